"""The key figures of a page and its tables of text: by goal, by Direction, by version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from planner.display import display_money, given_number, given_percent, percent
from planner.history.version import translate_edits
from planner.messages import number, signed_number, text
from planner.months import moment
from planner.page.content import Content
from planner.page.types import Table
from planner.schema.languages import Language
from planner.schema.rules import GOAL_IDS
from planner.schema.status import RuleStatus


class Page(Protocol):
    """What a table needs of the page that it stands on. ``authors``: names of people may stand in it."""

    content: Content
    language: Language
    authors: bool

    def word(self, code: str, /, **places: object) -> str:
        """A message of the page."""


def key_figures(page: Page) -> Iterable[tuple[Any, ...]]:
    """Value, label and detail of each key figure."""
    proposal, language, data_ = page.content.proposal, page.language, page.content.dataset
    month = data_.month(data_.months - 1).text(language)
    moved = float((proposal.transfers.sum(axis=2) * proposal.moving()).sum())
    detail = page.word("key_moved", fte=number(moved, language, 0))
    yield number(float(proposal.transfers.sum()), language, 0), page.word("key_transfers"), detail
    start = sum(direction.starting_staff for direction in data_.directions)
    detail = page.word("key_staff_start", fte=number(start, language, 0))
    yield number(float(proposal.staff[:, -1].sum()), language, 0), page.word("key_staff", month=month), detail
    own, work = proposal.own_work(), proposal.work()[:, -1].sum()
    if own is not None and work:
        limit = data_.outsourced_share[-1]
        detail = "" if limit is None else page.word("key_target", target=given_percent(1 - limit, language))
        yield percent(float(own[:, -1].sum() / work), language), page.word("key_share", month=month), detail
    if "cost" in proposal.goals:
        yield (
            display_money(proposal.goals["cost"], language),
            page.word("key_cost", currency=data_.currency),
            _against(page),
        )
    if page.content.risk.chances.months:
        from planner.chances.sentences import percent as chance_text

        yield chance_text(page.content.risk.chances.all, language), page.word("key_chance")
    if proposal.outcome is not None:
        missed = sum(one.status == RuleStatus.MISSED for one in proposal.outcome.rules)
        detail = page.word("key_missed_some" if missed else "key_missed_none")
        yield number(missed, language, 0), page.word("key_missed"), detail, missed > 0


def _against(page: Page) -> str:
    """How much more or less the plan costs than no transfers at all; "" where that is not known."""
    outcome = page.content.proposal.outcome
    baseline = outcome.baseline if outcome is not None else None
    if baseline is None or "cost" not in baseline.goals:
        return ""
    difference = page.content.proposal.goals["cost"] - baseline.goals["cost"]
    shown = display_money(abs(difference), page.language)
    sign = signed_number(difference, page.language, 0)[:1] if shown != "0" else ""
    return page.word("key_cost_against", difference=f"{sign}{shown}")


def goals_table(page: Page) -> Table | None:
    """Each goal without transfers, with the plan, and the difference; None where the first is not known."""
    outcome, language = page.content.proposal.outcome, page.language
    baseline = outcome.baseline if outcome is not None else None
    if baseline is None or not baseline.goals:
        return None
    rows = []
    for goal in GOAL_IDS:
        before, now = baseline.goals.get(goal), page.content.proposal.goals.get(goal)
        if before is None or now is None or not (before or now):
            continue
        name = text(f"scenarios.goal_{goal}", language, currency=page.content.dataset.currency)
        shown = (
            number(before, language, 0),
            number(now, language, 0),
            signed_number(now - before, language, 0),
        )
        rows.append((name, *shown))
    head = (page.word("goal"), page.word("without"), page.word("with_plan"), page.word("difference"))
    return Table(head, tuple(rows), 3)


def directions_table(page: Page) -> Table:
    """Each Direction: when it opens, who comes in each year, and what it reaches."""
    proposal, language, data_ = page.content.proposal, page.language, page.content.dataset
    years = list(proposal.years())
    head = [page.word("direction"), page.word("opens")]
    head += [page.word("leaving", year=year.year) for year in years]
    head += [
        page.word("end_staff", month=data_.month(data_.months - 1).text(language)),
        page.word("minimum"),
    ]
    rows = []
    for d, one in enumerate(data_.directions):
        opens = page.word("open") if one.opens <= 0 else data_.month(one.opens).text(language)
        come = [float(proposal.transfers[:, d, year.first : year.last + 1].sum()) for year in years]
        least = "" if one.typed_minimum is None else given_number(one.typed_minimum, language)
        rows.append(
            (
                one.name,
                opens,
                *(number(fte, language) for fte in come),
                number(float(proposal.staff[d, -1]), language),
                least,
            )
        )
    return Table(tuple(head), tuple(rows), len(head) - 2, tuple((row[0],) for row in rows))


def versions_table(page: Page) -> Table:
    """The history, the newest first; who made a version only where names may leave."""
    head = ["version_head", "time_head", *(["author_head"] if page.authors else [])]
    head += ["why_head", "edited_head", "told_head"]
    rows = []
    for version in reversed(page.content.versions):
        who = version.identity
        author = (who.author,) if page.authors else ()
        told = number(version.told_again, page.language)
        time = moment(who.time, page.language)
        rows.append(
            (
                str(who.version),
                time,
                *author,
                version.why,
                translate_edits(version.edited, page.language),
                told,
            )
        )
    return Table(tuple(page.word(one) for one in head), tuple(rows), 1)
