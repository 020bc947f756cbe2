"""What a cell or a document property can hold of a text."""

from __future__ import annotations

import re

MAX_TEXT = 32_767
"""Characters that a cell, or the note on one, can hold."""

MAX_PROPERTY = 255
"""Characters that Excel keeps of a document property."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot carry: control characters, half a character, and two that stand for none."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16, which no file can hold: names of files and arguments in another encoding have such."""


def sound_text(text: str) -> str:
    """``text`` with U+FFFD for every character that no file can hold."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def is_sound(text: str) -> bool:
    """Whether a file can hold every character of ``text``."""
    return text.isprintable() or _ILLEGAL.search(text) is None


def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: cut where it is too long, with ``…`` at its end; half a character is U+FFFD."""
    return shorten(text if text.isascii() else _HALF.sub("\ufffd", text), MAX_TEXT)


def property_text(text: str) -> str:
    """``text`` as a document property can hold it: see ``sound_text`` and ``shorten``."""
    return shorten(sound_text(text), MAX_PROPERTY)


def shorten(text: str, most: int) -> str:
    """``text``, or its beginning and ``…`` where it is longer than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def pieces_of(text: str, longest: int = MAX_TEXT) -> list[str]:
    """``text`` in pieces of at most ``longest`` characters that give it again when they are put together.

    None begins or ends with a space, which readers of cells leave out, as far as the text has other places.
    """
    pieces = []
    while len(text) > longest:
        end = longest
        while end > 1 and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]
