"""Every open workbook, and where its files are."""

from __future__ import annotations

import asyncio
import re
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from planner.files import replacing
from planner.schema.types import Language
from planner.serve.desk import Desk
from planner.serve.guard import Door
from planner.serve.hub import Hub

MOST_DESKS = 8
"""Workbooks that are open at once; each holds its plan and its steps in memory."""

ENDINGS = (".xlsx", ".xlsm")
LONGEST_NAME = 100
"""Characters of the name of a file or a proposal."""


class Refused(Exception):  # noqa: N818 - read as a noun in messages
    """A request that cannot be answered: its status, and the message that says why."""

    def __init__(self, status: int, code: str, **places: object) -> None:
        super().__init__(code)
        self.status, self.code, self.places = status, code, places


@dataclass(slots=True, eq=False)
class Room:
    """Every open workbook, and where their files are. ``language`` is what the user asked for, None: the workbook's.

    ``first`` is the desk of the workbook that the command line named, "" where it named none.
    """

    folder: Path
    door: Door
    language: Language | None = None
    desks: dict[str, Desk] = field(default_factory=dict)
    first: str = ""
    hub: Hub | None = None
    jobs: set[asyncio.Task[None]] = field(default_factory=set)

    def add(self, name: str, content: bytes) -> Desk:
        """A desk with a workbook on it, not read yet.

        Raises:
            Refused: it has no workbook's name, or too many are open.
        """
        name = safe_name(name)
        if not name.lower().endswith(ENDINGS):
            raise Refused(415, "serve.not_a_workbook", file=name)
        if len(self.desks) >= MOST_DESKS:
            raise Refused(429, "serve.too_many", count=MOST_DESKS)
        desk_id = secrets.token_hex(8)
        folder = self.folder / desk_id
        folder.mkdir()
        with replacing(folder / name, announced=False) as part:
            part.write_bytes(content)
        desk = self.desks[desk_id] = Desk(desk_id, folder / name, self.language)
        return desk

    def close(self, desk: Desk) -> None:
        """Forgets a desk and removes its files."""
        self.desks.pop(desk.id, None)
        shutil.rmtree(self.folder / desk.id, ignore_errors=True)

    def tell(self, desk: Desk, name: str, **said: object) -> None:
        """Tells every tab that shows ``desk``."""
        if self.hub is not None:
            self.hub.publish(desk.id, name, **said)


def safe_name(name: str) -> str:
    """The last part of a file's name, without what is special to any system."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = re.sub(r"[^\w .()+,&'-]", "_", last).strip(" .")
    return plain[-LONGEST_NAME:] or "_"
