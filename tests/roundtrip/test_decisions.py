"""Decisions beside the proposed rows are understood, kept, and explained where they contradict one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
import planner.api
from tests.roundtrip.rounds import (
    codes,
    decide,
    edit_to,
    first_plan,
    heading,
    moves,
    row_of,
    solve_to,
    ties,
    total,
)


@pytest.mark.parametrize(
    ("decision", "least", "most"),
    [
        ({"fixed": 18}, 18.0, 18.0),
        ({"fixed": "17,5"}, 17.5, 17.5),
        ({"fixed": "17.5 FTE"}, 17.5, 17.5),
        ({"fixed": 0}, 0.0, 0.0),
        ({"at_most": 12}, 0.0, 12.0),
        ({"at_least": 29}, 29.0, 30.0),
        ({"at_least": 10, "at_most": 11}, 10.0, 11.0),
    ],
)
def test_numbers_are_on_the_total_of_the_row(
    tmp_path: Path, decision: dict[str, object], least: float, most: float
) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", **decision))
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    found = total(moves(planner.read(second)), "Pool A")
    assert least - 1e-6 <= found <= most + 1e-6


def test_a_lock_keeps_each_month(tmp_path: Path) -> None:
    first = first_plan(tmp_path)

    def edit(book: Any) -> None:
        decide("Pool A", lock="yes")(book)
        book["Types" if "Types" in book else "Advisor types"]["B2"].value = 500  # Pool A becomes dear

    path = edit_to(first, tmp_path / "edited.xlsx", edit)
    before, after = (moves(planner.read(p)) for p in (first, solve_to(path, tmp_path / "v2.xlsx")[0]))
    assert {k: v for k, v in after.items() if k[0] == "Pool A"} == {
        k: v for k, v in before.items() if k[0] == "Pool A"
    }


def test_decisions_and_comments_stay_with_their_row(tmp_path: Path) -> None:
    """Also where the row has no transfer any more."""
    path = edit_to(
        first_plan(tmp_path),
        tmp_path / "edited.xlsx",
        decide("Pool B", at_most=0, comment="nobody leaves B"),
    )
    for version in ("v2.xlsx", "v3.xlsx"):
        path, _ = solve_to(path, tmp_path / version)
        sheet = openpyxl.load_workbook(path)["Transfers"]
        row = row_of(sheet, "Pool B")
        assert sheet.cell(row, heading(sheet, "At most")).value == 0
        assert sheet.cell(row, heading(sheet, "Comment")).value == "nobody leaves B"
    assert total(moves(planner.read(path)), "Pool B") == 0


def test_a_decision_is_an_input(tmp_path: Path) -> None:
    first = first_plan(tmp_path)
    remarked = edit_to(first, tmp_path / "remarked.xlsx", decide("Pool A", comment="to be seen"))
    decided = edit_to(first, tmp_path / "decided.xlsx", decide("Pool A", fixed=0))
    same, other = (planner.read(path).fingerprint for path in (remarked, decided))
    assert same == planner.read(first).fingerprint
    assert other != same


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ({"fixed": "many"}, "reading.not_a_number"),
        ({"at_least": -3}, "reading.below_minimum"),
        ({"lock": "perhaps"}, "reading.not_a_choice"),
        ({"at_most": True}, "reading.truth_for_number"),
    ],
)
def test_a_faulty_decision_is_a_finding_at_its_cell(
    tmp_path: Path, decision: dict[str, object], code: str
) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", **decision))
    (found,) = planner.read(path).findings
    sheet = openpyxl.load_workbook(path)["Transfers"]
    name = next(iter(decision)).replace("_", " ").capitalize()
    assert found.code == code
    assert (found.sheet, found.cell) == (
        "Transfers",
        sheet.cell(row_of(sheet, "Pool A"), heading(sheet, name)).coordinate,
    )
    assert found.level == "error"


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ({"at_least": 20, "at_most": 10}, "history.row_contradicts"),
        ({"fixed": 5, "at_least": 6}, "history.row_contradicts"),
        ({"fixed": 7, "at_most": 6}, "history.row_contradicts"),
        ({"fixed": 1, "lock": "yes"}, "history.lock_contradicts"),
    ],
)
def test_a_row_that_contradicts_itself_is_explained_as_any_other_conflict(
    tmp_path: Path, decision: dict[str, object], code: str
) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", **decision))
    plan = planner.solve(planner.read(path))
    assert plan.status == "infeasible"
    assert (code, "warning") in [(finding.code, finding.level) for finding in plan.findings]
    assert plan.infeasibility is not None
    sheet = openpyxl.load_workbook(path)["Transfers"]
    row = row_of(sheet, "Pool A")
    cells = {
        sheet.cell(row, heading(sheet, key.replace("_", " ").capitalize())).coordinate for key in decision
    }
    (conflict,) = plan.infeasibility.conflicts
    assert {member.cell for member in conflict.members if member.sheet == "Transfers"} == cells
    assert all(f"(Transfers, {cell})" in conflict.text for cell in cells)
    assert plan.infeasibility.repairs
    for repair in plan.infeasibility.repairs:
        assert planner.api.solve_after_repair(planner.read(path), repair.number).status == "optimal"


def test_decisions_that_contradict_one_another_are_explained_as_any_other_conflict(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        decide("Pool A", fixed=20, comment="promised")(book)
        book["Decisions"].append(["Pool A", None, None, "at most", 12, "unions", "enough"])

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)))
    assert plan.status == "infeasible"
    assert plan.infeasibility is not None
    members = {(m.sheet, m.cell) for conflict in plan.infeasibility.conflicts for m in conflict.members}
    sheet = openpyxl.load_workbook(tmp_path / "edited.xlsx")["Transfers"]
    cell = sheet.cell(row_of(sheet, "Pool A"), heading(sheet, "Fixed")).coordinate
    assert members == {("Transfers", cell), ("Decisions", "E2")}
    repaired = [edit.cell for repair in plan.infeasibility.repairs for edit in repair.edits]
    assert set(repaired) == {cell, "E2"}


def test_a_lock_in_a_conflict_is_named_and_may_be_lifted_but_is_never_a_number(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        decide("Pool A", lock="yes")(book)
        book["Decisions"].append(["Pool A", None, None, "at most", 1, "", ""])

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)))
    assert plan.status == "infeasible"
    assert plan.infeasibility is not None
    assert {"Transfers", "Decisions"} <= {
        m.sheet for conflict in plan.infeasibility.conflicts for m in conflict.members
    }
    edits = [e for r in plan.infeasibility.repairs for e in r.edits if e.sheet == "transfers"]
    assert all((e.column, e.new) == ("lock", False) for e in edits)


def test_a_decision_beside_a_total_says_where_it_belongs(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Total", at_most=3))
    (found,) = planner.read(path).findings
    assert found.code == "history.decision_without_row"
    assert found.found == "Total"


def test_a_pool_misspelled_by_hand_is_named_with_the_nearest(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        decide("Pool A", fixed=3)(book)
        sheet = book["Transfers"]
        sheet.cell(row_of(sheet, "Pool A"), 1).value = "Pol A"

    found = planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)).findings
    assert ("history.decision_without_row", "Pool A") in [(f.code, f.nearest) for f in found]


def test_a_row_typed_by_hand_decides_what_was_not_proposed(tmp_path: Path) -> None:
    """A row inserted for a pool that the plan did not use."""
    first = first_plan(tmp_path, ties({"A": 1.0, "B": 1.0, "C": 9.0}))
    assert total(moves(planner.read(first)), "Pool C") == 0

    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        row = row_of(sheet, "Total")
        sheet.insert_rows(row)
        sheet.cell(row, heading(sheet, "Pool")).value = "pool c"
        sheet.cell(row, heading(sheet, "To")).value = "REGION C"
        sheet.cell(row, heading(sheet, "At least")).value = 4

    second, _ = solve_to(edit_to(first, tmp_path / "edited.xlsx", edit), tmp_path / "v2.xlsx")
    assert total(moves(planner.read(second)), "Pool C") == pytest.approx(4.0)


def test_the_same_heading_twice_is_an_error_only_where_it_decides(tmp_path: Path) -> None:
    def twice(name: str) -> Any:
        def edit(book: Any) -> None:
            sheet = book["Transfers"]
            sheet.cell(4, sheet.max_column + 1).value = name

        return edit

    first = first_plan(tmp_path)
    assert codes(planner.read(edit_to(first, tmp_path / "a.xlsx", twice("Fixed")))) == [
        "reading.header_twice"
    ]
    assert codes(planner.read(edit_to(first, tmp_path / "b.xlsx", twice("Type")))) == []


def test_a_lock_that_is_contradicted_is_shown_as_people_write_it(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", fixed=1, lock="x"))
    findings = planner.solve(planner.read(path)).findings
    (found,) = [fault for fault in findings if fault.code == "history.lock_contradicts"]
    assert found.found == "yes"
