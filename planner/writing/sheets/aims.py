"""The three aims of the Summary, each with three figures drawn live from the other sheets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.writing.sheets.book import Book
from planner.writing.sheets.key_figures import Figure, money_unit
from planner.writing.sheets.outsourcing_plan import ratio


@dataclass(frozen=True, slots=True)
class Aim:
    """One of the three aims: the code of its title, and its figures."""

    title: str
    figures: tuple[Figure, ...]


def aims(book: Book) -> tuple[Aim, ...]:
    """The well-being of staff, economic performance, customers' satisfaction."""
    return (
        Aim("plan_aim_wellbeing", _wellbeing(book)),
        Aim("plan_aim_economy", _economy(book)),
        Aim("plan_aim_customers", _customers(book)),
    )


def _wellbeing(book: Book) -> tuple[Figure, ...]:
    numbers, blocks = book.figures, book.blocks
    by_month = numbers.by_month
    everyone, moved = float(by_month.sum()), float(numbers.moves.sum())
    total, moves = blocks["transfers.total"].all(), blocks["transfers.moves"].all()
    available = np.array([pool.available for pool in book.plan.dataset.pools], dtype=float)
    share = book.say("plan_share")
    return (
        Figure(
            f"=IF(SUM({total})=0,0,SUM({moves})/SUM({total}))",
            moved / everyone if everyone else 0.0,
            book.say("plan_aim_moves"), share, "share",
        ),
        Figure(
            f"=MAX({blocks['pool_stock.shares'].all()})",
            float(ratio(numbers.given, available).max(initial=0.0)),
            book.say("plan_aim_pool"), share, "share",
        ),
        Figure(f"=MAX({total})", float(by_month.max(initial=0.0)), book.say("plan_aim_peak"), book.say("plan_fte")),
    )  # fmt: skip


def _economy(book: Book) -> tuple[Figure, ...]:
    numbers, blocks, currency = book.figures, book.blocks, book.plan.dataset.currency
    cost = float(numbers.costs.total().sum())
    style, unit = money_unit(book)
    done = float((numbers.work - numbers.unmet).sum())
    work, unmet = blocks["outsourcing.work_total"].all(), blocks["outsourcing.unmet_total"].all()
    total = blocks["costs.whole"].cell()
    served = f"SUM({work})-SUM({unmet})"
    own = ratio(numbers.own_work.sum(axis=0), numbers.work.sum(axis=0))
    last = book.plan.dataset.months - 1
    return (
        Figure(f"={total}", cost, book.say("plan_aim_cost"), unit, style),
        Figure(
            f"=IF({served}=0,0,{total}/({served}))",
            cost / done if done else 0.0,
            book.say("plan_aim_unit_cost"), currency, "money",
        ),
        Figure(
            f"={blocks['staff.own_share'].cell(0, last)}", float(own[-1]),
            book.say("plan_aim_own_share"), book.say("plan_share"), "share",
        ),
    )  # fmt: skip


def _customers(book: Book) -> tuple[Figure, ...]:
    numbers, blocks = book.figures, book.blocks
    asked, undone = float(numbers.work.sum()), float(numbers.unmet.sum())
    work, unmet = blocks["outsourcing.work_total"].all(), blocks["outsourcing.unmet_total"].all()
    share = book.say("plan_share")
    own = blocks["staff.own_work"].all()
    elsewhere = blocks.get("staff.served_elsewhere")
    away, inside = float(numbers.served_elsewhere.sum()), float(numbers.own_work.sum())
    at_home = f"IF(SUM({own})=0,0,SUM({elsewhere.all()})/SUM({own}))" if elsewhere else "0"
    return (
        Figure(
            f"=IF(SUM({work})=0,1,1-SUM({unmet})/SUM({work}))",
            1 - undone / asked if asked else 1.0,
            book.say("plan_aim_done"), share, "share",
        ),
        Figure(f"=SUM({unmet})", undone, book.say("plan_aim_undone"), book.say("plan_fte_months")),
        Figure(
            f"=1-{at_home}", 1 - (away / inside if inside else 0.0), book.say("plan_aim_home"), share, "share",
        ),
    )  # fmt: skip
