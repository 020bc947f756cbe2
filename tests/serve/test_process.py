"""``planner serve`` as a process: one line on standard output, an address that answers, and nothing left behind."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from planner.findings import BadInput
from planner.schema.types import Language
from planner.serve.run import serve
from tests.cli.test_streams import NO_WORKBOOKS, shell
from tests.serve.rooms import two_pools
from tests.support import minimal_case, write_workbook

LINE = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{20,})\n")
SECONDS = 15.0


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running page without a terminal, and its address; its temporary files are in ``folder``."""
    folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "planner", "serve", "--no-open", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def ask(address: str, method: str = "GET", path: str = "", body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of a request at the address's port; with its token unless ``path`` has a query."""
    parts = urlsplit(address.strip())
    target = f"{path or parts.path}{'' if '?' in path else '?' + parts.query}"
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SECONDS)
    try:
        connection.request(method, target, body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_its_address_answers_and_ends_when_told(tmp_path: Path, how: signal.Signals) -> None:
    case, folder = two_pools(tmp_path / "case.xlsx"), tmp_path / "temporary"
    before = case.read_bytes()
    with served(folder, str(case)) as (process, line):
        assert LINE.fullmatch(line)
        assert ask(line)[0] == 200
        assert ask(line, path="/?token=")[0] == 403
        status, found = ask(line, path="/api/desks")
        assert status == 200
        desk = json.loads(found)["desks"][0]["id"]
        assert ask(line, "POST", f"/api/desks/{desk}/solve")[0] == 202
        assert list(folder.rglob("case.xlsx"))
        process.send_signal(how)
        out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err
    assert not list(folder.iterdir())
    assert case.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["case.xlsx"]


def test_progress_comes_as_it_happens(tmp_path: Path) -> None:
    case = two_pools(tmp_path / "case.xlsx")
    with served(tmp_path / "temporary", str(case)) as (_process, line):
        desk = json.loads(ask(line, path="/api/desks")[1])["desks"][0]["id"]
        parts = urlsplit(line.strip())
        listening = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SECONDS)
        listening.request("GET", f"/api/desks/{desk}/events?{parts.query}")
        stream = listening.getresponse()
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert ask(line, "POST", f"/api/desks/{desk}/solve")[0] == 202
        told: list[str] = []
        while not told or told[-1] != "event: solved":
            told.append(stream.readline().decode().strip())
        listening.close()
    assert told[0] == "event: hello"
    assert any("step 2 of" in one for one in told)


def test_only_this_machine_is_listened_on(tmp_path: Path) -> None:
    with served(tmp_path / "temporary") as (_process, line):
        port = urlsplit(line.strip()).port
        for address in {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
            if not str(address).startswith("127."):
                with pytest.raises(OSError, match="refused"):
                    socket.create_connection((str(address), port or 0), timeout=2)


def test_a_request_that_is_no_http_does_not_stop_it(tmp_path: Path) -> None:
    with served(tmp_path / "temporary") as (_process, line):
        port = urlsplit(line.strip()).port or 0
        for sent in (
            b"\x16\x03\x01\x00",
            b"GET / HTTP/1.1\r\n" + b"x: " + b"y" * 200_000 + b"\r\n\r\n",
            b"\r\n" * 50,
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
                connection.sendall(sent)
                time.sleep(0.05)
        assert ask(line)[0] == 200


def test_a_file_that_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with served(tmp_path / "temporary", str(tmp_path / "none.xlsx")) as (process, line):
        assert line == ""
        assert process.wait(SECONDS) == 2


def test_a_workbook_whose_name_has_no_ending_is_served(tmp_path: Path) -> None:
    """As it is solved by ``planner solve``; serve ended in an internal error."""
    path = write_workbook(tmp_path / "case.xlsx", minimal_case()).rename(tmp_path / "case")
    with served(tmp_path / "temporary", str(path)) as (_process, line):
        assert ask(line)[0] == 200


def test_without_the_extra_it_says_what_to_install() -> None:
    script = "import sys; sys.modules['starlette'] = None; from planner.cli.main import main; sys.exit(main(['serve']))"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert finished.returncode == 2
    assert "transfer-planner[serve]" in finished.stderr
    assert finished.stdout == ""


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "ce fichier n'existe pas"), (None, "there is no such file")]
)
def test_a_missing_workbook_is_refused_as_by_every_command(
    tmp_path: Path, language: Language | None, said: str
) -> None:
    """The system's own words, in English, followed the name of the file."""
    with pytest.raises(BadInput, match=said):
        serve(tmp_path / "none.xlsx", language, lambda _address: None)


@NO_WORKBOOKS
def test_another_kind_of_file_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """It ended in an internal error where the name did not end in .xlsx."""
    (tmp_path / name).write_bytes(content)
    done = shell(f"planner serve --no-open {name}", tmp_path)
    assert done.returncode == 2
    assert f"Error: {name} {said}" in done.stderr


@pytest.mark.parametrize("special", ["pipe.xlsx", "zero.xlsx"])
def test_pipes_and_devices_are_refused(tmp_path: Path, special: str) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    done = shell(f"planner serve --no-open {special}", tmp_path)
    assert done.returncode == 2
    assert "is a pipe or a device" in done.stderr
