"""The workbook of a case without a plan: its inputs as given, and the conflicts and repairs as sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.plan.types import Plan
from planner.reading.source import warn_of_later_save
from planner.schema.results import RESULTS

if TYPE_CHECKING:
    from planner.findings import Finding
    from planner.spreadsheet.package import Package
    from planner.writing.rendering import Rendered

SHEETS = ("conflict", "repairs", "findings")
"""The result sheets of such a workbook, in the order of the tabs."""


def write_infeasible(plan: Plan, path: Path, *, force: bool = False) -> Path:
    """Write the case's inputs with its conflicts and repairs to ``path``, and return it; see ``render_infeasible``.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is not given.
    """
    return render_infeasible(plan, path.suffix).save(path, force=force)


def render_infeasible(plan: Plan, suffix: str) -> Rendered:
    """The case's workbook, as it was read, with its conflicts and repairs, for a file that ends in ``suffix``.

    Where the case's sheets cannot be changed after all, the explanation is in a workbook of its own, and that is said.

    Raises:
        ValueError: the plan has no explanation to write.
    """
    from planner.mishaps import report_mishap
    from planner.spreadsheet.workbook import suit_extension
    from planner.writing.rendering import DAMAGES, render, why_alone

    if plan.infeasibility is None:
        raise ValueError(f"there is nothing to explain: the solve ended {plan.status}")
    try:
        return _with_the_case(plan, suffix)
    except DAMAGES as damage:
        cause: Exception = damage
    except Exception as fault:
        report_mishap(fault)
        cause = fault
    noticed = (*warn_of_later_save(plan.case), why_alone(plan.case, cause))
    plan = replace(plan, findings=(*plan.findings, *noticed))
    cut: list[Finding] = []
    package = explanation_sheets(plan, noticed=cut)
    return render(suit_extension(package, suffix), (*noticed, *cut), alone=True)


def _with_the_case(plan: Plan, suffix: str) -> Rendered:
    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import sheets, uses_1904
    from planner.writing.ownership import result_titles
    from planner.writing.rendering import open_source, render

    case = plan.case
    package, noticed = open_source(case, suffix)
    plan = replace(plan, findings=(*plan.findings, *noticed))
    titles = result_titles(package, case)
    # Sheets of an earlier plan stay: decisions may stand beside its rows.
    ours = frozenset(title for title, key in titles.keys.items() if key in SHEETS)
    first = titles.other.get("conflict") or RESULTS["conflict"].text(case.language)
    cut: list[Finding] = []
    generated = explanation_sheets(plan, titles=titles.other, date_1904=uses_1904(package), noticed=cut)
    tabs = [entry.title for entry in sheets(generated)]
    active = first if first in tabs else tabs[0]
    return render(graft(package, generated, replace=ours, active=active), (*noticed, *cut))


def explanation_sheets(
    plan: Plan,
    *,
    titles: Mapping[str, str] | None = None,
    date_1904: bool = False,
    noticed: list[Finding] | None = None,
) -> Package:
    """A workbook of the Conflict, Repairs and Findings sheets alone; what is noticed is added to ``noticed``."""
    from planner.writing.sheets.book import Book
    from planner.writing.sheets.conflict import write_conflict
    from planner.writing.sheets.findings import write_findings
    from planner.writing.sheets.repairs import write_repairs
    from planner.writing.sheets.sheets_apart import Part, write_sheets

    named = {key: (titles or {}).get(key) or RESULTS[key].text(plan.case.language) for key in SHEETS}
    writers = zip(SHEETS, (write_conflict, write_repairs, write_findings), strict=True)
    book, package = write_sheets(
        lambda workbook: Book(workbook, plan, None, titles=titles, date_1904=date_1904),
        {key: Part(named[key], write) for key, write in writers},
    )
    if noticed is not None:
        noticed += book.noticed
    return package
