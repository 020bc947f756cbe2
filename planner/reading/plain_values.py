"""Values that are what they look like: numbers within their column's bounds, and texts that were read before.

Cells with an error, a formula without a result or a telling format are not looked at here, nor is any other value:
these are left to the reader that looks at everything and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Grid, Raw
from planner.schema.types import Column

_NOTHING_PLAIN = (1.0, 0.0)
_FLOATS = {float}


class PlainValues:
    """The plain cells of one table: columns with their places, and months with theirs, whose values are ``monthly``."""

    def __init__(
        self,
        grid: Grid,
        reader: Reader,
        columns: Iterable[Column],
        months: Sequence[tuple[Month, int]],
        monthly: Column | None,
    ) -> None:
        scan = grid.scan
        telling: tuple[Iterable[tuple[int, int]], ...] = (
            scan.errors,
            scan.uncached,
            scan.percents,
            scan.texts,
        )
        if grid.recalculate:
            telling = (*telling, scan.zero_formulas)
        self._odd = {row for places in telling for row, _ in places}
        self._values = grid.values
        self._bounds = {column.key: reader.plain_bounds(column) or _NOTHING_PLAIN for column in columns}
        self._texts: dict[str, dict[str, object]] = {key: {} for key in self._bounds}
        self._months = tuple(month for month, _ in months)
        places = [place for _, place in months]
        self._first, self._end = (places[0] - 1, places[-1]) if places else (0, 0)
        in_order = places == list(range(self._first + 1, self._end + 1))
        bounds = reader.plain_bounds(monthly) if monthly is not None and in_order else None
        self._low, self._high = bounds or _NOTHING_PLAIN

    def cells(self, row: int) -> list[Raw] | None:
        """The raw cells of a row where they say all that there is to say; None where something may hide beside them."""
        return self._values[row - 1] if row <= len(self._values) and row not in self._odd else None

    def value(self, key: str, raw: Raw) -> object:
        """The value of a cell in the column ``key``; None where it takes a closer look."""
        if type(raw) is float:
            low, high = self._bounds[key]
            return raw if low <= raw <= high else None
        return self._texts[key].get(raw) if isinstance(raw, str) else None

    def keep(self, key: str, raw: Raw, value: object) -> None:
        """Keeps what the text of a cell in the column ``key`` was read as, for the next one."""
        if isinstance(raw, str):
            self._texts[key][raw] = value

    def months(self, cells: list[Raw]) -> dict[Month, float] | None:
        """The values of all months of a row; None where one of them takes a closer look."""
        numbers = cells[self._first : self._end]
        if len(numbers) < len(self._months) or set(map(type, numbers)) != _FLOATS:
            return None
        total = sum(numbers)  # type: ignore[arg-type]
        if total == total and self._low <= min(numbers) and max(numbers) <= self._high:  # type: ignore[operator]
            return dict(zip(self._months, numbers, strict=True))  # type: ignore[arg-type]
        return None
