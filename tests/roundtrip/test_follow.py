"""Formulas, charts and names of the user's follow the rows of our sheets that they read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import LineChart, Reference, Series
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink

from planner import api
from planner.cli.main import main
from planner.spreadsheet.opening import open_package
from tests.roundtrip.rounds import edit_to, first_plan, heading, row_of, solve_to, ties
from tests.support import Sheets, write_workbook

A, B, C = 5, 6, 7
"""Rows of the pools on the first plan's Transfers; the total is in row 8."""


def _with_pool_before(book: Any) -> None:
    """A fourth pool, which comes before the others in the case and so on every sheet."""
    book["Directions"].insert_rows(2)
    for column, value in enumerate(("Region D", 10, 0), 1):
        book["Directions"].cell(2, column).value = value
    book["Pools"].insert_rows(2)
    for column, value in enumerate(("Pool D", "Type A", "Region D", 40, 5), 1):
        book["Pools"].cell(2, column).value = value
    book["Envelopes"]["B2"].value = book["Envelopes"]["C2"].value = 100


def _round(folder: Path, edit: Callable[[Any], None], formulas: dict[str, str]) -> tuple[Path, Any, Any]:
    def refer(book: Any) -> None:
        sheet = book.create_sheet("Mine")
        for cell, formula in formulas.items():
            sheet[cell].value = formula
        edit(book)

    first = first_plan(folder)
    second, plan = solve_to(edit_to(first, folder / "edited.xlsx", refer), folder / "v2.xlsx")
    return second, plan, openpyxl.load_workbook(second)


def test_a_cell_is_read_where_its_row_stands_now(tmp_path: Path) -> None:
    formulas = {
        "A1": f"=Transfers!K{B}*2+Transfers!$L${C}",
        "A2": f"=SUM(Transfers!J{A}:J{C})",
        "A3": "=SUM(Transfers!J:J)",
        "A4": f'=IF(Transfers!A{A}="Transfers!A{A}",1,Transfers!J8)',
        "A5": f"=SUMIF('Transfers'!$A$4:$A${C},\"Pool B\",Transfers!$K$4:$K${C})",
        "A6": f"=MAX(Transfers!J{B}:O{B})",
        "A7": "=SUM(Staff!G6:G8)",
        "A8": f"=INDEX(Transfers!A4:K8,2,1)+SUM(Transfers!J{A}:J500)",
    }
    path, plan, book = _round(tmp_path, _with_pool_before, formulas)
    sheet = book["Transfers"]
    assert (row_of(sheet, "Pool D"), row_of(sheet, "Pool A"), row_of(sheet, "Total")) == (5, 6, 9)
    mine = {cell: book["Mine"][cell].value for cell in formulas}
    assert mine == {
        "A1": "=Transfers!K7*2+Transfers!$L$8",
        "A2": "=SUM(Transfers!J5:J8)",
        "A3": "=SUM(Transfers!J:J)",
        "A4": '=IF(Transfers!A6="Transfers!A5",1,Transfers!J9)',
        "A5": "=SUMIF('Transfers'!$A$4:$A$8,\"Pool B\",Transfers!$K$4:$K$8)",
        "A6": "=MAX(Transfers!J7:O7)",
        "A7": "=SUM(Staff!G6:G9)",
        "A8": "=INDEX(Transfers!A4:K9,2,1)+SUM(Transfers!J5:J500)",
    }
    kept = api.compare_cells(plan, path)
    assert kept.changed == ()
    assert set(kept.followed) == {f"Mine!A{row}" for row in (1, 2, 4, 5, 6, 7, 8)}
    assert kept.lost == ()


