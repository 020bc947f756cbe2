"""The rules on transfers, one function per family: departures, training, pools and moves between Directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Envelope
from planner.months import calendar_years
from planner.plan.types import Line
from planner.schema.limits import DecisionKind
from planner.tolerances import ACCEPTED
from planner.verify.lines import (
    Place,
    Table,
    all_forbidden,
    at_least,
    at_most,
    equal,
    forbidden,
    interleave,
    limited_above,
    limited_below,
    past_move,
    room_after_past,
)
from planner.verify.view import View, column, places

if TYPE_CHECKING:
    from planner.plan.types import FloatArray


def _total(
    rule: str, place: Place, month: int | None, planned: float, past: float, limit: float, *, free: bool
) -> Iterator[Line]:
    """A sum of transfers ≤ ``limit``, where ``past`` of it has happened."""
    line, happened = (at_most(rule, place, month, fte, limit, enforced=free) for fte in (planned, past))
    return room_after_past(line, happened)


def envelope(view: View) -> Iterator[Line]:
    """Minimum ≤ Σ x leaving inside the window, of its type, for its Direction ≤ maximum."""
    for window in view.dataset.envelopes:
        planned = _inside(view, window, view.quantities.transfers)
        past = _inside(view, window, view.past.transfers)
        # A window outside the horizon, or all of it past, has nothing left to decide.
        free = window.first <= window.last and view.free(window.last)
        place = (window.name,)
        if window.minimum is not None:
            yield at_least("envelope", place, None, planned, window.minimum, enforced=free)
        if window.maximum is not None:
            yield from _total("envelope", place, None, planned, past, window.maximum, free=free)


def _only(index: int | None) -> slice:
    """What picks one of an axis, or all of it for None."""
    return slice(None) if index is None else slice(index, index + 1)


def _inside(view: View, window: Envelope, transfers: FloatArray) -> float:
    months = slice(max(window.first, 0), max(window.last + 1, 0))
    chosen = transfers[:, _only(window.direction), months]
    if window.type is not None:
        chosen = chosen[[pool.type == window.type for pool in view.dataset.pools]]
    return float(chosen.sum())


def opening(view: View) -> Table:
    """Nobody finishes training before the centre opens, and no own work or aid given is done before it."""
    q, directions = view.quantities, view.dataset.directions
    closed, opens = view.closed, column(d.opens for d in directions)
    lengths = np.array([view.dataset.pool_type(s).training_months for s in range(len(view.home))], dtype=int)
    early = np.zeros(closed.shape)
    for length in set(lengths.tolist()):
        leaving = sum(
            q.transfers[s] for s in np.flatnonzero(lengths == length)
        )  # no copy of what may be large
        early += np.where(view.months + length < opens, leaving, 0.0)
    done = (q.own_work + q.aid_given).sum(axis=1)
    return interleave(
        all_forbidden("opening", places(directions), early, closed, view.free_months),
        all_forbidden("opening", places(directions), done, closed),
    )


def training_seats(view: View) -> Table:
    """Σ of everyone in training for d in month t ≤ seats[d,t]."""
    directions, planned = view.dataset.directions, view.flow.in_training
    seats = np.array([d.seats for d in directions], dtype=float).reshape(planned.shape)
    return limited_above(
        "training_seats", places(directions), planned, seats,
        enforced=view.free_months, past=view.past.flow.in_training,
    )  # fmt: skip


def pool_floor(view: View) -> Table:
    """k[s,t] ≥ floor[s,t]."""
    pools, past, stock = view.dataset.pools, view.past, view.quantities.pool_stock
    floors = np.array([pool.floor for pool in pools], dtype=float).reshape(stock.shape)
    left = np.where(past.stock_moved > 0, past.stock, np.nan)
    return limited_below("pool_floor", places(pools), stock, floors, enforced=view.free_months, past=left)


def release_rate(view: View) -> Table:
    """Σ_d x[s,d,t] ≤ monthly release limit of s."""
    pools, left = view.dataset.pools, view.quantities.transfers.sum(axis=1)
    most = column(pool.release_rate for pool in pools)
    return limited_above("release_rate", places(pools), left, most, enforced=view.free_months)


def release_total(view: View) -> Table:
    """Σ_d,t x[s,d,t] ≤ total release limit of s."""
    pools = view.dataset.pools
    planned, past = (of.sum(axis=(1, 2))[:, None] for of in (view.quantities.transfers, view.past.transfers))
    most = column(pool.release_total for pool in pools)
    return limited_above(
        "release_total", places(pools), planned, most,
        months=(None,), enforced=view.frozen < view.dataset.months, past=past,
    )  # fmt: skip


def mobility(view: View) -> Iterator[Line]:
    """Only allowed routes, each at most its maximum over the horizon; the yearly share of moves between Directions."""
    yield from _forbidden_routes(view)
    yield from _route_maxima(view)
    if view.dataset.mobility_share is not None:
        yield from _yearly_share(view, view.dataset.mobility_share)


Pair = tuple[int, int]
"""Home Direction and destination."""


def _pairs(view: View, transfers: FloatArray) -> dict[Pair, float]:
    """Σ of the transfers from Direction to Direction over the months given, of every pair that has any."""
    moved = transfers.sum(axis=2)
    sums: dict[Pair, float] = {}
    for s, d in zip(*(indexes.tolist() for indexes in moved.nonzero()), strict=True):
        pair = view.home[s], d
        sums[pair] = sums.get(pair, 0.0) + float(moved[s, d])
    return sums


def _forbidden_routes(view: View) -> Iterator[Line]:
    """A line for every route that is used and not allowed, and one for all that are not used."""
    directions, routes = view.dataset.directions, view.dataset.routes
    past = _pairs(view, view.quantities.transfers[:, :, : view.frozen])
    planned = _pairs(view, view.quantities.transfers[:, :, view.frozen :])
    used = sorted(pair for pair in past.keys() | planned.keys() if not routes(*pair).allowed)
    for i, d in used:
        place = (directions[i].name, directions[d].name)
        yield forbidden("mobility", place, None, planned.get((i, d), 0.0))
        if past.get((i, d), 0.0) > 0:
            yield forbidden("mobility", place, None, past[i, d], enforced=False)
    if (
        sum(len(routes.destinations_from(i)) for i in range(len(directions))) + len(used)
        < len(directions) ** 2
    ):
        yield forbidden("mobility", (), None, 0.0)


def _route_maxima(view: View) -> Iterator[Line]:
    directions = view.dataset.directions
    limited = [(i, d, route) for i, d, route in view.dataset.routes.pairs() if route.allowed]
    limits = {(i, d): route.maximum for i, d, route in limited if route.maximum is not None}
    if not limits:  # sums over every pair of a large case take long
        return
    planned, past = _pairs(view, view.quantities.transfers), _pairs(view, view.past.transfers)
    free = view.frozen < view.dataset.months
    for (i, d), most in limits.items():
        place, moved = (directions[i].name, directions[d].name), planned.get((i, d), 0.0)
        yield from _total("mobility", place, None, moved, past.get((i, d), 0.0), most, free=free)


def _yearly_share(view: View, share: float) -> Iterator[Line]:
    """Σ of moves between Directions leaving in a calendar year ≤ share · all moves of that year."""
    for year in calendar_years(view.dataset.month(0), view.dataset.months):
        months = slice(year.first, year.last + 1)
        crossing, moved = _crossing(view, view.quantities.transfers[:, :, months])
        past_crossing, past_moved = _crossing(view, view.past.transfers[:, :, months])
        place, free = (str(year.year),), view.free(year.last)
        line = at_most("mobility", place, None, crossing, share * moved, enforced=free)
        happened = at_most("mobility", place, None, past_crossing, share * past_moved, enforced=free)
        yield from room_after_past(line, happened)


def _crossing(view: View, transfers: FloatArray) -> tuple[float, float]:
    """Transfers that change Direction, and all transfers."""
    moved = transfers.sum(axis=2)
    away = np.array(view.home, dtype=int)[:, None] != np.arange(moved.shape[1])
    return float(moved[away].sum()), float(moved.sum())


def accompaniment(view: View) -> Table:
    """Σ of the transfers for d that leave in month t ≤ what its health and social staff can accompany."""
    directions, leaving = view.dataset.directions, view.quantities.transfers.sum(axis=0)
    most = column(d.accompaniment for d in directions)
    return limited_above("accompaniment", places(directions), leaving, most, enforced=view.free_months)


def decision(view: View) -> Iterator[Line]:
    """Σ x over the pools, Directions and months that a decision names is fixed, floored or capped."""
    dataset, months = view.dataset, view.dataset.months
    for made in dataset.decisions:
        inside = made.month is None or 0 <= made.month < months
        named = _only(made.pool), _only(made.destination), _only(made.month) if inside else slice(0)
        planned = float(view.quantities.transfers[named].sum())
        past = float(view.past.transfers[named].sum())
        free = inside and view.free(months - 1 if made.month is None else made.month)
        place = (
            *(() if made.pool is None else (dataset.pools[made.pool].name,)),
            *(() if made.destination is None else (dataset.directions[made.destination].name,)),
        )
        match made.kind:
            case DecisionKind.FIX if past <= made.fte:
                yield equal("decision", place, made.month, planned, made.fte, enforced=free)
            case DecisionKind.AT_LEAST:
                yield at_least("decision", place, made.month, planned, made.fte, enforced=free)
            case DecisionKind.AT_MOST | DecisionKind.FIX:
                yield from _total("decision", place, made.month, planned, past, made.fte, free=free)


def training_group(view: View) -> Iterator[Line]:
    """Advisors of a type leave for a Direction in a planned month in a group, or not at all."""
    dataset = view.dataset
    for e, kind in enumerate(dataset.types):
        if kind.smallest_group <= 0:
            continue
        pools = [s for s, pool in enumerate(dataset.pools) if pool.type == e]
        leaving = view.quantities.transfers[pools].sum(axis=0)
        for d, direction in enumerate(dataset.directions):
            for t in range(view.frozen, dataset.months):
                fte, least = float(leaving[d, t]), kind.smallest_group
                missed = 0.0 if fte <= ACCEPTED else min(max(least - fte, 0.0), fte)
                place = (kind.name, direction.name)
                yield Line("training_group", place, t, fte, least, 0.0 - missed, prohibition=True)


def actual(view: View) -> Iterator[Line]:
    """Transfers of the months before the as-of month are what the Actuals sheet says (unlisted: 0)."""
    dataset = view.dataset
    for t in range(min(max(dataset.as_of, 0), dataset.months)):
        planned, moved = view.quantities.transfers[:, :, t], view.actual[:, :, t]
        cells = list(zip(*((planned != 0) | (moved != 0)).nonzero(), strict=True))
        if not cells:
            yield past_move("actual", (), t, 0.0, 0.0)
        for s, d in cells:
            place = (dataset.pools[s].name, dataset.directions[d].name)
            yield past_move("actual", place, t, float(planned[s, d]), float(moved[s, d]))
