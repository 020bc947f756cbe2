"""What the planner reads: every message in English and French, in one catalogue.

Each module of this package holds the messages of one stage as ``MESSAGES``: code → (English, French), with
``{named}`` places; ``{count?row|rows}`` is the first for one thing and the second for several, by what fills ``count``.
A code is unique over the whole catalogue; both languages name the same places.
"""

from __future__ import annotations

import re
from importlib import import_module

from planner.schema.languages import NO_BREAK, tie

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.findings import Finding, Level
    from planner.schema.languages import Language

Text = tuple[str, str]

STAGES = (
    "help",
    "cli",
    "summary",
    "reading",
    "dataset",
    "solving",
    "history",
    "explaining",
    "why",
    "writing",
    "sheets",
    "scenarios",
    "tradeoff",
    "alternatives",
    "wave",
    "grading",
    "comparing",
    "chances",
    "proof",
    "serve",
    "page",
)
"""Modules of the catalogue, imported when a message of theirs is first needed: ``help`` first, to be told at once."""

_loaded: dict[str, Text] = {}
_stages_loaded: set[str] = set()


def catalogue() -> dict[str, Text]:
    """Every message: code → (English, French)."""
    for stage in STAGES:
        _load(stage)
    return _loaded


def text(code: str, language: Language, /, **places: object) -> str:
    """The message ``code`` in ``language`` with its places filled.

    What the catalogue lacks is shown as the code, and a place that nothing fills by its name: words that are missing
    never lose a plan that was found. Tests make both an error (``report_missing``).
    """
    entry = _find(code)
    if entry is None:
        report_missing(code)
        return " ".join((code, *(str(value) for value in places.values())))
    words = entry[1] if language == "fr" else entry[0]
    if language == "fr":
        words = _ELIDED.sub(lambda place: _elide(place, places), words)
    words = _COUNTED.sub(lambda place: _agree(place, places, language), words)
    words = _STOPPED.sub(lambda place: _drop_second_stop(place, places), words)
    return words.format_map(_Places(code, places))


def exists(code: str) -> bool:
    """Whether the catalogue has the message ``code``."""
    return _find(code) is not None


def report_missing(what: str) -> None:
    """Called with a code or place that has no text; does nothing at run time, and tests replace it."""


def count_text(code: str, language: Language, count: int, /, **places: object) -> str:
    """The message ``code`` for ``count`` things, or ``code_one`` for a single one; it may name ``{count}``."""
    single = count == 1 or (language == "fr" and count == 0)
    return text(f"{code}_one" if single else code, language, count=number(count, language, 0), **places)


def join(items: Iterable[object], language: Language, mark: str = ",") -> str:
    """Several things in a row, separated by ``mark``: ``a; b`` in English, ``a ; b`` with its space in French."""
    before = NO_BREAK if language == "fr" and mark in ";:" else ""
    return f"{before}{mark} ".join(str(item) for item in items)


class _Places(dict[str, object]):
    """What fills the places of a message; one that nothing fills stays as its name in braces."""

    def __init__(self, code: str, places: Mapping[str, object]) -> None:
        super().__init__(places)
        self._code = code

    def __missing__(self, place: str) -> str:
        report_missing(f"{self._code}: {place}")
        return f"{{{place}}}"


_VOWEL = re.compile(r"(?!on(?:ze|zième)s?\b|oui\b|ouistiti)[aàâäeéèêëiîïoôöuùûüœæ]", re.IGNORECASE)
"""Names in h or y are left alone: whether they are elided, only a dictionary knows."""

_ELIDED = re.compile(r"\b(de|que) \{(\w+)\}", re.IGNORECASE)
"""A place after a word that is elided before a vowel."""

_COUNTED = re.compile(r"\{(\w+)\?([^|{}]*)\|([^{}]*)\}")
"""Words that agree with the number that fills a place."""

_SINGLE = {"en": re.compile(r"1"), "fr": re.compile(r"[−-]?[01](,[0-9]+)?")}
"""Numbers that take the singular: 1 in English, everything below 2 in French."""

_STOPPED = re.compile(r"\{(\w+)\}\.(?=\s|\{|$)")
"""A place at the end of a sentence."""


def _elide(place: re.Match[str], places: Mapping[str, object]) -> str:
    """The word and the place: ``d'{month}`` where what fills the place begins with a vowel, as avr. 2012 or Est."""
    if _VOWEL.match(str(places.get(place[2], ""))):
        return f"{place[1][:-1]}'{{{place[2]}}}"
    return place[0]


def _agree(place: re.Match[str], places: Mapping[str, object], language: Language) -> str:
    """The words for one or for several."""
    return place[2] if _SINGLE[language].fullmatch(str(places.get(place[1], ""))) else place[3]


def _drop_second_stop(place: re.Match[str], places: Mapping[str, object]) -> str:
    """The place and its full stop; without it where what fills the place ends a sentence already."""
    ends = str(places.get(place[1], "")).endswith((".", "…", "!", "?"))
    return place[0][:-1] if ends else place[0]


def _find(code: str) -> Text | None:
    """The message ``code``; stages are imported one after the other until one has it. None where none has."""
    for stage in STAGES:
        if code in _loaded:
            break
        _load(stage)
    return _loaded.get(code)


def _load(stage: str) -> None:
    if stage in _stages_loaded:
        return
    messages: dict[str, Text] = import_module(f"{__name__}.{stage}").MESSAGES
    # Two threads may load a stage at once: the same entry twice is no clash.
    twice = {code for code in _loaded.keys() & messages.keys() if _loaded[code][0] is not messages[code][0]}
    if twice:
        raise ValueError(f"message codes given twice: {sorted(twice)}")
    _loaded.update({code: (english, tie(french)) for code, (english, french) in messages.items()})
    _stages_loaded.add(stage)


def finding(
    level: Level,
    code: str,
    language: Language,
    /,
    *,
    sheet: str = "",
    cell: str = "",
    found: str = "",
    expected: str = "",
    nearest: str = "",
    **places: object,
) -> Finding:
    """A finding whose sentence comes from the catalogue; the message may use every place given here."""
    from planner.findings import Finding

    message = text(
        code, language, sheet=sheet, cell=cell, found=found, expected=expected, nearest=nearest, **places
    )
    return Finding(level, code, message, sheet, cell, found, expected, nearest, language)


def number(value: float, language: Language, decimals: int = 1) -> str:
    """``value`` as people write it: ``1,234.5`` in English, ``1 234,5`` in French, ``−3``; no trailing zeros."""
    shown = f"{value:,.{decimals}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return _punctuate("0" if shown == "-0" else shown, language)


def signed_number(value: float, language: Language, decimals: int = 1) -> str:
    """A difference, with its sign in front: ``+1,234.5``, ``−3``; ``0`` where it shows as none."""
    shown = number(abs(value), language, decimals)
    return shown if shown == "0" else f"{'−' if value < 0 else '+'}{shown}"


def column_number(value: float, language: Language, decimals: int) -> str:
    """The same with all its decimals, for the numbers of a column."""
    return _punctuate(f"{round(value, decimals) + 0.0:,.{decimals}f}", language)


def _punctuate(shown: str, language: Language) -> str:
    """Digits grouped and parted as the language does, after a minus sign: ``1,234.5`` as it is, or ``1 234,5``."""
    shown = shown.replace("-", "−")
    return shown.replace(",", "\u202f").replace(".", ",") if language == "fr" else shown
