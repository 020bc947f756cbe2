"""Goals met one after the other on a live program, each within the optimal face of those before it.

At an optimum, a column or row whose reduced cost is not zero stands at a bound, and every other optimum has it there
too. Holding these at their bounds leaves exactly the plans that are as good. No cap is added, so nothing is lost to its
numerical slack, and each further goal starts from a plan that is already allowed: it takes a few iterations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.plan.types import Status
from planner.solve.bounds import Bounds
from planner.solve.live import DUAL_SIMPLEX, PRIMAL_SIMPLEX, Live
from planner.solve.scale import scale_of
from planner.tolerances import REDUCED_COST, REDUCED_COST_RELATIVE, ROOM

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]


def zero_below(costs: FloatArray) -> float:
    """The size below which a reduced cost counts as zero, for a goal with these ``costs`` (C,)."""
    scale = scale_of(costs)  # as the solver gets them
    return max(REDUCED_COST / scale, REDUCED_COST_RELATIVE * float(np.abs(costs).max(initial=0.0)))


def hold(
    values: FloatArray,
    reduced_costs: FloatArray,
    low: FloatArray,
    high: FloatArray,
    zero: float | FloatArray,
) -> None:
    """Narrows the bounds, in place, to where each column (or row) stands whose reduced cost is above ``zero``.

    All arrays have one entry per column, or per row with the rows' activities as ``values``. ``zero`` is in the unit of
    the costs: of rows that reach the solver at another size, times their ``row_scales``.
    """
    at_low, at_high = reduced_costs > zero, reduced_costs < -zero
    high[at_low] = np.where(np.isfinite(low[at_low]), low[at_low], values[at_low])
    low[at_high] = np.where(np.isfinite(high[at_high]), high[at_high], values[at_high])


def descend(live: Live, bounds: Bounds, costs: Sequence[FloatArray]) -> FloatArray | None:
    """The columns' values (C,) that are best for each of ``costs`` in turn; None where one has no minimum.

    The program has ``bounds``, which it has again at the end, and the optimal basis of a last run.
    A cost whose reduced costs at that basis are right already takes no run at all.
    """
    narrowed = bounds.copy()
    values, activities = live.point()
    size = live.row_scales.factors(len(activities))
    at_basis = _Reduced(live)
    touched = False
    try:
        for step, cost in enumerate(costs, start=1):
            reduced, duals = at_basis.costs(cost)
            zero = zero_below(cost)
            if not at_basis.known or (
                _improves(values, reduced, narrowed.low, narrowed.high, zero)
                or _improves(activities, duals, narrowed.row_low, narrowed.row_high, zero * size, ROOM / size)
            ):
                live.set_bounds(narrowed)
                touched = True
                if live.minimise(cost, PRIMAL_SIMPLEX) is not Status.OPTIMAL:
                    return None
                values, activities = live.point()
                at_basis = _Reduced(live)
                reduced, duals = at_basis.costs(cost)
            if step < len(costs):
                hold(values, reduced, narrowed.low, narrowed.high, zero)
                hold(activities, duals, narrowed.row_low, narrowed.row_high, zero * size)
    finally:
        if touched:
            live.set_bounds(bounds)
    return values


def relax(arrays: Arrays) -> Arrays:
    """The program without whole numbers."""
    return replace(arrays, integer=arrays.integer[:0])


def settle(
    arrays: Arrays,
    bounds: Bounds,
    values: FloatArray,
    costs: Sequence[FloatArray],
    *,
    deadline: float = inf,
) -> FloatArray:
    """The whole numbers of ``values`` (C,) held, and all else at its best for each of ``costs`` in turn.

    A search in whole numbers leaves the rest within its tolerance only. ``values`` as they are where that fails, or is
    not done by ``deadline``, a value of ``time.monotonic``.
    """
    linear, held = relax(arrays), bounds.copy()
    held.low[arrays.integer] = held.high[arrays.integer] = values[arrays.integer]
    live = Live(linear, deadline=deadline)
    live.set_bounds(held)
    if live.minimise(costs[0], DUAL_SIMPLEX) is not Status.OPTIMAL:
        return values
    rest = descend(live, held, costs)
    return values if rest is None else rest


class _Reduced:
    """What each cost's reduced costs are at the present basis, without running the solver."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._basic = live.basic_variables()
        self.known = self._basic is not None
        rows = len(live.arrays.row_lower)
        self._row_of = np.repeat(np.arange(rows), np.diff(live.arrays.starts))

    def costs(self, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Reduced costs of the columns (C,) and multipliers of the rows (R,)."""
        basic, arrays = self._basic, self._live.arrays
        if basic is None:
            return cost, np.zeros(len(arrays.row_lower))
        own = np.where(basic >= 0, cost[np.maximum(basic, 0)], 0.0)
        duals = self._live.solve_transposed(own)
        weights = arrays.coefficients * duals[self._row_of]
        return cost - np.bincount(arrays.columns, weights, len(cost)), duals


def _improves(
    values: FloatArray,
    reduced: FloatArray,
    low: FloatArray,
    high: FloatArray,
    zero: float | FloatArray,
    room: float | FloatArray = ROOM,
) -> bool:
    """Whether anything with a reduced cost has room to move to its better side."""
    up = (reduced < -zero) & (values < high - room)
    down = (reduced > zero) & (values > low + room)
    return bool(up.any() or down.any())
