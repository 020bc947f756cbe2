"""The story of a page, section by section, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from planner.chances.sentences import centre_sentences, confidence_sentences, overall_sentences
from planner.display import goal_name, percent
from planner.history.version import translate_edits
from planner.messages import number, signed_number, text
from planner.page.content import Content
from planner.plan.story import Sentence
from planner.schema.rules import GOALS
from planner.tolerances import SAME

_NAMED = 4


def at_risk(content: Content) -> Iterator[Sentence]:
    """Partners without room, minimums that are not sure, and what other scenarios come to."""
    language, risk = content.language, content.risk
    said = [*map(Sentence, _partners(content))]
    said += (Sentence(one, (name,)) for name, one in centre_sentences(risk, language).items())
    others = (overall_sentences(risk, language), confidence_sentences(risk, language), _band(content))
    said += map(Sentence, chain(*others))
    yield from said or [Sentence(text("page.no_risk", language))]


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


def describe_changes(content: Content) -> Iterator[Sentence]:
    """What differs from the version before: what was edited, who is told again, what it costs."""
    language, versions = content.language, content.versions
    if len(versions) < 2:
        yield Sentence(text("page.first_version", language))
        return
    before, now = versions[-2], versions[-1]
    edited = translate_edits(now.edited, language)
    yield Sentence(text("page.since", language, version=before.identity.version, edited=edited))
    code = "page.told_again" if now.told_again > SAME else "page.told_nobody"
    yield Sentence(text(code, language, fte=number(now.told_again, language)))
    said = []
    for goal in GOALS:
        if goal.in_money and goal.id in now.goals and goal.id in before.goals:
            change = signed_number(now.goals[goal.id] - before.goals[goal.id], language, 0)
            if change != "0":
                said.append(f"{goal_name(goal.id, language)} {change} {content.dataset.currency}")
    code = "plan_since_costs" if said else "plan_since_same"
    yield Sentence(text(code, language, changes=", ".join(said)))
