"""Streams that are closed, full or without a reader, in real processes: no traceback, no lost plan."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.scenarios.conftest import INPUTS
from tests.support import minimal_case, write_workbook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells and devices of another kind")

PLANNER = f'"{sys.executable}" -m planner'
_BAD = ("Traceback", "Exception ignored", "An internal error")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a case, and one with two scenarios."""
    sheets = minimal_case()
    write_workbook(tmp_path / "case.xlsx", sheets)
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workload", "Front desk", None, "multiply", 1.2],
        ["calm", "Workload", "Front desk", None, "multiply", 0.8],
    ]
    write_workbook(tmp_path / "uncertain.xlsx", sheets)
    return tmp_path


def shell(line: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in ``home``, ``planner`` standing for the command; without a traceback."""
    there = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("planner ", f"{PLANNER} ")],
        cwd=home, env=there, capture_output=True, text=True, errors="replace", timeout=120,
    )  # fmt: skip
    for words in _BAD:
        assert words not in done.stderr + done.stdout, done.stderr
    return done


@pytest.mark.parametrize(
    "arguments",
    [
        "solve case.xlsx",
        "solve case.xlsx --explain",
        "check case.xlsx",
        "grade plan.xlsx",
        "why plan.xlsx --pool 'CCO Est'",
        "compare plan.xlsx case.xlsx",
        "scenarios uncertain.xlsx",
        "scenarios case.xlsx --sweep 'Workload × 0.9..1.1 step 0.1' --workers 2",
        "frontier case.xlsx --between cost wellbeing --points 2",
        "alternatives case.xlsx",
        "wave uncertain.xlsx --months 1",
        "export case.xlsx model.lp",
        "solvers",
    ],
)
def test_one_object_and_nothing_else_on_standard_output(home: Path, arguments: str) -> None:
    """Also what a solver's library prints past Python."""
    if "plan.xlsx" in arguments:
        shell("planner solve case.xlsx -o plan.xlsx", home)
    done = shell(f"planner {arguments} --json", home)
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), dict)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", ">&- --json", "2>/dev/full"])
def test_closed_streams_do_not_stop_a_plan(home: Path, closed: str) -> None:
    assert shell(f"planner solve case.xlsx -o plan.xlsx {closed}", home).returncode == 0
    assert shell("planner check plan.xlsx", home).returncode == 0


