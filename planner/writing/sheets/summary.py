"""Summary: the one printed page that management reads, its figures drawn live from the other sheets."""

from __future__ import annotations

from planner.months import moment
from planner.schema.status import RuleStatus
from planner.writing.paper import LEGIBLE, PORTRAIT
from planner.writing.sheets import charts
from planner.writing.sheets.aims import Aim, aims
from planner.writing.sheets.book import Block, Book, Page, here
from planner.writing.sheets.checks import KO, OK
from planner.writing.sheets.key_figures import Figure, columns_of, key_figures
from planner.writing.sheets.levels import write_last_levels
from planner.writing.sheets.paper import even_rows, print_setup
from planner.writing.sheets.promises import STATUSES, SYMBOLS, write_promises
from planner.writing.sheets.sentences import sentences
from planner.writing.sheets.summary_answers import (
    against_nothing,
    decided_sentence,
    price_of_rules,
    questions,
    risks,
    since_before,
)
from planner.writing.sheets.what_if import write_banner
from planner.writing.style import BLUE, style

_LABELS, _CENTRES, _END = (7.4, 57), (9.1, 69), (9.4, 71)
"""Width in characters and in pixels of the columns of labels, of those of centres, and of the last."""
_ROW_PIXELS, _GAP_PIXELS = 17, 7
_COLUMNS = (*[_LABELS] * 4, *[_CENTRES] * 10, _END)
COLUMNS = len(_COLUMNS)
_SENTENCE = 150  # characters that fit one line
_UNIT, _FIRST_VALUE, _CHART = 4, 5, 8
_CHART_ROWS, _LEAST_CHART_ROWS = 10, 7  # of the last charts, which are left out where fewer fit the page
_LINK = 3  # columns of a link
_BANNER_ROW = 3
_ROWS = 150  # more than the page ever has
_PAGE = int(PORTRAIT[1] / LEGIBLE)
"""Pixels that the page is high where it is as small as is still legible."""


