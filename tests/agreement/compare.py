"""Comparing a plan with the reference program, priority by priority."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from planner import api
from planner.dataset.types import Dataset, Goal
from planner.plan.types import Quantities, Solution
from planner.verify.check import verify
from tests.reference.solve import Result, solve

FIRST, NEXT = 1e-6, 1e-4
"""Relative differences allowed in the first priority's value, and in those that follow."""

NOISE = 1e-3
"""EUR, FTE or points: what plans rounded to 1e-9 FTE may miss of a value near 0, at up to 30,000 EUR a cell."""


def disagreements(path: Path) -> list[str]:
    """What the planner and the reference program see differently in the case at ``path``; empty: nothing."""
    plan, expected = api.solve(api.read(path)), solve(path)
    return differences(plan.dataset, plan.solution, expected)


def differences(dataset: Dataset, solution: Solution, expected: Result) -> list[str]:
    """What a solution and the reference's result have not in common."""
    if solution.status.value != expected.status:
        return [f"the plan is {solution.status.value}, the reference {expected.status}"]
    if solution.goals is None or solution.quantities is None:
        return []
    return [
        *_priorities_missed(dataset, solution.goals, expected),
        *_wrong_goals(dataset, solution.goals, solution.quantities),
    ]


def _priorities_missed(dataset: Dataset, value: Mapping[str, float], expected: Result) -> list[str]:
    found = []
    allowed = FIRST
    for best, goals in zip(expected.priorities, priorities(dataset), strict=True):
        reached = sum(goal.weight * value[goal.id] for goal in goals)
        tolerance = max(goal.tolerance for goal in goals)
        slack = allowed * abs(best) + NOISE
        if not best - slack <= reached <= best * (1 + tolerance) + slack:
            found.append(f"{[goal.id for goal in goals]}: the plan has {reached!r}, the best is {best!r}")
        allowed = NEXT
    return found


def _wrong_goals(dataset: Dataset, value: Mapping[str, float], quantities: Quantities) -> list[str]:
    checked = verify(dataset, quantities)
    found = [
        f"{goal}: the plan says {value[goal]!r}, its numbers say {recomputed!r}"
        for goal, recomputed in checked.goals.items()
        if abs(recomputed - value[goal]) > FIRST * abs(recomputed) + NOISE
    ]
    if checked.largest_violation > FIRST:
        found.append(f"the plan breaks a rule by {checked.largest_violation} FTE")
    return found


def priorities(dataset: Dataset) -> list[list[Goal]]:
    """The goals that are pursued, those of each priority together, the lowest number first."""
    pursued = [goal for goal in dataset.goals if goal.priority is not None]
    if dataset.agreed is None:
        pursued = [goal for goal in pursued if goal.id != "stability"]
    numbers = sorted({goal.priority for goal in pursued if goal.priority is not None})
    return [[goal for goal in pursued if goal.priority == number] for number in numbers]
