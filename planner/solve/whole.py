"""Plans in whole people: transfers are multiples of the headcount unit, and every rule still holds.

The linear program comes first: it says whether there is a plan at all, what rounding costs, and where whole
numbers are worth looking for. A search close to it gives a good plan in seconds; the search over all whole
numbers then starts from that plan and stops at the gap that was asked for. Transfers once whole, the rest of the
plan is a linear program again and solved to its end.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.engine import Outcome
from planner.solve.highs import HighsEngine
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, blended, priorities, solve_in_order, tie_break

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NEAR = 1.0
"""How far from the linear program's value, rounded outwards, a whole number is looked for first."""

SMALL = 20_000
"""Non-zeros up to which the search goes on past the gap, to the exact optimum, for ``SMALL_NODES`` nodes."""
SMALL_NODES = 2_000
EXACT_GAP = 1e-9

FIRST_SEARCH = 0.25
"""Share of the time limit that the search close to the linear program may take."""


@dataclass(frozen=True, slots=True, eq=False)
class WholeOutcome:
    """The plan in whole people, and ``linear``: the plan in fractions that it rounds."""

    outcome: Outcome
    linear: Outcome
    version: str


def solve_whole(model: Model, options: SolveOptions) -> WholeOutcome:
    """Solves a model whose program has whole-number columns, with HiGHS."""
    levels, last = priorities(model), tie_break(model)
    deadline = time.monotonic() + options.time_limit
    whole = _tightened(model.program.arrays())
    engine = HighsEngine(model.program, options, _relaxed(model.program.arrays()))
    linear = solve_in_order(engine, levels, last, options)
    if linear.values is None:
        return WholeOutcome(linear, linear, engine.version)
    start = _near(model, whole, levels, options)
    found, limits = _improve(model, whole, levels, options, start, deadline)
    if found.values is None:
        return WholeOutcome(found, linear, engine.version)
    finished = _finish(model, found, limits, levels, last, options)
    return WholeOutcome(finished, linear, engine.version)


def _relaxed(arrays: Arrays) -> Arrays:
    return replace(arrays, integer=np.zeros(0, dtype=np.int32))


def _tightened(arrays: Arrays) -> Arrays:
    """Limits on sums of whole numbers, rounded to whole numbers: no plan is lost, fractions between them are."""
    is_whole = np.zeros(len(arrays.column_lower), dtype=bool)
    is_whole[arrays.integer] = True
    fits = is_whole[arrays.columns] & (np.abs(arrays.coefficients) == 1.0)
    filled = np.diff(arrays.starts) > 0
    pure = np.zeros(len(filled), dtype=bool)
    pure[filled] = np.logical_and.reduceat(fits, arrays.starts[:-1][filled]) if len(fits) else False
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[pure], upper[pure] = np.ceil(lower[pure] - 1e-9), np.floor(upper[pure] + 1e-9)
    return replace(arrays, row_lower=lower, row_upper=upper)


def _near(
    model: Model, whole: Arrays, levels: Sequence[Priority], options: SolveOptions
) -> FloatArray | None:
    """A plan in whole people close to the linear program's, None where none is found there in time."""
    lean = blended(levels, np.zeros(len(whole.column_lower)))
    linear = HighsEngine(model.program, options, _relaxed(whole)).minimise(lean)
    if linear.values is None:
        return None
    at = linear.values[whole.integer]
    lower, upper = whole.column_lower.copy(), whole.column_upper.copy()
    lower[whole.integer] = np.maximum(lower[whole.integer], np.floor(at + 1e-6) - NEAR)
    upper[whole.integer] = np.minimum(upper[whole.integer], np.ceil(at - 1e-6) + NEAR)
    box = replace(whole, column_lower=lower, column_upper=upper)
    limited = replace(options, time_limit=options.time_limit * FIRST_SEARCH)
    options.tell(1, len(levels) + 2, "near")
    return HighsEngine(model.program, limited, box).minimise(lean).values


