"""Values that are what they look like, read a column at a time: numbers within their bounds, texts, blanks.

Whatever is at fault is left unread, and so is a cell with an error, a formula without a result or text in its format:
these are for the reader that looks at everything about a cell and says what is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Grid, Raw, unless_blank
from planner.reading.headers import Header
from planner.reading.refusal import CellFault
from planner.schema.types import Column

Placed = tuple[Column, int]
"""A column and its place, 1-based."""

_UNREAD = object()
_NOTHING_PLAIN = (1.0, 0.0)
_FLOATS = {float}


class PlainValues:
    """The plain cells below the header of one table: of its ``columns``, and of months, which hold ``monthly``."""

    def __init__(
        self, grid: Grid, header: Header, reader: Reader, columns: Sequence[Column], monthly: Column | None
    ) -> None:
        self._reader = reader
        self._cells = grid.values[header.row :]
        self._first = header.row + 1
        self._telling = _telling(grid, header)
        self._defaults = {column.key: column.default for column in columns}
        self._placed = [(c, header.columns[c.key]) for c in columns if c.key in header.columns]
        self._unread: dict[int, list[Placed]] = {}
        read = {column.key: self._read_column(column, place) for column, place in self._placed}
        rows = len(self._cells)
        values = [read[c.key][0] if c.key in read else [c.default] * rows for c in columns]
        self._values = [dict(zip(self._defaults, row, strict=True)) for row in zip(*values, strict=True)]
        raws = zip(*(raws for _, raws in read.values()), strict=True)
        self._raws = [
            {key: raw for key, raw in zip(read, row, strict=True) if raw is not None} for row in raws
        ]
        self._place_months(header, monthly)

    def row(self, row: int) -> tuple[dict[str, object], dict[str, Raw], Sequence[Placed]]:
        """The values of a row by column, the filled cells that they come from, and the columns that are unread.

        A column that is blank, unread or not in the sheet has its default. The caller may change what it is given.
        """
        at = row - self._first
        if at >= len(self._cells):
            return dict(self._defaults), {}, self._placed
        return self._values[at], self._raws[at] if self._placed else {}, self._unread.get(at, ())

    def months(self, row: int) -> dict[Month, float] | None:
        """The values of all months of a row; None where one of them takes a closer look."""
        at = row - self._first
        if at >= len(self._cells) or at in self._unread_months:
            return None
        numbers = self._cells[at][self._left : self._right]
        if len(numbers) < len(self._months) or set(map(type, numbers)) != _FLOATS:
            return None
        total = sum(numbers)  # type: ignore[arg-type]
        if total == total and self._low <= min(numbers) and max(numbers) <= self._high:  # type: ignore[operator]
            return dict(zip(self._months, numbers, strict=True))  # type: ignore[arg-type]
        return None

    def _read_column(self, column: Column, place: int) -> tuple[list[object], list[Raw | None]]:
        """The values of the cells of a column, and what those hold: None where they are blank or unread."""
        raws: list[Raw | None] = [cells[place - 1] if place <= len(cells) else "" for cells in self._cells]
        texts = {raw for raw in raws if isinstance(raw, str)}
        blanks = {text for text in texts if unless_blank(text) is None}
        said = dict.fromkeys(blanks, _UNREAD if column.required else column.default)
        said |= {text: self._read_text(column, text) for text in texts - blanks}
        low, high = self._reader.plain_bounds(column) or _NOTHING_PLAIN
        values = [
            said[raw]
            if isinstance(raw, str)
            else raw
            if type(raw) is float and low <= raw <= high
            else _UNREAD
            for raw in raws
        ]
        filled = [None if isinstance(raw, str) and raw in blanks else raw for raw in raws] if blanks else raws
        telling = self._telling.get(place, ())
        for at in (at for at, value in enumerate(values) if value is _UNREAD or at in telling):
            self._unread.setdefault(at, []).append((column, place))
            values[at], filled[at] = column.default, None
        return values, filled

    def _read_text(self, column: Column, text: str) -> object:
        """The value of a text."""
        try:
            value = self._reader.parse(text, column)
        except CellFault:
            return _UNREAD
        return _UNREAD if value is None else value

    def _place_months(self, header: Header, monthly: Column | None) -> None:
        """Where the months are; none of them is plain where they are not side by side in the order of time."""
        months = sorted(header.months.items()) if monthly is not None else []
        self._months = tuple(month for month, _ in months)
        places = [place for _, place in months]
        self._left, self._right = (places[0] - 1, places[-1]) if places else (0, 0)
        in_order = places == list(range(self._left + 1, self._right + 1))
        bounds = self._reader.plain_bounds(monthly) if monthly is not None and in_order else None
        self._low, self._high = bounds or _NOTHING_PLAIN
        self._unread_months = {at for place in places for at in self._telling.get(place, ())}


def _telling(grid: Grid, header: Header) -> Mapping[int, set[int]]:
    """The cells below the header of which a value does not say everything: column → rows below the header, from 0."""
    scan = grid.scan
    cells = chain(scan.errors, scan.uncached, scan.texts, scan.zero_formulas if grid.recalculate else ())
    found: dict[int, set[int]] = defaultdict(set)
    for row, column in cells:
        found[column].add(row - header.row - 1)
    return found
