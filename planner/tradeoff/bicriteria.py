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
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from planner.tradeoff.two_costs import Point, TwoCosts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]


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
    program = TwoCosts(arrays, first, second, after, time_limit, start)
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
    program = TwoCosts(arrays, first, second, after)
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


def _bends(points: list[Point], program: TwoCosts) -> list[Point]:
    """Without points on the straight line between their neighbours."""
    kept = points[:1]
    for point, following in pairwise(points[1:]):
        if program.bends(kept[-1], point, following):
            kept.append(point)
    return kept + points[1:][-1:]


class _Search:
    """Splits the widest gap between neighbours until there are points enough, or no gap can hold another."""

    def __init__(
        self, program: TwoCosts, wanted: float, time_limit: float, on_point: Callable[[int], None] | None
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
        return Curve(tuple(_drop_beaten(self._points)), complete, self._program.proven)

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


def _drop_beaten(points: Sequence[Point]) -> list[Point]:
    """The points in order of the first cost, without those that a search out of time left above another."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda one: (one.first, one.second)):
        if not kept or point.second < kept[-1].second:
            kept.append(point)
    return kept
