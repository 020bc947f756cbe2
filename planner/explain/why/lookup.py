"""Names and months as a planner types them in a question, as indexes of the dataset."""

from __future__ import annotations

from collections.abc import Sequence

from planner.explain.phrases import Words
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.reading.monthtext import read_month
from planner.schema.names import fold, nearest


def find_pool(words: Words, name: str) -> int:
    """The pool called ``name``.

    Raises:
        BadInput: there is none.
    """
    return _position(words, name, [pool.name for pool in words.dataset.pools], "pools")


def find_direction(words: Words, name: str) -> int:
    """The Direction called ``name``.

    Raises:
        BadInput: there is none.
    """
    return _position(words, name, [one.name for one in words.dataset.directions], "directions")


def find_month(words: Words, text: str) -> int:
    """The month that ``text`` names.

    Raises:
        BadInput: it names none that is planned.
    """
    found = read_month(text)
    for month in found.readings if found else ():
        t = month.since(words.dataset.first_month)
        if 0 <= t < words.dataset.months:
            return t
    first, last = words.month(0), words.month(words.dataset.months - 1)
    raise _refusal(words, "why.month_outside", month=text, first=first, last=last)


def _position(words: Words, name: str, names: Sequence[str], sheet: str) -> int:
    for position, candidate in enumerate(names):
        if fold(candidate) == fold(name):
            return position
    near = nearest(name, names)
    hint = words.say("why.hint", nearest=near) if near else ""
    raise _refusal(words, "why.unknown", name=name, sheet_name=words.case.title(sheet), hint=hint)


def _refusal(words: Words, code: str, **places: object) -> BadInput:
    return BadInput([finding(Level.ERROR, code, words.language, **places)])  # type: ignore[arg-type]
