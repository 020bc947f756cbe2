"""Goals met one priority after the other, each held while the next improves (lexicographic optimisation)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from planner.model.build import Model
from planner.plan.types import Status
from planner.solve.engine import Engine, Outcome
from planner.solve.options import SolveOptions
from planner.tolerances import SLACK

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

LEAN = 1e-3
"""Weight of a priority against the one before it in the starting objective; the result does not depend on it."""


FAINT = 1e-2
"""How much less the names of work weigh in ties than those of transfers: people are told apart before their work."""


@dataclass(frozen=True, slots=True, eq=False)
class Priority:
    """Goals of one priority: their weighted sum, and by how much of it they may worsen for the next."""

    goals: tuple[str, ...]
    coefficients: FloatArray
    constant: float
    tolerance: float

    def value(self, values: FloatArray) -> float:
        """The weighted sum at the columns' values."""
        return float(self.coefficients @ values) + self.constant

    def limit(self, values: FloatArray) -> float:
        """What the weighted sum may reach once this priority was met at ``values``."""
        reached = self.value(values)
        return reached + self.tolerance * abs(reached) + SLACK * max(1.0, abs(reached))

    def strict_limit(self, values: FloatArray) -> float:
        """As ``limit``, without the tolerance."""
        reached = self.value(values)
        return reached + SLACK * max(1.0, abs(reached))


def priorities(model: Model) -> list[Priority]:
    """The goals that are pursued, grouped by priority number, the first to be met first.

    The last one has no next, which its tolerance could serve: it has none.
    """
    import numpy as np

    levels = sorted(
        {g.priority for g in model.dataset.goals if g.priority is not None and g.id in model.goals}
    )
    result = []
    for level in levels:
        goals = [g for g in model.dataset.goals if g.priority == level and g.id in model.goals]
        coefficients = np.zeros(len(model.program.column_names))
        constant = 0.0
        for goal in goals:
            coefficients += goal.weight * model.goals[goal.id].coefficients
            constant += goal.weight * model.goals[goal.id].constant
        tolerance = max(goal.tolerance for goal in goals) if level != levels[-1] else 0.0
        result.append(Priority(tuple(goal.id for goal in goals), coefficients, constant, tolerance))
    return result


def tie_break(model: Model) -> FloatArray:
    """Costs that single out one plan among those equal in every goal, the same on any machine.

    Work is kept at home rather than given as aid, and each decision carries a small weight of its own, drawn from
    its name and so independent of the order of rows in the workbook. No goal is touched: this comes last.
    """
    names = model.program.column_names
    weights = _drawn_weights(tuple(names)).copy()
    v = model.variables
    for work in (v.own_work, v.away, v.aid_received, v.served, v.in_house, v.outsourced, v.unmet):
        weights[work[work >= 0]] *= FAINT
    weights += 1.0
    weights[v.away[v.away >= 0]] += 3.0
    return weights


@lru_cache(maxsize=4)
def _drawn_weights(names: tuple[str, ...]) -> FloatArray:
    """A weight below 1 for each name; kept, as programs that are like one another have the same columns."""
    import numpy as np

    return np.array([crc32(name.encode()) / 2**32 for name in names], dtype=np.float64)


def blend(levels: Sequence[Priority], last: FloatArray | None = None, lean: float = LEAN) -> FloatArray:
    """One objective that leans to each priority far more than to the next: a start for all of them, no result.

    Its optimum is nearly always that of the first priority, and close to that of the others, which then take a
    few iterations each instead of a search of their own: about 0.7 of the time on open-2012 (benchmarks/run.py).
    """
    parts = [*(level.coefficients for level in levels), *([] if last is None else [last])]
    total = parts[0] * 0.0
    for rank, part in enumerate(parts):
        largest = float(abs(part).max(initial=0.0))
        if largest > 0:
            total += part * (lean**rank / largest)
    return total * max((float(abs(part).max(initial=0.0)) for part in parts), default=1.0)


def _opening(levels: Sequence[Priority], last: FloatArray | None, opens_with: int | None) -> FloatArray:
    """The objective of the run before all priorities; see ``Engine``."""
    return blend(levels, last) if opens_with is None else blend(levels[:opens_with])


