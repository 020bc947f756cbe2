"""Which rows of a table add up the others, judged by what stands in them and not by their names alone."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from planner.reading.grids import Grid
from planner.reading.headers import Header
from planner.schema.names import fold
from planner.schema.types import Column, Kind, Sheet
from planner.spreadsheet.addresses import letters
from planner.tolerances import TOTAL


class Total(enum.Enum):
    """How a row that is not read as one of the table's is known for a total."""

    SURE = enum.auto()
    NAMED = enum.auto()  # by its name alone: its figures are no sum of others


_ONLY_A_TOTAL = re.compile(
    r"(?:grand |sous[- ]?|sub[- ]?|s[-/ ])?(?:total|totals|totaux|totale)"
    r"(?: (?:general|generaux|generale|global|overall))?|general total"
)
"""Names that nobody gives to anything but a total."""

_LIKE_A_TOTAL = re.compile(
    r"(?:grand |sous[- ]?|sub[- ]?|s[-/ ])?(?:total|totals|totaux|totale|somme|sum|ensemble|cumul)(?:\b.*)?"
    r"|.*\b(?:total|totals|totaux|ensemble)"
    r"|overall|all|tous|toutes|tout|together|global|summe|gesamt|insgesamt|suma|totaal|tot|∑|σ"
)
"""Names that may be those of a total, or of a centre, a partner or a pool."""

_OF_A_TOTAL = re.compile("to[tug]|som|sum|ens|cum|all|glo|ges|[∑σ]")
"""What each name like a total's has in it, faster to look for."""

_FUNCTIONS = re.compile(
    r"\b(?:SUM|SUBTOTAL|AGGREGATE|AVERAGE|COUNT|COUNTA|MIN|MAX|MEDIAN|SUMIFS?|SUMPRODUCT)\(", re.IGNORECASE
)
_WHOLE_COLUMN = re.compile(r"\w\[(?![^\]]*(?:@|#This Row))[^\]]+\]", re.IGNORECASE)
"""A column of an Excel table, not its cell in the same row."""

_NEVER_TOTALLED = ("settings", "envelopes", "rules", "goals", "scenarios")
"""Sheets whose figures nobody adds up: an envelope or a scenario may well be called Total."""

_MARKS = " :.*"

_FEW = 2
"""Rows that may well be equal, or one the sum of the others, by chance."""


