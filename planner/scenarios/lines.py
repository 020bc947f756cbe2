"""A change written in one line: ``Customers × 0.8..1.2 step 0.05``, ``Partners!Stream!Cost = 4000``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.reading.numbers import PERCENT, read_number
from planner.scenarios.types import Span
from planner.schema.changes import How

_LINE = re.compile(r"(?P<place>.+?)(?:\s*(?P<sign>[×=*])\s*|\s+(?P<word>[xX+])\s+)(?P<value>[^×=*]+)")
_SPAN = re.compile(
    r"(?P<low>.+?)\s*(?:\.\.\.?|…)\s*(?P<high>.+?)(?:\s+(?:step|pas|by)\s+(?P<step>.+))?", re.IGNORECASE
)
_WAYS = {"×": How.MULTIPLY, "*": How.MULTIPLY, "x": How.MULTIPLY, "=": How.SET, "+": How.ADD}


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line: the names of sheet, row and column (those that are given), how, and the value as text."""

    names: tuple[str, ...]
    how: How
    value: str


def read_line(text: str) -> Line | None:
    """The parts of a change written in one line, None where the text is none.

    >>> read_line("Partners!Stream!Cost = 4000")
    Line(names=('Partners', 'Stream', 'Cost'), how='set', value='4000')
    """
    match = _LINE.fullmatch(text.strip())
    if match is None:
        return None
    names = tuple(part.strip() for part in match["place"].split("!"))
    how = _WAYS[(match["sign"] or match["word"]).lower()]
    return Line(names, how, match["value"].strip())


def read_span(text: str) -> Span | None:
    """The span that a text shows, None where it shows none or an empty one.

    >>> read_span("0,8..1,2 pas 0,05")
    Span(low=0.8, high=1.2, step=0.05)
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    low, high = amount(match["low"]), amount(match["high"])
    step = amount(match["step"]) if match["step"] else None
    if low is None or high is None or low > high or (match["step"] and (step is None or step <= 0)):
        return None
    return Span(low, high, step)


def amount(text: str) -> float | None:
    """A plain number or a percent, None where the text is neither or can be read in two ways.

    >>> amount("-2,5 %")
    -0.025
    """
    found = read_number(text)
    if found is None or len(found.readings) != 1 or found.unit not in ("", PERCENT):
        return None
    return found.readings[0] / 100 if found.unit == PERCENT else found.readings[0]
