"""From a workbook to its grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner import api
from planner.dataset.types import Dataset
from planner.explain.infeasible import explain_infeasible
from planner.findings import BadInput, Finding, errors
from planner.grading.aims import aims_of
from planner.grading.breaches import breaches
from planner.grading.grade import Grade, grade
from planner.grading.standing import with_its_past
from planner.grading.transfers import read_transfers, say_past
from planner.grading.types import Graded, HandMade
from planner.plan.explanations import Infeasibility
from planner.reading.types import Case
from planner.schema.types import Language
from planner.solve.options import SolveOptions

_ABOUT_REPLANNING = ("history.typed_over", "history.no_records", "history.transfers_unreadable")
"""Findings on figures of Transfers that hold for planning again: here the figures count as they stand."""

Tell = Callable[[str], None]


def grade_workbook(
    path: Path,
    language: Language | None = None,
    options: SolveOptions | None = None,
    tell: Tell | None = None,
) -> Graded:
    """The plan on the workbook's Transfers sheet, taken as it stands, graded by the workbook's own rules.

    Raises:
        BadInput: the inputs or the figures on Transfers have errors; all of them are in it.
    """
    announce = tell or (lambda _stage: None)
    announce("reading")
    case = _without_replanning(api.read(path, language))
    case, dataset, transfers, findings = _check(case)
    announce("solve")
    moves = [move.as_move() for move in transfers.moves]
    recorded = case.previous.goals() if case.previous is not None else None
    found = grade(dataset, moves, options, recorded)
    infeasibility = None
    if found.correction is None:
        announce("explain")
        infeasibility = _conflict(case, dataset, found, options)
    return Graded(
        case,
        dataset,
        transfers,
        found,
        breaches(case, dataset, found, transfers),
        aims_of(dataset, found),
        findings,
        infeasibility,
    )


def _without_replanning(case: Case) -> Case:
    kept = tuple(one for one in case.findings if one.code not in _ABOUT_REPLANNING)
    return replace(case, findings=kept)


def _check(case: Case) -> tuple[Case, Dataset, HandMade, tuple[Finding, ...]]:
    """The case with its margins, the data and the moves; every fault of both at once where there are any."""
    transfers, noticed = read_transfers(case)
    try:
        case, dataset, findings = api.build_with_margins(case)
        dataset = with_its_past(dataset)
    except BadInput as bad:
        raise BadInput((*bad.findings, *noticed)) from bad
    if transfers is None or errors(noticed):
        raise BadInput((*findings, *noticed))
    return case, dataset, transfers, (*findings, *noticed, *say_past(transfers, dataset, case))


def _conflict(
    case: Case, dataset: Dataset, found: Grade, options: SolveOptions | None
) -> Infeasibility | None:
    """Why no change of the transfers mends the plan; None where a plan exists after all, and only time was short."""
    if found.best:
        return None
    return explain_infeasible(case, dataset, options)
