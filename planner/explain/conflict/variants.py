"""What explaining asks about instead of a case: its rules softened, its staffing alone, its limits in whole people."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.model.build import Model
from planner.schema.limits import Moved
from planner.schema.rules import RULES, Mode
from planner.tolerances import WHOLE_LIMIT

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]

MANY_ROUTES = 20_000
"""Pools × Directions × months above which the routes between Directions are not questioned."""


def soften(dataset: Dataset) -> Dataset:
    """``dataset`` with every hard rule soft, openings off and no goal: the columns and rows that explaining needs.

    In a very large case the routes between Directions stay as they are: a column for every route that is not allowed
    would be most of the program. Conflicts are then found among the other rules.
    """
    many = len(dataset.pools) * len(dataset.directions) * dataset.months > MANY_ROUTES
    rules = dict(dataset.rules)
    for family in RULES:
        setting = rules[family.id]
        permits = any(limit.moved is Moved.PERMISSION for limit in family.limits)
        if setting.mode != Mode.HARD or not family.limits or (many and permits):
            continue
        rules[family.id] = replace(
            setting, mode=Mode.SOFT if family.may_be_soft or family.either_or else Mode.OFF
        )
    return replace(dataset, rules=rules, goals=())


def with_rounded_limits(model: Model, arrays: Arrays, unit: float) -> Arrays:
    """``arrays`` with each limit on a sum of planned transfers drawn in to the next multiple of ``unit``.

    No plan in whole people is lost. Rows with other columns than planned transfers and a shortfall stay as they are.
    """
    counted = np.zeros(len(arrays.column_lower), dtype=bool)
    transfers = model.variables.transfer[model.variables.transfer >= 0]
    counted[transfers] = arrays.column_lower[transfers] < arrays.column_upper[transfers]
    counted[[row.shortfall for row in model.program.rows if row.shortfall >= 0]] = True
    fits = counted[arrays.columns] & (np.abs(arrays.coefficients) == 1.0)
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    for i, (start, end) in enumerate(pairwise(arrays.starts)):
        if end > start and fits[start:end].all():
            lower[i] = unit * np.ceil(lower[i] / unit - WHOLE_LIMIT)
            upper[i] = unit * np.floor(upper[i] / unit + WHOLE_LIMIT)
    return replace(arrays, row_lower=lower, row_upper=upper)


def find_tightening(exact: Arrays, drawn: Arrays) -> FloatArray:
    """By how much each row's limits differ, (R,)."""
    result = np.zeros(len(exact.row_lower))
    for one, other in ((exact.row_lower, drawn.row_lower), (exact.row_upper, drawn.row_upper)):
        changed = one != other
        result[changed] = np.abs(other[changed] - one[changed])
    return result


WORK_RULES = tuple(family.id for family in RULES if family.on_work)
"""Rules on who does the work. Without them all of it may stay undone, so they never bear on the staffing."""


def staffing_only(dataset: Dataset) -> Dataset:
    """``dataset`` without the work and the rules on it: the same question in a fifth of the columns."""
    off = {rule: replace(dataset.rules[rule], mode=Mode.OFF) for rule in WORK_RULES}
    return replace(
        dataset,
        activities=(),
        partners=(),
        workload=((),) * len(dataset.directions),
        rules={**dataset.rules, **off},
    )