_CHILD = """
import os
with open("seen", "w") as seen:
    seen.write(" ".join(os.readlink(f"/proc/self/fd/{number}") for number in range(3)))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells which files a process has open")
def test_a_process_started_without_streams_has_some_to_write_to(home: Path) -> None:
    """A worker, or another solver: what it opens first would be its standard output."""
    parent = (
        "import subprocess, sys; from planner.cli.streams import prepare; prepare(); "
        f"subprocess.run([sys.executable, '-c', {_CHILD!r}], check=True); sys.stdin.read()"
    )
    (home / "parent.py").write_text(parent)
    done = shell(f'exec "{sys.executable}" parent.py <&- >&- 2>&-', home)
    assert done.returncode == 0
    assert (home / "seen").read_text().split() == [os.devnull] * 3


@pytest.mark.parametrize(
    "command",
    [
        "scenarios uncertain.xlsx --workers 2 -o out.xlsx",
        "report plan.xlsx -o out.html",
        "prove plan.xlsx -o out.json",
    ],
)
def test_other_commands_without_streams(home: Path, command: str) -> None:
    if command.startswith("report"):
        pytest.importorskip("altair", reason="the extra report is not installed")
    shell("planner solve case.xlsx -o plan.xlsx", home)
    assert shell(f"planner {command} <&- >&- 2>&-", home).returncode == 0
    assert any(home.glob("out.*"))


@pytest.mark.parametrize("command", ["--help", "solve --help", "--version", "check case.xlsx --json"])
def test_a_reader_who_leaves_is_no_fault(home: Path, command: str) -> None:
    done = shell(f"planner {command} | true", home)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_plan_is_whole_when_the_reader_leaves(home: Path) -> None:
    done = shell("planner solve case.xlsx -o plan.xlsx --json | head -c 1", home)
    assert (done.returncode, done.stdout) == (0, "{")
    assert (home / "plan.xlsx").exists()


@pytest.mark.parametrize("extra", ["", "--json"])
def test_a_full_output_is_told_with_the_plan_that_is_there(home: Path, extra: str) -> None:
    done = shell(f"planner solve case.xlsx -o plan.xlsx {extra} >/dev/full", home)
    assert done.returncode == 2
    assert "standard output: No space left on device." in done.stderr
    assert "Written before that: plan.xlsx" in done.stderr
    assert (home / "plan.xlsx").exists()


@pytest.mark.parametrize("command", ["--help", "solve --help", "--version"])
def test_a_full_output_of_help(home: Path, command: str) -> None:
    shell(f"planner {command} >/dev/full", home)


@pytest.mark.parametrize("special", ["pipe.xlsx", "zero.xlsx"])
@pytest.mark.parametrize(
    "command", ["check", "solve", "solve case.xlsx --base", "grade", "compare case.xlsx"]
)
def test_pipes_and_devices_are_refused(home: Path, command: str, special: str) -> None:
    os.mkfifo(home / "pipe.xlsx")
    (home / "zero.xlsx").symlink_to("/dev/zero")
    done = shell(f"planner {command} {special}", home)
    assert done.returncode == 2
    assert "is a pipe or a device" in done.stderr


@pytest.mark.parametrize("special", ["pipe.xlsx", "zero.xlsx", "case.xlsx"])
@pytest.mark.parametrize("command", ["scenarios case.xlsx --results", "alternatives case.xlsx --plans"])
def test_what_is_no_folder_is_refused_before_the_work(home: Path, command: str, special: str) -> None:
    """The system's words, in English, or those of the library of the command line were said."""
    os.mkfifo(home / "pipe.xlsx")
    (home / "zero.xlsx").symlink_to("/dev/zero")
    done = shell(f"planner {command} {special} --lang fr", home)
    assert done.returncode == 2
    assert f"Erreur\u00a0: {special} n'est pas un dossier" in done.stderr


NO_WORKBOOKS = pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("case.csv", b"Pool;Type\n", "is plain text"),
        ("case.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "is in the old .xls format"),
        ("case", b"", "is empty"),
        ("case.pdf", b"%PDF-1.7\n", "is a PDF"),
    ],
)


@NO_WORKBOOKS
@pytest.mark.parametrize("command", ["solve", "check", "grade", "compare case.xlsx"])
def test_another_kind_of_file_is_refused_in_words(
    home: Path, command: str, name: str, content: bytes, said: str
) -> None:
    """``solve`` ended in an internal error where the name did not end in .xlsx."""
    (home / name).write_bytes(content)
    done = shell(f"planner {command} {name}", home)
    assert done.returncode == 2
    assert f"Error: {name} {said}" in done.stderr


def test_a_result_does_not_replace_a_pipe(home: Path) -> None:
    os.mkfifo(home / "pipe.xlsx")
    done = shell("planner solve case.xlsx -o pipe.xlsx --force", home)
    assert done.returncode == 2
    assert (home / "pipe.xlsx").is_fifo()


