"""Sheets by their columns: those that only bear the name of an input, and inputs that stand under another name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from planner.reading.corner_headers import find_header_or_corner, months_run_down, row_of_months
from planner.reading.grids import Contents, Grid, SheetEntry, load_grids
from planner.reading.own_sheets import is_copy
from planner.reading.report import Report, some
from planner.reading.rows import PEOPLE_COLUMNS
from planner.reading.sheets import Found, Matched
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.names import fold
from planner.schema.types import Sheet
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal

_MOST_BYTES = 4 * 2**20
"""XML of a sheet beyond which it is not searched for the columns of an input."""

_ROW_END = b"</row>"

Strangers = tuple[tuple[str, SheetEntry], ...]
"""Sheets of the user's that bear the name of an input, each with the key of that."""

_HEAD_BYTES = 200_000
"""XML of a sheet of which only the first rows are looked at: its headings stand there."""

_LEAST_COLUMNS = 3
"""Columns by which a sheet without months is known under another name; fewer may be anybody's."""


def settle(matched: Matched, grids: Mapping[str, Grid]) -> tuple[Matched, Strangers]:
    """The sheets that are inputs by their columns too, and the user's own that only bear an input's name.

    Of several with one name, the one with the columns is the input. A required sheet without its columns stays one,
    so that the columns are asked for, unless no required sheet has any.
    """
    inputs, twice, own = dict(matched.inputs), dict(matched.twice), list[tuple[str, SheetEntry]]()
    any_required = any(
        _names_columns(grids[entry.title], input_sheet(key))
        for key, entry in inputs.items()
        if input_sheet(key).required
    )
    for key, entry in matched.inputs.items():
        sheet, entries = input_sheet(key), (entry, *matched.twice.get(key, ()))
        fitting = [e for e in entries if _names_columns(grids[e.title], sheet)]
        if len(fitting) == 1 and len(entries) > 1:
            inputs[key] = fitting[0]
            twice.pop(key)
            own += [(key, e) for e in entries if e is not fitting[0]]
        elif not fitting and len(entries) == 1 and not (sheet.required and any_required):
            del inputs[key]
            own.append((key, entry))
    return replace(matched, inputs=inputs, twice=twice), tuple(own)


def _names_columns(grid: Grid, sheet: Sheet) -> bool:
    """Whether a row names columns of the sheet, beyond those that any table may have; an empty sheet may yet."""
    if not grid.scan.filled:
        return True
    header = find_header_or_corner(grid, sheet)
    if header is None:
        by_month = sheet.months is not None and row_of_months(grid) is not None
        return by_month or months_run_down(grid, sheet, None) is not None
    return bool(header.months or header.columns.keys() - {*PEOPLE_COLUMNS, "unit"})


def find_renamed(
    package: Package, book: Contents, matched: Matched, ours: Collection[str], had: Collection[str]
) -> Found:
    """The inputs that the workbook lacks by name, among its sheets that bear no name of an input or of ours.

    ``ours`` are the titles of sheets that a solve wrote, ``had`` the keys of the inputs that the last version had.
    """
    wanted = [sheet for sheet in INPUTS if sheet.key not in matched.inputs]
    if not wanted or not matched.unknown:
        return Found()
    grids = [
        grid for entry in matched.unknown if (grid := _load_candidate(package, book, entry, ours)) is not None
    ]
    adopted: dict[str, Grid] = {}
    meant: dict[str, tuple[str, ...]] = {}
    like: dict[str, tuple[str, ...]] = {}
    for sheet in wanted:
        fitting = [grid for grid in grids if _has_columns(grid, sheet)]
        if sheet.key in had and len(fitting) == 1:
            adopted[sheet.key] = _whole(package, book, matched, fitting[0])
        elif sheet.key in had or sheet.required:
            meant[sheet.key] = tuple(grid.title for grid in fitting)
        else:
            meant[sheet.key] = tuple(grid.title for grid in fitting if _sounds_like(grid.title, sheet))
            others = (grid.title for grid in fitting if grid.title not in meant[sheet.key])
            like |= {title: (*like.get(title, ()), sheet.key) for title in others}
    said = {title for titles in meant.values() for title in titles}
    said |= {grid.title for grid in adopted.values()}
    return Found(
        adopted,
        {key: titles for key, titles in meant.items() if titles},
        {title: keys for title, keys in like.items() if title not in said},
    )


