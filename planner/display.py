"""Values as people write them: one answer for terminal, sheets, pages and messages.

What stands in a cell goes through ``display``, by its column; what a plan comes to through ``display_figure``, by its
unit. Digits are decided here and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from planner.messages import column_number, join, number, signed_number, text
from planner.months import Month, parse_month
from planner.schema.inputs import YES_NO
from planner.schema.types import Column, Kind, Language
from planner.schema.units import DEFAULT_CURRENCY
from planner.tolerances import TYPED

DECIMALS, PERCENT_DECIMALS = 6, 4
"""Decimals of a cell after which people cannot tell values apart; trailing zeros are left out."""

_READABLE = 1e15
"""Numbers from here on are shown in powers of ten: that many digits cannot be read."""

_FIGURE_DECIMALS = {"money": 0, DEFAULT_CURRENCY: 0}
"""Decimals of a figure by its unit; 1 for any other, percent and points among them."""

_GIVEN_DECIMALS = 4
"""Decimals up to which a number of the case is what somebody gave; one with more follows from others."""

_MILLION, _MANY_MILLIONS = 1e6, 1e7

_UNKNOWN = "–"


def display(value: object, column: Column | None, language: Language) -> str:
    r"""A typed or recorded value of ``column`` (None: of no column) in words; "" for a blank.

    >>> display(True, None, "fr"), display(1250.0, None, "en"), display(("a", "b"), None, "fr")
    ('oui', '1,250', 'a\xa0; b')
    """
    match value:
        case None:
            return ""
        case Month():
            return value.text(language)
        case datetime.date():
            return _date_text(value, language)
        case bool():
            return YES_NO[0 if value else 1].label.text(language)
        case int() | float() if column is not None and column.kind is Kind.SHARE:
            return exact_percent(value, language)
        case int() | float():
            return exact_number(value, language)
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


def _date_text(value: datetime.date, language: Language) -> str:
    """The month that a date begins, else the date: ``Mar 2012``, ``2012-03-15``."""
    return Month(value.year, value.month).text(language) if value.day == 1 else value.isoformat()[:10]


def exact_number(value: float, language: Language, decimals: int = DECIMALS) -> str:
    """A number of a cell; in powers of ten where it is too large to be read, or would show as 0 without being it."""
    shown = f"{value:g}" if abs(value) >= _READABLE else number(value, language, decimals)
    return f"{value:g}" if shown == "0" and value else shown


def display_shortfall(fte: float, *, monthly: bool, language: Language) -> str:
    """What a rule misses in all, with its unit: FTE-months where it holds ``monthly``, else FTE."""
    unit = text("plan_fte_months" if monthly else "plan_fte", language)
    return f"{number(fte, language)} {unit}"


def given_number(value: float, language: Language) -> str:
    """A number of the case as it was given, ``0.125``; to one decimal where it follows from others: ``33.3``."""
    exact = abs(value - round(value, _GIVEN_DECIMALS)) <= TYPED
    return exact_number(value, language, _GIVEN_DECIMALS) if exact else number(value, language)


def given_percent(share: float, language: Language) -> str:
    """A share of the case as a percentage, as it was given: ``22.625 %``."""
    return text("words.percent", language, value=given_number(100 * share, language))


def editable_number(value: float | None, language: Language) -> str:
    """A number as people type it, to be changed: without separators, ``1234,5`` in French; "" for none."""
    if value is None:
        return ""
    plain = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",") if language == "fr" else plain


def exact_percent(share: float, language: Language) -> str:
    """A share of a cell as a percentage: ``22.625 %``."""
    return text("words.percent", language, value=exact_number(100 * share, language, PERCENT_DECIMALS))


def display_or_default(value: object, column: Column | None, language: Language) -> str:
    """The same, where a blank says what it stands for: the default of the column, else that it is blank."""
    if value is None and column is not None:
        value = column.default
    return text("history.blank", language) if value is None else display(value, column, language)


def percent(share: float, language: Language, decimals: int = 1) -> str:
    """A share as a percentage, without trailing zeros: ``22.6 %``, ``22,6 %``."""
    return text("words.percent", language, value=number(100 * share, language, decimals))


def percent_in_column(share: float, language: Language, decimals: int = 1) -> str:
    """The same with all its decimals, for the shares of a column of text."""
    return text("words.percent", language, value=column_number(100 * share, language, decimals))


def display_figure(value: float | None, unit: str, language: Language, *, signed: bool = False) -> str:
    """A figure of a plan: ``share`` as a percentage, ``money`` and ``EUR`` without decimals, any other unit with one.

    ``signed``: a difference, of shares in points. ``–`` where there is none.
    """
    if value is None:
        return _UNKNOWN
    if unit == "share" and not signed:
        return percent(value, language)
    shape = signed_number if signed else number
    shown = shape(100 * value if unit == "share" else value, language, _FIGURE_DECIMALS.get(unit, 1))
    return text("compare.points", language, value=shown) if unit == "share" else shown


def display_money(value: float, language: Language) -> str:
    """An amount as it reads well: in millions with one decimal from a million on, else whole."""
    if abs(value) < _MILLION:
        return number(value, language, 0)
    return text("page.millions", language, value=column_number(value / _MILLION, language, 1))


def millions_in_column(value: float, language: Language) -> str:
    """An amount in millions for a column of text; a small one to the last hundred."""
    return column_number(value / _MILLION, language, 2 if abs(value) >= _MANY_MILLIONS else 4)


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
