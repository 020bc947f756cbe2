"""Is each promise kept: the rule families on the Summary, those at stake first."""

from __future__ import annotations

from planner.plan.types import RuleReport
from planner.schema.rules import MODES, rule
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.rules import result_values

_SYMBOLS = {"missed": "✗", "past": "▲", "binding": "▲", "kept": "✓"}
_STYLES = {"missed": "missed", "past": "limit", "binding": "limit", "kept": "good"}
_LINE_PIXELS, _LINE_LENGTH = 19, 160  # height and characters of a line of remarks
_RULE, _MODE, _STATUS, _WHERE, _ROOM, _LAST = 0, 4, 6, 9, 13, 14


def write_promises(book: Book, page: Page, row: int) -> int:
    """A row per family in use, missed ones first; the others in one line. Returns the next row."""
    for column in range(_LAST + 1):
        page.blank(row, column, "section")
    page.text(row, _RULE, book.say("plan_promises"), "section")
    row += 1
    _header(book, page, row)
    used = [report for report in book.plan.rules if report.status in _SYMBOLS]
    order = list(_SYMBOLS)
    for report in sorted(used, key=lambda report: order.index(report.status)):
        row += 1
        _row(book, page, row, report)
    others = [report for report in book.plan.rules if report.status not in _SYMBOLS]
    if others:
        row += 1
        names = ", ".join(book.word(rule(report.rule).label) for report in others)
        remark = book.say("plan_promises_unused", rules=names)
        page.merged(row, _RULE, _LAST, remark, "note", "text", "wrap")
        page.sheet.set_row_pixels(row, _LINE_PIXELS * -(-len(remark) // _LINE_LENGTH))
    return row + 1


def _header(book: Book, page: Page, row: int) -> None:
    page.merged(row, _RULE, _MODE - 1, book.say("plan_rule"), "header")
    page.merged(row, _MODE, _STATUS - 1, book.say("plan_mode"), "header")
    page.merged(row, _STATUS, _WHERE - 1, book.say("plan_rule_status"), "header")
    page.merged(row, _WHERE, _ROOM - 1, book.say("plan_tightest"), "header")
    page.merged(row, _ROOM, _LAST, book.say("plan_room"), "header", "right")


def _row(book: Book, page: Page, row: int, report: RuleReport) -> None:
    modes = {mode.key: mode.label for mode in MODES}
    values = result_values(report, book.plan)
    status = f"{_SYMBOLS[report.status]} {values['status']}"
    page.merged(row, _RULE, _MODE - 1, book.word(rule(report.rule).label), "row", "text")
    page.merged(row, _MODE, _STATUS - 1, book.word(modes[report.mode]), "row", "muted")
    page.merged(row, _STATUS, _WHERE - 1, status, "row", _STYLES[report.status])
    page.merged(row, _WHERE, _ROOM - 1, str(values["tightest"] or ""), "row", "text")
    page.blank(row, _ROOM, "row")
    slack = values["slack"]
    page.cell(row, _LAST, slack if isinstance(slack, float) else None, "row", "decimal")
