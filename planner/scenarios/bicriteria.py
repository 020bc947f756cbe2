"""Two costs to be minimised over one linear or mixed-integer program: the plans that no other beats in both.

``trade_off`` gives points of the curve by the ε-constraint method, always splitting the widest gap left, so that they
are spread evenly and none is missed that weighted sums cannot reach. For whole numbers it finds every point where
none is asked to be left out. ``corners`` gives the corners of a linear program's curve, which say all of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.program import Arrays
from planner.scenarios.faces import (
    DUAL_SIMPLEX,
    Bounds,
    bounds_of,
    descend,
    minimise,
    new_live,
    set_bounds,
    settled,
)
from planner.scenarios.whole_search import WholeSearch
from planner.scenarios.widening import with_rows

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

EQUAL = 1e-7
"""Values closer than this part of the curve's extent are the same point (a linear program)."""

APART = 1e-6
"""The same for whole numbers; costs that are whole themselves are told apart by half a unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A plan that no other beats: its two costs, and the values of all columns (C,)."""

    first: float
    second: float
    values: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Points from the best first cost to the best second cost; ``complete``: there are no others (or no corners).

    ``proven`` is False where a search in whole numbers ran out of time: a point may lie a little above the curve.
    """

    points: tuple[Point, ...]
    complete: bool
    proven: bool = True


def trade_off(
    arrays: Arrays,
    first: FloatArray,
    second: FloatArray,
    *,
    points: int | None = 20,
    after: Sequence[FloatArray] = (),
    time_limit: float = inf,
    start: FloatArray | None = None,
    on_point: Callable[[int], None] | None = None,
) -> Curve:
    """At most ``points`` non-dominated points of min (``first`` · x, ``second`` · x), evenly spread.

    ``first``, ``second`` and each of ``after`` have one entry per column; ``after`` breaks ties between plans that are
    equal in both. With ``points`` None a program in whole numbers is searched to the end, and a linear one for its
    corners. No points at all: nothing is feasible, or a cost has no minimum. ``time_limit`` is in seconds; what is
    found when it ends is given, not proven to be the curve itself. ``start`` is a known plan in whole numbers.
    """
    program = _Program(arrays, first, second, after, time_limit, start)
    if points is None and not program.integer:
        return corners(arrays, first, second, after=after, time_limit=time_limit, on_point=on_point)
    search = _Search(program, inf if points is None else points, time_limit, on_point)
    return search.run()


def corners(
    arrays: Arrays,
    first: FloatArray,
    second: FloatArray,
    *,
    after: Sequence[FloatArray] = (),
    time_limit: float = inf,
    on_point: Callable[[int], None] | None = None,
) -> Curve:
    """The corners of a linear program's curve, by weighted sums at the slope of each pair of neighbours."""
    program = _Program(arrays, first, second, after)
    ends = program.ends()
    if ends is None:
        return Curve((), complete=True)
    started = time.monotonic()
    found, pairs = [ends[0]], [ends] if ends[0] is not ends[1] else []
    complete = True
    while pairs:
        left, right = pairs.pop()
        between = None
        if time.monotonic() - started < time_limit:
            between = program.below(left, right)
        else:
            complete = False
        if between is None:
            found.append(right)
            if on_point is not None:
                on_point(len(found))
        else:
            pairs += [(between, right), (left, between)]
    return Curve(tuple(_bends(found, program)), complete)


def _bends(points: list[Point], program: _Program) -> list[Point]:
    """Without points on the straight line between their neighbours."""
    kept = points[:1]
    for point, following in zip(points[1:], [*points[2:], None], strict=True):
        if following is None or program.bends(kept[-1], point, following):
            kept.append(point)
    return kept


