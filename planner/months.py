"""Calendar months, the only unit of time of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_FRENCH = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Month(NamedTuple):
    """A calendar month, 1 to 12 of a year.

    A tuple, because months are keys and are sorted everywhere: tuples are hashed and compared in a fifth of the time.
    """

    year: int
    month: int

    def plus(self, months: int) -> Month:
        """The month ``months`` later (earlier where negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def since(self, other: Month) -> int:
        """Months from ``other`` to this one (negative where this one is earlier)."""
        return (self.year - other.year) * 12 + self.month - other.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def text(self, language: str) -> str:
        """As people write it: ``Mar 2012``, ``mars 2012``."""
        names = _FRENCH if language == "fr" else _ENGLISH
        return f"{names[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year of a horizon and its months ``first``..``last`` (indexes, inclusive)."""

    year: int
    first: int
    last: int


def calendar_years(start: Month, months: int) -> Iterator[Year]:
    """The calendar years that ``months`` months from ``start`` on touch."""
    first = 0
    while first < months:
        month = start.plus(first)
        last = min(first + 12 - month.month, months - 1)
        yield Year(month.year, first, last)
        first = last + 1


_RECORDED = re.compile(r"([0-9]{1,4})-(0?[1-9]|1[0-2])")


def parse_month(text: str) -> Month | None:
    """The month recorded as ``2012-03`` (see ``Month.__str__``), None where ``text`` is none."""
    match = _RECORDED.fullmatch(text)
    return Month(int(match[1]), int(match[2])) if match else None


def moment(time: str, language: str) -> str:
    """A recorded time (``2012-03-05T14:30:00Z``) as people write it: ``5 Mar 2012, 14:30 UTC``; others as they are."""
    day, _, clock = time.partition("T")
    month, _, number = day.rpartition("-")
    found = parse_month(month)
    if found is None or not re.fullmatch(r"[0-9]{1,2}", number):
        return time
    said = f"{int(number)} {found.text(language)}"
    return f"{said}, {clock[:5]} UTC" if clock.endswith("Z") else said
