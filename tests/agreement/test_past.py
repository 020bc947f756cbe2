"""What the past excuses and what it does not: minimal cases on which both programs must agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import api
from tests.agreement.compare import disagreements
from tests.support import Rows, Sheets, minimal_case, write_workbook

MOVED_BEFORE: list[list[object]] = [["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 1]]


def case(**sheets: Rows) -> Sheets:
    """The minimal case, its first month past, with these sheets as well."""
    settings: list[object] = ["as of", "2012-02"]
    base = minimal_case()
    base["Settings"] = [*base["Settings"], settings]
    return base | {name: [list(row) for row in rows] for name, rows in sheets.items()}


def quick_and_slow(slow: int) -> Sheets:
    """Sud needs 6 and has nobody: 20 of Est need no training, ``slow`` of Sud itself two months of it."""
    sheets = case(
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
            ["Est", 30, 1, None],
            ["Sud", None, 0, 6],
        ],
        Pools=[
            ["Pool", "Type", "Direction", "Available"],
            ["CCO Est", "CCO", "Est", 20],
            ["AVSC Sud", "AVSC", "Sud", slow],
        ],
    )
    sheets["Advisor types"] = [["Type", "Training months"], ["CCO", 0], ["AVSC", 2]]
    sheets["Settings"][2] = ["months", 4]
    sheets["Workload"] = [["Activity", "2012-01", "2012-02", "2012-03", "2012-04"], ["Front", 40, 45, 40, 40]]
    return sheets


def status(path: Path, sheets: Sheets) -> str:
    write_workbook(path, sheets)
    assert disagreements(path) == []
    return api.solve(api.read(path)).status.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.xlsx"


def test_a_window_that_is_over_is_not_enforced_even_where_nobody_moved(path: Path) -> None:
    window: Rows = [["Envelope", "To", "Minimum"], ["January", "2012-01", 5]]
    assert status(path, case(Envelopes=window)) == "optimal"


def test_a_floor_that_attrition_breaks_is_no_fault_of_the_past(path: Path) -> None:
    pools: Rows = [
        ["Pool", "Type", "Direction", "Available", "Attrition", "Floor"],
        ["CCO Est", "CCO", "Est", 20, 0.1, 19],
    ]
    assert status(path, case(Pools=pools)) == "infeasible"


def test_a_move_of_the_past_does_not_excuse_what_partners_cannot_do(path: Path) -> None:
    activities: Rows = [["Activity", "Outsourced min"], ["Front desk", 0.2]]
    assert status(path, case(Activities=activities, Actuals=MOVED_BEFORE)) == "infeasible"


def test_a_move_of_the_past_does_not_excuse_an_impossible_decision(path: Path) -> None:
    directions: Rows = [
        ["Direction", "Starting staff", "Share of customers", "Opens"],
        ["Est", 30, 1, None],
        ["Sud", None, 0, "2012-06"],
    ]
    decisions: Rows = [["To", "Kind", "FTE"], ["Sud", "at least", 2]]
    sheets = case(Directions=directions, Decisions=decisions, Actuals=MOVED_BEFORE)
    assert status(path, sheets) == "infeasible"


def test_a_minimum_that_no_route_can_ever_reach_is_no_fault_of_the_past(path: Path) -> None:
    directions: Rows = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
        ["Est", 30, 1, None],
        ["Sud", 5, 0, 6],
    ]
    assert status(path, case(Directions=directions)) == "infeasible"


def test_a_minimum_waits_for_the_pools_that_can_reach_it(path: Path) -> None:
    """The case past-minimum: the quick pool has no route to Sud, and the slow one arrives too late."""
    sheets = quick_and_slow(20)
    assert status(path, sheets) == "optimal"
    rules = {report.rule: report for report in api.solve(api.read(path)).rules}
    assert rules["minimum_staff"].status == "past"
    assert rules["minimum_staff"].broken_by_past == 3
    sheets["Routes"] = [["From", "To"], ["Est", "Sud"]]
    assert status(path, sheets) == "optimal"
    rules = {report.rule: report for report in api.solve(api.read(path)).rules}
    assert rules["minimum_staff"].broken_by_past == 1


def test_what_makes_a_plan_impossible_is_told_without_months_of_the_past(path: Path) -> None:
    """Softening the routes lets the quick pool reach Sud, but its minimum is not enforced any earlier for that."""
    sheets = quick_and_slow(4)
    assert status(path, sheets) == "infeasible"
    plan = api.solve(api.read(path))
    assert plan.infeasibility is not None
    (conflict,) = plan.infeasibility.conflicts
    assert "Apr 2012" in conflict.text
    assert "2 short" in conflict.text


def test_a_rule_whose_name_begins_with_total_is_read(path: Path) -> None:
    pools: Rows = [
        ["Pool", "Type", "Direction", "Available", "Release total"],
        ["CCO Est", "CCO", "Est", 20, 1],
    ]
    rules: Rows = [["Rule", "Mode", "Price"], ["Total release", "off", None]]
    write_workbook(path, case(Pools=pools, Rules=rules))
    assert api.solve(api.read(path)).dataset.mode("release_total") == "off"
    assert disagreements(path) == []


def test_a_goal_that_is_off_is_still_reported(path: Path) -> None:
    write_workbook(path, case(Goals=[["Goal", "Priority"], ["wellbeing", "off"], ["cost", "off"]]))
    assert api.solve(api.read(path)).goals["wellbeing"] > 0
    assert disagreements(path) == []
