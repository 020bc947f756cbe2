"""Whole people: every priority is met, also where the one before it leaves next to no room."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from planner import api
from planner.dataset.types import Goal
from planner.model.build import build_model
from planner.plan.types import Status
from planner.schema.rules import GOALS
from planner.solve.live import Live
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.solve.whole_engine import WholeEngine
from planner.tolerances import NEGLIGIBLE_GAP
from tests.model.hand_cases import BASE, MONTHS
from tests.support import write_workbook

if TYPE_CHECKING:
    from planner.plan.types import FloatArray

EVERY_GOAL = tuple(Goal(goal.id, goal.priority, 1.0, 0.0) for goal in GOALS)


@pytest.mark.parametrize("unit", [0.5, 1.0])
@pytest.mark.parametrize("work", [2.3, 3.1, 4.0, 4.50001, 6.7, 7.77])
def test_what_is_needed_leaves_and_no_more(work: float, unit: float) -> None:
    """The first month's work stays undone at 20,000 an FTE; then the units leave that the work takes, no more.

    A limit on 20,000 · unmet as tight as its slack made HiGHS's presolve deny that there was any plan.
    """
    case = replace(
        BASE, headcount_unit=unit, unmet_cost=20_000.0, goals=EVERY_GOAL, workload=(((work,) * MONTHS,),)
    )
    solution = solve_model(build_model(case))
    leave = ceil(work / unit - 1e-9) * unit
    assert solution.status is Status.OPTIMAL
    assert solution.solver.gap <= 1e-4
    assert solution.goals is not None
    assert solution.goals["service"] == pytest.approx(20_000 * work)
    assert solution.goals["cost"] == pytest.approx(leave)
    assert solution.goals["wellbeing"] == pytest.approx(10 * leave)
    price = solution.solver.rounding_price
    assert price is not None
    assert price == pytest.approx(
        {"cost": leave - work, "wellbeing": 10 * (leave - work), "targets": 0, "service": 0, "stability": 0},
        abs=1e-6,
    )


@pytest.mark.parametrize("work", [2.3, 4.50001, 7.77])
def test_the_very_best_is_no_limit(work: float) -> None:
    """With a gap of zero, what HiGHS proves is optimal, though its sums differ in the last digits (whole-509)."""
    case = replace(
        BASE, headcount_unit=1.0, unmet_cost=20_000.1, goals=EVERY_GOAL, workload=(((work,) * MONTHS,),)
    )
    solution = solve_model(build_model(case), SolveOptions(gap=0.0))
    assert solution.status is Status.OPTIMAL
    assert solution.solver.gap <= NEGLIGIBLE_GAP
    assert [goals for goals, _ in solution.solver.gaps] == [("targets", "service"), ("cost",), ("wellbeing",)]


def test_a_proof_to_the_last_digit_is_optimal(monkeypatch: pytest.MonkeyPatch) -> None:
    """An optimum proven by HiGHS counts as such, whatever gap its sums show (whole-509)."""
    case = replace(
        BASE, headcount_unit=1.0, unmet_cost=20_000.0, goals=EVERY_GOAL, workload=(((2.3,) * MONTHS,),)
    )
    monkeypatch.setattr(Live, "gap", property(lambda _live: 2.3e-12))
    solution = solve_model(build_model(case), SolveOptions(gap=0.0))
    assert solution.status is Status.OPTIMAL


def test_gaps_are_those_of_the_contract() -> None:
    assert [SolveOptions().gap_of(rank) for rank in range(3)] == [1e-4, 1e-3, 1e-3]
    assert [SolveOptions(gap=0.0).gap_of(rank) for rank in range(2)] == [0.0, 0.0]


def test_the_time_limit_grows_with_a_linear_program_only() -> None:
    assert SolveOptions().seconds() == 60.0
    assert SolveOptions().seconds(2_000_000) == 2060.0
    assert SolveOptions(time_limit=5.0).seconds(2_000_000) == 5.0


def test_a_plan_in_whole_people_is_written(tmp_path: Path) -> None:
    """The whole way, with a gap that a workbook can hold."""
    case = write_workbook(
        tmp_path / "case.xlsx",
        {
            "Settings": [
                ["Setting", "Value"],
                ["first month", "2012-01"],
                ["months", 3],
                ["headcount unit", 1],
            ],
            "Directions": [["Direction"], ["Nord"]],
            "Advisor types": [["Type", "Training months"], ["A", 1]],
            "Pools": [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 10]],
            "Workload": [["Activity", "2012-01", "2012-02", "2012-03"], ["Calls", 2.3, 2.3, 2.3]],
        },
    )
    plan = api.solve(api.read(case))
    assert plan.status is Status.OPTIMAL
    assert api.write(plan, tmp_path / "plan.xlsx").is_file()


def test_less_than_nothing_undone_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that the solver leaves a billionth below 0 made a limit that only plans with the same error kept to."""
    values, cap = Live.values, WholeEngine.cap
    limits: list[float] = []

    def miss(live: Live) -> FloatArray:
        found = values(live)
        return np.where(found == 0.0, -2e-9, found) if live.integer else found

    def keep(engine: WholeEngine, coefficients: FloatArray, limit: float) -> None:
        limits.append(limit)
        cap(engine, coefficients, limit)

    monkeypatch.setattr(Live, "values", miss)
    monkeypatch.setattr(WholeEngine, "cap", keep)
    case = replace(
        BASE, headcount_unit=1.0, unmet_cost=20_000.0, goals=EVERY_GOAL, workload=(((0.0,) * MONTHS,),)
    )
    solution = solve_model(build_model(case))
    assert solution.status is Status.OPTIMAL
    assert limits
    assert min(limits) >= 0.0
