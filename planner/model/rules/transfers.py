"""Rules on the transfers themselves and on the pools they leave. x transfer, k pool stock; FTE."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Decision
from planner.model.block import Block, by_place
from planner.model.formulation import Formulation
from planner.months import calendar_years
from planner.schema.limits import Side
from planner.schema.rules import Mode

if TYPE_CHECKING:
    import numpy.typing as npt


def envelope(f: Formulation) -> None:
    """minimum ≤ Σ x leaving inside the window, and inside its type and destination, ≤ maximum."""
    windows = [window for window in f.dataset.envelopes if window.first <= window.last]
    block = Block((window.name,) for window in windows)
    for row, window in zip(block.rows, windows, strict=True):
        of_type = [s for s, pool in enumerate(f.dataset.pools) if pool.type == window.type]
        pools = None if window.type is None else of_type
        leaving = f.variables.departures.of(pools, window.direction)
        block.put(row, leaving[:, window.first : window.last + 1])
    limits = {
        Side.MIN: by_place(window.minimum for window in windows),
        Side.MAX: by_place(window.maximum for window in windows),
    }
    f.limit("envelope", block, limits, departing=by_place(window.last for window in windows))


def pool_floor(f: Formulation) -> None:
    """k[s,t] ≥ floor[s,t]. Past moves that went below it lower the floor to what they left."""
    block = f.by_month(f.dataset.pools)
    block.put(block.rows, f.variables.pool_stock)
    floor = np.array([pool.floor for pool in f.dataset.pools], dtype=float).reshape(block.rows.shape)
    kept = np.where(f.past.stock_moved > 0, np.minimum(floor, f.past.stock), floor)
    f.limit("pool_floor", block, {Side.MIN: kept}, departing=f.all_months())


def release_rate(f: Formulation) -> None:
    """Σ_d x[s,d,t] ≤ monthly release of s."""
    block, leaving = f.by_month(f.dataset.pools), f.variables.departures
    block.put(block.rows[leaving.pools], leaving.columns)
    most = by_place(pool.release_rate for pool in f.dataset.pools)
    f.limit("release_rate", block, {Side.MAX: most}, departing=f.all_months())


def release_total(f: Formulation) -> None:
    """Σ_d,t x[s,d,t] ≤ total release of s."""
    f.limit(
        "release_total", f.leaving(), {Side.MAX: by_place(pool.release_total for pool in f.dataset.pools)}
    )


def mobility(f: Formulation) -> None:
    """Routes that are not allowed stay unused, each route keeps to its maximum, each year to its share."""
    directions, leaving = f.dataset.directions, f.variables.departures
    homes = np.array([pool.direction for pool in f.dataset.pools], dtype=int)[leaving.pools]
    found, at = np.unique(homes * len(directions) + leaving.directions, return_inverse=True)
    pairs = [divmod(pair, len(directions)) for pair in found.tolist()]
    routes = [f.dataset.routes(i, d) for i, d in pairs]
    block = Block((directions[i].name, directions[d].name) for i, d in pairs)
    block.put(block.rows[at], leaving.columns)
    most = by_place(route.maximum if route.allowed else 0.0 for route in routes)
    f.limit("mobility", block, {Side.MAX: most})
    _yearly_share(f, homes != leaving.directions)


def _yearly_share(f: Formulation, moving: npt.NDArray[np.bool_]) -> None:
    """Σ of moves between Directions leaving in a calendar year − share · Σ of that year's moves ≤ 0.

    ``moving`` (Q,) tells which departures are moves between Directions.
    """
    share = f.dataset.mobility_share
    if share is None:
        return
    years = list(calendar_years(f.dataset.month(0), f.dataset.months))
    block = Block((str(year.year),) for year in years)
    coefficients = np.where(moving, 1.0 - share, -share)[:, None]
    for row, year in zip(block.rows, years, strict=True):
        leaving = f.variables.departures.columns[:, year.first : year.last + 1]
        block.put(row, leaving, coefficients)
    f.limit("mobility", block, {Side.MAX: 0.0}, departing=by_place(year.last for year in years))


def decision(f: Formulation) -> None:
    """Σ x over the pools, Directions and months that the decision names is fixed, floored or capped."""
    decisions, last = f.dataset.decisions, f.dataset.months - 1
    places = [decision_place(f, taken) for taken in decisions]
    block = Block(places, [taken.month for taken in decisions], paired=True)
    for row, taken in zip(block.rows, decisions, strict=True):
        pools = None if taken.pool is None else (taken.pool,)
        leaving = f.variables.departures.of(pools, taken.destination)
        block.put(row, leaving if taken.month is None else leaving[:, taken.month, None])
    fixed = (Side.FIX_MAX, Side.FIX_MIN) if f.dataset.mode("decision") == Mode.SOFT else (Side.FIX,)
    limits = {
        side: by_place(taken.fte if taken.kind.side == side.whole else None for taken in decisions)
        for side in (*fixed, Side.MIN, Side.MAX)
    }
    until = by_place(last if taken.month is None else taken.month for taken in decisions)
    f.limit("decision", block, limits, departing=until)


def decision_place(f: Formulation, taken: Decision) -> tuple[str, ...]:
    """Pool and destination that a decision names, without those it leaves open."""
    pool = () if taken.pool is None else (f.dataset.pools[taken.pool].name,)
    to = () if taken.destination is None else (f.dataset.directions[taken.destination].name,)
    return (*pool, *to)
