"""Who may ask the page: every request without the token, from elsewhere, or too large gets a 4xx and does nothing."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from planner.serve.guard import POLICY, Door, Guard
from planner.serve.room import safe_name
from tests.serve.rooms import HOME, PORT, TOKEN, page

PATHS = ("/", "/app.js", "/api/words", "/api/desks", "/api/desks/x/workbook", "/nothing")


@pytest.mark.parametrize("path", PATHS)
def test_without_token_or_cookie_nothing_answers(tmp_path: Path, path: str) -> None:
    with page(tmp_path) as (client, _room):
        del client.headers["x-planner-token"]
        assert client.get(path).status_code == 403
        assert client.get(path, params={"token": TOKEN + "x"}).status_code == 403
        assert client.get(path, headers={"cookie": f"planner-{PORT}=x"}).status_code == 403


def test_the_address_answers_itself_and_its_cookie_opens_the_rest(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        del client.headers["x-planner-token"], client.headers["origin"]
        answer = client.get("/", params={"token": TOKEN})
        assert answer.status_code == 200
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "samesite=strict" in answer.headers["set-cookie"].lower()
        assert client.get("/app.js").status_code == 200
        assert client.get("/api/desks").json() == {"desks": [], "first": "", "language": None}
        assert client.post("/api/desks", params={"name": "a.xlsx"}).status_code == 403  # names no origin


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"localhost:{PORT}",
        f"0.0.0.0:{PORT}",
        "",
    ],
)
def test_a_foreign_host_is_refused(tmp_path: Path, host: str) -> None:
    with page(tmp_path) as (client, _room):
        for path in PATHS:
            assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
    ],
)
def test_another_site_is_refused(tmp_path: Path, headers: dict[str, str]) -> None:
    with page(tmp_path) as (client, room):
        answer = client.post("/api/desks", params={"name": "a.xlsx"}, content=b"x", headers=headers)
        assert answer.status_code == 403
        assert client.get("/api/desks", headers=headers).status_code == 403
        assert not room.desks


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_and_no_site_is_let_in(tmp_path: Path, method: str) -> None:
    with page(tmp_path) as (client, _room):
        answer = client.request(method, "/api/desks", headers={"access-control-request-method": "POST"})
        assert answer.status_code == 405
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml", "/page/../app.py", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
        "/app.js/../../app.py", "//etc/passwd", "/api/desks/..%2f..", "/app.py", "/.git/config",
    ],
)  # fmt: skip
def test_no_path_leads_to_another_file(tmp_path: Path, path: str) -> None:
    with page(tmp_path) as (client, _room):
        assert client.get(f"{HOME}{path}").status_code in {404, 405}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\temp\\case.xlsx", "case.xlsx"),
        ("..", "_"),
        ("", "_"),
        ("a\x00b\n.xlsx", "a_b_.xlsx"),
        ("été 2012 (v2).xlsx", "été 2012 (v2).xlsx"),
        ("x" * 300 + ".xlsx", "x" * 95 + ".xlsx"),
    ],
)
def test_a_file_s_name_stays_in_its_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_every_answer_has_the_policy(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        for path in ("/", "/app.js", "/api/desks", "/nothing"):
            headers = client.get(path).headers
            assert headers["content-security-policy"] == POLICY
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'self'")


def test_the_page_asks_for_nothing_elsewhere_and_has_nothing_inline() -> None:
    from planner.serve.app import PAGE

    html = (PAGE / "index.html").read_text(encoding="utf-8")
    assert "style=" not in html
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=", html)
    for file in PAGE.iterdir():
        content = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in content
        assert "https://" not in content
        assert "innerHTML" not in content
        assert "eval(" not in content


def test_a_body_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with page(tmp_path, most_bytes=1000) as (client, room):
        assert client.post("/api/desks?name=a.xlsx", content=b"x" * 1001).status_code == 413
        parts = (b"x" * 100 for _ in range(11))  # of a length that is not announced
        assert client.post("/api/desks?name=a.xlsx", content=parts).status_code == 413
        assert client.post("/api/desks?name=a.xlsx", headers={"content-length": "-1"}).status_code == 400
        assert not room.desks


def test_a_request_in_words_is_short(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        answer = client.post("/api/desks/x/edit", content=b" " * 70_000)
        assert answer.status_code in {404, 413}


def test_a_body_that_does_not_come_is_given_up() -> None:
    sent: list[dict[str, Any]] = []

    async def never(*_: object) -> dict[str, Any]:
        await asyncio.sleep(30)
        raise AssertionError

    async def keep(message: Any) -> None:
        sent.append(message)

    async def app(*_: object) -> None:
        raise AssertionError("a body that did not come was passed on")

    scope = {
        "type": "http", "method": "POST", "path": "/api/desks", "query_string": b"",
        "headers": [(b"host", f"127.0.0.1:{PORT}".encode()), (b"x-planner-token", TOKEN.encode())],
    }  # fmt: skip
    asyncio.run(Guard(app, Door(PORT, TOKEN, body_seconds=0.05))(scope, never, keep))
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


def test_websockets_are_refused() -> None:
    sent: list[dict[str, Any]] = []

    async def keep(message: Any) -> None:
        sent.append(message)

    async def app(*_: object) -> None:
        raise AssertionError

    asyncio.run(Guard(app, Door(PORT, TOKEN))({"type": "websocket"}, app, keep))  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close", "code": 1008}]