def solve_in_order(
    engine: Engine,
    levels: Sequence[Priority],
    last: FloatArray | None,
    options: SolveOptions,
    limits: Sequence[float] = (),
) -> Outcome:
    """Meets each priority in turn and then breaks ties by the costs ``last``, where they are given.

    ``limits`` are what the priorities may reach where that is settled already (tolerances included); a priority
    that cannot keep to its limit keeps to the best it can reach.

    What a tolerance grants and no later priority needs is taken back, earlier priorities first: among plans that are
    equal for those that follow, the best for the priority is kept, whatever ties would prefer.

    The outcome is the worst status on the way. A run that stops at a limit ends the sequence with the best values so
    far, unless the engine goes on; nothing is read from a run that failed.
    """
    steps = len(levels) + 2
    options.tell(1, steps, "start")
    best: Outcome | None = None
    if engine.opens_with != 0:
        best = engine.minimise(_opening(levels, last, engine.opens_with))
        if best.status is not Status.OPTIMAL:
            return best
    gaps: list[float] = []
    status = Status.OPTIMAL
    for step, level in enumerate(levels, start=2):
        options.tell(step, steps, ", ".join(level.goals))
        outcome = engine.minimise(level.coefficients)
        if outcome.values is None:
            return _end_early(best, outcome, gaps)
        best, gaps = outcome, [*gaps, outcome.gap]
        if outcome.status is not Status.OPTIMAL:
            status = outcome.status
            if not engine.goes_on:
                return _end(status, best, gaps)
        # Only those that follow may need what is settled beyond the best: after the last, ties would spend it.
        _keep(engine, level, outcome, limits[step - 2] if limits and level is not levels[-1] else None)
    best, failed = _take_back(engine, levels, best)
    if failed is not None:
        return _end_early(best, failed, gaps)
    if last is None:
        return _end(status, best, gaps)
    options.tell(steps, steps, "ties")
    return _break_ties(engine, last, best, status, gaps)


def _break_ties(
    engine: Engine, last: FloatArray, best: Outcome | None, status: Status, gaps: Sequence[float]
) -> Outcome:
    """The end of all priorities with the least of ``last`` among plans that are equal in them."""
    final = engine.minimise(last)
    if final.status is not Status.OPTIMAL or final.values is None:
        return _end_early(best, final, gaps)
    return _end(status, final, gaps)


def _take_back(
    engine: Engine, levels: Sequence[Priority], best: Outcome | None
) -> tuple[Outcome | None, Outcome | None]:
    """Holds each priority that has a tolerance at its best: the last good outcome, and the run that failed, if any."""
    for level in levels:
        if level.tolerance > 0:
            outcome = engine.minimise(level.coefficients)
            if outcome.values is None or (outcome.status is not Status.OPTIMAL and not engine.goes_on):
                return best, outcome
            best = outcome
            engine.stay_optimal(level.coefficients, level.strict_limit(outcome.values) - level.constant)
    return best, None


def _keep(engine: Engine, level: Priority, met: Outcome, settled: float | None) -> None:
    """Holds a priority that was ``met``: at its optimum, or within its tolerance or settled limit."""
    if met.values is None:
        raise ValueError("a priority without values cannot be held")
    strict = level.strict_limit(met.values)
    limit = level.limit(met.values) if settled is None else max(settled, strict)
    if limit <= strict and met.status is Status.OPTIMAL:
        engine.stay_optimal(level.coefficients, strict - level.constant)
    else:
        engine.cap(level.coefficients, limit - level.constant)


def _end(status: Status, best: Outcome | None, gaps: Sequence[float]) -> Outcome:
    """The end of all priorities with the values of ``best``."""
    return Outcome(status, best.values if best else None, max(gaps, default=0.0), tuple(gaps))


def _end_early(best: Outcome | None, last: Outcome, gaps: Sequence[float]) -> Outcome:
    """A later run without values: what an earlier one reached still stands, but not as the optimum."""
    return last if best is None else replace(_end(Status.LIMIT, best, gaps), fault=last.fault)
