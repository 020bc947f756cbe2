"""The workbook of a case without a plan: its inputs as given, and the conflicts and repairs as sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from planner.plan.types import Plan
from planner.reading.source import saved_meanwhile
from planner.schema.results import RESULTS

if TYPE_CHECKING:
    from planner.writing.rendered import Rendered

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
    from planner.spreadsheet.opening import open_package
    from planner.spreadsheet.workbook import suited_to
    from planner.writing.rendered import DAMAGES, rendered, why_alone

    if plan.infeasibility is None:
        raise ValueError(f"there is nothing to explain: the solve ended {plan.status}")
    try:
        return _with_the_case(plan, suffix)
    except DAMAGES as damage:
        noticed = (*saved_meanwhile(plan.case), why_alone(plan.case, damage))
        plan = replace(plan, findings=(*plan.findings, *noticed))
        package = open_package(explanation_sheets(plan), plan.case.language)
        return rendered(suited_to(package, suffix), noticed, alone=True)


def _with_the_case(plan: Plan, suffix: str) -> Rendered:
    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import uses_1904
    from planner.writing.ownership import result_titles
    from planner.writing.rendered import rendered, taken_along

    case = plan.case
    package, noticed = taken_along(case, suffix)
    plan = replace(plan, findings=(*plan.findings, *noticed))
    titles = result_titles(package, case)
    # Sheets of an earlier plan stay: decisions may stand beside its rows.
    ours = frozenset(title for title, key in titles.keys.items() if key in SHEETS)
    first = titles.other.get("conflict") or RESULTS["conflict"].text(case.language)
    generated = explanation_sheets(plan, titles=titles.other, date_1904=uses_1904(package))
    return rendered(graft(package, generated, replace=ours, active=first), noticed)


def explanation_sheets(
    plan: Plan, *, titles: Mapping[str, str] | None = None, date_1904: bool = False
) -> bytes:
    """A workbook of the Conflict, Repairs and Findings sheets alone."""
    import xlsxwriter

    from planner.writing.sheets.book import Book
    from planner.writing.sheets.conflict import write_conflict
    from planner.writing.sheets.findings import write_findings
    from planner.writing.sheets.repairs import write_repairs

    target = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        book = Book(workbook, plan, None, titles=titles, date_1904=date_1904)
        workbook.set_properties({"title": book.title})
        for key in SHEETS:
            book.add(key, book.sheet_name(key))
        for write in (write_conflict, write_repairs, write_findings):
            write(book)
    return target.getvalue()