class _Program:
    """The program with one row for each cost, whose upper bound is the ε of the method."""

    def __init__(
        self,
        arrays: Arrays,
        first: FloatArray,
        second: FloatArray,
        after: Sequence[FloatArray],
        time_limit: float = inf,
        start: FloatArray | None = None,
    ) -> None:
        self.costs = (first, second)
        self.integer = bool(len(arrays.integer))
        self._after = list(after)
        self._arrays = with_rows(arrays, (first, second))
        self._bounds = bounds_of(self._arrays)
        self._live = new_live(self._arrays, threads=0 if self.integer else 1)
        self._live.setOptionValue("mip_rel_gap", 0.0)
        self._live.setOptionValue("mip_abs_gap", APART)
        self._whole = WholeSearch(self._arrays, self._live, time_limit)
        self._start = start
        self.extent = (1.0, 1.0)
        whole = _is_whole(arrays, first), _is_whole(arrays, second)
        self._steps = tuple(0.5 if one else 0.0 for one in whole)

    def ends(self) -> tuple[Point, Point] | None:
        """The best plan of each cost, twice the same where one plan is best in both; None where there is none."""
        left = self.best(0, start=self._start)
        right = None if left is None else self.best(1, start=left.values if self.integer else None)
        if left is None or right is None:
            return None
        self.extent = (max(right.first - left.first, 0.0), max(left.second - right.second, 0.0))
        scale = (max(1.0, abs(left.first)), max(1.0, abs(right.second)))
        if self.extent[0] <= EQUAL * scale[0] or self.extent[1] <= EQUAL * scale[1]:
            return left, left
        return left, right

    @property
    def proven(self) -> bool:
        """Whether every search so far came to its end."""
        return self._whole.proven

    def best(
        self, goal: int, *, first: float = inf, second: float = inf, start: FloatArray | None = None
    ) -> Point | None:
        """The plan best in cost ``goal`` and then in the other one, with costs at most ``first`` and ``second``.

        ``start`` is a plan with such costs, for a search in whole numbers.
        """
        self._limit(first, second)
        order = (self.costs[goal], self.costs[1 - goal])
        values = self._best_whole(goal, order, start) if self.integer else self._best_linear(order)
        return None if values is None else self._point(values)

    def below(self, left: Point, right: Point) -> Point | None:
        """The plan that lies furthest below the line through two points, None where there is none."""
        self._limit(inf, inf)
        rise, run = left.second - right.second, right.first - left.first
        cost = (rise / self.extent[1]) * self.costs[0] / self.extent[0] + (run / self.extent[0]) * self.costs[
            1
        ] / self.extent[1]
        values = self._best_linear((cost,))
        if values is None:
            return None
        point = self._point(values)
        return point if self.bends(left, point, right) else None

    def bends(self, left: Point, point: Point, right: Point) -> bool:
        """Whether ``point`` lies below the line through the others, by more than noise."""
        (x0, y0), (x1, y1), (x2, y2) = (self._scaled(one) for one in (left, point, right))
        return (x2 - x0) * (y0 - y1) - (x1 - x0) * (y0 - y2) > EQUAL

    def step(self, goal: int) -> float:
        """How much less than a known cost another point must have to count as another."""
        return self._steps[goal] or APART * self.extent[goal]

    def same(self, one: Point, other: Point) -> bool:
        """Whether two points are the same but for noise."""
        tolerance = 2 * APART if self.integer else EQUAL
        return all(
            abs(a - b) <= tolerance for a, b in zip(self._scaled(one), self._scaled(other), strict=True)
        )

    def _scaled(self, point: Point) -> tuple[float, float]:
        return point.first / self.extent[0], point.second / self.extent[1]

    def _point(self, values: FloatArray) -> Point:
        return Point(float(self.costs[0] @ values), float(self.costs[1] @ values), values)

    def _limit(self, first: float, second: float) -> None:
        self._bounds.row_high[-2:] = first, second
        set_bounds(self._live, self._bounds)

    def _best_linear(self, order: Sequence[FloatArray]) -> FloatArray | None:
        if not minimise(self._live, order[0], DUAL_SIMPLEX):
            return None
        return descend(self._live, self._arrays, self._bounds, [*order, *self._after])

    def _best_whole(
        self, goal: int, order: tuple[FloatArray, FloatArray], start: FloatArray | None
    ) -> FloatArray | None:
        """The second cost improves under a cap on the first: reduced costs say nothing about whole numbers."""
        best = self._whole.least(order[0], self._bounds, start)
        if best is None:
            return None
        reached = float(order[0] @ best)
        capped: Bounds = self._bounds.copy()
        capped.row_high[-2 + goal] = min(capped.row_high[-2 + goal], reached + self.step(goal) / 2)
        improved = self._whole.least(order[1], capped, best)
        return self._finished(best if improved is None else improved, order)

    def _finished(self, values: FloatArray, order: tuple[FloatArray, FloatArray]) -> FloatArray:
        """The same whole numbers, and the best of the rest within what both costs have reached."""
        held = self._bounds.copy()
        held.row_high[-2:] = np.maximum(held.row_high[-2:], [float(cost @ values) for cost in self.costs])
        return settled(self._arrays, held, values, [*order, *self._after])


