"""The plan of a workbook: the one that it holds, or the one that its inputs have."""

from __future__ import annotations

from dataclasses import replace

from planner import api
from planner.comparing.types import Side
from planner.grading.standing import solve_as_it_stands
from planner.history.version import agreed_moves
from planner.plan.types import Plan, Status
from planner.reading.previous.types import Identity, Previous
from planner.reading.types import Case
from planner.solve.options import SolveOptions
from planner.verify.accept import Refused, accept
from planner.verify.check import report_rules


def side_of(case: Case, options: SolveOptions, base: Side | None = None) -> Side:
    """The workbook's own plan where its inputs are still those of it, else the plan that they have.

    A plan solved now keeps as close as can be to the workbook's own, or to that of ``base`` where it holds none:
    what then differs, differs because the inputs do.

    Raises:
        BadInput: the workbook has errors.
    """
    previous = case.previous
    identity = previous.identity if previous is not None and previous.complete else None
    if identity is not None and identity.fingerprint == case.fingerprint:
        kept = _keep_plan(case, options)
        if kept is not None:
            return Side(kept.case, kept, identity, kept=True)
    if previous is None and base is not None and base.plan.solution.quantities is not None:
        case = replace(case, previous=_as_previous(base))
    plan = api.solve(case, options)
    return Side(plan.case, plan, identity, kept=False)


def _keep_plan(case: Case, options: SolveOptions) -> Plan | None:
    """The plan in the file with everything that follows from its moves; None where they fit the inputs no more."""
    case, dataset, findings = api.build_with_margins(case, options)
    if dataset.agreed is None:
        return None
    recorded = case.previous.goals() if case.previous is not None else None
    solution = solve_as_it_stands(dataset, dataset.agreed, options, (recorded,) if recorded else ())
    if solution.status is not Status.OPTIMAL or solution.quantities is None:
        return None
    try:
        checked = accept(dataset, solution.quantities)
    except Refused:
        return None
    solution = replace(solution, goals={**checked.goals, "stability": 0.0})
    rules = report_rules(dataset, checked.rules)
    return Plan(case, dataset, solution, rules, findings, checked.largest_violation)


def _as_previous(side: Side) -> Previous:
    """The plan of a side, to keep to as to an agreed one."""
    plan = side.plan
    return Previous(
        side.name, Identity("", 0, ""), plan.dataset.first_month, plan.dataset.months, agreed_moves(plan)
    )
