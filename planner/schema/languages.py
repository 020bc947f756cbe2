"""The languages that are spoken, and the spaces at which no line breaks; apart from the types so that the help appears at once."""

import re

Language = str
"""``"en"`` or ``"fr"``."""

LANGUAGES: tuple[Language, ...] = ("en", "fr")

NO_BREAK = "\u00a0"
"""A space at which no line is broken."""

_TIED = re.compile(r"(?<=\S) (?=[;:!?%»])|(?<=«) ")
"""The spaces of French punctuation, which stay with their mark at the end of a line."""

UNIT_SPACE = re.compile(r"(?<=[0-9]) (?=[A-Z]{2,4}\b|%)")
"""The space between a figure and its unit or currency, of both languages: ``5 FTE``, ``1,200 EUR``, ``72 %``."""


def tie(french: str) -> str:
    """The text with a no-break space before ``;``, ``:``, ``!``, ``?``, ``%`` and within ``« »``."""
    return _TIED.sub(NO_BREAK, french)
