"""Other solvers of PuLP: what they end with is told apart as for HiGHS."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pulp
import pytest

from planner.dataset.types import Dataset, Decision
from planner.model.build import build_model
from planner.plan.types import Status
from planner.schema.rules import HARD
from planner.solve.options import SolveOptions
from planner.solve.other import PulpEngine
from planner.solve.priorities import priorities
from tests.model.hand_cases import BASE, with_mode

IMPOSSIBLE = with_mode(
    replace(BASE, decisions=(Decision(0, 0, 0, "fix", 11.0, "", "", "", ""),)), "decision", HARD
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
