"""Goals met one after the other on a live HiGHS, each within the optimal face of those before it.

After a goal is at its best, every column and row whose reduced cost says that moving it would worsen the goal is held
where it is; the next goal improves on what is left. No cap is added, so nothing is lost to its numerical slack, and
each further goal starts from a plan that is already allowed: it takes a few iterations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.solve.face import hold, zero_below
from planner.solve.highs import PRIMAL_SIMPLEX
from planner.solve.live import make_live

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]

DUAL_SIMPLEX = 1
"""Value of HiGHS's ``simplex_strategy``: after a change of bounds the old basis stays dual feasible."""

NEAR = {"simplex_scale_strategy": 0, "simplex_dual_edge_weight_strategy": 1}
"""No scaling, Devex weights: what HiGHS otherwise prepares costs more than the few iterations that a near basis needs.
Both together halve its time on open-2012 (docs/scenarios.md, "Speed")."""


FEASIBLE = 1e-7
"""Room to move that counts as none: the solver's own primal feasibility tolerance."""


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Bounds of the columns (C,) and of the rows (R,)."""

    low: FloatArray
    high: FloatArray
    row_low: FloatArray
    row_high: FloatArray

    def copy(self) -> Bounds:
        """Bounds that can be narrowed without touching these."""
        return Bounds(self.low.copy(), self.high.copy(), self.row_low.copy(), self.row_high.copy())


def bounds_of(arrays: Arrays) -> Bounds:
    """The bounds of a program."""
    return Bounds(arrays.column_lower, arrays.column_upper, arrays.row_lower, arrays.row_upper)


def set_bounds(live: highspy.Highs, bounds: Bounds) -> None:
    """Gives the solver other bounds; its basis stays."""
    columns = np.arange(len(bounds.low), dtype=np.int32)
    rows = np.arange(len(bounds.row_low), dtype=np.int32)
    live.changeColsBounds(len(columns), columns, bounds.low, bounds.high)
    live.changeRowsBounds(len(rows), rows, bounds.row_low, bounds.row_high)  # type: ignore[attr-defined]


def minimise(live: highspy.Highs, cost: FloatArray, strategy: int) -> bool:
    """Whether ``cost`` reached its minimum, from the solver's present basis."""
    live.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
    live.setOptionValue("simplex_strategy", strategy)
    live.run()
    return live.getModelStatus() == highspy.HighsModelStatus.kOptimal


def descend(
    live: highspy.Highs, arrays: Arrays, bounds: Bounds, costs: Sequence[FloatArray]
) -> FloatArray | None:
    """The columns' values (C,) that are best for each of ``costs`` in turn; None where one has no minimum.

    The solver holds ``arrays`` with ``bounds``, which it has again at the end, and the optimal basis of a last run.
    A cost whose reduced costs at that basis are right already takes no run at all.
    """
    narrowed = bounds.copy()
    values, activities = _values(live)
    basis = _Basis(live, arrays)
    touched = False
    try:
        for step, cost in enumerate(costs, start=1):
            reduced, duals = basis.reduced_costs(cost)
            zero = zero_below(cost)
            if not basis.known or (
                _improves(values, reduced, narrowed.low, narrowed.high, zero)
                or _improves(activities, duals, narrowed.row_low, narrowed.row_high, zero)
            ):
                set_bounds(live, narrowed)
                touched = True
                if not minimise(live, cost, PRIMAL_SIMPLEX):
                    return None
                values, activities = _values(live)
                basis = _Basis(live, arrays)
                reduced, duals = basis.reduced_costs(cost)
            if step < len(costs):
                hold(values, reduced, narrowed.low, narrowed.high, zero)
                hold(activities, duals, narrowed.row_low, narrowed.row_high, zero)
    finally:
        if touched:
            set_bounds(live, bounds)
    return values


def settled(arrays: Arrays, bounds: Bounds, values: FloatArray, costs: Sequence[FloatArray]) -> FloatArray:
    """The whole numbers of ``values`` (C,) held, and all else at its best for each of ``costs`` in turn.

    A search in whole numbers leaves the rest within its tolerance only. ``values`` as they are where that fails.
    """
    linear, held = replace(arrays, integer=arrays.integer[:0]), bounds.copy()
    held.low[arrays.integer] = held.high[arrays.integer] = values[arrays.integer]
    live = new_live(linear)
    set_bounds(live, held)
    if not minimise(live, costs[0], DUAL_SIMPLEX):
        return values
    rest = descend(live, linear, held, costs)
    return values if rest is None else rest


def _values(live: highspy.Highs) -> tuple[FloatArray, FloatArray]:
    """Values of the columns and activities of the rows."""
    solution = live.getSolution()
    return np.array(solution.col_value), np.array(solution.row_value)


class _Basis:
    """The solver's present basis: what each cost's reduced costs are there, without running the solver."""

    def __init__(self, live: highspy.Highs, arrays: Arrays) -> None:
        self._live = live
        self._arrays = arrays
        self._row_of = np.repeat(np.arange(len(arrays.row_lower)), np.diff(arrays.starts))
        status, basic = live.getBasicVariables()  # type: ignore[attr-defined]
        self._basic = np.asarray(basic)
        self.known = status == highspy.HighsStatus.kOk

    def reduced_costs(self, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Reduced costs of the columns (C,) and duals of the rows (R,)."""
        own = np.where(self._basic >= 0, cost[np.maximum(self._basic, 0)], 0.0)
        _, duals = self._live.getBasisTransposeSolve(own)  # type: ignore[attr-defined]
        weights = self._arrays.coefficients * duals[self._row_of]
        return cost - np.bincount(self._arrays.columns, weights, len(cost)), duals


def _improves(
    values: FloatArray, reduced: FloatArray, low: FloatArray, high: FloatArray, zero: float
) -> bool:
    """Whether anything with a reduced cost has room to move to its better side."""
    up = (reduced < -zero) & (values < high - FEASIBLE)
    down = (reduced > zero) & (values > low + FEASIBLE)
    return bool(up.any() or down.any())


def new_live(arrays: Arrays, *, threads: int = 1) -> highspy.Highs:
    """A solver that says nothing and holds the program, without an objective."""
    from planner.solve.highs import pass_arrays

    live = make_live(threads=threads)
    pass_arrays(live, arrays, np.zeros(len(arrays.column_lower)))
    return live


def start_near(live: highspy.Highs, basis: highspy.HighsBasis) -> None:
    """Makes a solver start from the optimal basis of a program that is near."""
    for option, value in NEAR.items():
        live.setOptionValue(option, value)
    live.setBasis(basis)
