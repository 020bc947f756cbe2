"""Sheets that we write with the styles and texts of their cells still open: another workbook has its own of both.

What is open stands between two ``OPEN``, as a workbook of its own would say it: `` s="5"`` or nothing for a style,
`` t="s"><v>7</v></c>`` for a text that the workbook holds apart.
"""

from __future__ import annotations

from collections.abc import Sequence

OPEN = "\x01"
"""No XML can hold this character."""


def finish(draft: str) -> bytes:
    """The sheet as the workbook that it was written for has it."""
    return draft.replace(OPEN, "").encode()


def fill(draft: str, styles: Sequence[int], strings: Sequence[bytes]) -> bytes:
    """The sheet with the style indexes of another workbook, ``styles`` by our own, and its texts in their cells."""
    said = {f' s="{old}"': f' s="{new}"' for old, new in enumerate(styles)}
    said[""] = said[' s="0"'] if styles[0] else ""
    for at, content in enumerate(strings):
        said[f' t="s"><v>{at}</v></c>'] = f' t="inlineStr"><is>{content.decode()}</is></c>'
    pieces = draft.split(OPEN)
    pieces[1::2] = [said[piece] for piece in pieces[1::2]]
    return "".join(pieces).encode()
