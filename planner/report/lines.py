"""Lines of the terminal: sentences wrapped at spaces, and headings of columns in as many lines as they need."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from planner.schema.languages import UNIT_SPACE

_SIGN_SPACE = re.compile(r"(?<=\S) (?=[×=] )|(?<= [×=]) ")
"""The spaces of a change and its value: ``Customers × 0.9``."""

_WHOLE = re.compile(
    r"`[^`]+`|«\u00a0planner [^»]+»"  # a command: `planner solve --prove`
    r"|(?<!\S)\"[^\"]+\""  # a value as it is typed: "Customers × 0.8..1.2 step 0.05"
    r"|\(--[a-z][^(),;:.]*\)"  # an option in brackets with its values: (--between cost wellbeing)
    r"|--[a-z][a-z-]*(?: (?:\"[^\"]*\"|[A-Z0-9][^\s.,;:)]*))+"  # an option and its values: --within 10%
    r"|--lang [a-z]{2}\b"
)
"""Words that people copy, on one line where it holds them."""

_TIE = "\ue000"
"""Stands for a space at which a line is not to break; of private use, so in no text."""

_GAP = 2


def wrap(words: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """``words`` in lines of at most ``width``, indented by ``first`` and then by ``rest`` (None: as the first).

    They break at spaces only, so that file names and cells stay whole; not between a figure and its unit, nor within
    what people copy (an option and its value, a command, a change) where that has room on a line.
    """
    rest = first if rest is None else rest
    room = width - max(len(first), len(rest))

    def tie(copied: re.Match[str]) -> str:
        return copied[0].replace(" ", _TIE) if len(copied[0]) <= room else copied[0]

    lines = textwrap.wrap(
        _WHOLE.sub(tie, _SIGN_SPACE.sub(_TIE, UNIT_SPACE.sub(_TIE, words))),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_TIE, " ") for line in lines]


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """The headings of a table in lines, the last above the figures, and its rows; every column is right-aligned.

    A column is as wide as its longest figure or word of its heading, and a gap.
    """
    widths = [
        _GAP + max(len(part) for part in (*head.split(" "), *(row[at] for row in rows)))
        for at, head in enumerate(heads)
    ]
    parts = [wrap(head, width - _GAP) for head, width in zip(heads, widths, strict=True)]
    deep = max(map(len, parts))
    lines = [
        [*[""] * (deep - len(part)), *part] for part in parts
    ]  # fmt: skip
    shown = [_line([part[at] for part in lines], widths) for at in range(deep)]
    return shown, [_line(row, widths) for row in rows]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
