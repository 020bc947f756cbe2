"""Keeps exactly what stays as agreed, so that rounds without edits do not drift and noise is no change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.model.program import Program
from planner.plan.types import Status
from planner.solve.engine import Engine, Outcome
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, priorities, solve_in_order, tie_break
from planner.tolerances import KEPT, SAME

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def keep_agreed(
    model: Model,
    found: Outcome,
    options: SolveOptions,
    make_engine: Callable[[Program, SolveOptions], Engine],
) -> Outcome:
    """``found`` with each transfer that is as agreed but for noise at exactly the agreed value, the rest solved again.

    In whole people and training groups the agreed plan as a whole is kept where it is as good as ``found`` within the
    gap that it was searched to: a search that stops there finds another plan each time. ``found`` stays where that
    fails, and where the agreed plan is not in whole people, or not in groups.
    """
    if found.values is None or model.dataset.agreed is None or "stability" not in model.goals:
        return found
    whole = bool(model.program.integer)
    columns, agreed = agreed_columns(model)
    near = abs(found.values[columns] - agreed) <= SAME
    if not whole:
        columns, agreed = columns[near], agreed[near]
    elif near.all() or not (
        _in_units(agreed, model.dataset.headcount_unit) and _in_groups(model, columns, agreed)
    ):
        return found
    levels = priorities(model)
    held = make_engine(_hold_agreed(model.program, columns, agreed, whole=whole), options)
    # What a tolerance grants was granted once, when ``found`` was solved; what has none is held at its optimum here,
    # for its slack would be spent on those that follow.
    limits = [level.strict_limit(found.values) if level.tolerance > 0 else -inf for level in levels]
    kept = solve_in_order(held, levels, tie_break(model), options, limits)
    gaps = _gaps(found, options, len(levels)) if whole else [0.0] * len(levels)
    if kept.status is not Status.OPTIMAL or kept.values is None:
        return found
    if not _as_good(levels, kept.values, found.values, gaps):
        return found
    return replace(found, values=kept.values)


def _gaps(found: Outcome, options: SolveOptions, count: int) -> list[float]:
    """The gap to which each priority was searched."""
    asked = [options.gap_of(rank) for rank in range(count)]
    return [max(gap, left) for gap, left in zip(asked, [*found.gaps, *asked[len(found.gaps) :]], strict=True)]


def _in_units(values: FloatArray, unit: float) -> bool:
    """Whether an agreed plan is in whole people at all, where they are asked for: it may have been made before."""
    import numpy as np

    if unit == 0:  # training groups in fractions
        return True

    return bool(np.all(np.abs(values - np.round(values / unit) * unit) <= SAME))


def _in_groups(model: Model, columns: npt.NDArray[np.int64], agreed: FloatArray) -> bool:
    """Whether nobody or a group leaves for each Direction in an agreed plan: it may have been made before groups."""
    values = dict(zip(columns.tolist(), agreed.tolist(), strict=True))
    sizes = ((group, sum(values.get(column, 0.0) for _, column in group.members)) for group in model.groups)
    return all(size <= SAME or size >= group.least - SAME for group, size in sizes)


def agreed_columns(model: Model) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """The columns of the transfers that are still planned, and the agreed value of each."""
    import numpy as np

    transfer = model.variables.transfer
    agreed = np.zeros(transfer.shape)
    for move in model.dataset.agreed or ():
        if 0 <= move.month < model.dataset.months:
            agreed[move.pool, move.destination, move.month] += move.fte
    exists = transfer >= 0
    columns, values = transfer[exists].astype(np.int64), agreed[exists]
    lower, upper = np.array(model.program.column_lower), np.array(model.program.column_upper)
    free = lower[columns] < upper[columns]
    return columns[free], values[free]


def _hold_agreed(
    program: Program, columns: npt.NDArray[np.int64], values: FloatArray, *, whole: bool
) -> Program:
    """The program with the given columns at the given values; what follows from them is fractional again."""
    held = replace(
        program,
        column_lower=program.column_lower[:],
        column_upper=program.column_upper[:],
        integer=[] if whole else program.integer,
    )
    for column, value in zip(columns.tolist(), values.tolist(), strict=True):
        held.fix(column, value)
    return held


def _as_good(levels: Sequence[Priority], kept: FloatArray, found: FloatArray, gaps: Sequence[float]) -> bool:
    """Whether each priority, in order, is met as well as in ``found``; the first that is met better decides.

    One with a tolerance decides nothing by being better: ``found`` is worse in it for the sake of those that follow.
    """
    for level, gap in zip(levels, gaps, strict=True):
        before, after = level.value(found), level.value(kept)
        room = max(gap, KEPT) * max(1.0, abs(before))
        if after > before + room:
            return False
        if after < before - room and level.tolerance == 0.0:
            return True
    return True
