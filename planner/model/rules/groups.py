"""Training groups: nobody leaves, or a group. x transfer, FTE; b whether a group starts, 0 or 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, inf

from planner.model.formulation import Formulation, Term
from planner.schema.rules import HARD
from planner.tolerances import WHOLE_LIMIT


def training_group(f: Formulation) -> None:
    """smallest[e] · b[e,d,t] ≤ Σ_s x[s,d,t] ≤ most[e,d,t] · b[e,d,t] over pools s of type e, b 0 or 1; planned months.

    ``most`` is what the other hard rules let leave at once; it loses no plan, and the tighter it is, the sooner the
    search among whole numbers ends.
    """
    for e, kind in enumerate(f.dataset.types):
        if kind.smallest_group <= 0:
            continue
        pools = [s for s in f.all_pools() if f.dataset.pools[s].type == e]
        for d, direction in enumerate(f.dataset.directions):
            for t in range(f.past.first_free, f.dataset.months):
                terms = list(f.departures(pools, (d,), (t,)))
                if terms:
                    _group(f, (kind.name, direction.name), (e, d, t), pools, terms)


def _group(
    f: Formulation, place: tuple[str, str], at: tuple[int, int, int], pools: list[int], terms: list[Term]
) -> None:
    """The two rows of one group and the column that says whether it starts."""
    e, d, t = at
    least, most = _in_units(f, f.dataset.types[e].smallest_group), _most(f, pools, d, t)
    start = f.add_choice("group_starts", place, t)
    if most < least - WHOLE_LIMIT and f.dataset.mode("training_group") == HARD:
        f.program.fix(start, 0.0)
    f.at_least("training_group", place, t, [*terms, (start, -least)], 0.0, departing=t)
    f.define("group_starts", place, t, [*terms, (start, -most)], -inf, 0.0)


def _in_units(f: Formulation, least: float) -> float:
    """The smallest group that can be: a multiple of the headcount unit, where there is one."""
    unit = f.dataset.headcount_unit
    return unit * ceil(least / unit - WHOLE_LIMIT) if unit > 0 else least


def _most(f: Formulation, pools: Iterable[int], d: int, t: int) -> float:
    """The most who may leave ``pools`` for Direction d in month t, by each hard rule on its own, FTE."""
    return min([sum(min(_of_pool(f, s)) for s in pools), *_of_direction(f, d, t, pools)])


def _of_pool(f: Formulation, s: int) -> Iterator[float]:
    """What limits the departures of a pool in one month."""
    pool = f.dataset.pools[s]
    yield pool.available
    for rule, limit in (("release_rate", pool.release_rate), ("release_total", pool.release_total)):
        if limit is not None and f.dataset.mode(rule) == HARD:
            yield limit


def _of_direction(f: Formulation, d: int, t: int, pools: Iterable[int]) -> Iterator[float]:
    """What limits the departures for a Direction in one month: seats while they train, and accompaniment."""
    direction = f.dataset.directions[d]
    if direction.accompaniment is not None and f.dataset.mode("accompaniment") == HARD:
        yield direction.accompaniment
    length = min(f.dataset.pool_type(s).training_months for s in pools)
    if f.dataset.mode("training_seats") == HARD:
        yield from (seats for seats in direction.seats[t : t + length] if seats is not None)
