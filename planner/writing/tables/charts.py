"""Charts of the comparison workbooks, in the manner of the plan workbook's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.writing.sheets.book import Book
from planner.writing.style import FAINT, FONT, GREY, INK, SERIES, month_format

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

TEXT = {"name": FONT, "size": 8, "color": INK}
_DASHES = ("solid", "dash", "round_dot", "long_dash")


@dataclass(frozen=True, slots=True)
class Series:
    """A line, bar or scatter: its name, and references to its categories and values."""

    name: str
    categories: str
    values: str


def lines_over_months(book: Book, title: str, series: Sequence[Series], number_format: str) -> Chart:
    """One line per scenario over the months; the first, the case as it is, is drawn heavier."""
    chart = book.workbook.add_chart({"type": "line"})
    for i, one in enumerate(series):
        chart.add_series(_series(one) | {"line": _stroke(i, 3.0 if i == 0 else 1.75)})
    dress(chart, title)
    chart.set_y_axis(axis(number_format))
    chart.set_x_axis(
        {
            "date_axis": True,
            "num_format": month_format(book.language),
            "num_font": TEXT,
            "major_unit": 3,
            "major_unit_type": "months",
            "line": {"color": GREY},
        }
    )
    return chart


def bars(book: Book, title: str, series: Series, number_format: str, colour: str = SERIES[0]) -> Chart:
    """One bar per scenario, the first on top."""
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(_series(series) | {"fill": {"color": colour}, "border": {"none": True}, "gap": 45})
    dress(chart, title)
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": TEXT, "line": {"color": GREY}, "major_tick_mark": "none"})
    chart.set_x_axis({**axis(number_format), "label_position": "high"})
    return chart


def columns(book: Book, title: str, series: Series, label: str) -> Chart:
    """A histogram: how many scenarios lie in each range."""
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(_series(series) | {"fill": {"color": SERIES[0]}, "border": {"none": True}, "gap": 8})
    dress(chart, title)
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": TEXT, "line": {"color": GREY}, "interval_unit": 1})
    chart.set_y_axis({**axis("0"), "name": label, "name_font": TEXT})
    return chart


def curve(
    book: Book, title: str, series: Sequence[Series], formats: tuple[str, str], names: tuple[str, str]
) -> Chart:
    """Points joined by straight lines, of two measures; each axis shows its own range."""
    chart = book.workbook.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for i, one in enumerate(series):
        marker = {"type": "circle", "size": 6, "fill": {"color": SERIES[i]}, "border": {"color": SERIES[i]}}
        chart.add_series(_series(one) | {"line": _stroke(i, 1.5), "marker": marker})
    dress(chart, title)
    if len(series) == 1:
        chart.set_legend({"none": True})
    chart.set_x_axis({**axis(formats[0]), "name": names[0], "name_font": TEXT})
    chart.set_y_axis({**axis(formats[1]), "name": names[1], "name_font": TEXT})
    return chart


def dress(chart: Chart, title: str) -> None:
    """Title, legend and a faint frame."""
    chart.set_title({"name": title, "name_font": {**TEXT, "size": 10, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": TEXT})
    chart.set_chartarea({"border": {"color": FAINT}, "fill": {"color": "#FFFFFF"}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.show_blanks_as("gap")


def axis(number_format: str) -> dict[str, object]:
    """A value axis with faint gridlines."""
    return {
        "num_format": number_format,
        "num_font": TEXT,
        "major_gridlines": {"visible": True, "line": {"color": FAINT, "width": 0.75}},
        "line": {"none": True},
        "major_tick_mark": "none",
    }


def _series(series: Series) -> dict[str, object]:
    return {"name": series.name, "categories": "=" + series.categories, "values": "=" + series.values}


def _stroke(i: int, width: float) -> dict[str, object]:
    """Colours in turn; where they run out, dashes tell the rest apart."""
    return {
        "color": SERIES[i % len(SERIES)],
        "width": width,
        "dash_type": _DASHES[i // len(SERIES) % len(_DASHES)],
    }
