"""A progress bar with the time left, on stderr where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event, Thread

from planner.cli.session import Session
from planner.cli.streams import draw
from planner.messages import text

WIDTH = 28
"""Characters of the bar itself."""

_REDRAWN = 0.2
"""Seconds between two drawings."""


@dataclass(slots=True)
class _Bar:
    """What the bar shows, drawn by a thread of its own: results come in batches, with long waits between them."""

    total: int
    done: int
    language: str
    here: int = 0
    begun: float = field(default_factory=time.monotonic)
    last: float = 0.0
    drawn: int = 0
    over: Event = field(default_factory=Event)

    def run(self) -> None:
        """Draw until it is over, then leave the line blank."""
        while not self.over.wait(_REDRAWN):
            self._draw(bar_line(self.done + self.here, self.total, self._remaining_seconds(), self.language))
        if self.drawn:
            self._draw("")
            draw("\r")

    def count(self) -> None:
        """One more is there."""
        self.last = time.monotonic()
        self.here += 1

    def _remaining_seconds(self) -> float | None:
        """Seconds that the rest will take, at the pace so far; None before anything came."""
        if self.here == 0:
            return None
        each = (self.last - self.begun) / self.here
        return max(0.0, each * (self.total - self.done - self.here) - (time.monotonic() - self.last))

    def _draw(self, line: str) -> None:
        draw("\r" + line.ljust(self.drawn))
        self.drawn = max(self.drawn, len(line))


def with_bar[Item](items: Iterable[Item], total: int, session: Session, *, done: int = 0) -> Iterator[Item]:
    """``items`` as they come, with a bar of how many of ``total`` are there; ``done`` were there before."""
    if session.quiet or not sys.stderr.isatty():
        yield from items
        return
    bar = _Bar(total, done, session.language)
    drawing = Thread(target=bar.run, daemon=True)
    drawing.start()
    try:
        for item in items:
            yield item
            bar.count()
    finally:
        bar.over.set()
        drawing.join()


def bar_line(here: int, total: int, left: float | None, language: str) -> str:
    """The bar as one line: ``━━━━╌╌╌╌ 120/1000 · 2:10 left``; without the time while it is not known."""
    full = WIDTH * here // max(1, total)
    bar = "━" * full + "╌" * (WIDTH - full)
    if left is None:
        return f"{bar} {here}/{total}"
    minutes, seconds = divmod(int(left + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return text("scenarios.bar", language, bar=bar, here=here, total=total, left=clock)
