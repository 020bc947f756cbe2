"""A plan as one JSON object, for other programs (docs/machine-output.md)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.findings import Finding
from planner.plan.tables import plan_table, round_value
from planner.plan.types import Baseline, Plan, SolverReport
from planner.report.changes import history_object
from planner.report.explanation import explanation_object, repair_object, sensitivity_object
from planner.schema.rules import GOAL_IDS

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
        "goals": {goal: round_value(plan.goals.get(goal)) for goal in GOAL_IDS},
        **_quantities(plan),
        "rules": _objects(plan, "rules"),
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
        "goals": {goal: round_value(baseline.goals.get(goal)) for goal in GOAL_IDS},
        "left_out": list(baseline.left_out),
        "costs": {kind: round_value(value) for kind, value in baseline.costs.items()},
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
    return {name: _objects(plan, name) for name in _NOTHING}


def _objects(plan: Plan, name: str) -> list[dict[str, object]]:
    """The rows of a table of the plan, each as an object."""
    table = plan_table(plan, name)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _solver(report: SolverReport) -> dict[str, object]:
    price = report.rounding_price
    return {
        "name": report.name,
        "version": report.version,
        "seconds": round(report.seconds, 3),
        "gap": report.gap,
        "gaps": [{"goals": list(goals), "gap": gap} for goals, gap in report.gaps],
        "rounding_price": None
        if price is None
        else {goal: round_value(value) for goal, value in price.items()},
    }
