"""A shape's program in a live HiGHS: only what differs is changed, and each solve starts from a basis that is near.

One solve of a blended objective comes close to all goals; ``faces`` then meets them exactly, priority by priority.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.scenarios.faces import DUAL_SIMPLEX, bounds_of, descend, minimise, new_live, set_bounds
from planner.solve.priorities import blended, priorities, tie_break

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

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
        self._ties = tie_break(model)
        self._live = new_live(self._arrays)

    def solve(self, model: Model, start: Basis | None = None) -> Optimum | None:
        """The plan that is best in every priority in turn, ties broken as in any solve; None where there is none.

        None says no more than that this way led nowhere: a solve from scratch then tells why. The result does not
        depend on what was solved before.
        """
        self._take(model.program.arrays())
        levels = priorities(model)
        self._live.clearSolver()
        if start is not None:
            self._live.setBasis(start)
        if not minimise(self._live, blended(levels, self._ties), DUAL_SIMPLEX):
            return None
        basis = _copied(self._live.getBasis())
        costs = [*(level.coefficients for level in levels), self._ties]
        values = descend(self._live, bounds_of(self._arrays), costs)
        return None if values is None else Optimum(values, basis)

    def _take(self, arrays: Arrays) -> None:
        """Replaces the numbers. Coefficients cannot be changed in one call: where one differs, all are handed over."""
        if np.array_equal(arrays.coefficients, self._arrays.coefficients):
            set_bounds(self._live, bounds_of(arrays))
        else:
            self._live = new_live(arrays)
        self._arrays = arrays


def _copied(basis: Basis) -> Basis:
    """A basis that does not change with the solver."""
    kept = highspy.HighsBasis()
    kept.col_status = list(basis.col_status)
    kept.row_status = list(basis.row_status)
    kept.valid = True
    return kept
