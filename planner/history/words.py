"""Recorded values as people write them."""

from __future__ import annotations

from planner.messages import number, text
from planner.months import Month
from planner.reading.previous.types import Scalar
from planner.reading.recorded import month_of
from planner.schema.inputs import YES_NO
from planner.schema.types import Column, Kind, Language

_DECIMALS = 6


def shown(value: Scalar | None, column: Column | None, language: Language) -> str:
    """A recorded value of ``column`` in words; a blank says so."""
    kind = column.kind if column else Kind.ANY
    if value is None:
        return _default(column, language)
    if isinstance(value, bool):
        return YES_NO[0 if value else 1].label.text(language)
    if isinstance(value, float):
        if kind is Kind.SHARE:
            return f"{number(100 * value, language, 4)} %"
        return number(value, language, _DECIMALS)
    if kind is Kind.CHOICE and column is not None:
        choice = next((one for one in column.choices if one.key == value), None)
        return choice.label.text(language) if choice else value
    month = month_of(value)
    return month.text(language) if kind is Kind.MONTH and isinstance(month, Month) else value


def _default(column: Column | None, language: Language) -> str:
    """What a blank means: the schema's default, or nothing."""
    default = column.default if column else None
    if default is None or column is None:
        return text("history.blank", language)
    if isinstance(default, bool):
        return shown(default, column, language)
    if isinstance(default, int | float):
        return shown(float(default), column, language)
    return shown(str(default), column, language)
