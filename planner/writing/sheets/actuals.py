"""Plan and actuals: by Direction and past month what was planned, what happened, and what was planned anew for it."""

from __future__ import annotations

from collections.abc import Sequence

from planner.history.past import Realised, compare_past
from planner.writing.sheets.book import Book, Page, along, here
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.paper import head_of_sheet, print_setup
from planner.writing.sheets.widths import text_width

_HEADER_ROW = 3
_LABEL, _LINE, _FIRST = 0, 1, 2
_LINES = ("plan_planned", "plan_happened", "plan_deviation")
_ROWS_ON_A_PAGE = 48  # printed a little smaller, as one page
_MONTH_WIDTH, _TOTAL_WIDTH = 8.5, 12


def write_realised(book: Book) -> None:
    """Three lines per Direction and three for all of them; the last column says what later months have more."""
    page, found = book.page("realised"), compare_past(book.plan)
    if found is None:
        raise ValueError("no past month had been planned")
    head_of_sheet(page, book.heading("realised"), book.say("plan_realised_subtitle"))
    _header(page, found)
    row, starts = _HEADER_ROW + 1, []
    for d, direction in enumerate(book.plan.dataset.directions):
        if found.planned[d].any() or found.actual[d].any() or abs(found.later[d]) > 0:
            starts.append(row)
            _block(page, row, direction.name, found, d)
            row += len(_LINES)
    _totals(page, row, found, starts)
    last = row + len(_LINES) - 1
    page.sheet.freeze_panes(_HEADER_ROW + 1, _FIRST)
    print_setup(
        page,
        last_row=last,
        last_column=_FIRST + len(found.months) + 1,
        landscape=True,
        pages_high=int(last < _ROWS_ON_A_PAGE),
        header_row=_HEADER_ROW,
    )


def _header(page: Page, found: Realised) -> None:
    book = page.book
    names = [direction.name for direction in book.plan.dataset.directions]
    page.sheet.set_column(_LABEL, _LABEL, text_width(names, 18))
    page.sheet.set_column(_LINE, _LINE, 14)
    end = _FIRST + len(found.months)
    page.sheet.set_column(_FIRST, end - 1, _MONTH_WIDTH)
    page.sheet.set_column(end, end + 1, _TOTAL_WIDTH)
    page.text(_HEADER_ROW, _LABEL, book.say("plan_to"), "header")
    page.text(_HEADER_ROW, _LINE, book.say("plan_line"), "header")
    for at, month in enumerate(found.months, _FIRST):
        page.month(_HEADER_ROW, at, month, "header", "right", "tight")
    page.text(_HEADER_ROW, end, book.say("plan_total"), "header", "right")
    page.text(_HEADER_ROW, end + 1, book.say("plan_later_months"), "header", "right")
    page.sheet.set_row(_HEADER_ROW, 44)


def _block(page: Page, row: int, name: str, found: Realised, d: int) -> None:
    """Planned and happened as numbers, the deviation as formulas."""
    planned, actual = tidy(found.planned[d]).tolist(), tidy(found.actual[d]).tolist()
    end = _FIRST + len(found.months)
    for line, values in enumerate((planned, actual)):
        _labels(page, row + line, name if line == 0 else "", line)
        page.numbers(row + line, _FIRST, values, "fte")
        page.formula(
            row + line, end, f"=SUM({along(row + line, _FIRST, end - 1)})", sum(values), "fte", "strong"
        )
    deviation = [after - before for before, after in zip(planned, actual, strict=True)]
    _labels(page, row + 2, "", 2)
    formulas = [f"={here(row + 1, at)}-{here(row, at)}" for at in range(_FIRST, end + 1)]
    page.formulas(row + 2, _FIRST, formulas, [*deviation, sum(deviation)], "row", "signed", "strong")
    page.number(row + 2, end + 1, float(tidy(found.later[d])), "row", "signed", "strong")


def _labels(page: Page, row: int, name: str, line: int) -> None:
    style = ("row",) if line == len(_LINES) - 1 else ()
    page.text(row, _LABEL, name, *style, "text", "strong")
    page.text(row, _LINE, page.book.say(_LINES[line]), *style, "text", "muted")


def _totals(page: Page, row: int, found: Realised, starts: Sequence[int]) -> None:
    """Planned, happened and deviation of all Directions, as sums over their lines."""
    end = _FIRST + len(found.months)
    planned, actual = tidy(found.planned.sum(axis=0)), tidy(found.actual.sum(axis=0))
    for line, values in enumerate((planned, actual, actual - planned)):
        signed = "signed" if line == 2 else "fte"
        page.text(row + line, _LABEL, page.book.say("plan_total") if line == 0 else "", "total", "text")
        page.text(row + line, _LINE, page.book.say(_LINES[line]), "total", "text")
        cells = [*values.tolist(), float(tidy(values.sum()))]
        for at, value in enumerate(cells, _FIRST):
            terms = "+".join(here(start + line, at) for start in starts) or "0"
            page.formula(row + line, at, f"={terms}", float(tidy(value)), "total", signed)
        page.blank(row + line, end + 1, "total")
    later = "+".join(here(start + 2, end + 1) for start in starts) or "0"
    page.formula(row + 2, end + 1, f"={later}", float(tidy(found.later.sum())), "total", "signed")
