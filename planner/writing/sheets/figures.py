"""The plan's numbers as the result sheets show them: summed, dated and priced once for all sheets.

Axes: S pools, D Directions, E advisor types, P partners, A activities, T months. FTE unless said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.dataset.types import Dataset
from planner.months import Year, calendar_years
from planner.plan.sums import departures_by_type, from_before, in_training_since, monthly_costs
from planner.plan.types import Plan, Quantities
from planner.schema.plan_sheets import TRANSFERS
from planner.tolerances import DECIMALS, SAME

FloatArray = npt.NDArray[np.float64]

DIFFERENCE = 0.001
"""FTE from which on a check says that two figures differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """What the plan costs, by month of payment (T), in the case's currency."""

    training: FloatArray
    moves: FloatArray
    partners: FloatArray
    own_staff: FloatArray

    def total(self) -> FloatArray:
        """All parts together, by month (T)."""
        return tidy(self.training + self.moves + self.partners + self.own_staff)

    def lines(self) -> tuple[tuple[str, FloatArray], ...]:
        """Each part with its name in the message catalogue."""
        return (
            ("plan_cost_training", self.training),
            ("plan_cost_moves", self.moves),
            ("plan_cost_partners", self.partners),
            ("plan_cost_own_staff", self.own_staff),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Sums over the plan's quantities, named after what people call them."""

    years: tuple[Year, ...]
    transfers: FloatArray  # (S, D, T)
    by_month: FloatArray  # (T) all transfers
    moves: FloatArray  # (T) transfers between two Directions
    leaving: FloatArray  # (S, T)
    given: FloatArray  # (S) over the horizon, with numerical noise
    routes: tuple[
        tuple[int, int], ...
    ]  # (pool, Direction) pairs that have a transfer, a decision or a comment
    departures: FloatArray  # (D, E, T) leaving for d, by type
    early_training: FloatArray  # (D, T) in training who left before the first month
    early_arrivals: FloatArray  # (D, T) trained who left before the first month
    early_paid: (
        FloatArray  # (T) in training who left before the first month, × the share of the cost that is paid
    )
    in_training: FloatArray  # (D, T)
    arrivals: FloatArray  # (D, T) newly trained
    staff: FloatArray  # (D, T)
    pool_stock: FloatArray  # (S, T)
    work: FloatArray  # (A, T)
    own_work: FloatArray  # (A, T) done in-house, wherever
    outsourced: FloatArray  # (A, T)
    unmet: FloatArray  # (A, T)
    by_partner: FloatArray  # (P, T)
    paid: FloatArray  # (P, T)
    served_elsewhere: FloatArray  # (D, T) of d's work
    costs: Costs


def tidy(values: npt.ArrayLike) -> FloatArray:
    """``values`` without numerical noise and without minus zero."""
    rounded = np.round(np.asarray(values, dtype=float), DECIMALS)
    return np.where(np.abs(rounded) < SAME, 0.0, rounded)


def _tidy_transfers(transfers: FloatArray) -> FloatArray:
    """As ``tidy``; the array itself, half a gigabyte of a large case, where that changes nothing.

    Few of all pairs of pool and Direction have a transfer, and few others anything but zeros without a sign.
    """
    pairs = (transfers.any(axis=2) | np.signbit(transfers).any(axis=2)).nonzero()
    there = transfers[pairs]
    rounded = tidy(there)
    if rounded.tobytes() == there.tobytes():
        return transfers
    found = np.zeros(transfers.shape)
    found[pairs] = rounded
    return found


def _moves_between_directions(dataset: Dataset, transfers: FloatArray) -> FloatArray:
    """Transfers between two Directions, by month (T)."""
    homes = np.array([pool.direction for pool in dataset.pools], dtype=int)
    away = homes[:, None] != np.arange(len(dataset.directions))[None, :]
    return tidy(np.einsum("sdt,sd->t", transfers, away.astype(float)))


def figures(plan: Plan) -> Figures:
    """Everything the sheets show, from the plan's quantities."""
    dataset, quantities = plan.dataset, plan.quantities
    transfers = _tidy_transfers(quantities.transfers)
    leaving = transfers.sum(axis=1)
    departures = tidy(departures_by_type(dataset, transfers))
    early_training, early_arrivals = from_before(dataset)
    training_by_type = early_training + in_training_since(dataset, departures)
    return Figures(
        years=tuple(calendar_years(dataset.month(0), dataset.months)),
        transfers=transfers,
        by_month=tidy(transfers.sum(axis=(0, 1))),
        moves=_moves_between_directions(dataset, transfers),
        leaving=tidy(leaving),
        given=transfers.sum(axis=(1, 2)),
        routes=_routes(plan, transfers),
        departures=departures,
        early_training=tidy(early_training.sum(axis=1)),
        early_arrivals=tidy(early_arrivals),
        early_paid=tidy(
            np.array([kind.pay_in_training for kind in dataset.types]) @ early_training.sum(axis=0)
        ),
        in_training=tidy(training_by_type.sum(axis=1)),
        arrivals=tidy(early_arrivals + _arrivals(dataset, departures)),
        staff=tidy(quantities.staff),
        pool_stock=_stock(dataset, leaving),
        work=tidy(dataset.work.sum(axis=0)),
        own_work=tidy((quantities.own_work + quantities.aid_received).sum(axis=0)),
        outsourced=tidy(quantities.outsourced.sum(axis=(0, 1))),
        unmet=tidy(quantities.unmet.sum(axis=0)),
        by_partner=tidy(quantities.outsourced.sum(axis=(1, 2))),
        paid=tidy(quantities.paid),
        served_elsewhere=tidy(quantities.aid_received.sum(axis=1)),
        costs=_costs(dataset, quantities, training_by_type),
    )


def staff_differences(dataset: Dataset, numbers: Figures) -> FloatArray:
    """How many Directions have a staff that is not its balance (T), beyond a thousandth of an FTE."""
    start = np.array([[direction.starting_staff] for direction in dataset.directions])
    attrition = np.array([[direction.attrition] for direction in dataset.directions])
    before = np.hstack([start, numbers.staff[:, :-1]])
    difference = np.abs(numbers.staff - (1 - attrition) * before - numbers.arrivals)
    return np.asarray((difference > DIFFERENCE).sum(axis=0), dtype=float)


def work_differences(numbers: Figures) -> FloatArray:
    """Work less who does it and less what is left undone (T): zero but for numerical noise."""
    own, partners = numbers.own_work.sum(axis=0), numbers.outsourced.sum(axis=0)
    return np.asarray(numbers.work.sum(axis=0) - own - partners - numbers.unmet.sum(axis=0))


def _routes(plan: Plan, transfers: FloatArray) -> tuple[tuple[int, int], ...]:
    """Pairs worth a row, in the order of Directions and then of pools."""
    dataset = plan.dataset
    moving = {(int(s), int(d)) for s, d in np.argwhere(transfers.any(axis=2))}
    decided = {
        (decision.pool, decision.destination)
        for decision in dataset.decisions
        if decision.pool is not None and decision.destination is not None
    }
    pools = {pool.name: s for s, pool in enumerate(dataset.pools)}
    directions = {direction.name: d for d, direction in enumerate(dataset.directions)}
    remarked = {
        (pools[row.text("pool")], directions[row.text("to")]) for row in plan.case.rows(TRANSFERS.key)
    }
    columns = plan.case.previous.columns if plan.case.previous is not None else ()
    remarked |= {
        (pools[pool], directions[to])
        for column in columns
        for pool, to in column.values
        if pool in pools and to in directions
    }
    return tuple(sorted(moving | decided | remarked, key=lambda pair: (pair[1], pair[0])))


def _stock(dataset: Dataset, leaving: FloatArray) -> FloatArray:
    """What each pool keeps (S, T) when those ``leaving`` (S, T) do, by the formula that the Pool stock sheet holds."""
    stock = np.empty((len(dataset.pools), dataset.months))
    level = np.array([pool.available for pool in dataset.pools], dtype=float)
    attrition = np.array([pool.attrition for pool in dataset.pools], dtype=float)
    for t in range(dataset.months):
        level = level * (1 - attrition) - leaving[:, t]
        stock[:, t] = level
    return tidy(stock)


def _arrivals(dataset: Dataset, departures: FloatArray) -> FloatArray:
    """Who left in t-L is trained in t, as far as they pass (D, T)."""
    total = np.zeros((len(dataset.directions), dataset.months))
    for e, advisor in enumerate(dataset.types):
        length = advisor.training_months
        if length < dataset.months:
            total[:, length:] += advisor.pass_rate * departures[:, e, : dataset.months - length]
    return total


def _costs(dataset: Dataset, quantities: Quantities, training: FloatArray) -> Costs:
    """The costs by month, without noise; ``training`` is who is in it (D, E, T)."""
    found = monthly_costs(dataset, quantities, training)
    return Costs(tidy(found.training), tidy(found.moves), tidy(found.partners), tidy(found.own_staff))
