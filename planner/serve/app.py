"""The page's requests: each names a desk, does one thing to it in a thread, and answers with what is to be shown."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from planner.findings import BadInput
from planner.messages import catalogue
from planner.serve import answers
from planner.serve.desk import Desk, NotReady, Stale, Unknown
from planner.serve.downloads import explain_failure, explain_row, write_workbook
from planner.serve.guard import Guard
from planner.serve.hub import Hub, in_thread
from planner.serve.replies import (
    join_errors,
    reply_to_refusal,
    say_bad_input,
    say_fault,
    say_not_ready,
    say_unknown,
)
from planner.serve.requests import change_of, language_of, read_object, view_of
from planner.serve.room import Refused, Room
from planner.solve.stopping import Stopped

PAGE = Path(__file__).with_name("page")
"""The page's own files."""

FILES = {
    f"/{name}": name
    for name in (
        "style.css",
        "icon.svg",
        *(f"{name}.js" for name in ("app", "edits", "grid", "numbers", "parts", "table", "talk")),
    )
}
"""The only files that are served, by their address."""

_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make_app(room: Room) -> Starlette:
    """The page of ``room``, behind its guard."""
    requests = _Requests(room)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        room.hub = Hub()
        yield
        for desk in room.desks.values():
            desk.stop.set()
        for job in room.jobs:
            job.cancel()

    one = "/api/desks/{desk}"
    routes = [
        Route("/", requests.page),
        *(Route(path, requests.file) for path in FILES),
        Route("/api/words", requests.words),
        Route("/api/desks", requests.desks, methods=["GET"]),
        Route("/api/desks", requests.open, methods=["POST"]),
        Route(one, requests.desk),
        Route(f"{one}/events", requests.events),
        Route(f"{one}/solve", requests.solve, methods=["POST"]),
        Route(f"{one}/stop", requests.stop, methods=["POST"]),
        Route(f"{one}/close", requests.close, methods=["POST"]),
        Route(f"{one}/why", requests.why),
        Route(f"{one}/conflict", requests.conflict),
        Route(f"{one}/compare", requests.compare),
        Route(f"{one}/workbook", requests.workbook),
        Route(f"{one}/{{change}}", requests.change, methods=["POST"]),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=room.door)],
        exception_handlers={
            Refused: reply_to_refusal,
            BadInput: say_bad_input,
            NotReady: say_not_ready,
            Unknown: say_unknown,
            Exception: say_fault,
        },
        lifespan=life,
    )


