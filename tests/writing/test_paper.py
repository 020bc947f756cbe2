"""What comes out of the printer: decisions with the transfers, the records of the program not at all."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import planner
from tests.roundtrip.rounds import decide, edited, first_plan, heading, row_of, solved


def test_decisions_are_printed_beside_the_months_where_they_fit(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(first_plan(tmp_path))["Transfers"]
    comment = sheet.cell(4, heading(sheet, "Comment")).column_letter
    assert sheet.print_area == f"'Transfers'!$A$1:${comment}${sheet.max_row}"


def test_else_they_are_printed_with_the_totals_on_a_page_of_their_own(tmp_path: Path) -> None:
    case = planner.read(Path(__file__).parents[2] / "inputs" / "open-2012.xlsx")
    path = planner.write(planner.solve(case), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(path)["Transfers"]
    months, decided = sheet.print_area.split(",")
    last = sheet.cell(4, heading(sheet, "Comment")).column_letter
    assert months == f"'Transfers'!$A$1:$AB${sheet.max_row}"
    through = next(r for r in range(row_of(sheet, "Total"), sheet.max_row) if not sheet.cell(r, 1).value)
    assert decided == f"'Transfers'!$AC$5:${last}${through - 1}"
    assert sheet.print_title_cols == "$A:$D"


def test_of_the_records_only_who_the_plan_is_is_printed(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(first_plan(tmp_path))["Planner"]
    records = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    last = len(records) - records[::-1].index("identity")
    assert sheet.print_area == f"'Planner'!$A$1:$F${last}"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in [(None, None), (1, 1)]
    assert last == pytest.approx(16, abs=4)


def test_what_became_of_each_rule_is_printed(tmp_path: Path) -> None:
    case = planner.read(Path(__file__).parents[2] / "inputs" / "small.xlsx")
    sheet = openpyxl.load_workbook(planner.write(planner.solve(case), tmp_path / "plan.xlsx"))["Rules"]
    headings = {cell.value: cell for cell in sheet[3]}
    assert sheet.print_area == f"'Rules'!$A$3:${headings['Slack'].column_letter}${sheet.max_row}"
    assert sheet.column_dimensions[headings["Tightest where"].column_letter].width > 30


def test_a_long_comment_is_readable_on_paper(tmp_path: Path) -> None:
    said = "agreed with the works council on 3 May; nobody leaves before the summer"
    path = edited(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", comment=said))
    sheet = openpyxl.load_workbook(solved(path, tmp_path / "v2.xlsx")[0])["Transfers"]
    row = row_of(sheet, "Pool A")
    assert sheet.cell(row, heading(sheet, "Comment")).alignment.wrap_text
    assert sheet.row_dimensions[row].height > 36
