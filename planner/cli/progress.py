"""Work that may take a while: watched from the main thread, so that Ctrl-C is answered at once.

The solver runs in C++ and only gives control back when it is done. It therefore works in a thread of its own;
the main thread waits, shows the time, and hears Ctrl-C.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from planner.cli.session import Session
from planner.cli.streams import draw
from planner.messages import text
from planner.report.time_left import add_time_left

if TYPE_CHECKING:
    from planner.solve.options import Progress
    from planner.solve.time_left import Forecast, TimeLeft

SILENT_SECONDS = 1.0
"""Work shorter than this shows nothing."""

SOLVING = "step"
"""The stage in which the solver itself runs."""

_TICK = 0.05
_working: list[Thread] = []


class Tell(Protocol):
    """Told what the work is at: ``stage.<stage>`` of the catalogue, with what that text names."""

    def __call__(self, stage: str, /, **places: object) -> None:
        """A stage begins."""


@dataclass(slots=True)
class _Work[Result]:
    """A job in a thread: what it says, and how it ended."""

    job: Callable[[Tell], Result]
    stage: str = ""
    places: dict[str, object] = field(default_factory=dict)
    result: list[Result] = field(default_factory=list)
    fault: BaseException | None = None
    done: Event = field(default_factory=Event)

    def run(self) -> None:
        """Do the job; what it raises is kept for the main thread."""
        try:
            self.result.append(self.job(self._enter))
        except BaseException as fault:  # even SystemExit: the main thread decides
            self.fault = fault
        finally:
            self.done.set()

    def _enter(self, stage: str, /, **places: object) -> None:
        self.stage, self.places = stage, places


def watch[Result](
    job: Callable[[Tell], Result],
    session: Session,
    *,
    prepare: Callable[[], object] = lambda: None,
    left: Callable[[], TimeLeft | None] = lambda: None,
) -> Result:
    """The result of ``job``, which is given a function to say what it is at.

    ``prepare`` is called once the solver is at work, which leaves Python free: to import what comes after. ``left`` is
    asked how much longer it takes.

    Raises:
        KeyboardInterrupt: Ctrl-C; the job may still be running, see ``working``.
    """
    work = _Work(job)
    thread = Thread(target=work.run, daemon=True)
    _working.append(thread)
    thread.start()
    _wait(work, session, prepare, left)
    thread.join()
    _working.remove(thread)
    if work.fault is not None:
        raise work.fault
    return work.result[0]


def tell_both(tell: Tell, forecast: Forecast) -> tuple[Callable[[str], None], Callable[[Progress], None]]:
    """Functions for the stages of a solve and for the solver's steps, which tell ``tell`` and ``forecast`` of them."""

    def stage(name: str) -> None:
        forecast.enter(name)
        tell(name)

    def step(at: Progress) -> None:
        forecast.begin_step(at)
        tell(SOLVING, step=at.step, steps=at.steps)

    return stage, step


def working() -> bool:
    """Whether a job that was interrupted is still running."""
    return any(thread.is_alive() for thread in _working)


def leave_working(threads: Iterable[Thread]) -> None:
    """Tells of threads that were started elsewhere and may still be running: see ``working``."""
    _working.extend(threads)


def _wait[Result](
    work: _Work[Result],
    session: Session,
    prepare: Callable[[], object],
    left: Callable[[], TimeLeft | None],
) -> None:
    """Until the work is done, show what it is at and for how long, on one line of a terminal."""
    shown = not session.quiet and sys.stderr.isatty()
    begun = time.monotonic()
    drawn = 0
    prepared = False
    while not work.done.wait(_TICK):
        passed = time.monotonic() - begun
        if work.stage == SOLVING and not prepared:
            prepare()
            prepared = True
        if shown and passed >= SILENT_SECONDS and work.stage:
            line = text(f"stage.{work.stage}", session.language, seconds=int(passed), **work.places)
            line = add_time_left(line, left(), session.language)
            drawn = max(drawn, len(line))
            draw("\r" + line.ljust(drawn))
    if drawn:
        draw("\r" + " " * drawn + "\r")
