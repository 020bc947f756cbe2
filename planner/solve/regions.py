"""Regions: Directions that no pool connects with the others. Few rows tie the transfers of two regions together.

Whole numbers of one region are searched for in little time, and each region says for itself by how much fractions
flatter it: a limit that no plan breaks (Lagrangian bounds). On open-2012 in whole people and groups of 6, six regions
draw the first priority's linear program from 18.50 to 18.71 million in four CPU seconds; branching takes minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.columns import NONE
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.live import Live
from planner.solve.optimal_face import relax
from planner.solve.prices import at_least
from planner.solve.widening import Limit
from planner.tolerances import MISSED, REDUCED_COST

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]
    IntArray = npt.NDArray[np.int32]

NODES = 100
"""Branches that the search in one region may follow: a number, so that a slower machine finds the same limit."""


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """The Direction (C,) and the region (C,) that each column belongs to, ``NONE`` where it belongs to none."""

    direction: IntArray
    region: IntArray
    count: int

    def columns_of(self, region: int) -> IntArray:
        """The columns of a region: transfers, starts of groups, staff and stock of pools."""
        return np.flatnonzero(self.region == region).astype(np.int32)


def regions_of(model: Model, arrays: Arrays) -> Regions:
    """The regions of a model whose program is ``arrays``."""
    directions, v = len(model.dataset.directions), model.variables
    region = _number_regions(model)
    of_direction = _directions(model, arrays)
    of_region = np.where(of_direction == NONE, NONE, region[of_direction]).astype(np.int32)
    for columns, first in ((v.staff, 0), (v.pool_stock, directions)):
        for place, row in enumerate(columns):
            of_region[row[row != NONE]] = region[first + place]
    return Regions(of_direction, of_region, int(region.max(initial=NONE)) + 1)


def _number_regions(model: Model) -> IntArray:
    """The region of each Direction, then of each pool (D + S,): pools belong to where they may send anybody."""
    directions, pools = len(model.dataset.directions), len(model.dataset.pools)
    root = list(range(directions + pools))

    def find(place: int) -> int:
        while root[place] != place:
            place = root[place]
        return place

    leaving = model.variables.departures
    for s, d in zip(leaving.pools.tolist(), leaving.directions.tolist(), strict=True):
        low, high = sorted((find(d), find(directions + s)))
        root[high] = low
    roots = [find(place) for place in range(directions + pools)]
    return np.unique(roots, return_inverse=True)[1].astype(np.int32)


def _directions(model: Model, arrays: Arrays) -> IntArray:
    """The Direction (C,) of transfers, of starts of groups, and of the whole numbers that transfers are made of."""
    found = np.full(len(arrays.column_lower), NONE, dtype=np.int32)
    leaving = model.variables.departures
    for d, columns in zip(leaving.directions.tolist(), leaving.columns, strict=True):
        found[columns[columns != NONE]] = d
    for group in model.groups:
        found[group.start] = group.d
    open_still = np.zeros(len(found), dtype=bool)
    open_still[arrays.integer] = found[arrays.integer] == NONE
    for entry in np.flatnonzero(open_still[arrays.columns]).tolist():  # heads: transfer = unit · heads
        row = int(np.searchsorted(arrays.starts, entry, side="right")) - 1
        beside = arrays.columns[arrays.starts[row] : arrays.starts[row + 1]]
        found[arrays.columns[entry]] = found[beside].max()
    return found


def region_limits(
    arrays: Arrays, regions: Regions, cost: FloatArray, deadline: float, seconds: float
) -> tuple[list[Limit], float]:
    """What the columns of each region cost at least, at the prices of what it takes from the others; and all together.

    Prices are the linear program's multipliers of the rows that columns of several regions, or none, stand in. A limit
    holds for every plan, whatever the prices. A region where fractions gain nothing, or nothing was proven in
    ``seconds``, has none.
    """
    linear = Live(relax(arrays), cost, deadline=deadline)
    if linear.run_cold() is not Status.OPTIMAL:
        return [], -inf
    if regions.count < 2:
        return [], linear.objective
    values, (_, prices) = linear.values(), linear.duals()
    rows = _rows_by_region(arrays, regions)
    of_row = np.repeat(rows, np.diff(arrays.starts))
    ties = of_row == NONE
    priced = (arrays.coefficients * np.repeat(prices, np.diff(arrays.starts)))[ties]
    reduced = cost - np.bincount(arrays.columns[ties], priced, len(cost))
    limits, bound = [], linear.objective
    for region in range(regions.count):
        columns = regions.columns_of(region)
        part = _part(arrays, columns, np.flatnonzero(rows == region))
        least = _least(part, reduced[columns], deadline, seconds)
        size = float(np.abs(reduced[columns]).max(initial=0.0))
        gained = 0.0 if least is None else least - float(reduced[columns] @ values[columns])
        if least is not None and size > REDUCED_COST and gained > MISSED * size:
            limits.append(at_least(np.where(regions.region == region, reduced, 0.0), least))
            bound += gained
    return limits, bound


def _rows_by_region(arrays: Arrays, regions: Regions) -> IntArray:
    """The region (R,) that all columns of a row belong to, ``NONE`` where they do not."""
    rows = np.full(len(arrays.row_lower), NONE, dtype=np.int32)
    filled = np.diff(arrays.starts) > 0
    of_entry, firsts = regions.region[arrays.columns], arrays.starts[:-1][filled]
    low, high = np.minimum.reduceat(of_entry, firsts), np.maximum.reduceat(of_entry, firsts)
    rows[filled] = np.where(low == high, low, NONE)
    return rows


def _part(arrays: Arrays, columns: IntArray, rows: npt.NDArray[np.int64]) -> Arrays:
    """The program of some columns and of rows that have no others."""
    place = np.full(len(arrays.column_lower), NONE, dtype=np.int32)
    place[columns] = np.arange(len(columns))
    lengths = np.diff(arrays.starts)
    chosen = np.zeros(len(arrays.row_lower), dtype=bool)
    chosen[rows] = True
    entries = np.repeat(chosen, lengths)
    whole = place[arrays.integer]
    return Arrays(
        arrays.column_lower[columns],
        arrays.column_upper[columns],
        whole[whole != NONE],
        arrays.row_lower[rows],
        arrays.row_upper[rows],
        np.concatenate([[0], np.cumsum(lengths[rows])]).astype(np.int32),
        place[arrays.columns[entries]],
        arrays.coefficients[entries],
    )


def _least(part: Arrays, cost: FloatArray, deadline: float, seconds: float) -> float | None:
    """What no plan of ``part`` costs less than, as far as that was proven; None where nothing was."""
    if not len(part.integer):
        return None
    search = Live(part, cost, deadline=deadline, options={"mip_rel_gap": 0.0, "mip_max_nodes": NODES})
    search.run(seconds=seconds)
    return (
        search.bound
        if search.status in (Status.OPTIMAL, Status.LIMIT) and np.isfinite(search.bound)
        else None
    )
