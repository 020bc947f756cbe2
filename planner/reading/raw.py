"""What a cell holds, as it was found, told as text, a day or a name: nothing of its column is known."""

from __future__ import annotations

import datetime

from planner.months import Month
from planner.reading.grids import Raw
from planner.reading.monthtext import read_month
from planner.schema.names import fold


def day_of(raw: Raw) -> int:
    """The day of the month that a date or a text with a date names, 1 where it names none."""
    if isinstance(raw, datetime.date):
        return raw.day
    found = read_month(raw) if isinstance(raw, str) else None
    return found.day if found else 1


def as_text(raw: Raw) -> str:
    """A raw value as text, without stray or doubled spaces; whole numbers without decimals."""
    if isinstance(raw, str):
        return " ".join(raw.replace("\u200b", "").replace("\ufeff", "").split())
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime.datetime):
        return raw.isoformat(sep=" ", timespec="minutes")
    return str(raw)


def choice_text(raw: Raw) -> str:
    """A raw value as it is compared with choices."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return fold(as_text(raw))


def names_of(typed: str) -> tuple[str, ...]:
    """Names separated by semicolons, each once."""
    parts = (" ".join(part.split()) for part in typed.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def as_read(raw: Raw) -> object:
    """A value whose meaning its row gives: numbers as float, dates as months, text without stray spaces."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float):
        return float(raw)
    if isinstance(raw, datetime.date):
        return Month(raw.year, raw.month)
    return as_text(raw)
