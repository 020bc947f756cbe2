"""All result sheets of a plan in one workbook; one that a fault of ours keeps from being written costs no plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.plan.types import Plan
from planner.schema.inputs import input_sheet
from planner.schema.results import RESULTS
from planner.writing.sheets.book import Book
from planner.writing.sheets.figures import Figures, figures
from planner.writing.sheets.plain_sheets import PLAIN
from planner.writing.sheets.registry import WRITERS, is_present
from planner.writing.sheets.rules import write_rules
from planner.writing.sheets.sheets_apart import Faulty, Part, write_sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from planner.spreadsheet.package import Package

_TABS = ("rules", *RESULTS)


def write_plan_sheets(
    plan: Plan,
    *,
    with_rules: bool,
    titles: Mapping[str, str] | None = None,
    date_1904: bool = False,
) -> tuple[Book, Package]:
    """A workbook of the result sheets of ``plan``, and where everything stands in them.

    ``book.noticed`` names the sheets that a fault of ours kept from being written, or left with their numbers alone.
    """
    faulty = Faulty()
    parts = _parts(plan, titles or {})
    numbers = _figures(plan, faulty)
    _leave_out_absent(parts, plan, faulty)
    if with_rules:
        name = input_sheet("rules").label.text(plan.case.language)
        parts["rules"] = Part(name, write_rules)

    def empty_book(workbook: Workbook) -> Book:
        return Book(workbook, plan, numbers, titles=titles, date_1904=date_1904)

    return write_sheets(empty_book, parts, tabs=_TABS, faulty=faulty)


def _parts(plan: Plan, titles: Mapping[str, str]) -> dict[str, Part]:
    """Every result sheet."""
    language = plan.case.language
    return {
        key: Part(titles.get(key) or RESULTS[key].text(language), write, PLAIN.get(key))
        for key, write in WRITERS.items()
    }


def _leave_out_absent(parts: dict[str, Part], plan: Plan, faulty: Faulty) -> None:
    """Takes away the sheets that this plan does not have: what it has nothing to say of has none."""
    for key in list(parts):
        try:
            if not is_present(key, plan):
                del parts[key]
        except Exception as fault:
            faulty.add({key}, fault, parts)


def _figures(plan: Plan, faulty: Faulty) -> Figures | None:
    """The sums that the sheets show; None where a fault keeps them from being made."""
    try:
        return figures(plan)
    except Exception as fault:
        faulty.add((), fault, {})
        return None
