"""What past moves alone bring about: the part of each balance that no decision can change any more."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dataset.types import Dataset
from planner.model.variables import frozen_months, past_moves


@dataclass(frozen=True, slots=True)
class Past:
    """Consequences of past moves if nobody else ever left. Lists are by set and month, FTE.

    ``first_free`` is the first month that is planned. ``before`` holds the moves dated before the horizon, which
    are no columns of the program. ``staff[d][t]`` and ``stock[s][t]`` are trained staff and pool stock;
    ``staff_moved`` and ``stock_moved`` how much of them past moves added or took: 0 where the past has no part.
    """

    first_free: int
    any_move: bool
    before: tuple[tuple[int, int, int, float], ...]  # (s, d, t < 0, FTE)
    staff: list[list[float]]
    stock: list[list[float]]
    staff_moved: list[list[float]]
    stock_moved: list[list[float]]


def past_of(dataset: Dataset) -> Past:
    """Works out what past moves bring about."""
    before = tuple((m.pool, m.destination, m.month, m.fte) for m in dataset.actuals if m.month < 0)
    happened = past_moves(dataset)
    moves = [*before, *((s, d, t, fte) for (s, d, t), fte in happened.items())]
    arrivals = [[0.0] * dataset.months for _ in dataset.directions]
    for s, d, t, fte in moves:
        arrival = t + dataset.pool_type(s).training_months
        if 0 <= arrival < dataset.months:
            arrivals[d][arrival] += dataset.pool_type(s).pass_rate * fte
    left = [[0.0] * dataset.months for _ in dataset.pools]
    for (s, _, t), fte in happened.items():
        left[s][t] += fte
    return Past(
        first_free=frozen_months(dataset),
        any_move=bool(moves),
        before=before,
        staff=[
            _carry_forward(direction.starting_staff, direction.attrition, arrivals[d])
            for d, direction in enumerate(dataset.directions)
        ],
        stock=[
            _carry_forward(pool.available, pool.attrition, [-fte for fte in left[s]])
            for s, pool in enumerate(dataset.pools)
        ],
        staff_moved=[
            _carry_forward(0.0, direction.attrition, arrivals[d])
            for d, direction in enumerate(dataset.directions)
        ],
        stock_moved=[_carry_forward(0.0, pool.attrition, left[s]) for s, pool in enumerate(dataset.pools)],
    )


def _carry_forward(start: float, attrition: float, changes: list[float]) -> list[float]:
    """Stock at the end of each month: last month's after attrition, plus the month's change."""
    result, stock = [], start
    for change in changes:
        stock = (1 - attrition) * stock + change
        result.append(stock)
    return result
