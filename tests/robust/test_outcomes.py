"""Every way in which a solver can end, forced: the right status and exit code, a plan only where there is one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import highspy
import numpy as np
import pytest

from planner.cli.main import main
from planner.plan.types import Status
from planner.solve.highs import HighsEngine
from planner.solve.live import Live
from tests.support import minimal_case, write_workbook

ROOT = Path(__file__).parents[2]
Ended = tuple[int, dict[str, Any], bool]


@pytest.fixture(params=["fractions", "whole people"])
def solved(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[], Ended]:
    """Solves the smallest case, in fractions or whole people: exit code, what was said, whether a plan is there."""
    sheets = minimal_case()
    if request.param == "whole people":
        sheets["Settings"].append(["headcount unit", 1])
    case, plan = write_workbook(tmp_path / "case.xlsx", sheets), tmp_path / "plan.xlsx"

    def run() -> Ended:
        code = main(["solve", str(case), "-o", str(plan), "--json"])
        return code, json.loads(capsys.readouterr().out), plan.exists()

    return run


def _force(monkeypatch: pytest.MonkeyPatch, status: Status, *, values: bool) -> None:
    """Every run of HiGHS ends with ``status``, with or without values."""
    monkeypatch.setattr(Live, "status", property(lambda _live: status))
    monkeypatch.setattr(Live, "has_values", property(lambda _live: values))


def test_a_limit_with_a_plan(solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    _force(monkeypatch, Status.LIMIT, values=True)
    code, said, written = solved()
    assert (code, said["status"], written) == (4, "limit", True)
    assert said["goals"]


@pytest.mark.parametrize(
    ("status", "code"), [(Status.LIMIT, 4), (Status.UNBOUNDED, 5), (Status.FAILED, 5)], ids=str
)
def test_an_end_without_a_plan(
    solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch, status: Status, code: int
) -> None:
    _force(monkeypatch, status, values=False)
    ended, said, written = solved()
    assert (ended, said["status"], written) == (code, str(status), False)
    assert set(said["goals"].values()) == {None}


def test_infeasible_where_there_is_a_plan(
    solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say what stands in the way; no repair is made up, and no plan is written."""
    _force(monkeypatch, Status.INFEASIBLE, values=False)
    code, said, written = solved()
    assert (code, said["status"], written) == (3, "infeasible", False)


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_values_that_are_no_numbers_are_no_plan(
    solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    true_values = Live.values
    monkeypatch.setattr(Live, "values", lambda live: true_values(live) + wrong)
    code, said, written = solved()
    assert (code, said["status"], written) == (5, "failed", False)


@pytest.mark.parametrize("wrong", [0.01, -0.5, 1e6])
def test_doubtful_numbers_are_refused(
    solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    """The solver calls optimal what breaks the rules: the independent check sees it."""
    true_values = Live.values

    def values(live: Live) -> Any:
        return true_values(live) + wrong

    monkeypatch.setattr(Live, "values", values)
    code, said, written = solved()
    assert (code, said["status"], written) == (5, "failed", False)
    assert "cli.unverified" in {found["code"] for found in said["findings"]}


@pytest.mark.parametrize(
    "fault", [RuntimeError("broken down"), MemoryError(), ValueError("no such option")], ids=repr
)
def test_a_solver_that_breaks_down(
    solved: Callable[[], Ended], monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def run(_highs: highspy.Highs) -> None:
        raise fault

    monkeypatch.setattr(highspy.Highs, "run", run)
    code, said, written = solved()
    assert (code, said["status"], written) == (5, "failed", False)
    broke = [found["message"] for found in said["findings"] if found["code"] == "cli.solver_broke_down"]
    assert len(broke) == 1
    assert "HiGHS" in broke[0]


def test_a_limit_that_is_reached_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The clock itself, not a status that is forced: no plan, and nothing is read from the solver."""
    case, plan = ROOT / "inputs" / "open-2012.xlsx", tmp_path / "plan.xlsx"
    code = main(["solve", str(case), "-o", str(plan), "--json", "--time-limit", "0.000001"])
    said = json.loads(capsys.readouterr().out)
    assert (code, said["status"], plan.exists()) == (4, "limit", False)
    assert set(said["goals"].values()) == {None}


def test_a_plan_that_is_called_optimal_and_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It keeps every rule, so that no check of rules can see it; the proof has its own prices, and says the gap."""
    minimise = HighsEngine.minimise

    def lazy(engine: HighsEngine, costs: Any) -> Any:
        return minimise(engine, np.ones_like(costs))

    monkeypatch.setattr(HighsEngine, "minimise", lazy)
    sheets = minimal_case()
    sheets["Advisor types"] = [["Type", "Training cost"], ["CCO", 100]]
    case, plan = write_workbook(tmp_path / "case.xlsx", sheets), tmp_path / "plan.xlsx"
    assert main(["solve", str(case), "-o", str(plan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "optimal"
    monkeypatch.undo()
    assert main(["prove", str(plan), "--json"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert not claims[0]["closed"]
    assert claims[0]["gap"] > 0.01


def test_a_solver_whose_answer_is_nonsense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program called cbc that says optimal, with every quantity 0: the plan is completed to the best all the same."""
    command = tmp_path / "bin" / "cbc"
    command.parent.mkdir()
    command.write_text('#!/bin/sh\nfor last; do :; done\necho "Optimal - objective value 0" > "$last"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=":")
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    ended = []
    for solver in ("HiGHS", "COIN_CMD"):
        code = main(
            ["solve", str(case), "-o", str(tmp_path / f"{solver}.xlsx"), "--json", "--solver", solver]
        )
        said = json.loads(capsys.readouterr().out)
        ended.append((code, said["status"], said["goals"]))
    assert ended[0] == ended[1]
