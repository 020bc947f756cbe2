"""What people arranged on a result sheet is as they left it in the next version, with the rows that it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, Protection
from openpyxl.worksheet.worksheet import Worksheet

import planner
from planner import api
from planner.writing.carry_over.sheet_records import decode, record_of
from tests.roundtrip.rounds import decide, edit_to, first_plan, heading, row_of, solve_to


def _arrange(book: Any) -> None:
    sheet = book["Transfers"]
    row = row_of(sheet, "Pool B")
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    for other in range(5, sheet.max_row + 1):
        sheet.cell(other, heading(sheet, "Fixed")).protection = Protection(locked=False)
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["A"].width = 44
    sheet.column_dimensions[openpyxl.utils.get_column_letter(heading(sheet, "Total"))].width = 5
    sheet.row_dimensions[row_of(sheet, "Since the start")].hidden = True
    sheet.cell(row, 1).font = Font(name="Arial", size=10, bold=True)
    office = sheet.max_column + 1
    sheet.cell(4, office).value = "Office"
    sheet.merge_cells(start_row=row, start_column=office, end_row=row + 1, end_column=office)
    sheet.cell(row, office).value = "both by Lille"


def _hidden(sheet: Worksheet) -> set[int]:
    return {row for row, look in sheet.row_dimensions.items() if look.hidden}


def test_protection_hidden_widths_merged_and_bold_come_along(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        _arrange(book)
        decide("Pool A", fixed=12)(book)

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)
    for version in ("v2.xlsx", "v3.xlsx"):
        path, plan = solve_to(path, tmp_path / version)
        assert api.compare_cells(plan, path).copies == ()
        sheet = openpyxl.load_workbook(path)["Transfers"]
        row = row_of(sheet, "Pool B")
        assert sheet.protection.sheet
        assert not sheet.protection.formatColumns
        assert not sheet.cell(row, heading(sheet, "Fixed")).protection.locked
        assert sheet.cell(row, heading(sheet, "Comment")).protection.locked
        assert sheet.column_dimensions["B"].hidden
        assert sheet.column_dimensions["A"].width == pytest.approx(44, abs=0.8)
        total = openpyxl.utils.get_column_letter(heading(sheet, "Total"))
        assert sheet.column_dimensions[total].width == pytest.approx(5, abs=0.8)
        assert _hidden(sheet) == {row_of(sheet, "Since the start")}
        assert sheet.cell(row, 1).font.b
        assert not sheet.cell(row + 1, 1).font.b
        merged = heading(sheet, "Office")
        letter = openpyxl.utils.get_column_letter(merged)
        assert [str(area) for area in sheet.merged_cells.ranges] == [f"{letter}{row}:{letter}{row + 1}"]
        assert sheet.cell(row, merged).value == "both by Lille"
        assert planner.read(path).findings == ()


def test_an_untouched_plan_is_arranged_as_we_write_it(tmp_path: Path) -> None:
    path, plan = solve_to(first_plan(tmp_path), tmp_path / "v2.xlsx")
    assert api.compare_cells(plan, path).copies == ()
    sheet = openpyxl.load_workbook(path)["Transfers"]
    assert not sheet.protection.sheet
    assert not _hidden(sheet)
    assert not sheet.merged_cells.ranges


def test_merged_cells_over_figures_keep_a_copy_of_the_sheet(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        sheet = book["Staff"]
        sheet.merge_cells(start_row=7, start_column=7, end_row=7, end_column=9)

    path, plan = solve_to(edit_to(first_plan(tmp_path), tmp_path / "e.xlsx", merge), tmp_path / "v2.xlsx")
    assert api.compare_cells(plan, path).copies == ("Staff (v1)",)
    assert not openpyxl.load_workbook(path)["Staff"].merged_cells.ranges


def test_the_record_of_a_sheet_says_its_widths() -> None:
    said = record_of(["A text"], 2, {1: 21.5, 12: 8.0})
    assert decode(said.encode()) == said
    assert decode("2 abcdef") == record_of([], 2).__class__(frozenset({"abcdef"}), 2)
    assert decode("2 abcdef 1=x,=3,2=7") == record_of([], 2).__class__(frozenset({"abcdef"}), 2, {2: 7.0})
