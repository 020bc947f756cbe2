"""Rules on the transfers themselves and on the pools they leave. x transfer, k pool stock; FTE."""

from __future__ import annotations

from itertools import chain, groupby

from planner.dataset.types import Decision
from planner.model.formulation import Formulation, Term, existing


def envelope(f: Formulation) -> None:
    """minimum ≤ Σ x leaving inside the window, and inside its type and destination, ≤ maximum."""
    for window in f.dataset.envelopes:
        if window.first > window.last:
            continue
        pools = [s for s in f.all_pools() if window.type in (None, f.dataset.pools[s].type)]
        directions = f.all_directions() if window.direction is None else (window.direction,)
        terms = list(f.departures(pools, directions, range(window.first, window.last + 1)))
        if window.minimum is not None:
            f.at_least("envelope", (window.name,), None, terms, window.minimum, departing=window.last)
        if window.maximum is not None:
            f.at_most("envelope", (window.name,), None, terms, window.maximum, departing=window.last)


def pool_floor(f: Formulation) -> None:
    """k[s,t] ≥ floor[s,t]. Past moves that went below it lower the floor to what they left."""
    for s, pool in enumerate(f.dataset.pools):
        for t, floor in enumerate(pool.floor):
            if floor is None or t < f.past.first_free:
                continue
            kept = min(floor, f.past.stock[s][t]) if f.past.stock_moved[s][t] > 0 else floor
            f.at_least("pool_floor", (pool.name,), t, [(int(f.variables.pool_stock[s, t]), 1.0)], kept)


def release_rate(f: Formulation) -> None:
    """Σ_d x[s,d,t] ≤ monthly release of s."""
    for s, pool in enumerate(f.dataset.pools):
        if pool.release_rate is None:
            continue
        columns = [one.columns for one in f.departures_from(s)]
        limits, before = [pool.release_rate] * f.dataset.months, [0.0] * f.dataset.months
        f.at_most_months("release_rate", (pool.name,), columns, limits, before)


def release_total(f: Formulation) -> None:
    """Σ_d,t x[s,d,t] ≤ total release of s."""
    for s, pool in enumerate(f.dataset.pools):
        if pool.release_total is not None:
            terms = chain.from_iterable(f.leaving(s))
            f.at_most("release_total", (pool.name,), None, terms, pool.release_total)


def mobility(f: Formulation) -> None:
    """Routes that are not allowed stay unused, each route keeps to its maximum, each year to its share."""
    directions = f.dataset.directions
    pools: dict[tuple[int, int], list[int]] = {}
    for one in f.variables.departures:
        pools.setdefault((f.dataset.pools[one.s].direction, one.d), []).append(one.s)
    for (i, d), leaving in sorted(pools.items()):
        route = f.dataset.routes(i, d)
        limit = route.maximum if route.allowed else 0.0
        if limit is not None:
            terms = f.departures(leaving, (d,), f.all_months())
            place = (directions[i].name, directions[d].name)
            f.at_most("mobility", place, None, terms, limit)
    _yearly_share(f)


def _yearly_share(f: Formulation) -> None:
    """Σ of moves between Directions leaving in a calendar year − share · Σ of that year's moves ≤ 0."""
    share = f.dataset.mobility_share
    if share is None:
        return
    for year, months in groupby(f.all_months(), key=lambda t: f.dataset.month(t).year):
        span = list(months)
        terms: list[Term] = []
        for one in f.variables.departures:
            coefficient = -share if one.d == f.dataset.pools[one.s].direction else 1.0 - share
            terms += existing(one.columns[span[0] : span[-1] + 1], coefficient)
        f.at_most("mobility", (str(year),), None, terms, 0.0, departing=span[-1])


def decision(f: Formulation) -> None:
    """Σ x over the pools, Directions and months that the decision names is fixed, floored or capped."""
    for taken in f.dataset.decisions:
        pools = f.all_pools() if taken.pool is None else (taken.pool,)
        directions = f.all_directions() if taken.destination is None else (taken.destination,)
        months = f.all_months() if taken.month is None else (taken.month,)
        terms = f.departures(pools, directions, months)
        place = decision_place(f, taken)
        last = months[-1]
        if taken.kind == "fix":
            f.exactly("decision", place, taken.month, terms, taken.fte, departing=last)
        elif taken.kind == "at least":
            f.at_least("decision", place, taken.month, terms, taken.fte, departing=last)
        else:
            f.at_most("decision", place, taken.month, terms, taken.fte, departing=last)


def decision_place(f: Formulation, taken: Decision) -> tuple[str, ...]:
    """Pool and destination that a decision names, without those it leaves open."""
    pool = () if taken.pool is None else (f.dataset.pools[taken.pool].name,)
    to = () if taken.destination is None else (f.dataset.directions[taken.destination].name,)
    return (*pool, *to)
