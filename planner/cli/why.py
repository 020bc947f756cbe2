"""``planner why``: why a figure of the plan is as it is, and why it is not another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli import complete
from planner.cli.group import Command
from planner.cli.numbers import FTE
from planner.cli.options import file_argument, with_session
from planner.cli.progress import Tell, watch
from planner.cli.results import SHARE, load
from planner.cli.session import Session
from planner.cli.show import print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.findings import BadInput, Level
from planner.messages import finding

if TYPE_CHECKING:
    from planner.explain.why.solved_case import Asked
    from planner.plan.explanations import Why
    from planner.reading.types import Case


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asks, as typed."""

    pool: str | None
    to: str | None
    month: str | None
    fte: float | None
    share: bool
    target: float | None
    unmet: bool
    direction: str | None


@click.command("why", cls=Command)
@file_argument("case")
@click.option("--pool", metavar="NAME", shell_complete=complete.complete_name("pools", "pool"))
@click.option("--to", metavar="NAME", shell_complete=complete.complete_name("directions", "direction"))
@click.option("--month", metavar="MONTH", shell_complete=complete.months)
@click.option("--why-not", "why_not", is_flag=True)
@click.option("--fte", type=FTE, metavar="N")
@click.option("--share", is_flag=True)
@click.option("--target", type=SHARE, metavar="PERCENT")
@click.option("--unmet", is_flag=True)
@click.option("--direction", metavar="NAME", shell_complete=complete.complete_name("directions", "direction"))
@with_session
def command(
    asked: Session,
    case: Path,
    *,
    why_not: bool,
    pool: str | None,
    to: str | None,
    month: str | None,
    fte: float | None,
    share: bool,
    target: float | None,
    unmet: bool,
    direction: str | None,
) -> Exit:
    """Force it, solve again, and say what comes of it."""
    question = Question(pool, to, month, fte, share, target, unmet, direction)
    _check(question, asked, why_not=why_not)
    read, answer = watch(lambda tell: _ask(case, question, asked, tell), asked)
    _tell(answer, read, asked.for_case(read))
    return Exit.SOLVED


def _check(question: Question, asked: Session, *, why_not: bool) -> None:
    """Refuse what is no question: nothing named, or --why-not without a number."""
    month_wide = question.share or question.unmet
    named = question.pool or question.to or question.month
    if (month_wide and not question.month) or (not month_wide and not named):
        raise asked.refuse("why.ask")
    if (why_not and question.fte is None) or (question.share and question.unmet):
        raise asked.refuse("why.ask")


def _ask(path: Path, question: Question, asked: Session, tell: Tell) -> tuple[Case, Why]:
    from planner.explain.why.solved_case import Asked, NoPlanError

    case, dataset = load(path, asked, tell)
    tell("solve")
    try:
        subject = Asked(case, dataset)
    except NoPlanError:
        raise BadInput([finding(Level.ERROR, "why.no_plan", case.language)]) from None
    tell("why")
    return case, _answer(subject, question)


def _answer(subject: Asked, question: Question) -> Why:
    from planner.explain.why.cell import why_cell
    from planner.explain.why.gap import why_share, why_unmet
    from planner.explain.why.lookup import find_direction, find_month, find_pool

    words = subject.words
    month = None if question.month is None else find_month(words, question.month)
    if question.share and month is not None:
        return why_share(subject, month, None if question.target is None else 1 - question.target)
    if question.unmet and month is not None:
        where = None if question.direction is None else find_direction(words, question.direction)
        return why_unmet(subject, month, where)
    pool = None if question.pool is None else find_pool(words, question.pool)
    to = None if question.to is None else find_direction(words, question.to)
    return why_cell(subject, (pool, to, month), question.fte)


def _tell(answer: Why, case: Case, speaking: Session) -> None:
    from planner.report.why import why_lines, why_object

    if speaking.json:
        print_json(why_object(answer))
    else:
        currency = str(case.settings["currency"])
        put("\n".join(why_lines(answer, speaking.language, currency, width())))
