"""A program with two costs, each of which may be limited: the best plan of one under a limit on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.bounds import Bounds, bounds_of
from planner.solve.live import DUAL_SIMPLEX, Live
from planner.solve.optimal_face import descend, settle
from planner.solve.whole_search import WholeSearch
from planner.solve.widening import with_rows
from planner.tolerances import SAME_POINT, SAME_WHOLE_POINT

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A plan that no other beats: its two costs, and the values of all columns (C,)."""

    first: float
    second: float
    values: FloatArray


class TwoCosts:
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
        exact = {"mip_rel_gap": 0.0, "mip_abs_gap": SAME_WHOLE_POINT}
        self._live = Live(self._arrays, threads=None if self.integer else 1, options=exact)
        self._whole = WholeSearch(self._live, time_limit)
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
        if self.extent[0] <= SAME_POINT * scale[0] or self.extent[1] <= SAME_POINT * scale[1]:
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
        (x0, y0), (x1, y1), (x2, y2) = (self._scale(one) for one in (left, point, right))
        return (x2 - x0) * (y0 - y1) - (x1 - x0) * (y0 - y2) > SAME_POINT

    def step(self, goal: int) -> float:
        """How much less than a known cost another point must have to count as another."""
        return self._steps[goal] or SAME_WHOLE_POINT * self.extent[goal]

    def same(self, one: Point, other: Point) -> bool:
        """Whether two points are the same but for noise."""
        tolerance = 2 * SAME_WHOLE_POINT if self.integer else SAME_POINT
        return all(abs(a - b) <= tolerance for a, b in zip(self._scale(one), self._scale(other), strict=True))

    def _scale(self, point: Point) -> tuple[float, float]:
        return point.first / self.extent[0], point.second / self.extent[1]

    def _point(self, values: FloatArray) -> Point:
        return Point(float(self.costs[0] @ values), float(self.costs[1] @ values), values)

    def _limit(self, first: float, second: float) -> None:
        self._bounds.row_high[-2:] = first, second
        self._live.set_bounds(self._bounds)

    def _best_linear(self, order: Sequence[FloatArray]) -> FloatArray | None:
        if self._live.minimise(order[0], DUAL_SIMPLEX) is not Status.OPTIMAL:
            return None
        return descend(self._live, self._bounds, [*order, *self._after])

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
        return self._finish(best if improved is None else improved, order)

    def _finish(self, values: FloatArray, order: tuple[FloatArray, FloatArray]) -> FloatArray:
        """The same whole numbers, and the best of the rest within what both costs have reached."""
        held = self._bounds.copy()
        held.row_high[-2:] = np.maximum(held.row_high[-2:], [float(cost @ values) for cost in self.costs])
        return settle(self._arrays, held, values, [*order, *self._after])


def _is_whole(arrays: Arrays, cost: FloatArray) -> bool:
    """Whether a cost can only take whole values: whole coefficients, and only of whole-number columns."""
    used = np.flatnonzero(cost)
    return bool(np.isin(used, arrays.integer).all() and (cost[used] == np.round(cost[used])).all())
