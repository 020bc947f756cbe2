"""Values of input cells as people write them: one answer for terminal, sheets and messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.messages import join, number, text
from planner.months import Month, parse_month
from planner.schema.inputs import YES_NO
from planner.schema.types import Column, Kind, Language

DECIMALS, PERCENT_DECIMALS = 6, 4
"""Decimals after which people cannot tell values apart; trailing zeros are left out."""


def display(value: object, column: Column | None, language: Language) -> str:
    r"""A typed or recorded value of ``column`` (None: of no column) in words; "" for a blank.

    >>> display(True, None, "fr"), display(1250.0, None, "en"), display(("a", "b"), None, "fr")
    ('oui', '1,250', 'a\xa0; b')
    """
    kind = column.kind if column is not None else Kind.ANY
    match value:
        case None:
            return ""
        case Month():
            return value.text(language)
        case bool():
            return YES_NO[0 if value else 1].label.text(language)
        case int() | float() if kind is Kind.SHARE:
            return percent(value, language, PERCENT_DECIMALS)
        case int() | float():
            return number(value, language, DECIMALS)
        case tuple():
            return join((display(part, column, language) for part in value), language, ";")
        case _:
            return _text_value(str(value), column, language)


def _text_value(words: str, column: Column | None, language: Language) -> str:
    """A text as people read it: a month that a record spells, the label of a choice, or the words themselves."""
    month = parse_month(words) if column is not None and column.kind is Kind.MONTH else None
    if month is not None:
        return month.text(language)
    choices = {choice.key: choice.label.text(language) for choice in column.choices} if column else {}
    return choices.get(words, words)


def display_or_default(value: object, column: Column | None, language: Language) -> str:
    """The same, where a blank says what it stands for: the default of the column, else that it is blank."""
    if value is None and column is not None:
        value = column.default
    return text("history.blank", language) if value is None else display(value, column, language)


def percent(share: float, language: Language, decimals: int = 1) -> str:
    """A share as a percentage, without trailing zeros: ``22.6 %``, ``22,6 %``."""
    return text("words.percent", language, value=number(100 * share, language, decimals))


def goal_name(goal: str, language: Language) -> str:
    """What the value of a goal is called: the penalties of two of them are in money, and are no cost."""
    return text(f"words.goal.{goal}", language)


def priority_name(goals: Iterable[str], language: Language, weights: Sequence[float] = ()) -> str:
    """What the sum of the goals of one priority is called: ``penalties`` where both kinds are in it.

    With ``weights`` each goal has its own: ``2 × penalties for missed targets + cost``.
    """
    listed = list(goals)
    if weights:
        parts = zip(listed, weights, strict=True)
        return " + ".join(
            goal_name(goal, language)
            if weight == 1.0
            else f"{number(weight, language, 3)} × {goal_name(goal, language)}"
            for goal, weight in parts
        )
    if {"targets", "service"} <= set(listed):
        listed = ["penalties", *(goal for goal in listed if goal not in ("targets", "service"))]
    return " + ".join(goal_name(goal, language) for goal in listed)
