"""Who is in training and what a plan costs, month by month, from its quantities.

Axes: S pools, D Directions, E advisor types, T months. FTE unless said; nothing is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.plan.types import Quantities

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MonthlyCosts:
    """What a plan costs, by month of payment (T), in the case's currency."""

    training: FloatArray
    moves: FloatArray
    partners: FloatArray
    own_staff: FloatArray


def departures_by_type(dataset: Dataset, transfers: FloatArray) -> FloatArray:
    """Who leaves for each Direction, by type (D, E, T), from transfers (S, D, T)."""
    by_type = np.zeros((len(dataset.directions), len(dataset.types), dataset.months))
    for s, pool in enumerate(dataset.pools):
        by_type[:, pool.type, :] += transfers[s]
    return by_type


def from_before(dataset: Dataset) -> tuple[FloatArray, FloatArray]:
    """People who left before the first month: in training (D, E, T), and newly trained (D, T)."""
    training = np.zeros((len(dataset.directions), len(dataset.types), dataset.months))
    arrivals = np.zeros((len(dataset.directions), dataset.months))
    for move in dataset.actuals:
        if move.month >= 0:
            continue
        advisor = dataset.pool_type(move.pool)
        trained = move.month + advisor.training_months
        training[move.destination, dataset.pools[move.pool].type, : max(0, trained)] += move.fte
        if 0 <= trained < dataset.months:
            arrivals[move.destination, trained] += move.fte * advisor.pass_rate
    return training, arrivals


def in_training_since(dataset: Dataset, departures: FloatArray) -> FloatArray:
    """Who left in t, t-1 … t-L+1 is in training in t (D, E, T; L: the type's months of training)."""
    total = np.zeros_like(departures)
    for e, advisor in enumerate(dataset.types):
        for since in range(min(advisor.training_months, dataset.months)):
            total[:, e, since:] += departures[:, e, : dataset.months - since]
    return total


def in_training(dataset: Dataset, transfers: FloatArray) -> FloatArray:
    """Who is in training (D, E, T), those who left before the first month among them."""
    departures = departures_by_type(dataset, transfers)
    return from_before(dataset)[0] + in_training_since(dataset, departures)


def monthly_costs(dataset: Dataset, quantities: Quantities, training: FloatArray) -> MonthlyCosts:
    """Training and moves are paid on leaving; staff and people in ``training`` (D, E, T) month by month."""
    pools = range(len(dataset.pools))
    training_cost = np.array([dataset.pool_type(s).training_cost for s in pools], dtype=float)
    route_cost = np.zeros(quantities.transfers.shape[:2])
    for s, d in np.argwhere(quantities.transfers.any(axis=2)).tolist():  # few of all pairs have transfers
        route_cost[s, d] = dataset.route(s, d).cost
    pay = np.array([advisor.pay_in_training for advisor in dataset.types], dtype=float)
    partner_cost = np.array([partner.cost for partner in dataset.partners], dtype=float)
    paid = quantities.staff.sum(axis=0) + pay @ training.sum(axis=0)
    return MonthlyCosts(
        training=np.einsum("sdt,s->t", quantities.transfers, training_cost),
        moves=np.einsum("sdt,sd->t", quantities.transfers, route_cost),
        partners=np.einsum("pt,p->t", quantities.paid, partner_cost),
        own_staff=dataset.internal_cost * paid,
    )


def costs_by_kind(dataset: Dataset, quantities: Quantities) -> dict[str, float]:
    """Each kind of cost over the whole horizon, in the case's currency."""
    found = monthly_costs(dataset, quantities, in_training(dataset, quantities.transfers))
    return {
        kind: float(getattr(found, kind).sum()) for kind in ("training", "moves", "partners", "own_staff")
    }
