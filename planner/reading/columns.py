"""Checks of a header: columns that lack, come twice, or are named almost as a known one."""

from __future__ import annotations

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Grid
from planner.reading.headers import Header, folded_header, header_unit
from planner.reading.monthtext import read_month
from planner.reading.numbers import contradicts_unit, read_number
from planner.reading.raw import as_text
from planner.reading.report import Report, some
from planner.schema.inputs import YES_NO
from planner.schema.names import fold, nearest
from planner.schema.types import Column, Kind, Sheet
from planner.schema.units import unit_text
from planner.spreadsheet.addresses import address, letters

NEAR = 0.75
"""How alike an unknown header and a known name must be for a warning, from 0 to 1."""

_DECADES = 240  # months beyond which a heading is taken for a typing error


def check_header(grid: Grid, sheet: Sheet, header: Header, report: Report) -> None:
    """Every finding about the header row itself."""
    _report_repeated_headers(grid, header, report)
    unknown = {c: as_text(raw) for c, raw in header.unknown.items()}
    _missing(grid, sheet, header, unknown, report)
    near = _near_misses(grid, sheet, header, unknown, report)
    if not sheet.months:  # beside months they are errors: see ``check_month_columns``
        own = {place: text for place, text in unknown.items() if place not in near}
        _own_columns(grid, sheet, header, own, report)
    _without_result(grid, sheet, header, report)
    _headless(grid, header, report)
    _report_assumed_key(grid, sheet, header, report)


def no_header(grid: Grid, sheet: Sheet, report: Report) -> None:
    """The sheet has content, but no row of it names a column."""
    row = next((r for r in range(1, grid.last_row + 1) if grid.filled_columns(r)), 0)
    if not row:
        return
    column = grid.filled_columns(row)[0]
    raw = grid.value(row, column)
    needed = [c.label.text(report.language) for c in sheet.columns if c.required]
    report.error(
        "reading.no_header",
        grid.title,
        (row, column),
        found=as_text(raw) if raw is not None else "",
        expected=some(needed or [c.label.text(report.language) for c in sheet.columns if not c.result]),
    )


def _report_repeated_headers(grid: Grid, header: Header, report: Report) -> None:
    for first, second in header.twice:
        raw = grid.value(header.row, second)
        found = as_text(raw) if raw is not None else ""
        report.error(
            "reading.header_twice",
            grid.title,
            (header.row, second),
            found=found,
            other=address(header.row, first),
        )


def _missing(grid: Grid, sheet: Sheet, header: Header, unknown: dict[int, str], report: Report) -> None:
    for column in sheet.columns:
        if column.required and column.key not in header.columns:
            near = nearest_header(column, unknown)
            report.error(
                "reading.column_missing" if sheet.required else "reading.column_missing_here",
                grid.title,
                (header.row, _place(near, unknown)) if near else None,
                found=near,
                expected=column.label.text(report.language),
                nearest=near,
                hint="reading.hint_cell",
            )


def nearest_header(column: Column, unknown: dict[int, str]) -> str:
    """The unknown header that comes nearest to one of the column's names, "" where none is near."""
    for spelling in column.label.spellings():
        near = nearest(spelling, [folded_header(text)[1] for text in unknown.values()])
        if near:
            return next(text for text in unknown.values() if folded_header(text)[1] == near)
    return ""


def _place(text: str, unknown: dict[int, str]) -> int:
    return next(column for column, header in unknown.items() if header == text)


def _near_misses(
    grid: Grid, sheet: Sheet, header: Header, unknown: dict[int, str], report: Report
) -> set[int]:
    """A header that is almost the name of an optional column that the sheet lacks; returns their columns."""
    found = set()
    absent = {
        spelling: column
        for column in sheet.columns
        if column.key not in header.columns and not column.result and not column.required
        for spelling in column.label.spellings()
    }
    for place, text in unknown.items():
        near = nearest(folded_header(text)[1], absent, cutoff=NEAR)
        if near:
            found.add(place)
            report.warning(
                "reading.header_near",
                grid.title,
                (header.row, place),
                found=text,
                nearest=absent[near].label.text(report.language),
            )
    return found


def _own_columns(grid: Grid, sheet: Sheet, header: Header, unknown: dict[int, str], report: Report) -> None:
    """Columns whose heading names nothing but whose cells could say something: nobody should think they are read."""
    absent = [c for c in sheet.columns if c.key not in header.columns and not c.result]
    own = {place: text for place, text in unknown.items() if _could_speak(grid, header, place, absent)}
    if own:
        report.info("reading.own_columns", grid.title, (header.row, min(own)), found=some(own.values()))


