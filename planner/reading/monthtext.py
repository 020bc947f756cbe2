"""Months as people type them: ``2012-01``, ``01/2012``, ``janv. 2012``, ``Jan-12``, and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planner.months import Month
from planner.schema.names import fold

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Years of a plan; a date outside them is a number that is merely shown as a date."""

_NAMES = (
    ("jan", "janv", "janvier", "january"),
    ("feb", "fev", "fevr", "fevrier", "february"),
    ("mar", "mars", "march"),
    ("apr", "avr", "avril", "april"),
    ("may", "mai"),
    ("jun", "juin", "june"),
    ("jul", "juil", "juill", "juillet", "july"),
    ("aug", "aou", "aout", "august"),
    ("sep", "sept", "septembre", "september"),
    ("oct", "octobre", "october"),
    ("nov", "novembre", "november"),
    ("dec", "decembre", "december"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}

_YEAR_FIRST = r"(?P<year>[0-9]{4}) ?[-/.] ?(?P<month>[0-9]{1,2})"
_MONTH_FIRST = r"(?P<month>[0-9]{1,2}) ?[-/.] ?(?P<year>[0-9]{4})"
_ISO_DATE = r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[t ][0-9:.]+z?)?"
_DATE = r"(?P<a>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<year>[0-9]{4})(?: [0-9:]+)?"
_WORDS = r"(?:(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?[ -])?(?P<name>[a-z]{3,9})\.?[ \-/.,']*(?P<year>[0-9]{4}|[0-9]{2})"
_YEAR_THEN_WORD = r"(?P<year>[0-9]{4})[ \-/.]*(?P<name>[a-z]{3,9})\.?"
_LOOKS_LIKE = r"(?P<name>[a-z]{3,10})\.?[ \-/.']*[0-9]{2,4}|[0-9]{1,4} ?[-/.] ?[0-9]{1,4}"


@dataclass(frozen=True, slots=True)
class MonthText:
    """The possible readings of a text as a month; ``day`` where it names one other than the first."""

    readings: tuple[Month, ...]
    day: int = 1


@lru_cache(maxsize=4096)
def read_month(text: str) -> MonthText | None:
    """The month that ``text`` names, or None where it names none.

    A date such as ``01/02/2012`` has two readings, the French one (day first) and the American one.

    >>> str(read_month("févr. 2012").readings[0])
    '2012-02'
    """
    plain = fold(text)
    for pattern in (_YEAR_FIRST, _MONTH_FIRST):
        if match := re.fullmatch(pattern, plain):
            return _month(int(match["year"]), int(match["month"]))
    if match := re.fullmatch(_ISO_DATE, plain):
        return _month(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := re.fullmatch(_DATE, plain):
        return _either(int(match["a"]), int(match["b"]), int(match["year"]))
    return _read_named_month(plain)


def looks_like_month(text: str) -> bool:
    """Whether a text that names no month was probably meant to: ``janvir 2012``, ``13/2012``."""
    import difflib  # late: only for headers that are not known

    match = re.fullmatch(_LOOKS_LIKE, fold(text))
    if match is None:
        return False
    name = match["name"]
    return name is None or bool(difflib.get_close_matches(name, _NUMBER_OF, n=1, cutoff=0.8))


def month_name(text: str) -> int | None:
    """The number of a month named without its year (``janv.`` is 1), else None."""
    return _NUMBER_OF.get(fold(text).removesuffix("."))


def _read_named_month(plain: str) -> MonthText | None:
    match = re.fullmatch(_WORDS, plain) or re.fullmatch(_YEAR_THEN_WORD, plain)
    if match is None or match["name"] not in _NUMBER_OF:
        return None
    year = int(match["year"])
    return _month(
        year if year > 99 else 2000 + year, _NUMBER_OF[match["name"]], int(match.groupdict().get("day") or 1)
    )


def _month(year: int, month: int, day: int = 1) -> MonthText | None:
    valid = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return MonthText((Month(year, month),), day) if valid else None


def _either(first: int, second: int, year: int) -> MonthText | None:
    """Day and month in one order or the other; one reading where only one makes a month."""
    readings = [_month(year, second, first)]
    if first != second:
        readings.append(_month(year, first, second))
    valid = [reading for reading in readings if reading]
    if not valid:
        return None
    return MonthText(tuple(month for reading in valid for month in reading.readings), valid[0].day)
