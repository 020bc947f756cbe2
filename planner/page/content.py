"""Everything a page tells, gathered from a plan workbook: nothing is solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.chances.chances import chances_of, staff_of
from planner.chances.read import Risk, kept_transfers
from planner.files import as_argument
from planner.findings import BadInput, Finding, Level
from planner.history.edits import input_edits
from planner.history.version import describe_edits
from planner.messages import finding
from planner.plan.proposal import Proposal
from planner.reading.case_of_records import recorded_case
from planner.reading.previous.types import Previous, Version
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.plan.band import Band
    from planner.reading.types import Case


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What the page tells. ``band`` None: no scenarios."""

    case: Case
    proposal: Proposal
    risk: Risk
    previous: Previous
    findings: tuple[Finding, ...]
    band: Band | None = None

    @property
    def dataset(self) -> Dataset:
        """The data of the inputs."""
        return self.proposal.dataset

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.proposal.language

    @property
    def versions(self) -> tuple[Version, ...]:
        """The history, oldest first."""
        return self.previous.versions


def content_of(
    case: Case, dataset: Dataset, findings: tuple[Finding, ...], band: Band | None = None
) -> Content:
    """The page of the plan that ``case`` holds. ``dataset`` is that of its inputs, ``findings`` what they gave.

    What needs inputs (work, staff, minimums, chances) is of these: see ``with_made_inputs``.

    Raises:
        BadInput: the workbook holds no plan.
    """
    previous = require_plan(case)
    transfers = kept_transfers(case, dataset)
    staff = staff_of(dataset, transfers)
    goals = previous.versions[-1].goals if previous.versions else {}
    proposal = Proposal(dataset, case.language, transfers, staff, goals, previous.outcome)
    risk = Risk(case, dataset, chances_of(dataset, transfers, staff), previous.confidence, findings)
    said = findings
    if previous.outcome is None:
        said = (*said, finding(Level.WARNING, "page.no_outcome", case.language))
    return Content(case, proposal, risk, previous, said, band)


def with_made_inputs(case: Case) -> tuple[Case, tuple[Finding, ...]]:
    """``case`` with the inputs that its plan was made with, and what there is to say where they were edited since.

    Where the plan's records do not give those inputs, the present ones stay, and the warning names what is of them.

    Raises:
        BadInput: the workbook holds no plan.
    """
    previous = require_plan(case)
    if not previous.identity.fingerprint or previous.identity.fingerprint == case.fingerprint:
        return case, ()
    made = recorded_case(case)
    places = describe_edits(input_edits(previous.inputs, case), case.language)
    code = "page.stale" if made is not None else "page.stale_mixed"
    file = as_argument(case.path.name)
    said = finding(Level.WARNING, code, case.language, file=file, edited=places)
    return made or case, (said,)


def require_plan(case: Case) -> Previous:
    """The plan in the workbook.

    Raises:
        BadInput: it holds none; the message names the command that makes one.
    """
    if case.previous is None:
        file = as_argument(case.path.name)
        raise BadInput([finding(Level.ERROR, "page.no_plan", case.language, file=file)])
    return case.previous
