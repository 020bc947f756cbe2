"""What past moves alone bring about: the part of each balance that no decision can change any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.model.variables import frozen_months, past_moves

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Consequences of past moves if nobody else ever left, FTE.

    ``first_free`` is the first month that is planned. ``before`` holds the moves dated before the horizon, which
    are no columns of the program. ``staff`` and ``stock`` are trained staff and pool stock;
    ``staff_moved`` and ``stock_moved`` how much of them past moves added or took: 0 where the past has no part.
    """

    first_free: int
    any_move: bool
    before: tuple[tuple[int, int, int, float], ...]  # (s, d, t < 0, FTE)
    staff: FloatArray  # (D, T)
    stock: FloatArray  # (S, T)
    staff_moved: FloatArray  # (D, T)
    stock_moved: FloatArray  # (S, T)


def past_of(dataset: Dataset) -> Past:
    """Works out what past moves bring about."""
    before = tuple((m.pool, m.destination, m.month, m.fte) for m in dataset.actuals if m.month < 0)
    happened = past_moves(dataset)
    moves = [*before, *((s, d, t, fte) for (s, d, t), fte in happened.items())]
    arrivals = np.zeros((len(dataset.directions), dataset.months))
    for s, d, t, fte in moves:
        arrival = t + dataset.pool_type(s).training_months
        if arrival < dataset.months:
            arrivals[d, arrival] += dataset.pool_type(s).pass_rate * fte
    left = np.zeros((len(dataset.pools), dataset.months))
    for (s, _, t), fte in happened.items():
        left[s, t] += fte
    staying = np.array([1 - direction.attrition for direction in dataset.directions])
    remaining = np.array([1 - pool.attrition for pool in dataset.pools])
    staff = np.array([direction.starting_staff for direction in dataset.directions])
    stock = np.array([pool.available for pool in dataset.pools])
    return Past(
        first_free=frozen_months(dataset),
        any_move=bool(moves),
        before=before,
        staff=_carry_forward(staff, staying, arrivals),
        stock=_carry_forward(stock, remaining, -left),
        staff_moved=_carry_forward(0.0 * staff, staying, arrivals),
        stock_moved=_carry_forward(0.0 * stock, remaining, left),
    )


def _carry_forward(start: FloatArray, staying: FloatArray, changes: FloatArray) -> FloatArray:
    """Stocks (N, T) at the end of each month: last month's less attrition, plus the month's change."""
    if not (start.any() or changes.any()):
        return changes
    result = np.empty_like(changes)
    stock = start
    for t in range(changes.shape[1]):
        stock = staying * stock + changes[:, t]
        result[:, t] = stock
    return result
