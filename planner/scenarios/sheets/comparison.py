"""The comparison workbook: scenarios side by side, by month and in charts; sweeps and draws on sheets of their own."""

from __future__ import annotations

from collections.abc import Sequence

from planner.dataset.types import Dataset
from planner.display import display
from planner.messages import text
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, change_case
from planner.scenarios.band import band_properties
from planner.scenarios.collect import Collected
from planner.scenarios.differences import Input, Key, differing, inputs, is_share
from planner.scenarios.result import MONTHLY, SHARES, figure_words
from planner.scenarios.result import is_share as is_share_figure
from planner.scenarios.sheets.families import family_parts
from planner.scenarios.types import Result
from planner.schema.rules import GOALS
from planner.schema.types import Language
from planner.writing.rendering import Rendered
from planner.writing.sheets.book import Block, Book, here
from planner.writing.sheets.paper import even_rows
from planner.writing.sheets.sheets_apart import Part, Write
from planner.writing.tables.book import Column, Sheet, Value, plain_table, render_book
from planner.writing.tables.charts import Series, bars, lines_over_months

_LABEL, _LONGEST, _CELL = 46, 66, 14.5  # characters: labels, at least and at most; a scenario
_PORTRAIT = 4  # scenarios that stand side by side on an upright page
_MOST_INPUTS = 60
_ROUNDED_FROM = 1000  # from here on one decimal is enough
_CHART = (620, 330)  # pixels
_ROW_PIXELS, _COLUMN_PIXELS = 21, 64
_MONEY = {"targets", "service", "cost"}


def render_comparison(case: Case, dataset: Dataset, collected: Collected) -> Rendered:
    """The comparison of a study's results, ready to be saved."""
    band = collected.spread.band()
    properties = band_properties(band, case.fingerprint) if band is not None else {}
    parts = {**_whole_parts(case, dataset, collected), **family_parts(collected)}
    return render_book(case, dataset, parts, properties)


def _whole_parts(case: Case, dataset: Dataset, collected: Collected) -> dict[str, Part]:
    """The sheets of the scenarios written out: side by side, by month, and in charts."""
    results = collected.whole
    if len(results) == 1 and collected.families:
        return {}
    writers: dict[str, tuple[Write, Write | None]] = {
        "comparison": (
            lambda book: _write_side_by_side(book, case, collected, results),
            _plain_results(results, dataset.currency, case.language),
        )
    }
    if any(result.figures is not None for result in results):
        writers["by_month"] = (lambda book: _write_monthly(book, results), None)
        writers["charts"] = (lambda book: _write_charts(book, results), None)
    return {key: Part(text(f"scenarios.sheet_{key}", case.language), *pair) for key, pair in writers.items()}


def _plain_results(results: Sequence[Result], currency: str, language: Language) -> Write:
    """How each scenario ended, with its goals, and with nothing else."""
    goals = [text(f"scenarios.goal_{goal.id}", language, currency=currency) for goal in GOALS]
    rows: list[list[Value]] = [
        [
            result.name,
            text(f"scenarios.status_{result.status}", language),
            *((result.goals or {}).get(goal.id) for goal in GOALS),
        ]
        for result in results
    ]
    return plain_table("comparison", ["", text("scenarios.status", language), *goals], rows)


# Side by side -----------------------------------------------------------------------------------------------


def _write_side_by_side(book: Book, case: Case, collected: Collected, results: Sequence[Result]) -> None:
    sheet = Sheet(book, "comparison", book.say("scenarios.comparison_subtitle"))
    changed = _differing_inputs(case, collected, results)
    labels = (*(words for words, _, _ in changed), *(label for _, label in _measures(book, results)))
    width = min(_LONGEST, max((_LABEL, *map(len, labels))))
    sheet.header([Column("", width), *(Column(result.name, _CELL) for result in results)], height=45)
    _write_inputs(sheet, changed)
    sheet.section(book.say("scenarios.results"), book.say("scenarios.results_note"))
    statuses: list[Value] = [text(f"scenarios.status_{result.status}", book.language) for result in results]
    sheet.line(book.say("scenarios.status"), statuses, "text")
    rows = _write_results(sheet, results)
    _write_differences(sheet, results, rows)
    _write_reasons(sheet, results)
    sheet.close(landscape=len(results) > _PORTRAIT)


