"""Finds the header of a table: which row it is, and what stands in each of its columns."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from planner.months import Month
from planner.reading.grids import Grid, Raw, unless_blank
from planner.reading.monthtext import FIRST_YEAR, LAST_YEAR, read_month
from planner.schema.names import fold
from planner.schema.types import Column, Sheet

SEARCHED_ROWS = 200
"""Rows of a sheet among which its header is looked for."""

_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_MARKS = " :*"


@dataclass(slots=True)
class Header:
    """The header of a table; positions are 1-based. ``twice`` has the second position of a repeated header.

    ``titles`` has the headers of the known columns as typed; ``unknown`` the columns whose header names
    nothing that the sheet knows: they belong to the user. ``assumed`` is the key of a column that is read
    without a heading of its own, "" where there is none.
    """

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    months: dict[Month, int] = field(default_factory=dict)
    twice: list[tuple[int, int]] = field(default_factory=list)  # first and second column
    unknown: dict[int, Raw] = field(default_factory=dict)
    assumed: str = ""

    @property
    def score(self) -> int:
        """How much of the sheet the row names."""
        return len(self.columns) + len(self.months) if self.columns else 0


@lru_cache(maxsize=8192)
def folded_header(text: str) -> tuple[str, str]:
    """A header folded as it stands, and without the unit in brackets and the marks after it."""
    whole = fold(text)
    bare = whole.strip(_MARKS)
    while (shorter := _UNIT.sub("", bare).strip(_MARKS)) != bare:
        bare = shorter
    return whole, bare


def header_unit(text: str) -> str:
    """The unit in brackets after a header, "" where it has none: ``min`` of ``Handling time (min)``."""
    match = _UNIT.search(" ".join(text.split()).rstrip(_MARKS))
    return match[0].strip(" ()[]") if match else ""


@lru_cache(maxsize=64)
def column_names(key: str) -> Mapping[str, Column]:
    """Every folded spelling of the columns of the sheet ``key``: an input sheet, or one of a plan's own."""
    from planner.schema.inputs import INPUTS, input_sheet
    from planner.schema.plan_sheets import plan_sheet

    is_input = any(sheet.key == key for sheet in INPUTS)
    names: dict[str, Column] = {}
    for column in (input_sheet(key) if is_input else plan_sheet(key)).columns:
        for spelling in column.label.spellings():
            names.setdefault(fold(spelling), column)
    return names


def known_column(raw: Raw | None, sheet: Sheet) -> Column | None:
    """The column that a header cell names, None where it names none."""
    if not isinstance(raw, str):
        return None
    names = column_names(sheet.key)
    whole, bare = folded_header(raw)
    return names.get(whole) or names.get(bare)


def required_titles(rows: Iterable[Iterable[Raw]], sheet: Sheet) -> set[str]:
    """The texts in some rows that name a required column."""
    texts = {raw for cells in rows for raw in cells if isinstance(raw, str)}
    names = {name for name, column in column_names(sheet.key).items() if column.required}
    likely = [
        text for text in texts if (bare := fold(text).strip(_MARKS)) in names or bare.endswith((")", "]"))
    ]
    return {text for text in likely if (known := known_column(text, sheet)) and known.required}


def header_month(raw: Raw | None) -> Month | None:
    """The month that a header cell names: a date, or text with a single reading."""
    if isinstance(raw, datetime.date):
        return Month(raw.year, raw.month) if FIRST_YEAR <= raw.year <= LAST_YEAR else None
    if isinstance(raw, str):
        found = read_month(folded_header(raw)[1])
        if found and len(found.readings) == 1:
            return found.readings[0]
    return None


def find_header(grid: Grid, sheet: Sheet) -> Header | None:
    """The row of ``grid`` that names most of the sheet's columns (the first such row), None where none does."""
    spread = _vertical_merges(grid)
    best: Header | None = None
    merged = {row for row, _ in spread}
    for row, cells in enumerate(grid.values[:SEARCHED_ROWS], start=1):
        texts = [raw for raw in cells if isinstance(raw, str) and raw]
        if row not in merged and not any(known_column(raw, sheet) for raw in texts):
            continue
        header = read_header(grid, sheet, row, spread)
        if header.score > (best.score if best else 0):
            best = header
    return best


def read_header(
    grid: Grid, sheet: Sheet, row: int, spread: Mapping[tuple[int, int], Raw] | None = None
) -> Header:
    """The row read as a header; ``spread`` holds values of merged cells that reach down into it."""
    cells = {
        column: raw
        for column, raw in enumerate(grid.values[row - 1], start=1)
        if unless_blank(raw) is not None
    }
    for (place, column), raw in (spread or {}).items():
        if place == row:
            cells.setdefault(column, raw)
    header = Header(row)
    dated: list[int] = []
    for column, raw in cells.items():
        known = known_column(raw, sheet)
        if known is not None:
            first = header.columns.setdefault(known.key, column)
            if first != column:
                header.twice.append((first, column))
            header.titles.setdefault(known.key, str(raw))
        else:
            dated.append(column)
    for column in dated:
        _read_month(header, sheet, column, cells[column])
    return header


def _read_month(header: Header, sheet: Sheet, column: int, raw: Raw) -> None:
    """Months count only beside a known header: a row of dates alone is data."""
    month = header_month(raw) if sheet.months and header.columns else None
    if month is None:
        header.unknown[column] = raw
        return
    first = header.months.setdefault(month, column)
    if first != column:
        header.twice.append((first, column))


def _vertical_merges(grid: Grid) -> dict[tuple[int, int], Raw]:
    """Cells below the top of a merge that is one column wide, as under a header of two rows."""
    spread: dict[tuple[int, int], Raw] = {}
    for top, left, bottom, right in grid.scan.merged:
        raw = grid.value(top, left)
        if left == right and bottom - top <= 3 and isinstance(raw, str):
            spread.update(((row, left), raw) for row in range(top + 1, bottom + 1))
    return spread


def is_second_header(grid: Grid, sheet: Sheet, header: Header, row: int) -> bool:
    """Whether a row below the header is the header of another table of the same kind."""
    if row > len(grid.values):
        return False
    if not required_titles([grid.values[row - 1]], sheet):
        return False
    other = read_header(grid, sheet, row)
    return len(other.columns) >= 2 or other.columns == header.columns
