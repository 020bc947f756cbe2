"""What follows a solve before its plan is handed out: the comparison, the reasons where there is none, the check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.findings import Finding, Level
from planner.messages import finding, number
from planner.mishaps import or_without
from planner.schema.status import Status

if TYPE_CHECKING:
    from planner.model.build import Model
    from planner.plan.types import Plan, Solution
    from planner.schema.types import Language
    from planner.solve.options import SolveOptions


def about_solver(solution: Solution, language: Language) -> tuple[Finding, ...]:
    """What people must know of a solver that they chose: options that it does not take, and how it broke down."""
    solver = solution.solver
    noticed = []
    if solver.lacks:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in solver.lacks)
        noticed.append(
            finding(Level.WARNING, "cli.solver_lacks", language, name=solver.name, options=options)
        )
    if solver.fault:
        noticed.append(
            finding(Level.ERROR, "cli.solver_broke_down", language, name=solver.name, said=solver.fault)
        )
    return tuple(noticed)


def explain(plan: Plan, options: SolveOptions | None) -> Plan:
    """``plan`` with the reasons why it has no numbers; the repairs are sought without the confidences asked."""
    from planner.explain.infeasible import explain_infeasible

    found = explain_infeasible(plan.case, plan.dataset, options)
    if found.repairs and any(one.confidence is not None for one in plan.dataset.directions):
        plan = plan.with_finding(finding(Level.WARNING, "chances.repaired", plan.case.language))
    return replace(plan, infeasibility=found, solution=replace(plan.solution, blamed=found.rules))


def compare_without_transfers(plan: Plan, model: Model, options: SolveOptions | None) -> Plan:
    """``plan`` beside what the case comes to without transfers; as it is where it has no numbers."""
    from planner.plan.sums import costs_by_kind
    from planner.plan.types import Baseline
    from planner.solve.baseline import solve_without_transfers
    from planner.verify.accept import accept_solution

    if plan.solution.quantities is None:
        return plan

    silent = (
        None if options is None else replace(options, on_progress=None)
    )  # its steps are not those of the plan

    def compare() -> Plan:
        still, solution, left_out = solve_without_transfers(model, silent)
        solution = accept_solution(still.dataset, solution)
        costs = costs_by_kind(still.dataset, solution.quantities) if solution.quantities is not None else {}
        return replace(plan, baseline=Baseline(solution.status, solution.goals or {}, left_out, costs))

    return or_as_it_is(plan, compare, "solving.no_baseline")


def or_as_it_is(plan: Plan, step: Callable[[], Plan], code: str) -> Plan:
    """What ``step`` makes of ``plan``; the plan as it is, and the warning ``code``, where a fault of ours ends it."""
    return or_without(step, plan.with_finding, code, plan.case.language)


def verify(plan: Plan) -> Plan:
    """``plan`` with its rules and its history; without numbers where the independent check refuses them."""
    from planner.history.version import with_history
    from planner.verify.accept import Refused, accept_plan

    if plan.solution.quantities is None:
        return plan
    try:
        return with_history(accept_plan(plan))
    except Refused as refused:
        return _refuse(replace(plan, largest_violation=refused.violation))


def _refuse(plan: Plan) -> Plan:
    language = plan.case.language
    refusal = finding(
        Level.ERROR,
        "cli.unverified",
        language,
        violation=number(plan.largest_violation, language, decimals=9),
    )
    solution: Solution = replace(plan.solution, status=Status.FAILED, goals=None, quantities=None)
    return replace(plan, solution=solution, findings=(*plan.findings, refusal))