class _Search:
    """Splits the widest gap between neighbours until there are points enough, or no gap can hold another."""

    def __init__(
        self, program: _Program, wanted: float, time_limit: float, on_point: Callable[[int], None] | None
    ) -> None:
        self._program = program
        self._wanted = wanted
        self._deadline = time.monotonic() + time_limit
        self._tell = on_point or (lambda _count: None)
        self._points: list[Point] = []
        self._gaps: list[tuple[float, int, Point, Point]] = []
        self._serial = 0

    def run(self) -> Curve:
        """The points found, in order of the first cost."""
        ends = self._program.ends()
        proven = self._program.proven
        if ends is None:
            return Curve((), complete=proven, proven=proven)
        self._add(ends[0])
        if ends[0] is ends[1]:
            return Curve((ends[0],), complete=proven, proven=proven)
        self._add(ends[1])
        self._push(*ends)
        while self._gaps and len(self._points) < self._wanted and time.monotonic() < self._deadline:
            _, _, left, right = heappop(self._gaps)
            self._split(left, right)
        complete = not self._gaps and self._program.proven
        return Curve(tuple(_unbeaten(self._points)), complete, self._program.proven)

    def _split(self, left: Point, right: Point) -> None:
        """Looks for a point in the middle of the wider side of a gap; in whole numbers, then in all of the rest."""
        program = self._program
        middle_first, middle_second = (left.first + right.first) / 2, (left.second + right.second) / 2
        wide = (right.first - left.first) / program.extent[0] >= (
            left.second - right.second
        ) / program.extent[1]
        near, far = (left, right) if wide else (right, left)
        if wide:
            point = program.best(1, first=middle_first, start=near.values)
        else:
            point = program.best(0, second=middle_second, start=near.values)
        if point is None or program.same(point, near):
            # Nothing in the nearer half but its own end: the next point, if any, is the first beyond that end.
            if not program.integer:
                return
            beyond = (
                program.best(0, second=near.second - program.step(1), start=far.values)
                if wide
                else program.best(1, first=near.first - program.step(0), start=far.values)
            )
            if beyond is None or program.same(beyond, far):
                return
            self._add(beyond)
            self._push(beyond, right) if wide else self._push(left, beyond)
            return
        if program.same(point, far):
            return
        self._add(point)
        self._push(left, point)
        self._push(point, right)

    def _add(self, point: Point) -> None:
        self._points.append(point)
        self._tell(len(self._points))

    def _push(self, left: Point, right: Point) -> None:
        extent = self._program.extent
        width = max((right.first - left.first) / extent[0], (left.second - right.second) / extent[1])
        self._serial += 1
        heappush(self._gaps, (-width, self._serial, left, right))


def _unbeaten(points: Sequence[Point]) -> list[Point]:
    """The points in order of the first cost, without those that a search out of time left above another."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda one: (one.first, one.second)):
        if not kept or point.second < kept[-1].second:
            kept.append(point)
    return kept


def _is_whole(arrays: Arrays, cost: FloatArray) -> bool:
    """Whether a cost can only take whole values: whole coefficients, and only of whole-number columns."""
    used = np.flatnonzero(cost)
    return bool(np.isin(used, arrays.integer).all() and (cost[used] == np.round(cost[used])).all())
