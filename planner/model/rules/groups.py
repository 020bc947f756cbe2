"""Training groups: nobody leaves, or a group. x transfer, FTE; b whether a group starts, 0 or 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, floor, inf

import numpy as np

from planner.dataset.types import Dataset
from planner.model.columns import NONE
from planner.model.formulation import Formulation, Group
from planner.model.rows import Row
from planner.schema.limits import Side
from planner.schema.rules import Mode
from planner.tolerances import WHOLE_LIMIT


def training_group(f: Formulation) -> None:
    """smallest[e] · b[e,d,t] ≤ Σ_s x[s,d,t] ≤ most[e,d,t] · b[e,d,t] over pools s of type e, b 0 or 1; planned months.

    ``most`` is what the other hard rules let leave at once; it loses no plan, and the tighter it is, the sooner the
    search among whole numbers ends.
    """
    leaving, types = f.variables.departures, np.array([pool.type for pool in f.dataset.pools], dtype=int)
    for e, kind in enumerate(f.dataset.types):
        if kind.smallest_group <= 0:
            continue
        of_type = types[leaving.pools] == e
        for d in f.all_directions():
            chosen = of_type & (leaving.directions == d)
            pools, columns = leaving.pools[chosen].tolist(), leaving.columns[chosen].T.tolist()
            for t in range(f.past.first_free, f.dataset.months):
                members = [one for one in zip(pools, columns[t], strict=True) if one[1] != NONE]
                if members:
                    _group(f, (e, d, t), tuple(members))


def _group(f: Formulation, at: tuple[int, int, int], members: tuple[tuple[int, int], ...]) -> None:
    """The two rows of one group and the column that says whether it starts; ``members`` as in ``Group``."""
    e, d, t = at
    place = (f.dataset.types[e].name, f.dataset.directions[d].name)
    terms = [(column, 1.0) for _, column in members]
    least = in_units(f.dataset, f.dataset.types[e].smallest_group)
    most = _most(f.dataset, [s for s, _ in members], d, t)
    start = f.add_choice("group_starts", place, t)
    if most < least - WHOLE_LIMIT and f.dataset.mode("training_group") == Mode.HARD:
        f.program.fix(start, 0.0)
    f.add_row(Row("", "training_group", place, t, Side.MIN), [*terms, (start, -least)], 0.0, inf)
    f.add_row(Row("", "group_starts", place, t), [*terms, (start, -most)], -inf, 0.0)
    f.groups.append(Group(e, d, t, start, least, members))


def most_of(dataset: Dataset, group: Group) -> float:
    """The most who may leave in a group at once, by each hard rule of ``dataset`` on its own, FTE."""
    return _most(dataset, [s for s, _ in group.members], group.d, group.t)


def in_units(dataset: Dataset, least: float) -> float:
    """The smallest group that can be: a multiple of the headcount unit, where there is one."""
    unit = dataset.headcount_unit
    return unit * ceil(least / unit - WHOLE_LIMIT) if unit > 0 else least


def most_at_once(dataset: Dataset, s: int) -> float:
    """The most who may leave pool ``s`` in one month, by each hard rule on its own: FTE, in whole units."""
    return in_whole_units(dataset, min(_of_pool(dataset, s)))


def _most(dataset: Dataset, pools: Iterable[int], d: int, t: int) -> float:
    """The most who may leave ``pools`` for Direction d in month t, by each hard rule on its own, FTE."""
    pools = list(pools)
    together = sum(most_at_once(dataset, s) for s in pools)
    return min([together, *_of_direction(dataset, d, t, pools)])


def in_whole_units(dataset: Dataset, most: float) -> float:
    """The largest multiple of the headcount unit, where there is one, that ``most`` allows."""
    unit = dataset.headcount_unit
    return unit * floor(most / unit + WHOLE_LIMIT) if unit > 0 else most


def _of_pool(dataset: Dataset, s: int) -> Iterator[float]:
    """What limits the departures of a pool in one month."""
    pool = dataset.pools[s]
    yield pool.available
    for rule, limit in (("release_rate", pool.release_rate), ("release_total", pool.release_total)):
        if limit is not None and dataset.mode(rule) == Mode.HARD:
            yield limit


def _of_direction(dataset: Dataset, d: int, t: int, pools: Iterable[int]) -> Iterator[float]:
    """What limits the departures for a Direction in one month: seats while they train, and accompaniment."""
    direction = dataset.directions[d]
    if direction.accompaniment is not None and dataset.mode("accompaniment") == Mode.HARD:
        yield in_whole_units(dataset, direction.accompaniment)
    length = min(dataset.pool_type(s).training_months for s in pools)
    if dataset.mode("training_seats") == Mode.HARD:
        yield from (seats for seats in direction.seats[t : t + length] if seats is not None)
