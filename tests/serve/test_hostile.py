"""Whoever means harm, against the page as it runs: it answers everybody else, and nothing is left when it ends."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from planner.serve.guard import MOST_BYTES
from planner.serve.room import MOST_DESKS
from planner.serve.run import MOST_CONNECTIONS
from tests.serve.rooms import page, two_pools
from tests.serve.test_process import SECONDS, ask, served

QUICK = """
import sys
import planner.serve.connection, planner.serve.guard
planner.serve.connection.HEAD_SECONDS = 0.5
from planner.cli.main import main
sys.exit(main(["serve", "--no-open"]))
"""
"""The page, with little patience: what takes ten seconds takes half of one."""


@contextmanager
def impatient() -> Iterator[str]:
    """The address of a page that waits for half a second."""
    command = [sys.executable, "-c", QUICK]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _connect(line: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", urlsplit(line.strip()).port or 0), timeout=SECONDS)


def test_heads_that_come_by_drops_do_not_keep_others_out() -> None:
    """More connections than are answered at once, each with half a head: they are cut off, and the page answers."""
    with impatient() as line, ExitStack() as stack:
        slow = [stack.enter_context(_connect(line)) for _ in range(MOST_CONNECTIONS + 8)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Drop: ")
        until = time.monotonic() + SECONDS
        while ask(line)[0] != 200:
            assert time.monotonic() < until, "the page answers nobody"
            for connection in slow:  # a drop each, as long as they are there
                with suppress(OSError):
                    connection.send(b"x")
            time.sleep(0.1)
        assert slow[0].recv(1) == b""


def test_a_second_head_by_drops_is_cut_off_too() -> None:
    """After a whole request on the same connection, which the server would keep open."""
    with impatient() as line, _connect(line) as connection:
        parts = urlsplit(line)
        connection.sendall(f"GET /?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 200"
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        connection.settimeout(SECONDS)
        while connection.recv(65536):
            pass


def test_a_listening_tab_stays_connected(tmp_path: Path) -> None:
    """A stream of events is one long answer: no head is awaited meanwhile."""
    content = two_pools(tmp_path / "case.xlsx").read_bytes()
    with impatient() as line:
        parts = urlsplit(line)
        desk = json.loads(ask(line, "POST", f"/api/desks?{parts.query}&name=a.xlsx", content)[1])["id"]
        listening = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SECONDS)
        listening.request("GET", f"/api/desks/{desk}/events?{parts.query}")
        stream = listening.getresponse()
        time.sleep(1.7)
        assert ask(line, "POST", f"/api/desks/{desk}/solve")[0] == 202
        while stream.readline().decode().strip() != "event: solved":
            assert not stream.isclosed()
        listening.close()


def test_a_form_of_another_site_does_nothing(tmp_path: Path) -> None:
    """A form needs no permission to be sent across sites; the browser names its origin, and may send the cookie."""
    with page(tmp_path) as (client, room):
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"):
            for origin in ("http://evil.example", "null"):
                headers = {"content-type": kind, "origin": origin, "sec-fetch-site": "cross-site"}
                answer = client.post("/api/desks?name=a.xlsx", content=b"a=b", headers=headers)
                assert (answer.status_code, answer.content) == (403, b"")
        assert not room.desks


@pytest.mark.parametrize("desk", ["x", "..", "%2e%2e", "0" * 16, "a/b", "é", "x" * 5000])
def test_streams_of_desks_that_are_not_there_end_at_once(tmp_path: Path, desk: str) -> None:
    with page(tmp_path) as (client, _room):
        assert client.get(f"/api/desks/{desk}/events").status_code in {404, 405}


def test_an_upgrade_to_a_websocket_is_not_made(tmp_path: Path) -> None:
    with served(tmp_path / "temporary") as (_process, line), _connect(line) as connection:
        parts = urlsplit(line.strip())
        connection.sendall(
            f"GET /?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        assert not connection.recv(64).startswith(b"HTTP/1.1 101")
        assert ask(line)[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"POST /api/desks?T HTTP/1.1\r\nHost: H\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /api/desks?T HTTP/1.1\r\nHost: H\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /api/desks?T HTTP/1.1\r\nHost: H\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
        b"GET /?T HTTP/1.1\r\nHost: H\r\nHost: evil.example\r\n\r\n",
        b"GET http://evil.example/?T HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /?T HTTP/1.1\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: H\r\n\r\n",
        b"\x00\xff" * 4000,
    ],
    ids=["two lengths", "two framings", "huge chunk", "two hosts", "proxy", "no host", "connect", "no http"],
)
def test_odd_requests_get_a_4xx_or_nothing(hostile: str, sent: bytes) -> None:
    parts = urlsplit(hostile.strip())
    with _connect(hostile) as connection:
        token, host = f"?{parts.query}".encode(), f": {parts.netloc}".encode()
        connection.sendall(sent.replace(b"?T", token).replace(b": H", host))
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(64)
    assert not answer or re.match(rb"HTTP/1.1 4\d\d", answer), answer
    assert ask(hostile)[0] == 200


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one page that all odd requests go to."""
    with served(tmp_path_factory.mktemp("hostile") / "temporary") as (_process, line):
        yield line


def test_a_huge_upload_is_refused_before_it_is_sent(hostile: str) -> None:
    """What announces more than a workbook may have is refused by its head; the rest need not come."""
    parts = urlsplit(hostile.strip())
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SECONDS)
    connection.putrequest("POST", f"/api/desks?{parts.query}&name=a.xlsx")
    connection.putheader("content-length", str(MOST_BYTES + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_many_tabs_at_once_are_all_answered_and_leave_nothing(tmp_path: Path) -> None:
    """Tabs that load, listen, drop workbooks and solve all together; then the process ends and its files are gone."""
    case, folder = two_pools(tmp_path / "case.xlsx"), tmp_path / "temporary"
    content = case.read_bytes()
    with served(folder) as (process, line):
        token = urlsplit(line.strip()).query

        def tab(number: int) -> set[int]:
            dropped = ask(line, "POST", f"/api/desks?{token}&name=case{number}.xlsx", content)
            desk = json.loads(dropped[1]).get("id", "none")
            rest = [
                ask(line)[0],
                ask(line, path="/api/desks")[0],
                ask(line, "POST", f"/api/desks/{desk}/solve")[0],
                ask(line, path=f"/api/desks/{desk}")[0],
            ]
            return {dropped[0], *rest}

        with ThreadPoolExecutor(12) as pool:
            ended = list(pool.map(tab, range(MOST_DESKS + 4)))
        assert set().union(*ended) <= {200, 201, 202, 404, 429}
        assert sum(429 in one for one in ended) == 4
        assert ask(line)[0] == 200
        process.terminate()
        _, said = process.communicate(timeout=SECONDS)
    assert "Traceback" not in said
    assert not list(folder.iterdir())
