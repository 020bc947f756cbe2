"""Native charts in one manner: thin lines, few colours, months as dates; and the sheet of small multiples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.paper import even_rows, head_of_sheet, print_setup
from planner.writing.sheets.staff import minimum_in_force
from planner.writing.sheets.transfers import TYPE
from planner.writing.style import BLUE, FAINT, FONT, GREY, INK, ORANGE, SERIES, month_format

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

_TEXT = {"name": FONT, "size": 10.5, "color": INK}
_ACROSS, _DOWN = 3, 4
_WIDTH, _TALLEST, _PAGE_HEIGHT = 445, 235, 780  # pixels: small charts, and all of them on a landscape page
_ROW_PIXELS, _COLUMN_PIXELS = 21, 64
_BELOW = 2
"""Rows of small charts that the two charts below take."""

_CROWD = 15  # Directions that bars can show
_LABELS_ALONG = 6  # labels on the axis of months
_STEPS = (1, 2, 3, 6, 12)  # months between labels, so that they fall on the same months each year


def write_charts(book: Book) -> None:
    """Staff against minimum, one small chart per Direction, the least room first where there are many.

    Below them all centres in the last month, whose names need some height, and the people in training.
    """
    page, dataset = book.page("charts"), book.plan.dataset
    shown = _tightest(book)
    note = "plan_charts_subtitle" if len(shown) == len(dataset.directions) else "plan_charts_some"
    head_of_sheet(page, book.heading("charts"), book.say(note, shown=len(shown), all=len(dataset.directions)))
    rows = -(-len(shown) // _ACROSS)
    height = min(_TALLEST, _PAGE_HEIGHT // (rows + _BELOW))
    top = _ceiling(book, shown)
    for place, d in enumerate(shown):
        row, column = divmod(place, _ACROSS)
        chart = _staff_of(book, d, top, (_WIDTH - 8, height - 8))
        page.sheet.insert_chart(3, 0, chart, {"x_offset": column * _WIDTH, "y_offset": row * height})
    half = _ACROSS * _WIDTH // 2
    for at, draw in enumerate((centres_chart, seats_chart)):
        chart = draw(book, (half - 8, _BELOW * height - 8))
        page.sheet.insert_chart(3, 0, chart, {"x_offset": at * half, "y_offset": rows * height})
    last_row = 3 + -(-(rows + _BELOW) * height // _ROW_PIXELS)
    last_column = -(-_ACROSS * _WIDTH // _COLUMN_PIXELS) - 1
    even_rows(page, 3, last_row, _ROW_PIXELS)
    print_setup(page, last_row=last_row, last_column=last_column, landscape=True, pages_high=1)


def _tightest(book: Book) -> list[int]:
    """Directions to draw: all in their order, or as many as fit a page, those with the least room above minimum."""
    count, most = len(book.plan.dataset.directions), _ACROSS * _DOWN
    if count <= most:
        return list(range(count))
    room = book.figures.staff - minimum_in_force(book)
    least = np.where(np.isnan(room), np.inf, room).min(axis=1)
    return sorted(np.argsort(least, kind="stable")[:most].tolist())


def _ceiling(book: Book, shown: list[int]) -> float:
    """One scale for all small charts, so that centres compare at a glance."""
    highest = float(book.figures.staff[shown].max(initial=0.0))
    minimum = minimum_in_force(book)[shown]
    highest = max(highest, float(np.nanmax(minimum)) if not np.isnan(minimum).all() else 0.0, 1.0)
    step = 10 ** np.floor(np.log10(highest)) / 2
    return float(np.ceil(highest * 1.05 / step) * step)


def _staff_of(book: Book, d: int, ceiling: float, size: tuple[int, int]) -> Chart:
    chart = book.workbook.add_chart({"type": "line"})
    staff, limits = book.blocks["staff.trained"], book.blocks.get("staff.minimum")
    _line(book, chart, "staff", book.say("plan_chart_staff"), staff.line(d), BLUE)
    row = book.minimum_rows.get(d)
    if limits and row is not None:
        only_month = book.plan.dataset.directions[d].minimum_from == book.plan.dataset.months - 1
        name = book.say("plan_chart_minimum")
        _line(book, chart, "staff", name, limits.line(row), ORANGE, dashed=True, marked=only_month)
    place = Block(staff.sheet, staff.row + d, 0, 1, 1).cell()
    _finish(book, chart, _name(book.plan.dataset.directions[d].name, place), "0", size)
    chart.set_y_axis(_axis("0", minimum=0.0, maximum=ceiling))
    return chart


def own_share_chart(book: Book, size: tuple[int, int]) -> Chart:
    """Own staff's share of the work against its target."""
    chart = book.workbook.add_chart({"type": "line"})
    blocks = book.blocks
    _line(book, chart, "staff", book.say("plan_own_share"), blocks["staff.own_share"].line(0), BLUE)
    if "staff.own_target" in blocks:
        target = blocks["staff.own_target"].line(0)
        _line(book, chart, "staff", book.say("plan_own_target"), target, ORANGE, dashed=True)
    _finish(book, chart, book.say("plan_chart_own_share"), "0%", size)
    return chart


def transfers_chart(book: Book, size: tuple[int, int]) -> Chart:
    """Transfers of each month, stacked by type."""
    chart = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    block = book.blocks["transfers.types"]
    names = Block(block.sheet, block.row, TYPE, block.rows, 1)
    for e, advisor in enumerate(book.plan.dataset.types):
        name = _name(advisor.name, names.cell(e))
        _column(book, chart, "transfers", name, block.line(e), SERIES[e % len(SERIES)])
    _finish(book, chart, book.say("plan_chart_transfers"), "0", size)
    return chart


