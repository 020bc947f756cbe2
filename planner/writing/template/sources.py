"""The Sources sheet of a new workbook: the numbered facts that its notes cite, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.messages import text
from planner.writing.style import GREY
from planner.writing.template.widths import lines

if TYPE_CHECKING:
    from planner.writing.template.desk import Desk

_WIDTH, _CHARACTERS = 110, 125  # of the texts' column
_LINE = 14.0  # points


def write_sources(desk: Desk) -> None:
    """Add the sheet, where the example has facts."""
    example, language, formats = desk.example, desk.language, desk.formats
    if not example.facts:
        return
    page = desk.workbook.add_worksheet(text("template_sources", language))
    page.set_column(0, 0, 30)
    page.set_column(1, 1, _WIDTH)
    page.write_string(0, 0, text("template_facts_title", language), formats.get("title", font_size=14))
    page.write_string(1, 0, text("template_facts_purpose", language), formats.get("subtitle"))
    page.write_string(2, 0, text("template_fact_number", language), formats.get("header"))
    page.write_string(2, 1, text("template_fact_text", language), formats.get("header"))
    rows = [(number, fact.text(language)) for number, fact in example.facts.items()]
    for row, (number, fact) in enumerate(rows, 3):
        page.write_string(row, 0, number, formats.get("row", "strong", valign="top"))
        page.write_string(row, 1, fact, formats.get("row", "wrap"))
        page.set_row(row, _LINE * lines(fact, _CHARACTERS))
    row = 4 + len(rows)
    page.write_string(row, 0, text("template_doubts", language), formats.get("section"))
    page.write_blank(row, 1, None, formats.get("section"))
    for at, (title, doubt) in enumerate(example.doubts, row + 1):
        page.write_string(at, 0, title.text(language), formats.get("row", "strong", "wrap"))
        page.write_string(at, 1, doubt.text(language), formats.get("row", "wrap"))
        page.set_row(
            at, _LINE * max(lines(doubt.text(language), _CHARACTERS), lines(title.text(language), 28))
        )
    page.freeze_panes(3, 0)
    page.set_tab_color(GREY)
    desk.page_setup(page)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, row + len(example.doubts), 1)
