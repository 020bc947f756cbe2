"""No transfers at all: what a plan is compared with, worked out on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from planner.plan.types import Status
from tests.support import Rows, Sheets, minimal_case, write_workbook


def case(**sheets: Rows) -> Sheets:
    """30 trained, 20 in the pool, 40 and 45 FTE of work, unmet work at 20,000 EUR per FTE-month."""
    return minimal_case() | {name: [list(row) for row in rows] for name, rows in sheets.items()}


def solved(tmp_path: Path, sheets: Sheets) -> planner.Plan:
    return planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets)))


def test_nobody_moves_and_the_rest_is_left_undone(tmp_path: Path) -> None:
    """30 do 30 of 40 and of 45: 25 FTE-months undone at 20,000 EUR. With transfers nothing is."""
    plan = solved(tmp_path, case())
    assert plan.goals["service"] == pytest.approx(0)
    assert plan.baseline is not None
    assert (plan.baseline.status, plan.baseline.left_out) == (Status.OPTIMAL, ())
    assert plan.baseline.goals["service"] == pytest.approx(500_000)
    assert plan.baseline.goals["wellbeing"] == 0


def test_hard_rules_that_need_transfers_are_left_out_and_named(tmp_path: Path) -> None:
    sheets = case(
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
            ["Est", 30, 1, 35],
        ],
        Envelopes=[["Envelope", "Minimum", "Maximum"], ["all", 5, 18]],
        Decisions=[["Pool", "Kind", "FTE"], ["CCO Est", "at most", 18]],
    )
    baseline = solved(tmp_path, sheets).baseline
    assert baseline is not None
    assert baseline.left_out == ("envelope", "minimum_staff")


def test_hard_rules_that_hold_to_the_last_digit_are_not_left_out(tmp_path: Path) -> None:
    """30 are there, as many as must be and may be; nobody moves, as few as must and may."""
    sheets = case(
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff", "Maximum staff"],
            ["Est", 30, 1, 30, 30],
        ],
        Pools=[["Pool", "Type", "Direction", "Available", "Floor"], ["CCO Est", "CCO", "Est", 20, 20]],
        Decisions=[["Pool", "Kind", "FTE"], ["CCO Est", "fix", 0]],
    )
    baseline = solved(tmp_path, sheets).baseline
    assert baseline is not None
    assert (baseline.status, baseline.left_out) == (Status.OPTIMAL, ())


def test_a_soft_rule_is_priced_and_not_left_out(tmp_path: Path) -> None:
    """5 short of 35 in two months, at 100 EUR."""
    sheets = case(
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
            ["Est", 30, 1, 35],
        ],
        Rules=[["Rule", "Mode", "Price"], ["minimum_staff", "soft", 100]],
    )
    baseline = solved(tmp_path, sheets).baseline
    assert baseline is not None
    assert baseline.left_out == ()
    assert baseline.goals["targets"] == pytest.approx(1000)


def test_past_moves_are_kept(tmp_path: Path) -> None:
    """3 moved in January: 33 in both months, so 7 + 12 FTE-months are undone."""
    sheets = case(Actuals=[["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 3]])
    sheets["Settings"].append(["as of", "2012-02"])
    baseline = solved(tmp_path, sheets).baseline
    assert baseline is not None
    assert baseline.goals["service"] == pytest.approx(19 * 20_000)


def test_whole_people_have_a_baseline_too(tmp_path: Path) -> None:
    sheets = case()
    sheets["Settings"].append(["headcount unit", 1])
    baseline = solved(tmp_path, sheets).baseline
    assert baseline is not None
    assert baseline.goals["service"] == pytest.approx(500_000)


def test_a_case_without_a_plan_has_none(tmp_path: Path) -> None:
    sheets = case(Envelopes=[["Envelope", "Minimum"], ["all", 50]])
    plan = solved(tmp_path, sheets)
    assert (plan.status, plan.baseline) == (Status.INFEASIBLE, None)
