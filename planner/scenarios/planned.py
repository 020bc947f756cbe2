"""From the values of a program's columns to a verified plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner import api
from planner.model.build import Model
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.solve.live import version
from planner.solve.read import quantities
from planner.verify.check import report_rules, verify

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


class Unverified(Exception):  # noqa: N818 - read as a noun in messages
    """The independent check refuses a plan; ``violation`` is the largest it found, FTE."""

    def __init__(self, violation: float) -> None:
        super().__init__(f"{violation} FTE")
        self.violation = violation


def plan_of(case: Case, model: Model, values: FloatArray, seconds: float = 0.0) -> Plan:
    """The plan whose columns are ``values``; those beyond the model's own are left out.

    Raises:
        Unverified: it breaks a balance or a rule.
    """
    own = values[: len(model.program.column_names)]
    report = SolverReport("HiGHS", version(), seconds)
    solution = Solution(Status.OPTIMAL, report, quantities=quantities(model, own))
    return verified(Plan(case, model.dataset, solution))


def verified(plan: Plan) -> Plan:
    """``plan`` with its rules reported by the independent check.

    Raises:
        Unverified: it breaks a balance or a rule.
    """
    verification = verify(plan.dataset, plan.quantities)
    # Written so that a violation that is not a number is refused too.
    if not verification.largest_violation <= api.TOLERANCE:
        raise Unverified(verification.largest_violation)
    rules = report_rules(plan.dataset, verification.rules)
    # Goals that are off are recomputed too, and none carries the solver's noise.
    solution = replace(plan.solution, goals=verification.goals)
    return replace(plan, solution=solution, rules=rules, largest_violation=verification.largest_violation)
