"""What requests of the page say: a language, a view of the grid, an object, a change of a desk."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request

from planner.schema.types import Language
from planner.serve.choices import choice_of
from planner.serve.desk import Desk
from planner.serve.room import LONGEST_NAME, Refused
from planner.serve.rows import View

MOST_WORDS = 64 * 1024
"""Bytes of a request that is no workbook."""

_DIGITS = 10


async def read_object(request: Request) -> dict[str, Any]:
    """The object that a request sends; an empty body is an empty one."""
    body = await request.body()
    if len(body) > MOST_WORDS:
        raise Refused(413, "serve.bad_request")
    try:
        given = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise Refused(400, "serve.bad_request") from None
    if not isinstance(given, dict):
        raise Refused(400, "serve.bad_request")
    return given


def language_of(request: Request) -> Language:
    """The language that the page speaks."""
    return "fr" if request.query_params.get("lang") == "fr" else "en"


def view_of(request: Request) -> View:
    """The rows of the grid that the page shows."""
    asked = request.query_params
    start = asked.get("start", "0")
    if not (start.isascii() and start.isdigit() and len(start) < _DIGITS):
        raise Refused(400, "serve.bad_request")
    return View(asked.get("pool", ""), asked.get("to", ""), asked.get("only", "") == "yes", int(start))


def change_of(name: str, given: Mapping[str, Any]) -> Callable[[Desk], None]:
    """What a request does to a desk.

    Raises:
        Refused: it is no change, or says something that cannot be.
    """
    revision, called = given.get("revision"), given.get("name")
    if not isinstance(revision, int) or isinstance(revision, bool):
        raise Refused(400, "serve.bad_request")
    if name == "edit":
        pair = (given.get("pool"), given.get("to"))
        choice = given.get("choice")
        if not isinstance(choice, dict) or not all(isinstance(one, str) for one in pair):
            raise Refused(400, "serve.bad_request")
        try:
            made = choice_of(choice)
        except ValueError:
            raise Refused(400, "serve.bad_choice") from None
        return lambda desk: desk.edit(revision, (str(pair[0]), str(pair[1])), made)
    if name in {"keep", "take"}:
        if not isinstance(called, str) or not 0 < len(called.strip()) <= LONGEST_NAME:
            raise Refused(400, "serve.bad_request")
        return lambda desk: getattr(desk, name)(revision, called.strip())
    if name in {"undo", "redo"}:
        return lambda desk: getattr(desk, name)(revision)
    raise Refused(404, "serve.unknown")