class _Requests:
    """One method a request."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def page(self, _request: Request) -> Response:
        """The page itself; its cookie lets the page ask for the rest."""
        response = FileResponse(PAGE / "index.html", media_type="text/html")
        door = self.room.door
        response.set_cookie(door.cookie, door.token, httponly=True, samesite="strict", path="/")
        return response

    async def file(self, request: Request) -> Response:
        """A file of the page."""
        return FileResponse(PAGE / FILES[request.url.path])

    async def words(self, request: Request) -> Response:
        """The page's words in a language."""
        language = language_of(request)
        found = {code: text_of for code, text_of in catalogue().items() if code.startswith("serve.page.")}
        spoken = 1 if language == "fr" else 0
        return JSONResponse({code.removeprefix("serve.page."): both[spoken] for code, both in found.items()})

    async def desks(self, _request: Request) -> Response:
        """The workbooks that are open, the one that the command line named, and the language that was asked for."""
        open_now = [{"id": desk.id, "file": desk.path.name} for desk in self.room.desks.values()]
        return JSONResponse({"desks": open_now, "first": self.room.first, "language": self.room.language})

    async def open(self, request: Request) -> Response:
        """A workbook that was dropped: it is read, and what is wrong with it is said."""
        content = await request.body()
        desk = self.room.add(request.query_params.get("name", ""), content)
        try:
            await in_thread(desk.open)
        except BadInput:
            self.room.close(desk)
            raise
        return JSONResponse(await self._answer(desk, request), 201)

    async def desk(self, request: Request) -> Response:
        """Everything about a desk."""
        return JSONResponse(await self._answer(self._desk(request), request))

    async def _answer(self, desk: Desk, request: Request) -> dict[str, Any]:
        language, view = language_of(request), view_of(request)

        def answer() -> dict[str, Any]:
            if desk.solving:  # the solve holds the desk: what is known without it
                return {"id": desk.id, "revision": desk.revision, "file": desk.path.name, "solving": True}
            with desk.busy:
                if desk.case is None:
                    desk.open()
                return answers.desk_answer(desk, language, view)

        return await in_thread(answer)

    async def events(self, request: Request) -> Response:
        """Progress and changes of a desk, as they come."""
        desk = self._desk(request)
        if self.room.hub is None:
            raise NotReady
        return EventSourceResponse(self.room.hub.events(desk.id, language_of(request)), ping=15)

    async def solve(self, request: Request) -> Response:
        """Begins to solve; a second request while it runs changes nothing."""
        desk = self._desk(request)
        given = await read_object(request)
        repair = given.get("repair")
        if repair is not None and (not isinstance(repair, int) or isinstance(repair, bool)):
            raise Refused(400, "serve.bad_request")
        if not desk.solving:
            desk.solving = True
            desk.stop.clear()
            job = asyncio.create_task(self._solve(desk, repair))
            self.room.jobs.add(job)
            job.add_done_callback(self.room.jobs.discard)
        return JSONResponse({"solving": True}, 202)

    async def _solve(self, desk: Desk, repair: int | None) -> None:
        def work() -> None:
            with desk.busy:
                if desk.case is None:
                    desk.open()
                desk.solve(lambda stage, step, steps: self._progress(desk, stage, step, steps), repair)

        message, stopped = "", False
        try:
            await in_thread(work)
        except BadInput as bad:
            message = join_errors(bad)
        except Stopped:
            stopped = True
        except Exception as fault:  # the page must hear of it, whatever it was
            message = f"{type(fault).__name__}: {fault}"
            raise
        finally:
            desk.solving = False
            self.room.tell(desk, "solved", revision=desk.revision, message=message, stopped=stopped)

    def _progress(self, desk: Desk, stage: str, step: int, steps: int) -> None:
        self.room.tell(desk, "progress", stage=stage, step=step, steps=steps, left=desk.forecast.estimate)

    async def change(self, request: Request) -> Response:
        """An edit, undo, redo, a proposal kept or taken: what follows, or the present state where it is stale."""
        desk, given, language = self._desk(request), await read_object(request), language_of(request)
        act, view = change_of(request.path_params["change"], given), view_of(request)

        def work() -> tuple[dict[str, Any], int, str]:
            if desk.solving:
                raise NotReady
            with desk.busy:
                status = 200
                try:
                    act(desk)
                except (Stale, Stopped):
                    status = 409
                plan = answers.plan_answer(desk, language, view)
                timing = desk.step.timing
                spent = {name: getattr(timing, name) for name in ("build", "solve", "split", "check")}
                return {"revision": desk.revision, "plan": plan}, status, _server_timing(spent)

        answer, status, timing = await in_thread(work)
        if status == 200:
            self.room.tell(desk, "changed", revision=desk.revision)
        return JSONResponse(answer, status, {"server-timing": timing})

    async def why(self, request: Request) -> Response:
        """Why a row is as it is."""
        desk, language = self._desk(request), language_of(request)
        pair = (request.query_params.get("pool", ""), request.query_params.get("to", ""))

        def work() -> list[str]:
            return explain_row(desk, pair, language)

        return JSONResponse({"lines": await in_thread(work)})

    async def conflict(self, request: Request) -> Response:
        """Why there is no plan."""
        desk, language = self._desk(request), language_of(request)

        def work() -> dict[str, Any]:
            return answers.failure_answer(explain_failure(desk, language), language)

        return JSONResponse(await in_thread(work))

    async def compare(self, request: Request) -> Response:
        """Two proposals side by side; without a name: what is on the table."""
        desk, language = self._desk(request), language_of(request)
        names = [request.query_params.get(side, "") for side in ("left", "right")]

        def work() -> dict[str, Any]:
            with desk.busy:
                left, right = (desk.proposal(name).step if name else desk.step for name in names)
                if any(step.plan.solution.quantities is None for step in (left, right)):
                    raise Refused(409, "serve.no_numbers")
                return answers.compared_answer(desk, left, right, language)

        return JSONResponse(await in_thread(work))

    async def workbook(self, request: Request) -> Response:
        """The plan workbook of what is on the table."""
        desk = self._desk(request)
        author, why = (request.query_params.get(name, "")[:200] for name in ("author", "why"))

        def work() -> tuple[bytes, str]:
            with tempfile.TemporaryDirectory(dir=desk.path.parent) as folder:
                path = write_workbook(desk, Path(folder), author.strip(), why.strip())
                return path.read_bytes(), path.name

        content, name = await in_thread(work)
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(content, media_type=_KINDS, headers=headers)

    async def stop(self, request: Request) -> Response:
        """Stops what is being solved for a desk; its state stays as it was."""
        self._desk(request).stop.set()
        return JSONResponse({})

    async def close(self, request: Request) -> Response:
        """Takes a workbook off the table."""
        desk = self._desk(request)
        desk.stop.set()
        self.room.close(desk)
        return JSONResponse({})

    def _desk(self, request: Request) -> Desk:
        """The desk that a request names; Unknown where it is not open."""
        found = self.room.desks.get(request.path_params["desk"])
        if found is None:
            raise Unknown(request.path_params["desk"])
        return found


def _server_timing(spent: Mapping[str, float]) -> str:
    return ", ".join(f"{name};dur={milliseconds:.2f}" for name, milliseconds in spent.items())
