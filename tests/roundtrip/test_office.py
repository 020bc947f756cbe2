"""The round trip through LibreOffice, in the hands of a French user."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

import planner
from planner import api
from tests.roundtrip.office import Office
from tests.roundtrip.rounds import codes, first_plan, heading, moves, row_of, solve_to, total

pytestmark = [
    pytest.mark.office,
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl"),
]
INPUTS = Path(__file__).parents[2] / "inputs"
YELLOW = 0xFFE100


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def _session(path: Path) -> str:
    """Types 17,5 and 4,25, colours, notes, inserts a column, sorts, deletes a row, adds a sheet and a chart."""
    sheet = openpyxl.load_workbook(path)["Transfers"]
    rows = {pool: row_of(sheet, f"Pool {pool}") for pool in "ABC"}
    letter = {name: get_column_letter(heading(sheet, name) + 1) for name in ("Fixed", "Comment")}
    last = get_column_letter(heading(sheet, "Comment") + 1)
    first, bottom = min(rows.values()), max(rows.values())
    return f"""
  s = doc.Sheets.getByName("Transfers")
  s.Columns.insertByIndex(1, 1)
  s.getCellRangeByName("B4").String = "Contact"
  s.getCellRangeByName("B{rows["A"]}").String = "bureau régional"
  s.getCellRangeByName("{letter["Fixed"]}{rows["A"]}").FormulaLocal = "17,5"
  s.getCellRangeByName("{letter["Comment"]}{rows["A"]}").String = "vu avec la Direction"
  s.getCellRangeByName("A{rows["A"]}:{last}{rows["A"]}").CellBackColor = {YELLOW}
  s.Annotations.insertNew(s.getCellRangeByName("A{rows["B"]}").CellAddress, "à discuter")
  Dim by(0) As New com.sun.star.table.TableSortField
  by(0).Field = 0
  by(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = by()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  s.getCellRangeByName("A{first}:{last}{bottom}").sort(how())
  gone = {first - 1}
  If s.getCellByPosition(0, gone).String = "Pool C" Then s.Rows.removeByIndex(gone, 1)
  p = doc.Sheets.getByName("Pools")
  p.getCellRangeByName("E3").FormulaLocal = "4,25"
  doc.Sheets.insertNewByName("Revue", 0)
  own = doc.Sheets.getByName("Revue")
  own.getCellRangeByName("A1").String = "à revoir en mars"
  own.getCellRangeByName("A2").Formula = "=SUM($Pools.D2:D4)"
  Dim area(0) As New com.sun.star.table.CellRangeAddress
  area(0) = p.getCellRangeByName("D1:E4").RangeAddress
  Dim where As New com.sun.star.awt.Rectangle
  where.X = 1000
  where.Y = 3000
  where.Width = 9000
  where.Height = 6000
  own.Charts.addNewByName("Mon graphique", where, area(), True, False)
"""


def test_a_french_user_s_edits_are_all_understood_and_none_is_lost(tmp_path: Path, office: Office) -> None:
    first = first_plan(tmp_path)
    assert total(moves(planner.read(first)), "Pool C") > 0
    path = office.work(first, tmp_path / "edited.xlsx", _session(first))
    case = planner.read(path)
    assert codes(case) == ["history.rows_gone"], [finding.message for finding in case.findings]
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert plan.changes is not None
    assert {(e.row, e.column, e.after) for e in plan.changes.edits} == {
        ("Pool A · Region A", "fixed", 17.5),
        ("Pool B", "release_rate", 4.25),
    }
    assert total(moves(planner.read(second)), "Pool A") == pytest.approx(17.5)
    kept = api.compare_cells(plan, second)
    assert (kept.changed, kept.copies) == ((), ())
    book = openpyxl.load_workbook(second)
    sheet = book["Transfers"]
    a, b = row_of(sheet, "Pool A"), row_of(sheet, "Pool B")
    assert sheet.cell(a, heading(sheet, "Contact")).value == "bureau régional"
    assert sheet.cell(a, heading(sheet, "Comment")).value == "vu avec la Direction"
    assert str(sheet.cell(a, 1).fill.fgColor.rgb)[-6:] == f"{YELLOW:06X}"
    note = sheet.cell(b, 1).comment
    assert note is not None
    assert "à discuter" in note.text
    assert book["Revue"]["A1"].value == "à revoir en mars"
    assert len(book["Revue"]._charts) == 1
    assert book.sheetnames[0] == "Revue"


@pytest.mark.parametrize("name", ["small", "open-2012"])
def test_a_plan_that_libreoffice_saved_comes_back_unchanged(
    tmp_path: Path, office: Office, name: str
) -> None:
    first, plan = solve_to(INPUTS / f"{name}.xlsx", tmp_path / "v1.xlsx")
    saved = office.convert(first, tmp_path / "saved")
    case = planner.read(saved)
    assert not [code for code in codes(case) if code.startswith("history.")]
    assert case.fingerprint == plan.case.fingerprint
    second, again = solve_to(saved, tmp_path / "v2.xlsx")
    assert moves(planner.read(second)) == moves(planner.read(first))
    assert again.changes is not None
    assert (again.changes.edits, again.changes.moves) == ((), ())
    assert api.compare_cells(again, second).copies == ()


def test_every_formula_of_the_new_sheets_keeps_its_value_when_recalculated(
    tmp_path: Path, office: Office
) -> None:
    first = first_plan(tmp_path)
    path = office.work(first, tmp_path / "edited.xlsx", _session(first))
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    again = office.convert(second, tmp_path / "again")
    before, after = (openpyxl.load_workbook(p, data_only=True) for p in (second, again))
    for title in ("Changes", "Versions", "Transfers", "Summary", "Planner"):
        for row in before[title].iter_rows():
            for cell in row:
                now = after[title][cell.coordinate].value
                if isinstance(cell.value, int | float):
                    assert now == pytest.approx(cell.value, abs=1e-6), (title, cell.coordinate)
                assert not str(now).startswith(("#", "Err:")), (title, cell.coordinate)
