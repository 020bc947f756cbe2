"""What a solve found that nobody can tell again from the inputs and the moves: who does the work, costs, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.months import Month
from planner.reading.previous.types import KeptBaseline, KeptRule, Outcome

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.plan.types import Baseline, Plan, RuleReport

    FloatArray = npt.NDArray[np.float64]

OWN, OUTSOURCED, UNMET, COST = "own", "outsourced", "unmet", "cost"
"""Series of an outcome: work of a Direction done in-house, work of a partner, work of a Direction that nobody does
(FTE a month), and a kind of cost (in the currency, by month of payment)."""

COSTS = ("training", "moves", "partners", "own_staff")
"""The kinds of cost."""

_DECIMALS = 6


def outcome_of(plan: Plan) -> Outcome:
    """The outcome of a plan with numbers; ValueError where it has none."""
    quantities, data = plan.quantities, plan.dataset
    series: dict[tuple[str, str], tuple[float, ...]] = {}
    own = (quantities.own_work + quantities.aid_received).sum(axis=1)
    unmet = quantities.unmet.sum(axis=1)
    for d, direction in enumerate(data.directions):
        series[OWN, direction.name] = _numbers(own[d])
        series[UNMET, direction.name] = _numbers(unmet[d])
    outsourced = quantities.outsourced.sum(axis=(1, 2))
    for p, partner in enumerate(data.partners):
        series[OUTSOURCED, partner.name] = _numbers(outsourced[p])
    for kind, by_month in _costs(plan).items():
        series[COST, kind] = _numbers(by_month)
    return Outcome(
        status=plan.status,
        series=series,
        baseline=None if plan.baseline is None else _baseline(plan.baseline),
        rules=tuple(_rule(plan, report) for report in plan.rules),
        rounding_price={
            goal: _number(price) for goal, price in (plan.solution.solver.rounding_price or {}).items()
        },
    )


def _costs(plan: Plan) -> dict[str, FloatArray]:
    from planner.plan.sums import in_training, monthly_costs

    training = in_training(plan.dataset, plan.quantities.transfers)
    found = monthly_costs(plan.dataset, plan.quantities, training)
    return {kind: getattr(found, kind) for kind in COSTS}


def _numbers(values: FloatArray) -> tuple[float, ...]:
    return tuple(_number(value) for value in values.tolist())


def _number(value: float) -> float:
    return round(value, _DECIMALS) + 0.0  # no minus before a zero


def _baseline(baseline: Baseline) -> KeptBaseline:
    goals, costs = (
        {name: _number(value) for name, value in found.items()} for found in (baseline.goals, baseline.costs)
    )
    return KeptBaseline(baseline.status, goals, costs, baseline.left_out)


def _rule(plan: Plan, report: RuleReport) -> KeptRule:
    line = report.tightest
    month: Month | None = None
    if line is not None and line.month is not None:
        month = plan.dataset.month(line.month)
    return KeptRule(
        report.rule,
        report.mode,
        report.status,
        None if report.slack is None else _number(report.slack),
        _number(report.shortfall),
        place=line.place if line is not None else (),
        month=month,
    )
