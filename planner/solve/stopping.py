"""A solve that somebody stops from another thread, as Ctrl-C stops one of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


class Stopped(BaseException):
    """A solve was stopped. As KeyboardInterrupt, it is no fault that a plan could do without."""


@contextmanager
def stoppable(stop: Event) -> Iterator[None]:
    """What is solved inside, in this thread, ends with ``Stopped`` soon after ``stop`` is set."""
    token = _stop.set(stop)
    try:
        yield
    finally:
        _stop.reset(token)


def stop_asked() -> Event | None:
    """What is set once the work of this thread is to stop; None where nobody can ask for that."""
    return _stop.get()


def stop_if_asked() -> None:
    """Raises ``Stopped`` where that was asked for."""
    stop = _stop.get()
    if stop is not None and stop.is_set():
        raise Stopped
