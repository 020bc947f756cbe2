"""Where a cell of the old sheet is found on the new one: by its row's labels and its column's heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.spreadsheet.addresses import Position
from planner.spreadsheet.values import Values
from planner.writing.carry_over.layout import Layout, layout

_BY_FIRST = frozenset({"staff", "training", "pool_stock", "outsourcing_plan", "costs", "checks"})
"""Sheets whose first column says what a row is; what stands beside it (open, a minimum, a verdict) may change."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Rows and columns of the old sheet → those of the new one."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]
    old: Layout
    new: Layout

    def of(self, place: Position) -> Position | None:
        """The cell on the new sheet, None where it has none."""
        row, column = self.rows.get(place[0]), self.columns.get(place[1])
        return None if row is None or column is None else (row, column)


def places(old: Values, new: Values, key: str = "") -> Places:
    """Matches two versions of a sheet, whatever was sorted, inserted or deleted on the old one.

    ``key`` says which of our sheets it is. On one without headings, rows are known by their first text, and columns
    stay; where nothing of it is found again, cells stay where they are.
    """
    now = layout(new)
    if not now.header:
        was = layout(old, header=0)
        rows = _matched_rows(_row_keys(was), _row_keys(now))
        stay = {column: column for _, column in (*old.cells, *new.cells)}
        return Places(rows, stay, was, now)
    was = layout(old, headings=now.headings)
    if not was.header:
        spots = {*old.cells, *new.cells}
        rows, columns = {row: row for row, _ in spots}, {column: column for _, column in spots}
        return Places(rows, columns, was, now)
    columns = _match(_occurrences(was.headings), _occurrences(now.headings))
    labels = now.labels[:1] if key in _BY_FIRST else now.labels
    named = {column: at for column, at in columns.items() if at in labels}
    # A label column may have been deleted: rows of the new sheet are then named without it.
    was, now = was.with_labels(named), now.with_labels(set(named.values()))
    rows = _matched_rows(_row_keys(was, named), _row_keys(now))
    shift = now.header - was.header
    above = {row: row + shift for row in range(1, was.header + 1) if row + shift > 0}
    return Places(rows | above, columns, was, now)


def _occurrences(found: Mapping[int, object]) -> dict[int, Key]:
    """Each place with its value, and the how manieth of that value it is."""
    seen: Counter[object] = Counter()
    keys: dict[int, Key] = {}
    for place in sorted(found):
        seen[found[place]] += 1
        keys[place] = (found[place], seen[found[place]])
    return keys


def _row_keys(sheet: Layout, columns: Mapping[int, int] | None = None) -> dict[int, tuple[str, Key]]:
    """Each row below the headings with its block's title and its labels, ``columns`` saying where they stand now.

    On a sheet without headings the first text alone says what a row is.
    """
    keys: dict[int, tuple[str, Key]] = {}
    for row, texts in sheet.texts.items():
        said = {columns[at] if columns else at: words for at, words in texts.items()}
        labels: Key = tuple(sorted(said.items())) if sheet.header else (texts[min(texts)],)
        keys[row] = sheet.titles.get(row, ""), labels
    return keys


def _matched_rows(old: Mapping[int, tuple[str, Key]], new: Mapping[int, tuple[str, Key]]) -> dict[int, int]:
    """Rows of the same name in the same block; then those that alone have their name on either sheet."""
    rows = _match(_occurrences(old), _occurrences(new))
    taken = set(rows.values())
    left = _alone((row, said) for row, (_, said) in old.items() if row not in rows)
    free = _alone((row, said) for row, (_, said) in new.items() if row not in taken)
    return rows | {left[said]: free[said] for said in left if said in free}


def _alone(rows: Iterable[tuple[int, Key]]) -> dict[Key, int]:
    found = list(rows)
    count = Counter(said for _, said in found)
    return {said: row for row, said in found if count[said] == 1}


def _match(old: Mapping[int, Key], new: Mapping[int, Key]) -> dict[int, int]:
    where = {key: place for place, key in new.items()}
    return {place: where[key] for place, key in old.items() if key in where}
