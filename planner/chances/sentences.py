"""How sure a plan is, in the sentences of a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.display import exact_percent, given_number
from planner.messages import count_text, number, text
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.chances.chances import MonthChance
    from planner.chances.read import Risk

SURE = 0.995
"""A chance that is told as certain."""

_MONTHS_NAMED = 2


def risk_sentences(risk: Risk, language: Language) -> Iterator[str]:
    """A sentence for each centre whose minimum is unsure, the least sure first, and one for the others."""
    yield from centre_sentences(risk, language).values()
    yield from overall_sentences(risk, language)


def centre_sentences(risk: Risk, language: Language) -> dict[str, str]:
    """By the name of its Direction, a sentence for each centre whose minimum is unsure, the least sure first."""
    joint = risk.chances.joint
    unsure = sorted((d for d, chance in joint.items() if chance < SURE), key=lambda d: (joint[d], d))
    return {
        risk.dataset.directions[d].name: _centre(
            risk, [one for one in risk.chances.months if one.direction == d], language
        )
        for d in unsure
    }


def overall_sentences(risk: Risk, language: Language) -> Iterator[str]:
    """How many centres are sure of their minimum, and how sure all of them together are; or that none has one."""
    centres = list(dict.fromkeys(one.direction for one in risk.chances.months))
    if not centres:
        yield text("chances.none", language)
        return
    unsure = sum(joint < SURE for joint in risk.chances.joint.values())
    sure = len(centres) - unsure
    if sure:
        name = risk.dataset.directions[centres[0]].name
        yield count_text("chances.sure" if not unsure else "chances.others_sure", language, sure, name=name)
    if len(centres) > 1:
        yield text("chances.all", language, chance=percent(risk.chances.all, language))


def brief_sentence(risk: Risk, language: Language, named: int = 4) -> str:
    """One sentence: the centres whose minimum is least sure, ``named`` of them by name, and all of them together."""
    joint = risk.chances.joint
    unsure = sorted((d for d, chance in joint.items() if chance < SURE), key=lambda d: (joint[d], d))
    if not unsure:
        return next(risk_sentences(risk, language))
    centres = [
        text("chances.of", language, name=risk.dataset.directions[d].name, chance=percent(joint[d], language))
        for d in unsure[:named]
    ]
    more = len(unsure) - named
    rest = [text("plan_and_others", language, count=more)] if more > 0 else []
    listed = ", ".join([*centres, *rest])
    if len(joint) == 1:
        return text("chances.brief_alone", language, centres=listed)
    return text("chances.brief", language, centres=listed, all=percent(risk.chances.all, language))


def _centre(risk: Risk, months: list[MonthChance], language: Language) -> str:
    """The months of one centre that are least sure, in the order of time, and all of them together."""
    worst = sorted(
        sorted(months, key=lambda one: (one.chance, one.month))[:_MONTHS_NAMED], key=lambda one: one.month
    )
    worst = [one for one in worst if one.chance < SURE] or worst[:1]
    direction = risk.dataset.directions[worst[0].direction]
    listed = text("chances.and", language).join(
        text("chances.in_month", language, chance=percent(one.chance, language),
             month=risk.dataset.month(one.month).text(language))
        for one in worst
    )  # fmt: skip
    return text(
        "chances.centre" if len(months) > 1 else "chances.centre_month",
        language,
        name=direction.name,
        minimum=given_number(worst[0].minimum, language),
        listed=listed,
        joint=percent(risk.chances.joint[worst[0].direction], language),
        count=len(months),
    )


def confidence_sentences(risk: Risk, language: Language) -> Iterator[str]:
    """What was asked, which margins reach it, and what they cost."""
    kept = risk.confidence
    if kept is None:
        return
    asked = ", ".join(dict.fromkeys(exact_percent(share, language) for share in kept.shares.values()))
    raised = [f"{name} +{margin}" for name, margin in kept.margins.items() if margin]
    if not raised:
        yield text("chances.enough", language, confidence=asked)
        return
    yield text("chances.reached", language, confidence=asked, margins=", ".join(raised))
    currency = risk.dataset.currency
    yield text(
        "chances.price",
        language,
        targets=number(kept.price.get("targets", 0.0), language, 0),
        cost=number(kept.price.get("cost", 0.0), language, 0),
        currency=currency,
    )


def percent(chance: float, language: Language) -> str:
    """A chance in whole percent, never 100 where something can go wrong, nor 0 where something can go right."""
    shown = 100 * chance
    if chance < 1 and shown > 99:
        shown = min(int(shown * 10) / 10, 99.9)
        return text("chances.percent", language, value=number(shown, language))
    if 0 < shown < 1:
        return text("chances.below_one", language)
    return text("chances.percent", language, value=number(shown, language, 0))
