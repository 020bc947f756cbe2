"""Splits the totals that the program decides over Directions and partners: the detail that no rule tells apart.

Why every plan in totals has such a split, and every split its totals, stands in models/transfers.md ("Totals").
Everything goes by name, never by the order of rows. Arrays are (Directions, activities, months) unless said; FTE.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Activity, Dataset, Direction, Partner
from planner.schema.names import fold
from planner.schema.rules import Mode
from planner.solve.work_at_home import Month, keep_at_home
from planner.tolerances import DECIMALS, MISSED

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """What the program decides about the work of a month, and ``able``: what each centre's staff can do at most."""

    able: FloatArray  # (D, T)
    own_work: FloatArray  # (D, T)
    trainers: FloatArray  # (T,)
    served: FloatArray  # (D, A, T) in-house, Directions apart
    in_house: FloatArray  # (A, T) the other Directions
    outsourced: FloatArray  # (P, A, T)
    unmet: FloatArray  # (A, T)


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """Who does the work of each Direction, and who trains."""

    own_work: FloatArray  # (D, A, T)
    aid_given: FloatArray  # (D, A, T)
    aid_received: FloatArray  # (D, A, T)
    outsourced: FloatArray  # (P, D, A, T)
    unmet: FloatArray  # (D, A, T)
    trainers: FloatArray  # (D, T)


def split_work(dataset: Dataset, totals: Totals, apart: npt.NDArray[np.bool_]) -> Work:
    """Who does which Direction's work, with the least aid: own staff first, then aid, then partners.

    ``apart`` (D,) tells the Directions whose in-house work the program decided by itself. Aid and partners fill the
    Directions one after the other; staff that is free then trains. What is unmet is shared in proportion to what is
    left.
    """
    work = dataset.work
    order = [_by_name(items) for items in (dataset.directions, dataset.activities, dataset.partners)]
    d, a, p = order
    sorted_totals = Totals(
        totals.able[d], totals.own_work[d], totals.trainers, totals.served[np.ix_(d, a)], totals.in_house[a],
        totals.outsourced[np.ix_(p, a)], totals.unmet[a],
    )  # fmt: skip
    limits = _limits(dataset, sorted_totals, work[np.ix_(d, a)], apart[d], order)
    found = _round_together(_split(work[np.ix_(d, a)], sorted_totals, apart[d], limits))
    back_d, back_a, back_p = (np.argsort(one) for one in order)
    cells = np.ix_(back_d, back_a)
    return Work(
        found.own_work[cells], found.aid_given[cells], found.aid_received[cells],
        found.outsourced[np.ix_(back_p, back_d, back_a)], found.unmet[cells], found.trainers[back_d],
    )  # fmt: skip


ROUNDED_ALONE = 200
"""Cells (Directions × activities) of a month that may each be rounded by itself: in sum they then miss what was solved
by a tenth of ``ACCEPTED`` at most. Of more, errors of one sign would add up past it."""


def _round_together(work: Work) -> Work:
    """The work with ``DECIMALS`` digits, in a large case so that the sums over Directions are the rounded sums."""
    directions, activities, _ = work.own_work.shape
    if directions * activities <= ROUNDED_ALONE:
        return work
    return replace(
        work,
        own_work=_by_sums(work.own_work, 0),
        aid_given=_by_sums(work.aid_given, 0),
        aid_received=_by_sums(work.aid_received, 0),
        outsourced=_by_sums(work.outsourced, 1),
        unmet=_by_sums(work.unmet, 0),
    )


def _by_sums(values: FloatArray, axis: int) -> FloatArray:
    """Differences of the rounded running sums along an axis: each value is off by a last digit, and no sum by more."""
    sums = np.round(np.cumsum(values, axis=axis), DECIMALS)
    result: FloatArray = np.round(np.diff(sums, axis=axis, prepend=0.0), DECIMALS) + 0.0
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Limits:
    """Between what partners' part of each activity may lie (A, T), and which activities each may do (P, A)."""

    low: FloatArray
    high: FloatArray
    does: npt.NDArray[np.bool_]


def _limits(
    dataset: Dataset,
    totals: Totals,
    work: FloatArray,
    apart: npt.NDArray[np.bool_],
    order: list[npt.NDArray[np.int64]],
) -> _Limits:
    """Limits of an activity whose share is missed in the plan let nothing change: its price was paid as it is."""
    _, a, p = order
    whole = work.sum(axis=0)
    done = totals.outsourced.sum(axis=0)
    used = dataset.mode("activity_outsourcing") != Mode.OFF
    least = [(used and dataset.activities[i].outsourced_min) or 0.0 for i in a]
    limits = [dataset.activities[i].outsourced_max for i in a]
    most = [1.0 if limit is None or not used else limit for limit in limits]
    left = whole - totals.unmet - totals.served.sum(axis=0)  # to the partners and to those not apart
    low = np.maximum(np.array(least).reshape(-1, 1) * whole, left - work[~apart].sum(axis=0))
    high = np.minimum(np.array(most).reshape(-1, 1) * whole, left)
    fixed = (done < low - MISSED) | (done > high + MISSED) | (low > high)
    low, high = np.where(fixed, done, np.minimum(low, done)), np.where(fixed, done, np.maximum(high, done))
    does = np.array([dataset.partners[i].does for i in p], dtype=bool).reshape(len(p), len(a))
    return _Limits(low, high, does[:, a])


