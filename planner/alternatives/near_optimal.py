"""The search among the plans that are nearly as good as the best one."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.model.build import Model
from planner.model.columns import NONE
from planner.model.program import Arrays
from planner.plan.types import Plan, Status
from planner.schema.rules import Mode
from planner.solve.bounds import bounds_of
from planner.solve.live import DUAL_SIMPLEX, Live
from planner.solve.optimal_face import descend, relax, settle
from planner.solve.priorities import Priority, priorities, tie_break
from planner.solve.strengthen import strengthen
from planner.solve.widening import widen, with_columns, with_rows
from planner.tolerances import SLACK, TOUCHED

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


class Style(enum.StrEnum):
    """What a plan is best at: the goals, fewest pools touched, smoothest months, least distance, or least change."""

    BEST = "best"
    POOLS = "pools"
    MONTHS = "months"
    DISTANCE = "distance"
    CHANGE = "change"


STYLES = (Style.POOLS, Style.MONTHS, Style.DISTANCE, Style.CHANGE)
"""What alternatives to the best plan are looked for."""

NODES = 500
"""Branches that one search may follow: a number, so that a slower machine finds the same."""

_PRUNINGS = 3
"""Rounds in which pools that give up little are made dearer, before the search in whole numbers starts from there."""


class Nearby:
    """Plans within reach of the best one: each goal up to the cost at most ``within`` above it."""

    def __init__(self, model: Model, best: Plan, within: float, seconds: float = inf) -> None:
        """``seconds`` limit each search, beside its ``NODES``."""
        self._model = model
        self._seconds = seconds
        self._levels, self._last = _reach(model, within)
        self._arrays = _cap_priorities(strengthen(model, model.program.arrays()), self._levels, best)

    def best_at(self, style: Style) -> tuple[FloatArray | None, bool]:
        """The columns' values (C,) of the plan best at ``style``, and whether none is better.

        None where no plan was found before the limits.
        """
        if style == Style.POOLS:
            return self._fewest_pools()
        return self._solve(*self._add_style(style))

    def _add_style(self, style: Style) -> tuple[Arrays, FloatArray]:
        """The program with what measures a style, and the style as a cost."""
        if style == Style.MONTHS:
            return self._smoothness()
        cost = np.zeros(len(self._arrays.column_lower))
        if style == Style.CHANGE:
            cost[: len(self._model.program.column_names)] = self._model.goals["stability"].coefficients
            return self._arrays, cost
        transfer = self._model.variables.transfer
        for s, d in np.ndindex(transfer.shape[:2]):
            columns = transfer[s, d][transfer[s, d] != NONE]
            cost[columns] = self._model.dataset.route(s, d).distance / 100
        return self._arrays, cost

    def _smoothness(self) -> tuple[Arrays, FloatArray]:
        """Σ over months of |departures − those of the month before|: two columns and one row for each month."""
        transfer = self._model.variables.transfer
        months = transfer.shape[2]
        width = len(self._arrays.column_lower)
        wide = with_columns(self._arrays, 2 * (months - 1))
        rows = []
        for t in range(1, months):
            row = np.zeros(width + 2 * (months - 1))
            row[transfer[:, :, t][transfer[:, :, t] != NONE]] = 1.0
            row[transfer[:, :, t - 1][transfer[:, :, t - 1] != NONE]] -= 1.0
            row[width + 2 * (t - 1)], row[width + 2 * (t - 1) + 1] = -1.0, 1.0
            rows.append(row)
        arrays = with_rows(wide, rows)
        low, high = arrays.row_lower.copy(), arrays.row_upper.copy()
        low[len(low) - len(rows) :] = high[len(high) - len(rows) :] = 0.0
        cost = np.zeros(len(arrays.column_lower))
        cost[width:] = 1.0
        return replace(arrays, row_lower=low, row_upper=high), cost

    def _solve(self, arrays: Arrays, cost: FloatArray) -> tuple[FloatArray | None, bool]:
        """The plan with the least of ``cost``, then the cheapest, then as ties are always broken."""
        live = Live(arrays, options={"mip_max_nodes": NODES})
        proven = live.minimise(cost, DUAL_SIMPLEX, seconds=self._seconds) is Status.OPTIMAL
        order = [cost, *(widen(one, len(cost)) for one in (self._last, tie_break(self._model)))]
        if len(arrays.integer):
            found = live.values() if live.has_values else None
            return None if found is None else settle(arrays, bounds_of(arrays), found, order), proven
        return (descend(live, bounds_of(arrays), order), True) if proven else (None, False)

    def _fewest_pools(self) -> tuple[FloatArray | None, bool]:
        """A yes/no column for each pool; the search starts from a plan that reweighting has thinned out already."""
        variables, data = self._model.variables, self._model.dataset
        pools = [
            s
            for s, pool in enumerate(data.pools)
            if pool.available > 0 and (variables.transfer[s] != NONE).any()
        ]
        width = len(self._arrays.column_lower)
        wide = with_columns(self._arrays, len(pools), upper=1.0, integer=True)
        rows = []
        for i, s in enumerate(pools):
            row = np.zeros(width + len(pools))
            columns = variables.transfer[s][variables.transfer[s] != NONE]
            row[columns] = 1.0
            row[width + i] = -_most(data, s)
            rows.append(row)
        arrays = with_rows(wide, rows, upper=0.0)
        cost = np.zeros(width + len(pools))
        cost[width:] = 1.0
        start = self._thin_out(arrays, pools, width)
        live = Live(arrays, threads=None, options={"mip_max_nodes": NODES})
        status = live.minimise(cost, DUAL_SIMPLEX, seconds=self._seconds, start=start)
        proven = status is Status.OPTIMAL
        found = live.values() if live.has_values else None
        if found is None:
            return start, False
        return self._cheapest_without(
            found, pools, width
        ) if not self._model.program.integer else found, proven

    def _thin_out(self, arrays: Arrays, pools: Sequence[int], width: int) -> FloatArray | None:
        """A plan with few pools: those that give up little are made dearer and dearer, in a linear program."""
        if self._model.program.integer:
            return None
        live = Live(relax(arrays))
        weights = np.ones(len(pools))
        values = None
        for _ in range(_PRUNINGS):
            cost = np.zeros(width + len(pools))
            cost[width:] = weights
            if live.minimise(cost, DUAL_SIMPLEX) is not Status.OPTIMAL:
                return None
            values = live.values()
            weights = 1.0 / (values[width:] + 1e-3)
        if values is None:
            return None
        values[width:] = values[width:] > TOUCHED
        return values

    def _cheapest_without(self, found: FloatArray, pools: Sequence[int], width: int) -> FloatArray:
        """The cheapest plan that touches no other pools than ``found`` does."""
        arrays = self._arrays
        upper = arrays.column_upper.copy()
        for i, s in enumerate(pools):
            if found[width + i] < 0.5:
                transfer = self._model.variables.transfer[s]
                columns = transfer[transfer != NONE]
                upper[columns] = np.maximum(arrays.column_lower[columns], 0.0)
        limited = replace(arrays, column_upper=upper)
        live = Live(limited, self._last)
        if live.run() is not Status.OPTIMAL:
            return found
        cheapest = descend(live, bounds_of(limited), [self._last, tie_break(self._model)])
        return found if cheapest is None else cheapest


def _reach(model: Model, within: float) -> tuple[list[Priority], FloatArray]:
    """The priorities that stay near their best, and the cost that chooses between equals.

    They are those up to the cost, each of which may worsen by ``within`` or its own tolerance; later ones are free.
    """
    levels = priorities(model)
    place = next((i for i, level in enumerate(levels) if "cost" in level.goals), len(levels) - 1)
    kept = [replace(level, tolerance=max(within, level.tolerance)) for level in levels[: place + 1]]
    return kept, levels[place].coefficients


def _cap_priorities(arrays: Arrays, levels: Sequence[Priority], best: Plan) -> Arrays:
    """The program with a cap on each priority that must stay near what the best plan reaches."""
    capped = with_rows(arrays, [level.coefficients for level in levels])
    upper = capped.row_upper.copy()
    weights = {goal.id: goal.weight for goal in best.dataset.goals}
    for row, level in enumerate(levels, start=len(arrays.row_upper)):
        reached = sum(weights[goal] * best.goals[goal] for goal in level.goals)
        slack = SLACK * max(1.0, abs(reached))
        upper[row] = reached + level.tolerance * abs(reached) + slack - level.constant
    return replace(capped, row_upper=upper)


def _most(data: Dataset, s: int) -> float:
    """The most that pool ``s`` can ever give up, FTE."""
    pool = data.pools[s]
    limits = [pool.available]
    if pool.release_total is not None and data.mode("release_total") == Mode.HARD:
        limits.append(pool.release_total)
    return min(limits)
