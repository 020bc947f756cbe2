"""Conflict: why no plan exists, each conflict in words, and the rules that take part with their cells."""

from __future__ import annotations

from planner.plan.explanations import Conflict, Infeasibility, Member
from planner.schema.inputs import SETTINGS
from planner.schema.rules import RULE_IDS, rule
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 3
_WIDTHS = (5, 26, 72, 14, 9, 13)
_LINE_PIXELS = 17
_CHARACTERS = sum(_WIDTHS[1:])
"""Width of the text of a conflict, which runs over all columns but the first."""


def write_conflict(book: Book) -> None:
    """One block per conflict: its text over the whole width, then a row per rule."""
    page, found = book.page("conflict"), book.plan.infeasibility or Infeasibility(())
    head_of_sheet(page, book.heading("conflict"), book.say("conflict_sheet_subtitle"))
    titles = ("number", "rule", "says", "sheet", "cell", "alone")
    for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True)):
        page.sheet.set_column(column, column, width)
        side = ("right",) if title == "alone" else ()
        page.text(_HEADER_ROW, column, book.say(f"conflict_sheet_{title}"), "header", *side)
    page.sheet.set_row(_HEADER_ROW, 30)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    row = _HEADER_ROW + 1
    for number, conflict in enumerate(found.conflicts, 1):
        row = _block(page, row, number, conflict)
    for code in found.remarks:
        page.merge(row, 0, len(_WIDTHS) - 1, book.say(code), "wrap", "muted")
        page.sheet.set_row_pixels(row, 2 * _LINE_PIXELS + 3)
        row += 1
    print_setup(page, last_row=row - 1, last_column=len(_WIDTHS) - 1, landscape=True, header_row=_HEADER_ROW)


def rule_name(book: Book, rule_id: str) -> str:
    """The name of a rule family, or of the setting that stands for one."""
    if rule_id in RULE_IDS:
        return book.word(rule(rule_id).label)
    return next(book.word(setting.label) for setting in SETTINGS if setting.key == rule_id)


def lines(value: str, width: float) -> int:
    """Lines that a text takes in a column of ``width`` characters, on the safe side."""
    return max(1, -(-len(value) * 10 // int(width * 11)))


def _block(page: Page, row: int, number: int, conflict: Conflict) -> int:
    """The conflict and its rules from ``row`` on; returns the next free row."""
    page.number(row, 0, number, "section", "wrap", "text")
    page.merge(row, 1, len(_WIDTHS) - 1, conflict.text, "section", "wrap")
    page.sheet.set_row_pixels(row, _LINE_PIXELS * lines(conflict.text, _CHARACTERS) + 8)
    for at, member in enumerate(conflict.members, row + 1):
        _member(page, at, member)
    return row + len(conflict.members) + 2


def _member(page: Page, row: int, member: Member) -> None:
    page.blank(row, 0, "row")
    texts = (rule_name(page.book, member.rule), member.text, member.sheet, member.cell)
    for column, value in enumerate(texts, 1):
        page.text(row, column, value, "row", "wrap")
    page.cell(row, 5, member.alone, "row", "fte", "wrap")
    page.sheet.set_row_pixels(row, _LINE_PIXELS * lines(member.text, _WIDTHS[2]) + 3)
