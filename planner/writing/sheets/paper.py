"""What every sheet has in print and at its head: title, A4, repeated headings, page n of N."""

from __future__ import annotations

from planner.spreadsheet.text import shorten
from planner.writing.paper import MARGINS
from planner.writing.sheets.book import Page

_A4 = 9
_HEADER_LIMIT = 120  # characters of a title in the page header, well within Excel's 255 for all its parts


def head_of_sheet(page: Page, heading: str, subtitle: str) -> None:
    """Row 1: what the sheet is, and the case's title; row 2: what it shows, and in which unit."""
    page.sheet.hide_gridlines(2)
    page.sheet.set_row(0, 26)
    page.text(0, 0, heading, "title")
    page.text(1, 0, subtitle, "subtitle")


def even_rows(page: Page, first: int, last: int, pixels: int) -> None:
    """Give the rows a height of their own: charts keep their shape in programs that choose row heights themselves."""
    for row in range(first, last + 1):
        page.height(row, pixels)


def print_setup(
    page: Page,
    *,
    last_row: int,
    last_column: int,
    landscape: bool,
    pages_wide: int = 1,
    pages_high: int = 0,
    header_row: int | None = None,
    label_columns: int = 0,
) -> None:
    """A4, fitted to ``pages_wide``, with the header row and label columns on every page."""
    sheet, book = page.sheet, page.book
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(pages_wide, pages_high)
    sheet.print_area(0, 0, last_row, last_column)
    if header_row is not None:
        sheet.repeat_rows(header_row)
    if label_columns:
        sheet.repeat_columns(0, label_columns - 1)
    title = shorten(book.title, _HEADER_LIMIT).replace("&", "&&")
    edges = {"margin": 0.25, "scale_with_doc": False}
    sheet.set_header(f"&L&10{title}&R&10&A", edges)
    sheet.set_footer(f"&R&10{book.say('plan_page_of')}", edges)
