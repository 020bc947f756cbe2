"""Solves programs of one shape, each from the basis of one that is near.

One solve of a blended objective comes close to all goals; ``optimal_face`` then meets them exactly, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.live import DUAL_SIMPLEX, Basis, Live
from planner.solve.optimal_face import descend
from planner.solve.priorities import Priority, blended, priorities, tie_break

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NEAR = {"simplex_scale_strategy": 0, "simplex_dual_edge_weight_strategy": 1}
"""No scaling, Devex weights: what HiGHS otherwise prepares costs more than the few iterations that a near basis needs.
Both together halve its time on open-2012 (docs/scenarios.md, "Speed")."""

LEAN = 1e-2
"""Weight of a priority against the one before it in the opening objective. From a near basis a milder lean than that
of a cold solve halves the iterations; the result does not depend on it (docs/scenarios.md, "Speed")."""


class LiveProgram:
    """Solves models of one shape.

    Each gets a solver of its own, filled in one call: in one that is kept, the last digits of a result would depend on
    what it solved before.
    """

    def __init__(self, model: Model) -> None:
        self._ties = tie_break(model)

    def solve(self, model: Model, start: Basis | None = None) -> FloatArray | None:
        """The values (C,) that are best in every priority in turn, ties broken as in any solve; None: there are none.

        None says no more than that this way led nowhere: a solve from scratch then tells why.
        """
        levels = priorities(model)
        arrays = model.program.arrays()
        live = self._opened(arrays, levels, start)
        if live is None:
            return None
        costs = [*(level.coefficients for level in levels), self._ties]
        return descend(live, bounds_of(arrays), costs)

    def basis(self, model: Model, start: Basis | None = None) -> Basis | None:
        """A basis from which programs like ``model`` are soon solved; None where it has no plan."""
        live = self._opened(model.program.arrays(), priorities(model), start)
        return None if live is None else live.basis()

    def _opened(self, arrays: Arrays, levels: list[Priority], start: Basis | None) -> Live | None:
        """A solver at the optimum of the blended objective, None where there is none."""
        live = Live(arrays, options={} if start is None else NEAR)
        if start is not None:
            live.start_from(start)
        reached = live.minimise(blended(levels, self._ties, LEAN), DUAL_SIMPLEX)
        return live if reached is Status.OPTIMAL else None
