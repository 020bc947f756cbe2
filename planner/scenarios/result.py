"""What is kept of a plan to compare it with others: a few dozen numbers, named so that a table can hold them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.messages import text
from planner.plan.types import Plan, Status
from planner.plan.years import monthly_work, years
from planner.scenarios.types import Figures, Result, Scenario
from planner.schema.rules import rule
from planner.tolerances import DECIMALS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

MONTHLY = ("staff", "leaving", "own_share", "unmet")
"""Figures kept for each month: trained staff, departures, share of the work done in-house, work nobody does."""

OVERALL = ("leaving", "moved", "unmet", "outsourced", "missed")
YEARLY = ("leaving", "staff", "own_share", "outsourced_share")
"""Figures kept over the horizon, and for each calendar year (fields of planner.plan.years.YearFigures)."""

SHARES = ("own_share", "outsourced_share")


def result_of(scenario: Scenario, plan: Plan, seconds: float) -> Result:
    """The result of a scenario that was solved, with or without a plan."""
    if plan.solution.quantities is None:
        return Result(
            scenario.number,
            scenario.name,
            plan.status,
            scenario.varied,
            blamed=plan.solution.blamed,
            reasons=_reasons(plan),
            violation=plan.largest_violation,
            seconds=seconds,
        )
    goals = {goal: round(value, DECIMALS) for goal, value in plan.goals.items()}
    return Result(
        scenario.number,
        scenario.name,
        plan.status,
        scenario.varied,
        goals=goals,
        figures=figures_of(plan),
        violation=plan.largest_violation,
        seconds=seconds,
    )


def failed_result(scenario: Scenario, reasons: Iterable[str], seconds: float = 0.0) -> Result:
    """The result of a scenario whose inputs make no case."""
    return Result(
        scenario.number,
        scenario.name,
        Status.INVALID,
        scenario.varied,
        reasons=tuple(reasons),
        seconds=seconds,
    )


def figures_of(plan: Plan) -> Figures:
    """The figures of a plan: over the horizon, by calendar year as ``name.2012``, and by month."""
    import numpy as np

    quantities, data = plan.quantities, plan.dataset
    homes = np.array([pool.direction for pool in data.pools], dtype=int)
    away = homes[:, None] != np.arange(len(data.directions))[None, :]
    moved = quantities.transfers.sum(axis=2)
    values = {
        "leaving": float(quantities.transfers.sum()),
        "moved": float(moved[away].sum()),
        "unmet": float(quantities.unmet.sum()),
        "outsourced": float(quantities.outsourced.sum()),
        "missed": float(sum(report.shortfall for report in plan.rules)),
    }
    for year in years(plan):
        for name in YEARLY:
            value = getattr(year, name)
            values[f"{name}.{year.year}"] = float("nan") if value is None else value
    for d, direction in enumerate(data.directions):
        values[f"centre.{direction.name}"] = float(quantities.staff[d, -1])
    return Figures({key: round(value, DECIMALS) for key, value in values.items()}, _monthly(plan))


def figure_keys(dataset: Dataset) -> list[str]:
    """The names of all figures of a plan of ``dataset``, in their order."""
    found = sorted({dataset.month(t).year for t in range(dataset.months)})
    return [
        *OVERALL,
        *(f"{name}.{year}" for year in found for name in YEARLY),
        *(f"centre.{direction.name}" for direction in dataset.directions),
    ]


def _monthly(plan: Plan) -> dict[str, tuple[float, ...]]:
    import numpy as np

    quantities = plan.quantities
    work = monthly_work(plan.dataset)
    own = (quantities.own_work + quantities.aid_given).sum(axis=(0, 1))
    share = np.divide(own, work, out=np.full(work.shape, np.nan), where=work > 0)
    series: dict[str, FloatArray] = {
        "staff": quantities.staff.sum(axis=0),
        "leaving": quantities.transfers.sum(axis=(0, 1)),
        "own_share": share,
        "unmet": quantities.unmet.sum(axis=(0, 1)),
    }
    return {key: tuple(np.round(series[key], DECIMALS).tolist()) for key in MONTHLY}


def _reasons(plan: Plan) -> tuple[str, ...]:
    """Why there is no plan, in words: the conflicts told, the rules that clash, or how the solve ended."""
    language = plan.case.language
    if plan.infeasibility is not None and plan.infeasibility.conflicts:
        return tuple(conflict.text for conflict in plan.infeasibility.conflicts)
    if plan.solution.blamed:
        names = ", ".join(rule(one).label.text(language) for one in plan.solution.blamed)
        return (text("scenarios.infeasible", language, rules=names),)
    return (text(f"ended.{plan.status.value}", language),)


def figure_words(key: str, language: str) -> str:
    """What a figure is called: ``Staff in the centres, end of 2012``."""
    name, _, detail = key.partition(".")
    code = f"scenarios.figure_{name}_year" if detail and name != "centre" else f"scenarios.figure_{name}"
    return text(code, language, detail=detail)


def is_share(key: str) -> bool:
    """Whether a figure is a share, to be shown as a percent."""
    return key.partition(".")[0] in SHARES
