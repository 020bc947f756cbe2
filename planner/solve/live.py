"""The only place where a HiGHS is made. From 1.16 on it greets on file descriptor 1, where ``--json`` is awaited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import highspy

_OUT = 1
"""The file descriptor that C libraries print on, whatever ``sys.stdout`` is."""

_lock = Lock()


def make_live(*, threads: int | None = None) -> highspy.Highs:
    """A solver that says nothing and holds no program yet. ``threads`` None leaves their number to it."""
    with quiet():
        live = highspy.Highs()  # type: ignore[no-untyped-call]
        live.setOptionValue("output_flag", False)
    if threads is not None:
        live.setOptionValue("threads", threads)
    return live


@contextmanager
def quiet() -> Iterator[None]:
    """Turn away what C libraries print. ``sys.stdout`` is left as it is, for whoever has redirected it in Python.

    Kept short: what another thread prints meanwhile is turned away too.
    """
    with _lock:
        try:
            before = os.dup(_OUT)
        except OSError:  # closed by whoever started us
            before = -1
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, _OUT)
            yield
        finally:
            if nowhere != _OUT:
                os.close(nowhere)
            if before < 0:
                os.close(_OUT)
            else:
                os.dup2(before, _OUT)
                os.close(before)
