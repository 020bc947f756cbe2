"""What a solve made is valid and worth what the solve said: graded or compared, also under tolerances and a past."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from planner import api
from planner.cli.main import main
from planner.dataset.types import Dataset, Goal, Move
from planner.grading.grade import grade
from planner.grading.run import grade_workbook
from planner.model.build import build_model
from planner.schema.rules import Mode
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from tests.agreement.demand import add_demand
from tests.agreement.generate import Generator
from tests.agreement.render import sheets
from tests.model.hand_cases import BASE, hand_case, with_mode
from tests.support import write_workbook

GOALS = ("targets", "service", "cost", "wellbeing")


def _with(dataset: Dataset, **changes: dict[str, object]) -> Dataset:
    """``dataset`` with fields of goals changed, by the goal's id."""
    goals: tuple[Goal, ...] = tuple(
        replace(goal, **changes.get(goal.id, {}))  # type: ignore[arg-type]
        for goal in dataset.goals
    )
    return replace(dataset, goals=goals)


def _moves(dataset: Dataset) -> tuple[list[Move], dict[str, float]]:
    """The transfers of the best plan, and its goals."""
    solution = solve_model(build_model(dataset), SolveOptions())
    assert solution.quantities is not None
    assert solution.goals is not None
    x = solution.quantities.transfers
    moves = [Move(int(s), int(d), int(t), float(x[s, d, t])) for s, d, t in zip(*x.nonzero(), strict=True)]
    return moves, dict(solution.goals)


@pytest.mark.parametrize("tolerance", [0.0, 0.1, 0.5, 2.0])
def test_a_tolerance_is_granted_once(tolerance: float) -> None:
    """It is relative to the best of all transfers; taken again of these transfers it would let work go undone."""
    dataset = _with(BASE, service={"tolerance": tolerance}, targets={"tolerance": 0.0})
    moves, goals = _moves(dataset)
    found = grade(dataset, moves)
    for goal in ("targets", "service", "cost"):
        assert found.goals[goal] == pytest.approx(goals[goal])


def test_a_hard_rule_that_can_be_kept_is_kept_whatever_its_price_is_worth() -> None:
    """The prices of missed rules may be off, or come after the cost: a commitment is paid all the same."""
    dataset = with_mode(hand_case("partner_commitment").dataset, "partner_commitment", Mode.HARD)
    for goals in ({"targets": {"priority": None}}, {"targets": {"priority": 9.0}}):
        changed = _with(dataset, **goals)
        moves, reached = _moves(changed)
        found = grade(changed, moves)
        assert found.broken == ()
        assert found.goals["cost"] == pytest.approx(reached["cost"])


@pytest.mark.parametrize("seed", [1000, 1001, 1008, 1013, 1021, 1077, 1078, 1130])
def test_a_random_plan_is_what_its_solve_said(seed: int, tmp_path: Path) -> None:
    """1000: a tolerance; 1001: prices that come last; 1008: more left a pool in the past than it had;
    1077: actual moves are off; 1078, 1130: prices of transfers beside a
    tolerance."""
    drawn = Generator(seed).draw()
    if Random(seed).random() < 0.6:
        add_demand(drawn, seed)
    case = write_workbook(tmp_path / "case.xlsx", sheets(drawn, "fr" if seed % 3 == 0 else "en"))
    plan = api.solve(api.read(case))
    if plan.solution.quantities is None:
        assert plan.status == "infeasible"
        return
    path = api.write(plan, tmp_path / "plan.xlsx")
    found = grade_workbook(path)
    assert found.valid, [one.text for one in found.broken]
    assert {goal: found.grade.goals[goal] for goal in GOALS} == pytest.approx(
        {goal: plan.goals[goal] for goal in GOALS}, rel=1e-6, abs=1e-3
    )


def test_a_plan_compared_with_its_own_case_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", sheets(Generator(1000).draw(), "en"))
    api.write(api.solve(api.read(case)), tmp_path / "plan.xlsx")
    assert main(["compare", str(case), str(tmp_path / "plan.xlsx")]) == 0
    assert "Nothing differs" in capsys.readouterr().out
