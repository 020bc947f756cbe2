"""The chance that each centre keeps its minimum, month by month and in all months together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.chances.law import Law, count_law, pass_law
from planner.tolerances import WHOLE_LIMIT

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.dataset.types import Dataset, Direction

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MonthChance:
    """The probability that Direction ``direction`` has its minimum in month ``month`` (indexes).

    ``minimum`` is as typed and ``staff`` the plan's average, FTE. ``law`` is that of its staff.
    """

    direction: int
    month: int
    minimum: float
    staff: float
    chance: float
    law: Law = field(repr=False, compare=False)

    def lacking(self, confidence: float) -> int:
        """How many people more would make the minimum as sure as ``confidence``, were they sure themselves."""
        people = needed = _people(self.minimum)
        while people > 0 and self.law.at_least(people).total < confidence:
            people -= 1
        return needed - people


@dataclass(frozen=True, slots=True)
class Chances:
    """How sure the minimums are. ``joint`` maps a Direction's index to the chance of all its months together."""

    months: tuple[MonthChance, ...]
    joint: dict[int, float]

    @property
    def all(self) -> float:
        """The chance that every minimum holds in every month: centres are independent. 1 where there is none."""
        return math.prod(self.joint.values())


def chances_of(dataset: Dataset, transfers: FloatArray, staff: FloatArray) -> Chances:
    """The chances of the plan with ``transfers`` (S, D, T) and average ``staff`` (D, T), FTE.

    Past months are certain: the law starts from the staff of the month before the as-of month, its fraction being
    one more person with that probability. A minimum of 0 is sure; a blank one is not told.
    """
    finishing = _finishing(dataset, transfers)
    told: list[MonthChance] = []
    joint: dict[int, float] = {}
    for d in range(len(dataset.directions)):
        found, together = _centre(dataset, d, finishing[:, d], staff[d])
        told += found
        if found:
            joint[d] = together
    return Chances(tuple(told), joint)


def promised_months(dataset: Dataset, direction: Direction) -> range:
    """The months of which the chance of the Direction's minimum is told; empty where it has none."""
    if direction.minimum_staff is None:
        return range(0)
    return range(max(direction.minimum_from, dataset.as_of, 0), dataset.months)


def staff_of(dataset: Dataset, transfers: FloatArray) -> FloatArray:
    """Average trained staff (D, T) of a plan with ``transfers`` (S, D, T), FTE."""
    import numpy as np

    passing = np.array([kind.pass_rate for kind in dataset.types])
    staying = np.array([1.0 - direction.attrition for direction in dataset.directions])
    level = np.array([direction.starting_staff for direction in dataset.directions])
    arrivals = np.einsum("e,edt->dt", passing, _finishing(dataset, transfers))
    staff: FloatArray = np.empty_like(arrivals)
    for t in range(dataset.months):
        level = staying * level + arrivals[:, t]
        staff[:, t] = level
    return staff


def _centre(
    dataset: Dataset, d: int, finishing: FloatArray, staff: FloatArray
) -> tuple[list[MonthChance], float]:
    """The chances of one centre by month, and that of all of them together. ``finishing`` is (E, T)."""
    direction = dataset.directions[d]
    promised = promised_months(dataset, direction)
    minimum = direction.typed_minimum
    if minimum is None:
        return [], 1.0
    needed = _people(minimum)
    found: list[MonthChance] = []
    known = direction.starting_staff if dataset.as_of == 0 else float(staff[dataset.as_of - 1])
    alone = together = count_law(max(known, 0.0))
    begun = False
    for t in range(dataset.as_of, dataset.months):
        arrivals = list(_arrivals(dataset, finishing[:, t]))
        alone = _next(alone, direction.attrition, arrivals)
        together = _next(together, direction.attrition, arrivals) if begun else alone
        if t in promised:
            begun = True
            together = together.at_least(needed)
            chance = alone.at_least(needed).total
            found.append(MonthChance(d, t, minimum, float(staff[t]), chance, alone))
    return found, together.total


def _people(minimum: float) -> int:
    """The whole people that a minimum takes: 8 for 7.5."""
    return math.ceil(minimum - WHOLE_LIMIT)


def _next(law: Law, attrition: float, arrivals: list[Law]) -> Law:
    """The law a month later: each leaves with the attrition, then those who passed arrive."""
    law = law.thin(1.0 - attrition)
    for arriving in arrivals:
        law = law.plus(arriving)
    return law


def _arrivals(dataset: Dataset, finishing: FloatArray) -> Iterator[Law]:
    """The laws of those who pass among the FTE of each type (E,) that finish training in a month."""
    for kind, fte in zip(dataset.types, finishing, strict=True):
        if fte > WHOLE_LIMIT:
            yield pass_law(float(fte), kind.pass_rate)


def _finishing(dataset: Dataset, transfers: FloatArray) -> FloatArray:
    """FTE (E, D, T) of each type whose training for a Direction is finished at the start of a month."""
    import numpy as np

    months = dataset.months
    finishing: FloatArray = np.zeros((len(dataset.types), len(dataset.directions), months))
    for s, pool in enumerate(dataset.pools):
        length = dataset.types[pool.type].training_months
        if length < months:
            finishing[pool.type, :, length:] += transfers[s, :, : months - length]
    for move in dataset.actuals:
        pool = dataset.pools[move.pool]
        arrival = move.month + dataset.types[pool.type].training_months
        if move.month < 0 <= arrival < months:
            finishing[pool.type, move.destination, arrival] += move.fte
    return finishing
