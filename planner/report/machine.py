"""A plan as one JSON object, for other programs (docs/machine-output.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planner.findings import Finding
from planner.plan.types import Baseline, Plan, RuleReport, SolverReport
from planner.report.changes import history_object
from planner.report.explanation import explanation_object, repair_object, sensitivity_object
from planner.report.figures import NOISE
from planner.schema.rules import GOAL_IDS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

_DECIMALS = 9
_NOTHING: dict[str, list[dict[str, object]]] = {"transfers": [], "staff": [], "outsourced": [], "unmet": []}


def plan_object(plan: Plan, path: Path | None) -> dict[str, object]:
    """Everything a program may want of ``plan``; the lists are empty where the solve left no plan."""
    return {
        "status": plan.status.value,
        "case": {
            "path": str(plan.case.path),
            "title": plan.dataset.title,
            "fingerprint": plan.case.fingerprint,
        },
        "goals": {goal: _rounded(plan.goals.get(goal)) for goal in GOAL_IDS},
        **_quantities(plan),
        "rules": [_rule(report) for report in plan.rules],
        "blamed": list(plan.solution.blamed),
        **explanation_object(plan.infeasibility),
        "repair": None if plan.repair is None else repair_object(plan.repair),
        "sensitivity": sensitivity_object(plan.sensitivity),
        "baseline": _baseline(plan.baseline),
        **_chances(plan),
        "findings": [finding.as_json() for finding in plan.findings],
        "plan": str(path) if path is not None and plan.solution.quantities is not None else None,
        "explanation": str(path) if path is not None and plan.infeasibility is not None else None,
        **history_object(plan),
        "largest_violation": plan.largest_violation + 0.0,
        "solver": _solver(plan.solution.solver),
    }


def _baseline(baseline: Baseline | None) -> dict[str, object] | None:
    if baseline is None:
        return None
    return {
        "status": baseline.status.value,
        "goals": {goal: _rounded(baseline.goals.get(goal)) for goal in GOAL_IDS},
        "left_out": list(baseline.left_out),
    }


def _chances(plan: Plan) -> dict[str, object]:
    """How sure the minimums are; empty lists where there are no numbers."""
    from planner.chances.read import risk_of_plan
    from planner.report.risk import NO_RISK, risk_object

    return NO_RISK if plan.solution.quantities is None else risk_object(risk_of_plan(plan))


def failure_object(status: str, findings: Iterable[Finding]) -> dict[str, object]:
    """The same keys where there is nothing but findings: the workbook or the call has errors, or we do."""
    return {
        "status": status,
        "goals": dict.fromkeys(GOAL_IDS),
        **_NOTHING,
        "rules": [],
        "blamed": [],
        **explanation_object(None),
        "repair": None,
        "sensitivity": None,
        "baseline": None,
        "version": None,
        "changes": None,
        "findings": [finding.as_json() for finding in findings],
        "plan": None,
        "explanation": None,
        "solver": None,
    }


def _quantities(plan: Plan) -> dict[str, list[dict[str, object]]]:
    """The plan's numbers by name. Zeros are left out, but of ``staff``, where a zero says: not open yet."""
    if plan.solution.quantities is None:
        return _NOTHING
    data, found = plan.dataset, plan.solution.quantities
    pools = [pool.name for pool in data.pools]
    directions = [direction.name for direction in data.directions]
    activities = [activity.name for activity in data.activities]
    partners = [partner.name for partner in data.partners]
    months = [str(data.month(t)) for t in range(data.months)]
    return {
        "transfers": list(_entries(found.transfers, {"pool": pools, "to": directions, "month": months})),
        "staff": list(_entries(found.staff, {"direction": directions, "month": months}, zeros=True)),
        "outsourced": list(
            _entries(
                found.outsourced,
                {"partner": partners, "direction": directions, "activity": activities, "month": months},
            )
        ),
        "unmet": list(
            _entries(found.unmet, {"direction": directions, "activity": activities, "month": months})
        ),
    }


def _entries(
    values: Values, names: dict[str, list[str]], *, zeros: bool = False
) -> Iterator[dict[str, object]]:
    """One object per value, with the name of each of its indexes; ``names`` in the order of the axes."""
    import numpy as np

    for index in np.ndindex(values.shape):
        value = float(values[index])
        if zeros or abs(value) > NOISE:
            entry: dict[str, object] = {axis: names[axis][i] for axis, i in zip(names, index, strict=True)}
            entry["fte"] = _rounded(value)
            yield entry


def _rule(report: RuleReport) -> dict[str, object]:
    return {
        "rule": report.rule,
        "mode": report.mode,
        "status": report.status,
        "slack": _rounded(report.slack),
        "shortfall": _rounded(report.shortfall),
        "broken_by_past": report.broken_by_past,
    }


def _solver(report: SolverReport) -> dict[str, object]:
    price = report.rounding_price
    return {
        "name": report.name,
        "version": report.version,
        "seconds": round(report.seconds, 3),
        "gap": report.gap,
        "rounding_price": None if price is None else {goal: _rounded(value) for goal, value in price.items()},
    }


def _rounded(value: float | None) -> float | None:
    """Without the digits that are noise, and without a minus before zero; JSON has no infinity."""
    if value is None or abs(value) == float("inf"):
        return None
    return round(value, _DECIMALS) + 0.0
