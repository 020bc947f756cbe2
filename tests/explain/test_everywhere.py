"""The brief's impossible case: explained as the brief explains it, with repairs that stand, in seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import planner
from planner.explain.repair.edits import apply_edits
from planner.plan.types import Plan, Status

INPUTS = Path(__file__).parents[2] / "inputs"


@pytest.fixture(scope="module")
def plan() -> Plan:
    begun = time.monotonic()
    solved = planner.solve(planner.read(INPUTS / "open-2012-everywhere.xlsx"))
    assert time.monotonic() - begun < 60, "an explanation takes seconds"
    return solved


def test_nine_times_120_against_400_and_450(plan: Plan) -> None:
    assert plan.status is Status.INFEASIBLE
    assert plan.infeasibility is not None
    whole = plan.infeasibility.conflicts[0]
    assert "1,080" in whole.text
    assert "400 + 450 = 850" in whole.text
    assert whole.demanded == pytest.approx(1080)
    # 400 after a year of attrition, and 450 who leave as late as they can.
    assert whole.most == pytest.approx(400 * 0.995**12 + 450, abs=0.5)
    assert {member.rule for member in whole.members} == {"minimum_staff", "envelope"}
    assert "all months" not in whole.text  # what four of the nine miss is less than what is told of all


def test_every_obstacle_is_found(plan: Plan) -> None:
    assert plan.infeasibility is not None
    assert plan.infeasibility.complete
    late = plan.infeasibility.conflicts[1:]
    assert {m.place[0] for c in late for m in c.members if m.rule == "opening"} == {
        "Centre-Est", "Sud-Est", "Sud",
    }  # fmt: skip
    assert all(conflict.proven for conflict in plan.infeasibility.conflicts)


def test_at_least_three_distinct_repairs_each_with_a_plan(plan: Plan) -> None:
    assert plan.infeasibility is not None
    repairs = plan.infeasibility.repairs
    assert len(repairs) >= 3
    assert len({repair.text for repair in repairs}) == len(repairs)
    assert [repair.cost for repair in repairs] == sorted(repair.cost for repair in repairs)
    for repair in repairs[:3]:
        solved = planner.solve(apply_edits(plan.case, repair.edits))
        assert solved.status is Status.OPTIMAL
        assert solved.goals["cost"] == pytest.approx(repair.goals["cost"], rel=1e-6)


def test_the_families_are_blamed(plan: Plan) -> None:
    assert set(plan.solution.blamed) == {"minimum_staff", "envelope", "opening"}
