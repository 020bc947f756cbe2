"""What stands before every request: who may ask, from where, and how much may be sent.

The page listens on 127.0.0.1 alone, but a browser lets any web site send requests there. A request is let through
where it names our own host (a name that an attacker points at 127.0.0.1 does not), does not come from another site,
and carries the token of this run.
"""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ADDRESS = "127.0.0.1"
"""The only address that is listened on."""

MOST_BYTES = 64 * 2**20
"""Size of the largest body: a workbook."""

BODY_SECONDS = 30.0
"""Time in which a body must have arrived; on one machine a workbook takes a fraction of a second."""

METHODS = {"GET", "HEAD", "POST"}

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The content policy: everything from this server, nothing inline, in no frame."""

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the page is and what opens it: this run's own ``token``. Seconds and bytes limit what is sent."""

    port: int
    token: str = field(repr=False)
    body_seconds: float = BODY_SECONDS
    most_bytes: int = MOST_BYTES

    @property
    def host(self) -> str:
        """What the header Host must say."""
        return f"{ADDRESS}:{self.port}"

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers share cookies between the ports of a host."""
        return f"planner-{self.port}"

    @property
    def url(self) -> str:
        """The address that opens the page."""
        return f"http://{self.host}/?token={self.token}"


class Guard:
    """Lets a request through to ``app``, or answers it with a 4xx."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        send = _with_headers(send)
        refused = self._refusal(scope)
        if refused == 0 and scope["method"] == "POST":
            refused, receive = await self._body(scope, receive)
        if refused:
            await _refuse(refused)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> int:
        """The status that refuses a request for what its head says; 0 where nothing does."""
        headers, door = Headers(scope=scope), self._door
        if headers.getlist("host") != [door.host]:
            return 421
        if scope["method"] not in METHODS:
            return 405
        origins = headers.getlist("origin")
        if any(origin != f"http://{door.host}" for origin in origins):
            return 403
        opens = scope["path"] == "/" and scope["method"] == "GET"
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} and not opens:
            return 403
        shown, kept = self._token_of(scope, headers), self._cookie(headers)
        if shown is not None:
            return 0 if self._fits(shown) else 403
        if kept is None or not self._fits(kept):
            return 403
        # A browser names the origin of whatever changes something; who shows no token must name it.
        return 403 if scope["method"] == "POST" and not origins else 0

    def _token_of(self, scope: Scope, headers: Headers) -> str | None:
        """The token in the address or in a header; None where there is none."""
        named = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get("token")
        return named[0] if named else headers.get("x-planner-token")

    def _cookie(self, headers: Headers) -> str | None:
        try:
            kept = SimpleCookie(headers.get("cookie", "")).get(self._door.cookie)
        except CookieError:
            return None
        return None if kept is None else kept.value

    def _fits(self, token: str) -> bool:
        return hmac.compare_digest(token.encode("utf-8", "replace"), self._door.token.encode())

    async def _body(self, scope: Scope, receive: Receive) -> tuple[int, Receive]:
        """Reads the whole body; the status that refuses it (0: none), and where the app finds it."""
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isascii() or not announced.isdigit():
            return 400, receive
        if int(announced) > self._door.most_bytes:
            return 413, receive
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self._door.body_seconds):
                if not await _gather(receive, parts, self._door.most_bytes):
                    return 413, receive
        except TimeoutError:
            return 408, receive
        return 0, _replay(b"".join(parts), receive)


async def _gather(receive: Receive, parts: list[bytes], most: int) -> bool:
    """Gathers the body in ``parts``; False where it is longer than ``most`` bytes."""
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":  # whoever sent it has gone
            return True
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            return False
        parts.append(part)
        if not message.get("more_body", False):
            return True


def _replay(body: bytes, receive: Receive) -> Receive:
    """Gives the body once, and then what comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _refuse(status: int) -> PlainTextResponse:
    """A refusal says nothing about what is behind it, and ends the connection: its body was not read."""
    return PlainTextResponse("", status, {"connection": "close"})


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return answer
