"""Lines of the check: one comparison each, and what the past does to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.plan.types import Line

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.plan.types import FloatArray

    BoolArray = npt.NDArray[np.bool_]

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Lines of one family, K of them, each in a cell of ``places`` × ``months``; arrays (K,), FTE.

    A plan has thousands of lines and few are ever looked at: they become lines only when asked for. ``cells`` count
    place by place; a cell may have several lines, or none.
    """

    rule: str
    places: Sequence[Place]
    months: Sequence[int | None]
    cells: npt.NDArray[np.int64]
    values: FloatArray
    limits: FloatArray
    slack: FloatArray
    enforced: BoolArray
    prohibition: BoolArray

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[Line]:
        places, months = (at.tolist() for at in np.divmod(self.cells, len(self.months)))
        figures = (
            of.tolist() for of in (self.values, self.limits, self.slack, self.enforced, self.prohibition)
        )
        for place, month, *told in zip(places, months, *figures, strict=True):
            yield Line(self.rule, self.places[place], self.months[month], *told)

    def line(self, k: int) -> Line:
        """The line at position ``k``."""
        place, month = divmod(int(self.cells[k]), len(self.months))
        value, limit, slack = (float(of[k]) for of in (self.values, self.limits, self.slack))
        return Line(
            self.rule, self.places[place], self.months[month], value, limit, slack,
            bool(self.enforced[k]), bool(self.prohibition[k]),
        )  # fmt: skip

    def breaches(self) -> FloatArray:
        """FTE (K,) by which each line is broken, 0 where it is not enforced; infinite where a number is missing."""
        missed = np.where(self.enforced, np.maximum(0.0 - self.slack, 0.0), 0.0)
        return np.where(np.isnan(self.slack), np.inf, missed)

    def worst_breach(self) -> float:
        """The most that an enforced line is broken by, FTE."""
        return float(self.breaches()[self.enforced].max(initial=0.0))


def tabulate(rule: str, lines: Iterable[Line]) -> Table:
    """The lines of a family as a table."""
    found = list(lines)
    months = list(dict.fromkeys(line.month for line in found)) or [None]
    cells = [k * len(months) + months.index(line.month) for k, line in enumerate(found)]
    places = [line.place for line in found]
    values, limits, slack = (
        np.array([getattr(line, name) for line in found], dtype=float) for name in ("value", "limit", "slack")
    )
    enforced, prohibition = (
        np.array([getattr(line, name) for line in found], dtype=bool) for name in ("enforced", "prohibition")
    )
    return Table(
        rule, places, months, np.array(cells, dtype=int), values, limits, slack, enforced, prohibition
    )


def append(one: Table, other: Table) -> Table:
    """The lines of two tables of one family with the same months, those of the second after those of the first."""
    cells = np.concatenate([one.cells, other.cells + len(one.places) * len(one.months)])
    return Table(one.rule, [*one.places, *other.places], one.months, cells, *_join_arrays(one, other))


def interleave(one: Table, other: Table) -> Table:
    """The lines of two tables of one family with the same places and months, cell by cell."""
    cells = np.concatenate([one.cells, other.cells])
    order = np.argsort(cells, kind="stable")
    both = (array[order] for array in _join_arrays(one, other))
    return Table(one.rule, one.places, one.months, cells[order], *both)


def _join_arrays(one: Table, other: Table) -> Iterator[npt.NDArray[Any]]:
    """Values, limits, slack, what is enforced and what forbids, of both tables."""
    for name in ("values", "limits", "slack", "enforced", "prohibition"):
        yield np.concatenate([getattr(one, name), getattr(other, name)])


def _table(
    rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray, slack: FloatArray,
    *, months: Sequence[int | None] | None = None, enforced: npt.ArrayLike = True, prohibition: bool = False,
    where: BoolArray | None = None,
) -> Table:  # fmt: skip
    """The lines of arrays (N places, M months): ``where`` there are any."""
    cells = np.arange(values.size) if where is None else np.flatnonzero(where)
    forced = np.full(values.shape, enforced, dtype=bool)
    return Table(
        rule,
        places,
        range(values.shape[1]) if months is None else months,
        cells,
        values.ravel()[cells],
        limits.ravel()[cells],
        slack.ravel()[cells],
        forced.ravel()[cells],
        np.full(len(cells), prohibition),
    )


