"""The Summary's answers for who has two minutes: what is asked of them, what changed, and what is at risk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.display import goal_name
from planner.findings import Level
from planner.history.telling import sentences as told
from planner.messages import number, signed_number
from planner.plan.band import band_in
from planner.plan.price import price_of_whole
from planner.schema.inputs import input_sheet
from planner.schema.rules import GOALS, rule
from planner.schema.status import RuleStatus
from planner.tolerances import SAME
from planner.writing.sheets.book import Book
from planner.writing.sheets.transfers import DECISIONS

_NAMED = 3
"""Rules or decisions named one by one."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to answer, and the cell where: a sheet and an address."""

    text: str
    sheet: str
    cell: str


def questions(book: Book) -> Iterator[Question]:
    """What the reader is asked, each with the cell that answers it."""
    transfers = book.page("transfers").name
    table = book.blocks["transfers.pools"]
    if book.figures.routes:
        first = f"{chr(ord('A') + DECISIONS)}{table.row + 1}"
        yield Question(book.say("plan_ask_decide"), transfers, first)
    missed = [report for report in book.plan.rules if report.status == RuleStatus.MISSED]
    if missed:
        names = ", ".join(book.word(rule(report.rule).label) for report in missed[:_NAMED])
        rules = book.plan.case.title("rules") if "rules" in book.plan.case.tables else ""
        sheet = rules or input_sheet("rules").label.text(book.language)
        yield Question(book.say("plan_ask_missed", rules=names, count=len(missed)), sheet, "A1")
    warnings = sum(finding.level is Level.WARNING for finding in book.plan.findings)
    if warnings and book.has("findings"):
        yield Question(book.say("plan_ask_warnings", count=warnings), book.page("findings").name, "A4")
    if book.has("what_if"):
        yield Question(book.say("plan_ask_try"), book.page("what_if").name, "A5")


def since_before(book: Book) -> Iterator[str]:
    """What differs from the version before: what was edited, who is told again, what it costs."""
    plan = book.plan
    if plan.changes is None:
        return
    yield from told(plan, plan.changes, book.language)[1:]
    previous = plan.case.previous
    same = previous is not None and (previous.first, previous.months) == (
        plan.dataset.first_month,
        plan.dataset.months,
    )
    before = previous.versions[-1].goals if same and previous is not None and previous.versions else {}
    said = []
    for goal in GOALS:
        change = plan.goals.get(goal.id, 0.0) - before.get(goal.id, plan.goals.get(goal.id, 0.0))
        if goal.in_money and abs(change) >= 1:
            money = f"{signed_number(change, book.language, 0)} {plan.dataset.currency}"
            said.append(f"{goal_name(goal.id, book.language)} {money}")
    yield book.say("plan_since_costs", changes=", ".join(said)) if said else book.say("plan_since_same")


def decided_sentence(book: Book) -> str:
    """How much of the plan people have decided; the rest is a proposal."""
    decisions = book.plan.dataset.decisions
    if not decisions:
        return book.say("plan_decided_nothing")
    return book.say("plan_decided_some" if len(decisions) > 1 else "plan_decided_one", count=len(decisions))


def against_nothing(book: Book) -> Iterator[str]:
    """What the plan gains and costs against no transfers at all, where that was computed."""
    baseline, goals = book.plan.baseline, book.plan.goals
    if baseline is None or not baseline.goals:
        return
    difference = {
        goal: signed_number(goals.get(goal, 0.0) - value, book.language, 0)
        for goal, value in baseline.goals.items()
    }
    names = ("targets", "service", "cost")
    places = {name: difference.get(name, "0") for name in names}
    yield book.say("report.baseline", **places, currency=book.plan.dataset.currency)
    if baseline.left_out:
        rules = ", ".join(book.word(rule(one).label) for one in baseline.left_out)
        yield book.say("report.baseline_left_out", rules=rules)


def price_of_rules(book: Book) -> Iterator[str]:
    """What whole people and training groups cost against fractions, where they are asked for."""
    price = price_of_whole(book.plan.solution.solver.rounding_price, book.plan.dataset, book.language)
    if price is not None:
        yield price


def risks(book: Book) -> Iterator[str]:
    """Where the plan breaks first if the forecast is wrong: partners without room, minimums that are not sure."""
    yield from _partners(book)
    yield from _forecasts(book)
    if book.chances:
        yield book.chances
        return
    tight = _at_minimum(book)
    if tight:
        named = ", ".join(f"{name} ({count})" for name, count in tight[:_NAMED])
        more = len(tight) - _NAMED
        rest = book.say("plan_and_others", count=more) if more > 0 else ""
        yield book.say("plan_risk_minimum", centres=", ".join(part for part in (named, rest) if part))


def _partners(book: Book) -> Iterator[str]:
    """Partners that are at their capacity, with the months in which they are."""
    dataset, numbers = book.plan.dataset, book.figures
    for at, partner in enumerate(dataset.partners):
        if partner.capacity is None:
            continue
        full = int((numbers.by_partner[at] >= partner.capacity - SAME).sum())
        if full:
            yield book.say("plan_risk_partner", name=partner.name, count=full, months=dataset.months)


def _forecasts(book: Book) -> Iterator[str]:
    """Between where and where the in-house share ends over the scenarios, where some were named."""
    band = band_in(book.plan)
    if band is None or band.high[-1] != band.high[-1]:
        return
    yield book.say(
        "plan_risk_forecasts",
        count=band.count,
        names=", ".join(band.names[:_NAMED]) + (", …" if band.count > _NAMED else ""),
        month=book.month(book.plan.dataset.months - 1),
        low=number(100 * band.low[-1], book.language),
        high=number(100 * band.high[-1], book.language),
    )


def _at_minimum(book: Book) -> list[tuple[str, int]]:
    """Centres with months in which nobody can leave without the minimum being missed, the most first."""
    found = []
    for d, direction in enumerate(book.plan.dataset.directions):
        if direction.minimum_staff is None:
            continue
        room = book.figures.staff[d, max(0, direction.minimum_from) :] - direction.minimum_staff
        count = int((np.abs(room) < 1).sum())
        if count:
            found.append((direction.name, count))
    return sorted(found, key=lambda one: -one[1])
