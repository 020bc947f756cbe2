"""Findings: everything noticed about the case and its plan, each with its place."""

from __future__ import annotations

from planner.findings import Finding, Level
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 3
_WIDTHS = (15, 20, 9, 26, 30, 90)
_LINE_PIXELS = 17
_ORDER = (Level.ERROR, Level.WARNING, Level.INFO)
_LEVEL_STYLE = {Level.ERROR: "missed", Level.WARNING: "limit", Level.INFO: "text"}


def write_findings(book: Book) -> None:
    """Errors first, then warnings, then remarks; one line says so where there is nothing."""
    page = book.page("findings")
    head_of_sheet(page, book.heading("findings"), book.say("plan_findings_subtitle"))
    titles = ("level", "sheet", "cell", "found", "expected", "message")
    for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True)):
        page.sheet.set_column(column, column, width)
        page.text(_HEADER_ROW, column, book.say(f"plan_{title}"), "header")
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    findings = sorted(book.plan.findings, key=lambda finding: _ORDER.index(finding.level))
    for row, finding in enumerate(findings, _HEADER_ROW + 1):
        _line(page, row, finding)
    last = _HEADER_ROW + max(1, len(findings))
    if findings:
        page.sheet.autofilter(_HEADER_ROW, 0, last, len(titles) - 1)
    else:
        page.text(last, 0, book.say("plan_no_findings"), "muted")
    print_setup(page, last_row=last, last_column=len(titles) - 1, landscape=True, header_row=_HEADER_ROW)


def _line(page: Page, row: int, finding: Finding) -> None:
    level = page.book.say(f"plan_level_{finding.level.value}")
    page.text(row, 0, level, "row", _LEVEL_STYLE[finding.level], "wrap")
    expected = finding.expected or finding.nearest
    texts = (finding.sheet, finding.cell, finding.found, expected, finding.message)
    for column, value in enumerate(texts, 1):
        page.text(row, column, value, "row", "wrap")
    lines = max(-(-len(value) // width) for value, width in zip(texts, _WIDTHS[1:], strict=True))
    page.sheet.set_row_pixels(row, _LINE_PIXELS * max(1, lines) + 3)
