"""Comparing a plan with the reference program, priority by priority."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from planner import api
from planner.dataset.types import Goal
from planner.plan.types import Plan
from planner.verify.check import verify
from tests.reference.solve import Result, solve

FIRST, NEXT = 1e-6, 1e-4
"""Relative differences allowed in the first priority's value, and in those that follow."""

NOISE = 1e-3
"""EUR, FTE or points: what plans rounded to 1e-9 FTE may miss of a value near 0, at up to 30,000 EUR a cell."""


def disagreements(path: Path) -> list[str]:
    """What the planner and the reference program see differently in the case at ``path``; empty: nothing."""
    plan, expected = api.solve(api.read(path)), solve(path)
    if plan.status.value != expected.status:
        return [f"the plan is {plan.status.value}, the reference {expected.status}"]
    return _differences(plan, expected) if expected.status == "optimal" else []


def _differences(plan: Plan, expected: Result) -> list[str]:
    found = []
    value = plan.goals
    allowed = FIRST
    for best, goals in zip(expected.priorities, _priorities(plan, value), strict=True):
        reached = sum(goal.weight * value[goal.id] for goal in goals)
        tolerance = max(goal.tolerance for goal in goals)
        slack = allowed * abs(best) + NOISE
        if not best - slack <= reached <= best * (1 + tolerance) + slack:
            found.append(f"{[goal.id for goal in goals]}: the plan has {reached!r}, the best is {best!r}")
        allowed = NEXT
    checked = verify(plan.dataset, plan.quantities)
    for goal, recomputed in checked.goals.items():
        if goal in value and abs(recomputed - value[goal]) > FIRST * abs(recomputed) + NOISE:
            found.append(f"{goal}: the plan says {value[goal]!r}, its numbers say {recomputed!r}")
    if checked.largest_violation > FIRST:
        found.append(f"the plan breaks a rule by {checked.largest_violation} FTE")
    return found


def _priorities(plan: Plan, value: Mapping[str, float]) -> list[list[Goal]]:
    """The goals that are pursued, those of each priority together, the lowest number first."""
    pursued = [goal for goal in plan.dataset.goals if goal.priority is not None and goal.id in value]
    if plan.dataset.agreed is None:
        pursued = [goal for goal in pursued if goal.id != "stability"]
    numbers = sorted({goal.priority for goal in pursued if goal.priority is not None})
    return [[goal for goal in pursued if goal.priority == number] for number in numbers]
