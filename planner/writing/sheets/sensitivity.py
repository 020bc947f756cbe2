"""Sensitivity: what one more FTE, seat or point of share is worth, what helps most first."""

from __future__ import annotations

from planner.display import priority_name
from planner.plan.explanations import Sensitivity, Worth
from planner.schema.rules import GOALS
from planner.schema.units import unit_text
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.conflict import lines, rule_name
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 4
_FIXED = (("rule", 24), ("limit", 46), ("step", 24), ("sheet", 14), ("cell", 7))
_VALUE_WIDTH = 12
_NOTE_WIDTH = 30
_INDENT = 1
"""Characters of a note's width that its indent takes."""
_LINE_PIXELS = 17


def write_sensitivity(book: Book) -> None:
    """One row per limit: loosened and tightened by one unit, what each priority gains or loses."""
    page, found = book.page("sensitivity"), book.plan.sensitivity or Sensitivity((), (), ())
    head_of_sheet(page, book.heading("sensitivity"), book.say("sensitivity_subtitle"))
    last = _header(page, found)
    row = _HEADER_ROW + 1
    for worth in found.limits:
        _line(page, row, worth)
        row += 1
    for code in _remarks(found):
        page.text(row + 1, 0, book.say(code, count=found.left_out), "muted")
        row += 1
    print_setup(page, last_row=row, last_column=last, landscape=True, header_row=_HEADER_ROW)


def _header(page: Page, found: Sensitivity) -> int:
    """Two rows of titles; returns the last column."""
    book, priorities = page.book, len(found.priorities)
    for column, (title, width) in enumerate(_FIXED):
        page.sheet.set_column(column, column, width)
        page.text(_HEADER_ROW, column, book.say(f"sensitivity_{title}"), "header")
    first = len(_FIXED)
    for group, code in enumerate(("loosened", "tightened")):
        start = first + group * priorities
        if priorities:
            page.merge(
                _HEADER_ROW - 1, start, start + priorities - 1, book.say(f"sensitivity_{code}"), "section"
            )
        for place, goals in enumerate(found.priorities):
            weights = found.weights[place] if found.weights else ()
            page.text(_HEADER_ROW, start + place, _title(book, goals, weights), "header", "right")
    last = first + 2 * priorities
    page.sheet.set_column(first, last, _VALUE_WIDTH)
    page.text(_HEADER_ROW, last, book.say("sensitivity_until"), "header", "right")
    page.sheet.set_column(last + 1, last + 1, _NOTE_WIDTH)
    page.text(_HEADER_ROW, last + 1, book.say("sensitivity_note"), "header", "text", "indent")
    page.sheet.set_row(_HEADER_ROW, 42)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 2)
    return last + 1


def _title(book: Book, goals: tuple[str, ...], weights: tuple[float, ...]) -> str:
    """What the value of a priority is called, with its unit: ``penalties (EUR)``."""
    units = {goal.id: goal.unit for goal in GOALS}
    unit = next((units[goal] for goal in goals), "")
    shown = unit_text(unit, book.language, book.plan.dataset.currency)
    return f"{priority_name(goals, book.language, weights)} ({shown})"


def _line(page: Page, row: int, worth: Worth) -> None:
    book, column = page.book, len(_FIXED)
    texts = (rule_name(book, worth.rule), worth.text, worth.step, worth.sheet, worth.cell)
    for at, value in enumerate(texts):
        page.text(row, at, value, "row", "wrap")
    for value in (*worth.loosened, *(worth.tightened or (None,) * len(worth.loosened))):
        page.cell(row, column, value, "row", "money", "wrap")
        column += 1
    page.number(row, column, worth.until, "row", "count", "wrap")
    note = _note(book, worth)
    page.text(row, column + 1, note, "row", "text", "indent", "wrap", "note")
    widths = [*(width for _, width in _FIXED), _NOTE_WIDTH - _INDENT]
    height = max(map(lines, (*texts, note), widths))
    page.sheet.set_row_pixels(row, _LINE_PIXELS * height + 3)


def _note(book: Book, worth: Worth) -> str:
    if not worth.typable:
        return book.say("sensitivity_at_end")
    if worth.tightened is None:
        return book.say("sensitivity_no_plan")
    return "" if worth.even else book.say("sensitivity_not_unique")


def _remarks(found: Sensitivity) -> tuple[str, ...]:
    remarks = ["sensitivity_method"] if found.limits else ["sensitivity_none"]
    if found.fractions:
        remarks.append("sensitivity_fractions")
    if found.tolerant:
        remarks.append("sensitivity_tolerance")
    if found.left_out:
        remarks.append("sensitivity_left_out")
    return tuple(remarks)
