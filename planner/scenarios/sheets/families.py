"""Sheets of sweeps and draws: the value of each run, a grid for two variations, the spread of many scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from planner.display import percent
from planner.messages import number, text
from planner.scenarios.collect import Collected, Family
from planner.scenarios.read_scenarios import change_words, value_words, variation_words
from planner.scenarios.result import OVERALL, YEARLY, figure_words
from planner.scenarios.result import is_share as is_share_figure
from planner.schema.rules import GOAL_IDS
from planner.schema.status import Status
from planner.tolerances import SAME
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.sheets_apart import Part, Write
from planner.writing.tables.book import Column, Sheet, Value, plain_table
from planner.writing.tables.charts import Series, columns, curve

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

_MONEY = {"targets", "service", "cost"}
_MOST_RUNS = 400
_MOST_PLAIN = 10_000
_MOST_COLUMNS = 26
_BINS = 20
_QUANTILES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
_BESIDE = 20  # a column beside what is printed, for what only a chart needs
_EACH_LABEL = 5  # bars of a histogram from one label to the next: more do not fit beside one another
_WIDTH, _HEIGHT, _ACROSS = 400, 300, 3  # pixels of a chart
_CHART_ROWS = 16


def family_parts(collected: Collected) -> dict[str, Part]:
    """One sheet for each sweep or draw."""
    language = collected.study.language
    parts = {}
    for position, family in enumerate(collected.families, start=1):
        drawn = collected.study.draws_from(family.listed)
        name = text("scenarios.sheet_draws" if drawn else "scenarios.sheet_sweep", language)
        suffix = f" {position}" if len(collected.families) > 1 else ""
        key = f"family.{position}"
        parts[key] = Part(name + suffix, _writer(key, family, drawn=drawn), _plain_runs(key, family))
    return parts


def _writer(key: str, family: Family, *, drawn: bool) -> Write:
    def write(book: Book) -> None:
        sheet = Sheet(book, key, _subtitle(book, family))
        if drawn:
            _write_draws(sheet, family)
        elif len(family.listed.variations) == 2 and _grid_fits(family):
            _write_grid(sheet, family)
        else:
            _write_runs(sheet, family)
        _write_failures(sheet, family)
        sheet.close()

    return write


def _plain_runs(key: str, family: Family) -> Write:
    """The number of each run, what was varied and what came out, with nothing else."""
    heads = ["", *(variation.target.words for variation in family.listed.variations), *family.columns]
    columns = [*(map(family.variation, range(len(family.varied)))), *map(family.column, family.columns)]
    count = min(len(family.numbers), _MOST_PLAIN)
    rows = ([float(run + 1), *(float(column[run]) for column in columns)] for run in range(count))
    return plain_table(key, heads, list(rows))


def _subtitle(book: Book, family: Family) -> str:
    parts = [variation_words(variation, book.language) for variation in family.listed.variations]
    fixed = [change_words(change, book.language) for change in family.listed.changes]
    name = [family.listed.name] if family.listed.name else []
    return " · ".join([*name, *fixed, *parts])


def _measures(family: Family) -> list[str]:
    """Goals and figures that are not the same in every run: overall ones, and those at the end of the horizon."""
    known = list(family.columns)
    ends = [[key for key in known if key.startswith(f"{name}.")][-1:] for name in YEARLY]
    wanted = [*GOAL_IDS, *OVERALL, *(key for end in ends for key in end)]
    return [key for key in wanted if key in known and _varies(family.column(key))]


def _varies(values: FloatArray) -> bool:
    known = values[~np.isnan(values)]
    return bool(known.size) and bool(np.ptp(known) > SAME)


def _label(book: Book, key: str) -> str:
    if key in GOAL_IDS:
        return book.say(f"scenarios.goal_{key}", currency=book.plan.dataset.currency)
    return figure_words(key, book.language)


def _style(key: str) -> str:
    return "share" if is_share_figure(key) else "money" if key in _MONEY else "fte"


def _key_measures(family: Family) -> list[str]:
    """The measures worth a chart: cost, the last year's own share, and what is missed or unmet."""
    keys = _measures(family)
    shares = [key for key in keys if key.startswith("own_share.")]
    wanted = ["cost", *shares[-1:], "missed", "unmet"]
    return [key for key in wanted if key in keys][:3] or keys[:1]


