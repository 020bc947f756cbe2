"""Plans nearly as good as the best, each the best at something that the model does not weigh.

Within a stated share of the best, in cost and in every goal before it, there are many plans. Each alternative is the
one among them that is best at one thing people care about, and then cheapest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.model.program import Arrays
from planner.model.variables import NONE
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.bicriteria import with_rows
from planner.scenarios.faces import DUAL_SIMPLEX, bounds_of, descend, minimise, new_live
from planner.scenarios.planned import plan_of, verified
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, priorities, tie_break
from planner.solve.run import solve_model

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

POOLS, MONTHS, DISTANCE, CHANGE = "pools", "months", "distance", "change"
STYLES = (POOLS, MONTHS, DISTANCE, CHANGE)
"""What an alternative is best at: fewest pools touched, smoothest months, least distance, least change."""

SECONDS = 20.0
"""Time for the search of the fewest pools; what was found by then stands."""

TOUCHED = 1e-6
"""FTE that a pool gives up before it counts as touched, and that make a month's change."""

_PRUNINGS = 3
"""Rounds in which pools that give up little are made dearer, before the search in whole numbers starts from there."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What people look at beside the goals.

    Pools touched; FTE by which months differ from the month before, in all; moves in FTE × 100 km; and FTE that leave
    otherwise than in the plan to compare with, which is the agreed one, else the best.
    """

    pools: int
    months: float
    distance: float
    change: float


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """A plan that is best at ``style`` ("" for the best plan itself).

    ``proven``: no plan within reach is better at it.
    """

    style: str
    plan: Plan
    traits: Traits
    proven: bool


def alternatives(
    case: Case,
    dataset: Dataset,
    within: float,
    *,
    styles: Sequence[str] = STYLES,
    options: SolveOptions | None = None,
    seconds: float = SECONDS,
    on_style: Callable[[str], None] | None = None,
) -> tuple[Alternative, ...]:
    """The best plan, then one alternative for each style. Only the first, without numbers, where there is no plan.

    ``within`` is the share by which the cost, and each goal of an earlier priority, may exceed the best.
    """
    options = options or SolveOptions()
    model = build_model(dataset)
    solution = solve_model(model, options)
    best = Plan(case, dataset, solution)
    if solution.quantities is None:
        return (Alternative("", best, Traits(0, 0.0, 0.0, 0.0), proven=False),)
    best = verified(best)
    compared = _agreed(dataset) if dataset.agreed is not None else best.quantities.transfers
    search = _Search(case, model, best, compared, within, seconds)
    found = [Alternative("", best, traits(best, compared), proven=best.status is Status.OPTIMAL)]
    for style in styles:
        if style == CHANGE and dataset.agreed is None:
            continue  # the best plan itself changes least against itself
        if on_style is not None:
            on_style(style)
        made = search.best_at(style)
        if made is not None:
            found.append(made)
    return tuple(found)


def traits(plan: Plan, compared: FloatArray) -> Traits:
    """The traits of a plan; ``compared`` are the transfers (S, D, T) that change is counted from."""
    transfers = plan.quantities.transfers
    by_month = transfers.sum(axis=(0, 1))
    km = np.array(
        [
            [plan.dataset.route(s, d).distance for d in range(transfers.shape[1])]
            for s in range(transfers.shape[0])
        ]
    )
    return Traits(
        pools=int((transfers.sum(axis=(1, 2)) > TOUCHED).sum()),
        months=float(np.abs(np.diff(by_month)).sum()),
        distance=float((transfers.sum(axis=2) * km).sum() / 100),
        change=float(np.abs(transfers - compared).sum()),
    )


def _agreed(dataset: Dataset) -> FloatArray:
    """The transfers (S, D, T) of the agreed plan."""
    transfers = np.zeros((len(dataset.pools), len(dataset.directions), dataset.months))
    for move in dataset.agreed or ():
        if 0 <= move.month < dataset.months:
            transfers[move.pool, move.destination, move.month] += move.fte
    return transfers


