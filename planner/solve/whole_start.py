"""Plans in whole people to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.live import Live
from planner.solve.optimal_face import relax
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, blend
from planner.solve.whole_engine import SMALL
from planner.tolerances import WHOLE

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NEAR = 1.0
"""How far from the linear program's value, rounded outwards, a whole number is looked for first."""

FIRST_SEARCHES = 0.15
"""Share of the time limit that each of the two searches for all priorities at once may take: close to the linear
program, then everywhere."""


ROUGH = 0.04
"""Relative gap at which a plan will do to begin with, where searches close to it then better it."""


def find_start(
    model: Model, whole: Arrays, levels: Sequence[Priority], options: SolveOptions
) -> FloatArray | None:
    """A plan to begin with, None where none is found in time or the search itself is as quick.

    Groups of fractions are searched for at once: whether one starts is 0 or 1, and any is close to the linear program.
    """
    if not model.groups:
        return _near(whole, levels, options)
    return None if len(model.groups) == len(whole.integer) else _any(whole, levels, options)


def _any(whole: Arrays, levels: Sequence[Priority], options: SolveOptions) -> FloatArray | None:
    """A plan in whole people and groups that is anywhere near the best of the first priority; None: none in time."""
    options.tell(1, len(levels) + 2, "near")
    search = Live(whole, levels[0].coefficients, threads=options.threads, options={"mip_rel_gap": ROUGH})
    search.run(seconds=options.seconds() * FIRST_SEARCHES)
    return search.values() if search.has_values else None


def _near(whole: Arrays, levels: Sequence[Priority], options: SolveOptions) -> FloatArray | None:
    """A plan in whole people close to the linear program's, None where none is found there in time."""
    lean = blend(levels)
    linear = Live(relax(whole), lean, threads=options.threads)
    if linear.run_cold(seconds=options.seconds()) is not Status.OPTIMAL:
        return None
    at = linear.values()[whole.integer]
    lower, upper = whole.column_lower.copy(), whole.column_upper.copy()
    lower[whole.integer] = np.maximum(lower[whole.integer], np.floor(at + WHOLE) - NEAR)
    upper[whole.integer] = np.minimum(upper[whole.integer], np.ceil(at - WHOLE) + NEAR)
    box = replace(whole, column_lower=lower, column_upper=upper)
    options.tell(1, len(levels) + 2, "near")
    search = Live(box, lean, threads=options.threads, options={"mip_rel_gap": options.gap_of(0)})
    seconds = options.seconds() * FIRST_SEARCHES
    search.run(seconds=seconds)
    found = search.values() if search.has_values else None
    if len(whole.columns) <= SMALL:
        return found
    # The same everywhere, afresh: begun from what was found it would end there, within its gap.
    search = Live(whole, lean, threads=options.threads, options={"mip_rel_gap": options.gap_of(0)})
    search.run(seconds=seconds)
    both = [found, search.values() if search.has_values else None]
    return min((plan for plan in both if plan is not None), key=lambda plan: float(lean @ plan), default=None)
