"""A case's own workbook with one more result sheet of ours, such as Grade; everything else of it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import mishaps
from planner.schema.results import RESULTS
from planner.writing.rendering import DAMAGES, Rendered, open_source, render, why_alone
from planner.writing.sheets.book import Book
from planner.writing.sheets.sheets_apart import Part, Write, write_sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from planner.findings import Finding
    from planner.plan.types import Plan
    from planner.spreadsheet.package import Package


def render_with_sheet(
    plan: Plan, suffix: str, key: str, write: Write, plain: Write | None = None, *, first: bool = False
) -> Rendered:
    """The workbook of ``plan.case``, as it was read, with the result sheet ``key``, for a file that ends in ``suffix``.

    A sheet ``key`` of an earlier run is replaced; ``first`` puts the new one before all others. ``plain`` writes its
    numbers where ``write`` fails. Where the case's own sheets cannot be changed after all, the sheet is in a workbook
    of its own, and that is said.
    """
    try:
        return _with_the_case(plan, suffix, key, (write, plain), first=first)
    except DAMAGES as damage:
        cause: Exception = damage
    except Exception as fault:
        mishaps.report_mishap(fault)
        cause = fault
    return _alone(plan, suffix, key, (write, plain), why_alone(plan.case, cause))


def _with_the_case(
    plan: Plan, suffix: str, key: str, writers: tuple[Write, Write | None], *, first: bool
) -> Rendered:
    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import uses_1904
    from planner.writing.ownership import result_titles

    package, noticed = open_source(plan.case, suffix)
    titles, label = result_titles(package, plan.case), RESULTS[key]
    title = titles.other.get(key) or label.text(plan.case.language)
    earlier = {name for name in titles.replaced if name.partition(" (")[0] in (label.en, label.fr)}
    generated, said = _sheet(plan, key, title, writers, date_1904=uses_1904(package))
    before_first = [title] if first else ()
    grafted = graft(package, generated, replace=earlier, before_first=before_first, active=title)
    return render(grafted, (*noticed, *said))


def _alone(plan: Plan, suffix: str, key: str, writers: tuple[Write, Write | None], why: Finding) -> Rendered:
    from planner.reading.source import warn_of_later_save
    from planner.spreadsheet.workbook import suit_extension

    title = RESULTS[key].text(plan.case.language)
    generated, said = _sheet(plan, key, title, writers)
    package = suit_extension(generated, suffix)
    return render(package, (*warn_of_later_save(plan.case), why, *said), alone=True)


def _sheet(
    plan: Plan, key: str, title: str, writers: tuple[Write, Write | None], *, date_1904: bool = False
) -> tuple[Package, list[Finding]]:
    """A workbook of the sheet alone, called ``title``, and what was noticed while it was written."""

    def empty_book(workbook: Workbook) -> Book:
        return Book(workbook, plan, None, titles={key: title}, date_1904=date_1904)

    book, package = write_sheets(empty_book, {key: Part(title, *writers)})
    return package, book.noticed