class _Search:
    """Looks among the plans within reach of the best one."""

    def __init__(
        self, case: Case, model: Model, best: Plan, compared: FloatArray, within: float, seconds: float
    ) -> None:
        self._case = case
        self._model = model
        self._compared = compared
        self._seconds = seconds
        self._levels, self._last = _reach(model, within)
        self._arrays = _capped(model.program.arrays(), self._levels, best)

    def best_at(self, style: str) -> Alternative | None:
        """The alternative of one style; None where the solver finds no plan, which a time limit can cause."""
        if style == POOLS:
            values, proven = self._fewest_pools()
        else:
            arrays, cost = self._styled(style)
            values, proven = self._solved(arrays, cost)
        if values is None:
            return None
        plan = plan_of(self._case, self._model, values)
        return Alternative(style, plan, traits(plan, self._compared), proven)

    def _styled(self, style: str) -> tuple[Arrays, FloatArray]:
        """The program with what measures a style, and the style as a cost."""
        if style == MONTHS:
            return self._smoothness()
        cost = np.zeros(len(self._arrays.column_lower))
        if style == CHANGE:
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
        wide = _with_columns(self._arrays, 2 * (months - 1))
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

    def _solved(self, arrays: Arrays, cost: FloatArray) -> tuple[FloatArray | None, bool]:
        """The plan with the least of ``cost``, then the cheapest, then as ties are always broken."""
        live = new_live(arrays)
        live.setOptionValue("time_limit", self._seconds)
        proven = minimise(live, cost, DUAL_SIMPLEX)
        if len(arrays.integer):
            return _values_if_any(live, arrays), proven
        if not proven:
            return None, False
        ties = [_widened(one, len(cost)) for one in (self._last, tie_break(self._model))]
        return descend(live, arrays, bounds_of(arrays), [cost, *ties]), True

    def _fewest_pools(self) -> tuple[FloatArray | None, bool]:
        """A yes/no column for each pool; the search starts from a plan that reweighting has thinned out already."""
        variables, data = self._model.variables, self._model.dataset
        pools = [
            s
            for s, pool in enumerate(data.pools)
            if pool.available > 0 and (variables.transfer[s] != NONE).any()
        ]
        width = len(self._arrays.column_lower)
        wide = _with_columns(self._arrays, len(pools), upper=1.0, integer=True)
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
        start = self._thinned(arrays, pools, width)
        live = new_live(arrays, threads=0)
        live.setOptionValue("time_limit", self._seconds)
        if start is not None:
            _start_from(live, start)
        proven = minimise(live, cost, DUAL_SIMPLEX)
        found = _values_if_any(live, arrays)
        if found is None:
            return start, False
        return self._cheapest_without(
            found, pools, width
        ) if not self._model.program.integer else found, proven

    def _thinned(self, arrays: Arrays, pools: Sequence[int], width: int) -> FloatArray | None:
        """A plan with few pools: those that give up little are made dearer and dearer, in a linear program."""
        if self._model.program.integer:
            return None
        relaxed = replace(arrays, integer=arrays.integer[:0])
        live = new_live(relaxed)
        weights = np.ones(len(pools))
        values = None
        for _ in range(_PRUNINGS):
            cost = np.zeros(width + len(pools))
            cost[width:] = weights
            if not minimise(live, cost, DUAL_SIMPLEX):
                return None
            values = np.array(live.getSolution().col_value)
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
        live = new_live(limited)
        if not minimise(live, self._last, DUAL_SIMPLEX):
            return found
        cheapest = descend(live, limited, bounds_of(limited), [self._last, tie_break(self._model)])
        return found if cheapest is None else cheapest


def _reach(model: Model, within: float) -> tuple[list[Priority], FloatArray]:
    """The priorities that stay near their best, and the cost that chooses between equals.

    They are those up to the cost, each of which may worsen by ``within`` or its own tolerance; later ones are free.
    """
    levels = priorities(model)
    place = next((i for i, level in enumerate(levels) if "cost" in level.goals), len(levels) - 1)
    kept = [replace(level, tolerance=max(within, level.tolerance)) for level in levels[: place + 1]]
    return kept, levels[place].coefficients


def _capped(arrays: Arrays, levels: Sequence[Priority], best: Plan) -> Arrays:
    """The program with a cap on each priority that must stay near what the best plan reaches."""
    capped = with_rows(arrays, [level.coefficients for level in levels])
    upper = capped.row_upper.copy()
    weights = {goal.id: goal.weight for goal in best.dataset.goals}
    for row, level in enumerate(levels, start=len(arrays.row_upper)):
        reached = sum(weights[goal] * best.goals[goal] for goal in level.goals)
        slack = SLACK * max(1.0, abs(reached))
        upper[row] = reached + level.tolerance * abs(reached) + slack - level.constant
    return replace(capped, row_upper=upper)


SLACK = 1e-9
"""Numerical slack on a goal that is kept, as everywhere."""


def _most(data: Dataset, s: int) -> float:
    """The most that pool ``s`` can ever give up, FTE."""
    pool = data.pools[s]
    limits = [pool.available]
    if pool.release_total is not None and data.mode("release_total") == "hard":
        limits.append(pool.release_total)
    return min(limits)


def _with_columns(arrays: Arrays, count: int, *, upper: float = np.inf, integer: bool = False) -> Arrays:
    """``arrays`` with ``count`` more columns, 0 ≤ column ≤ ``upper``, that stand in no row yet."""
    width = len(arrays.column_lower)
    new = np.arange(width, width + count, dtype=np.int32)
    return replace(
        arrays,
        column_lower=np.concatenate([arrays.column_lower, np.zeros(count)]),
        column_upper=np.concatenate([arrays.column_upper, np.full(count, upper)]),
        integer=np.concatenate([arrays.integer, new]) if integer else arrays.integer,
    )


def _values_if_any(live: highspy.Highs, arrays: Arrays) -> FloatArray | None:
    """The best plan found, proven or not; None where none was found."""
    if live.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = np.array(live.getSolution().col_value)
    values[arrays.integer] = np.round(values[arrays.integer])
    return values


def _start_from(live: highspy.Highs, values: FloatArray) -> None:
    """Gives a search in whole numbers a plan to start from."""
    solution = highspy.HighsSolution()
    solution.col_value = values.tolist()
    live.setSolution(solution)


def _widened(cost: FloatArray, width: int) -> FloatArray:
    return np.concatenate([cost, np.zeros(width - len(cost))])
