"""Cases that have a plan in fractions of advisors only: the reason is named, and repairs are sought in whole people."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from planner.explain.infeasible import explain_infeasible
from planner.explain.repair.edits import apply_edits
from planner.plan.types import Status
from tests.explain.cases import base, read
from tests.support import Sheets


def nobody_released() -> Sheets:
    """unit1-release-0.9: each of two pools releases 0.9 a month, in whole people nobody, and 5 are to leave."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", 1])
    for row in sheets["Pools"][1:]:
        row[4] = 0.9
    sheets["Envelopes"] = [["Envelope", "Minimum"], ["2012", 5]]
    return sheets


def test_the_reason_is_named(tmp_path: Path) -> None:
    case, dataset = read(nobody_released(), tmp_path)
    (conflict,) = explain_infeasible(case, dataset).conflicts
    assert {member.rule for member in conflict.members} == {"envelope", "release_rate", "headcount_unit"}
    assert (conflict.demanded, conflict.most, conflict.short) == (5, 0, 5)
    assert "multiples of 1" in conflict.text
    assert conflict.text.endswith("In fractions of advisors they can all be kept.")


def test_repairs_are_sought_in_whole_people(tmp_path: Path) -> None:
    case, dataset = read(nobody_released(), tmp_path)
    found = explain_infeasible(case, dataset)
    # One advisor a month from either pool gives 6 in six months; else nobody is to leave.
    assert {(e.column, e.old, e.new) for r in found.repairs for e in r.edits} == {
        ("release_rate", 0.9, 1.0), ("minimum", 5, 0),
    }  # fmt: skip
    assert [len(repair.edits) for repair in found.repairs] == [1, 1]
    assert found.repairs[0].cost == pytest.approx(0.1 * 10_000)
    for repair in found.repairs:
        assert planner.solve(apply_edits(case, repair.edits)).status is Status.OPTIMAL


def test_a_month_that_lets_only_fractions_through(tmp_path: Path) -> None:
    """Two months of 2.5 seats take 2 each in whole people: 5 are trained in fractions, 4 in whole people."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", 1])
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-05", 5, "2012-06", 2.5, None]
    case, dataset = read(sheets, tmp_path)
    found = explain_infeasible(case, dataset)
    assert {member.rule for member in found.conflicts[0].members} == {
        "minimum_staff", "opening", "training_seats", "headcount_unit",
    }  # fmt: skip
    new = {(edit.column, edit.new) for repair in found.repairs for edit in repair.edits}
    assert {("minimum_staff", 4.0), ("training_seats", 3.0)} <= new


@pytest.mark.parametrize(
    ("sheet", "column", "row", "found"),
    [("Pools", 4, 1, "CCO Nord"), ("Pools", 5, 2, "CCO Sud"), ("Directions", 6, 2, "Sud")],
)
def test_a_check_says_what_is_less_than_one_person(
    tmp_path: Path, sheet: str, column: int, row: int, found: str
) -> None:
    sheets = base()
    sheets["Settings"].append(["headcount unit", 1])
    sheets[sheet][row][column] = 0.9
    plan = planner.solve(read(sheets, tmp_path)[0])
    (warning,) = [one for one in plan.findings if one.code == "below_unit"]
    assert found in warning.message
    assert "0.9" in warning.message
    assert warning.cell == f"{'ABCDEFGH'[column]}{row + 1}"


def test_a_limit_of_zero_or_of_one_person_is_no_surprise(tmp_path: Path) -> None:
    sheets = base()
    sheets["Settings"].append(["headcount unit", 1])
    sheets["Pools"][1][4], sheets["Pools"][2][4] = 0, 1
    assert not [one for one in planner.solve(read(sheets, tmp_path)[0]).findings if one.code == "below_unit"]


def test_the_unit_and_the_limits_are_told_as_they_were_typed(tmp_path: Path) -> None:
    """An eighth of an advisor was told as 0.12, and a release of 0.12 as 0.1."""
    sheets = nobody_released()
    sheets["Settings"][-1] = ["headcount unit", 0.125]
    sheets["Envelopes"][1][1] = 1
    for row in sheets["Pools"][1:]:
        row[4] = 0.12
    plan = planner.solve(read(sheets, tmp_path)[0])
    assert plan.infeasibility is not None
    (conflict,) = plan.infeasibility.conflicts
    assert "multiples of 0.125" in conflict.text
    assert "at most 0.24 FTE a month" in conflict.text
    (warning, _) = [one.message for one in plan.findings if one.code == "below_unit"]
    assert "is 0.12, less than the headcount unit of 0.125" in warning
