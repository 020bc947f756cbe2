"""Where a cell of the old sheet is found on the new one: by its row's labels and its column's heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from planner.writing.package.sheetdata import Position
from planner.writing.package.values import Values

HEADER_ROW = 4
"""Row of the headings on every sheet of ours that has them."""

_SEARCHED = 30

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Rows and columns of the old sheet → those of the new one."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def of(self, place: Position) -> Position | None:
        """The cell on the new sheet, None where it has none."""
        row, column = self.rows.get(place[0]), self.columns.get(place[1])
        return None if row is None or column is None else (row, column)


def places(old: Values, new: Values) -> Places:
    """Matches two versions of a sheet, whatever was sorted, inserted or deleted on the old one.

    Where no row of it looks like the headings, cells stay where they are.
    """
    headings = new.row(HEADER_ROW)
    header = _header(old, set(headings.values()))
    if header is None:
        spots = {*old.cells, *new.cells}
        return Places({row: row for row, _ in spots}, {column: column for _, column in spots})
    columns = _matched(_occurrences(old.row(header)), _occurrences(headings))
    labels = _label_columns(headings)
    own = {column: at for column, at in columns.items() if at in labels}
    named = {at: at for at in own.values()}  # a label column may have been deleted
    rows = _matched(_row_keys(old, own, header), _row_keys(new, named, HEADER_ROW))
    above = {row: row - header + HEADER_ROW for row in range(1, header + 1) if row - header + HEADER_ROW > 0}
    return Places(rows | above, columns)


def _header(old: Values, wanted: set[str | float]) -> int | None:
    """The row that shares most with the headings: half of them at least."""
    best, most = None, len(wanted) / 2
    for row in range(1, _SEARCHED + 1):
        shared = len(wanted & set(old.row(row).values()))
        if shared >= max(most, 1):
            best, most = row, shared + 1
    return best


def _label_columns(headings: Mapping[int, str | float]) -> list[int]:
    """The columns before the first month: they name the rows."""
    months = [column for column, heading in headings.items() if isinstance(heading, float)]
    return [column for column in sorted(headings) if not months or column < min(months)]


def _occurrences(found: Mapping[int, object]) -> dict[int, Key]:
    """Each place with its value, and the how manieth of that value it is."""
    seen: Counter[object] = Counter()
    keys: dict[int, Key] = {}
    for place in sorted(found):
        seen[found[place]] += 1
        keys[place] = (found[place], seen[found[place]])
    return keys


def _row_keys(values: Values, columns: Mapping[int, int], header: int) -> dict[int, Key]:
    """Each row below the headings with the texts of its label columns."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), value in values.cells.items():
        if row > header and column in columns and isinstance(value.shown, str):
            by_row.setdefault(row, {})[columns[column]] = value.shown
    return _occurrences({row: tuple(sorted(cells.items())) for row, cells in by_row.items()})


def _matched(old: Mapping[int, Key], new: Mapping[int, Key]) -> dict[int, int]:
    where = {key: place for place, key in new.items()}
    return {place: where[key] for place, key in old.items() if key in where}