def _write_inputs(sheet: Sheet, lines: Sequence[tuple[str, Sequence[Value], str]]) -> None:
    book = sheet.book
    sheet.section(book.say("scenarios.inputs"))
    for words, values, style in lines[:_MOST_INPUTS]:
        sheet.line(words, values, style)
    if len(lines) > _MOST_INPUTS:
        sheet.remark(book.say("scenarios.more_inputs", count=len(lines) - _MOST_INPUTS), "muted")
    sheet.remark(book.say("scenarios.inputs_note" if lines else "scenarios.no_inputs"), "muted")


def _differing_inputs(
    case: Case, collected: Collected, results: Sequence[Result]
) -> list[tuple[str, list[Value], str]]:
    """The cells that some scenario changes: words, the value of the case and of each scenario that differs, style."""
    base = inputs(case)
    others = [_changed_inputs(case, collected, result) or {} for result in results[1:]]
    changed = [differing(base, other) if other else set() for other in others]
    lines = []
    for key in _in_order(base, others):
        if not any(key in keys for keys in changed):
            continue
        cell = base.get(key) or next(other[key] for other in others if key in other)
        values = [_cell_text(cell, case.language) if key in base else None]
        for other, keys in zip(others, changed, strict=True):
            differs = key in keys and key in other
            values.append(_cell_text(other[key], case.language) if differs else None)
        lines.append((cell.words, values, _style(cell)))
    return lines


def _changed_inputs(case: Case, collected: Collected, result: Result) -> dict[Key, Input] | None:
    """The inputs of a scenario, None where they make no case."""
    try:
        return inputs(change_case(case, collected.study.scenario(result.number).changes))
    except CannotChange:
        return None


def _in_order(base: dict[Key, Input], others: Sequence[dict[Key, Input]]) -> list[Key]:
    known = dict.fromkeys(base)
    for other in others:
        known |= dict.fromkeys(other)
    return list(known)


def _cell_text(cell: Input, language: str) -> Value:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return float(cell.value)
    return display(cell.value, cell.column, language) or text("scenarios.blank_cell", language)


def _style(cell: Input) -> str:
    """As many decimals as a reader needs; the cell holds them all."""
    if is_share(cell.column):
        return "share"
    if not isinstance(cell.value, int | float) or float(cell.value).is_integer():
        return "money"
    return "fte" if abs(cell.value) >= _ROUNDED_FROM else "precise"


def _write_results(sheet: Sheet, results: Sequence[Result]) -> dict[str, int]:
    """Goals and figures that differ between scenarios; returns the row of each."""
    rows: dict[str, int] = {}
    for key, label in _measures(sheet.book, results):
        rows[key] = sheet.row
        sheet.line(label, [_value(result, key) for result in results], measure_style(key))
    return rows


def _measures(book: Book, results: Sequence[Result]) -> list[tuple[str, str]]:
    """Keys and names of what is worth comparing: goals, then figures, without those that are the same everywhere."""
    goals = [(goal.id, goal_words(book, goal.id)) for goal in GOALS]
    figures = next((list(result.figures.values) for result in results if result.figures), [])
    measures = [*goals, *((key, figure_words(key, book.language)) for key in figures)]
    return [(key, label) for key, label in measures if len(_distinct(results, key)) > 1]


def _distinct(results: Sequence[Result], key: str) -> set[float]:
    values = (_value(result, key) for result in results)
    return {round(value, 6) for value in values if value is not None and value == value}


def _value(result: Result, key: str) -> float | None:
    if result.goals is not None and key in result.goals:
        return result.goals[key]
    return result.figures.values.get(key) if result.figures is not None else None


def _write_differences(sheet: Sheet, results: Sequence[Result], rows: dict[str, int]) -> None:
    """Each result less that of the case as it is, as live formulas."""
    base = results[0]
    if base.figures is None or not rows:
        return
    book = sheet.book
    sheet.section(book.say("scenarios.differences"), book.say("scenarios.differences_note"))
    for key, label in _measures(book, results):
        reference = _value(base, key)
        formulas, values = [""], [None]
        for at, result in enumerate(results[1:], 2):
            value = _value(result, key)
            known = value is not None and reference is not None
            cell, first = here(rows[key], at), here(rows[key], 1, col_abs=True)
            formulas.append(f"={cell}-{first}" if known else "")
            values.append(value - reference if value is not None and reference is not None else None)  # type: ignore[arg-type]
        sheet.formulas(label, formulas, list(values), _difference_style(key))


