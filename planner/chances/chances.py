"""The chance that each centre keeps its minimum, month by month and in all months together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.chances.law import Law, count_law, pass_law, thin_laws
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
    begun = (_Centre.begin(dataset, d, staff[d]) for d in range(len(dataset.directions)))
    centres = [centre for centre in begun if centre is not None]
    for t in range(dataset.as_of, dataset.months):
        _go_on(dataset, centres, finishing[:, :, t])
        for centre in centres:
            if t in centre.promised:
                centre.tell(t, float(staff[centre.direction, t]))
    return Chances(
        tuple(month for centre in centres for month in centre.found),
        {centre.direction: centre.laws[-1].total for centre in centres},
    )


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


@dataclass(slots=True)
class _Centre:
    """A centre with a minimum, month by month.

    ``laws`` are that of its staff now, and once a month is told that of staff which had its minimum in all those told.
    """

    direction: int
    minimum: float
    promised: range
    stay: float
    laws: tuple[Law, ...]
    found: list[MonthChance] = field(default_factory=list)

    @staticmethod
    def begin(dataset: Dataset, d: int, staff: FloatArray) -> _Centre | None:
        """The centre before the first month that is planned; None where nothing is promised. ``staff`` is (T,)."""
        direction = dataset.directions[d]
        minimum, promised = direction.typed_minimum, promised_months(dataset, direction)
        if minimum is None or not promised:
            return None
        known = direction.starting_staff if dataset.as_of == 0 else float(staff[dataset.as_of - 1])
        return _Centre(d, minimum, promised, 1.0 - direction.attrition, (count_law(max(known, 0.0)),))

    def tell(self, t: int, staff: float) -> None:
        """The chance of the minimum in month ``t``, whose laws are known."""
        needed, alone = _people(self.minimum), self.laws[0]
        chance = alone.at_least(needed).total
        self.found.append(MonthChance(self.direction, t, self.minimum, staff, chance, alone))
        self.laws = alone, self.laws[-1].at_least(needed)


def _go_on(dataset: Dataset, centres: Sequence[_Centre], finishing: FloatArray) -> None:
    """The laws a month later: each leaves with the attrition, then those who passed arrive. ``finishing`` is (E, D).

    All centres at once: one by one they would take most of the time of a large case.
    """
    laws = [law for centre in centres for law in centre.laws]
    thinned = iter(thin_laws(laws, [centre.stay for centre in centres for _ in centre.laws]))
    for centre in centres:
        after = [next(thinned) for _ in centre.laws]
        for arriving in _arrivals(dataset, finishing[:, centre.direction]):
            after = [law.plus(arriving) for law in after]
        centre.laws = tuple(after)


def _people(minimum: float) -> int:
    """The whole people that a minimum takes: 8 for 7.5."""
    return math.ceil(minimum - WHOLE_LIMIT)


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
