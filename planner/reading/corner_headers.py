"""Tables by month whose first column has no heading, or the sheet's own name for one: the corner of the table."""

from __future__ import annotations

import datetime
from dataclasses import replace

from planner.reading.grids import Grid, Raw, unless_blank
from planner.reading.headers import SEARCHED_ROWS, Header, find_header, header_month
from planner.reading.monthtext import FIRST_YEAR, LAST_YEAR, read_month
from planner.schema.names import fold
from planner.schema.types import Sheet

_FEWEST = 2
"""Months below one another that make a column of months."""


def find_header_or_corner(grid: Grid, sheet: Sheet) -> Header | None:
    """The header of ``grid``; where it lacks the sheet's only required column, the one column that can be it is.

    Only beside months, which say which row is the header, and only where a single column can be meant: for a sheet
    of known lines the one that holds them, else the only other column with values before the first month. Names are
    checked against their sheet afterwards like any others.
    """
    header = find_header(grid, sheet)
    required = [column.key for column in sheet.columns if column.required]
    if sheet.months is None or len(required) != 1 or (header and required[0] in header.columns):
        return header
    found = header if header and header.months else row_of_months(grid)
    place = _only_key(grid, sheet, found) if found else None
    if found is None or place is None:
        return header
    raw = grid.value(found.row, place)
    return replace(
        found,
        columns={**found.columns, required[0]: place},
        titles={**found.titles, required[0]: "" if raw is None else str(raw)},
        unknown={column: other for column, other in found.unknown.items() if column != place},
        assumed=required[0],
    )


def row_of_months(grid: Grid) -> Header | None:
    """The row that names most months, as a header without any other column."""
    best = Header(0)
    for row in range(1, min(len(grid.values), SEARCHED_ROWS) + 1):
        header = Header(row)
        for column, raw in enumerate(grid.values[row - 1], start=1):
            month = header_month(raw)
            if month is None:
                if unless_blank(raw) is not None:
                    header.unknown[column] = raw
            elif (first := header.months.setdefault(month, column)) != column:
                header.twice.append((first, column))
        if len(header.months) > len(best.months):
            best = header
    return best if best.months else None


def _only_key(grid: Grid, sheet: Sheet, header: Header) -> int | None:
    """The one column before the months that can hold the names of the rows."""
    taken = {*header.columns.values(), *header.months.values()}
    below = range(header.row + 1, len(grid.values) + 1)
    texts = {
        column: [raw for row in below if isinstance(raw := grid.value(row, column), str | int | float)]
        for column in range(1, min(header.months.values()))
        if column not in taken
    }
    if sheet.lines:
        known = {fold(name) for line in sheet.lines for name in (line.key, *line.label.spellings())}
        able = [column for column, found in texts.items() if any(fold(str(raw)) in known for raw in found)]
    else:
        able = [column for column, found in texts.items() if found]
    return able[0] if len(able) == 1 else None


def months_run_down(grid: Grid, sheet: Sheet, header: Header | None) -> tuple[int, int] | None:
    """The first cell of a column that holds months below one another, where the sheet has none in its header."""
    if sheet.months is None or (header is not None and header.months):
        return None
    last = max((len(row) for row in grid.values), default=0)
    for column in range(1, last + 1):
        found = [
            row
            for row in range((header.row if header else 0) + 1, len(grid.values) + 1)
            if (raw := grid.value(row, column)) is not None and _is_month(raw)
        ]
        if len(found) >= _FEWEST and found[-1] - found[0] < 2 * len(found) + 2:
            return found[0], column
    return None


def _is_month(raw: Raw) -> bool:
    """Whether a cell holds a date, a month as text, or one as the number 201201."""
    if isinstance(raw, str):
        return read_month(raw) is not None
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return isinstance(raw, datetime.date)
    year, month = divmod(raw, 100)
    return FIRST_YEAR <= year <= LAST_YEAR and month in range(1, 13)
