"""The user saves the workbook while it is solved: everything written comes from what was read, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import planner
from planner import api
from planner.cli.main import main
from planner.grading.run import grade_workbook
from planner.grading.workbook import write_graded
from planner.writing.marking import render_marked
from tests.support import minimal_case, write_workbook

SAID = "reading.saved_meanwhile"


def _case(path: Path, available: float = 20, *, least: float | None = None) -> Path:
    sheets = minimal_case()
    sheets["Pools"][1][3] = available
    if least is not None:
        sheets["Directions"] = [
            [*sheets["Directions"][0], "Minimum staff"],
            [*sheets["Directions"][1], least],
        ]
    return write_workbook(path, sheets)


def _available(path: Path) -> object:
    return openpyxl.load_workbook(path, data_only=True)["Pools"]["D2"].value


def test_saved_while_solving(tmp_path: Path) -> None:
    """saved-while-solving: through the library, the plan workbook holds the inputs that were solved."""
    path = _case(tmp_path / "case.xlsx")
    plan = planner.solve(planner.read(path))
    _case(path, 0)
    written = planner.write(plan, tmp_path / "plan.xlsx")
    assert _available(written) == 20
    book = openpyxl.load_workbook(written, data_only=True)
    assert "case.xlsx was saved" in str([cell.value for row in book["Findings"] for cell in row])
    assert api.compare_cells(plan, written).changed == ()
    again = planner.solve(planner.read(written))
    assert again.solution.quantities is not None
    assert again.changes is not None
    assert not again.changes.edits


def test_a_file_that_was_not_saved_says_nothing(tmp_path: Path) -> None:
    path = _case(tmp_path / "case.xlsx")
    plan = planner.solve(planner.read(path))
    path.write_bytes(path.read_bytes())  # saved, and the same to the byte
    book = openpyxl.load_workbook(planner.write(plan, tmp_path / "plan.xlsx"), data_only=True)
    assert "was saved" not in str([cell.value for row in book["Findings"] for cell in row])


def test_a_file_that_is_gone_is_still_written_from(tmp_path: Path) -> None:
    path = _case(tmp_path / "case.xlsx")
    plan = planner.solve(planner.read(path))
    path.unlink()
    assert _available(planner.write(plan, tmp_path / "plan.xlsx")) == 20


def test_the_explanation_holds_the_inputs_that_were_solved(tmp_path: Path) -> None:
    path = _case(tmp_path / "case.xlsx", least=80)
    plan = planner.solve(planner.read(path))
    assert plan.infeasibility is not None
    _case(path, 0)
    assert _available(api.write_explanation(plan, tmp_path / "why.xlsx")) == 20


def test_the_grade_holds_the_plan_that_was_graded(tmp_path: Path) -> None:
    path = planner.write(planner.solve(planner.read(_case(tmp_path / "case.xlsx"))), tmp_path / "plan.xlsx")
    graded = grade_workbook(path)
    _case(path, 0)
    assert _available(write_graded(graded, tmp_path / "grade.xlsx")) == 20


def test_the_marked_copy_shows_what_was_checked(tmp_path: Path) -> None:
    path = _case(tmp_path / "case.xlsx")
    case = planner.read(path)
    _case(path, 0)
    marked = render_marked(case.source, case.findings, ".xlsx").save(tmp_path / "marked.xlsx")
    assert _available(marked) == 20


def _saving(path: Path, honest: Callable[..., object]) -> Callable[..., object]:
    """``honest``, and meanwhile the user saves other inputs."""

    def call(*arguments: object, **named: object) -> object:
        result = honest(*arguments, **named)
        _case(path, 0)
        return result

    return call


@pytest.mark.parametrize("command", ["solve", "check", "grade"])
def test_the_commands_say_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case(tmp_path / "case.xlsx")
    if command == "grade":
        planner.write(planner.solve(planner.read(path)), path, force=True)
    monkeypatch.setattr(api, "read", _saving(path, api.read))
    assert main([command, str(path)]) == 0
    told = capsys.readouterr()
    assert "case.xlsx was saved while the planner worked on it." in " ".join((told.out + told.err).split())