def test_charts_names_and_shared_formulas_follow_too(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book["Transfers"]
        chart = LineChart()
        chart.append(Series(Reference(sheet, min_col=5, max_col=10, min_row=B), title="B"))
        book["Mine"].add_chart(chart, "C3")
        book["Mine"]["A9"].hyperlink = Hyperlink(ref="A9", location=f"'Transfers'!A{B}")
        book.defined_names["Second"] = DefinedName("Second", attr_text=f"Transfers!$E${B}")
        _with_pool_before(book)

    path, plan, book = _round(tmp_path, draw, {"A1": "=1"})
    assert book.defined_names["Second"].attr_text == "Transfers!$E$7"
    assert book["Mine"]["A9"].hyperlink.location == "'Transfers'!A7"
    package = open_package(path.read_bytes())
    drawn = [
        name for name in package.parts if "charts/" in name and b"'Transfers'!$E$7:$J$7" in package.data(name)
    ]
    assert len(drawn) == 1
    assert {"Second", "Mine"} <= set(api.compare_cells(plan, path).followed)


def test_cells_that_share_a_formula_part_where_their_rows_do(tmp_path: Path) -> None:
    first = first_plan(tmp_path)

    def refer(book: Any) -> None:
        book.create_sheet("Mine")["A1"].value = "=1"
        _with_pool_before(book)

    path = edit_to(first, tmp_path / "edited.xlsx", refer)
    package = open_package(path.read_bytes())
    name = next(n for n in package.parts if n.startswith("xl/worksheets/") and b"<f>1</f>" in package.data(n))
    shared = b'<c r="A1"><f t="shared" ref="A1:A4" si="0">Transfers!K5</f><v>0</v></c></row>' + b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/><v>0</v></c></row>' % (row, row) for row in range(2, 5)
    )
    data = package.data(name)
    start, end = data.index(b'<c r="A1"'), data.index(b"</sheetData>")
    package = package.with_parts({name: data[:start] + shared + data[end:]})
    from planner.spreadsheet.package import package_bytes

    path.write_bytes(package_bytes(package))
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    mine = openpyxl.load_workbook(second)["Mine"]
    assert [mine.cell(row, 1).value for row in range(1, 5)] == [f"=Transfers!K{row}" for row in (6, 7, 8, 9)]


def _without_b(book: Any) -> None:
    book["Pools"].delete_rows(3)
    book["Envelopes"]["B2"].value = book["Envelopes"]["C2"].value = 40


def test_a_row_that_is_gone_is_said_and_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    formulas = {"A1": f"=Transfers!J{B}", "A2": f"=Transfers!J{C}", "A3": f"=SUM(Transfers!J{A}:J{C})"}
    path, plan, book = _round(tmp_path, _without_b, formulas)
    mine = [book["Mine"][cell].value for cell in formulas]
    assert mine == ["=Transfers!J6", "=Transfers!J6", "=SUM(Transfers!J5:J6)"]
    (lost,) = api.compare_cells(plan, path).lost
    assert (lost.sheet, lost.cell, lost.found) == ("Mine", "A1", "Transfers!J6")
    assert "Pool B" in lost.message
    assert "Pool C" in lost.message
    said = [cell.value for row in book["Findings"].iter_rows() for cell in row]
    assert lost.message in said
    assert main(["solve", str(tmp_path / "edited.xlsx"), "-o", str(tmp_path / "again.xlsx"), "--force"]) == 0
    printed = capsys.readouterr()
    assert "Mine, A1" in printed.err
    assert "Mine!A2" in " ".join(printed.out.split())
    assert "None of your" in printed.out


def test_rows_that_others_have_come_between_are_said(tmp_path: Path) -> None:
    def sort(book: Any) -> None:
        """The user's own order: C, A, B."""
        sheet = book["Transfers"]
        held = {row: [cell.value for cell in sheet[row]] for row in (A, B, C)}
        for row, old in ((A, C), (B, A), (C, B)):
            for cell, value in zip(sheet[row], held[old], strict=True):
                cell.value = value

    path, plan, book = _round(tmp_path, sort, {"A1": "=SUM(Transfers!J5:J6)", "A2": "=Transfers!J5"})
    assert [book["Mine"][cell].value for cell in ("A1", "A2")] == ["=SUM(Transfers!J5:J6)", "=Transfers!J7"]
    (lost,) = api.compare_cells(plan, path).lost
    assert lost.code == "history.reference_parted"