def work_chart(book: Book, size: tuple[int, int]) -> Chart:
    """Who does the work of each month: own staff, partners, nobody."""
    chart = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for row, (code, colour) in enumerate(
        (("plan_own_work", BLUE), ("plan_by_partners", ORANGE), ("plan_unmet", GREY))
    ):
        values = book.blocks["staff.work_parts"].line(row)
        _column(book, chart, "staff", book.say(code), values, colour)
    _finish(book, chart, book.say("plan_chart_work"), "#,##0", size)
    return chart


def seats_chart(book: Book, size: tuple[int, int]) -> Chart:
    """People in training against seats, all Directions together."""
    chart = book.workbook.add_chart({"type": "line"})
    blocks = book.blocks
    people = blocks["training.total"].line(0)
    _line(book, chart, "training", book.say("plan_chart_trainees"), people, BLUE)
    if "training.seats_total" in blocks:
        seats = blocks["training.seats_total"].line(0)
        _line(book, chart, "training", book.say("plan_chart_seats"), seats, ORANGE, dashed=True)
    _finish(book, chart, book.say("plan_chart_training"), "0", size)
    return chart


def centres_chart(book: Book, size: tuple[int, int]) -> Chart:
    """Trained staff of each Direction in the last month, beside its minimum."""
    chart = book.workbook.add_chart({"type": "bar"})
    trained = book.blocks["staff.trained"]
    count = min(trained.rows, _CROWD)
    names = Block(trained.sheet, trained.row, 0, count, 1)
    minimum = Block(trained.sheet, trained.row, 2, count, 1)
    last = trained.columns - 1
    bars = (
        ("plan_chart_staff", trained.span(0, last, count - 1, last), BLUE),
        ("plan_chart_minimum", minimum.all(), ORANGE),
    )
    for code, values, colour in bars:
        chart.add_series(
            {
                "name": book.say(code),
                "categories": "=" + names.all(),
                "values": "=" + values,
                "fill": {"color": colour},
                "border": {"none": True},
                "gap": 45,
            }
        )
    _dress(chart, book.say("plan_chart_centres", month=book.month(last)), size)
    names_axis = {
        "reverse": True,
        "num_font": _TEXT,
        "line": {"color": GREY},
        "major_tick_mark": "none",
    }
    chart.set_y_axis({**names_axis, "interval_unit": 1})
    chart.set_x_axis({**_axis("0", minimum=0.0), "label_position": "high"})
    return chart


def _line(
    book: Book,
    chart: Chart,
    sheet: str,
    name: str,
    values: str,
    colour: str,
    *,
    dashed: bool = False,
    marked: bool = False,
) -> None:
    """A line over the months of ``sheet``; ``marked`` shows its points: a single one would be no line."""
    line: dict[str, object] = {"color": colour, "width": 1.5 if dashed else 2.25}
    if dashed:
        line["dash_type"] = "dash"
    marker = {"type": "diamond", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
    chart.add_series(
        {
            "name": name,
            "categories": "=" + book.blocks[f"{sheet}.header"].all(),
            "values": "=" + values,
            "line": line,
            **({"marker": marker} if marked else {}),
        }
    )


def _column(book: Book, chart: Chart, sheet: str, name: str, values: str, colour: str) -> None:
    """Columns over the months of ``sheet``; of a user's ``name`` see ``_name``."""
    chart.add_series(
        {
            "name": name,
            "categories": "=" + book.blocks[f"{sheet}.header"].all(),
            "values": "=" + values,
            "fill": {"color": colour},
            "border": {"none": True},
            "gap": 35,
        }
    )


def _name(name: str, cell: str) -> str:
    """A user's name for a chart: one that begins with ``=`` would be a formula, and is read from its ``cell``."""
    return f"={cell}" if name.startswith("=") else name


def _dress(chart: Chart, title: str, size: tuple[int, int]) -> None:
    """Title (of a user's name see ``_name``), legend, size and a faint frame."""
    chart.set_title({"name": title, "name_font": {**_TEXT, "size": 10, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    chart.set_size({"width": size[0], "height": size[1]})
    chart.set_chartarea({"border": {"color": FAINT}, "fill": {"color": "#FFFFFF"}})
    chart.set_plotarea({"fill": {"none": True}})


def _finish(book: Book, chart: Chart, title: str, number_format: str, size: tuple[int, int]) -> None:
    """A chart over months: a label every so many months, values from zero, gaps where there is no value."""
    months = book.plan.dataset.months
    step = next((step for step in _STEPS if months <= step * _LABELS_ALONG), -(-months // _LABELS_ALONG))
    _dress(chart, title, size)
    chart.show_blanks_as("gap")
    chart.set_y_axis(_axis(number_format, minimum=0.0))
    chart.set_x_axis(
        {
            "date_axis": True,
            "num_format": month_format(book.language),
            "num_font": _TEXT,
            "major_unit": step,
            "major_unit_type": "months",
            "minor_unit": 1,
            "minor_unit_type": "months",
            "line": {"color": GREY},
            "major_tick_mark": "outside",
        }
    )


def _axis(number_format: str, *, minimum: float, maximum: float | None = None) -> dict[str, object]:
    bounds = {"min": minimum} if maximum is None else {"min": minimum, "max": maximum}
    return {
        "num_format": number_format,
        "num_font": _TEXT,
        "major_gridlines": {"visible": True, "line": {"color": FAINT, "width": 0.75}},
        "line": {"none": True},
        "major_tick_mark": "none",
        **bounds,
    }
