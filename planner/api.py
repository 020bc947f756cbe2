"""The library: read a case, solve it, write the plan. The command line only wraps these three.

Every stage is imported by the function that runs it, so that reading does not pay for the solver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from planner.findings import BadInput, Finding, Level, errors
from planner.messages import finding, number
from planner.mishaps import or_without
from planner.plan.status import Status

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.model.build import Model
    from planner.plan.types import Plan, Solution
    from planner.reading.types import Case
    from planner.schema.types import Language
    from planner.solve.options import SolveOptions
    from planner.writing.kept import Kept

Progress = Callable[[str], None]
"""Told the name of each stage as it begins: ``dataset``, ``model``, ``solve``, then ``verify`` or ``explain``."""


def read(
    path: str | PathLike[str],
    language: Language | None = None,
    *,
    base: str | PathLike[str] | None = None,
    fresh: bool = False,
) -> Case:
    """The case in the workbook ``path``, with every fault of its cells in ``case.findings``.

    Messages are in ``language``, by default that of the workbook. Where the workbook is a plan, a solve keeps to it
    as far as its goals allow; ``base`` names another plan workbook to keep to, and ``fresh`` keeps to none.

    Raises:
        BadInput: a file is no workbook that can be opened, or ``base`` holds no plan; cells in error do not raise here.
    """
    from planner.reading.workbook import read_case

    case = read_case(Path(path), language, None if base is None else Path(base))
    return replace(case, keeps=False) if fresh else case


def build(case: Case) -> tuple[Dataset, tuple[Finding, ...]]:
    """The data of the linear program, and everything noticed in the workbook so far.

    Raises:
        BadInput: a finding is an error; it carries all of them, warnings too.
    """
    from planner.dataset.build import build_dataset

    dataset, noticed = build_dataset(case)
    findings = (*case.findings, *noticed)
    if dataset is None or errors(findings):
        raise BadInput(findings)
    return dataset, findings


def build_held(case: Case, options: SolveOptions | None = None) -> tuple[Case, Dataset, tuple[Finding, ...]]:
    """As ``build``, for what solves many variants of a case: with the margins that its own confidences need held.

    The case is returned with them; everything built from it holds them too.

    Raises:
        BadInput: as ``build``.
    """
    dataset, findings = build(case)
    if case.margins or all(direction.confidence is None for direction in dataset.directions):
        return case, dataset, findings
    from planner.chances.confident import hold_margins

    case, said = hold_margins(case, dataset, _solver(options))
    return case, build(case)[0], (*findings, *said)


def _solver(options: SolveOptions | None) -> Callable[[Dataset], Solution]:
    """A function that gives the numbers of a dataset's plan."""
    from planner.model.build import build_model
    from planner.solve.options import SolveOptions
    from planner.solve.run import solve_model

    return lambda dataset: solve_model(build_model(dataset), options or SolveOptions())


def formulate(case: Case) -> Model:
    """The linear program of ``case``, unsolved.

    Raises:
        BadInput: the workbook has errors.
    """
    from planner.model.build import build_model

    return build_model(build(case)[0])


def solve(
    case: Case,
    options: SolveOptions | None = None,
    progress: Progress | None = None,
    *,
    confidence: float | None = None,
) -> Plan:
    """The plan of ``case``; ``plan.status`` says how the solve ended, and whether there are numbers.

    ``confidence`` (above 0, below 1) asks that each minimum holds in each month with at least this chance, whatever
    the column Confidence says. A case that holds margins already is solved with those.

    Raises:
        BadInput: the workbook has errors, or a confidence is asked of minimums that are not hard.
    """
    from planner.model.build import build_model
    from planner.plan.types import Plan
    from planner.solve.options import SolveOptions
    from planner.solve.run import solve_model

    tell = progress or (lambda _stage: None)
    if confidence is not None:
        from planner.chances.confident import ask_confidence

        case = ask_confidence(case, confidence)
    tell("dataset")
    dataset, findings = build(case)
    tell("model")
    model = build_model(dataset)
    tell("solve")
    solution = solve_model(model, options or SolveOptions())
    findings = (*findings, *_about_solver(solution, case.language))
    plan = Plan(case, dataset, solution, findings=findings)
    if plan.status is Status.INFEASIBLE:
        tell("explain")
        return _explained(plan, options)
    if not case.margins and any(direction.confidence is not None for direction in dataset.directions):
        from planner.chances.confident import make_sure

        tell("margins")
        plan = make_sure(plan, _solver(options), options)
    plan = _compared(plan, model, options)
    tell("verify")
    return _verified(plan)


def _compared(plan: Plan, model: Model, options: SolveOptions | None) -> Plan:
    """``plan`` beside what the case comes to without transfers; as it is where it has no numbers."""
    from planner.plan.sums import costs_by_kind
    from planner.plan.types import Baseline
    from planner.solve.baseline import solve_without_transfers
    from planner.verify.accept import accept_solution

    if plan.solution.quantities is None:
        return plan

    def compared() -> Plan:
        still, solution, left_out = solve_without_transfers(model, options)
        solution = accept_solution(still.dataset, solution)
        costs = costs_by_kind(still.dataset, solution.quantities) if solution.quantities is not None else {}
        return replace(plan, baseline=Baseline(solution.status, solution.goals or {}, left_out, costs))

    return _or_without(plan, compared, "solving.no_baseline")


def _or_without(plan: Plan, step: Callable[[], Plan], code: str) -> Plan:
    """What ``step`` makes of ``plan``; the plan as it is, and the warning ``code``, where a fault of ours ends it."""
    return or_without(step, plan.with_finding, code, plan.case.language)


