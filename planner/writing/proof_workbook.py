"""A copy of a plan workbook with the sheet Proof; everything else of it stays as it is."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from planner.reading.source import refusals_said
from planner.schema.results import RESULTS

if TYPE_CHECKING:
    from planner.plan.types import Plan
    from planner.proof.types import Proof
    from planner.spreadsheet.package import Package
    from planner.writing.rendered import Rendered


def render_proof(plan: Plan, proof: Proof, suffix: str) -> Rendered:
    """The workbook of ``plan.case``, as it was read, with the sheet Proof, for a file whose name ends in ``suffix``.

    Raises:
        BadInput: the workbook cannot be changed without loss.
    """
    from planner.writing.rendered import rendered, taken_along

    with refusals_said(plan.case):
        package, noticed = taken_along(plan.case, suffix)
        return rendered(_with_proof(package, plan, proof), noticed)


def _with_proof(package: Package, plan: Plan, proof: Proof) -> Package:
    import xlsxwriter

    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import uses_1904
    from planner.writing.ownership import result_titles
    from planner.writing.sheets.book import Book
    from planner.writing.sheets.proof import write_proof

    case = plan.case
    titles, label = result_titles(package, case), RESULTS["proof"]
    title = titles.other.get("proof") or label.text(case.language)
    earlier = {name for name in titles.replaced if name.partition(" (")[0] in (label.en, label.fr)}
    target = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        book = Book(workbook, plan, None, titles={"proof": title}, date_1904=uses_1904(package))
        book.add("proof", title)
        write_proof(book, proof)
    return graft(package, target.getvalue(), replace=earlier, active=title)
