"""How an input sheet lies on the screen and on paper: widths, heights, frozen panes, colours of facts, printing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from planner.schema.types import Column, Kind, Label
from planner.writing.paper import COLUMN_PADDING, LANDSCAPE, LEGIBLE, UNIT_PIXELS
from planner.writing.style import FONT
from planner.writing.template.desk import Desk
from planner.writing.template.formats import DECISION_FILL, FACT_FILL
from planner.writing.template.layout import FIRST_ROW, HEADER_ROW, LAST_ROW, Layout
from planner.writing.template.widths import column_widths, heading_lines, lines
from planner.writing.template.words import heading

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

REQUIRED_TAB, OPTIONAL_TAB = "#0B5A8F", "#9DB8D2"
_YEAR = 12


def set_up(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    """Widths, heights, frozen panes, tab colour, the colours of facts, and print set-up."""
    widths = column_widths(layout, desk.language, desk.example.currency)
    for at, width in enumerate(widths):
        worksheet.set_column(at, at, width)
    for at, column in _results(layout):
        look = ("fte",) if column.kind is Kind.NUMBER else ("text", "indent")
        worksheet.set_column(at, at, column.width, desk.formats.get(*look))
    _heights(desk, worksheet, layout, widths)
    worksheet.freeze_panes(FIRST_ROW, max(1, len(layout.sheet.key_columns)))
    worksheet.set_tab_color(REQUIRED_TAB if layout.sheet.required else OPTIONAL_TAB)
    _paper(desk, worksheet, layout, widths)
    worksheet.hide_gridlines(2)
    _source_colours(desk, worksheet, layout)


def _results(layout: Layout) -> tuple[tuple[int, Column], ...]:
    """The columns that a solve adds behind the others, with their places."""
    results = (column for column in layout.sheet.columns if column.result)
    return tuple(enumerate(results, layout.width))


def _paper(desk: Desk, worksheet: Worksheet, layout: Layout, widths: Sequence[float]) -> None:
    """Print what is filled, now or by a solve: as wide as a page, a year of months to a page; nothing is blown up.

    Title and purpose go into the page's header, so that every page has them whole. They are one line in one font:
    openpyxl, with which people's scripts save workbooks, makes visible codes of a line break there, and keeps one font.
    """
    desk.page_setup(worksheet)
    title, purpose = (
        _escape(label.text(desk.language)) for label in (layout.sheet.label, layout.sheet.purpose)
    )
    worksheet.set_header(f'&L&"{FONT},Bold"&11{title} – {purpose}')
    results = _results(layout)
    columns = [*widths, *(column.width for _, column in results)]
    wide = sum(width + COLUMN_PADDING for width in columns) * UNIT_PIXELS
    if wide > LANDSCAPE[0]:
        pages = max(1, len(layout.months) // _YEAR, math.ceil(wide * LEGIBLE / LANDSCAPE[0]))
        worksheet.fit_to_pages(pages, 0)
        if pages > 1 and not layout.months:
            worksheet.repeat_columns(0, max(1, len(layout.sheet.key_columns)) - 1)
    worksheet.repeat_rows(HEADER_ROW)
    if layout.months:
        worksheet.repeat_columns(0, layout.first_month - 1)
    worksheet.print_area(HEADER_ROW, 0, layout.last_filled, layout.width + len(results) - 1)


def _escape(words: str) -> str:
    """``words`` for a page's header, where & begins a code."""
    return words.replace("&", "&&")


def _heights(desk: Desk, worksheet: Worksheet, layout: Layout, widths: Sequence[float]) -> None:
    """Set the heights of rows whose texts wrap: not every program finds them by itself."""
    headings = [heading(column, desk.language, desk.example.currency) for _, column in layout.columns]
    count = heading_lines(headings, [widths[at] for at, _ in layout.columns])
    worksheet.set_row(HEADER_ROW, 13.0 * count + 7)
    note = layout.place("note")
    if note is None:
        return
    for row, entry in enumerate(layout.rows, FIRST_ROW):
        value = entry.values.get("note")
        words = value.text(desk.language) if isinstance(value, Label) else ""
        worksheet.set_row(row, max(16.0, 12.0 * lines(words, 1.2 * widths[note]) + 4))


def _source_colours(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    """Rows whose Source is F look like facts, whoever writes the F."""
    at = layout.place("source")
    if at is None:
        return
    source = xl_rowcol_to_cell(FIRST_ROW, at, col_abs=True)
    top = xl_rowcol_to_cell(FIRST_ROW, 0)
    last = layout.width - 1
    for letter, fill in (("F", FACT_FILL), ("D", DECISION_FILL)):
        look = desk.workbook.add_format({"bg_color": fill})
        rule = {"type": "formula", "criteria": f'={source}="{letter}"', "format": look}
        worksheet.conditional_format(FIRST_ROW, at, LAST_ROW, at, rule)
    look = desk.workbook.add_format({"bg_color": FACT_FILL})
    rule = {"type": "formula", "criteria": f'=AND({source}="F",{top}<>"")', "format": look}
    worksheet.conditional_format(FIRST_ROW, 0, LAST_ROW, last, rule)