def test_months_are_found_by_their_date(tmp_path: Path) -> None:
    sheets: Sheets = dict(ties())

    def later(book: Any) -> None:
        settings = book["Settings"]
        for row in settings.iter_rows():
            if row[0].value == "first month":
                row[1].value = "2012-02"
            if row[0].value == "months":
                row[1].value = 5
        book["Envelopes"]["B2"].value = 30

    first = first_plan(tmp_path, sheets)
    month = openpyxl.load_workbook(first)["Transfers"].cell(4, 10).value

    def refer(book: Any) -> None:
        sheet = book.create_sheet("Mine")
        sheet["A1"].value, sheet["A2"].value = "=Transfers!K5", "=SUM(Transfers!J5:O5)"
        sheet["A3"].value = "=Transfers!J5"
        later(book)

    second, plan = solve_to(edit_to(first, tmp_path / "edited.xlsx", refer), tmp_path / "v2.xlsx")
    book = openpyxl.load_workbook(second)
    assert month.month == 1
    assert book["Mine"]["A1"].value == "=Transfers!J5"
    assert book["Mine"]["A2"].value == "=SUM(Transfers!J5:N5)"
    assert [lost.cell for lost in api.compare_cells(plan, second).lost] == ["A3"]
    assert heading(book["Transfers"], "Fixed") > 0


def test_a_sheet_that_does_not_come_back_is_said(tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", ties())
    from planner.api import read, solve, with_sensitivity, write

    first = write(with_sensitivity(solve(read(case))), tmp_path / "v1.xlsx")
    path = edit_to(
        first, tmp_path / "edited.xlsx", lambda book: book.create_sheet("Mine").append(["=Sensitivity!C6"])
    )
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    (lost,) = api.compare_cells(plan, second).lost
    assert lost.code == "history.reference_no_sheet"


def test_a_text_that_stays_behind_on_a_copy_is_said_to_be_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def remark(book: Any) -> None:
        book["Summary"]["R4"].value = "agreed with finance"
        book.create_sheet("Mine")["A1"].value = "=Summary!R4"
        book["Mine"]["A2"].value = "=Summary!A4"

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", remark)
    for version, times in (("v2.xlsx", 1), ("v3.xlsx", 0)):
        assert main(["solve", str(path), "-o", str(tmp_path / version), "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        said = " ".join((out + err).split())
        assert said.count("Summary!R4 read “agreed with finance”") == times
        assert "Summary!A4" not in said
        path = tmp_path / version
        assert openpyxl.load_workbook(path)["Mine"]["A1"].value == "=Summary!R4"
    assert openpyxl.load_workbook(path)["Summary (v1)"]["R4"].value == "agreed with finance"


def test_what_reads_a_sheet_of_which_only_a_copy_stays_names_no_sheet_that_is_missing(tmp_path: Path) -> None:
    def read_and_draw(book: Any) -> None:
        sheet = book["Sensitivity"]
        chart = LineChart()
        chart.add_data(Reference(sheet, min_col=3, min_row=5, max_row=8))
        sheet.add_chart(chart, "B40")
        book.create_sheet("Mine")["A1"].value = "=Sensitivity!A5"

    first = tmp_path / "v1.xlsx"
    case = write_workbook(tmp_path / "case.xlsx", ties())
    assert main(["solve", str(case), "--explain", "-o", str(first)]) == 0
    path = edit_to(first, tmp_path / "edited.xlsx", read_and_draw)
    assert main(["solve", str(path), "-o", str(tmp_path / "v2.xlsx")]) == 0
    book = openpyxl.load_workbook(tmp_path / "v2.xlsx")
    assert "Sensitivity (v1)" in book.sheetnames
    assert "Sensitivity" not in book.sheetnames
    assert book["Mine"]["A1"].value == "=#REF!A5"
