"""The live sheet: after each of 200 edits the formulas say what ``planner grade`` says of the same transfers."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

import planner
from planner.grading.grade import taken_as_it_stands
from planner.plan.types import Plan, Solution
from planner.verify.check import report_rules, verify
from planner.verify.flow import flow
from planner.writing.plan_workbook import write_plan, write_result_sheets
from planner.writing.sheets.book import Book
from planner.writing.sheets.figures import figures
from tests.roundtrip.office import Office
from tests.support import write_workbook
from tests.writing.live import moves_with, random_edits, shown_after
from tests.writing.live_case import every_rule

pytestmark = pytest.mark.office
INPUTS = Path(__file__).parents[2] / "inputs"

SHEETS = ("staff.trained", "training.people", "pool_stock.months", "costs.lines")
BOUNDS = ("what_if.share", "what_if.cost")


def _case(name: str, folder: Path) -> Path:
    return (
        write_workbook(folder / "case.xlsx", every_rule())
        if name == "every rule"
        else INPUTS / f"{name}.xlsx"
    )


@pytest.mark.parametrize(("name", "count"), [("every rule", 200), ("small", 60), ("open-2012", 12)])
def test_edits_of_transfers_move_what_follows_by_arithmetic(name: str, count: int, tmp_path: Path) -> None:
    plan = planner.solve(planner.read(_case(name, tmp_path)))
    assert plan.solution.quantities is not None, plan.findings
    book = write_result_sheets(BytesIO(), plan, with_rules=False)
    path = write_plan(plan, tmp_path / "plan.xlsx")
    blocks = {key: book.blocks[key] for key in ("transfers.month.0", *SHEETS, *BOUNDS)}
    blocks |= {f"rule.{rule}": block for rule, block in book.live_rules.items()}
    edits = random_edits(plan, count, seed=2012)
    shown = shown_after(plan, path, edits, blocks, Office(tmp_path))
    for edit, seen in zip(edits, shown, strict=True):
        _compare(plan, book, edit, seen)
    changed = [seen for seen in shown if not np.allclose(seen["staff.trained"], plan.quantities.staff)]
    assert len(changed) > count / 3


def _compare(plan: Plan, book: Book, edit: dict[tuple[int, int], float], seen: dict[str, np.ndarray]) -> None:
    dataset = plan.dataset
    graded = taken_as_it_stands(dataset, moves_with(plan, edit))
    assert graded.quantities is not None
    verified = verify(dataset, graded.quantities)
    reports = {report.rule: report for report in report_rules(dataset, verified.rules)}
    standing = flow(dataset, [m for m in dataset.actuals if m.month < 0], graded.quantities.transfers)
    assert seen["staff.trained"] == pytest.approx(graded.quantities.staff, abs=1e-6)
    assert seen["pool_stock.months"] == pytest.approx(graded.quantities.pool_stock, abs=1e-6)
    assert seen["training.people"] == pytest.approx(standing.in_training, abs=1e-6)
    costs = figures(_plan_with(plan, graded)).costs
    for row, expected in ((0, costs.training), (1, costs.moves), (3, costs.own_staff)):
        assert seen["costs.lines"][row] == pytest.approx(expected, rel=1e-9, abs=1e-6)
    for rule in book.live_rules:
        room, missed = seen[f"rule.{rule}"][0]
        if reports[rule].slack is not None:  # a group is kept or not, and has no room
            assert room == pytest.approx(reports[rule].slack, abs=1e-6), (rule, edit)
        assert missed == pytest.approx(reports[rule].shortfall, abs=1e-5), (rule, edit)
    _compare_bounds(plan, graded, seen)


def _plan_with(plan: Plan, graded: Solution) -> Plan:
    return replace(plan, solution=graded)


def _compare_bounds(plan: Plan, graded: Solution, seen: dict[str, np.ndarray]) -> None:
    """No plan with these transfers does better than the policy."""
    q = graded.quantities
    assert q is not None
    work = np.array(plan.dataset.workload, dtype=float).sum(axis=(0, 1))
    own = (q.own_work + q.aid_received).sum(axis=(0, 1))
    assert (own <= seen["what_if.share"][0] * work + 1e-6).all()
    costs = figures(_plan_with(plan, graded)).costs.total()
    undone = plan.dataset.unmet_cost * q.unmet.sum(axis=(0, 1))
    assert (costs + undone >= seen["what_if.cost"][0] * (1 - 1e-9) - 1e-6).all()
