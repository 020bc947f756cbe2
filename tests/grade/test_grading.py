"""Grading a workbook: what is read from Transfers, what is broken and where, and the correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.findings import BadInput
from planner.grading.run import grade_workbook
from planner.grading.types import Breach, Graded
from tests.grade.cases import sheets, with_plan
from tests.support import Sheets


def _graded(tmp_path: Path, *rows: list[object], case: Sheets | None = None) -> Graded:
    return grade_workbook(with_plan(tmp_path / "plan.xlsx", *rows, case=case))


def _cells(breach: Breach) -> list[str]:
    return [move.cell for move in breach.moves]


def test_a_plan_that_keeps_every_rule_is_valid(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Est", "Est", 4, 2, None])
    assert found.valid
    assert found.breaches == ()
    assert found.grade.correction == ()
    assert found.grade.quantities is not None
    assert found.grade.quantities.transfers.sum() == pytest.approx(6)


def test_one_figure_to_blame_is_named_with_the_limit_and_mended(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Est", "Est", 4, 7.5, None])
    (breach,) = found.breaches
    assert (breach.rule, breach.place, breach.first, breach.last) == ("release_rate", ("CCO Est",), 1, 1)
    assert breach.missed == pytest.approx(2.5)
    assert _cells(breach) == ["D2"]
    assert (breach.sheet, breach.cell) == ("Pools", "E2")
    assert "7.5" in breach.text
    assert "2.5 too many" in breach.text
    (change,) = found.grade.correction or ()
    assert change.month == 1
    assert (change.before, change.after) == pytest.approx((7.5, 5.0))


def test_months_in_a_row_are_told_once_with_the_worst(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Est", "Est", 6, 8, 7])
    rates = [breach for breach in found.breaches if breach.rule == "release_rate"]
    assert [(breach.first, breach.last, breach.worst) for breach in rates] == [(0, 2, 1)]
    assert rates[0].missed == pytest.approx(3)
    assert _cells(rates[0]) == ["C2", "D2", "E2"]


def test_every_pool_that_is_overdrawn_is_named(tmp_path: Path) -> None:
    case = sheets()
    case["Pools"][1][4] = None
    case["Directions"][1][4] = case["Directions"][2][4] = None
    found = _graded(tmp_path, ["CCO Est", "Est", 21, None, None], ["CCO Sud", "Sud", None, 15, 8], case=case)
    drawn = {breach.place[0]: breach for breach in found.breaches if breach.rule == "pool_balance"}
    assert drawn["CCO Est"].missed == pytest.approx(1)
    assert drawn["CCO Sud"].missed == pytest.approx(3)
    assert (drawn["CCO Sud"].first, _cells(drawn["CCO Sud"])) == (2, ["D3", "E3"])
    assert (drawn["CCO Sud"].sheet, drawn["CCO Sud"].cell) == ("Pools", "D3")
    assert not found.valid


def test_leaving_too_early_for_a_centre_names_the_cell_and_the_opening_date(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Sud", "Sud", 2, None, None])
    (breach,) = found.breaches
    assert breach.rule == "opening"
    assert _cells(breach) == ["C2"]
    assert (breach.sheet, breach.cell) == ("Directions", "B3")


def test_a_way_that_is_not_allowed_is_closed(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Sud", "Est", 2, None, None])
    (breach,) = found.breaches
    assert breach.rule == "mobility"
    assert "No route is allowed from Sud to Est" in breach.text
    assert _cells(breach) == ["C2"]


def test_too_few_people_point_to_the_minimum(tmp_path: Path) -> None:
    case = sheets()
    case["Directions"][1][5] = 33
    found = _graded(tmp_path, ["CCO Est", "Est", 2, None, None], case=case)
    assert {breach.rule for breach in found.breaches} == {"minimum_staff"}
    assert found.breaches[0].moves == ()
    assert (found.breaches[0].sheet, found.breaches[0].cell) == ("Directions", "F2")


def test_a_decision_on_one_cell_names_that_cell_even_when_it_is_blank(tmp_path: Path) -> None:
    case = sheets()
    case["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE", "By"],
        ["CCO Est", "Est", "2012-02", "fix", 3, "Director"],
    ]
    found = _graded(tmp_path, ["CCO Est", "Est", 2, None, None], case=case)
    (breach,) = found.breaches
    assert (breach.rule, _cells(breach), breach.sheet, breach.cell) == ("decision", ["D2"], "Decisions", "E2")


def test_whole_people_are_checked_cell_by_cell(tmp_path: Path) -> None:
    case = sheets()
    case["Settings"].append(["headcount unit", 1])
    found = _graded(tmp_path, ["CCO Est", "Est", 2.5, 1, 0.25], case=case)
    whole = [breach for breach in found.breaches if breach.rule == "headcount_unit"]
    assert [_cells(breach) for breach in whole] == [["C2"], ["E2"]]
    assert not found.valid
    assert all(float(change.after).is_integer() for change in found.grade.correction or ())


def test_training_that_ties_up_more_than_there_are_is_said(tmp_path: Path) -> None:
    case = sheets()
    case["Directions"][1][2] = 1
    case["Advisor types"] = [["Type", "Training months", "Trainer load"], ["CCO", 1, 0.5]]
    found = _graded(tmp_path, ["CCO Est", "Est", 4, None, None], case=case)
    (breach,) = found.breaches
    assert breach.rule == "trainer_balance"
    assert breach.missed == pytest.approx(1.0)
    assert not found.valid


def test_contradictory_rules_are_explained_where_no_correction_exists(tmp_path: Path) -> None:
    case = sheets()
    case["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["2012", "2012-01", "2012-03", 60]]
    found = _graded(tmp_path, ["CCO Est", "Est", 2, None, None], case=case)
    assert found.grade.correction is None
    assert found.infeasibility is not None
    assert "envelope" in found.infeasibility.rules


def test_a_soft_rule_missed_leaves_the_plan_valid(tmp_path: Path) -> None:
    case = sheets()
    case["Rules"] = [["Rule", "Mode", "Price"], ["Monthly release", "soft", 10]]
    found = _graded(tmp_path, ["CCO Est", "Est", 6, None, None], case=case)
    assert found.valid
    assert [breach.soft for breach in found.breaches] == [True]
    assert found.grade.goals["targets"] == pytest.approx(10)


def test_the_aims_are_set_against_the_best_plan(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Est", "Est", None, None, None])
    aims = {aim.measure: aim for aim in found.aims}
    assert aims["served"].value == pytest.approx(90 / 99)  # 30 advisors each month for 30, 33 and 36 FTE
    assert aims["unmet"].value == pytest.approx(9)
    assert aims["served"].best is not None
    assert aims["served"].best > aims["served"].value
    assert aims["served"].score == pytest.approx(100 * aims["served"].value / aims["served"].best)
    assert aims["cost"].score == 100  # cheaper, for it does less


def test_totals_and_notes_below_are_no_part_of_the_plan(tmp_path: Path) -> None:
    found = _graded(
        tmp_path,
        ["CCO Est", "Est", 4, 2, None],
        ["Total", None, 4, 2, None],
        ["of which CCO", "", 4, 2, None],
        [None, "Est", 4, 2, None],
        [],
        ["Agreed with the staff representatives"],
    )
    assert [(move.cell, move.fte) for move in found.transfers.moves] == [("C2", 4), ("D2", 2)]


def test_two_rows_for_one_way_are_added_up_with_a_warning(tmp_path: Path) -> None:
    found = _graded(tmp_path, ["CCO Est", "Est", 3, None, None], ["CCO Est", "Est", 3, None, None])
    assert [one.code for one in found.findings if one.sheet == "Transfers"] == ["grade.row_twice"]
    assert found.breaches[0].value == pytest.approx(6)
    assert _cells(found.breaches[0]) == ["C2", "C3"]


def test_every_fault_is_found_at_once_with_its_cell(tmp_path: Path) -> None:
    path = with_plan(
        tmp_path / "plan.xlsx",
        ["CCO Estt", "Est", 4, None, None],
        ["CCO Est", "Nowhere", 4, None, None],
        ["CCO Est", "Est", "many", -2, None],
        ["CCO Sud", None, 4, None, None],
    )
    with pytest.raises(BadInput) as bad:
        grade_workbook(path)
    faults = {(one.cell, one.code) for one in bad.value.findings if one.level == "error"}
    assert {cell for cell, _ in faults} == {"A2", "B3", "C4", "D4", "B5"}
    assert {("A2", "grade.unknown_pool"), ("B3", "grade.unknown_to"), ("B5", "grade.name_missing")} <= faults
    nearest = next(one for one in bad.value.findings if one.cell == "A2")
    assert (nearest.sheet, nearest.nearest) == ("Transfers", "CCO Est")


def test_faults_of_the_inputs_are_told_together_with_those_of_the_plan(tmp_path: Path) -> None:
    case = sheets()
    case["Pools"][1][3] = "some"
    path = with_plan(tmp_path / "plan.xlsx", ["CCO Est", "Est", "many", None, None], case=case)
    with pytest.raises(BadInput) as bad:
        grade_workbook(path)
    assert {(one.sheet, one.cell) for one in bad.value.findings} >= {("Pools", "D2"), ("Transfers", "C2")}


def test_months_that_lack_or_lie_outside_are_said(tmp_path: Path) -> None:
    case = sheets()
    case["Settings"][2][1] = 4
    case["Workload"] = [["Activity", "2012-01", "2012-02", "2012-03", "2012-04"], ["Front desk", 1, 1, 1, 1]]
    found = _graded(tmp_path, ["CCO Est", "Est", 4, None, None], case=case)
    assert "grade.months_missing" in {one.code for one in found.findings}
    case["Settings"][2][1] = 2
    case["Workload"] = [["Activity", "2012-01", "2012-02"], ["Front desk", 30, 30]]
    case["Directions"][2][1] = "2012-02"
    outside = _graded(tmp_path, ["CCO Est", "Est", None, None, 4], case=case)
    assert [one.cell for one in outside.findings if one.code == "grade.outside"] == ["E2"]
    assert outside.transfers.moves == ()


def test_the_past_counts_as_it_was(tmp_path: Path) -> None:
    case = sheets()
    case["Settings"].append(["as of", "2012-02"])
    case["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 3]]
    found = _graded(tmp_path, ["CCO Est", "Est", 9, 2, None], case=case)
    assert found.valid
    assert [one.cell for one in found.findings if one.code == "grade.past"] == ["C2"]


@pytest.mark.parametrize("kind", ["at most", "fix"])
def test_decisions_that_the_past_exceeds_are_named_where_more_follow(kind: str, tmp_path: Path) -> None:
    """Four left of one, two or three who may, and half an advisor more is to follow: by these half too many.

    It is by a tenth more than the 4.4 who may by another decision, and nothing to who may be nine.
    """
    case = sheets()
    case["Settings"].append(["as of", "2012-02"])
    case["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 4]]
    case["Decisions"] = [
        ["Pool", "Kind", "FTE"],
        ["CCO Est", "at most", 9],
        ["CCO Est", "at most", 4.4],
        ["CCO Est", kind, 2],
        ["CCO Est", "at most", 3],
        ["CCO Est", "at least", 1],
        ["CCO Est", kind, 1],
        ["CCO Sud", kind, 2],
    ]
    found = _graded(tmp_path, ["CCO Est", "Est", 4, 0.5, None], case=case)
    told = {one.cell: one.missed for one in found.breaches if one.place == ("CCO Est",)}
    assert told == pytest.approx({"C3": 0.1, "C4": 0.5, "C5": 0.5, "C7": 0.5})
    assert {one.sheet for one in found.breaches} == {"Decisions"}
