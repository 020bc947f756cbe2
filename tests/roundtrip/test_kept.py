"""Nothing of the user's is lost: their sheets come out as they went in, and what they add to ours comes along."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

import planner
from planner import api
from planner.cli.main import main
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts
from tests.roundtrip.rounds import decide, edit_to, first_plan, heading, row_of, solve_to, ties
from tests.spreadsheet.samples import png, with_unknown_parts
from tests.support import write_workbook

GREEN = "FF92D050"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")


def _rich(path: Path) -> Path:
    """The case with everything that people bring: charts, pictures, notes, a conversation, macros …"""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        bold = book.add_format({"bold": True, "bg_color": "#FF00FF"})
        own = book.add_worksheet("Mine")
        for title, rows in ties().items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, list(row))
        own.write_formula("A1", "=SUM(Pools!D2:D4)", bold, 120)
        own.write_comment("A1", "checked")
        own.insert_image("C3", "red.png", {"image_data": io.BytesIO(png())})
        own.conditional_format("A1:A9", {"type": "data_bar"})
        own.data_validation("B1", {"validate": "list", "source": ["x", "y"]})
        own.add_sparkline("B2", {"range": "Pools!D2:D4"})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Pools!$D$2:$D$4"})
        own.insert_chart("E5", chart)
        own.insert_textbox("H1", "a box")
        own.write_url("H9", "https://example.org/")
        book.define_name("Available", "=Pools!$D$2:$D$4")
    path.write_bytes(with_unknown_parts(made.getvalue()))
    return path


def test_the_parts_of_their_sheets_are_the_same_bytes_round_after_round(tmp_path: Path) -> None:
    case = _rich(tmp_path / "case.xlsm")
    theirs = open_package(case.read_bytes())
    path = case
    for number in range(1, 4):
        path, plan = solve_to(path, tmp_path / f"v{number}.xlsm")
        now = open_package(path.read_bytes())
        changed = changed_parts(theirs, now)
        touched = {name for name, what in changed.items() if what != "added" and "sheet" in name}
        assert touched <= {"xl/worksheets/sheet1.xml"}, "the first sheet loses its selection"
        lost = {name for name, what in changed.items() if what == "removed"}
        assert lost <= {"xl/calcChain.xml"}, "programs rebuild the order of calculation"
        for part in ("vbaProject.bin", "threadedComments/threadedComment1.xml", "persons/person.xml"):
            assert now.data(f"xl/{part}") == theirs.data(f"xl/{part}")
        assert api.compare_cells(plan, path).changed == ()


def test_the_command_says_that_no_cell_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = write_workbook(tmp_path / "case.xlsx", ties())
    cells = sum(value is not None for rows in ties().values() for row in rows for value in row)
    assert main(["solve", str(case), "-o", str(tmp_path / "v1.xlsx")]) == 0
    assert f"None of your {cells} cells changed." in capsys.readouterr().out
    assert main(["solve", str(tmp_path / "v1.xlsx"), "-o", str(tmp_path / "v2.xlsx"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["kept"]["changed"] == []
    assert said["version"]["version"] == 2
    assert said["changes"] == {"since": 1, "told_again": 0, "new_months": 0.0, "edits": [], "moves": []}


def test_a_cell_that_did_change_is_named(tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", ties())
    path, plan = solve_to(case, tmp_path / "v1.xlsx")

    def spoil(book: Any) -> None:
        book["Pools"]["D2"].value = 41

    spoiled = edit_to(path, tmp_path / "spoiled.xlsx", spoil)
    assert "Pools!D2" in api.compare_cells(plan, spoiled).changed


def test_notes_colours_and_columns_on_transfers_come_along(tmp_path: Path) -> None:
    def mark(book: Any) -> None:
        sheet = book["Transfers"]
        sheet.insert_cols(2)
        sheet.cell(4, 2).value = "Contact"
        row = row_of(sheet, "Pool B")
        sheet.cell(row, 2).value = "the regional office"
        sheet.cell(row, 1).comment = Comment("to be discussed", "HR")
        for cell in sheet[row][:6]:
            cell.fill = PatternFill("solid", fgColor=GREEN)
        decide("Pool A", fixed=12)(book)

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", mark)
    for version in ("v2.xlsx", "v3.xlsx"):
        path, plan = solve_to(path, tmp_path / version)
        assert api.compare_cells(plan, path).copies == ()
        sheet = openpyxl.load_workbook(path)["Transfers"]
        row = row_of(sheet, "Pool B")
        assert sheet.cell(row, heading(sheet, "Contact")).value == "the regional office"
        note = sheet.cell(row, 1).comment
        assert note is not None
        assert "to be discussed" in note.text
        assert sheet.cell(row, 1).fill.fgColor.rgb == GREEN
        assert sheet.cell(row + 1, 1).fill.fgColor.rgb != GREEN
        assert sheet.auto_filter.ref.endswith(f"{row_of(sheet, 'Total') - 1}")


@pytest.mark.parametrize(("typed", "shown"), [("x", "yes"), ("oui", "yes"), ("No", None), ("faux", None)])
def test_a_lock_in_other_words_is_no_text_that_is_lost(tmp_path: Path, typed: str, shown: str | None) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", lock=typed))
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert api.compare_cells(plan, second).copies == ()
    sheet = openpyxl.load_workbook(second)["Transfers"]
    assert sheet.cell(row_of(sheet, "Pool A"), heading(sheet, "Lock")).value == shown


def test_charts_say_what_programs_take_for_granted_differently(tmp_path: Path) -> None:
    """A workbook saved by a program later than Excel 2007 would round our lines and draw blanks as zeros."""
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", lambda _book: None)
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    package = open_package(second.read_bytes())
    charts = [package.data(name) for name in package.parts if name.startswith("xl/charts/chart")]
    assert charts
    for chart in charts:
        lines = b"<c:lineChart>" in chart
        assert chart.count(b'<c:smooth val="0"/></c:ser>') == (chart.count(b"</c:ser>") if lines else 0)
        assert chart.count(b'<c:dispBlanksAs val="gap"/>') == chart.count(b'<c:roundedCorners val="0"/>') == 1
        axes = chart.count(b"</c:scaling>")
        for said in (b'<c:delete val="0"/>', b"<c:majorTickMark ", b"<c:minorTickMark "):
            assert chart.count(said) == axes == 2


def test_a_chart_of_theirs_on_our_sheet_stays_on_a_copy_of_it(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        sheet = book["Staff"]
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=5, min_row=5, max_row=8))
        sheet.add_chart(chart, "B40")
        book["Costs"]["A40"].value = "discuss with finance"

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", draw)
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert set(api.compare_cells(plan, second).copies) == {"Staff (v1)", "Costs (v1)"}
    book = openpyxl.load_workbook(second)
    assert len(book["Staff (v1)"]._charts) == 1
    assert book["Costs (v1)"]["A40"].value == "discuss with finance"
    assert book["Staff"]["A1"].value.startswith("Staff · ")
    third, plan = solve_to(second, tmp_path / "v3.xlsx")
    assert api.compare_cells(plan, third).copies == ()
    assert {"Staff (v1)", "Costs (v1)", "Staff", "Costs"} <= set(openpyxl.load_workbook(third).sheetnames)


def test_sheets_that_nobody_touched_are_not_copied(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", lambda book: book.create_sheet("Mine"))
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert api.compare_cells(plan, second).copies == ()
    assert "Mine" in openpyxl.load_workbook(second).sheetnames


def test_a_formula_of_theirs_that_reads_our_sheet_reads_the_new_one(tmp_path: Path) -> None:
    def refer(book: Any) -> None:
        book.create_sheet("Mine")["A1"].value = "=Transfers!G5*2"

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", refer)
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    assert openpyxl.load_workbook(second)["Mine"]["A1"].value == "=Transfers!G5*2"
    assert planner.read(second).previous is not None
