"""The few figures of a plan that people ask for first, by calendar year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.months import Year, calendar_years
from planner.plan.types import Plan, Quantities
from planner.tolerances import NOISE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A calendar year within the horizon. Shares are of the work of its last planned month, None where none is due."""

    year: int
    leaving: float  # FTE over the year
    staff: float  # FTE trained, last month
    staff_share: float | None  # staff against all work
    own_share: float | None
    outsourced_share: float | None
    unmet: float  # FTE-months over the year


def years(plan: Plan) -> tuple[YearFigures, ...]:
    """The figures of each calendar year that the horizon touches.

    Raises:
        ValueError: the solve left no plan.
    """
    quantities = plan.quantities
    work = monthly_work(plan.dataset)
    return tuple(
        _year(quantities, work, year) for year in calendar_years(plan.dataset.month(0), plan.dataset.months)
    )


def monthly_work(dataset: Dataset) -> npt.NDArray[np.float64]:
    """All the work due, in FTE, shape (T,)."""
    work: npt.NDArray[np.float64] = dataset.work.sum(axis=(0, 1))
    return work


def _year(quantities: Quantities, work: npt.NDArray[np.float64], year: Year) -> YearFigures:
    last, months = year.last, slice(year.first, year.last + 1)
    own = float((quantities.own_work + quantities.aid_given)[:, :, last].sum())
    outsourced = float(quantities.outsourced[:, :, :, last].sum())
    due = float(work[last])
    return YearFigures(
        year.year,
        leaving=float(quantities.transfers[:, :, months].sum()),
        staff=float(quantities.staff[:, last].sum()),
        staff_share=float(quantities.staff[:, last].sum()) / due if due > NOISE else None,
        own_share=own / due if due > NOISE else None,
        outsourced_share=outsourced / due if due > NOISE else None,
        unmet=float(quantities.unmet[:, :, months].sum()),
    )
