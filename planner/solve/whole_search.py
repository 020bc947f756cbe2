"""Searches in whole numbers that end in time: each starts from a plan that is known, and keeps the best it finds."""

from __future__ import annotations

import time
from math import inf
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.solve.optimal_face import DUAL_SIMPLEX, Bounds, minimise, set_bounds

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]

PART = 1 / 12
"""Share of the whole time that one search may take: a curve needs several."""

_LEAST = 0.05
"""Seconds that a search has even where no time is left: a small one is done in that."""


class WholeSearch:
    """A live program in whole numbers. ``proven`` is False once a search ended before its optimum was proven."""

    def __init__(self, arrays: Arrays, live: highspy.Highs, time_limit: float) -> None:
        self.proven = True
        self._arrays = arrays
        self._live = live
        self._each = time_limit * PART
        self._deadline = time.monotonic() + time_limit

    def least(self, cost: FloatArray, bounds: Bounds, start: FloatArray | None) -> FloatArray | None:
        """The best values (C,) found for ``cost``, at worst those of ``start``, a plan within ``bounds``.

        None where nothing is allowed, or nothing was found in time.
        """
        self._limit_time()
        set_bounds(self._live, bounds)
        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = list(start)
            self._live.setSolution(known)
        if not minimise(self._live, cost, DUAL_SIMPLEX):
            if self._live.getModelStatus() != highspy.HighsModelStatus.kTimeLimit:
                return None
            self.proven = False
            if self._live.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
                return start
        values = np.array(self._live.getSolution().col_value)
        whole = self._arrays.integer
        values[whole] = np.round(values[whole])
        return values

    def _limit_time(self) -> None:
        left = self._deadline - time.monotonic()
        self._live.setOptionValue("time_limit", inf if left == inf else max(_LEAST, min(self._each, left)))