def _split(work: FloatArray, totals: Totals, apart: npt.NDArray[np.bool_], limits: _Limits) -> Work:
    if limits.does.size and limits.does.all():
        totals = _spread_evenly(totals, work.sum(axis=0), limits)
    own, totals = _own_work(work, totals, apart, limits)
    missing = np.maximum(totals.in_house - own[~apart].sum(axis=0), 0.0)
    received = np.where(apart[:, None, None], np.maximum(totals.served - own, 0.0), 0.0)
    received[~apart] = _fill((work - own)[~apart], missing)
    free = np.maximum(totals.able - own.sum(axis=1), 0.0)
    trainers = _fill(free, totals.trainers)
    given = overlaps(free - trainers, received.sum(axis=0)).swapaxes(0, 1)
    left = np.maximum(work - own - received, 0.0)
    unmet = left * _share(totals.unmet, left.sum(axis=0))
    outsourced = overlaps(left - unmet, totals.outsourced, stretch=True)
    return Work(own, given, received, outsourced, unmet, trainers)


def _own_work(
    work: FloatArray, totals: Totals, apart: npt.NDArray[np.bool_], limits: _Limits
) -> tuple[FloatArray, Totals]:
    """The most that each centre can do of its own Direction's work, and the totals that let it."""
    own = totals.served * _share(totals.own_work, totals.served.sum(axis=1))[:, None, :]
    near = np.flatnonzero(~apart)
    able = np.maximum(totals.able[near], 0.0)
    wanted = totals.in_house.sum(axis=0)
    each = able * np.minimum(_share(wanted, able.sum(axis=0)), 1.0)
    start = np.minimum(work[near], each[:, None, :] * _share(totals.in_house, wanted)[None])
    in_house, outsourced, unmet = totals.in_house.copy(), totals.outsourced.copy(), totals.unmet.copy()
    possible = np.minimum(np.minimum(able, work[near].sum(axis=1)).sum(axis=0), wanted)
    for t in np.flatnonzero(possible - start.sum(axis=(0, 1)) > MISSED):
        month = Month(
            able[:, t], work[near, :, t], start[:, :, t], in_house[:, t], outsourced[:, :, t], unmet[:, t],
            limits.low[:, t], limits.high[:, t], limits.does,
        )  # fmt: skip
        keep_at_home(month)
        start[:, :, t], in_house[:, t] = month.own, month.in_house
        outsourced[:, :, t], unmet[:, t] = month.outsourced, month.unmet
    own[near] = start
    return own, replace(totals, in_house=in_house, outsourced=outsourced, unmet=unmet)


def _spread_evenly(totals: Totals, work: FloatArray, limits: _Limits) -> Totals:
    """The same totals of each month and partner, with partners' share of each activity as even as its limits let it.

    Where every partner does every activity. An activity's part is ``clip(share · work, low, high)``, with the share
    at which the parts add up to what partners do in the month; partners then fill the activities in turn.
    """
    done = totals.outsourced.sum(axis=1)  # (P, T)
    months = done.sum(axis=0)
    base = np.where(work > 0, work, 1.0)
    shares = np.sort(np.concatenate([limits.low / base, limits.high / base]), axis=0)  # (2A, T)
    sums = np.clip(shares[:, None] * work[None], limits.low[None], limits.high[None]).sum(axis=1)
    share = np.array([np.interp(months[t], sums[:, t], shares[:, t]) for t in range(len(months))])
    part = np.clip(share * work, limits.low, limits.high) if len(work) else limits.low
    mixed = overlaps(part, done, stretch=True)
    in_house = totals.in_house + totals.outsourced.sum(axis=0) - mixed.sum(axis=0)
    return replace(totals, in_house=np.maximum(in_house, 0.0), outsourced=mixed)


def overlaps(places: FloatArray, parts: FloatArray, *, stretch: bool = False) -> FloatArray:
    """Parts (K, …, T) laid one after the other along places (N, …, T) in a row: how much of each lies in each.

    Returns (K, N, …, T). ``stretch`` gives the parts together exactly the length of the places.
    """
    ends, part_ends = np.cumsum(places, axis=0), np.cumsum(parts, axis=0)
    if stretch and len(ends) and len(part_ends):
        part_ends = part_ends * _share(ends[-1], part_ends[-1])
    starts, part_starts = ends - places, np.concatenate([np.zeros_like(part_ends[:1]), part_ends[:-1]])
    common = np.minimum(ends[None], part_ends[:, None]) - np.maximum(starts[None], part_starts[:, None])
    lengths: FloatArray = np.maximum(common, 0.0)
    return lengths


def _fill(room: FloatArray, amount: FloatArray) -> FloatArray:
    """``amount`` (…) over ``room`` (N, …), one place after the other."""
    before = np.cumsum(room, axis=0) - room
    return np.clip(amount - before, 0.0, np.maximum(room, 0.0))


def _share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """``part`` ÷ ``whole``, 0 where there is no whole."""
    result: FloatArray = np.zeros(np.broadcast_shapes(part.shape, whole.shape))
    np.divide(part, whole, out=result, where=whole > 0)
    return result


def _by_name(items: Sequence[Direction | Activity | Partner]) -> npt.NDArray[np.int64]:
    """Positions in the order of the names."""
    names = [fold(item.name) for item in items]
    return np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
