"""Other solvers of PuLP: what they end with is told apart as for HiGHS."""

from __future__ import annotations

import shutil
import stat
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pulp
import pytest

from planner.dataset.types import Dataset, Decision, Goal
from planner.model.build import build_model
from planner.plan.types import Status
from planner.schema.limits import DecisionKind
from planner.schema.rules import GOALS, Mode
from planner.solve import run
from planner.solve.options import SolveOptions
from planner.solve.other_solvers import PulpEngine, _solver
from planner.solve.priorities import priorities
from planner.solve.run import solve_model
from tests.model.hand_cases import BASE, MONTHS, with_mode

IMPOSSIBLE = with_mode(
    replace(BASE, decisions=(Decision(0, 0, 0, DecisionKind.FIX, 11.0, "", "", "", ""),)),
    "decision",
    Mode.HARD,
)
"""Eleven people of a pool of ten."""


def _ended(
    dataset: Dataset, ended: pulp.const.LpSolveStatus, monkeypatch: pytest.MonkeyPatch, *, solved: bool
) -> Status:
    """The status told where PuLP says that the solver ``ended`` so."""
    model = build_model(dataset)
    engine = PulpEngine(model.program, SolveOptions(solver="HiGHS"))
    said = SimpleNamespace(status=ended, has_solution=solved, gap_rel=None)
    monkeypatch.setattr(engine.problem, "solve", lambda _solver: said)
    return engine.minimise(priorities(model)[0].coefficients).status


def test_a_solver_that_does_not_say_infeasible(monkeypatch: pytest.MonkeyPatch) -> None:
    """CBC leaves PuLP without a word about an infeasible linear program; HiGHS has one."""
    kinds = pulp.const.LpSolveStatus
    assert _ended(IMPOSSIBLE, kinds.Undefined, monkeypatch, solved=False) is Status.INFEASIBLE
    assert _ended(BASE, kinds.Undefined, monkeypatch, solved=False) is Status.FAILED


def test_a_gap_that_was_asked_for_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that ends within the gap is done, whatever the solver; one that ends in time's name is not."""
    kinds = pulp.const.LpSolveStatus
    assert _ended(BASE, kinds.GapLimit, monkeypatch, solved=True) is Status.OPTIMAL
    assert _ended(BASE, kinds.TimeLimit, monkeypatch, solved=True) is Status.LIMIT


@pytest.mark.parametrize(("said", "gap"), [(0.25, 0.25), (7.0, 1.0), (None, 0.0)])
def test_a_gap_is_at_most_the_whole(said: float | None, gap: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a solver says of a search in whole numbers; of a linear program there is none."""
    ended = SimpleNamespace(status=pulp.const.LpSolveStatus.TimeLimit, has_solution=True, gap_rel=said)
    for unit, told in ((1.0, gap), (0.0, 0.0)):
        model = build_model(replace(BASE, headcount_unit=unit))
        engine = PulpEngine(model.program, SolveOptions(solver="HiGHS"))
        monkeypatch.setattr(engine.problem, "solve", lambda _solver: ended)
        assert engine.minimise(priorities(model)[0].coefficients).gap == told


WORKING = replace(
    BASE,
    unmet_cost=1469.0523,
    internal_cost=731.91,
    goals=tuple(Goal(goal.id, goal.priority, 1.0, 0.0) for goal in GOALS),
    workload=(((6.77,) * MONTHS,),),
)
"""Three priorities at values of many digits."""


def test_values_of_eight_digits_are_made_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """CBC writes eight digits: a cap on what they add up to left no plan, and balances missed by more than 1e-6."""
    said = pulp.LpVariable.valueOrDefault
    monkeypatch.setattr(pulp.LpVariable, "valueOrDefault", lambda self: float(f"{said(self):.7g}"))
    monkeypatch.setattr(run, "make_engine", PulpEngine)
    rough = solve_model(build_model(WORKING), SolveOptions(solver="HiGHS"))
    monkeypatch.undo()
    exact = solve_model(build_model(WORKING), SolveOptions())
    assert rough.status is Status.OPTIMAL
    assert rough.goals == pytest.approx(exact.goals, rel=1e-9, abs=1e-7)
    assert rough.quantities is not None
    assert exact.quantities is not None
    assert np.allclose(rough.quantities.staff, exact.quantities.staff, atol=1e-8)


@pytest.mark.skipif(shutil.which("cbc") is None, reason="CBC is not installed")
def test_cbc_gives_the_plan_of_highs() -> None:
    """All priorities are met with CBC too, none is lost to its files (cbc-219)."""
    ours, theirs = (
        solve_model(build_model(WORKING), SolveOptions(solver=name)) for name in ("HiGHS", "COIN_CMD")
    )
    assert theirs.status is Status.OPTIMAL
    assert theirs.goals == pytest.approx(ours.goals, rel=1e-8, abs=1e-6)


def _broken_cbc(folder: Path, script: str) -> None:
    command = folder / "cbc"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "exit 0"], ids=["error", "killed", "no result"])
def test_a_solver_that_breaks_down_is_told_and_leaves_no_files(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands, left = tmp_path / "bin", tmp_path / "left"
    commands.mkdir()
    left.mkdir()
    _broken_cbc(commands, script)
    monkeypatch.setenv("PATH", str(commands), prepend=":")
    monkeypatch.setenv("TMP", str(left))
    monkeypatch.setenv("TMPDIR", str(left))
    monkeypatch.setattr("tempfile.tempdir", None)
    solution = solve_model(build_model(WORKING), SolveOptions(solver="COIN_CMD"))
    assert solution.status is Status.FAILED
    assert solution.solver.fault
    assert list(left.iterdir()) == []


def test_options_that_a_solver_does_not_take_are_left_out_and_named() -> None:
    """GLPK has no gap and no threads in PuLP: passing them ended with a fault of ours."""
    _, lacks = _solver("GLPK_CMD", SolveOptions(threads=2, gap=0.01), whole=True)
    assert lacks == ("threads", "gap")
    solver, lacks = _solver("COIN_CMD", SolveOptions(threads=2, gap=0.01, time_limit=4.2), whole=True)
    assert lacks == ()
    assert (solver.msg, solver.timeLimit) == (False, 5)
