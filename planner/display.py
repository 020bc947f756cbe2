"""Values of input cells as people write them: one answer for terminal, sheets and messages."""

from __future__ import annotations

from planner.messages import join, number, text
from planner.months import Month, parse_month
from planner.schema.inputs import YES_NO
from planner.schema.types import Column, Kind, Language

DECIMALS, PERCENT_DECIMALS = 6, 4
"""Decimals after which people cannot tell values apart; trailing zeros are left out."""


def display(value: object, column: Column | None, language: Language) -> str:
    """A typed or recorded value of ``column`` (None: of no column) in words; "" for a blank.

    >>> display(True, None, "fr"), display(1250.0, None, "en"), display(("a", "b"), None, "fr")
    ('oui', '1,250', 'a ; b')
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
    words = str(value)
    month = parse_month(words) if kind is Kind.MONTH else None
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
