"""How a sheet of ours is laid out: its headings, and its rows in runs of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from planner.messages import text
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.schema.types import LANGUAGES
from planner.spreadsheet.values import Values

_SEARCHED = 30
_FIRST_SERIAL = 10_000.0
"""Headings that are numbers from here on are months; smaller ones are years."""


_DECIDED = frozenset(name for column in DECISION_COLUMNS for name in (column.label.en, column.label.fr))
"""Headings under which people decide: what stands there is no label of its row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``texts`` are the labels of each row below the headings, by column; ``titles`` those of the rows' blocks.

    ``figured`` are the rows that are no titles. ``header`` is 0 on a sheet without headings.
    """

    values: Values
    header: int
    headings: Mapping[int, str | float]
    labels: tuple[int, ...]
    texts: Mapping[int, Mapping[int, str]]
    titles: Mapping[int, str]
    figured: frozenset[int]

    @property
    def last(self) -> tuple[int, int]:
        """The last row and column that hold anything."""
        spots = self.values.cells
        return max((row for row, _ in spots), default=0), max((column for _, column in spots), default=0)

    def with_labels(self, columns: Collection[int]) -> Layout:
        """The layout with rows known by these label columns alone."""
        kept = {
            row: {column: said for column, said in texts.items() if column in columns}
            for row, texts in self.texts.items()
        }
        return replace(self, texts={row: texts for row, texts in kept.items() if texts})

    def row_run(self, row: int) -> tuple[int, int]:
        """The rows of one kind around ``row``, none of them a total: (first, last)."""
        kind = self._kind(row)
        return _run(row, lambda at: kind is not None and self._kind(at) == kind)

    def column_run(self, column: int) -> tuple[int, int]:
        """The columns of months around ``column``; any other column stands alone."""
        month = is_month(self.headings.get(column))
        return _run(column, lambda at: month and is_month(self.headings.get(at)))

    def _kind(self, row: int) -> frozenset[int] | None:
        """The label columns that a row fills; None for a blank row, a title and a total."""
        texts = self.texts.get(row)
        if not texts or texts[min(texts)] in _totals() or (self.header and row not in self.figured):
            return None
        return frozenset(texts)


def layout(
    values: Values, *, header: int | None = None, headings: Mapping[int, str | float] | None = None
) -> Layout:
    """The layout of a sheet; ``headings`` are those that it should have, None to take those above its frozen part."""
    at = header if header is not None else _frozen(values) if headings is None else _header(values, headings)
    found = values.row(at) if at else {}
    months = [column for column, heading in found.items() if is_month(heading)]
    labels = tuple(
        column
        for column in sorted(found)
        if (not months or column < min(months)) and found[column] not in _DECIDED
    )
    texts: dict[int, dict[int, str]] = {}
    for (row, column), value in values.cells.items():
        named = column in labels or not at
        if row > at and named and isinstance(value.shown, str) and not value.formula:
            texts.setdefault(row, {})[column] = value.shown
    figured = _rows_with_figures(values) if months else frozenset(texts)
    return Layout(values, at, found, labels, texts, _titles(texts, at), figured)


def _rows_with_figures(values: Values) -> frozenset[int]:
    """The rows with a figure, or with a formula: some programs save none of its values."""
    formulas = {
        row
        for row, cells in values.sheet.cells.items()
        if any(cell.child("f") is not None for cell in cells.values())
    }
    return frozenset(
        formulas | {row for (row, _), value in values.cells.items() if isinstance(value.shown, float)}
    )


def is_month(heading: object) -> bool:
    """Whether a heading is a month, which cells hold as the number of a day."""
    return isinstance(heading, float) and heading >= _FIRST_SERIAL


def _titles(texts: Mapping[int, Mapping[int, str]], header: int) -> dict[int, str]:
    """For each row the first text of its block; blocks are parted by blank rows."""
    titles: dict[int, str] = {}
    for row in sorted(texts):
        if row - 1 in titles:
            titles[row] = titles[row - 1]
        else:
            titles[row] = "" if row == header + 1 else texts[row][min(texts[row])]
    return titles


def _frozen(values: Values) -> int:
    """The last of the rows that stay on the screen: the headings, on each sheet of ours that has some."""
    views = values.sheet.document.root.child("sheetViews", "sheetView", "pane")
    rows = views.attributes.get("ySplit", "0") if views is not None else "0"
    return int(float(rows))


def _header(values: Values, headings: Mapping[int, str | float]) -> int:
    """The row that shares most with the headings, half of them at least; 0 where there is none."""
    wanted = set(headings.values())
    best, most = 0, len(wanted) / 2
    for row in range(1, _SEARCHED + 1):
        shared = len(wanted & set(values.row(row).values()))
        if shared >= max(most, 1):
            best, most = row, shared + 1
    return best


def _run(at: int, belongs: Callable[[int], bool]) -> tuple[int, int]:
    """The places next to each other around ``at`` that belong together."""
    first = last = at
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return first, last


def _totals() -> frozenset[str]:
    return frozenset(text("plan_total", language) for language in LANGUAGES)
