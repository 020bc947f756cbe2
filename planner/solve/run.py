"""Solves a model with the solver that was asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.model.program import Program
from planner.plan.types import Solution, SolverReport
from planner.solve.agreed_transfers import keep_agreed
from planner.solve.engine import Engine, Outcome
from planner.solve.options import SolveOptions
from planner.solve.priorities import priorities, solve_in_order, tie_break
from planner.solve.read import quantities

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def make_engine(program: Program, options: SolveOptions) -> Engine:
    """The solver named in the options, holding ``program``."""
    if options.solver.casefold() == "highs":
        from planner.solve.highs import HighsEngine

        return HighsEngine(program, options)
    from planner.solve.other_solvers import PulpEngine

    return PulpEngine(program, options)


def solve_model(model: Model, options: SolveOptions | None = None) -> Solution:
    """Solves a model to the end of its priorities, or as far as the limits allow.

    Values are read only where the status says that they are a plan. UnknownSolver where PuLP does not know the
    solver or it is not installed.
    """
    program = model.program
    options = (options or SolveOptions()).telling_of(len(program.columns), whole=bool(program.integer))
    started = time.perf_counter()
    if model.program.integer and options.solver.casefold() == "highs":
        return _solve_whole(model, options, started)
    engine = make_engine(model.program, options)
    outcome = solve_in_order(engine, priorities(model), tie_break(model), options)
    outcome = keep_agreed(model, outcome, options, make_engine)
    report = SolverReport(
        engine.name, engine.version, time.perf_counter() - started, outcome.gap,
        gaps=_gaps(model, outcome), lacks=engine.lacks, fault=engine.fault or outcome.fault,
    )  # fmt: skip
    return _solution(model, outcome, report)


def _solve_whole(model: Model, options: SolveOptions, started: float) -> Solution:
    """As ``solve_model``, for whole people: the report says what rounding costs, goal by goal."""
    from planner.solve.whole import solve_whole

    whole = solve_whole(model, options)
    outcome = keep_agreed(model, whole.outcome, options, make_engine)
    price = None
    if outcome.values is not None and whole.linear.values is not None:
        rounded, linear = _goals(model, outcome.values), _goals(model, whole.linear.values)
        price = {goal: rounded[goal] - linear[goal] for goal in rounded}
    seconds = time.perf_counter() - started
    report = SolverReport(
        "HiGHS", whole.version, seconds, outcome.gap, price, _gaps(model, outcome), fault=outcome.fault
    )
    return _solution(model, outcome, report)


def _gaps(model: Model, outcome: Outcome) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The gap left open in each priority that was met, with its goals; none for a linear program."""
    if not model.program.integer:
        return ()
    return tuple((level.goals, gap) for level, gap in zip(priorities(model), outcome.gaps, strict=False))


def _goals(model: Model, values: FloatArray) -> dict[str, float]:
    """Value of each goal that is pursued, 0 for the others."""
    return {
        goal.id: model.goals[goal.id].value(values) if goal.id in model.goals else 0.0
        for goal in model.dataset.goals
    }


def _solution(model: Model, outcome: Outcome, report: SolverReport) -> Solution:
    if outcome.values is not None:
        values = outcome.values
        return Solution(outcome.status, report, _goals(model, values), quantities(model, values))
    return Solution(outcome.status, report)
