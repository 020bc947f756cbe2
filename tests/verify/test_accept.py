"""One judge of plans: what the independent check refuses has no numbers any more."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import planner
from planner.model.build import build_model
from planner.plan.types import Quantities, Solution, Status
from planner.solve.run import solve_model
from planner.tolerances import ACCEPTED
from planner.verify.accept import Refused, accept, accept_solution, judge_plan
from tests.model.hand_cases import BASE
from tests.support import minimal_case, write_workbook


def _solved() -> tuple[Solution, Quantities]:
    solution = solve_model(build_model(BASE))
    assert solution.quantities is not None
    return solution, solution.quantities


def test_a_sound_plan_is_accepted() -> None:
    solution, quantities = _solved()
    assert accept(BASE, quantities).largest_violation <= ACCEPTED
    assert accept_solution(BASE, solution).status is Status.OPTIMAL


@pytest.mark.parametrize("wrong", [2e-6, -0.5, float("nan")])
def test_a_plan_that_breaks_a_balance_is_refused(wrong: float) -> None:
    solution, quantities = _solved()
    staff = quantities.staff.copy()
    staff[0, 0] += wrong
    broken = replace(quantities, staff=staff)
    with pytest.raises(Refused):
        accept(BASE, broken)
    refused = accept_solution(BASE, replace(solution, quantities=broken))
    assert (refused.status, refused.goals, refused.quantities) == (Status.FAILED, None, None)


def test_a_plan_is_judged_where_it_has_numbers(tmp_path: Path) -> None:
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", minimal_case())))
    judged = judge_plan(plan)
    assert (judged.status, judged.goals) == (Status.OPTIMAL, plan.goals)
    none = replace(
        plan, solution=replace(plan.solution, status=Status.INFEASIBLE, goals=None, quantities=None)
    )
    assert judge_plan(none) is none
    staff = plan.quantities.staff + 0.5
    broken = replace(plan.solution, quantities=replace(plan.quantities, staff=staff))
    refused = judge_plan(replace(plan, solution=broken))
    assert (refused.status, refused.solution.quantities) == (Status.FAILED, None)
    assert refused.largest_violation == pytest.approx(0.5)


def test_noise_is_accepted() -> None:
    _, quantities = _solved()
    noise = np.full_like(quantities.staff, 1e-7)
    assert accept(BASE, replace(quantities, staff=quantities.staff + noise)).largest_violation > 0


def test_nobody_else_judges() -> None:
    """A comparison of the largest violation elsewhere would be a policy of its own."""
    package = Path(planner.__file__).parent
    for path in sorted(package.rglob("*.py")):
        if path == package / "verify" / "accept.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                assert "largest_violation" not in ast.unparse(node), path.name
