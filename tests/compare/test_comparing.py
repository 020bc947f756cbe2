"""Comparing two workbooks: edits, what each does, and how the plans differ."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

import planner
from planner.comparing.edits import edits_that_count, group_edits, with_inputs
from planner.comparing.run import compare
from planner.comparing.types import Comparison, Step
from planner.findings import BadInput
from planner.history.edits import input_edits
from planner.reading.fingerprint import fingerprint
from planner.reading.input_records import recorded_inputs
from planner.reading.workbook import read_case
from tests.grade.cases import french, sheets
from tests.support import Sheets, write_workbook

Edit = Callable[[Sheets], None]


def _books(tmp_path: Path, *edits: Edit) -> tuple[Path, Path]:
    """The small case, and the same after the edits."""
    old = sheets()
    new = copy.deepcopy(old)
    for edit in edits:
        edit(new)
    return write_workbook(tmp_path / "old.xlsx", old), write_workbook(tmp_path / "new.xlsx", new)


def _compared(tmp_path: Path, *edits: Edit, most: int = 40) -> Comparison:
    return compare(*_books(tmp_path, *edits), most=most)


def _steps(found: Comparison) -> tuple[Step, ...]:
    assert found.attribution is not None
    return found.attribution.steps


def _dearer_training(case: Sheets) -> None:
    case["Advisor types"][1][2] = 200


def _more_work(case: Sheets) -> None:
    case["Workload"][1][1:] = [30, 35, 40]


def _fewer_seats(case: Sheets) -> None:
    case["Directions"][1][4] = 1


def _a_pool_more(case: Sheets) -> None:
    case["Pools"].append(["CCO Est bis", "CCO", "Est", 5, None])


def _a_pool_less(case: Sheets) -> None:
    del case["Pools"][2]


def test_equal_workbooks_differ_in_nothing(tmp_path: Path) -> None:
    found = _compared(tmp_path)
    assert found.edits == ()
    assert found.attribution is None
    assert found.moves == ()
    assert found.series == ()
    assert found.told_again == 0


def test_rows_in_another_order_and_another_language_are_no_edit(tmp_path: Path) -> None:
    other = sheets()
    other["Pools"] = [other["Pools"][0], *reversed(other["Pools"][1:])]
    old = write_workbook(tmp_path / "old.xlsx", sheets())
    found = compare(old, write_workbook(tmp_path / "new.xlsx", french(other)))
    assert found.edits == ()
    assert found.told_again == 0


def test_each_edit_gets_its_part_and_nothing_is_left_over(tmp_path: Path) -> None:
    found = _compared(tmp_path, _dearer_training, _more_work, _fewer_seats)
    assert [step.edits[0].sheet for step in _steps(found)] == ["directions", "types", "workload"]
    assert found.attribution is not None
    assert set(found.attribution.remainder.values()) == {0.0}
    old, new = found.old.plan.goals, found.new.plan.goals
    for goal in ("targets", "service", "cost", "wellbeing"):
        parts = [step.effects[goal] for step in _steps(found) if step.effects is not None]
        assert sum(parts) == pytest.approx(new[goal] - old[goal])


def test_the_effect_of_an_edit_is_that_of_solving_with_and_without_it(tmp_path: Path) -> None:
    found = _compared(tmp_path, _dearer_training)
    (step,) = _steps(found)
    old, new = (planner.solve(planner.read(tmp_path / f"{name}.xlsx")) for name in ("old", "new"))
    assert step.effects is not None
    assert step.effects["cost"] == pytest.approx(new.goals["cost"] - old.goals["cost"])
    assert step.effects["cost"] > 0
    assert found.told_again == pytest.approx(0, abs=1e-6)


def test_months_of_a_row_are_one_step(tmp_path: Path) -> None:
    found = _compared(tmp_path, _more_work)
    assert [len(step.edits) for step in _steps(found)] == [2]


def test_rows_added_and_taken_away_are_edits(tmp_path: Path) -> None:
    found = _compared(tmp_path, _a_pool_more, _a_pool_less)
    told = [(step.edits[0].row, step.edits[0].after is not None) for step in _steps(found)]
    assert told == [("CCO Est bis", True), ("CCO Sud", False)]


def test_a_new_direction_with_its_pool_merges_until_the_shares_agree(tmp_path: Path) -> None:
    def north(case: Sheets) -> None:
        case["Directions"].append(["Nord", None, 5, 0.2, 10, None])
        case["Directions"][1][3] = case["Directions"][2][3] = 0.4
        case["Pools"].append(["CCO Nord", "CCO", "Nord", 10, None])

    found = _compared(tmp_path, north)
    steps = _steps(found)
    assert steps[0].effects is None
    assert "100" in steps[0].reason
    assert steps[-1].effects is not None
    assert "Nord" in {one.direction for one in found.series}


def test_many_edits_are_taken_together_by_row_then_by_sheet(tmp_path: Path) -> None:
    def many(case: Sheets) -> None:
        case["Pools"][1][3:] = [21, 6]
        case["Pools"][2][3:] = [22, 7]

    assert [
        (found.attribution.grain, len(found.attribution.steps))
        for most in (4, 3, 1)
        if (found := _compared(tmp_path, many, most=most)).attribution is not None
    ] == [("cell", 4), ("row", 2), ("sheet", 1)]


def test_edits_applied_in_turn_end_at_the_new_case(tmp_path: Path) -> None:
    def rules(case: Sheets) -> None:
        case["Rules"] = [["Rule", "Mode", "Price"], ["Monthly release", "soft", 10]]

    def setting(case: Sheets) -> None:
        case["Settings"][3][1] = 1200

    every = (_dearer_training, _more_work, _fewer_seats, _a_pool_more, _a_pool_less, rules, setting)
    old, new = (read_case(path) for path in _books(tmp_path, *every))
    _, steps = group_edits(edits_that_count(input_edits(recorded_inputs(old), new)))
    case = old
    for step in steps:
        case = with_inputs(case, step, new)
    assert fingerprint(case.tables, case.settings) == new.fingerprint


def test_a_case_keeps_close_to_the_plan_before_so_that_only_edits_move_people(tmp_path: Path) -> None:
    found = _compared(tmp_path, _fewer_seats)
    assert found.told_again is not None
    assert found.told_again > 0
    again = {move.pool for move in found.moves}
    assert again <= {"CCO Est", "CCO Sud"}


def test_the_plan_in_an_unedited_plan_workbook_counts_as_it_is(tmp_path: Path) -> None:
    old = write_workbook(tmp_path / "old.xlsx", sheets())
    plan = planner.solve(planner.read(old))
    path = planner.write(plan, tmp_path / "plan.xlsx")
    found = compare(old, path)
    assert found.new.kept
    assert found.new.identity is not None
    assert found.edits == ()
    assert found.new.plan.goals["cost"] == pytest.approx(plan.goals["cost"])
    assert found.told_again == pytest.approx(0, abs=1e-6)


def test_two_versions_of_a_plan_are_compared_as_they_were_agreed(tmp_path: Path) -> None:
    first = planner.write(
        planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets()))), tmp_path / "one.xlsx"
    )
    from openpyxl import load_workbook

    book = load_workbook(first)
    book["Pools"]["E2"] = 2
    book.save(tmp_path / "edited.xlsx")
    second = planner.write(planner.solve(planner.read(tmp_path / "edited.xlsx")), tmp_path / "two.xlsx")
    found = compare(first, second)
    assert (found.old.kept, found.new.kept) == (True, True)
    assert [edit.cell for edit in found.edits] == ["E2"]
    stale = compare(first, tmp_path / "edited.xlsx")
    assert not stale.new.kept
    assert "compare.stale" in {one.code for one in stale.findings}
    assert stale.told_again == pytest.approx(found.told_again, abs=1e-4)
    turned = compare(second, first)
    assert "compare.turned_round" in {one.code for one in turned.findings}


def test_a_workbook_without_a_plan_ends_the_comparison_with_its_edits(tmp_path: Path) -> None:
    def too_much(case: Sheets) -> None:
        case["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["2012", "2012-01", "2012-03", 60]]

    found = _compared(tmp_path, too_much)
    assert not found.both
    assert found.told_again is None
    assert [step.effects for step in _steps(found)] == [None]
    assert found.new.plan.infeasibility is not None


def test_faults_of_both_workbooks_are_told_at_once(tmp_path: Path) -> None:
    one, other = sheets(), sheets()
    one["Pools"][1][3] = "some"
    other["Directions"][1][2] = "many"
    paths = (write_workbook(tmp_path / "old.xlsx", one), write_workbook(tmp_path / "new.xlsx", other))
    with pytest.raises(BadInput) as bad:
        compare(*paths)
    assert {(fault.sheet, fault.cell) for fault in bad.value.findings} == {
        ("Pools", "D2"),
        ("Directions", "C2"),
    }
    assert any(fault.message.startswith("old.xlsx") for fault in bad.value.findings)


def test_whole_people_are_compared_with_a_plan_in_fractions(tmp_path: Path) -> None:
    def fractions(case: Sheets) -> None:
        case["Workload"][1][1:] = [30, 31.3, 32.6]

    def whole(case: Sheets) -> None:
        case["Settings"].append(["headcount unit", 1])

    one = sheets()
    fractions(one)
    old = write_workbook(tmp_path / "old.xlsx", one)
    whole(one)
    found = compare(old, write_workbook(tmp_path / "new.xlsx", one))
    assert found.both
    transfers = found.new.plan.quantities.transfers
    assert transfers == pytest.approx(transfers.round(), abs=1e-6)
    assert found.old.plan.quantities.transfers.sum() % 1 > 0.1
