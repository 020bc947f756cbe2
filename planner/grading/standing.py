"""Transfers as they stand, with the best that can be done with them.

Staff and pools follow from the transfers by arithmetic; who does the work is left to the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planner.dataset.types import Dataset, Goal, Move, in_fractions
from planner.model.build import Model, build_model
from planner.plan.types import Solution, Status
from planner.schema.rules import RULES, Mode
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.verify.check import verify

BREAKING_PRICE = 1e6
"""EUR per FTE at which a hard rule on the work is missed where the transfers leave no other way."""

FIRST = -1.0
"""Priority before all others."""

Goals = Mapping[str, float]


def solve_as_it_stands(
    dataset: Dataset,
    moves: Iterable[Move],
    options: SolveOptions | None = None,
    allowed: Sequence[Goals] = (),
) -> Solution:
    """The transfers ``moves`` with the best that can be done with them; no values where nothing can.

    Hard rules on the work are missed only where the transfers leave no other way, and then as little as can be.

    A tolerance lets a priority worsen for the next. It is relative to the best of all transfers, not of these: it
    reaches as far as the priority is in one of ``allowed``, the goals of plans that had it. Thus a plan that a solve
    made has the goals that the solve gave.
    """
    options, dataset = options or SolveOptions(), with_its_past(dataset)
    stands = _as_it_stands(dataset, standing_moves(dataset, moves))
    solution = _within(stands, options, allowed, dataset)
    if solution.status is not Status.INFEASIBLE:
        return solution
    return _within(_soften(stands), options, allowed, dataset)


def with_its_past(dataset: Dataset) -> Dataset:
    """``dataset`` as the program takes it: where past moves are off, the months before are planned like any other."""
    if dataset.mode("actual") != Mode.OFF:
        return dataset
    before = tuple(move for move in dataset.actuals if move.month < 0)
    return replace(dataset, as_of=0, actuals=before)


def standing_moves(dataset: Dataset, moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves to be judged, with what happened in past months."""
    planned = [move for move in moves if dataset.as_of <= move.month < dataset.months and move.fte]
    return (*dataset.actuals, *planned)


def _as_it_stands(dataset: Dataset, standing: tuple[Move, ...]) -> Dataset:
    """A dataset in which every transfer has happened: none is changed, and no rule forbids any."""
    rules = {**dataset.rules, "actual": replace(dataset.rules["actual"], mode=Mode.HARD)}
    return replace(in_fractions(dataset), rules=rules, as_of=dataset.months, actuals=standing, agreed=None)


def _soften(dataset: Dataset) -> Dataset:
    """``dataset`` whose hard rules may be missed at a price, which comes before every goal."""
    rules = {
        family.id: replace(setting, mode=Mode.SOFT, price=BREAKING_PRICE)
        if family.id != "actual"
        and family.may_be_soft
        and (setting := dataset.rules[family.id]).mode == Mode.HARD
        else dataset.rules[family.id]
        for family in RULES
    }
    return replace(dataset, rules=rules, goals=_with_targets_first(dataset.goals))


def _with_targets_first(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """``goals`` with the prices of missed rules among those of the first priority."""
    pursued = [goal.priority for goal in goals if goal.priority is not None and goal.id != "stability"]
    first = min(pursued, default=FIRST)
    return tuple(
        replace(goal, priority=FIRST, weight=1.0, tolerance=0.0)
        if goal.id == "targets" and goal.priority != first
        else goal
        for goal in goals
    )


def _within(dataset: Dataset, options: SolveOptions, allowed: Sequence[Goals], judged: Dataset) -> Solution:
    """The best of ``dataset``; a priority that has a tolerance worsens as far as it is in one of ``allowed``.

    ``judged`` is the dataset whose rules the transfers are judged by.
    """
    wanted = {goal.priority for goal in dataset.goals if goal.priority is not None and goal.tolerance}
    goals = tuple(replace(goal, tolerance=0.0) for goal in dataset.goals)
    solution = solve_model(build_model(replace(dataset, goals=goals)), options)
    if not wanted or solution.quantities is None or not solution.goals:
        return solution
    # Prices of rules on the transfers alone are no part of the program, in which all has happened.
    aside = verify(judged, solution.quantities).goals["targets"] - solution.goals["targets"]
    for priority in sorted(wanted):
        level = [goal for goal in goals if goal.priority == priority and goal.id != "stability"]
        apart = sum(goal.weight * aside for goal in level if goal.id == "targets")
        reached = _sum(level, solution.goals, apart)
        most = max((value for one in allowed if (value := _sum(level, one)) is not None), default=None)
        if reached is None or most is None or most <= reached or not reached:
            continue
        tolerance = (most - reached) / abs(reached)
        goals = tuple(
            replace(goal, tolerance=tolerance) if goal.priority == priority else goal for goal in goals
        )
        model = build_model(replace(dataset, goals=goals))
        solution = solve_model(_with_constant(model, "targets", aside), options)
        solution = replace(solution, goals=_less(solution.goals, "targets", aside))
    return solution


def _with_constant(model: Model, goal: str, more: float) -> Model:
    """``model`` with ``more`` in the value of a goal, of which its tolerance is a share."""
    known = model.goals.get(goal)
    if known is None:
        return model
    return replace(model, goals={**model.goals, goal: replace(known, constant=known.constant + more)})


def _less(values: Goals | None, goal: str, less: float) -> Goals | None:
    return values if values is None else {**values, goal: values[goal] - less}


def _sum(level: Sequence[Goal], values: Goals | None, more: float = 0.0) -> float | None:
    """The weighted sum of a priority and ``more``; None where a value of it is not known."""
    if not values or any(goal.id not in values for goal in level):
        return None
    return sum(goal.weight * values[goal.id] for goal in level) + more