# Sweeps -----------------------------------------------------------------------------------------------------


def _write_runs(sheet: Sheet, family: Family) -> None:
    """One row per run, and a chart of each key measure where one value moves."""
    book, keys = sheet.book, _measures(family)
    heads = [_label(book, key) for key in keys[:_MOST_COLUMNS]]
    sheet.header([Column(book.say("scenarios.run"), 14), *(Column(head, 13.5) for head in heads)], height=62)
    first = sheet.row
    values = [family.column(key) for key in keys[:_MOST_COLUMNS]]
    names = _run_names(book, family)
    for i, name in enumerate(names[:_MOST_RUNS]):
        sheet.cells(
            name, [(float(column[i]), _style(key)) for key, column in zip(keys, values, strict=False)]
        )
    if len(names) > _MOST_RUNS:
        sheet.remark(
            book.say("scenarios.more_runs", count=number(len(names) - _MOST_RUNS, book.language, 0)), "muted"
        )
    if len(family.listed.variations) == 1 and keys:
        _charts_of_sweep(sheet, family, first, min(len(names), _MOST_RUNS), keys)


def _run_names(book: Book, family: Family) -> list[str]:
    variations = family.listed.variations
    columns_ = [family.variation(i) for i in range(len(variations))]
    return [
        " ; ".join(
            value_words(variation.at(float(values[run])), book.language)
            for variation, values in zip(variations, columns_, strict=True)
        )
        for run in range(len(family.numbers))
    ]