def _could_speak(grid: Grid, header: Header, column: int, absent: list[Column]) -> bool:
    """Whether a cell of a column holds what one of the ``absent`` columns may: remarks for people are none."""
    kinds = {one.kind for one in absent}
    of_them = [c for one in absent for c in (YES_NO if one.kind is Kind.YESNO else one.choices)]
    choices = {fold(name) for c in of_them for name in (c.key, *c.label.spellings())}
    names = bool(kinds & {Kind.NAME, Kind.NAMES})
    for row in range(header.row + 1, grid.last_row + 1):
        raw = grid.value(row, column)
        if raw is None:
            continue
        if not isinstance(raw, str):
            return True
        if names or fold(raw) in choices or read_number(raw) or read_month(raw):
            return True
    return False


def _without_result(grid: Grid, sheet: Sheet, header: Header, report: Report) -> None:
    """A header cell that shows an error or a formula never calculated hides which column it heads."""
    for column in sorted(grid.scan.flagged.get(header.row, ())):
        if not sheet.months and not _has_data(grid, header, column):
            continue
        shown = grid.scan.errors.get((header.row, column))
        code = "reading.error_cell" if shown else "reading.formula_without_result"
        report.error(code, grid.title, (header.row, column), found=shown or "")


def _headless(grid: Grid, header: Header, report: Report) -> None:
    """Columns between or beside those of the table that hold values but have no header."""
    headed = {*header.columns.values(), *header.months.values(), *header.unknown}
    headed |= grid.scan.flagged.get(header.row, set()) | {second for _, second in header.twice}
    last = max(headed)
    bare = [c for c in range(min(headed), last) if c not in headed and _has_data(grid, header, c)]
    if bare:
        report.info(
            "reading.column_without_header",
            grid.title,
            (header.row, bare[0]),
            found=some(letters(column) for column in bare),
        )


def _report_assumed_key(grid: Grid, sheet: Sheet, header: Header, report: Report) -> None:
    """The column that is read as the sheet's key although its heading does not say so."""
    if header.assumed:
        report.info(
            "reading.key_without_header",
            grid.title,
            (header.row, header.columns[header.assumed]),
            found=header.titles[header.assumed],
            expected=sheet.column(header.assumed).label.text(report.language),
        )


def _has_data(grid: Grid, header: Header, column: int) -> bool:
    return any(
        grid.value(row, column) is not None or column in grid.scan.flagged.get(row, ())
        for row in range(header.row + 1, grid.last_row + 1)
    )


def check_units(grid: Grid, sheet: Sheet, header: Header, reader: Reader, report: Report) -> None:
    """A header that names another unit than its column's says that the numbers below mean something else."""
    for key, place in header.columns.items():
        column, unit = sheet.column(key), header_unit(header.titles[key])
        if not column.result and contradicts_unit(unit, column.unit, reader.currency):
            report.error(
                "reading.header_other_unit",
                grid.title,
                (header.row, place),
                found=header.titles[key],
                expected=unit_text(column.unit, report.language, reader.currency),
                unit=unit,
            )


def check_horizon(grid: Grid, header: Header, first: Month, months: int, report: Report) -> None:
    """Month columns outside the horizon are allowed, and said to have no effect: a warning where that looks wrong."""
    outside = [
        (month, column) for month, column in header.months.items() if not 0 <= month.since(first) < months
    ]
    if outside:
        filled = [(month, column) for month, column in outside if _has_data(grid, header, column)]
        say = report.warning if filled and _looks_wrong(header, filled, first, months) else report.info
        say(
            "reading.months_outside",
            grid.title,
            (header.row, min(column for _, column in outside)),
            found=some(month.text(report.language) for month, _ in sorted(outside)),
        )


def _looks_wrong(header: Header, outside: list[tuple[Month, int]], first: Month, months: int) -> bool:
    """Whether a year was mistyped: no month of the sheet is planned, one is decades away, or one stands amid others."""
    inside = [column for month, column in header.months.items() if 0 <= month.since(first) < months]
    far = any(not -_DECADES <= month.since(first) < months + _DECADES for month, _ in outside)
    return not inside or far or any(min(inside) < column < max(inside) for _, column in outside)
