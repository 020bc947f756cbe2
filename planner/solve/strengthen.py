"""Limits that every plan with training groups keeps to, and that fractions of a group do not.

None of them loses a plan. They draw the program without whole numbers closer to the one with them, so that a search
proves its gap sooner: on open-2012 in groups of 6 from 16.6 to 17.9 of the 18.0 million of the first priority.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor
from typing import TYPE_CHECKING

from planner.model.formulation import Group
from planner.model.rules.groups import in_whole_units, most_at_once
from planner.model.variables import past_moves
from planner.schema.rules import Mode
from planner.solve.widening import Limit, with_limits
from planner.tolerances import WHOLE, WHOLE_LIMIT

if TYPE_CHECKING:
    from planner.model.build import Model
    from planner.model.program import Arrays

TOGETHER = 3
"""Directions whose groups one limit counts together, at most."""

NEIGHBOURS = 12
"""Directions that one pool feeds, at most, for their groups to be counted together: there are many ways to choose."""


def strengthen(model: Model, arrays: Arrays) -> Arrays:
    """``arrays`` with the limits of this module behind its rows; as it is where there are no groups."""
    if not model.groups:
        return arrays
    return with_limits(arrays, [*_member_limits(model), *_shared_pools(model), *_last_groups(model)])


def _member_limits(model: Model) -> Iterator[Limit]:
    """x[s,d,t] ≤ most of s · b[e,d,t], where several pools may take part: nobody leaves one unless a group starts."""
    for group in model.groups:
        if len(group.members) > 1:
            for s, column in group.members:
                yield (column, group.start), (1.0, -most_at_once(model.dataset, s)), 0.0


def _shared_pools(model: Model) -> Iterator[Limit]:
    """Σ b ≤ ⌊Σ most of s ÷ smallest group⌋ over some Directions of a month, and all pools s that feed any of them."""
    by_month: dict[tuple[int, int], list[Group]] = {}
    for group in model.groups:
        by_month.setdefault((group.e, group.t), []).append(group)
    for groups in by_month.values():
        possible = [group for group in groups if _supply(model, [group]) >= group.least - WHOLE_LIMIT]
        counts: dict[tuple[Group, ...], int] = {(group,): 1 for group in possible}
        for size in range(2, TOGETHER + 1):
            for chosen in _neighbours(possible, size):
                most = floor(_supply(model, chosen) / chosen[0].least + WHOLE_LIMIT)
                counts[chosen] = min(most, *(counts.get(part, size - 1) + 1 for part in _less_one(chosen)))
                if most < size and most == counts[chosen] and not _follows(counts, chosen):
                    yield [group.start for group in chosen], [1.0] * size, float(most)


def _neighbours(groups: Sequence[Group], size: int) -> Iterator[tuple[Group, ...]]:
    """Every ``size`` of the groups that draw on one pool, once each, in order."""
    by_pool: dict[int, list[Group]] = {}
    for group in groups:
        for s, _ in group.members:
            by_pool.setdefault(s, []).append(group)
    chosen = {
        some
        for sharing in by_pool.values()
        if len(sharing) <= NEIGHBOURS
        for some in combinations(sharing, size)
    }
    return iter(sorted(chosen))


def _supply(model: Model, groups: Sequence[Group]) -> float:
    """The most who may leave, in one month, the pools that feed any of the groups, FTE."""
    return sum(most_at_once(model.dataset, s) for s in {s for group in groups for s, _ in group.members})


def _less_one(groups: tuple[Group, ...]) -> Iterator[tuple[Group, ...]]:
    """The groups without each of them in turn."""
    return (groups[:i] + groups[i + 1 :] for i in range(len(groups)))


def _follows(counts: dict[tuple[Group, ...], int], groups: tuple[Group, ...]) -> bool:
    """Whether what fewer of the groups may be says the same already."""
    return any(counts.get(part, len(part)) + 1 <= counts[groups] for part in _less_one(groups))


def _last_groups(model: Model) -> Iterator[Limit]:
    """Σ x ≤ total − rest · (⌈total ÷ most⌉ − Σ b) over what a pool may send anywhere, and over what it sends home.

    ``total`` is what may leave it in all, ``most`` at once, and ``rest`` what full months leave of ``total``: with one
    month fewer than ⌈total ÷ most⌉, that rest stays.
    """
    by_pool: dict[int, list[tuple[Group, int]]] = {}
    for group in model.groups:
        for s, column in group.members:
            by_pool.setdefault(s, []).append((group, column))
    totals = _totals(model)
    for s, sending in by_pool.items():
        total, most = totals[s], most_at_once(model.dataset, s)
        if most <= WHOLE:
            continue
        times = ceil(total / most - WHOLE_LIMIT)
        rest = total - most * (times - 1)
        home = [one for one in sending if one[0].d == model.dataset.pools[s].direction]
        for some in [sending] if len(home) in (0, len(sending)) else [sending, home]:
            if rest < most - WHOLE and len(some) > times > 0:
                columns = [*(column for _, column in some), *(group.start for group, _ in some)]
                yield columns, [1.0] * len(some) + [-rest] * len(some), total - rest * times


def _totals(model: Model) -> list[float]:
    """The most who may leave each pool in the planned months together, by each hard rule on its own, FTE."""
    data = model.dataset
    gone = [0.0] * len(data.pools)
    for (s, _, _), fte in past_moves(data).items():
        gone[s] += fte
    totals = []
    for pool, left in zip(data.pools, gone, strict=True):
        limits = [pool.available]
        if pool.release_total is not None and data.mode("release_total") == Mode.HARD:
            limits.append(max(pool.release_total - left, 0.0))
        totals.append(in_whole_units(data, min(limits)))
    return totals
