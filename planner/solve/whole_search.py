"""Searches in whole numbers that end: each starts from a plan that is known, and keeps the best it finds."""

from __future__ import annotations

import time
from math import inf
from typing import TYPE_CHECKING

from planner.plan.types import Status
from planner.solve.bounds import Bounds
from planner.solve.live import DUAL_SIMPLEX, Live

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NODES = 200
"""Branches that one search may follow: a number, so that a slower machine finds the same."""

PART = 1 / 12
"""Share of the time limit, where there is one, that one search may take: a curve needs several."""

_LEAST = 0.05
"""Seconds that a search has even where no time is left: a small one is done in that."""


class WholeSearch:
    """A live program in whole numbers. ``proven`` is False once a search ended before its optimum was proven."""

    def __init__(self, live: Live, time_limit: float = inf) -> None:
        self.proven = True
        live.set_options({"mip_max_nodes": NODES})
        self._live = live
        self._each = time_limit * PART
        self._deadline = time.monotonic() + time_limit

    def least(self, cost: FloatArray, bounds: Bounds, start: FloatArray | None) -> FloatArray | None:
        """The best values (C,) found for ``cost``, at worst those of ``start``, a plan within ``bounds``.

        None where nothing is allowed, or nothing was found in time.
        """
        self._live.set_bounds(bounds)
        seconds = max(_LEAST, min(self._each, self._deadline - time.monotonic()))
        status = self._live.minimise(cost, DUAL_SIMPLEX, seconds=seconds, start=start)
        if status is Status.OPTIMAL:
            return self._live.values()
        if status is not Status.LIMIT:
            return None
        self.proven = False
        return self._live.values() if self._live.has_values else start
