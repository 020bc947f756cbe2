"""The plan workbook holds the user's workbook as it was, the plan beside it, and can be solved again."""

from __future__ import annotations

import datetime
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner.plan.types import Plan
from planner.reading.workbook import read_case
from planner.schema.inputs import INPUTS
from planner.schema.results import RESULTS
from planner.writing.plan_workbook import write_plan
from planner.writing.sheets.registry import WRITERS
from tests.support import minimal_case, write_workbook
from tests.writing import plans
from tests.writing.sheet_values import open_values, result_sheets, row_of_label

INPUT_FOLDER = Path(__file__).parents[2] / "inputs"
ASKED_FOR = {"proof", "sensitivity", "changes", "realised"}
"""Sheets that only some plans have."""

OURS = [RESULTS[key].en for key in RESULTS if key in WRITERS and key not in ASKED_FOR]

TELLS_THE_VERSION = {"Findings", "Versions", "Planner"}
"""Result sheets that differ between two versions of the same plan."""


def _cells(path: Path, title: str) -> dict[str, Any]:
    return {
        cell.coordinate: cell.value
        for row in open_values(path)[title]
        for cell in row
        if cell.value is not None
    }


def _without_changes(path: Path) -> list[str]:
    """The sheets but for the one that only a plan made from an agreed one has."""
    return [title for title in open_values(path).sheetnames if title != "Changes"]


def test_inputs_come_first_as_they_were_and_it_opens_on_the_summary(tmp_path: Path) -> None:
    case = plans.case(tmp_path / "case.xlsx")
    made = write_plan(plans.small_plan(case), tmp_path / "plan.xlsx")
    titles = open_values(tmp_path / "case.xlsx").sheetnames
    book = open_values(made)
    assert book.sheetnames == [*titles, "Rules", *OURS]
    assert book.active.title == "Summary"
    for title in titles:
        assert _cells(made, title) == _cells(tmp_path / "case.xlsx", title)


def test_the_users_file_is_not_touched_and_parts_of_it_are_the_same_bytes(tmp_path: Path) -> None:
    case = plans.case(tmp_path / "case.xlsx", rules=True)
    before = case.path.read_bytes()
    made = write_plan(plans.small_plan(case), tmp_path / "plan.xlsx")
    assert case.path.read_bytes() == before
    with zipfile.ZipFile(case.path) as old, zipfile.ZipFile(made) as new:
        for number in range(1, 6):  # the sheets that hold no result columns
            part = f"xl/worksheets/sheet{number}.xml"
            assert new.read(part).split(b"<sheetData>")[1] == old.read(part).split(b"<sheetData>")[1]


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    plan = plans.small_plan(plans.case(tmp_path / "case.xlsx"))
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        write_plan(plan, target)
    assert target.read_bytes() == b"precious"
    assert write_plan(plan, target, force=True) == target
    assert "Summary" in open_values(target).sheetnames
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.xlsx", "plan.xlsx"]


def test_the_users_rules_sheet_gets_result_columns_after_its_own(tmp_path: Path) -> None:
    plan = plans.small_plan(plans.case(tmp_path / "case.xlsx", rules=True))
    sheet = open_values(write_plan(plan, tmp_path / "plan.xlsx"))["Rules"]
    assert [cell.value for cell in sheet[2]] == ["Rule", "Mode", "Mine", "Status", "Tightest where", "Slack"]
    assert [cell.value for cell in sheet[4]][:4] == ["Outsourced share", "soft", "me", "missed"]
    assert sheet["F4"].value < 0
    assert sheet["A1"].value == "Note to self"
    assert sheet.max_row == 4


def test_a_second_plan_replaces_the_first_ones_sheets_and_columns(tmp_path: Path) -> None:
    plan = plans.small_plan(plans.case(tmp_path / "case.xlsx", rules=True))
    first = write_plan(plan, tmp_path / "plan.xlsx")
    second = write_plan(replace(plan, case=read_case(first)), tmp_path / "plan-2.xlsx")
    assert _without_changes(second) == open_values(first).sheetnames
    for title in open_values(first).sheetnames:
        before, after = _cells(first, title), _cells(second, title)
        if title == "Summary":
            assert before.pop("A3") != after.pop("A3"), "which version it is"
            assert "Since version 1" in after.values()
            assert set(before.values()) <= set(after.values()), "nothing else is new"
        elif title not in TELLS_THE_VERSION:
            assert after == before


