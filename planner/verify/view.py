"""The plan as the checks look at it: its numbers, what follows from them, and what the past alone did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.plan.types import Quantities
from planner.schema.rules import Mode
from planner.verify.flow import Flow, carry_forward, flow

if TYPE_CHECKING:
    from planner.plan.types import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """What the moves that happened do on their own, were nobody else to move. FTE.

    ``*_moved`` is the part of the level that the moves make: where it is 0, the past changed nothing.
    """

    transfers: FloatArray  # (S, D, T), zero from the first planned month on
    flow: Flow
    staff: FloatArray  # (D, T)
    staff_moved: FloatArray  # (D, T)
    stock: FloatArray  # (S, T)
    stock_moved: FloatArray  # (S, T)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A plan and its data. ``frozen``: months before it are past and no decision is left in them."""

    dataset: Dataset
    quantities: Quantities
    frozen: int
    actual: FloatArray  # (S, D, T) what the Actuals sheet says of months before the as-of month
    flow: Flow
    past: Past
    home: tuple[int, ...]  # (S,) each pool's Direction
    work: FloatArray  # (D, A, T) FTE

    def free(self, month: int) -> bool:
        """Whether transfers of the month can still be decided."""
        return month >= self.frozen

    def first_free_arrivals(self) -> list[int]:
        """The first month in which a planned transfer to each Direction can be trained; 0 where there is no past.

        Where no pool may send anybody there, the month that the quickest pool of all could reach.
        """
        dataset, everywhere = self.dataset, range(len(self.dataset.directions))
        if not self.frozen:
            return [0] * len(everywhere)
        lengths: list[set[int]] = [set() for _ in everywhere]
        for s, home in enumerate(self.home):
            free = dataset.mode("mobility") != Mode.HARD
            for d in everywhere if free else dataset.routes.destinations_from(home):
                lengths[d].add(dataset.pool_type(s).training_months)
        of_all = {dataset.types[pool.type].training_months for pool in dataset.pools} or {dataset.months}
        return [self.frozen + min(reaching or of_all) for reaching in lengths]

    def opening_of(self, direction: int) -> int:
        """The first month in which the centre may work: its opening, unless that rule is off."""
        if self.dataset.mode("opening") == Mode.OFF:
            return 0
        return min(max(self.dataset.directions[direction].opens, 0), self.dataset.months)


def build_view(dataset: Dataset, quantities: Quantities) -> View:
    """Everything that the checks share; ValueError where an array does not fit the data."""
    _check_shapes(dataset, quantities)
    as_of = min(max(dataset.as_of, 0), dataset.months)
    # The past is never planned again: that rule holds or is off, a price changes nothing.
    frozen = 0 if dataset.mode("actual") == Mode.OFF else as_of
    before = [move for move in dataset.actuals if move.month < 0]
    shape = quantities.transfers.shape
    actual: FloatArray = np.zeros(shape)  # memory that zeros_like would fill stays untouched
    for move in dataset.actuals:
        if 0 <= move.month < as_of:
            actual[move.pool, move.destination, move.month] += move.fte
    # Where the past is planned anew, none of it has happened.
    happened: FloatArray = actual if frozen else np.zeros(shape)
    return View(
        dataset=dataset,
        quantities=quantities,
        frozen=frozen,
        actual=actual,
        flow=flow(dataset, before, quantities.transfers),
        past=_past(dataset, happened, flow(dataset, before, happened)),
        home=tuple(pool.direction for pool in dataset.pools),
        work=np.array(dataset.workload, dtype=float).reshape(quantities.unmet.shape),
    )


def _past(dataset: Dataset, happened: FloatArray, moved: Flow) -> Past:
    staff_attrition = np.array([d.attrition for d in dataset.directions])
    pool_attrition = np.array([s.attrition for s in dataset.pools])
    starting = np.array([d.starting_staff for d in dataset.directions])
    available = np.array([s.available for s in dataset.pools])
    left = happened.sum(axis=1)
    return Past(
        transfers=happened,
        flow=moved,
        staff=carry_forward(starting, staff_attrition, moved.arrivals),
        staff_moved=carry_forward(np.zeros_like(starting), staff_attrition, moved.arrivals),
        stock=carry_forward(available, pool_attrition, -left),
        stock_moved=carry_forward(np.zeros_like(available), pool_attrition, left),
    )


def shapes(dataset: Dataset) -> dict[str, tuple[int, ...]]:
    """The shape that each array of ``Quantities`` must have."""
    pools, directions, months = len(dataset.pools), len(dataset.directions), dataset.months
    activities, partners = len(dataset.activities), len(dataset.partners)
    done = (directions, activities, months)
    return {
        "transfers": (pools, directions, months),
        "staff": (directions, months),
        "pool_stock": (pools, months),
        "own_work": done,
        "aid_given": done,
        "aid_received": done,
        "outsourced": (partners, *done),
        "unmet": done,
        "trainers": (directions, months),
        "paid": (partners, months),
    }


def _check_shapes(dataset: Dataset, quantities: Quantities) -> None:
    for name, shape in shapes(dataset).items():
        found = getattr(quantities, name).shape
        if found != shape:
            raise ValueError(f"{name} has shape {found}, the data need {shape}")
