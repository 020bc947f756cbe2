"""Whether a plan is accepted: the independent check has the last word, here and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from planner.dataset.types import Dataset
from planner.plan.types import Plan, Quantities, Solution, Status
from planner.tolerances import ACCEPTED
from planner.verify.check import report_rules, verify
from planner.verify.types import Verification


class Refused(Exception):  # noqa: N818 - read as a noun in messages
    """The independent check refuses a plan; ``violation`` is the largest it found, FTE."""

    def __init__(self, violation: float) -> None:
        super().__init__(f"{violation} FTE")
        self.violation = violation


def accept(dataset: Dataset, quantities: Quantities) -> Verification:
    """What the independent check found of a plan that keeps every balance and rule.

    Raises:
        Refused: it breaks one by more than ``ACCEPTED``.
    """
    found = verify(dataset, quantities)
    # Written so that a violation that is not a number is refused too.
    if not found.largest_violation <= ACCEPTED:
        raise Refused(found.largest_violation)
    return found


def accept_solution(dataset: Dataset, solution: Solution) -> Solution:
    """``solution`` with its goals as the check recomputes them; failed and without numbers where it is refused."""
    if solution.quantities is None:
        return solution
    try:
        # Goals that are off are recomputed too, and none carries the solver's noise.
        return replace(solution, goals=accept(dataset, solution.quantities).goals)
    except Refused:
        return replace(solution, status=Status.FAILED, goals=None, quantities=None)


def accept_plan(plan: Plan) -> Plan:
    """``plan`` with its goals and rules as the independent check finds them.

    Raises:
        Refused: it breaks a balance or a rule.
    """
    found = accept(plan.dataset, plan.quantities)
    solution = replace(plan.solution, goals=found.goals)
    rules = report_rules(plan.dataset, found.rules)
    return replace(plan, solution=solution, rules=rules, largest_violation=found.largest_violation)


def judge_plan(plan: Plan) -> Plan:
    """As ``accept_plan``, but failed and without numbers where it is refused; as it is where it has none."""
    if plan.solution.quantities is None:
        return plan
    try:
        return accept_plan(plan)
    except Refused as refused:
        nothing = replace(plan.solution, status=Status.FAILED, goals=None, quantities=None)
        return replace(plan, solution=nothing, largest_violation=refused.violation)