def with_sensitivity(plan: Plan) -> Plan:
    """``plan`` with what one unit more or less of each limit is worth; unchanged where it has no numbers.

    It takes about as long as the solve itself.
    """
    from planner.explain.phrases import Words
    from planner.explain.sensitivity.worth import sensitivity
    from planner.model.build import build_model

    if plan.solution.quantities is None:
        return plan

    def worth() -> Plan:
        found = sensitivity(Words(plan.case, plan.dataset), build_model(plan.dataset))
        return replace(plan, sensitivity=found)

    return _or_without(plan, worth, "solving.no_sensitivity")


def with_proof(plan: Plan) -> Plan:
    """``plan`` with the proof that no plan is better, as far as prices tell; unchanged where it has no numbers."""
    from planner.model.build import build_model
    from planner.proof.prove import prove_plan
    from planner.proof.types import NOTE

    if plan.solution.quantities is None or plan.version is None:
        return plan
    identity = plan.version.identity

    def proven() -> Plan:
        model = build_model(plan.dataset)
        proof = prove_plan(plan.case, model, plan.goals, plan=identity.id, version=identity.version)
        return replace(plan, notes={**plan.notes, NOTE: proof})

    return _or_without(plan, proven, "solving.no_proof")


def solve_repaired(
    case: Case, number: int, options: SolveOptions | None = None, progress: Progress | None = None
) -> Plan:
    """The plan of a case that has none, after the repair ``number`` of those that ``solve`` offers.

    Raises:
        BadInput: the workbook has errors, the case has a plan as it is, or no repair has that number.
    """
    from planner.explain.infeasible import explain_infeasible
    from planner.explain.repair.edits import apply_edits

    tell = progress or (lambda _stage: None)
    tell("explain")
    dataset = build(case)[0]
    found = explain_infeasible(case, dataset, options)
    if not found.conflicts and any(direction.confidence is not None for direction in dataset.directions):
        found = solve(case, options).infeasibility or found  # what a confidence out of reach makes of it
    if not found.conflicts:
        raise BadInput([finding(Level.ERROR, "explain.nothing_to_repair", case.language)])
    chosen = next((repair for repair in found.repairs if repair.number == number), None)
    if chosen is None:
        count = len(found.repairs)
        refusal = finding(Level.ERROR, "explain.no_such_repair", case.language, number=number, count=count)
        raise BadInput([refusal])
    plan = solve(apply_edits(case, chosen.edits), options, progress)
    said = finding(
        Level.INFO, "explain.repaired", case.language, number=number, text=chosen.summary or chosen.text
    )
    return replace(plan, repair=chosen, findings=(said, *plan.findings))


def signed(plan: Plan, *, author: str = "", why: str = "") -> Plan:
    """``plan`` with who made this version (by default who saved its workbook last) and what for, for its history."""
    if plan.version is None:
        return plan
    identity = plan.version.identity
    version = replace(plan.version, why=why, identity=replace(identity, author=author or identity.author))
    return replace(plan, version=version)


def kept(plan: Plan, path: str | PathLike[str]) -> Kept:
    """Which cells of the user's workbook the plan workbook at ``path`` does not hold as they were."""
    from planner.writing.kept import kept_cells

    return kept_cells(plan.case, Path(path))


def write_explanation(plan: Plan, path: str | PathLike[str], *, force: bool = False) -> Path:
    """Write the inputs of a case without a plan, with the sheets Conflict and Repairs, and return the path.

    Raises:
        ValueError: the plan has no explanation.
        FileExistsError: ``path`` exists and ``force`` is False.
    """
    from planner.writing.infeasible_workbook import write_infeasible

    return write_infeasible(plan, Path(path), force=force)


def write(plan: Plan, path: str | PathLike[str], *, force: bool = False) -> Path:
    """Write the plan workbook and return its path; an existing file is replaced only with ``force``.

    Raises:
        ValueError: the solve left no plan.
        FileExistsError: ``path`` exists and ``force`` is False.
    """
    from planner.writing.plan_workbook import write_plan

    if plan.solution.quantities is None:
        raise ValueError(f"there is no plan to write: the solve ended {plan.status}")
    return write_plan(plan, Path(path), force=force)


def _about_solver(solution: Solution, language: Language) -> tuple[Finding, ...]:
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


def _explained(plan: Plan, options: SolveOptions | None) -> Plan:
    """``plan`` with the reasons why it has no numbers."""
    from planner.explain.infeasible import explain_infeasible

    found = explain_infeasible(plan.case, plan.dataset, options)
    return replace(plan, infeasibility=found, solution=replace(plan.solution, blamed=found.rules))


def _verified(plan: Plan) -> Plan:
    """``plan`` with its rules and its history; without numbers where the independent check refuses them."""
    from planner.history.version import with_history
    from planner.verify.accept import Refused, accept_plan

    if plan.solution.quantities is None:
        return plan
    try:
        return with_history(accept_plan(plan))
    except Refused as refused:
        return _refused(replace(plan, largest_violation=refused.violation))


def _refused(plan: Plan) -> Plan:
    language = plan.case.language
    refusal = finding(
        Level.ERROR,
        "cli.unverified",
        language,
        violation=number(plan.largest_violation, language, decimals=9),
    )
    solution: Solution = replace(plan.solution, status=Status.FAILED, goals=None, quantities=None)
    return replace(plan, solution=solution, findings=(*plan.findings, refusal))