def write_summary(book: Book) -> None:
    """Title and master check, what is decided, the three aims, key figures, promises, charts: one A4 page."""
    page = book.page("summary")
    page.sheet.hide_gridlines(2)
    even_rows(page, 0, _ROWS, _ROW_PIXELS)
    for column, (width, _) in enumerate(_COLUMNS):
        page.sheet.set_column(column, column, width)
    _title(book, page)
    _banner(book, page)
    row = _sentences(book, page, 5, "plan_proposed", [*sentences(book), decided_sentence(book)])
    row = _questions(book, page, row + 1)
    row = _sentences(book, page, row + 1, "plan_since_version", list(since_before(book)))
    row = _sentences(book, page, row + 1, "plan_against", [*against_nothing(book), *price_of_rules(book)])
    row = _sentences(book, page, row + 1, "plan_risks", list(risks(book)))
    row = _aims(book, page, row + 1)
    row = _key_figures(book, page, row + 1)
    row = write_last_levels(book, page, row + 1)
    promises = write_promises(book, page, row + 1)
    _count_promises(book, page, promises)
    row = promises.row + promises.rows
    room = (_PAGE - _pixels(page, row)) // _ROW_PIXELS
    if room >= _LEAST_CHART_ROWS:
        row = _charts(book, page, row, min(room, _CHART_ROWS))
    pages = -(-_pixels(page, row) // _PAGE)
    print_setup(page, last_row=row, last_column=COLUMNS - 1, landscape=False, pages_high=pages)
    page.sheet.activate()


def _pixels(page: Page, rows: int) -> int:
    """How high the first ``rows`` rows are."""
    return sum(page.heights[row] for row in range(rows))


def section(page: Page, row: int, title: str, first: int = 0, last: int = COLUMNS - 1) -> int:
    """A section title over columns ``first``..``last``, a little below what is above; returns the next row."""
    page.height(row - 1, _GAP_PIXELS)
    for column in range(first, last + 1):
        page.blank(row, column, "section")
    page.text(row, first, title, "section")
    return row + 1


def _title(book: Book, page: Page) -> None:
    """The case's title, its months and status, and the verdict of all checks."""
    dataset = book.plan.dataset
    page.height(0, 36)
    page.text(0, 0, book.heading("summary"), "title")
    status = book.say(f"plan_status_{book.plan.status.value}")
    subtitle = book.say(
        "plan_summary_subtitle", first=book.month(0), last=book.month(dataset.months - 1), status=status
    )
    page.text(1, 0, subtitle, "subtitle")
    page.height(1, 24)
    if book.plan.version is not None:
        said = book.plan.version.identity
        places = {
            "plan": said.plan,
            "version": said.version,
            "author": said.author or book.say("history.author_unknown"),
            "time": moment(said.time, book.language),
        }
        page.text(2, 0, book.say("plan_identity", **places), "note", "tight")
    page.text(1, COLUMNS - 3, book.say("plan_figures_verified"), "strong", "right")
    cell = (1, COLUMNS - 2)
    page.merge(*cell, COLUMNS - 1, "", "verdict")
    page.formula(*cell, f"={book.blocks['checks.master'].cell()}", book.verdict, "verdict")
    for verdict, name in ((OK, "good"), (KO, "missed")):
        options = {"type": "cell", "criteria": "==", "value": f'"{verdict}"', "format": book.format(name)}
        page.sheet.conditional_format(*cell, *cell, options)


def _banner(book: Book, page: Page) -> None:
    """That transfers were edited after the solve, in a row that is empty until then."""
    page.merge(_BANNER_ROW, 0, COLUMNS - 1, "", "strong")
    write_banner(page, book, _BANNER_ROW, 0)
    shown = here(_BANNER_ROW, 0, row_abs=True, col_abs=True)
    options = {"type": "formula", "criteria": f'={shown}<>""', "format": book.format("limit")}
    page.sheet.conditional_format(_BANNER_ROW, 0, _BANNER_ROW, COLUMNS - 1, options)


def _sentences(book: Book, page: Page, row: int, code: str, said: list[str]) -> int:
    """A section of sentences, none where there is nothing to say; returns the next row."""
    if not said:
        return row - 1
    version = book.plan.changes.since.version if book.plan.changes is not None else 0
    row = section(page, row, book.say(code, version=version))
    for sentence in said:
        page.merge(row, 0, COLUMNS - 1, f"• {sentence}", "text", "wrap", "middle")
        lines = -(-len(sentence) // _SENTENCE)
        page.height(row, _ROW_PIXELS * lines)
        row += 1
    return row


def _questions(book: Book, page: Page, row: int) -> int:
    """What is asked of the reader, with a link to the cell in which they answer."""
    row = section(page, row, book.say("plan_asked"))
    link = book.workbook.add_format({**style("row", "right"), "font_color": BLUE, "underline": 1})
    for question in questions(book):
        page.merge(row, 0, COLUMNS - _LINK - 1, f"• {question.text}", "row", "text")
        page.merge(row, COLUMNS - _LINK, COLUMNS - 1, "", "row")
        target = "internal:'{}'!{}".format(question.sheet.replace("'", "''"), question.cell)
        page.link(row, COLUMNS - _LINK, target, f"{question.sheet}!{question.cell}", link)
        row += 1
    return row


def _count_promises(book: Book, page: Page, promises: Block) -> None:
    """How many promises are kept and missed, beside the verdict on the figures: those are two things."""
    reports = [report for report in book.plan.rules if report.status in STATUSES]
    missed = sum(report.status == RuleStatus.MISSED for report in reports)
    span = promises.all().rpartition("!")[2]
    symbol = SYMBOLS[RuleStatus.MISSED]
    count = f'SUMPRODUCT(--(LEFT({span},1)="{symbol}"))'
    parts = (
        _count_formula(book, "plan_promises_kept", f"({len(reports)}-{count})", len(reports) - missed),
        _count_formula(book, "plan_promises_missed", count, missed),
    )
    formula = "=" + '&", "&'.join(part for part, _ in parts)
    shown = ", ".join(words for _, words in parts)
    page.text(2, COLUMNS - 6, book.say("plan_promises_label"), "strong", "right")
    page.merge(2, COLUMNS - 5, COLUMNS - 1, "", "strong", "right")
    page.formula(2, COLUMNS - 5, formula, shown, "strong", "right")
    options = {
        "type": "formula",
        "criteria": f'=ISERROR(SEARCH(", 0 ",{here(2, COLUMNS - 5, row_abs=True, col_abs=True)}))',
        "format": book.format("missed"),
    }
    page.sheet.conditional_format(2, COLUMNS - 5, 2, COLUMNS - 1, options)


def _count_formula(book: Book, code: str, formula: str, value: int) -> tuple[str, str]:
    """A formula for a count and its word, which agrees with it, and what it shows for ``value``."""
    one, none, several = (book.say(code, count=count) for count in (1, 0, 2))
    singular = f"{formula}<2" if none == one != several else f"{formula}=1"
    words = f'IF({singular},"{one}","{several}")' if one != several else f'"{several}"'
    return f'{formula}&" "&{words}', f"{value} {book.say(code, count=value)}"


def _aims(book: Book, page: Page, row: int) -> int:
    """Three boxes side by side."""
    row = section(page, row, book.say("plan_aims"))
    width = COLUMNS // 3
    boxes = aims(book)
    for box, aim in enumerate(boxes):
        _aim(book, page, row, box * width, width, aim)
    return row + 1 + max(len(aim.figures) for aim in boxes)


def _aim(book: Book, page: Page, row: int, left: int, width: int, aim: Aim) -> None:
    last = left + width - 1
    page.merge(row, left, last - (last < COLUMNS - 1), book.say(aim.title), "header")
    for at, figure in enumerate(aim.figures, row + 1):
        page.merge(at, left, last - 2, figure.label, "row", "text")
        page.formula(at, last - 1, figure.formula, figure.value, "row", figure.style, "strong")
        page.text(at, last, figure.unit, "row", "muted", "tight")


def _key_figures(book: Book, page: Page, row: int) -> int:
    """A table by year on the left, the chart that matters most on the right."""
    top = row
    row = section(page, row, book.say("plan_key_figures"), 0, _CHART - 1)
    years = columns_of(book)
    page.merge(row, 0, _UNIT - 1, "", "header")
    page.text(row, _UNIT, book.say("plan_unit"), "header")
    for column in range(_FIRST_VALUE, _CHART):
        page.blank(row, column, "header")
    for column, year in enumerate(years, _CHART - len(years)):
        page.text(row, column, year.title, "header", "right")
    figures = key_figures(book, years)
    for at, line in enumerate(figures, row + 1):
        page.merge(at, 0, _UNIT - 1, line.label, "row", "text", *(("strong",) if line.strong else ()))
        page.text(at, _UNIT, line.unit, "row", "muted", "tight")
        for column in range(_FIRST_VALUE, _CHART):
            page.blank(at, column, "row")
        for column, value in enumerate(line.values, _CHART - len(years)):
            _value(page, at, column, value, line.style, strong=line.strong)
    size = (sum(pixels for _, pixels in _COLUMNS[_CHART:]) - 22, (len(figures) + 2) * _ROW_PIXELS)
    chart = charts.own_share_chart(book, size)
    page.sheet.insert_chart(top, _CHART, chart, {"x_offset": 12, "y_offset": 2, "object_position": 1})
    return row + 1 + len(figures)


def _value(page: Page, row: int, column: int, value: Figure | None, style: str, *, strong: bool) -> None:
    if value is not None:
        names = ("row", style, "strong") if strong else ("row", style)
        page.formula(row, column, value.formula, value.value, *names)


def _charts(book: Book, page: Page, row: int, rows: int) -> int:
    """Two charts side by side, ``rows`` high; those of centres and seats are on Charts."""
    across = sum(pixels for _, pixels in _COLUMNS) // 2
    size = (across - 10, rows * _ROW_PIXELS - 6)
    for at, draw in enumerate((charts.transfers_chart, charts.work_chart)):
        offset = {"x_offset": at * across + 2, "y_offset": 2, "object_position": 1}
        page.sheet.insert_chart(row, 0, draw(book, size), offset)
    return row + rows
