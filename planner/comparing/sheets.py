"""The sheets of a comparison that list what differs: inputs, Directions by month, moves."""

from __future__ import annotations

from planner.comparing.figures import SEEN
from planner.comparing.types import Comparison, Series, SeriesKind
from planner.messages import number
from planner.plan.changes import InputEdit
from planner.writing.sheets.book import Book, along, here
from planner.writing.sheets.conflict import lines
from planner.writing.sheets.paper import print_setup
from planner.writing.tables.book import Column, Sheet

_LINE_PIXELS = 17
_WHAT = 56
_WORDS = {"inputs": 3, "moves": 2}
"""How many columns of a list hold words."""


def write_inputs(book: Book, found: Comparison) -> None:
    """One row per input that differs."""
    sheet = _sheet(book, "inputs")
    widths = (20, 9, _WHAT, 22, 22, 16)
    titles = [
        *(book.say(f"compare.sheet.{code}") for code in ("sheet", "cell", "input")),
        *(book.say(f"compare.{code}") for code in ("old", "new", "difference")),
    ]
    _header(sheet, titles, widths)
    for edit in found.edits:
        _edit(sheet, edit)
    sheet.page.sheet.autofilter(3, 0, sheet.row - 1, len(titles) - 1)
    sheet.close()


def _edit(sheet: Sheet, edit: InputEdit) -> None:
    page, row = sheet.page, sheet.row
    for column, words in enumerate((edit.title, edit.cell, edit.what)):
        page.text(row, column, words, "row", "wrap")
    if isinstance(edit.before, float) and isinstance(edit.after, float):
        style = _number_style(edit)
        page.number(row, 3, edit.before, "row", style, "wrap")
        page.number(row, 4, edit.after, "row", "limit", style, "wrap")
        change = edit.after - edit.before
        page.formula(row, 5, f"={here(row, 4)}-{here(row, 3)}", change, "row", style, "wrap")
    else:
        page.text(row, 3, edit.shown_before, "row", "right", "wrap")
        page.text(row, 4, edit.shown_after, "row", "limit", "right", "wrap")
        page.blank(row, 5, "row")
    longest = max(lines(edit.what, _WHAT), *(lines(w, 22) for w in (edit.shown_before, edit.shown_after)))
    page.sheet.set_row_pixels(row, _LINE_PIXELS * longest + 3)
    sheet.row += 1


def _number_style(edit: InputEdit) -> str:
    """As many decimals as both values need; percents for shares."""
    if "%" in edit.shown_before + edit.shown_after:
        return "given_share"
    values = [value for value in (edit.before, edit.after) if isinstance(value, float)]
    return "count" if all(value.is_integer() for value in values) else "given"


def write_directions(book: Book, found: Comparison) -> None:
    """Three rows per Direction that differs (before, after, difference), kind by kind, a column per month."""
    sheet = _sheet(book, "directions")
    months = found.series[0].months
    titles = [book.say("compare.sheet.direction"), "", *("" for _ in months), ""]
    widths = (22, 12, *(7.6 for _ in months), 9.5)
    columns = [Column(title, width) for title, width in zip(titles, widths, strict=True)]
    sheet.header(columns, freeze=2, height=18)
    top = sheet.row - 1
    for t, month in enumerate(months, 2):
        sheet.page.month(top, t, month, "header", "tight", "right")
    sheet.page.text(top, len(months) + 2, book.say("compare.sheet.total"), "header", "right")
    last = ""
    for one in found.series:
        if one.kind != last:
            sheet.section(book.say(f"compare.kind.{one.kind}"))
            last = one.kind
        _series(sheet, one)
    print_setup(
        sheet.page, last_row=sheet.row - 1, last_column=len(months) + 2, landscape=True, header_row=top,
        label_columns=2,
    )  # fmt: skip


def _series(sheet: Sheet, one: Series) -> None:
    """Before, after, and the difference as formulas; a stock such as staff has no total."""
    page, book, row = sheet.page, sheet.book, sheet.row
    totals = one.kind != SeriesKind.STAFF
    for at, (code, values) in enumerate((("old", one.old), ("new", one.new))):
        page.text(row + at, 0, one.direction if at == 0 else "", "strong")
        page.text(row + at, 1, book.say(f"compare.{code}"), "text")
        page.numbers(row + at, 2, values, "grid")
        _total(sheet, row + at, values, shown=totals)
    page.blank(row + 2, 0, "row")
    page.text(row + 2, 1, book.say("compare.difference"), "row", "strong")
    changes = [None if a is None or b is None else b - a for a, b in zip(one.old, one.new, strict=True)]
    for t, change in enumerate(changes, 2):
        if change is None:
            page.blank(row + 2, t, "row")
            continue
        look = ("limit",) if abs(change) >= SEEN else ()
        page.formula(row + 2, t, f"={here(row + 1, t)}-{here(row, t)}", change, "row", *look, "signed")
    _total(sheet, row + 2, changes, "row", "strong", shown=totals, style="signed")
    sheet.row += 3


def _total(
    sheet: Sheet, row: int, values: tuple[float | None, ...] | list[float | None], *names: str,
    shown: bool, style: str = "fte",
) -> None:  # fmt: skip
    column = len(values) + 2
    if shown:
        formula = f"=SUM({along(row, 2, column - 1)})"
        total = sum(value for value in values if value is not None)
        sheet.page.formula(row, column, formula, total, *names, style)
    else:
        sheet.page.blank(row, column, *names)


def write_moves(book: Book, found: Comparison) -> None:
    """One row per move that differs."""
    told = number(found.told_again or 0.0, book.language)
    sheet = _sheet(book, "moves", fte=told)
    titles = [
        *(book.say(f"compare.sheet.{code}") for code in ("pool", "to", "month")),
        *(book.say(f"compare.{code}") for code in ("old", "new", "difference")),
    ]
    widths = (28, 24, 12, 12, 12, 12)
    _header(sheet, titles, widths)
    for move in found.moves:
        row, page = sheet.row, sheet.page
        page.text(row, 0, move.pool, "row")
        page.text(row, 1, move.to, "row")
        page.month(row, 2, move.month, "row", "right")
        page.number(row, 3, move.before, "row", "fte")
        page.number(row, 4, move.after, "row", "fte")
        formula = f"={here(row, 4)}-{here(row, 3)}"
        look = ("limit",) if abs(move.difference) >= SEEN else ()
        page.formula(row, 5, formula, move.difference, "row", *look, "signed")
        sheet.row += 1
    sheet.page.sheet.autofilter(3, 0, sheet.row - 1, len(titles) - 1)
    sheet.close(landscape=False)


def _header(sheet: Sheet, titles: list[str], widths: tuple[float, ...]) -> None:
    """The headings of a list whose first three columns stay in view; words stand left, figures and dates right."""
    sheet.header(
        [Column(title, width) for title, width in zip(titles, widths, strict=True)], freeze=3, height=18
    )
    for at, title in enumerate(titles[: _WORDS[sheet.page.key]]):
        sheet.page.text(sheet.row - 1, at, title, "header")


def _sheet(book: Book, code: str, **places: object) -> Sheet:
    subtitle = book.say(f"compare.sheet.{code}_subtitle", **places)
    return Sheet(book, code, subtitle)
