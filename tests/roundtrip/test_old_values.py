"""No figure of the plan before is shown as this one's: formulas of the user's come along, old values do not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from planner import api
from tests.roundtrip.rounds import decide, edit_to, first_plan, heading, row_of, solve_to, ties

OLD = 99


def _with_readers(path: Path) -> Path:
    """The case with a sheet of formulas, each with the value OLD, and charts on them."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for title, rows in ties().items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate(rows):
                sheet.write_row(number, 0, list(line))
        mine = book.add_worksheet("Mine")
        book.define_name("Left", "=Transfers!$K$5")
        for cell, formula in FORMULAS.items():
            mine.write_formula(cell, formula, None, OLD)
        for row, values in ((8, "=Mine!$A$1:$A$2"), (28, "=Mine!$A$5:$A$6"), (48, "=Mine!$A$4:$A$4")):
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": values})
            mine.insert_chart(row, 0, chart)
    path.write_bytes(made.getvalue())
    return path


FORMULAS = {
    "A1": "=Transfers!E5",
    "A2": "=A1*2",
    "A3": "=SUM(A1:A2)+Pools!D2",
    "A4": "=Left+1",
    "A5": "=Pools!D2*2",
    "A6": '=IF(A5>1,"Transfers!E5","none")',
}
FOLLOWING = {"A1", "A2", "A3", "A4"}
"""Those that read a sheet of ours, by themselves, through another cell or through a name."""


def test_formulas_that_follow_from_results_keep_no_value_of_another_plan(tmp_path: Path) -> None:
    path, plan = solve_to(_with_readers(tmp_path / "case.xlsx"), tmp_path / "v1.xlsx")
    values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    for cell, formula in FORMULAS.items():
        assert formulas["Mine"][cell].value == formula
        assert values["Mine"][cell].value == (None if cell in FOLLOWING else OLD), cell
    assert formulas.calculation.fullCalcOnLoad
    assert api.compare_cells(plan, path).changed == ()


def test_charts_keep_no_points_of_another_plan(tmp_path: Path) -> None:
    path, _ = solve_to(_with_readers(tmp_path / "case.xlsx"), tmp_path / "v1.xlsx")
    with zipfile.ZipFile(path) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "charts/chart" in name]
    kept = {
        area: "<c:numCache>" in chart
        for chart in charts
        for area in ("Mine!$A$1:$A$2", "Mine!$A$5:$A$6", "Mine!$A$4:$A$4")
        if f"<c:f>{area}</c:f>" in chart and chart.count("<c:ser>") == 1
    }
    assert kept == {"Mine!$A$1:$A$2": False, "Mine!$A$5:$A$6": True, "Mine!$A$4:$A$4": False}


def test_a_column_of_formulas_comes_along_as_formulas(tmp_path: Path) -> None:
    """``own-formula-column``: they read the same rows and columns of the new sheet, and have no value."""

    def add(book: Any) -> None:
        sheet = book["Transfers"]
        total, column = heading(sheet, "Total"), sheet.max_column + 1
        sheet.cell(4, column).value = "Double"
        for pool in ("Pool A", "Pool B"):
            row = row_of(sheet, pool)
            letter = openpyxl.utils.get_column_letter(total)
            sheet.cell(row, column).value = f"={letter}{row}*2+LOG10(Staff!$B$4)"
        decide("Pool C", fixed=0)(book)

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", add)
    for version in ("v2.xlsx", "v3.xlsx"):
        path, plan = solve_to(path, tmp_path / version)
        assert api.compare_cells(plan, path).copies == ()
        sheet = openpyxl.load_workbook(path)["Transfers"]
        values = openpyxl.load_workbook(path, data_only=True)["Transfers"]
        column = heading(sheet, "Double")
        letter = openpyxl.utils.get_column_letter(heading(sheet, "Total"))
        for pool in ("Pool A", "Pool B"):
            row = row_of(sheet, pool)
            assert sheet.cell(row, column).value == f"={letter}{row}*2+LOG10(Staff!$B$4)"
            assert values.cell(row, column).value is None
        assert sheet.cell(row_of(sheet, "Pool C"), column).value is None
