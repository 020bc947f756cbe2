"""The trade-off workbook: the curve, and each of its plans in a row with what the step to it buys."""

from __future__ import annotations

import math

from planner.dataset.types import Dataset
from planner.messages import number, text
from planner.reading.types import Case
from planner.scenarios.result import figure_words
from planner.scenarios.result import is_share as is_share_figure
from planner.tolerances import NOISE
from planner.tradeoff.curve_words import axis_style, axis_words, remarks, shown_slopes, slope_words
from planner.tradeoff.frontier import Frontier
from planner.writing.rendering import Rendered
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.sheets_apart import Part
from planner.writing.tables.book import Column, Sheet, plain_table, render_book
from planner.writing.tables.charts import TEXT, Series, axis, curve

_CHART = (900, 420)  # pixels
_CHART_ROWS = 22
_ROW_PIXELS = 20
_PAGE_ROWS = 36  # that fit on a page with the heading; a chart is not to be cut in two


def render_tradeoff(case: Case, dataset: Dataset, found: Frontier) -> Rendered:
    """The trade-off workbook, ready to be saved."""
    names = [axis_words(axis, case.language, dataset.currency) for axis in found.axes]
    plain = plain_table("tradeoff", names, [(point.first, point.second) for point in found.points])
    name = text("scenarios.sheet_tradeoff", case.language)
    return render_book(case, dataset, {"tradeoff": Part(name, lambda book: _write(book, found), plain)})


def _write(book: Book, found: Frontier) -> None:
    currency = book.plan.dataset.currency
    names = [axis_words(axis, book.language, currency) for axis in found.axes]
    sheet = Sheet(book, "tradeoff", book.say("scenarios.tradeoff_subtitle"))
    measures = _measures(found)
    unit, steps = shown_slopes(found)
    heads = [
        *names,
        slope_words(found, unit, book.language, currency),
        *(figure_words(key, book.language) for key in measures),
    ]
    sheet.header(
        [Column(book.say("scenarios.plan_number"), 11), *(Column(head, 18) for head in heads)], height=62
    )
    styles = [axis_style(axis) for axis in found.axes]
    top = sheet.row
    for place, (point, slope) in enumerate(zip(found.points, steps, strict=True), start=1):
        values = [
            (point.first, styles[0]),
            (point.second, styles[1]),
            (float("nan") if slope is None else slope, "decimal"),
        ]
        figures = point.figures.values
        values += [(figures[key], "share" if is_share_figure(key) else "fte") for key in measures]
        sheet.cells(number(place, book.language, 0), values)
    _remarks(sheet, found)
    if len(found.points) > 1:
        _chart(sheet, found, top, names)
    sheet.close()


def _measures(found: Frontier) -> list[str]:
    """Figures worth a column that differ along the curve: overall ones, and staff and own share at the end."""
    if not found.points:
        return []
    known = list(found.points[0].figures.values)
    ends = [[key for key in known if key.startswith(name)][-1:] for name in ("staff.", "own_share.")]
    keys = ["leaving", "moved", "missed", "unmet", *(key for end in ends for key in end)]
    return [key for key in keys if len({round(point.figures.values[key], 3) for point in found.points}) > 1]


def _remarks(sheet: Sheet, found: Frontier) -> None:
    """What was met first, whether other plans lie between, and whether there is anything to discuss at all."""
    book = sheet.book
    sheet.row += 1
    for said in remarks(found, book.language, book.plan.dataset.currency):
        sheet.remark(said)


def chart_axis(number_format: str, name: str, values: list[float]) -> dict[str, object]:
    """An axis that shows the range of ``values`` and a little more, between round numbers."""
    low, high = min(values), max(values)
    step = 10.0 ** math.floor(math.log10(max(high - low, NOISE)))
    bounds = {"min": math.floor(low / step) * step, "max": math.ceil(high / step) * step}
    return {**axis(number_format), **bounds, "name": name, "name_font": TEXT}


def _chart(sheet: Sheet, found: Frontier, top: int, names: list[str]) -> None:
    book, page, count = sheet.book, sheet.page, len(found.points)
    series = Series(
        book.say("scenarios.sheet_tradeoff"),
        Block(page.name, top, 1, count, 1).all(),
        Block(page.name, top, 2, count, 1).all(),
    )
    formats = tuple("0.0%" if axis_style(axis) == "share" else "#,##0.##" for axis in found.axes)
    chart = curve(
        book, book.say("scenarios.tradeoff_chart"), [series], (formats[0], formats[1]), (names[0], names[1])
    )
    chart.set_x_axis(chart_axis(formats[0], names[0], [point.first for point in found.points]))
    chart.set_y_axis(chart_axis(formats[1], names[1], [point.second for point in found.points]))
    chart.set_size({"width": _CHART[0], "height": _CHART[1]})
    sheet.row += 1
    if sheet.row + _CHART_ROWS > _PAGE_ROWS:
        page.sheet.set_h_pagebreaks([sheet.row])
    for row in range(sheet.row, sheet.row + _CHART_ROWS):
        page.sheet.set_row_pixels(row, _ROW_PIXELS)
    page.sheet.insert_chart(sheet.row, 0, chart, {"x_offset": 8})
    sheet.reach(8 + _CHART[0])
    sheet.row += _CHART_ROWS
