"""What each edit does to the goals: the old case solved again and again, with one step more each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from planner.comparing.edits import MOST_STEPS, edits_that_count, group_edits, with_inputs
from planner.comparing.types import Attribution, Side, Step
from planner.findings import BadInput, errors
from planner.messages import text
from planner.plan.changes import InputEdit
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.runner import Runner
from planner.schema.rules import GOAL_IDS, rule
from planner.solve.options import SolveOptions
from planner.tolerances import GOAL_CHANGE

GOALS = tuple(goal for goal in GOAL_IDS if goal != "stability")
"""Goals whose change is attributed: how far a plan is from an agreed one is no effect of an input."""


def attribution(
    old: Side,
    new: Side,
    edits: Sequence[InputEdit],
    options: SolveOptions,
    tell: Callable[[int, int], None],
    most: int = MOST_STEPS,
) -> Attribution | None:
    """The change of every goal from ``old`` to ``new``, step by step; None where no edit can change a plan.

    The order matters, as two edits may do together what neither does alone: it is that of ``edits_that_count``. At most
    ``most`` programs are solved, or one per sheet.
    """
    grain, steps = group_edits(edits_that_count(edits), most)
    if not steps:
        return None
    chain = _Chain(old, new, options)
    told = []
    for number, step in enumerate(steps, 1):
        tell(number, len(steps))
        told.append(chain.step(step))
    return Attribution(tuple(told), grain, _remainder(old, new, told))


class _Chain:
    """The case so far, and the goals of the last plan there was. Nothing is kept close to an agreed plan."""

    def __init__(self, old: Side, new: Side, options: SolveOptions) -> None:
        self._case = replace(old.case, keeps=False)
        self._new = new.case
        self._runner = Runner(self._case, options)
        self._goals = self._solve(self._case)[0]

    def step(self, edits: tuple[InputEdit, ...]) -> Step:
        """One step more."""
        self._case = with_inputs(self._case, edits, self._new)
        goals, reason = self._solve(self._case)
        if goals is None:
            return Step(edits, None, reason)
        before, self._goals = self._goals, goals
        if before is None:
            return Step(edits, None, text("compare.first_plan", self._new.language))
        return Step(edits, {goal: _clean(goals[goal] - before[goal], goals[goal]) for goal in GOALS})

    def _solve(self, case: Case) -> tuple[Mapping[str, float] | None, str]:
        """The goals of the case's best plan, or why there is none."""
        try:
            plan = self._runner.solve(case)
        except BadInput as bad:
            return None, " ".join(one.message for one in errors(bad.findings))
        if plan.solution.goals is None:
            return None, _why_not(plan, self._new.language)
        return plan.goals, ""


def _why_not(plan: Plan, language: str) -> str:
    if plan.status is not Status.INFEASIBLE or not plan.solution.blamed:
        return text(f"ended.{plan.status.value}", language)
    names = ", ".join(rule(one).label.text(language) for one in plan.solution.blamed)
    return text("scenarios.infeasible", language, rules=names)


def _remainder(old: Side, new: Side, steps: Sequence[Step]) -> dict[str, float]:
    """What the steps do not explain; nothing where one of the two has no plan."""
    before, after = old.plan.goals, new.plan.goals
    if not before or not after:
        return {}
    found = {}
    for goal in GOALS:
        explained = sum(step.effects[goal] for step in steps if step.effects is not None)
        found[goal] = _clean(after[goal] - before[goal] - explained, after[goal])
    return found


def _clean(change: float, size: float) -> float:
    """A change without the solver's noise."""
    return 0.0 if abs(change) <= GOAL_CHANGE * max(1.0, abs(size)) else change
