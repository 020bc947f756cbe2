"""The gap of a conflict: that of the fewest months that clash, and that of all months the demand is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.explain.infeasible import explain_infeasible
from planner.months import Month
from planner.plan.explanations import Conflict
from tests.explain.cases import read
from tests.support import Sheets

MONTHS = [f"2027-{month:02}" for month in range(1, 13)]


def minimum_of_100(pool: float) -> Sheets:
    """One centre loses 2 % a month and must have 100 advisors from March on; ``pool`` are all there are."""
    return {
        "Settings": [["Setting", "Value"], ["first month", "2027-01"], ["months", 12]],
        "Directions": [
            [
                "Direction",
                "Starting staff",
                "Minimum staff",
                "Minimum from",
                "Attrition",
                "Share of customers",
            ],
            ["A", 0, 100, "2027-03", 0.02, 1],
        ],
        "Advisor types": [["Type", "Training months"], ["AVSC", 1]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["AVSC A", "AVSC", "A", pool]],
        "Workload": [["Activity", *MONTHS], ["Calls", *[150] * 12]],
    }


def conflict_of(sheets: Sheets, folder: Path) -> Conflict:
    case, dataset = read(sheets, folder)
    (conflict,) = explain_infeasible(case, dataset).conflicts
    return conflict


@pytest.mark.parametrize(("pool", "fall"), [(100, 16), (110, 7)], ids=["gap-100", "gap-110"])
def test_the_whole_gap_is_told(pool: float, fall: int, tmp_path: Path) -> None:
    """A minimum m takes m at first and 2 % of m in each of 9 months more: 1.18 m people."""
    conflict = conflict_of(minimum_of_100(pool), tmp_path)
    assert conflict.must_fall == pytest.approx(100 - pool / 1.18)
    assert f"if it were lowered by {fall}, to {100 - fall}." in conflict.text


def test_the_worst_month_and_the_sum_are_told(tmp_path: Path) -> None:
    """Everybody leaves in time for March, and 2 % are lost each month: the least that is missing in all."""
    conflict = conflict_of(minimum_of_100(100), tmp_path)
    short = [100 - 100 * 0.98**k for k in range(10)]
    assert conflict.worst_month == Month(2027, 12)
    assert conflict.worst_short == pytest.approx(short[-1])
    assert conflict.total_short == pytest.approx(sum(short))
    assert "85.4 FTE-months are short, most in Dec 2027: 16.6 FTE." in conflict.text


def test_a_gap_of_one_month_is_told_once(tmp_path: Path) -> None:
    sheets = minimum_of_100(100)
    sheets["Directions"][1][3] = "2027-12"
    sheets["Directions"][1][2] = 101
    conflict = conflict_of(sheets, tmp_path)
    assert conflict.short == pytest.approx(1)
    assert conflict.worst_month is None
    assert "all months" not in conflict.text
