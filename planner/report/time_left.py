"""The time that is left, as it stands behind what the work is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.messages import text
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.solve.time_left import TimeLeft

_MINUTE, _HOUR = 60, 3600
_FIVE = 5
"""Seconds below a minute are told by so many: nothing is known more closely."""


def add_time_left(line: str, left: TimeLeft | None, language: Language) -> str:
    """``line`` with the time that is left, or with the limit that ends the search; as it is where neither is known."""
    if left is None:
        return line
    code = "progress.at_most" if left.at_most else "progress.left"
    return text(code, language, line=line, left=_say(left.seconds, exactly=left.at_most))


def _say(seconds: float, *, exactly: bool) -> str:
    """``25 s``, ``3 min``, ``1 h 20 min``; rounded up to the second where ``exactly``, so that it is no more."""
    if exactly:
        return f"{int(seconds) + 1} s"
    if seconds < _MINUTE - _FIVE / 2:
        return f"{max(_FIVE, _FIVE * round(seconds / _FIVE))} s"
    minutes = max(1, round(seconds / _MINUTE))
    hours, rest = divmod(minutes, _HOUR // _MINUTE)
    return f"{hours} h {rest} min" if hours else f"{minutes} min"
