"""What we wrote on a sheet, recorded so that what people added to it can be told apart."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.schema.digits import whole_number

_DIGITS = 6
_WIDTH = re.compile(r"([0-9]{1,5})=([0-9]{1,3}(?:\.[0-9]{1,6})?)(?:,|$)")


@dataclass(frozen=True, slots=True)
class Written:
    """Marks of the texts on a sheet, how many charts it has, and the widths of its columns (from 1), in characters."""

    texts: frozenset[str]
    charts: int = 0
    widths: Mapping[int, float] = field(default_factory=dict)

    def knows(self, text: str) -> bool:
        """Whether we wrote this text on the sheet."""
        return mark(text) in self.texts

    def encode(self) -> str:
        """As it is recorded; see ``decode``."""
        widths = ",".join(f"{column}={width:g}" for column, width in sorted(self.widths.items()))
        return f"{self.charts} {''.join(sorted(self.texts))} {widths}"


def record_of(texts: Iterable[str], charts: int, widths: Mapping[int, float] | None = None) -> Written:
    """The record of a sheet."""
    return Written(frozenset(mark(text) for text in texts), charts, dict(widths or {}))


def decode(record: str) -> Written | None:
    """The record as it was encoded; None where it is none. Widths that are none are left out."""
    charts, _, rest = record.partition(" ")
    marks, _, widths = rest.partition(" ")
    count = whole_number(charts)
    if count is None or len(marks) % _DIGITS:
        return None
    found = (marks[at : at + _DIGITS] for at in range(0, len(marks), _DIGITS))
    return Written(frozenset(found), count, dict(_width(said) for said in _WIDTH.findall(widths)))


def _width(said: tuple[str, str]) -> tuple[int, float]:
    return int(said[0]), float(said[1])


def mark(text: str) -> str:
    """A short digest of a text, whatever its spaces."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_DIGITS]
