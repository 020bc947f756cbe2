"""Calendar months, the only unit of time of the model."""

from __future__ import annotations

from dataclasses import dataclass

_FRENCH = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, 1 to 12 of a year."""

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


def moment(time: str, language: str) -> str:
    """A recorded time (``2012-03-05T14:30:00Z``) as people write it: ``5 Mar 2012, 14:30 UTC``; others as they are."""
    day, _, clock = time.partition("T")
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return time
    said = f"{int(parts[2])} {Month(int(parts[0]), int(parts[1])).text(language)}"
    return f"{said}, {clock[:5]} UTC" if clock.endswith("Z") else said
