"""What we wrote on a sheet, recorded so that what people added to it can be told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from planner.schema.digits import whole_number

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Written:
    """Marks of the texts on a sheet, and how many charts it has."""

    texts: frozenset[str]
    charts: int = 0

    def knows(self, text: str) -> bool:
        """Whether we wrote this text on the sheet."""
        return mark(text) in self.texts

    def encoded(self) -> str:
        """As it is recorded; see ``decoded``."""
        return f"{self.charts} {''.join(sorted(self.texts))}"


def written(texts: Iterable[str], charts: int) -> Written:
    """The record of a sheet."""
    return Written(frozenset(mark(text) for text in texts), charts)


def decoded(record: str) -> Written | None:
    """The record as it was encoded; None where it is none."""
    charts, _, marks = record.partition(" ")
    count = whole_number(charts)
    if count is None or len(marks) % _DIGITS:
        return None
    found = (marks[at : at + _DIGITS] for at in range(0, len(marks), _DIGITS))
    return Written(frozenset(found), count)


def mark(text: str) -> str:
    """A short digest of a text, whatever its spaces."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_DIGITS]
