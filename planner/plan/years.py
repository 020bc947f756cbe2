"""The few figures of a plan that people ask for first, by calendar year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.plan.types import Plan, Quantities
from planner.tolerances import NOISE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year within the horizon. Shares are of the work of its last planned month, None where none is due."""

    year: int
    leaving: float  # FTE over the year
    staff: float  # FTE trained, last month
    staff_share: float | None  # staff against all work
    own_share: float | None
    outsourced_share: float | None
    unmet: float  # FTE-months over the year


def years(plan: Plan) -> tuple[Year, ...]:
    """The figures of each calendar year that the horizon touches.

    Raises:
        ValueError: the solve left no plan.
    """
    quantities = plan.quantities
    work = monthly_work(plan.dataset)
    return tuple(_year(quantities, work, year, months) for year, months in _calendar(plan.dataset))


def monthly_work(dataset: Dataset) -> npt.NDArray[np.float64]:
    """All the work due, in FTE, shape (T,)."""
    import numpy as np

    work: npt.NDArray[np.float64] = (
        np.array(dataset.workload, dtype=float).reshape(-1, dataset.months).sum(axis=0)
    )
    return work


def _calendar(dataset: Dataset) -> Iterator[tuple[int, slice]]:
    first = 0
    for t in range(1, dataset.months + 1):
        if t == dataset.months or dataset.month(t).year != dataset.month(first).year:
            yield dataset.month(first).year, slice(first, t)
            first = t


def _year(quantities: Quantities, work: npt.NDArray[np.float64], year: int, months: slice) -> Year:
    last = months.stop - 1
    own = float((quantities.own_work + quantities.aid_given)[:, :, last].sum())
    outsourced = float(quantities.outsourced[:, :, :, last].sum())
    due = float(work[last])
    return Year(
        year,
        leaving=float(quantities.transfers[:, :, months].sum()),
        staff=float(quantities.staff[:, last].sum()),
        staff_share=float(quantities.staff[:, last].sum()) / due if due > NOISE else None,
        own_share=own / due if due > NOISE else None,
        outsourced_share=outsourced / due if due > NOISE else None,
        unmet=float(quantities.unmet[:, :, months].sum()),
    )
