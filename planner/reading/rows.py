"""Which rows below a header are data, and which are blank, totals, notes or another table."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection

from planner.reading.grids import Grid
from planner.reading.headers import Header, is_second_header, required_titles
from planner.reading.raw import as_text
from planner.schema.names import fold
from planner.schema.types import Kind, Sheet


class RowKind(enum.Enum):
    """What a row below the header is."""

    DATA = enum.auto()
    BLANK = enum.auto()
    SPARE = enum.auto()  # formulas kept ready for a row that is not there yet
    TOTAL = enum.auto()
    NOTE = enum.auto()
    MAYBE_NOTE = enum.auto()  # as short as a name: a note by its place only
    HEADER = enum.auto()


_MARKED = re.compile(r"(?:\*|\([0-9*]\)|[¹²³]|(?:notes?|nb|n\.b\.|sources?|remarques?|remarks?)\b\s*[.:])")
_NAME_LENGTH = 30
PEOPLE_COLUMNS = ("source", "note")
"""Columns that are for people: the plan does not depend on them."""


class RowSorter:
    """Sorts the rows of one table, from its header down; ``sort`` is called for each row in turn."""

    def __init__(self, grid: Grid, sheet: Sheet, header: Header, totals: Collection[int]) -> None:
        self._grid = grid
        self._totals = totals
        self._sheet = sheet
        self._header = header
        result = {column.key for column in sheet.columns if column.result}
        self._inputs = {header.columns[key] for key in header.columns if key not in result}
        self._inputs |= set(header.months.values())
        self._people = {header.columns[key] for key in PEOPLE_COLUMNS if key in header.columns}
        self._with_figures = self._find_figures()
        self._titles = required_titles(grid.values[header.row :], sheet)
        self._after_gap = False

    def sort(self, row: int) -> RowKind:
        """What the row is; notes below a gap stay notes until a row of data comes."""
        if row in self._with_figures and not (self._titles and self._is_header(row)):
            kind = RowKind.DATA
        else:
            kind = self._kind(row, self._grid.filled_columns(row))
        if kind is not RowKind.NOTE:
            self._after_gap = kind in {RowKind.BLANK, RowKind.MAYBE_NOTE}
        return kind

    def _find_figures(self) -> set[int]:
        """The rows whose first number (or date) for the plan is typed, and that are no total: those are data."""
        values, formulas = self._grid.values, self._grid.scan.formulas
        rows = [r for r in range(self._header.row + 1, len(values) + 1) if r not in self._totals]
        found: set[int] = set()
        for column in sorted(self._inputs - self._people):
            texts = []
            for row in rows:
                cells = values[row - 1]
                if column > len(cells) or isinstance(cells[column - 1], str):
                    texts.append(row)
                elif (row, column) not in formulas:
                    found.add(row)
            rows = texts
        return found

    def _is_header(self, row: int) -> bool:
        values = self._grid.values
        if row > len(values) or self._titles.isdisjoint(values[row - 1]):
            return False
        return is_second_header(self._grid, self._sheet, self._header, row)

    def _kind(self, row: int, columns: list[int]) -> RowKind:
        inputs = [column for column in columns if column in self._inputs]
        if not inputs:
            return RowKind.BLANK
        if self._is_spare(row, inputs):
            return RowKind.SPARE
        if self._is_header(row):
            return RowKind.HEADER
        if row in self._totals:
            return RowKind.TOTAL
        return self._note(row, columns, inputs)

    def _is_spare(self, row: int, inputs: list[int]) -> bool:
        """Whether the row has no name and nothing but formulas, which give zero or, without a name, an error."""
        scan = self._grid.scan
        places = [self._header.columns.get(key, 0) for key in self._sheet.key_columns[:1]]
        if not places or not all((row, column) in scan.formulas for column in inputs):
            return False
        key = (row, places[0])
        if self._grid.value(*key) or key in scan.errors or any((row, at) in scan.uncached for at in inputs):
            return False
        return all((row, at) in scan.errors or not self._grid.value(row, at) for at in inputs)

    def _note(self, row: int, columns: list[int], inputs: list[int]) -> RowKind:
        if set(inputs) <= self._people:
            return RowKind.NOTE
        values = [self._grid.value(row, column) for column in columns]
        if not all(isinstance(value, str) for value in values):
            return RowKind.DATA
        text = as_text(values[0] or "")
        if _MARKED.match(fold(text)) and (self._after_gap or len(columns) == 1):
            return RowKind.NOTE
        if len(columns) > 1 or not self._after_gap:
            return RowKind.DATA
        if not self._could_be_row(inputs[0], text):
            return RowKind.NOTE
        return RowKind.DATA if self._has_data_below(row) else RowKind.MAYBE_NOTE

    def _could_be_row(self, column: int, text: str) -> bool:
        """A short name alone may be a row where the sheet requires nothing but its key and has no months."""
        needed = [c for c in self._sheet.columns if c.required]
        alone = len(needed) == 1 and needed[0].kind in {Kind.TEXT, Kind.CHOICE} and not self._sheet.months
        is_key = alone and self._header.columns.get(needed[0].key) == column
        return is_key and len(text) <= _NAME_LENGTH and not text.endswith((".", ":", ";"))

    def _has_data_below(self, row: int) -> bool:
        """Whether a fuller row comes below, or the table has no column but its key anyway."""
        if len(self._inputs - self._people) == 1:
            return True
        below = range(row + 1, self._grid.last_row + 1)
        return any(len(self._inputs.intersection(self._grid.filled_columns(r))) > 1 for r in below)
