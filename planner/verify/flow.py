"""Who trains, who arrives and who is still slow, month by month, from nothing but the moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset, Move

if TYPE_CHECKING:
    from planner.plan.types import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """What a set of moves brings about. Shapes (D, T) unless said; FTE."""

    arrivals: FloatArray  # trained advisors who start in the centre, after the pass rate
    in_training: FloatArray  # heads in training for the centre
    paid_training: FloatArray  # the same, each × the share of the internal cost paid in training
    trainer_need: FloatArray  # (T,) trained staff tied up by everyone in training
    ramp_loss: FloatArray  # what recent arrivals do not do yet


def departures_by_type(
    dataset: Dataset, before: Iterable[Move], within: FloatArray
) -> tuple[FloatArray, int]:
    """Departures (E, D, H + T) by type, destination and month, and H, the months kept before the horizon.

    Moves before the horizon count where their training ends in it (month + training months ≥ 0); the others
    are in the starting staff.
    """
    history = max((kind.training_months for kind in dataset.types), default=0)
    shape = (len(dataset.types), len(dataset.directions), history + dataset.months)
    departures: FloatArray = np.zeros(shape)
    for s, pool in enumerate(dataset.pools):
        departures[pool.type, :, history:] += within[s]
    for move in before:
        kind = dataset.pools[move.pool].type
        if move.month >= -dataset.types[kind].training_months:
            departures[kind, move.destination, history + move.month] += move.fte
    return departures, history


def flow(dataset: Dataset, before: Iterable[Move], within: FloatArray) -> Flow:
    """The flow of the moves ``before`` the horizon and ``within`` it (S, D, T).

    Who leaves in month t is in training in t … t+L−1 and arrives in t+L, where the first month after
    training (ramp month 1) is the month of arrival itself.
    """
    departures, history = departures_by_type(dataset, before, within)
    months, shape = dataset.months, (len(dataset.directions), dataset.months)
    result = Flow(np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(months), np.zeros(shape))
    for kind, left in zip(dataset.types, departures, strict=True):
        length = kind.training_months
        arrived = kind.pass_rate * left[:, history - length : history - length + months]
        training: FloatArray = np.zeros(shape)
        for age in range(length):
            training += left[:, history - age : history - age + months]
        result.arrivals[...] += arrived
        result.in_training[...] += training
        result.paid_training[...] += kind.pay_in_training * training
        result.trainer_need[...] += kind.trainer_load * training.sum(axis=0)
        for age, productivity in enumerate(kind.productivity[:months]):
            result.ramp_loss[:, age:] += (1 - productivity) * arrived[:, : months - age]
    return result


def carry_forward(start: FloatArray, attrition: FloatArray, change: FloatArray) -> FloatArray:
    """Levels (N, T) from ``start`` (N,): each month the attrition leaves, then ``change`` (N, T) comes."""
    levels: FloatArray = np.zeros_like(change)
    if not (start.any() or change.any()):
        return levels
    level = start
    for t in range(change.shape[1]):
        level = (1 - attrition) * level + change[:, t]
        levels[:, t] = level
    return levels
