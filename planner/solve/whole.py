"""Plans in whole people: transfers are multiples of the headcount unit, and every rule still holds.

The linear program comes first: it says whether there is a plan at all, what rounding costs, and where whole
numbers are worth looking for. A search close to it gives a good plan in seconds; the search over all whole
numbers then starts from that plan and stops at the gap that was asked for. Transfers once whole, the rest of the
plan is a linear program again and solved to its end for every priority, before the next one is searched for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.engine import Outcome
from planner.solve.highs import HighsEngine
from planner.solve.live import version
from planner.solve.optimal_face import relax
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, priorities, solve_in_order, tie_break
from planner.solve.regions import regions_of
from planner.solve.strengthen import strengthen
from planner.solve.whole_engine import WholeEngine
from planner.solve.whole_start import find_start
from planner.tolerances import WHOLE_LIMIT

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

GROUP_ROWS = frozenset({"training_group", "group_starts"})
"""Families of rows that hold training groups (planner/model/rules/groups.py)."""


@dataclass(frozen=True, slots=True, eq=False)
class WholeOutcome:
    """The plan in whole people, and ``linear``: the plan in fractions, and without groups, that it rounds."""

    outcome: Outcome
    linear: Outcome
    version: str


def solve_whole(model: Model, options: SolveOptions) -> WholeOutcome:
    """Solves a model whose program has whole-number columns, with HiGHS."""
    last = tie_break(model)
    levels = priorities(model) or [Priority((), last, 0.0, 0.0)]
    options = replace(options, time_limit=options.seconds())
    deadline = time.monotonic() + options.seconds()
    whole = _tighten(strengthen(model, model.program.arrays()))
    linear = solve_in_order(
        HighsEngine(model.program, options, _without_groups(model)), levels, last, options
    )
    if linear.values is None:
        return WholeOutcome(linear, linear, version())
    start = find_start(model, whole, levels, options)
    bound = float(levels[0].coefficients @ linear.values)
    regions = regions_of(model, whole) if model.groups else None
    engine = WholeEngine(whole, regions, levels, options, start, deadline, bound)
    found = solve_in_order(engine, levels, None, options)
    if found.values is None:
        return WholeOutcome(found, linear, version())
    return WholeOutcome(_finish(model, found, levels, last, options), linear, version())


def _without_groups(model: Model) -> Arrays:
    """The program with no limit on groups: fractions of a group cost something too, which is part of their price."""
    arrays = model.program.arrays()
    of_groups = np.array([row.rule in GROUP_ROWS for row in model.program.rows], dtype=bool)
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[of_groups], upper[of_groups] = -np.inf, np.inf
    return replace(arrays, row_lower=lower, row_upper=upper)


def _tighten(arrays: Arrays) -> Arrays:
    """Limits on sums of whole numbers, rounded to whole numbers: no plan is lost, fractions between them are."""
    is_whole = np.zeros(len(arrays.column_lower), dtype=bool)
    is_whole[arrays.integer] = True
    fits = is_whole[arrays.columns] & (np.abs(arrays.coefficients) == 1.0)
    filled = np.diff(arrays.starts) > 0
    pure = np.zeros(len(filled), dtype=bool)
    pure[filled] = np.logical_and.reduceat(fits, arrays.starts[:-1][filled]) if len(fits) else False
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[pure], upper[pure] = np.ceil(lower[pure] - WHOLE_LIMIT), np.floor(upper[pure] + WHOLE_LIMIT)
    return replace(arrays, row_lower=lower, row_upper=upper)


def _finish(
    model: Model, found: Outcome, levels: Sequence[Priority], last: FloatArray, options: SolveOptions
) -> Outcome:
    """The plan with the whole numbers found, and the rest at its best within what the priorities reached."""
    if found.values is None:
        return found
    arrays = model.program.arrays()
    lower, upper = arrays.column_lower.copy(), arrays.column_upper.copy()
    lower[arrays.integer] = upper[arrays.integer] = np.round(found.values[arrays.integer])
    held = replace(relax(arrays), column_lower=lower, column_upper=upper)
    limits = [level.strict_limit(found.values) for level in levels]
    settled = [replace(level, tolerance=0.0) for level in levels]  # the search has taken back what it can
    rest = solve_in_order(HighsEngine(model.program, options, held), settled, last, options, limits)
    if rest.status is not Status.OPTIMAL or rest.values is None:
        return replace(found, status=Status.LIMIT)
    return replace(found, values=rest.values)