def _write_reasons(sheet: Sheet, results: Sequence[Result]) -> None:
    failed = [result for result in results if result.reasons]
    if failed:
        sheet.section(sheet.book.say("scenarios.unplanned"))
        for result in failed:
            sheet.remark(sheet.book.say("words.named", name=result.name, what=" ".join(result.reasons)))


def goal_words(book: Book, goal: str) -> str:
    """A goal with its unit: ``Cost (EUR)``."""
    return book.say(f"scenarios.goal_{goal}", currency=book.plan.dataset.currency)


def measure_style(key: str) -> str:
    """The number format of a goal or figure."""
    if is_share_figure(key):
        return "share"
    return "money" if key in _MONEY else "fte"


def _difference_style(key: str) -> str:
    if is_share_figure(key):
        return "points"
    return "money" if key in _MONEY else "signed"


# By month and in charts ----------------------------------------------------------------------------------------


def _write_monthly(book: Book, results: Sequence[Result]) -> None:
    """Monthly figures: a block of one row per scenario for each, which the charts read."""
    sheet = Sheet(book, "by_month", book.say("scenarios.by_month_subtitle"))
    months = book.plan.dataset.months
    sheet.header([Column("", 36), *(Column("", 7.5) for _ in range(months))], height=20)
    for t in range(months):
        sheet.page.month(sheet.row - 1, 1 + t, book.plan.dataset.month(t), "header", "right", "tight")
    book.blocks["by_month.months"] = Block(sheet.page.name, sheet.row - 1, 1, 1, months)
    for key in MONTHLY:
        sheet.section(book.say(f"scenarios.month_{key}"))
        style = "share" if key in SHARES else "grid"
        for result in results:
            if result.figures is not None:
                line = sheet.line(result.name, list(result.figures.monthly[key]), style)
                book.blocks[_monthly(key, result)] = line
    sheet.close()


def _monthly(key: str, result: Result) -> str:
    """The name of the block that holds a figure of a scenario by month."""
    return f"by_month.{key}.{result.number}"


def _series(book: Book, results: Sequence[Result], key: str) -> list[Series]:
    """One series per scenario that has a plan."""
    months = book.blocks["by_month.months"].all()
    return [
        Series(one.name, months, book.blocks[_monthly(key, one)].all())
        for one in results
        if one.figures is not None
    ]


def _write_charts(book: Book, results: Sequence[Result]) -> None:
    """Four charts on one landscape page."""
    sheet = Sheet(book, "charts", book.say("scenarios.charts_subtitle"))
    planned = [result for result in results if result.figures is not None]
    cost = _bar_data(sheet, planned)
    charts = (
        lines_over_months(
            book, book.say("scenarios.month_own_share"), _series(book, results, "own_share"), "0%"
        ),
        lines_over_months(book, book.say("scenarios.month_staff"), _series(book, results, "staff"), "#,##0"),
        bars(
            book,
            book.say("scenarios.cost_millions", currency=book.plan.dataset.currency),
            cost["cost"],
            "#,##0,,",
        ),
        bars(book, figure_words("missed", book.language), cost["missed"], "#,##0"),
    )
    for place, chart in enumerate(charts):
        down, across = divmod(place, 2)
        chart.set_size({"width": _CHART[0] - 10, "height": _CHART[1] - 10})
        where = {"x_offset": across * _CHART[0], "y_offset": down * _CHART[1]}
        sheet.page.sheet.insert_chart(3, 0, chart, where)
    last_row = 3 + -(-2 * _CHART[1] // _ROW_PIXELS)
    even_rows(sheet.page, 3, last_row, _ROW_PIXELS)
    sheet.close(last_row=last_row, last_column=-(-2 * _CHART[0] // _COLUMN_PIXELS) - 1)


def _bar_data(sheet: Sheet, planned: Sequence[Result]) -> dict[str, Series]:
    """The values of the bar charts, beside the printed page."""
    page, first = sheet.page, 30
    result = {}
    for at, key in enumerate(("cost", "missed"), first + 1):
        for row, one in enumerate(planned, 3):
            page.text(row, first, one.name, "muted")
            value = _value(one, key)
            page.number(row, at, 0.0 if value is None else value, "money", "muted")
        names = Block(page.name, 3, first, len(planned), 1)
        values = Block(page.name, 3, at, len(planned), 1)
        result[key] = Series(key, names.all(), values.all())
    return result