def _improve(
    model: Model,
    whole: Arrays,
    levels: Sequence[Priority],
    options: SolveOptions,
    start: FloatArray | None,
    deadline: float,
) -> tuple[Outcome, list[float]]:
    """Meets each priority in whole numbers, each search starting from the best plan so far.

    Returns the best plan, and what each priority may reach (none where the searches ended early).
    """
    engine = HighsEngine(model.program, options, whole)
    best: Outcome | None = None if start is None else Outcome(Status.LIMIT, start)
    gap, status = 0.0, Status.OPTIMAL
    limits: list[float] = []
    for step, level in enumerate(levels, start=2):
        options.tell(step, len(levels) + 2, ", ".join(level.goals))
        left = deadline - time.monotonic()
        share = max(left, 0.01) / (len(levels) + 2 - step)
        outcome = _search(engine, level, options, best, share)
        if outcome.values is None:
            if best is None or outcome.status is Status.INFEASIBLE:
                return outcome, []
            return Outcome(Status.LIMIT, best.values, 1.0), []
        best, gap = outcome, max(gap, outcome.gap)
        if outcome.gap > options.gap:
            status = Status.LIMIT
        limits.append(level.limit(outcome.values))
        engine.cap(level.coefficients, limits[-1] - level.constant)
    return Outcome(status, best.values if best else None, gap), limits


def _search(
    engine: HighsEngine, level: Priority, options: SolveOptions, best: Outcome | None, seconds: float
) -> Outcome:
    """One priority: to the exact optimum where that is cheap, then only as far as the gap asks."""
    if not engine.started:
        engine.hand_over(level.coefficients)
    live = engine.live
    engine.change_costs(level.coefficients)
    until = time.monotonic() + seconds
    _offer(live, best)
    if len(engine.arrays.columns) <= SMALL:
        live.setOptionValue("mip_rel_gap", EXACT_GAP)
        live.setOptionValue("mip_max_nodes", SMALL_NODES)
        outcome = _run(engine, best, until)
        if outcome.status is not Status.LIMIT or (outcome.values is not None and outcome.gap <= options.gap):
            return outcome
        best = outcome if outcome.values is not None else best
        live.setOptionValue("mip_max_nodes", highspy.kHighsIInf)
        _offer(live, best)
    live.setOptionValue("mip_rel_gap", options.gap)
    return _run(engine, best, until)


def _run(engine: HighsEngine, best: Outcome | None, until: float) -> Outcome:
    """One run of the live solver; again without presolve where it denies that the plan it was offered is one.

    Against a limit that leaves next to no room, presolve may find the program infeasible. With a plan at hand
    the solver then says infeasible, or takes that plan for the optimum without any bound.
    """
    engine.run(max(until - time.monotonic(), 0.01))
    outcome = engine.outcome()
    no_bound = outcome.status is Status.OPTIMAL and outcome.gap >= 1.0
    offered = best is not None and best.values is not None
    if not offered or not (no_bound or outcome.status is Status.INFEASIBLE):
        return outcome
    engine.live.setOptionValue("presolve", "off")
    _offer(engine.live, best)
    engine.run(max(until - time.monotonic(), 0.01))
    engine.live.setOptionValue("presolve", "choose")
    return engine.outcome()


def _offer(live: highspy.Highs, best: Outcome | None) -> None:
    """Hands the solver a plan to start from."""
    if best is None or best.values is None:
        return
    solution = highspy.HighsSolution()
    solution.col_value = list(best.values)
    live.setSolution(solution)


def _finish(
    model: Model,
    found: Outcome,
    limits: Sequence[float],
    levels: Sequence[Priority],
    last: FloatArray,
    options: SolveOptions,
) -> Outcome:
    """Holds the whole numbers found and solves the rest to its end within the priorities' limits, ties included."""
    if found.values is None:
        return found
    arrays = model.program.arrays()
    lower, upper = arrays.column_lower.copy(), arrays.column_upper.copy()
    lower[arrays.integer] = upper[arrays.integer] = np.round(found.values[arrays.integer])
    held = replace(_relaxed(arrays), column_lower=lower, column_upper=upper)
    engine = HighsEngine(model.program, options, held)
    rest = solve_in_order(engine, levels, last, options, limits)
    if rest.status is not Status.OPTIMAL or rest.values is None:
        return Outcome(Status.LIMIT, found.values, found.gap)
    return Outcome(found.status, rest.values, found.gap)
