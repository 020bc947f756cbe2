"""The figures of the Summary: formulas over the other sheets, each with the value it has now."""

from __future__ import annotations

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


Figures = tuple[Figure | None, ...]
"""One for each period; None where a period has no such figure."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of key figures."""

    label: str
    unit: str
    style: str
    values: Figures
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
    return (*_people(book, periods), *_work(book, periods), *_costs(book, periods))


def _people(book: Book, periods: tuple[Period, ...]) -> tuple[Line, ...]:
    """Who leaves, trains and works."""
    numbers, fte = book.figures, book.say("plan_fte")
    training = tidy(numbers.in_training.sum(axis=0))
    staff = tidy(numbers.staff.sum(axis=0))
    return (
        _line(
            book,
            "plan_key_transfers",
            fte,
            _sums(book, "transfers.total", numbers.by_month, periods),
            strong=True,
        ),
        _line(book, "plan_key_moves", fte, _sums(book, "transfers.moves", numbers.moves, periods)),
        _line(book, "plan_key_training", fte, _mosts(book, "training.total", training, periods)),
        _line(book, "plan_key_staff", fte, _ends(book, "staff.total", staff, periods), strong=True),
    )


def _work(book: Book, periods: tuple[Period, ...]) -> tuple[Line, ...]:
    """The work, who does it, and what is left undone."""
    numbers, fte, share = book.figures, book.say("plan_fte"), book.say("plan_share")
    work = tidy(numbers.work.sum(axis=0))
    partners = tidy(numbers.outsourced.sum(axis=0))
    coverage = tuple(_coverage(book, period) for period in periods)
    own = _ends(book, "staff.own_share", ratio(numbers.own_work.sum(axis=0), work), periods)
    unmet = _sums(book, "outsourcing.unmet_total", tidy(numbers.unmet.sum(axis=0)), periods)
    lines = [
        _line(book, "plan_key_work", fte, _ends(book, "outsourcing.work_total", work, periods)),
        _line(book, "plan_key_coverage", share, coverage, style="share"),
        _line(book, "plan_key_partners", fte, _ends(book, "outsourcing.activities_total", partners, periods)),
        _line(book, "plan_key_share", share, own, style="share", strong=True),
    ]
    if "staff.own_target" in book.blocks:
        limits = [np.nan if limit is None else 1 - limit for limit in book.plan.dataset.outsourced_share]
        target = _ends(book, "staff.own_target", tidy(limits), periods)
        lines.append(_line(book, "plan_key_target", share, target, style="share"))
    return (*lines, _line(book, "plan_key_unmet", book.say("plan_fte_months"), unmet))


def _costs(book: Book, periods: tuple[Period, ...]) -> tuple[Line, ...]:
    """Total cost, and of it what the transfers themselves cost."""
    costs = book.figures.costs
    style, unit = money_unit(book)
    total = _sums(book, "costs.total", costs.total(), periods)
    lines = book.blocks["costs.lines"]
    start = Block(lines.sheet, lines.row, lines.column, 2, lines.columns)  # training and moves
    transfers = tuple(_sum(start, costs.training + costs.moves, one) for one in periods)
    return (
        _line(book, "plan_key_cost", unit, total, style=style, strong=True),
        _line(book, "plan_key_transfer_cost", unit, transfers, style=style),
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


def _line(
    book: Book, code: str, unit: str, values: Figures, *, style: str = "fte", strong: bool = False
) -> Line:
    return Line(book.say(code), unit, style, values, strong)


def _sums(book: Book, source: str, values: FloatArray, periods: tuple[Period, ...]) -> Figures:
    return tuple(_sum(book.blocks[source], values, period) for period in periods)


def _mosts(book: Book, source: str, values: FloatArray, periods: tuple[Period, ...]) -> Figures:
    return tuple(_most(book.blocks[source], values, period) for period in periods)


def _ends(book: Book, source: str, values: FloatArray, periods: tuple[Period, ...]) -> Figures:
    return tuple(_end(book.blocks[source], values, period) for period in periods)


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
