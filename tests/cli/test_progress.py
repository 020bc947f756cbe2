"""Watched work: its result, its faults, its silence, and Ctrl-C."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.cli import progress, streams
from planner.cli.progress import Tell, tell_both, watch
from planner.cli.session import Session
from planner.solve.options import Progress
from planner.solve.time_left import Forecast, TimeLeft
from tests.cli.conftest import Call


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _slow(tell: Tell) -> str:
    tell("step", step=2, steps=3)
    time.sleep(0.25)
    return "done"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    made = _Terminal()
    for module in (progress, streams):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=made))
    monkeypatch.setattr(progress, "SILENT_SECONDS", 0.0)
    return made


def test_work_is_shown_on_a_terminal_and_wiped(terminal: _Terminal) -> None:
    assert watch(_slow, Session("en")) == "done"
    assert "step 2 of 3" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")
    assert "\n" not in terminal.getvalue()


def test_quiet_work_shows_nothing(terminal: _Terminal) -> None:
    assert watch(_slow, Session("en", quiet=True)) == "done"
    assert terminal.getvalue() == ""


def test_work_is_silent_when_piped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SILENT_SECONDS", 0.0)
    assert watch(_slow, Session("en")) == "done"
    assert capsys.readouterr().err == ""


def test_a_fault_in_the_work_is_raised_here() -> None:
    def broken(_tell: Tell) -> None:
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        watch(broken, Session())
    assert not progress.working()


# Where the tests themselves run in the background, SIGINT is ignored and the child would inherit that.
_WAITS = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from planner import api
from planner.cli.main import main
def endless(*_, **__):
    print("solving", flush=True)
    time.sleep(60)
api.solve = endless
sys.exit(main(["solve", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_at_once_with_a_word_and_no_file(case: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WAITS, str(case)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "solving\n"
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Interrupted" in said
    assert "Traceback" not in said
    assert list(case.parent.iterdir()) == [case]


def test_ctrl_c_while_writing_leaves_no_half_file(
    call: Call, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path as AnyPath

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    monkeypatch.setattr(AnyPath, "replace", interrupted)
    monkeypatch.setattr(os, "link", interrupted)
    done = call("solve", case)
    assert done.code == 130
    assert [path.name for path in case.parent.iterdir()] == ["case.xlsx"]


_FAILS_WHILE_SOLVING = """
import sys, time
from planner.cli import solve
from planner.cli.main import main
def broken():
    raise ImportError("no such thing")
solve._import_the_rest = broken
solve.api.solve = lambda case, options, tell, **_: (options.tell(1, 2, "cost"), time.sleep(60))
sys.exit(main(["solve", sys.argv[1]]))
"""


def test_a_fault_while_the_solver_computes_ends_the_process(case: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _FAILS_WHILE_SOLVING, str(case)],
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "no such thing" in " ".join(ended.stderr.split())


class _Interrupts:
    """Finds a module by raising what Ctrl-C raises."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "planner.cli.run":
            raise KeyboardInterrupt


def test_ctrl_c_while_python_still_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.cli.main import main

    monkeypatch.delitem(sys.modules, "planner.cli.run", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Interrupts(), *sys.meta_path])
    assert main(["solve", "case.xlsx"]) == 130


def test_the_time_that_is_left_is_shown(terminal: _Terminal) -> None:
    """Behind what the work is at, as soon as it is known."""
    assert watch(_slow, Session("en"), left=lambda: TimeLeft(130.0)) == "done"
    assert "step 2 of 3 … 0 s, about 2 min left" in terminal.getvalue()


def test_steps_and_stages_are_told_to_the_forecast_too() -> None:
    """The line of the terminal and what is foreseen hear of the same."""
    told: list[tuple[str, dict[str, object]]] = []
    forecast = Forecast()
    stage, step = tell_both(lambda name, /, **places: told.append((name, places)), forecast)
    stage("model")
    step(Progress(1, 5, "start", limit=60.0))
    assert told == [("model", {}), ("step", {"step": 1, "steps": 5})]
    left = forecast.estimate()
    assert left is not None
    assert left.at_most