class TotalFinder:
    """Finds the totals of one table. ``used`` are the folded names of its rows that other sheets use or give."""

    def __init__(self, grid: Grid, sheet: Sheet, header: Header, used: frozenset[str]) -> None:
        self._grid = grid
        self._sheet = sheet
        self._used = used
        self._columns = dict(_numeric_columns(sheet, header))
        keys = [header.columns[key] for key in sheet.key_columns[:1] if key in header.columns]
        self._key = keys[0] if keys else 0
        required = [column.key for column in sheet.columns if column.required]
        self._others = [
            header.columns.get(key, 0) for key in required if header.columns.get(key) != self._key
        ]
        self._rows = [r for r in range(header.row + 1, grid.last_row + 1) if grid.is_filled(r)]
        self._labels = {row: self._label(row) for row in self._rows}
        self._found: dict[int, Total] | None = None
        self._maybe = [row for row, label in self._labels.items() if self._may_be_total(row, label)]

    def find(self) -> dict[int, Total]:
        """Each row that is a total."""
        if self._found is None:
            self._found = self._find()
        return self._found

    def _find(self) -> dict[int, Total]:
        found = {row: Total.SURE for row in self._rows if row in self._grid.table_totals}
        if self._sheet.key not in _NEVER_TOTALLED:
            found |= {row: kind for row in self._maybe if row not in found and (kind := self._kind(row))}
        return found

    def sum_of_all(self) -> int | None:
        """The last row where it is read though each of its figures is the sum of all others; None where it is not.

        Its name is no total's, and no other sheet uses it; a sum of one row, or of nothing, is none.
        """
        if self._sheet.key in _NEVER_TOTALLED or len(self._rows) <= _FEW or not self._key:
            return None
        totals, last = self.find(), self._rows[-1]
        others = [row for row in self._rows[:-1] if row not in totals]
        if last in totals or self._labels[last] in self._used:
            return None
        summed = 0
        for column, schema in self._columns.items():
            value = self._number(last, column)
            if value is None or not _is_additive(schema):
                continue
            added = [one for row in others if (one := self._number(row, column))]
            if abs(sum(added) - value) > TOTAL * abs(value):
                return None
            summed += len(added) > 1
        return last if summed else None

    def _label(self, row: int) -> str:
        """The name of a row, folded: its key, or the first text before its first number."""
        raw = self._grid.value(row, self._key) if self._key else None
        if raw is not None:
            return fold(raw).strip(_MARKS) if isinstance(raw, str) else ""
        for column in self._grid.filled_columns(row):
            raw = self._grid.value(row, column)
            if isinstance(raw, str):
                return fold(raw).strip(_MARKS)
            if raw is not None:
                break
        return ""

    def _may_be_total(self, row: int, label: str) -> bool:
        if _OF_A_TOTAL.search(label) and _LIKE_A_TOTAL.fullmatch(label):
            return True
        return row in self._grid.table_totals or self._is_sum_by_formula(row)

    def _kind(self, row: int) -> Total | None:
        """What a row that may be a total is; None where it is one of the table's rows."""
        label = self._labels[row]
        only, like = (bool(label and p.fullmatch(label)) for p in (_ONLY_A_TOTAL, _LIKE_A_TOTAL))
        by_formula, by_figures = self._is_sum_by_formula(row), self._is_sum_by_figures(row)
        complete = bool(self._others) and all(
            place in self._grid.filled_columns(row) for place in self._others
        )
        if only and (by_formula or (by_figures and not complete)):
            return Total.SURE
        if label in self._used or (complete and not by_formula):
            return None
        if by_formula and (like or not self._has_figures_of_its_own(row)):
            return Total.SURE
        if like and by_figures:
            return Total.SURE
        if len(self._rows) == 1 or not (only if not self._others else like and not complete):
            return None
        says_nothing = all(self._number(row, column) is None for column in self._columns)
        return Total.SURE if says_nothing else Total.NAMED

    def _is_sum_by_formula(self, row: int) -> bool:
        """Whether a formula of the row adds up its column."""
        return bool(self._grid.scan.formulas) and any(self._adds_up(row, column) for column in self._columns)

    def _has_figures_of_its_own(self, row: int) -> bool:
        """Whether a number was typed in the row."""
        return any(
            self._number(row, column) is not None and (row, column) not in self._grid.scan.formulas
            for column in self._columns
        )

    def _adds_up(self, row: int, column: int) -> bool:
        """Whether the formula of a cell sums up (or counts, or averages) other cells of its own column."""
        formula = self._grid.scan.formulas.get((row, column), "").replace(" ", "")
        if not formula:
            return False
        if _chain(column).fullmatch(formula):
            return True
        if not _FUNCTIONS.search(formula):
            return False
        spans = (sorted((int(a), int(b))) for a, b in _span(column).findall(formula))
        return any(not first <= row <= last for first, last in spans) or bool(_WHOLE_COLUMN.search(formula))

    def _is_sum_by_figures(self, row: int) -> bool:
        """Whether each figure that can be added up is the sum of other rows, and at least one is not zero."""
        agreed = 0
        for column, schema in self._columns.items():
            value = self._number(row, column)
            if value is None or not _is_additive(schema):
                continue
            if any(abs(total - value) <= TOTAL * abs(total) for total in self._sums(row, column)):
                agreed += value != 0
            else:
                return False
        return agreed > 0

    def _sums(self, row: int, column: int) -> Iterator[float]:
        """The sums that a total may give: of the rows above or below, as far as the next total or all of them."""
        maybe = {*self._maybe, row}
        before = max((r for r in maybe if r < row), default=0)
        after = min((r for r in maybe if r > row), default=self._grid.last_row + 1)
        rows = [r for r in self._rows if r not in maybe]
        groups: tuple[Iterable[int], ...] = (
            [r for r in rows if before < r < row],
            [r for r in rows if r < row],
            [r for r in rows if row < r < after],
            [r for r in rows if r > row],
            rows,
        )
        for group in groups:
            values = [value for r in group if (value := self._number(r, column)) is not None]
            if values:
                yield sum(values)

    def _number(self, row: int, column: int) -> float | None:
        raw = self._grid.value(row, column)
        return float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def _numeric_columns(sheet: Sheet, header: Header) -> Iterator[tuple[int, Column]]:
    """The places of the columns of numbers, those of the months included."""
    for column in sheet.columns:
        if (
            column.kind in {Kind.NUMBER, Kind.INTEGER, Kind.SHARE}
            and not column.result
            and column.key in header.columns
        ):
            yield header.columns[column.key], column
    if sheet.months is not None:
        yield from ((place, sheet.months) for place in header.months.values())


def _is_additive(column: Column) -> bool:
    """Whether the sum of a column says something: people and contacts can be added up, prices and degrees cannot."""
    return column.unit.startswith(("FTE", "customers", "contacts")) or column.key in {
        "customers_share",
        "share",
    }


@lru_cache(maxsize=256)
def _span(column: int) -> re.Pattern[str]:
    """A range within a column of the same sheet."""
    name = letters(column)
    return re.compile(rf"(?<![A-Z0-9!'$])\$?{name}\$?([0-9]+):\$?{name}\$?([0-9]+)(?![0-9])", re.IGNORECASE)


@lru_cache(maxsize=256)
def _chain(column: int) -> re.Pattern[str]:
    """Cells of a column added one by one."""
    cell = rf"\$?{letters(column)}\$?[0-9]+"
    return re.compile(rf"\+?{cell}(?:\+{cell})+", re.IGNORECASE)