def test_sheets_of_an_earlier_plan_in_the_other_language_are_replaced_too(tmp_path: Path) -> None:
    plan = plans.small_plan(plans.case(tmp_path / "case.xlsx", rules=True))
    first = write_plan(plan, tmp_path / "plan.xlsx")
    french = replace(plan, case=replace(read_case(first), language="fr"))
    titles = open_values(write_plan(french, tmp_path / "plan-2.xlsx")).sheetnames
    assert set(OURS) & set(titles) == {RESULTS["history"].fr}, "called alike in both languages"
    assert "Synthèse" in titles


def test_a_sheet_of_the_users_that_is_called_like_ours_stays(tmp_path: Path) -> None:
    sheets = minimal_case() | {"Staff": [["Names and birthdays"]], "transfers": [[None, "mine"]]}
    plan = plans.small_plan(read_case(write_workbook(tmp_path / "case.xlsx", sheets)))
    first = write_plan(plan, tmp_path / "plan.xlsx")
    book = open_values(first)
    assert book["Staff"]["A1"].value == "Names and birthdays"
    assert book["transfers"]["B1"].value == "mine"
    assert book["Staff (plan)"]["A1"].value.startswith("Staff · ")
    formulas = open_values(first, values=False)
    assert any("'Transfers (plan)'!" in str(cell.value) for row in formulas["Summary"] for cell in row)
    second = write_plan(replace(plan, case=read_case(first)), tmp_path / "plan-2.xlsx")
    assert _without_changes(second) == book.sheetnames


def test_a_copy_of_a_result_sheet_that_the_user_keeps_stays(tmp_path: Path) -> None:
    plan = plans.small_plan(plans.case(tmp_path / "case.xlsx"))
    first = write_plan(plan, tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(first)
    book.copy_worksheet(book["Transfers"]).title = "Transfers (2)"
    book.save(first)
    second = write_plan(replace(plan, case=read_case(first)), tmp_path / "plan-2.xlsx")
    assert {"Transfers", "Transfers (2)"} <= set(open_values(second).sheetnames)


def test_months_are_right_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case(), options={"date_1904": True})
    made = write_plan(plans.small_plan(read_case(path)), tmp_path / "plan.xlsx")
    sheet = open_values(made)["Training"]
    assert sheet.cell(4, 2).value == datetime.datetime(2012, 1, 1)


def test_the_properties_say_what_the_results_are(small_plan: Plan) -> None:
    assert (
        open_values(result_sheets(small_plan, with_rules=False)).properties.title == small_plan.dataset.title
    )


@pytest.mark.parametrize("name", ["small", "open-2012"])
def test_the_plan_of_a_real_case_is_the_solvers_and_reads_as_the_same_case(name: str, tmp_path: Path) -> None:
    case = planner.read(INPUT_FOLDER / f"{name}.xlsx")
    plan = planner.solve(case)
    made = planner.write(plan, tmp_path / "plan.xlsx")
    again = planner.read(made)
    assert again.fingerprint == case.fingerprint
    assert not [finding for finding in again.findings if finding.level == "error"]
    book = open_values(made)
    assert book["Summary"]["N2"].value == "OK"
    sheet = book["Transfers"]
    last = next(cell.column for cell in sheet[4] if cell.value == "Total")
    total = sheet.cell(row_of_label(sheet, "Total"), last).value
    assert total == pytest.approx(plan.quantities.transfers.sum(), abs=1e-5)


def test_every_print_is_set_up(large_plan: Plan) -> None:
    book = open_values(result_sheets(large_plan, with_rules=True), values=False)
    for sheet in book:
        assert sheet.page_setup.paperSize == "9" or sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.print_area
        assert "&P" in sheet.oddFooter.right.text
        assert "&A" in sheet.oddHeader.right.text.replace("[Tab]", "A")
        if sheet.title not in ("Summary", "Charts"):
            assert sheet.print_title_rows
            assert sheet.freeze_panes
    assert book["Summary"].page_setup.orientation in (None, "portrait")
    assert book["Summary"].page_setup.fitToHeight in (None, 1)
    assert book["Transfers"].page_setup.orientation == "landscape"


def test_a_result_sheet_never_takes_an_inputs_name() -> None:
    inputs = {name.casefold() for sheet in INPUTS for name in sheet.label.spellings()}
    assert not inputs & {name.casefold() for label in RESULTS.values() for name in label.spellings()}


def test_four_thousand_cells_are_written_in_a_quarter_of_a_second(large_plan: Plan) -> None:
    result_sheets(large_plan, with_rules=False)  # imports
    taken = []
    for _ in range(3):
        start = time.process_time()
        result_sheets(large_plan, with_rules=False)
        taken.append(time.process_time() - start)
    book = open_values(result_sheets(large_plan, with_rules=False))
    cells = sum(cell.value is not None for sheet in book for row in sheet for cell in row)
    assert cells > 4000
    assert min(taken) < 1.0, "0.13 s on the machine where it was written; slow machines in CI need room"
