"""What the plan decides, in the words of a meeting: a handful of sentences for the Summary."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planner.display import given_percent, percent
from planner.messages import number
from planner.months import Year
from planner.plan.gaps import open_gaps
from planner.plan.types import Status
from planner.schema.rules import rule
from planner.schema.status import RuleStatus
from planner.writing.sheets.book import Book
from planner.writing.sheets.outsourcing_plan import ratio

_NAMED = 6  # openings named one by one
_YEARS = 3  # years told one by one
_MEANINGFUL = 0.05  # FTE; less would read as 0.0


def sentences(book: Book) -> list[str]:
    """Transfers by year, openings, growth, own share, what is missed, and how sure the result is."""
    return [
        *_say_repair(book),
        *_transfers(book),
        *_openings(book),
        _growth(book),
        _share(book),
        _service(book),
        *_certainty(book),
    ]


def _say_repair(book: Book) -> Iterator[str]:
    """The repair without which there would be no plan, where one was applied."""
    repair = book.plan.repair
    if repair is not None:
        yield book.say("explain.repaired", number=repair.number, text=repair.summary or repair.text)


def _fte(book: Book, value: float) -> str:
    return number(float(value), book.language)


def _transfers(book: Book) -> Iterator[str]:
    numbers = book.figures
    for year in numbers.years[:_YEARS]:
        months = slice(year.first, year.last + 1)
        leaving = float(numbers.transfers[:, :, months].sum())
        away = float(numbers.moves[months].sum())
        code = "plan_decided_none"
        if leaving > _MEANINGFUL:
            code = "plan_decided_transfers" if away > _MEANINGFUL else "plan_decided_at_home"
        yield book.say(
            code,
            year=year.year,
            fte=_fte(book, leaving),
            types=_types(book, year),
            moved=_fte(book, away),
        )


def _types(book: Book, year: Year) -> str:
    """``AVSC 300, CCO 130``: the types that leave in a year, the largest first."""
    totals = book.figures.departures[:, :, year.first : year.last + 1].sum(axis=(0, 2))
    order = np.argsort(-totals, kind="stable").tolist()
    named = [
        f"{book.plan.dataset.types[e].name} {_fte(book, totals[e])}" for e in order if totals[e] > _MEANINGFUL
    ]
    return ", ".join(named)


def _openings(book: Book) -> Iterator[str]:
    dataset = book.plan.dataset
    opening = sorted((d.opens, at) for at, d in enumerate(dataset.directions) if 0 < d.opens < dataset.months)
    if opening:
        named = [f"{dataset.directions[at].name} ({book.month(month)})" for month, at in opening[:_NAMED]]
        rest = len(opening) - len(named)
        if rest:
            named.append(book.say("plan_and_others", count=rest))
        yield book.say("plan_decided_openings", centres=", ".join(named))


def _growth(book: Book) -> str:
    dataset, numbers = book.plan.dataset, book.figures
    start = sum(direction.starting_staff for direction in dataset.directions)
    partners = numbers.by_partner.sum(axis=0) if dataset.partners else np.zeros(dataset.months)
    return book.say(
        "plan_decided_growth",
        start=_fte(book, start),
        end=_fte(book, numbers.staff[:, -1].sum()),
        month=book.month(dataset.months - 1),
        partners=_fte(book, partners[-1]),
        partners_start=_fte(book, partners[0]),
    )


def _share(book: Book) -> str:
    dataset, numbers = book.plan.dataset, book.figures
    share = ratio(numbers.own_work.sum(axis=0), numbers.work.sum(axis=0))
    limit = dataset.outsourced_share[-1]
    code = "plan_decided_share" if limit is None else "plan_decided_share_target"
    return book.say(
        code,
        first=percent(float(share[0]), book.language),
        last=percent(float(share[-1]), book.language),
        start=book.month(0),
        month=book.month(dataset.months - 1),
        target=given_percent(0.0 if limit is None else 1 - limit, book.language),
    )


def _service(book: Book) -> str:
    undone = float(book.figures.unmet.sum())
    if undone > _MEANINGFUL:
        return book.say("plan_decided_unmet", fte=_fte(book, undone))
    return book.say("plan_decided_all_served")


def _say_gaps(book: Book) -> str:
    gaps = open_gaps(book.plan, book.language)
    return book.say("plan_decided_limit", gaps=gaps) if gaps else book.say("plan_decided_limit_open")


def _certainty(book: Book) -> Iterator[str]:
    """What a reader must know before trusting the figures: missed promises, and a solve stopped early."""
    missed = [report for report in book.plan.rules if report.status == RuleStatus.MISSED]
    if missed:
        named = [
            f"{book.word(rule(report.rule).label)} ({_fte(book, report.shortfall)})" for report in missed
        ]
        yield book.say("plan_decided_missed", rules=", ".join(named))
    if book.plan.status is Status.LIMIT:
        yield _say_gaps(book)
