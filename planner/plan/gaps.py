"""What a search that stopped at its limit leaves open, in words."""

from __future__ import annotations

from math import ceil

from planner.display import percent, priority_name
from planner.plan.types import Plan
from planner.schema.languages import Language

_COARSE = 0.01
"""Share from which on one decimal of a percentage is enough."""


def open_gaps(plan: Plan, language: Language) -> str:
    """How much better the best plan may be in each priority that is not proven: ``cost 0.09 %, well-being 2.4 %``.

    Rounded up, since it is told as "at most"; nothing where all is proven or nothing is known.
    """
    gaps = [(goals, gap) for goals, gap in plan.solution.solver.gaps if gap > 0]
    return ", ".join(f"{priority_name(goals, language)} {_upwards(gap, language)}" for goals, gap in gaps)


def _upwards(gap: float, language: Language) -> str:
    decimals = 1 if gap >= _COARSE else 2
    steps = 100 * 10**decimals
    return percent(ceil(round(gap * steps, 6)) / steps, language, decimals)
