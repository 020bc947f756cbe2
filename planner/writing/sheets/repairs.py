"""Repairs: what would make a plan possible, each choice with its cells, its price and the plan that it gives."""

from __future__ import annotations

from planner.messages import number
from planner.months import Month
from planner.plan.explanations import Change, Edit, Infeasibility, Repair
from planner.schema.inputs import YES_NO
from planner.schema.units import unit_text
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.conflict import lines, rule_name
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 3
_TITLES = ("number", "rule", "change", "sheet", "cell", "old", "new", "amount", "unit", "cost")
_WIDTHS = (5, 24, 62, 13, 8, 11, 11, 10, 9, 14)
_NUMBERS = frozenset(("old", "new", "amount", "cost"))
_LINE_PIXELS = 17


def write_repairs(book: Book) -> None:
    """One block per repair, the cheapest first: what it costs and reaches, then a row per cell that it changes."""
    page, found = book.page("repairs"), book.plan.infeasibility or Infeasibility(())
    head_of_sheet(page, book.heading("repairs"), book.say("repairs_sheet_subtitle"))
    for column, (title, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True)):
        page.sheet.set_column(column, column, width)
        side = ("right",) if title in _NUMBERS else ()
        page.text(_HEADER_ROW, column, book.say(f"repairs_sheet_{title}"), "header", *side)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    row = _HEADER_ROW + 1
    for repair in found.repairs:
        row = _block(page, row, repair)
    for code in _closing(found):
        page.text(row, 0, book.say(code), "muted")
        row += 1
    print_setup(page, last_row=row - 1, last_column=len(_TITLES) - 1, landscape=True, header_row=_HEADER_ROW)


def _closing(found: Infeasibility) -> tuple[str, ...]:
    cut = ("report.repairs_cut",) if "repairs" in found.cut else ()
    if not found.repairs:
        return cut or ("repairs_sheet_none" if found.untouchable else "report.no_repair_at_all",)
    return ("repairs_sheet_prices", "repairs_sheet_how", *cut)


def _block(page: Page, row: int, repair: Repair) -> int:
    """The repair and its cells from ``row`` on; returns the next free row."""
    book, last = page.book, len(_TITLES) - 1
    page.number(row, 0, repair.number, "section", "text")
    many = repair.summary not in ("", repair.text)
    said = f"{repair.summary} {reached_sentence(book, repair)}" if many else reached_sentence(book, repair)
    page.merge(row, 1, last - 1, said, "section")
    page.number(row, last, repair.cost, "section", "money")
    row += 1
    for change in repair.changes:
        for edit in change.edits:
            _change(page, row, change, edit)
            row += 1
    return row + 1


def reached_sentence(book: Book, repair: Repair) -> str:
    """What the plan of a repaired case costs, in a sentence."""
    currency = book.plan.dataset.currency
    missed = repair.goals.get("targets", 0.0) + repair.goals.get("service", 0.0)
    return book.say(
        "repairs_sheet_reached",
        number=repair.number,
        cost=number(repair.goals.get("cost", 0.0), book.language, 0),
        targets=number(missed, book.language, 0),
        currency=currency,
    )


def _change(page: Page, row: int, change: Change, edit: Edit) -> None:
    book = page.book
    what = change.text[:1].upper() + change.text[1:] + "."
    texts = (rule_name(book, change.rule), what, book.plan.case.title(edit.sheet), edit.cell)
    page.blank(row, 0, "row")
    for column, value in enumerate(texts, 1):
        page.text(row, column, value, "row", "wrap")
    style = "given_share" if change.unit == "share" else "given"
    for column, shown in ((5, edit.old), (6, edit.new)):
        page.cell(row, column, _cell_value(book, shown), "row", style, "wrap")
    page.number(row, 7, change.amount, "row", style, "wrap")
    page.text(row, 8, unit_text(change.unit, book.language, book.plan.dataset.currency), "row", "wrap")
    page.number(row, 9, change.cost, "row", "money", "wrap")
    page.sheet.set_row_pixels(row, _LINE_PIXELS * lines(what, _WIDTHS[2]) + 3)


def _cell_value(book: Book, value: object) -> float | str | Month | None:
    if isinstance(value, bool):
        return book.word(YES_NO[0 if value else 1].label)
    if value is None or isinstance(value, str | float | Month):
        return value
    if isinstance(value, int):
        return float(value)
    raise TypeError(f"no cell can hold {value!r}")
