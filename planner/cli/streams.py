"""The streams that words go to: closed, full, or without a reader, none of them stops the work.

Nothing heavy is imported here before it is needed: ``planner --help`` speaks through this module too.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from typing import TextIO

_lost: list[OSError] = []

_STAND_INS = {
    "\u202f": "\u00a0",
    "\u00a0": " ",
    "−": "-",
    "–": "-",
    "—": "-",
    "·": "-",
    "…": "...",
    "→": "->",
    "×": "x",
    "≤": "<=",
    "≥": ">=",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "’": "'",
    "œ": "oe",
    "Œ": "Oe",
    "█": "#",
    "░": ".",
}
"""What stands for a character that the encoding of a stream lacks, such as cp1252, cp850 or ASCII."""


def prepare() -> None:
    """Give a process that was started without its standard streams somewhere to write, and characters a stand-in.

    A file that is opened while descriptor 1 is closed would become standard output: libraries would print into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)  # a solver or a worker that is started needs them as much
    os.close(number)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - until the end
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8", errors="replace"))  # noqa: SIM115, PTH123 - until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_LENIENT)


def stand_in(fault: UnicodeError) -> tuple[str, int]:
    r"""An error handler of ``codecs``: the nearest text that the encoding has, "?" where there is none.

    >>> "1\u202f234".encode("cp850", "planner.stand_in").decode("cp850")
    '1\xa0234'
    """
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lacking = fault.object[fault.start : fault.end]
    return "".join(_nearest(one, fault.encoding) for one in lacking), fault.end


def _nearest(character: str, encoding: str) -> str:
    """The character's stand-in, the stand-in of that, or the letter without its accent."""
    tried = _STAND_INS.get(character, "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    for text in (tried, _STAND_INS.get(tried, ""), plain):
        try:
            if text and text.encode(encoding):
                return text
        except UnicodeEncodeError:
            continue
    return "?"


_LENIENT = "planner.stand_in"
codecs.register_error(_LENIENT, stand_in)


def put(words: str, *, err: bool = False) -> None:
    """Write a line to ``sys.stdout`` or ``sys.stderr``, whichever those are now."""
    import click

    try:
        click.echo(words, err=err)
    except OSError as fault:
        give_up(fault, sys.stderr if err else sys.stdout)


def put_plain(words: str) -> None:
    """As ``put`` on ``sys.stdout``, without colours."""
    try:
        print(words, flush=True)  # noqa: T201 - the command line prints
    except OSError as fault:
        give_up(fault, sys.stdout)


def draw(words: str) -> None:
    """Write to ``sys.stderr`` without ending the line."""
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except OSError as fault:
        give_up(fault, sys.stderr)


def give_up(fault: OSError, stream: TextIO) -> None:
    """Write nothing more to a stream that takes nothing. That its reader has gone is no fault: ``| head``."""
    if stream is not sys.stderr and not isinstance(fault, BrokenPipeError):
        _lost.append(fault)
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # a stream of the caller's without a file behind it
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def lost_output() -> OSError | None:
    """What kept ``sys.stdout`` from taking our words since this was last asked; None where it took them all."""
    fault = _lost[0] if _lost else None
    _lost.clear()
    return fault
