"""Whether a repair makes a plan possible, and what that plan is worth."""

from __future__ import annotations

from dataclasses import replace

from planner.dataset.build import build_dataset
from planner.dataset.types import Goal
from planner.explain.phrases import Words
from planner.explain.repair.edits import apply_edits
from planner.model.build import build_model
from planner.plan.explanations import Repair
from planner.plan.types import Status
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.verify.accept import Refused, accept

_MONEY = ("targets", "service", "cost")


def _deciding(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The goals without comfort and stability, which would take half of the time, where they change no other goal.

    They change none where they come last, and neither a tolerance nor a goal that is off leaves the others open.
    """
    pursued = {goal.id: goal.priority for goal in goals if goal.priority is not None}
    if not pursued.keys() >= set(_MONEY) or any(goal.tolerance for goal in goals if goal.id in _MONEY):
        return goals
    last = max(pursued[goal] for goal in _MONEY)
    if any(priority <= last for goal, priority in pursued.items() if goal not in _MONEY):
        return goals
    return tuple(goal if goal.id in _MONEY else replace(goal, priority=None) for goal in goals)


def attempt(words: Words, repair: Repair, options: SolveOptions) -> tuple[Repair | None, bool]:
    """``repair`` with the goals of its plan; None where the repaired case has no plan that the check accepts.

    With it whether that is known: False where the time limit came before a plan.
    """
    dataset, _ = build_dataset(apply_edits(words.case, repair.edits))
    if dataset is None:
        return None, True
    goals = _deciding(dataset.goals)
    solution = solve_model(build_model(replace(dataset, goals=goals)), replace(options, on_progress=None))
    if solution.quantities is None or solution.status not in (Status.OPTIMAL, Status.LIMIT):
        return None, solution.status is not Status.LIMIT
    try:
        found = accept(dataset, solution.quantities)
    except Refused:
        return None, True
    # A goal that is not pursued has its value all the same: that which the check recomputes.
    return replace(repair, goals=found.goals, largest_violation=found.largest_violation), True
