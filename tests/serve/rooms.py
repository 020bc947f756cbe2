"""A page without a process: the app behind its guard, asked by Starlette's client, and workbooks to put on it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
from starlette.testclient import TestClient

from planner.examples import load
from planner.serve.app import make_app
from planner.serve.guard import Door
from planner.serve.room import Room
from planner.writing.template import workbook_bytes
from tests.support import write_workbook

PORT = 8123
TOKEN = "an-open-sesame"  # noqa: S105 - of a page that only this test asks
HOME = f"http://127.0.0.1:{PORT}"


def two_pools(path: Path, **settings: object) -> Path:
    """A case of two centres and two pools: staff of 10 is wanted in each, and moving within a Direction is free."""
    return write_workbook(
        path,
        {
            "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 3], *map(list, settings.items())],
            "Directions": [
                ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
                ["Est", 4, 0.5, 10],
                ["Ouest", 4, 0.5, 10],
            ],
            "Advisor types": [["Type", "Training cost"], ["CCO", 100]],
            "Pools": [
                ["Pool", "Type", "Direction", "Available"],
                ["CCO Est", "CCO", "Est", 20],
                ["CCO Ouest", "CCO", "Ouest", 20],
            ],
            "Workload": [["Activity", "2012-01", "2012-02", "2012-03"], ["Front desk", 22, 24, 26]],
        },
    )  # fmt: skip


def long_case(path: Path) -> Path:
    """The real case in whole people, which takes its whole time limit."""
    path.write_bytes(workbook_bytes(load("open-2012"), "en", path.name))
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Settings"]
    (cell,) = (line[1] for line in sheet.iter_rows() if line[0].value == "headcount unit")
    cell.value = 1
    book.save(path)
    return path


@contextmanager
def page(folder: Path, **door: Any) -> Iterator[tuple[TestClient, Room]]:
    """The app with its token shown in a header, and the room behind it."""
    room = Room(folder, Door(PORT, TOKEN, **door))
    headers = {"x-planner-token": TOKEN, "origin": HOME}
    with TestClient(make_app(room), base_url=HOME, headers=headers, raise_server_exceptions=False) as client:
        yield client, room


def drop(client: TestClient, path: Path, lang: str = "en") -> dict[str, Any]:
    """Puts a workbook on the page, and returns what is shown of it."""
    answer = client.post("/api/desks", params={"name": path.name, "lang": lang}, content=path.read_bytes())
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def solve_on_desk(client: TestClient, desk: str, lang: str = "en", **given: object) -> dict[str, Any]:
    """What is shown of a desk once it is solved."""
    assert client.post(f"/api/desks/{desk}/solve", json=given).status_code == 202
    for _ in range(600):
        found: dict[str, Any] = client.get(f"/api/desks/{desk}", params={"lang": lang}).json()
        if not found["solving"]:
            return found
        time.sleep(0.05)
    raise AssertionError("the solve did not end")


def row(plan: dict[str, Any], pool: str, to: str) -> dict[str, Any]:
    """A row of the grid."""
    rows = plan["grid"]["rows"]
    found: dict[str, Any] = next(one for one in rows if (one["pool"], one["to"]) == (pool, to))
    return found


def edit(
    client: TestClient, desk: str, revision: int, pool: str, to: str, status: int = 200, **choice: object
) -> dict[str, Any]:
    """What is shown after a decision about a row."""
    given = {"revision": revision, "pool": pool, "to": to, "choice": choice}
    answer = client.post(f"/api/desks/{desk}/edit", json=given)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found
