"""The plan workbook: the user's own workbook, unchanged in all that is theirs, with the result sheets in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planner import mishaps
from planner.findings import Finding
from planner.history.version import with_version
from planner.plan.types import Plan
from planner.reading.source import warn_of_later_save
from planner.schema.results import FOR_THE_MEETING, RESULTS
from planner.spreadsheet.graft import graft
from planner.spreadsheet.package import Package
from planner.spreadsheet.references import forget_sheets
from planner.spreadsheet.workbook import sheets, suit_extension, uses_1904
from planner.writing.carry_over.carry import Carried, carry, gather, keep_copies
from planner.writing.carry_over.follow import follow
from planner.writing.carry_over.lost_references import findings
from planner.writing.carry_over.stale_values import without_old_values
from planner.writing.currency import with_currency
from planner.writing.cut_texts import cut_properties
from planner.writing.edited_inputs import with_edits
from planner.writing.identity_properties import identity_properties, with_identity
from planner.writing.ownership import Titles, result_titles
from planner.writing.printed_inputs import print_filled_inputs, print_for_meeting
from planner.writing.rendering import DAMAGES, Rendered, open_source, render, why_alone
from planner.writing.rule_columns import write_rule_columns
from planner.writing.sheets.book import Book
from planner.writing.sheets.workbook import write_plan_sheets


def write_plan(plan: Plan, path: Path, *, force: bool = False, meeting: bool = False) -> Path:
    """Write ``plan`` into a copy of its case's workbook at ``path``, and return the path; see ``render_plan``.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is not given.
    """
    return render_plan(plan, path.suffix, meeting=meeting).save(path, force=force)


def render_plan(plan: Plan, suffix: str, *, meeting: bool = False) -> Rendered:
    """``plan`` in a copy of its case's workbook, as it was read, for a file whose name ends in ``suffix``.

    Result sheets of an earlier solve are replaced; what people added to them comes along, or stays on a copy of the
    old sheet. The Rules sheet gets its result columns, or is added where the case has none. Formulas, charts and names
    of the user's that read result sheets follow the rows and columns that they read. Everything else of the workbook
    stays as it is. The workbook opens on the Summary.

    With ``meeting`` the workbook prints only the sheets for a meeting (``FOR_THE_MEETING``) and the user's own.

    Where the case's sheets cannot be changed after all, the results are in a workbook of their own, and that is said.
    A sheet that a fault of ours keeps from being written is left out, and said.

    Raises:
        ValueError: the solve left no plan.
    """
    if plan.solution.quantities is None:
        raise ValueError(f"there is no plan to write: the solve ended {plan.status}")
    try:
        return _with_the_case(plan, suffix, meeting=meeting)
    except DAMAGES as damage:
        return _alone(plan, suffix, damage)
    except Exception as fault:
        mishaps.report_mishap(fault)
        return _alone(plan, suffix, fault)


def _alone(plan: Plan, suffix: str, damage: BaseException) -> Rendered:
    noticed = (*warn_of_later_save(plan.case), why_alone(plan.case, damage))
    plan = with_version(replace(plan, findings=(*plan.findings, *noticed)))
    book, package = write_result_sheets(plan, with_rules=True)
    noticed = (*noticed, *book.noticed)
    try:
        package = with_identity(suit_extension(package, suffix), plan)
    except Exception as fault:
        mishaps.report_mishap(fault)  # the sheet Planner says who the plan is, too
    return render(package, noticed, alone=True)


def _with_the_case(plan: Plan, suffix: str, *, meeting: bool) -> Rendered:
    package, noticed = open_source(plan.case, suffix)
    package, renamed = with_currency(package, plan.case)
    noticed = (*noticed, *renamed)
    plan = with_version(replace(plan, findings=(*plan.findings, *noticed)))
    case = plan.case
    edits = (*(plan.repair.edits if plan.repair is not None else ()), *plan.edits)
    package = with_edits(package, case, edits)
    titles = result_titles(package, case)
    package, generated, carried, cut = _generate(package, plan, titles)
    package = keep_copies(package, carried.copies, _version_before(plan))
    tabs = [entry.title for entry in sheets(generated)]
    summary = _title("summary", titles, plan)
    active = summary if summary in tabs else tabs[0]
    package = carry(graft(package, generated, replace=titles.replaced, active=active), carried)
    # A copy bears another name: what read a sheet that does not come back would name one that is not there.
    package = forget_sheets(package, set(carried.copies) - {entry.title for entry in sheets(package)})
    if (rules := case.tables.get("rules")) is not None:
        package, more = write_rule_columns(package, rules, plan)
        cut = (*cut, *more)
    package = print_filled_inputs(with_identity(package, plan), case)
    if meeting:
        package = print_for_meeting(
            package, case, tabs, {_title(key, titles, plan) for key in FOR_THE_MEETING}
        )
    return render(package, (*noticed, *cut, *cut_properties(case.language, identity_properties(plan))))


def _generate(
    package: Package, plan: Plan, titles: Titles
) -> tuple[Package, Package, Carried, tuple[Finding, ...]]:
    """A workbook of the result sheets, and ``package`` with what reads them made to follow.

    Also what people added to the sheets of the solve before, and what was cut short while the sheets were written.
    What is cut short or loses its place is told on the sheet Findings, for which the sheets are written once more.
    """
    dates = uses_1904(package)

    def write(plan: Plan) -> tuple[Package, list[Finding]]:
        alone = plan.case.tables.get("rules") is None
        book, written = write_result_sheets(plan, with_rules=alone, titles=titles.other, date_1904=dates)
        return written, book.noticed

    generated, cut = write(plan)
    carried = _gather_additions(package, generated, titles, plan)
    followed = follow(package, generated, titles.keys, carried.copies)
    ours = {*titles.keys, *(entry.title for entry in sheets(generated))}
    if followed.lost or cut:
        lost = findings(followed.lost, plan.case.language, date_1904=dates)
        generated, again = write(replace(plan, findings=(*plan.findings, *lost, *cut)))
        cut = again or cut
    return without_old_values(followed.package, ours, carried.copies), generated, carried, tuple(cut)


def _title(key: str, titles: Titles, plan: Plan) -> str:
    """The title of a result sheet in the plan's workbook."""
    return titles.other.get(key) or RESULTS[key].text(plan.case.language)


def _gather_additions(package: Package, generated: Package, titles: Titles, plan: Plan) -> Carried:
    """What people added to the sheets of the solve before."""
    previous = plan.case.previous
    records = previous.written if previous is not None else {}
    headings = {column.heading for column in previous.columns} - {""} if previous is not None else set()
    return gather(package, generated, titles.keys, records, headings)


def _version_before(plan: Plan) -> int:
    """The version whose sheets the case's workbook holds."""
    version = plan.version.identity.version if plan.version is not None else 1
    return max(version - 1, 1)


def write_result_sheets(
    plan: Plan,
    *,
    with_rules: bool,
    titles: Mapping[str, str] | None = None,
    date_1904: bool = False,
) -> tuple[Book, Package]:
    """A workbook of the result sheets alone, and where everything stands in it; see ``write_plan_sheets``.

    ``with_rules`` puts a Rules sheet before them. ``titles`` names the sheets that cannot have their official name.
    """
    return write_plan_sheets(with_version(plan), with_rules=with_rules, titles=titles, date_1904=date_1904)
