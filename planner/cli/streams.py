"""The streams that words go to: closed, full, or without a reader, none of them stops the work.

Nothing heavy is imported here before it is needed: ``planner --help`` speaks through this module too.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from typing import TextIO

_lost: list[OSError] = []


def prepare() -> None:
    """Give a process that was started without its standard streams somewhere to write, and characters a stand-in.

    A file that is opened while descriptor 1 is closed would become standard output: libraries would print into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8", errors="replace"))  # noqa: SIM115, PTH123 - until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


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
