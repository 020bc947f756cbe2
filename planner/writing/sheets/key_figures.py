"""The figures of the Summary: formulas over the other sheets, each with the value it has now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.outsourcing_plan import ratio

_IN_MILLIONS, _IN_THOUSANDS = 10_000_000.0, 100_000.0  # from which cost on
_YEARS = 2  # columns beside the total; of more years the first and the last are shown


@dataclass(frozen=True, slots=True)
class Period:
    """A column of the table: the months ``first``..``last``. ``whole`` is the horizon beside its years."""

    title: str
    first: int
    last: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A formula, its value, and how it is labelled where it stands alone."""

    formula: str
    value: float
    label: str = ""
    unit: str = ""
    style: str = "fte"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of key figures; None where a period has no such figure."""

    label: str
    unit: str
    style: str
    values: tuple[Figure | None, ...]
    strong: bool = False


def columns_of(book: Book) -> tuple[Period, ...]:
    """A column per calendar year and one for the horizon; of many years the first and the last."""
    years = book.figures.years
    periods = [Period(str(year.year), year.first, year.last) for year in years]
    if len(periods) == 1:
        return tuple(periods)
    if len(periods) > _YEARS:
        periods = [periods[0], periods[-1]]
    whole = Period(book.say("plan_total"), 0, book.plan.dataset.months - 1, whole=True)
    return (*periods, whole)


def key_figures(book: Book, periods: tuple[Period, ...]) -> tuple[Line, ...]:
    """Transfers, staff, work and costs by year."""
    blocks, numbers = book.blocks, book.figures
    fte, share = book.say("plan_fte"), book.say("plan_share")
    by_month = tidy(numbers.transfers.sum(axis=(0, 1)))
    work = tidy(numbers.work.sum(axis=0))
    own = ratio(numbers.own_work.sum(axis=0), work)

    def sums(source: str, values: FloatArray) -> tuple[Figure | None, ...]:
        return tuple(_sum(blocks[source], values, period) for period in periods)

    def ends(source: str, values: FloatArray) -> tuple[Figure | None, ...]:
        return tuple(_end(blocks[source], values, period) for period in periods)

    def line(
        code: str, unit: str, style: str, values: tuple[Figure | None, ...], *, strong: bool = False
    ) -> Line:
        return Line(book.say(code), unit, style, values, strong)

    trainees = tidy(numbers.in_training.sum(axis=0))
    lines = [
        line("plan_key_transfers", fte, "fte", sums("transfers.total", by_month), strong=True),
        line("plan_key_moves", fte, "fte", sums("transfers.moves", numbers.moved(book.plan.dataset))),
        line(
            "plan_key_training",
            fte,
            "fte",
            tuple(_most(blocks["training.total"], trainees, p) for p in periods),
        ),
        line("plan_key_staff", fte, "fte", ends("staff.total", tidy(numbers.staff.sum(axis=0))), strong=True),
        line("plan_key_work", fte, "fte", ends("outsourcing.work_total", work)),
        line("plan_key_coverage", share, "share", tuple(_coverage(book, period) for period in periods)),
        line(
            "plan_key_partners",
            fte,
            "fte",
            ends("outsourcing.activities_total", tidy(numbers.outsourced.sum(axis=0))),
        ),
        line("plan_key_share", share, "share", ends("staff.own_share", own), strong=True),
        *_target(book, share, ends),
        line(
            "plan_key_unmet",
            book.say("plan_fte_months"),
            "fte",
            sums("outsourcing.unmet_total", tidy(numbers.unmet.sum(axis=0))),
        ),
        *_costs(book, periods),
    ]
    return tuple(lines)


def _target(
    book: Book, unit: str, ends: Callable[[str, FloatArray], tuple[Figure | None, ...]]
) -> tuple[Line, ...]:
    limits = [np.nan if limit is None else 1 - limit for limit in book.plan.dataset.outsourced_share]
    if "staff.own_target" not in book.blocks:
        return ()
    values = ends("staff.own_target", tidy(limits))
    return (Line(book.say("plan_key_target"), unit, "share", values),)


def _costs(book: Book, periods: tuple[Period, ...]) -> tuple[Line, ...]:
    """Total cost, and of it what the transfers themselves cost."""
    costs, blocks = book.figures.costs, book.blocks
    style, unit = money_unit(book)
    whole = costs.total()
    lines = blocks["costs.lines"]
    start = Block(lines.sheet, lines.row, lines.column, 2, lines.columns)  # training and moves
    return (
        Line(
            book.say("plan_key_cost"),
            unit,
            style,
            tuple(_sum(blocks["costs.total"], whole, p) for p in periods),
            strong=True,
        ),
        Line(
            book.say("plan_key_transfer_cost"),
            unit,
            style,
            tuple(_sum(start, costs.training + costs.moves, p) for p in periods),
        ),
    )


def money_unit(book: Book) -> tuple[str, str]:
    """Cell style and unit in which the plan's cost reads well: whole amounts, thousands or millions."""
    cost, currency = float(book.figures.costs.total().sum()), book.plan.dataset.currency
    if cost >= _IN_MILLIONS:
        return "millions", book.say("plan_millions", currency=currency)
    if cost >= _IN_THOUSANDS:
        return "thousands", book.say("plan_thousands_short", currency=currency)
    return "money", currency


def _coverage(book: Book, period: Period) -> Figure | None:
    """Trained staff at the end of a year, as a share of the work then; more than it does while people learn."""
    if period.whole:
        return None
    staff, work = book.figures.staff[:, period.last].sum(), book.figures.work[:, period.last].sum()
    have, need = (
        book.blocks["staff.total"].cell(0, period.last),
        book.blocks["outsourcing.work_total"].cell(0, period.last),
    )
    return Figure(f"=IF({need}=0,0,{have}/{need})", float(staff / work) if work else 0.0)


def _sum(block: Block, values: FloatArray, period: Period) -> Figure:
    value = float(tidy(values[period.first : period.last + 1].sum()))
    return Figure(f"=SUM({block.span(0, period.first, block.rows - 1, period.last)})", value)


def _most(block: Block, values: FloatArray, period: Period) -> Figure:
    value = float(values[period.first : period.last + 1].max())
    return Figure(f"=MAX({block.span(0, period.first, 0, period.last)})", value)


def _end(block: Block, values: FloatArray, period: Period) -> Figure | None:
    """The last month of a year; nothing for the horizon, whose end is that of its last year."""
    if period.whole or np.isnan(values[period.last]):
        return None
    return Figure(f"={block.cell(0, period.last)}", float(values[period.last]))
