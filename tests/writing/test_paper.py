"""What comes out of the printer: decisions with the transfers, the records of the program not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner.reading.types import Case, Table
from planner.writing.printed_inputs import NOTHING
from tests.roundtrip.rounds import decide, edit_to, first_plan, heading, row_of, solve_to

INPUTS = Path(__file__).parents[2] / "inputs"


def test_the_months_of_a_year_are_printed_with_decisions_and_totals(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(first_plan(tmp_path))["Transfers"]
    total = sheet.cell(4, heading(sheet, "Total")).column_letter
    last = row_of(sheet, "Since the start")
    assert sheet.print_area == f"'Transfers'!$A$1:${total}${last}"
    assert heading(sheet, "Comment") < heading(sheet, "Total")


def test_years_are_printed_apart(tmp_path: Path) -> None:
    case = planner.read(INPUTS / "open-2012.xlsx")
    path = planner.write(planner.solve(case), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(path)["Transfers"]
    first, second = sheet.print_area.split(",")
    december = next(c for c in sheet[4] if getattr(c.value, "month", 0) == 12)
    after = sheet.cell(4, december.column + 1).column_letter
    total = sheet.cell(4, heading(sheet, "Total")).column_letter
    last = row_of(sheet, "Since the start")
    assert first == f"'Transfers'!$A$1:${december.column_letter}${last}"
    assert second == f"'Transfers'!${after}$5:${total}${last}"
    assert sheet.print_title_cols == "$A:$D"
    assert sheet.freeze_panes == f"{sheet.cell(5, heading(sheet, 'Comment') + 1).coordinate}"


def test_of_the_records_only_who_the_plan_is_is_printed(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(first_plan(tmp_path))["Planner"]
    records = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    last = len(records) - records[::-1].index("identity")
    assert sheet.print_area == f"'Planner'!$A$1:$F${last}"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in [(None, None), (1, 1)]
    assert last == pytest.approx(16, abs=4)


def test_what_became_of_each_rule_is_printed(tmp_path: Path) -> None:
    def soften(wb: Any) -> None:
        sheet = wb["Rules"]
        for row, family in enumerate(("outsourced_share", "minimum_staff"), 4):
            sheet.cell(row, 1).value = family

    path = edit_to(INPUTS / "small.xlsx", tmp_path / "case.xlsx", soften)
    sheet = openpyxl.load_workbook(solve_to(path, tmp_path / "plan.xlsx")[0])["Rules"]
    headings = {cell.value: cell for cell in sheet[3]}
    assert sheet.print_area == f"'Rules'!$A$3:${headings['Slack'].column_letter}$5"
    assert sheet.column_dimensions[headings["Tightest where"].column_letter].width > 30


def test_a_long_comment_is_readable_on_paper(tmp_path: Path) -> None:
    said = "agreed with the works council on 3 May; nobody leaves before the summer"
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", comment=said))
    sheet = openpyxl.load_workbook(solve_to(path, tmp_path / "v2.xlsx")[0])["Transfers"]
    row = row_of(sheet, "Pool A")
    assert sheet.cell(row, heading(sheet, "Comment")).alignment.wrap_text
    assert sheet.row_dimensions[row].height > 36


def test_input_sheets_are_printed_as_far_as_they_are_filled(tmp_path: Path) -> None:
    case = planner.read(INPUTS / "small.xlsx")
    book = openpyxl.load_workbook(planner.write(planner.solve(case), tmp_path / "plan.xlsx"))
    empty = [title for title, table in _tables(case).items() if not table.rows]
    assert "Actuals" in empty
    for title in empty:
        assert book[title].print_area == f"'{title}'!{NOTHING}"
    pools = book["Pools"]
    last = max(row for row in range(1, pools.max_row + 1) if pools.cell(row, 1).value)
    assert pools.print_area.endswith(f"${last}")

    def fill(wb: Any) -> None:
        sheet = wb["Actuals"]
        head = next(r for r in range(1, 9) if sheet.cell(r, 1).value == "Pool")
        for column, value in enumerate(("AVSC Nord", "Nord", "2011-12", 1), 1):
            sheet.cell(head + 1, column).value = value

    path = edit_to(tmp_path / "plan.xlsx", tmp_path / "filled.xlsx", fill)
    sheet = openpyxl.load_workbook(solve_to(path, tmp_path / "v2.xlsx")[0])["Actuals"]
    assert sheet.print_area != f"'Actuals'!{NOTHING}"


def _tables(case: Case) -> dict[str, Table]:
    return {table.title: table for key, table in case.tables.items() if key != "rules"}
