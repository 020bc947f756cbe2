"""How a run of HiGHS ended, in our own words."""

from __future__ import annotations

import highspy

from planner.plan.types import Status
from planner.tolerances import ABSOLUTE_GAP, NEGLIGIBLE_GAP

STATUS = {
    highspy.HighsModelStatus.kOptimal: Status.OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: Status.INFEASIBLE,
    highspy.HighsModelStatus.kUnbounded: Status.UNBOUNDED,
    highspy.HighsModelStatus.kTimeLimit: Status.LIMIT,
    highspy.HighsModelStatus.kIterationLimit: Status.LIMIT,
    highspy.HighsModelStatus.kSolutionLimit: Status.LIMIT,
    highspy.HighsModelStatus.kMemoryLimit: Status.LIMIT,
    highspy.HighsModelStatus.kInterrupt: Status.LIMIT,
    highspy.HighsModelStatus.kObjectiveBound: Status.LIMIT,
    highspy.HighsModelStatus.kObjectiveTarget: Status.LIMIT,
}
"""HiGHS's end states in our own words; any other is a failure, and "infeasible or unbounded" is told apart."""


def gap_between(value: float, bound: float) -> float:
    """How far an objective's ``value`` may be from the optimum, relative to it; 0 where that is noise, 1 at most."""
    still_open = abs(value - bound)
    if still_open <= ABSOLUTE_GAP + NEGLIGIBLE_GAP * abs(value):
        return 0.0
    return min(still_open / max(abs(value), ABSOLUTE_GAP), 1.0)
