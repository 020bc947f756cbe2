"""Where things stand on an input sheet of a new workbook. Rows and columns count from 0."""

from __future__ import annotations

from dataclasses import dataclass

from planner.examples.types import Entry, Example
from planner.months import Month
from planner.schema.types import Column, Sheet

TITLE_ROW, PURPOSE_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2, 3
LAST_ROW = 999
"""Validation and name lists reach down to here, beyond the rows that are coloured."""

FOR_PEOPLE = ("unit", "note")
"""Columns that nothing is read from."""

_FIXED = ("settings", "customers", "outsourcing", "rules", "goals")  # their rows are known
_LEAST_ROWS = 12
_SPARE_ROWS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its columns from left to right, with the months between the keys and the Note."""

    sheet: Sheet
    rows: tuple[Entry, ...]
    before: tuple[Column, ...]
    months: tuple[Month, ...]
    after: tuple[Column, ...]

    @property
    def columns(self) -> tuple[tuple[int, Column], ...]:
        """Every column but the months, with its place."""
        left = tuple(enumerate(self.before))
        return (*left, *enumerate(self.after, len(self.before) + len(self.months)))

    @property
    def first_month(self) -> int:
        """Place of the first month's column."""
        return len(self.before)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.before) + len(self.months) + len(self.after)

    @property
    def last_filled(self) -> int:
        """The last row with data; of an empty sheet, the last coloured row."""
        return FIRST_ROW + len(self.rows) - 1 if self.rows else self.last_coloured

    @property
    def last_coloured(self) -> int:
        """The last row that is made ready for input."""
        if self.sheet.key in _FIXED and self.rows:
            return FIRST_ROW + len(self.rows) - 1
        return FIRST_ROW + max(_LEAST_ROWS, len(self.rows) + _SPARE_ROWS) - 1

    def place(self, key: str) -> int | None:
        """Place of the column called ``key``, None where the sheet has none."""
        return next((at for at, column in self.columns if column.key == key), None)


def lay_out(sheet: Sheet, example: Example) -> Layout:
    """The layout of ``sheet`` with the rows of ``example``; columns that a solve fills in are left out."""
    columns = tuple(column for column in sheet.columns if not column.result)
    months = tuple(example.first_month.plus(t) for t in range(example.months)) if sheet.months else ()
    after = tuple(column for column in columns if months and column.key == "note")
    before = tuple(column for column in columns if column not in after)
    return Layout(sheet, example.sheets.get(sheet.key, ()), before, months, after)
