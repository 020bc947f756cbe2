"""A progress bar with the time left, on stderr where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from planner.cli.session import Session
from planner.messages import text

WIDTH = 28
"""Characters of the bar itself."""

_REDRAWN = 0.1
"""Seconds between two drawings."""


def with_bar[Item](items: Iterable[Item], total: int, session: Session, *, done: int = 0) -> Iterator[Item]:
    """``items`` as they come, with a bar of how many of ``total`` are there; ``done`` were there before."""
    if session.quiet or not sys.stderr.isatty():
        yield from items
        return
    begun, drawn, here = time.monotonic(), 0.0, done
    longest = 0
    try:
        for item in items:
            yield item
            here += 1
            now = time.monotonic()
            if now - drawn >= _REDRAWN or here == total:
                line = bar_line(here, total, (now - begun) / (here - done), session.language)
                longest = max(longest, len(line))
                sys.stderr.write("\r" + line.ljust(longest))
                sys.stderr.flush()
                drawn = now
    finally:
        if longest:
            sys.stderr.write("\r" + " " * longest + "\r")
            sys.stderr.flush()


def bar_line(here: int, total: int, seconds_each: float, language: str) -> str:
    """The bar as one line: ``━━━━╌╌╌╌ 120/1000 · 2:10 left``."""
    full = WIDTH * here // max(1, total)
    left = int(seconds_each * (total - here) + 0.5)
    minutes, seconds = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return text(
        "scenarios.bar", language, bar="━" * full + "╌" * (WIDTH - full), here=here, total=total, left=clock
    )
