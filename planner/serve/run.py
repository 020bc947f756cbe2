"""Runs the page until the process is told to end; nothing is left behind."""

from __future__ import annotations

import secrets
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from planner.files import refuse_special
from planner.reading.source import UnreadableFile
from planner.schema.types import Language
from planner.serve.app import make_app
from planner.serve.connection import Connection
from planner.serve.guard import ADDRESS, Door
from planner.serve.hub import still_working
from planner.serve.room import Room
from planner.spreadsheet.opening import read_file
from planner.spreadsheet.refusal import Refusal

MOST_CONNECTIONS = 64
"""Connections that are answered at once; further ones get a 503."""

GRACE = 2
"""Seconds that a request still has when the process is told to end."""


class _Server(uvicorn.Server):
    """Says when it listens, and ends quietly: a signal that asks it to stop is answered by stopping."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As in the base, and then says that it listens."""
        await super().startup(sockets)
        if self.started:
            self._tell()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As in the base, but a signal is not raised again afterwards: what is left to do is done."""
        kept = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in kept.items():
                signal.signal(one, handler)


def _content(path: Path, language: Language | None) -> bytes:
    """The bytes of the workbook; refused in the words of every other command."""
    refuse_special(path)
    try:
        return read_file(path)
    except Refusal as refusal:
        raise UnreadableFile(refusal, path, language) from refusal


def serve(
    path: Path | None, language: Language | None, announce: Callable[[str], None]
) -> list[threading.Thread]:
    """Serves the page, with the workbook ``path`` on its table, until SIGTERM or Ctrl-C.

    ``announce`` is told the page's address once it answers. A copy of ``path`` is read; it is never written.
    Returns the threads in which a solver still computes.

    Raises:
        BadInput: ``path`` cannot be read.
        OSError: it is a pipe or a device, or no port can be listened on.
    """
    content = None if path is None else _content(path, language)
    with (
        tempfile.TemporaryDirectory(prefix="planner-serve-", ignore_cleanup_errors=True) as folder,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener,
    ):
        listener.bind((ADDRESS, 0))
        door = Door(listener.getsockname()[1], secrets.token_urlsafe(32))
        room = Room(Path(folder), door, language)
        if path is not None and content is not None:
            room.first = room.add(path.name, content).id
        config = uvicorn.Config(
            make_app(room),
            log_level="critical",
            access_log=False,
            server_header=False,
            http=Connection,
            ws="none",
            lifespan="on",
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=GRACE,
        )
        _Server(config, lambda: announce(door.url)).run(sockets=[listener])
    return still_working()
