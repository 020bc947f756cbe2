"""The live sheet: after each of 200 edits the formulas say what ``planner grade`` says of the same transfers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

import planner
from planner.grading.standing import solve_as_it_stands
from planner.plan.types import Plan, Solution
from planner.spreadsheet.addresses import letters
from planner.verify.check import report_rules, verify
from planner.verify.flow import flow
from planner.writing.plan_workbook import write_plan, write_result_sheets
from planner.writing.sheets.book import Book
from planner.writing.sheets.figures import DIFFERENCE, figures
from planner.writing.template import new_workbook
from tests.roundtrip.office import Office
from tests.support import write_workbook
from tests.writing.live import moves_with, random_edits, values_after
from tests.writing.live_case import every_rule

pytestmark = pytest.mark.office
INPUTS = Path(__file__).parents[2] / "inputs"

SHEETS = ("staff.trained", "training.people", "pool_stock.months", "costs.lines")
BOUNDS = ("what_if.share", "what_if.cost")
EDITED = "what_if.edited"
LARGEST = 2_000_000
"""Bytes of the plan workbook of the reference case, live formulas and all."""


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
    book = write_result_sheets(plan, with_rules=False)[0]
    path = write_plan(plan, tmp_path / "plan.xlsx")
    blocks = {key: book.blocks[key] for key in ("transfers.month.0", *SHEETS, *BOUNDS, EDITED)}
    blocks |= {f"rule.{rule}": block for rule, block in book.live_rules.items()}
    edits = random_edits(plan, count, seed=2012)
    shown = values_after(plan, path, edits, blocks, Office(tmp_path))
    for edit, seen in zip(edits, shown, strict=True):
        _compare(plan, book, edit, seen)
    changed = [seen for seen in shown if not np.allclose(seen["staff.trained"], plan.quantities.staff)]
    assert len(changed) > count / 3


def _compare(plan: Plan, book: Book, edit: dict[tuple[int, int], float], seen: dict[str, np.ndarray]) -> None:
    dataset = plan.dataset
    graded = solve_as_it_stands(dataset, moves_with(plan, edit))
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
    assert seen[EDITED][0, 0] == _edited_cells(plan, edit), edit


def _edited_cells(plan: Plan, edit: dict[tuple[int, int], float]) -> int:
    """How many cells hold another figure than the plan's."""
    routes = figures(plan).routes
    return sum(
        abs(value - plan.quantities.transfers[(*routes[row], month)]) > DIFFERENCE
        for (row, month), value in edit.items()
    )


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


SORTED = """
  table = doc.Sheets.getByName("Transferts").getCellRangeByName("{area}")
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = {column}
  field(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = field()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  table.sort(how())
"""


def test_a_banner_says_that_transfers_were_edited_and_what_does_not_follow(tmp_path: Path) -> None:
    """Off as the plan was solved and after the table was sorted; on at the first figure that is typed over."""
    office = Office(tmp_path)
    plan = planner.solve(planner.read(new_workbook(tmp_path / "case.xlsx", "small", "fr")))
    path = write_plan(plan, tmp_path / "plan.xlsx")
    table = write_result_sheets(plan, with_rules=False)[0].blocks["transfers.table"]
    last = table.row + table.rows
    area = f"A{table.row + 1}:{letters(table.column + table.columns)}{last}"
    body = SORTED.format(area=area, column=0)
    assert _banners(office.work(path, tmp_path / "sorted.xlsx", body)) == {None}
    type_one = 'doc.Sheets.getByName("Transferts").getCellRangeByName("{cell}").Value = 7.5\n'
    cells = [f"{letters(table.column + 2)}{table.row + 1}", f"{letters(table.column + 3)}{last}"]
    for count, words in ((1, "1 cellule de Transferts modifiée"), (2, "2 cellules de Transferts modifiées")):
        body = "".join(type_one.format(cell=cell) for cell in cells[:count])
        (said,) = _banners(office.work(path, tmp_path / f"edited-{count}.xlsx", body))
        assert said is not None
        assert said.startswith(f"{words} depuis le calcul\u00a0: ")
        assert "bornes\u00a0: Et si" in said


def _banners(path: Path) -> set[str | None]:
    """What the Summary and Transfers show in the row above their content."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {book["Synthèse"]["A4"].value or None, book["Transferts"]["A3"].value or None}


def test_the_live_workbook_of_the_reference_case_is_small(tmp_path: Path) -> None:
    path = write_plan(planner.solve(planner.read(INPUTS / "open-2012.xlsx")), tmp_path / "plan.xlsx")
    assert path.stat().st_size < LARGEST
