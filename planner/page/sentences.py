"""The story of a page, section by section, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planner.chances.sentences import confidence_sentences, risk_sentences
from planner.display import goal_name, percent
from planner.history.version import translate_edits
from planner.messages import number, signed_number, text
from planner.page.content import Content
from planner.schema.rules import GOALS
from planner.tolerances import SAME

_NAMED = 4


def at_risk(content: Content) -> Iterator[str]:
    """Partners without room, minimums that are not sure, and what other scenarios come to."""
    language = content.language
    said = [*_partners(content), *risk_sentences(content.risk, language)]
    said += confidence_sentences(content.risk, language)
    said += _band(content)
    yield from said or [text("page.no_risk", language)]


def _partners(content: Content) -> Iterator[str]:
    data, work = content.dataset, content.proposal.partner_work()
    if work is None:
        return
    for partner, by_month in zip(data.partners, work, strict=True):
        if partner.capacity is None:
            continue
        full = int(np.sum(by_month >= partner.capacity - SAME))
        if full:
            yield text(
                "plan_risk_partner", content.language, name=partner.name, count=full, months=data.months
            )


def _band(content: Content) -> Iterator[str]:
    band, language = content.band, content.language
    if band is None or np.isnan(band.low[-1]):
        return
    names = list(band.names[:_NAMED]) + (["…"] if band.count > min(len(band.names), _NAMED) else [])
    yield text(
        "page.band",
        language,
        count=number(band.count, language, 0),
        names=", ".join(names),
        low=percent(band.low[-1], language),
        high=percent(band.high[-1], language),
        month=content.dataset.month(content.dataset.months - 1).text(language),
    )


def describe_changes(content: Content) -> Iterator[str]:
    """What differs from the version before: what was edited, who is told again, what it costs."""
    language, versions = content.language, content.versions
    if len(versions) < 2:
        yield text("page.first_version", language)
        return
    before, now = versions[-2], versions[-1]
    yield text(
        "page.since", language, version=before.identity.version, edited=translate_edits(now.edited, language)
    )
    told = now.told_again > SAME
    yield text(
        "page.told_again" if told else "page.told_nobody", language, fte=number(now.told_again, language)
    )
    said = []
    for goal in GOALS:
        if goal.in_money and goal.id in now.goals and goal.id in before.goals:
            change = signed_number(now.goals[goal.id] - before.goals[goal.id], language, 0)
            if change != "0":
                said.append(f"{goal_name(goal.id, language)} {change} {content.dataset.currency}")
    yield (
        text("plan_since_costs", language, changes=", ".join(said))
        if said
        else text("plan_since_same", language)
    )