def _charts_of_sweep(sheet: Sheet, family: Family, first: int, count: int, keys: Sequence[str]) -> None:
    """The swept value along, a key measure up."""
    book, page = sheet.book, sheet.page
    sheet.row += 1
    top, hidden = sheet.row, max(len(keys) + 3, _BESIDE)
    for i in range(count):
        page.number(first + i, hidden, float(family.variation(0)[i]), "muted")
    along = Block(page.name, first, hidden, count, 1)
    title = variation_words(family.listed.variations[0], book.language)
    for place, key in enumerate(_key_measures(family)):
        up = Block(page.name, first, 1 + keys.index(key), count, 1)
        series = Series(_label(book, key), along.all(), up.all())
        formats = ("General", _axis_format(key))
        chart = curve(book, _label(book, key), [series], formats, (title, ""))
        _place(sheet, chart, top, place)
    sheet.row = top + _CHART_ROWS * -(-len(_key_measures(family)) // _ACROSS)


def _axis_format(key: str) -> str:
    """Numbers on an axis: percents, millions of money, or as they are."""
    if is_share_figure(key):
        return "0%"
    return '#,##0.0,,"M"' if key in _MONEY else "#,##0"


def _place(sheet: Sheet, chart: object, top: int, place: int) -> None:
    down, across = divmod(place, _ACROSS)
    chart.set_size({"width": _WIDTH - 10, "height": _HEIGHT - 10})  # type: ignore[attr-defined]
    row = top + down * _CHART_ROWS
    for at in range(row, row + _CHART_ROWS):
        sheet.page.sheet.set_row_pixels(at, 20)
    sheet.page.sheet.insert_chart(row, 0, chart, {"x_offset": across * _WIDTH})
    sheet.reach((across + 1) * _WIDTH)


def _grid_fits(family: Family) -> bool:
    sizes = [len(variation.span.values()) for variation in family.listed.variations]
    return sizes[1] <= _MOST_COLUMNS and prod(sizes) == len(family.numbers)


def _write_grid(sheet: Sheet, family: Family) -> None:
    """For each key measure a table: the first variation down, the second across, shaded from low to high."""
    book = sheet.book
    down, across = family.listed.variations
    heads = [value_words(across.at(value), book.language) for value in across.span.values()]
    corner = f"{variation_words(down, book.language)} ↓   {variation_words(across, book.language)} →"
    sheet.header([Column(corner, 44), *(Column(head, 14) for head in heads)], height=48)
    for key in _key_measures(family):
        sheet.section(_label(book, key))
        table = family.column(key).reshape(len(down.span.values()), len(heads))
        first = sheet.row
        for value, line in zip(down.span.values(), table, strict=True):
            sheet.line(
                value_words(down.at(value), book.language), [float(cell) for cell in line], _style(key)
            )
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9CC3DE"}
        sheet.page.sheet.conditional_format(first, 1, sheet.row - 1, len(heads), scale)


# Draws ------------------------------------------------------------------------------------------------------


def _write_draws(sheet: Sheet, family: Family) -> None:
    """The spread of every measure, and histograms of the key ones."""
    book, keys = sheet.book, _measures(family)
    heads = [
        book.say("scenarios.mean"),
        *(book.say("scenarios.quantile", percent=percent(share, book.language, 0)) for share in _QUANTILES),
    ]
    heads[1], heads[4], heads[-1] = (
        book.say(f"scenarios.{name}") for name in ("lowest", "middle", "highest")
    )
    sheet.header([Column("", 46), *(Column(head, 15) for head in heads)])
    planned = sum(
        count for status, count in family.statuses.items() if status in (Status.OPTIMAL, Status.LIMIT)
    )
    sheet.section(
        book.say("scenarios.spread"),
        book.say("scenarios.spread_note", planned=number(planned, book.language, 0),
                 count=number(len(family.numbers), book.language, 0)),
    )  # fmt: skip
    for key in keys:
        known = family.column(key)
        known = known[~np.isnan(known)]
        values: list[Value] = [float(known.mean()), *np.quantile(known, _QUANTILES).tolist()]
        sheet.line(_label(book, key), values, _style(key))
    for place, key in enumerate(_key_measures(family)):
        _histogram(sheet, family, key, place)


def _histogram(sheet: Sheet, family: Family, key: str, place: int) -> None:
    """How many scenarios fall in each of equal ranges of a measure, as a table beside the page and a chart."""
    book, page = sheet.book, sheet.page
    known = family.column(key)
    counts, edges = np.histogram(known[~np.isnan(known)], bins=_BINS)
    if place == 0:
        sheet.row += 1
        sheet.mark = sheet.row
    top, left = sheet.mark, 12 + 3 * place
    for i, count in enumerate(counts.tolist()):
        middle = float(edges[i] + edges[i + 1]) / 2
        shown = _bin_words(key, middle, book.language) if i % _EACH_LABEL == _EACH_LABEL // 2 else ""
        page.text(top + i, left, shown, "muted")
        page.number(top + i, left + 1, count, "count", "muted")
    names = Block(page.name, top, left, _BINS, 1)
    values = Block(page.name, top, left + 1, _BINS, 1)
    chart = columns(
        book, _label(book, key), Series("", names.all(), values.all()), book.say("scenarios.futures")
    )
    _place(sheet, chart, top, place)
    sheet.row = max(sheet.row, top + _CHART_ROWS * (1 + place // _ACROSS))


def _bin_words(key: str, middle: float, language: str) -> str:
    """The middle of a range, short enough to stand under a bar."""
    if is_share_figure(key):
        return percent(middle, language)
    return number(middle / 1e6, language) + " M" if abs(middle) >= 1e6 else number(middle, language, 0)


def _write_failures(sheet: Sheet, family: Family) -> None:
    """How many runs have no plan, and why the first of them have none."""
    if not family.reasons:
        return
    book = sheet.book
    planned = sum(
        count for status, count in family.statuses.items() if status in (Status.OPTIMAL, Status.LIMIT)
    )
    sheet.section(book.say("scenarios.unplanned"))
    sheet.remark(book.say("scenarios.unplanned_count", count=number(len(family.numbers) - planned, book.language, 0),
                          all=number(len(family.numbers), book.language, 0)))  # fmt: skip
    colon = " : " if book.language == "fr" else ": "
    for name, reason in family.reasons:
        sheet.remark(f"{name}{colon}{reason}", "muted")
