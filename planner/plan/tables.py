"""A plan as tables of named values: for JSON, and for data frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.plan.types import Plan, RuleReport
from planner.tolerances import DECIMALS, NOISE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    FloatArray = npt.NDArray[np.float64]

NAMES = ("transfers", "staff", "training", "outsourced", "unmet", "rules", "costs")
"""The tables that a plan has."""

_RULE = ("rule", "mode", "status", "slack", "shortfall", "broken_by_past")


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Names of the columns, and one tuple per row. Months are ``2012-03``, amounts FTE, costs in the currency."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def plan_table(plan: Plan, name: str) -> PlanTable:
    """One of ``NAMES``. Zeros are left out of transfers, outsourced work and unmet work; no rows without a plan.

    Raises:
        ValueError: there is no table of that name.
    """
    if name not in NAMES:
        raise ValueError(f"no table {name!r}; there are {', '.join(NAMES)}")
    if name == "rules":
        return PlanTable(_RULE, tuple(_rule(report) for report in plan.rules))
    columns, every = _axes(name)
    if plan.solution.quantities is None:
        return PlanTable(columns, ())
    if name == "costs":
        return PlanTable(columns, tuple(_costs(plan)))
    return PlanTable(columns, tuple(_entries(_values(plan, name), _labels(plan, columns[:-1]), every=every)))


def plan_frame(plan: Plan, name: str) -> pd.DataFrame:
    """The table as a data frame; months are periods.

    Raises:
        ValueError: there is no table of that name.
    """
    return frame_of(plan_table(plan, name))


def frame_of(table: PlanTable) -> pd.DataFrame:
    """A data frame of the same columns, ``month`` as monthly periods."""
    import pandas as pd

    frame = pd.DataFrame.from_records(list(table.rows), columns=list(table.columns))
    if "month" in table.columns:
        frame["month"] = pd.PeriodIndex(frame["month"], freq="M")
    for amount in {"fte", "cost"} & set(table.columns):
        frame[amount] = frame[amount].astype(float)
    return frame


def round_value(value: float | None) -> float | None:
    """Without the digits that are noise, and without a minus before zero; None for what is infinite."""
    if value is None or abs(value) == float("inf"):
        return None
    return round(value, DECIMALS) + 0.0


def _axes(name: str) -> tuple[tuple[str, ...], bool]:
    """The columns of a table, and whether zeros are rows of it."""
    match name:
        case "transfers":
            return ("pool", "to", "month", "fte"), False
        case "staff" | "training":
            return ("direction", "month", "fte"), True
        case "outsourced":
            return ("partner", "direction", "activity", "month", "fte"), False
        case "unmet":
            return ("direction", "activity", "month", "fte"), False
        case "costs":
            return ("item", "month", "cost"), True
        case _:
            raise LookupError(name)


def _values(plan: Plan, name: str) -> FloatArray:
    """The array of a table, its axes in the order of the columns."""
    found = plan.quantities
    match name:
        case "transfers":
            return found.transfers
        case "staff":
            return found.staff
        case "outsourced":
            return found.outsourced
        case "unmet":
            return found.unmet
        case "training":
            from planner.plan.sums import in_training

            return in_training(plan.dataset, found.transfers).sum(axis=1)
        case _:
            raise LookupError(name)


def _labels(plan: Plan, axes: Sequence[str]) -> list[list[str]]:
    """The names along each axis."""
    data = plan.dataset
    known = {
        "pool": [pool.name for pool in data.pools],
        "to": [direction.name for direction in data.directions],
        "direction": [direction.name for direction in data.directions],
        "activity": [activity.name for activity in data.activities],
        "partner": [partner.name for partner in data.partners],
        "month": [str(data.month(t)) for t in range(data.months)],
    }
    return [known[axis] for axis in axes]


def _entries(values: FloatArray, labels: Sequence[list[str]], *, every: bool) -> Iterator[tuple[object, ...]]:
    """One row per value, with the name of each of its indexes."""
    import numpy as np

    for index in np.ndindex(values.shape):
        value = float(values[index])
        if every or abs(value) > NOISE:
            yield (*(names[i] for names, i in zip(labels, index, strict=True)), round_value(value))


def _costs(plan: Plan) -> Iterator[tuple[object, ...]]:
    from planner.plan.sums import in_training, monthly_costs

    training = in_training(plan.dataset, plan.quantities.transfers)
    costs = monthly_costs(plan.dataset, plan.quantities, training)
    for item in ("training", "moves", "partners", "own_staff"):
        for t, value in enumerate(getattr(costs, item).tolist()):
            yield item, str(plan.dataset.month(t)), round_value(value)


def _rule(report: RuleReport) -> tuple[object, ...]:
    return (
        report.rule,
        report.mode,
        report.status,
        round_value(report.slack),
        round_value(report.shortfall),
        report.broken_by_past,
    )
