"""The workbook of alternatives: what each is best at, what it costs, and how its transfers differ."""

from __future__ import annotations

from collections.abc import Sequence

from planner.alternatives.near_optimal import Style
from planner.alternatives.run import Alternative
from planner.dataset.types import Dataset
from planner.messages import text
from planner.reading.types import Case
from planner.scenarios.result import figure_words, figures_of
from planner.scenarios.result import is_share as is_share_figure
from planner.schema.rules import GOALS
from planner.writing.rendering import Rendered
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.sheets_apart import Part
from planner.writing.tables.book import Column, Sheet, Value, plain_table, render_book
from planner.writing.tables.charts import Series, lines_over_months

_CHART = (900, 330)  # pixels
_CHART_ROWS, _ROW_PIXELS = 17, 20
_LABEL, _CELL = 46, 18
_MONEY = {"targets", "service", "cost"}
_TRAITS = ((Style.POOLS, "count"), (Style.MONTHS, "fte"), (Style.DISTANCE, "fte"), (Style.CHANGE, "fte"))


def render_alternatives(case: Case, dataset: Dataset, found: Sequence[Alternative]) -> Rendered:
    """The workbook of alternatives, ready to be saved."""
    language = case.language
    plain = plain_table(
        "alternatives",
        ["", *(text(f"scenarios.style_{one.style}", language) for one in found)],
        [
            (
                text(f"scenarios.goal_{goal.id}", language, currency=dataset.currency),
                *(one.plan.goals.get(goal.id) for one in found),
            )
            for goal in GOALS
        ],
    )
    writers = {
        "alternatives": (lambda book: _write_overview(book, found), plain),
        "by_month": (lambda book: _write_months(book, found), None),
        "by_pool": (lambda book: _write_pools(book, found), None),
    }
    parts = {
        key: Part(text(f"scenarios.sheet_{key}", language), *writers_of)
        for key, writers_of in writers.items()
    }
    return render_book(case, dataset, parts)


def style_words(book: Book, one: Alternative) -> str:
    """What a plan is best at: ``Fewest pools``."""
    return book.say(f"scenarios.style_{one.style}")


def _write_overview(book: Book, found: Sequence[Alternative]) -> None:
    """What each plan is best at, what it costs, and the figures that differ."""
    sheet = Sheet(book, "alternatives", book.say("scenarios.alternatives_subtitle"))
    sheet.header([Column("", _LABEL), *(Column(style_words(book, one), _CELL) for one in found)], height=36)
    sheet.section(book.say("scenarios.traits"))
    for trait, style in _TRAITS:
        values: list[Value] = [float(getattr(one.traits, trait)) for one in found]
        sheet.line(book.say(f"scenarios.trait_{trait}"), values, style)
    sheet.section(book.say("scenarios.goals"), book.say("scenarios.results_note"))
    for goal in GOALS:
        if any(one.plan.goals.get(goal.id) for one in found):
            label = book.say(f"scenarios.goal_{goal.id}", currency=book.plan.dataset.currency)
            sheet.line(
                label, [one.plan.goals[goal.id] for one in found], "money" if goal.id in _MONEY else "fte"
            )
    least = found[0].plan.goals["cost"]
    costs: list[Value] = [one.plan.goals["cost"] / least - 1 if least else 0.0 for one in found]
    sheet.line(book.say("scenarios.cost_above"), costs, "points")
    _write_figures(sheet, found)
    for one in found:
        if not one.proven:
            sheet.remark(book.say("scenarios.unproven", style=style_words(book, one)), "muted")
    sheet.close(landscape=False)


def _write_figures(sheet: Sheet, found: Sequence[Alternative]) -> None:
    """Figures that differ between the plans."""
    book = sheet.book
    figures = [figures_of(one.plan).values for one in found]
    sheet.section(book.say("scenarios.results"))
    for key in figures[0]:
        if len({round(one[key], 3) for one in figures}) > 1:
            sheet.line(figure_words(key, book.language), [one[key] for one in figures],
                       "share" if is_share_figure(key) else "fte")  # fmt: skip


def _write_months(book: Book, found: Sequence[Alternative]) -> None:
    """Departures month by month, with their chart."""
    sheet = Sheet(book, "by_month", book.say("scenarios.departures_subtitle"))
    months = book.plan.dataset.months
    sheet.header([Column("", 30), *(Column("", 7.5) for _ in range(months))], height=20)
    for t in range(months):
        sheet.page.month(sheet.row - 1, 1 + t, book.plan.dataset.month(t), "header", "right", "tight")
    heads = Block(sheet.page.name, sheet.row - 1, 1, 1, months)
    series = []
    for one in found:
        by_month = one.plan.quantities.transfers.sum(axis=(0, 1)).tolist()
        block = sheet.line(style_words(book, one), by_month, "grid")
        series.append(Series(style_words(book, one), heads.all(), block.all()))
    chart = lines_over_months(book, book.say("scenarios.month_leaving"), series, "0")
    chart.set_size({"width": _CHART[0], "height": _CHART[1]})
    sheet.row += 1
    for row in range(sheet.row, sheet.row + _CHART_ROWS):
        sheet.page.sheet.set_row_pixels(row, _ROW_PIXELS)
    sheet.page.sheet.insert_chart(sheet.row, 0, chart, {"x_offset": 8})
    sheet.reach(8 + _CHART[0])
    sheet.row += _CHART_ROWS
    sheet.close()


def _write_pools(book: Book, found: Sequence[Alternative]) -> None:
    """What each pool gives up in each plan."""
    sheet = Sheet(book, "by_pool", book.say("scenarios.by_pool_subtitle"))
    sheet.header([Column("", 30), *(Column(style_words(book, one), _CELL) for one in found)], height=36)
    totals = [one.plan.quantities.transfers.sum(axis=(1, 2)) for one in found]
    for s, pool in enumerate(book.plan.dataset.pools):
        sheet.line(pool.name, [float(total[s]) for total in totals], "grid")
    sheet.close(landscape=False)
