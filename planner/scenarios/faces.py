"""Goals met one after the other on a live HiGHS, each within the optimal face of those before it.

After a goal is at its best, every column and row whose reduced cost says that moving it would worsen the goal is held
where it is; the next goal improves on what is left. No cap is added, so nothing is lost to its numerical slack, and
each further goal starts from a plan that is already allowed: it takes a few iterations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.solve.face import hold, zero_below
from planner.solve.highs import PRIMAL_SIMPLEX

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]

DUAL_SIMPLEX = 1
"""Value of HiGHS's ``simplex_strategy``: after a change of bounds the old basis stays dual feasible."""


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


def descend(live: highspy.Highs, bounds: Bounds, costs: Sequence[FloatArray]) -> FloatArray | None:
    """The columns' values (C,) that are best for each of ``costs`` in turn; None where one has no minimum.

    The solver holds a feasible basis. Its bounds are ``bounds`` before and after.
    """
    narrowed = bounds.copy()
    values = None
    try:
        for step, cost in enumerate(costs, start=1):
            if not minimise(live, cost, PRIMAL_SIMPLEX):
                return None
            solution = live.getSolution()
            values = np.array(solution.col_value)
            if step < len(costs):
                activities, zero = np.array(solution.row_value), zero_below(cost)
                hold(values, np.array(solution.col_dual), narrowed.low, narrowed.high, zero)
                hold(activities, np.array(solution.row_dual), narrowed.row_low, narrowed.row_high, zero)
                set_bounds(live, narrowed)
    finally:
        set_bounds(live, bounds)
    return values


def new_live(arrays: Arrays, *, threads: int = 1) -> highspy.Highs:
    """A solver that says nothing and holds the program, without an objective."""
    from planner.solve.highs import pass_arrays

    live = highspy.Highs()  # type: ignore[no-untyped-call]
    live.setOptionValue("output_flag", False)
    live.setOptionValue("threads", threads)
    pass_arrays(live, arrays, np.zeros(len(arrays.column_lower)))
    return live