def _load_candidate(
    package: Package, book: Contents, entry: SheetEntry, ours: Collection[str]
) -> Grid | None:
    if entry.title in ours or is_copy(entry.title) or _bytes(package, entry) > _MOST_BYTES:
        return None
    with suppress(Refusal):
        return load_grids(_with_head(package, entry), book, [entry])[entry.title]
    return None


def _with_head(package: Package, entry: SheetEntry) -> Package:
    """``package`` with no more than the first rows of a long sheet."""
    if _bytes(package, entry) <= _HEAD_BYTES:
        return package
    xml = package.xml(entry.part)
    end = xml.rfind(_ROW_END, 0, _HEAD_BYTES)
    after = xml.rfind(_ROW_END)
    if end < 0 or end == after:
        return package
    return package.with_parts({entry.part: xml[:end] + xml[after:]})


def _whole(package: Package, book: Contents, matched: Matched, grid: Grid) -> Grid:
    """A sheet that was found to be an input, with all its rows."""
    entry = next(entry for entry in matched.unknown if entry.title == grid.title)
    return load_grids(package, book, [entry])[entry.title] if _bytes(package, entry) > _HEAD_BYTES else grid


def _bytes(package: Package, entry: SheetEntry) -> int:
    """The size of a sheet's XML as the file says it."""
    part = package.parts.get(package.actual(entry.part) or "")
    if part is None:
        return 0
    return part.packed.info.file_size if part.packed is not None else len(part.content or b"")


def _has_columns(grid: Grid, sheet: Sheet) -> bool:
    """Whether a sheet has all that the input requires, and enough to be taken for it."""
    header = find_header_or_corner(grid, sheet)
    if header is None or header.assumed:
        return False
    required = {column.key for column in sheet.columns if column.required}
    enough = bool(header.months) if sheet.months else len(header.columns) >= _LEAST_COLUMNS
    return enough and required <= header.columns.keys()


def _sounds_like(title: str, sheet: Sheet) -> bool:
    """Whether the title has the words of one of the input's names: ``Rules (2)``, ``Règles CODIR``."""
    words = set(_words(title))
    return any(set(_words(spelling)) <= words for spelling in sheet.label.spellings())


def _words(text: str) -> Iterator[str]:
    yield from fold(text).replace("(", " ").replace(")", " ").replace("-", " ").split()


def say_own(strangers: Strangers, report: Report) -> None:
    """A warning for each sheet of the user's that bears the name of an input."""
    for key, entry in strangers:
        sheet = input_sheet(key)
        needed = [c.label.text(report.language) for c in sheet.columns if c.required] or [
            c.label.text(report.language) for c in sheet.columns if not c.result
        ]
        report.warning(
            "reading.sheet_of_the_user",
            entry.title,
            found=some(needed),
            expected=sheet.label.text(report.language),
        )


def say_renamed(found: Found, had: Collection[str], matched: Matched, report: Report) -> None:
    """A warning for each input read under another name, and for each of the last version that is not found.

    A remark for each sheet of the user's that has the columns of an input which the workbook lacks.
    """
    for key, grid in found.adopted.items():
        report.warning(
            "reading.sheet_by_columns", grid.title, expected=input_sheet(key).label.text(report.language)
        )
    for sheet in INPUTS:
        if sheet.key in matched.inputs or sheet.key in found.adopted or sheet.required:
            continue
        titles, label = found.meant.get(sheet.key, ()), sheet.label.text(report.language)
        if sheet.key in had:
            code = "reading.sheet_lost" if titles else "reading.sheet_gone"
            report.warning(code, titles[0] if titles else "", found=some(titles), expected=label)
        elif titles:
            report.warning("reading.sheet_near", titles[0], found=titles[0], nearest=label)
    told = {one.sheet for one in report.findings}
    for title, keys in found.like.items():
        if title not in told:
            labels = some(input_sheet(key).label.text(report.language) for key in keys)
            report.info("reading.sheet_like", title, expected=labels)
