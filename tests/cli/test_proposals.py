"""Commands that are proposed can be pasted; shells complete words with their meaning, and values."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli import next_command
from planner.cli.main import main
from planner.cli.table import COMMANDS
from planner.messages import text
from tests.cli.conftest import Call
from tests.explain.cases import late_centre
from tests.scenarios.conftest import INPUTS
from tests.support import minimal_case, write_workbook

AWKWARD = "the centre's plan (2).xlsx"


def proposed(said: str) -> list[str]:
    """The words of the command on the line that proposes one, as a shell takes them apart."""
    (line,) = [line for line in said.splitlines() if "planner " in line]
    return shlex.split(line[line.index("planner ") :])


@pytest.fixture(autouse=True)
def _started_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/planner"])
    monkeypatch.delenv(next_command.UV, raising=False)


def test_a_repair_is_proposed_on_one_line_with_the_path_as_typed(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("a long folder " * 6).strip()
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    case = write_workbook(folder / AWKWARD, late_centre()).relative_to(tmp_path)
    words = proposed(call("solve", case).out)
    assert words == ["planner", "solve", str(case), "--repair", "1"]
    assert main(words[1:]) == 0


def test_new_and_check_end_with_the_next_step(call: Call, tmp_path: Path) -> None:
    case = tmp_path / AWKWARD
    words = proposed(call("new", case, "--example", "small").err)
    assert words == ["planner", "solve", str(case)]
    assert proposed(call("check", case).err) == words
    assert main(words[1:]) == 0
    blank = tmp_path / "blank.xlsx"
    assert proposed(call("new", blank).err) == ["planner", "check", str(blank)]
    assert call("check", case, "-q").err == call("check", case, "--json").err == ""


def test_check_of_a_faulty_workbook_proposes_the_marked_copy(call: Call, tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"][1][1] = "CCOO"
    words = proposed(call("check", write_workbook(tmp_path / AWKWARD, sheets)).err)
    assert words[3] == "--mark"
    assert main(words[1:]) == 2
    assert Path(words[4]).exists()


@pytest.mark.parametrize(
    ("started", "environment", "first"),
    [
        ("/usr/bin/planner", {}, "planner"),
        ("/opt/planner/__main__.py", {}, f"{Path(sys.executable).name} -m planner"),
        ("/opt/env/bin/planner", {next_command.UV: "1"}, "uv run planner"),
    ],
)
def test_the_command_is_started_as_this_one_was(
    monkeypatch: pytest.MonkeyPatch, started: str, environment: dict[str, str], first: str
) -> None:
    monkeypatch.setattr(sys, "argv", [started])
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert next_command.command_line("check", Path("my case.xlsx")) == f"{first} check 'my case.xlsx'"


def completed(line: str, **environment: str) -> dict[str, str]:
    """What a zsh is offered at the end of ``line``: word → its text."""
    words = shlex.split(line)
    if line.endswith(" "):
        words.append("")
    asked = {
        "_PLANNER_COMPLETE": "zsh_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        **environment,
    }
    done = subprocess.run(
        [sys.executable, "-c", "from planner.cli.main import main; main()"],
        env=os.environ | asked, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return dict(zip(lines[1::3], lines[2::3], strict=True))


def test_commands_are_completed_with_their_meaning() -> None:
    offered = completed("planner ")
    assert set(COMMANDS) <= set(offered)
    assert offered["grade"] == text("help.grade.short", "en")
    assert completed("planner ", PLANNER_LANG="fr")["grade"] == text("help.grade.short", "fr")


def test_options_are_completed_with_their_meaning() -> None:
    offered = completed("planner solve --")
    assert offered["--gap"] == text("option.solve.gap", "en")
    assert offered["--force"] == text("option.force", "en")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("planner solve case.xlsx --solver hi", {"HiGHS"}),
        ("planner frontier case.xlsx --between cost well", {"wellbeing"}),
        (f"planner why {INPUTS / 'small.xlsx'} --to ", {"Nord", "Sud"}),
        (f"planner why {INPUTS / 'small.xlsx'} --pool avsc", {"AVSC Nord", "AVSC Sud"}),
        (f"planner why {INPUTS / 'small.xlsx'} --month 2012-0", {f"2012-0{t}" for t in range(1, 7)}),
        ("planner new a.xlsx --example sm", {"small"}),
        ("planner why absent.xlsx --pool ", set()),
    ],
)
def test_values_are_completed(line: str, offered: set[str]) -> None:
    assert set(completed(line)) == offered
