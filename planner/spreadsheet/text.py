"""What a cell can hold of a text."""

from __future__ import annotations

import re

MAX_TEXT = 32_767
"""Characters that a cell can hold."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16, which no file can hold: names of files and arguments in another encoding have such."""


def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: cut where it is too long, with ``…`` at its end; half a character is U+FFFD."""
    sound = text if text.isascii() else _HALF.sub("\ufffd", text)
    return sound if len(sound) <= MAX_TEXT else sound[: MAX_TEXT - 1] + "…"


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
