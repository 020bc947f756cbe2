"""What is odd about the layout of a table that was read: hidden, merged or doubtful cells."""

from __future__ import annotations

from planner.display import exact_percent
from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.headers import header_unit, is_second_header
from planner.reading.numbers import PERCENT
from planner.reading.raw import day_of
from planner.reading.report import Report, some
from planner.reading.rows import PEOPLE_COLUMNS
from planner.reading.tables import TableDraft, input_columns
from planner.schema.types import Column, Kind
from planner.spreadsheet.addresses import address


def check_table(table: TableDraft, reader: Reader, report: Report) -> None:
    """Every finding about the layout of one table."""
    _report_hidden(table, report)
    if table.grid.mended:
        cells = some(address(*cell) for cell in table.grid.mended)
        report.warning("reading.unshowable", table.grid.title, table.grid.mended[0], found=cells)
    if not table.header.row:
        return
    _header_above(table, report)
    _report_merged(table, report)
    for column in input_columns(table.sheet):
        if column.key not in table.header.columns:
            continue
        if column.kind is Kind.MONTH:
            _days(table, column, reader, report)
        elif column.kind is Kind.SHARE:
            _percent_header(table, column, reader, report)


def _report_hidden(table: TableDraft, report: Report) -> None:
    """Hidden rows and sheets are read like any other, and that is said."""
    hidden = [draft for draft in table.drafts if draft.number in table.grid.scan.hidden_rows]
    if hidden:
        place = (hidden[0].number, min(table.header.columns.values()))
        report.info("reading.hidden_rows", table.grid.title, place, count=len(hidden))
    if table.grid.hidden:
        report.info("reading.hidden_sheet", table.grid.title)


def _header_above(table: TableDraft, report: Report) -> None:
    """A smaller table above the one that is read, with rows of its own, would be lost in silence."""
    grid, header = table.grid, table.header
    for row in range(1, header.row - 1):
        between = range(row + 1, header.row)
        if is_second_header(grid, table.sheet, header, row) and any(grid.filled_columns(r) for r in between):
            table.sound = False
            place = (row, grid.filled_columns(row)[0])
            report.error("reading.second_table", grid.title, place, other=str(header.row))
            return


def _report_merged(table: TableDraft, report: Report) -> None:
    """Merged cells hold one value, whichever rows and columns they cover: the others would be blank."""
    grid, header = table.grid, table.header
    rows = {draft.number for draft in table.drafts}
    columns = {column for key, column in header.columns.items() if key not in PEOPLE_COLUMNS}
    columns |= set(header.months.values())
    for top, left, bottom, right in grid.scan.merged:
        covered_rows = rows.intersection(range(top, bottom + 1))
        covered_columns = columns.intersection(range(left, right + 1))
        if covered_rows and covered_columns and grid.value(top, left) is not None:
            found = f"{address(top, left)}:{address(bottom, right)}"
            report.error("reading.merged", grid.title, (min(covered_rows), min(covered_columns)), found=found)


def _days(table: TableDraft, column: Column, reader: Reader, report: Report) -> None:
    """A month given as a date other than its first is read as the whole month."""
    for draft in table.drafts:
        raw, month = draft.raw.get(column.key), draft.values[column.key]
        if raw is not None and isinstance(month, Month) and day_of(raw) != 1:
            report.info(
                "reading.day_ignored",
                table.grid.title,
                table.place(draft, column.key),
                found=reader.cell_text(raw),
                month=month.text(report.language),
            )


def _percent_header(table: TableDraft, column: Column, reader: Reader, report: Report) -> None:
    """Below a header in %, a bare 0.5 is still read as 50 %; whoever meant 0.5 % should know."""
    if not header_unit(table.header.titles[column.key]).startswith(PERCENT):
        return
    for draft in table.drafts:
        raw, place = draft.raw.get(column.key), table.place(draft, column.key)
        if isinstance(raw, str | bool) or not isinstance(raw, int | float):
            continue
        if 0 < abs(raw) <= 1 and place not in table.grid.scan.percents:
            report.warning(
                "reading.share_under_percent",
                table.grid.title,
                place,
                found=reader.cell_text(raw),
                percent=exact_percent(raw, reader.language),
                other=exact_percent(raw / 100, reader.language),
            )
            return
