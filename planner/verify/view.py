"""The plan as the checks look at it: its numbers, what follows from them, and what the past alone did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Activity, Dataset, Direction, Partner, Pool
from planner.plan.types import Quantities
from planner.schema.rules import Mode
from planner.verify.flow import Flow, carry_forward, flow

if TYPE_CHECKING:
    import numpy.typing as npt

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

    @property
    def months(self) -> npt.NDArray[np.int64]:
        """The numbers of the months (T,)."""
        return np.arange(self.dataset.months)

    @property
    def free_months(self) -> npt.NDArray[np.bool_]:
        """Whether transfers of each month (T,) can still be decided."""
        return self.months >= self.frozen

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

    @property
    def closed(self) -> npt.NDArray[np.bool_]:
        """The months (D, T) in which a centre may not work yet; none where the rule ``opening`` is off."""
        opens = column(direction.opens for direction in self.dataset.directions)
        closed: npt.NDArray[np.bool_] = self.months < opens
        return closed & (self.dataset.mode("opening") != Mode.OFF)


def column(values: Iterable[float | None]) -> FloatArray:
    """One number for each place (N, 1), not a number for None."""
    return np.array([*values], dtype=float)[:, None]


def places(of: Iterable[Direction | Pool | Activity | Partner]) -> list[tuple[str, ...]]:
    """The place that each of a set is."""
    return [(one.name,) for one in of]


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
        work=dataset.work,
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