@pytest.mark.parametrize(
    "line",
    [
        "solve case.xlsx -o case.xlsx",
        "solve case.xlsx -o link.xlsx",
        "solve case.xlsx --base other.xlsx -o other.xlsx",
        "check case.xlsx --mark case.xlsx",
        "grade case.xlsx -o case.xlsx",
        "compare other.xlsx case.xlsx -o other.xlsx",
        "scenarios case.xlsx -o case.xlsx",
        "frontier case.xlsx --between cost wellbeing -o case.xlsx",
        "alternatives case.xlsx -o case.xlsx",
        "wave case.xlsx -o case.xlsx",
    ],
)
def test_what_is_read_is_not_replaced(
    home: Path, call: Call, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    (home / "other.xlsx").write_bytes((home / "case.xlsx").read_bytes())
    (home / "link.xlsx").symlink_to("case.xlsx")
    before = (home / "case.xlsx").read_bytes()
    done = call(*line.split(), "--force")
    assert done.code == 2
    assert "is the workbook to read" in " ".join(done.err.split())
    assert (home / "case.xlsx").read_bytes() == before


def test_a_result_is_written_through_a_link(home: Path, call: Call) -> None:
    (home / "shared").mkdir()
    (home / "latest.xlsx").symlink_to("shared/plan.xlsx")
    assert call("solve", home / "case.xlsx", "-o", home / "latest.xlsx", "--force").code == 0
    assert (home / "latest.xlsx").is_symlink()
    assert (home / "shared" / "plan.xlsx").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve", "--gap", "nan"],
        ["solve", "--time-limit", "nan"],
        ["solve", "--time-limit", "inf"],
        ["solve", "--threads", "9999"],
        ["grade", "--time-limit", "nan"],
        ["why", "--pool", "CCO Est", "--fte", "nan"],
        ["frontier", "--between", "cost", "wellbeing", "--within", "nan"],
        ["frontier", "--between", "cost", "wellbeing", "--points", "1000000000"],
        ["compare", "case.xlsx", "--steps", "1000000000"],
        ["scenarios", "--range", "Workload × 0.9..1.1", "--draws", "1000000000"],
        ["scenarios", "--range", "Workload × 0.9..1.1", "--draws", "1e9"],
        ["scenarios", "--sweep", "Workload × 0..1 step 0.000000001"],
        ["scenarios", "--sweep", "Workload × nan"],
        ["scenarios", "--sweep", "Workload × 0.9..1 step 0.1", "--workers", "9999"],
        ["wave", "--weight", "busy=nan"],
    ],
)
def test_numbers_that_no_machine_can_take(home: Path, call: Call, arguments: Sequence[str]) -> None:
    begun = time.monotonic()
    done = call(arguments[0], home / "uncertain.xlsx", *arguments[1:], "-q")
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert time.monotonic() - begun < 10


def test_ctrl_c_after_writing_names_the_file(home: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.solve._tell", interrupt)
    done = call("solve", home / "case.xlsx", "-o", home / "plan.xlsx")
    assert done.code == 130
    assert f"Written before that: {home / 'plan.xlsx'}" in done.err
    monkeypatch.setattr("planner.cli.solve._write", interrupt)
    done = call("solve", home / "case.xlsx", "-o", home / "other.xlsx")
    assert done.code == 130
    assert "Written before" not in done.err


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "planner", "scenarios", str(INPUTS / "open-2012.xlsx"), "--range",
        "Customers × 0.9..1.1", "--draws", "180", "--workers", "2", "-o", str(tmp_path / "out.xlsx"),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        workers = _until(lambda: [one for one in _children(process.pid) if "spawn_main" in _line(one)])
        time.sleep(1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _until(lambda: all(not _line(one) for one in workers))
    finally:
        process.kill()
        process.wait()


def _until(look: Callable[[], object], seconds: float = 30.0) -> list[int]:
    """What ``look`` finds, once it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
    return found if isinstance(found, list) else []


def _children(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _line(process: int) -> str:
    """The command line of a process; "" where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "1\u202f234,5 ETP · −3 → « œuvre » …"),
        ("cp1252", "1\u00a0234,5 ETP · -3 -> « œuvre » …"),
        ("latin-1", "1\u00a0234,5 ETP · -3 -> « oeuvre » ..."),
        ("cp850", "1\u00a0234,5 ETP · -3 -> « oeuvre » ..."),
        ("ascii", '1 234,5 ETP - -3 -> " oeuvre " ...'),
    ],
)
def test_characters_that_an_encoding_lacks_have_a_stand_in(encoding: str, said: str) -> None:
    words = "1\u202f234,5 ETP · −3 → « œuvre » …"
    assert words.encode(encoding, "planner.stand_in").decode(encoding) == said
    assert "é☃".encode("ascii", "planner.stand_in") == b"e?"
