"""Solves a model with the solver that was asked for."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.plan.types import Solution, SolverReport, Status
from planner.schema.rules import HARD, RULES, SOFT
from planner.solve.engine import Engine, Outcome
from planner.solve.options import SolveOptions
from planner.solve.priorities import priorities, solve_in_order, tie_break
from planner.solve.read import quantities


def make_engine(model: Model, options: SolveOptions) -> Engine:
    """The solver named in the options, holding the model's program."""
    if options.solver.casefold() == "highs":
        from planner.solve.highs import HighsEngine

        return HighsEngine(model.program, options)
    from planner.solve.other import PulpEngine

    return PulpEngine(model.program, options)


def solve_model(model: Model, options: SolveOptions | None = None) -> Solution:
    """Solves a model to the end of its priorities, or as far as the limits allow.

    Values are read only where the status says that they are a plan. UnknownSolver where PuLP does not know the
    solver or it is not installed.
    """
    options = options or SolveOptions()
    started = time.perf_counter()
    engine = make_engine(model, options)
    outcome = solve_in_order(engine, priorities(model), tie_break(model), options)
    return _solution(model, engine, outcome, time.perf_counter() - started, options)


def _solution(
    model: Model, engine: Engine, outcome: Outcome, seconds: float, options: SolveOptions
) -> Solution:
    report = SolverReport(engine.name, engine.version, seconds, outcome.gap)
    if outcome.values is not None:
        goals = {
            goal.id: model.goals[goal.id].value(outcome.values) if goal.id in model.goals else 0.0
            for goal in model.dataset.goals
        }
        return Solution(outcome.status, report, goals, quantities(model, outcome.values))
    blamed = blamed_rules(model.dataset, options) if outcome.status is Status.INFEASIBLE else ()
    return Solution(outcome.status, report, blamed=blamed)


def blamed_rules(dataset: Dataset, options: SolveOptions) -> tuple[str, ...]:
    """The rule families at which an infeasible case fails: those missed when every rule may be missed, at least in sum.

    Empty where no amount of missing makes the case feasible, or the relaxed program was not solved.
    """
    relaxed = replace(
        dataset,
        rules={
            family.id: replace(dataset.rules[family.id], mode=SOFT, price=1.0)
            if family.may_be_soft and dataset.mode(family.id) == HARD
            else dataset.rules[family.id]
            for family in RULES
        },
    )
    model = build_model(relaxed)
    if "targets" not in model.goals:
        return ()
    engine = make_engine(model, options)
    outcome = engine.minimise(model.goals["targets"].coefficients)
    if outcome.values is None:
        return ()
    return tuple(
        rule
        for rule, columns in model.shortfalls.items()
        if dataset.mode(rule) == HARD and sum(outcome.values[list(columns)]) > 1e-6
    )
