"""The library: read a case, solve it, write the plan. The command line only wraps these three.

Every stage is imported by the function that runs it, so that reading does not pay for the solver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from planner.conclusion import about_solver, compare_without_transfers, explain, or_as_it_is, verify
from planner.findings import BadInput, Finding, Level, errors
from planner.messages import finding
from planner.schema.status import Status

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.model.build import Model
    from planner.plan.types import Plan, Solution
    from planner.reading.types import Case
    from planner.schema.types import Language
    from planner.solve.options import SolveOptions
    from planner.writing.own_cells import Kept

Progress = Callable[[str], None]
"""Told the name of each stage as it begins: ``dataset``, ``model``, ``solve``, then ``baseline`` and ``verify``, or
``explain``."""


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


def build_with_margins(
    case: Case, options: SolveOptions | None = None
) -> tuple[Case, Dataset, tuple[Finding, ...]]:
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
    findings = (*findings, *about_solver(solution, case.language))
    plan = Plan(case, dataset, solution, findings=findings)
    return _conclude(plan, model, options, tell)


def _conclude(plan: Plan, model: Model, options: SolveOptions | None, tell: Progress) -> Plan:
    """``plan`` as sure as asked, compared and verified; with the reasons where the case has none."""
    if plan.status is Status.INFEASIBLE:
        tell("explain")
        return explain(plan, options)
    if not plan.case.margins and any(
        direction.confidence is not None for direction in plan.dataset.directions
    ):
        from planner.chances.confident import make_sure

        tell("margins")
        plan = make_sure(plan, _solver(options), options)
    tell("baseline")
    plan = compare_without_transfers(plan, model, options)
    tell("verify")
    return verify(plan)


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

    return or_as_it_is(plan, worth, "solving.no_sensitivity")


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

    return or_as_it_is(plan, proven, "solving.no_proof")


def solve_after_repair(
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


def sign_plan(plan: Plan, *, author: str = "", why: str = "") -> Plan:
    """``plan`` with who made this version (by default who saved its workbook last) and what for, for its history."""
    if plan.version is None:
        return plan
    identity = plan.version.identity
    version = replace(plan.version, why=why, identity=replace(identity, author=author or identity.author))
    return replace(plan, version=version)


def compare_cells(plan: Plan, path: str | PathLike[str]) -> Kept:
    """Which cells of the user's workbook the plan workbook at ``path`` does not hold as they were."""
    from planner.writing.own_cells import kept_cells

    return kept_cells(plan.case, Path(path))


def write_explanation(plan: Plan, path: str | PathLike[str], *, force: bool = False) -> Path:
    """Write the inputs of a case without a plan, with the sheets Conflict and Repairs, and return the path.

    Raises:
        ValueError: the plan has no explanation.
        FileExistsError: ``path`` exists and ``force`` is False.
    """
    from planner.writing.infeasible_workbook import write_infeasible

    return write_infeasible(plan, Path(path), force=force)


def write(plan: Plan, path: str | PathLike[str], *, force: bool = False, meeting: bool = False) -> Path:
    """Write the plan workbook and return its path; an existing file is replaced only with ``force``.

    With ``meeting`` it prints only Summary, Charts, Transfers, Staff, and sheets of the user's own.

    Raises:
        ValueError: the solve left no plan.
        FileExistsError: ``path`` exists and ``force`` is False.
    """
    from planner.writing.plan_workbook import write_plan

    if plan.solution.quantities is None:
        raise ValueError(f"there is no plan to write: the solve ended {plan.status}")
    return write_plan(plan, Path(path), force=force, meeting=meeting)
