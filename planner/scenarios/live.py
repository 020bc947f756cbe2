"""A shape's program in a live HiGHS: only what differs is changed, and each solve starts from a basis that is near.

Goals by priority are met without caps. One solve of a blended objective comes close to all of them; then, priority
by priority, every column and row whose reduced cost says that moving it would worsen the goal is held where it is,
and the next goal improves on what is left. That is exact, and takes a few iterations for each priority.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.solve.highs import PRIMAL_SIMPLEX, pass_arrays
from planner.solve.priorities import blended, priorities, tie_break

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

DUAL_SIMPLEX = 1
"""Value of HiGHS's ``simplex_strategy``: after a change of bounds the old basis stays dual feasible."""

NEGLIGIBLE = 1e-7
"""Reduced costs below this are the solver's zero (its own dual feasibility tolerance)."""

Basis = highspy.HighsBasis


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """The values of all columns at the optimum, (C,), and the basis from which a similar program is soon solved."""

    values: FloatArray
    basis: Basis


class LiveProgram:
    """Holds one program; ``solve`` replaces its numbers by those of another model of the same shape."""

    def __init__(self, model: Model) -> None:
        self._arrays = model.program.arrays()
        self._columns = np.arange(len(self._arrays.column_lower), dtype=np.int32)
        self._rows = np.arange(len(self._arrays.row_lower), dtype=np.int32)
        self._ties = tie_break(model)
        self._live = self._filled(self._arrays)

    def solve(self, model: Model, start: Basis | None = None) -> Optimum | None:
        """The plan that is best in every priority in turn, ties broken as in any solve; None where there is none.

        None says no more than that this way led nowhere: a solve from scratch then tells why. The result does not
        depend on what was solved before.
        """
        self._take(model.program.arrays())
        levels = [level.coefficients for level in priorities(model)]
        opening = blended(priorities(model), self._ties)
        self._live.clearSolver()
        if start is not None:
            self._live.setBasis(start)
        if not self._run(opening, DUAL_SIMPLEX):
            return None
        basis = _copied(self._live.getBasis())
        values = self._descend([*levels, self._ties])
        return None if values is None else Optimum(values, basis)

    def _descend(self, costs: list[FloatArray]) -> FloatArray | None:
        """Improves one cost after the other, each within the optimal face of those before it."""
        low, high = self._arrays.column_lower.copy(), self._arrays.column_upper.copy()
        row_low, row_high = self._arrays.row_lower.copy(), self._arrays.row_upper.copy()
        values = None
        try:
            for step, cost in enumerate(costs, start=1):
                if not self._run(cost, PRIMAL_SIMPLEX):
                    return None
                solution = self._live.getSolution()
                values = np.array(solution.col_value)
                if step < len(costs):
                    _hold(values, np.array(solution.col_dual), low, high)
                    _hold(np.array(solution.row_value), np.array(solution.row_dual), row_low, row_high)
                    self._bound(low, high, row_low, row_high)
        finally:
            arrays = self._arrays
            self._bound(arrays.column_lower, arrays.column_upper, arrays.row_lower, arrays.row_upper)
        return values

    def _run(self, cost: FloatArray, strategy: int) -> bool:
        self._live.changeColsCost(len(self._columns), self._columns, cost)
        self._live.setOptionValue("simplex_strategy", strategy)
        self._live.run()
        return self._live.getModelStatus() == highspy.HighsModelStatus.kOptimal

    def _bound(self, low: FloatArray, high: FloatArray, row_low: FloatArray, row_high: FloatArray) -> None:
        self._live.changeColsBounds(len(self._columns), self._columns, low, high)
        self._live.changeRowsBounds(  # type: ignore[attr-defined]
            len(self._rows), self._rows, row_low, row_high
        )

    def _take(self, arrays: Arrays) -> None:
        """Replaces the numbers. Coefficients cannot be changed in one call: where one differs, all are handed over."""
        if np.array_equal(arrays.coefficients, self._arrays.coefficients):
            self._bound(arrays.column_lower, arrays.column_upper, arrays.row_lower, arrays.row_upper)
        else:
            self._live = self._filled(arrays)
        self._arrays = arrays

    def _filled(self, arrays: Arrays) -> highspy.Highs:
        live = highspy.Highs()  # type: ignore[no-untyped-call]
        live.setOptionValue("output_flag", False)
        live.setOptionValue("threads", 1)
        pass_arrays(live, arrays, np.zeros(len(arrays.column_lower)))
        return live


def _hold(values: FloatArray, reduced_costs: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """Narrows the bounds, in place, of what would worsen the goal by moving to where it stands."""
    held = np.abs(reduced_costs) > NEGLIGIBLE
    at_low = held & (reduced_costs > 0)
    at_high = held & (reduced_costs < 0)
    high[at_low] = np.where(np.isfinite(low[at_low]), low[at_low], values[at_low])
    low[at_high] = np.where(np.isfinite(high[at_high]), high[at_high], values[at_high])


def _copied(basis: Basis) -> Basis:
    """A basis that does not change with the solver."""
    kept = highspy.HighsBasis()
    kept.col_status = list(basis.col_status)
    kept.row_status = list(basis.row_status)
    kept.valid = True
    return kept


def distance(one: Arrays, other: Arrays) -> float:
    """How far apart the right-hand sides of two programs of one shape are: FTE, summed over rows."""
    return _gap(one.row_lower, other.row_lower) + _gap(one.row_upper, other.row_upper)


def _gap(one: FloatArray, other: FloatArray) -> float:
    both = np.isfinite(one) & np.isfinite(other)
    return float(np.abs(one[both] - other[both]).sum())
