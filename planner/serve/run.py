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

from planner.reading.source import UnreadableFile
from planner.schema.types import Language
from planner.serve.app import make_app
from planner.serve.connection import Connection
from planner.serve.guard import ADDRESS, Door
from planner.serve.hub import still_working
from planner.serve.room import ENDINGS, Room
from planner.spreadsheet.opening import open_package, read_file
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.workbook import plan_suffix

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


def _read(path: Path, language: Language | None) -> tuple[str, bytes]:
    """The name of the workbook, with an ending where it has none, and its bytes.

    Raises:
        UnreadableFile: it is none, in the words of every other command.
    """
    try:
        content = read_file(path)
        named = path.name.lower().endswith(ENDINGS)
        return path.name if named else path.name + plan_suffix(open_package(content)), content
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
        OSError: no port can be listened on.
    """
    workbook = None if path is None else _read(path, language)
    with (
        tempfile.TemporaryDirectory(prefix="planner-serve-", ignore_cleanup_errors=True) as folder,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener,
    ):
        listener.bind((ADDRESS, 0))
        door = Door(listener.getsockname()[1], secrets.token_urlsafe(32))
        room = Room(Path(folder), door, language)
        if workbook is not None:
            room.first = room.add(*workbook).id
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
