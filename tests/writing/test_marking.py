"""Marked copies: colour over the cell's own format, a note, and a list with links."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from planner.findings import Finding, Level
from planner.spreadsheet.comments import add_notes
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts
from planner.spreadsheet.workbook import sheets, suffix
from planner.writing.marking import FILLS
from tests.spreadsheet.samples import (
    PREFIXED,
    parts,
    rich_workbook,
    with_unknown_parts,
    write_marked,
    zip_parts,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")

FINDINGS = (
    Finding(Level.WARNING, "w", "Staff of 12.5 is odd.", "Inputs", "B4", found="12.5"),
    Finding(Level.ERROR, "e", "Est is not a number.", "inputs", "B2", "x", "a number", "Est"),
    Finding(Level.ERROR, "e", "There is no sheet Pools. Add it."),
    Finding(Level.WARNING, "w", "B2 is also a warning.", "Inputs", "B2"),
    Finding(Level.INFO, "i", "An empty cell.", "Notes & more", "F20"),
    Finding(Level.ERROR, "e", "No such sheet.", "Nowhere", "A1"),
    Finding(Level.ERROR, "e", "No such cell.", "Inputs", "somewhere"),
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.xlsm"
    path.write_bytes(with_unknown_parts(rich_workbook()))
    return path


@pytest.fixture
def marked(case: Path) -> Path:
    return write_marked(case, FINDINGS, case.with_name("marked.xlsm"), "en")


def loaded(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_a_marked_cell_keeps_all_of_its_look_but_the_background(case: Path, marked: Path) -> None:
    before, after = loaded(case), loaded(marked)
    for sheet, cell, level in (
        ("Inputs", "B2", Level.ERROR),
        ("Inputs", "B4", Level.WARNING),
        ("Notes & more", "F20", Level.INFO),
    ):
        old, new = before[sheet][cell], after[sheet][cell]
        assert new.fill.fgColor.rgb == FILLS[level]
        assert new.fill.fill_type == "solid"
        assert new.value == old.value
        for aspect in ("font", "border", "alignment", "number_format", "protection"):
            assert repr(getattr(new, aspect)) == repr(getattr(old, aspect)), aspect


def test_every_other_cell_is_as_it_was(case: Path, marked: Path) -> None:
    before, after = loaded(case), loaded(marked)
    for row in before["Inputs"].iter_rows():
        for cell in row:
            other = after["Inputs"][cell.coordinate]
            assert other.value == cell.value
            if cell.coordinate not in ("B2", "B4"):
                assert repr(other.fill) == repr(cell.fill)


def test_notes_say_what_is_wrong_and_continue_those_that_are_there(marked: Path) -> None:
    book = loaded(marked)
    assert book["Inputs"]["B2"].comment.text == (
        "a remark\n\nError: Est is not a number.\n\nWarning: B2 is also a warning."
    )
    assert book["Inputs"]["B4"].comment.text == "Warning: Staff of 12.5 is odd."
    assert book["Notes & more"]["F20"].comment.text == "Note: An empty cell."
    assert book["Inputs"]["B4"].comment.author == "Planner"


def test_each_note_has_one_box(marked: Path) -> None:
    content = parts(marked.read_bytes())
    boxes = [data for name, data in content.items() if name.endswith(".vml") and b'ObjectType="Note"' in data]
    assert sorted(data.count(b'ObjectType="Note"') for data in boxes) == [1, 2]
    for data in boxes:
        numbers = [piece.split(b'"')[0] for piece in data.split(b'<v:shape id="')[1:]]
        assert len(set(numbers)) == len(numbers)
        assert data.count(b"<v:shapetype ") == 1
    ids = [data.split(b'data="')[1].split(b'"')[0] for data in boxes]
    assert len(set(ids)) == len(ids)


def test_the_list_names_every_finding_worst_first_with_links(marked: Path) -> None:
    book = loaded(marked)
    sheet = book["Findings"]
    assert book.sheetnames[0] == book.active.title == "Findings"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[0] for row in rows] == ["Error"] * 4 + ["Warning"] * 2 + ["Note"]
    assert rows[0][1:] == ["inputs", "B2", "x", "a number", "Est is not a number."]
    assert {row[5] for row in rows} == {finding.message for finding in FINDINGS}
    links = {cell.coordinate: cell.hyperlink.location for cell in sheet["C"] if cell.hyperlink}
    assert links == {
        "C5": "'Inputs'!B2", "C9": "'Inputs'!B4", "C10": "'Inputs'!B2", "C11": "'Notes & more'!F20",
    }  # fmt: skip
    assert "Errors (red): 4. Warnings (amber): 2." in sheet["A2"].value


def test_what_the_tool_does_not_know_is_untouched(case: Path, marked: Path) -> None:
    before, after = open_package(case.read_bytes()), open_package(marked.read_bytes())
    changed = {name for name, how in changed_parts(before, after).items() if how == "changed"}
    assert changed == {
        "[Content_Types].xml",
        "docProps/app.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert "xl/threadedComments/threadedComment1.xml" in after.parts
    assert after.data("xl/vbaProject.bin") == before.data("xl/vbaProject.bin")


def test_the_users_file_is_not_touched(case: Path, tmp_path: Path) -> None:
    data = case.read_bytes()
    write_marked(case, FINDINGS, tmp_path / "marked.xlsx")
    assert case.read_bytes() == data


def test_a_copy_named_xlsx_is_one(case: Path, tmp_path: Path) -> None:
    package = open_package(write_marked(case, FINDINGS, tmp_path / "marked.xlsx").read_bytes())
    assert suffix(package) == ".xlsx"
    assert "xl/vbaProject.bin" not in package.parts


def test_equal_input_gives_an_equal_file(case: Path, marked: Path, tmp_path: Path) -> None:
    assert write_marked(case, FINDINGS, tmp_path / "again.xlsm", "en").read_bytes() == marked.read_bytes()


def test_words_are_in_the_workbooks_language(tmp_path: Path) -> None:
    case = tmp_path / "cas.xlsx"
    with xlsxwriter.Workbook(case) as book:
        for title in ("Paramètres", "Viviers"):
            book.add_worksheet(title).write("A1", "x")
    finding = Finding(Level.ERROR, "e", "Ce n’est pas un mois.", "Viviers", "A1")
    book = loaded(write_marked(case, [finding], tmp_path / "annoté.xlsx"))
    assert book.sheetnames == ["Constats", "Paramètres", "Viviers"]
    assert book["Viviers"]["A1"].comment.text == "Erreur\u00a0: Ce n’est pas un mois."
    assert book["Viviers"]["A1"].comment.author == "Planificateur"


def test_a_copy_can_be_marked_again(marked: Path, tmp_path: Path) -> None:
    again = open_package(write_marked(marked, FINDINGS[:1], tmp_path / "again.xlsm", "en").read_bytes())
    assert [entry.title for entry in sheets(again)].count("Findings") == 1
    book = loaded(tmp_path / "again.xlsm")
    assert book["Findings"].max_row == 5
    assert book["Inputs"]["B4"].comment.text == "Warning: Staff of 12.5 is odd."


def test_the_users_own_sheet_of_that_name_stays(tmp_path: Path) -> None:
    case = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(case) as book:
        book.add_worksheet("Findings").write("A1", "mine")
    book = loaded(write_marked(case, (), tmp_path / "marked.xlsx", "en"))
    assert book.sheetnames == ["Findings 2", "Findings"]
    assert book["Findings"]["A1"].value == "mine"
    assert book["Findings 2"]["A5"].value == "Nothing was found: the workbook has no faults."


def test_a_workbook_with_odd_markup(tmp_path: Path) -> None:
    case = tmp_path / "odd.xlsx"
    case.write_bytes(zip_parts(PREFIXED))
    findings = [
        Finding(Level.ERROR, "e", "wrong", "Inputs", "B1"),
        Finding(Level.WARNING, "w", "odd", "Inputs", "C5"),
    ]
    sheet = loaded(write_marked(case, findings, tmp_path / "marked.xlsx", "en"))["Inputs"]
    assert [sheet[c].fill.fgColor.rgb for c in ("B1", "C5")] == [FILLS[Level.ERROR], FILLS[Level.WARNING]]
    assert (sheet["B1"].value, sheet["B1"].comment.text) == (2, "Error: wrong")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"<text><t>plain</t></text>", "plain\n\nnew"),
        (b"<text><r><rPr><b/></rPr><t>bold</t></r><r><t> more</t></r></text>", "bold more\n\nnew"),
        (b"<text/>", "new"),
        (b"", "new"),
    ],
)
def test_notes_of_every_form_are_continued(text: bytes, expected: str) -> None:
    content = parts(rich_workbook())
    before, rest = content["xl/comments1.xml"].split(b"<text>")
    content["xl/comments1.xml"] = before + text + rest.split(b"</text>")[1]
    package = add_notes(open_package(zip_parts(content)), "Inputs", {"B2": "new"}, "Planner")
    data = package.data("xl/comments1.xml")
    book = openpyxl.load_workbook(io.BytesIO(zip_parts({n: package.data(n) for n in package.parts})))
    assert book["Inputs"]["B2"].comment.text == expected
    assert data.count(b"<comment ") == 1


def test_shapes_in_a_drawing_that_is_not_well_formed_are_kept() -> None:
    content = parts(rich_workbook())
    name = "xl/drawings/vmlDrawing1.vml"
    odd = content[name].replace(b"</div>", b"<br>two</div>").replace(b"_x0000_s1025", b"_x0000_s2047")
    content[name] = odd.replace(b'data="1"', b'data="1,9"')
    package = add_notes(open_package(zip_parts(content)), "Inputs", {"A1": "x", "A2": "y"}, "Planner")
    data = package.data(name)
    assert b"<br>two</div>" in data
    assert b'id="_x0000_s2048"' in data
    assert b'id="_x0000_s2049"' in data
    assert b'data="1,2,9"' in data
    assert data.endswith(b"</xml>")