def all_equal(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` = ``limits`` in every place and month."""
    return _table(rule, places, values, limits, 0.0 - np.abs(values - limits))


def all_at_most(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` ≤ ``limits`` in every place and month."""
    return _table(rule, places, values, limits, limits - values)


def all_at_least(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` ≥ ``limits`` in every place and month."""
    return _table(rule, places, values, limits, values - limits)


def limited_above(
    rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray,
    *, months: Sequence[int | None] | None = None, enforced: npt.ArrayLike = True,
    past: FloatArray | float = np.nan,
) -> Table:  # fmt: skip
    """``values`` ≤ ``limits`` in the places and months that have a limit; it is not a number where there is none.

    ``past`` are the values if nobody else ever left, where that matters; see ``room_after_past``.
    """
    given = np.broadcast_to(limits, values.shape)
    lines = _table(
        rule, places, values, given, given - values, months=months, enforced=enforced, where=~np.isnan(given)
    )
    return _with_past(lines, np.full(values.shape, past), given - past)


def limited_below(
    rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray,
    *, enforced: npt.ArrayLike = True, past: FloatArray | float = np.nan,
) -> Table:  # fmt: skip
    """``values`` ≥ ``limits``; see ``limited_above``."""
    given = np.broadcast_to(limits, values.shape)
    lines = _table(rule, places, values, given, values - given, enforced=enforced, where=~np.isnan(given))
    return _with_past(lines, np.full(values.shape, past), past - given)


def all_forbidden(
    rule: str, places: Sequence[Place], values: FloatArray, where: BoolArray, enforced: npt.ArrayLike = True
) -> Table:
    """``values`` = 0 in the places and months that ``where`` tells, because the rule forbids it altogether."""
    slack = 0.0 - np.abs(values)
    return _table(
        rule, places, values, np.zeros_like(values), slack, enforced=enforced, prohibition=True, where=where
    )


def _with_past(lines: Table, past: FloatArray, past_slack: FloatArray) -> Table:
    """What ``room_after_past`` makes of each line; values and slack of the past alone by cell."""
    reached, room = past.ravel()[lines.cells], past_slack.ravel()[lines.cells]
    over = lines.enforced & (room < 0)
    if not over.any():
        return lines
    before = Table(
        lines.rule, lines.places, lines.months, lines.cells[over], reached[over], lines.limits[over], room[over],
        ~lines.enforced[over], lines.prohibition[over],
    )  # fmt: skip
    limits, slack = np.where(over, reached, lines.limits), np.where(over, lines.slack - room, lines.slack)
    return interleave(before, replace(lines, limits=limits, slack=slack))


def at_most(rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool) -> Line:
    """``value`` ≤ ``limit``."""
    return Line(rule, place, month, value, limit, limit - value, enforced)


def at_least(
    rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool = True
) -> Line:
    """``value`` ≥ ``limit``."""
    return Line(rule, place, month, value, limit, value - limit, enforced)


def equal(
    rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool = True
) -> Line:
    """``value`` = ``limit``: no room, or short by the difference."""
    return Line(rule, place, month, value, limit, 0.0 - abs(value - limit), enforced)


def forbidden(rule: str, place: Place, month: int | None, value: float, enforced: bool = True) -> Line:
    """``value`` = 0 because the rule forbids it altogether: kept or broken, with no room to speak of."""
    return Line(rule, place, month, value, 0.0, 0.0 - abs(value), enforced, prohibition=True)


def past_move(rule: str, place: Place, month: int | None, value: float, past: float) -> Line:
    """``value`` = ``past``, which nobody can change any more: kept or broken, with no room to speak of."""
    return Line(rule, place, month, value, past, 0.0 - abs(value - past), prohibition=True)


def room_after_past(line: Line, past: Line) -> Iterator[Line]:
    """``line``, or two lines where ``past``, the same if nobody else ever left, is broken.

    The first reports what the past did and is not enforced. The second keeps the future to what is left to it, to add
    nothing: its limit is moved by as much as the past goes beyond its own.
    """
    if past.slack >= 0 or not line.enforced:
        yield line
        return
    reached = line.limit + past.value - past.limit
    yield line._replace(value=reached, slack=past.slack, enforced=False)
    yield line._replace(limit=reached, slack=line.slack - past.slack)
