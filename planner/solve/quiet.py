"""Turns away what a solver library writes to the standard output; the planner's own words go through ``sys.stdout``."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def quiet_output() -> Iterator[None]:
    """Turns away what C code writes to descriptor 1 within the block. What is in Python's own buffers stays there."""
    with _ONE_AT_A_TIME:
        _flush()
        try:
            kept = os.dup(1)
        except OSError:  # closed: nothing can be written there
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.close(nowhere)
            yield
        finally:
            _flush()
            os.dup2(kept, 1)
            os.close(kept)


def _flush() -> None:
    """Writes what C code holds back: it would come out after the block."""
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
