"""Result sheets put into workbooks that people have worked in."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from planner.spreadsheet.cells import set_cells
from planner.spreadsheet.graft import graft
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package, changed_parts, package_bytes
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.workbook import added_sheets, sheets
from tests.spreadsheet.samples import (
    PREFIXED,
    link,
    parts,
    png,
    results,
    rich_workbook,
    with_unknown_parts,
    zip_parts,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")

TITLES = ("Summary", "Transfers", "Staff")
MAY_CHANGE = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "docProps/app.xml",
    "xl/worksheets/sheet1.xml",  # loses its selection
}


def solved(package: Package, generated: bytes | None = None, **options: Any) -> Package:
    """The package with results as a solve puts them in."""
    settings = {"replace": TITLES, "before_first": ["Summary"], "active": "Summary"} | options
    return graft(package, generated or results(), **settings)


def titles(package: Package) -> list[str]:
    return [entry.title for entry in sheets(package)]


def loaded(package: Package) -> Any:
    return openpyxl.load_workbook(io.BytesIO(package_bytes(package)))


def look(cell: Any) -> list[str]:
    """How a cell looks, in words that compare equal for equal looks."""
    return [repr(getattr(cell, name)) for name in ("font", "fill", "border", "alignment", "number_format")]


@pytest.fixture(scope="module")
def user() -> Package:
    return open_package(with_unknown_parts(rich_workbook()))


@pytest.fixture(scope="module")
def plan(user: Package) -> Package:
    return solved(user)


def test_only_the_parts_that_list_sheets_and_styles_change(user: Package, plan: Package) -> None:
    differences = changed_parts(user, plan)
    changed = {name for name, how in differences.items() if how == "changed"}
    assert changed == MAY_CHANGE
    assert [name for name, how in differences.items() if how == "removed"] == ["xl/calcChain.xml"]


def test_the_selected_sheet_differs_in_its_selection_only(user: Package, plan: Package) -> None:
    before, after = user.data("xl/worksheets/sheet1.xml"), plan.data("xl/worksheets/sheet1.xml")
    assert before.count(b' tabSelected="1"') == 1
    assert after == before.replace(b' tabSelected="1"', b"")


def test_without_an_active_sheet_no_sheet_of_the_user_changes(user: Package) -> None:
    differences = changed_parts(user, graft(user, results()))
    assert not [n for n, how in differences.items() if "worksheets/" in n and how != "added"]
    assert "activeTab" not in graft(user, results()).data("xl/workbook.xml").decode()


def test_solving_again_gives_the_same_file(plan: Package) -> None:
    again = solved(plan)
    assert package_bytes(again) == package_bytes(plan)


def test_new_numbers_change_only_the_sheets_that_hold_them(plan: Package) -> None:
    again = solved(plan, results(value=99.0))
    changed = changed_parts(plan, again)
    assert set(changed.values()) == {"changed"}
    assert {name.rpartition("/")[0] for name in changed} <= {"xl/worksheets", "xl/charts"}


def test_tabs_stand_where_they_were_told(plan: Package) -> None:
    assert titles(plan) == [
        "Summary", "Inputs", "Notes & more", "Hidden", "Curve", "Transfers", "Staff",
    ]  # fmt: skip
    assert loaded(plan).active.title == "Summary"


def test_results_may_follow_a_named_sheet(user: Package) -> None:
    assert titles(solved(user, after="Inputs"))[:4] == ["Summary", "Inputs", "Transfers", "Staff"]
    assert titles(solved(user, after="summary"))[:4] == ["Summary", "Transfers", "Staff", "Inputs"]


def test_a_replaced_sheet_keeps_its_place_and_a_new_one_joins_its_neighbour(plan: Package) -> None:
    content = parts(package_bytes(plan))
    xml = content["xl/workbook.xml"].decode()
    start, end = xml.index("<sheet "), xml.index("</sheets>")
    entries = xml[start:end].replace("/><", "/>|<").split("|")
    staff = next(e for e in entries if 'name="Staff"' in e)
    moved = [entries[1], staff, *(e for e in entries if e not in (entries[1], staff))]
    for name in ("_xlnm", "_planner", "Local"):
        assert name in xml  # the positions of these are wrong after the move below: only tabs are looked at
    content["xl/workbook.xml"] = (xml[:start] + "".join(moved) + xml[end:]).encode()
    again = solved(open_package(zip_parts(content)), results(("Summary", "Transfers", "Changes", "Staff")))
    assert titles(again) == [
        "Inputs", "Staff", "Summary", "Notes & more", "Hidden", "Curve", "Transfers", "Changes",
    ]  # fmt: skip


def test_names_of_sheets_follow_their_sheets(user: Package, plan: Package) -> None:
    before, after = loaded(user), loaded(plan)
    for sheet in before.worksheets:
        twin = after[sheet.title]
        assert twin.print_area == sheet.print_area
        assert twin.print_title_rows == sheet.print_title_rows
        assert {n: d.attr_text for n, d in twin.defined_names.items()} == {
            n: d.attr_text for n, d in sheet.defined_names.items()
        }
    assert after.defined_names["Total"].attr_text == "Inputs!$B$2:$B$4"
    assert after["Staff"].print_area == "'Staff'!$A$1:$C$40"
    assert after["Staff"].print_title_rows == "$1:$1"
    assert added_sheets(plan) == TITLES


def test_grafted_cells_look_as_they_were_generated(plan: Package) -> None:
    generated = openpyxl.load_workbook(io.BytesIO(results()))
    grafted = loaded(plan)
    for sheet in generated.worksheets:
        twin = grafted[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                other = twin[cell.coordinate]
                assert other.value == cell.value
                assert look(other) == look(cell), cell.coordinate
        assert _formats_of(twin) == _formats_of(sheet)
        assert twin.column_dimensions["B"].number_format == sheet.column_dimensions["B"].number_format
        assert repr(twin.row_dimensions[9].font) == repr(sheet.row_dimensions[9].font)
        assert len(twin._charts) == 1
        assert twin["B2"].comment.text == f"note on {sheet.title}"
        assert len(twin.data_validations.dataValidation) == 1
        assert twin["A7"].hyperlink.target == "https://example.org/results"


def test_pictures_and_charts_come_along(user: Package, plan: Package) -> None:
    def count(package: Package, folder: str) -> int:
        return sum(name.startswith(folder) for name in package.parts)

    generated = open_package(results())
    for folder in ("xl/charts/chart", "xl/media/", "xl/drawings/drawing", "xl/drawings/vml", "xl/comments"):
        assert count(plan, folder) == count(user, folder) + count(generated, folder), folder
    pictures = [plan.data(name) for name in plan.parts if name.startswith("xl/media/")]
    assert set(pictures) == {png()}


def _formats_of(sheet: Any) -> list[Any]:
    return [
        (str(area.sqref), rule.operator, rule.dxf.fill, rule.dxf.numFmt.formatCode)
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]


def test_the_users_cells_look_as_before(user: Package, plan: Package) -> None:
    before, after = loaded(user), loaded(plan)
    for row in before["Inputs"].iter_rows():
        for cell in row:
            other = after["Inputs"][cell.coordinate]
            assert (other.value, look(other)) == (cell.value, look(cell)), cell.coordinate


def test_cached_values_are_read_by_programs_that_do_not_calculate(plan: Package) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(package_bytes(plan)))
    assert book.get_sheet_by_name("Staff").to_python()[1][:3] == ["  Île-de-France <&> ", 12.5, 0.25]
    assert book.get_sheet_by_name("Inputs").to_python()[1][:3] == ["Île-de-France", 150.0, 300.0]


def test_tables_have_names_of_their_own(plan: Package) -> None:
    names = [(t.id, n) for sheet in loaded(plan).worksheets for n, t in dict.items(sheet.tables)]
    assert len({number for number, _ in names}) == len(names) == 4
    assert len({name.casefold() for _, name in names}) == 4


def test_a_table_of_the_same_name_is_renamed_with_its_formulas() -> None:
    import xlsxwriter

    def book(sheet_title: str) -> bytes:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer) as workbook:
            sheet = workbook.add_worksheet(sheet_title)
            sheet.add_table("A1:B3", {"name": "Rows", "columns": [{"header": "x"}, {"header": "y"}]})
            sheet.write_formula("D1", "=SUM(Rows[x])", None, 0)
            sheet.write_string("D2", "Rows[x] is a text")
        return buffer.getvalue()

    both = loaded(graft(open_package(book("Mine")), book("Staff")))
    assert list(both["Mine"].tables) == ["Rows"]
    assert list(both["Staff"].tables) == ["Rows_2"]
    assert both["Mine"]["D1"].value == "=SUM(Rows[x])"
    assert both["Staff"]["D1"].value == "=SUM(Rows_2[x])"
    assert both["Staff"]["D2"].value == "Rows[x] is a text"


def test_removed_sheets_take_along_only_what_nobody_else_uses(user: Package, plan: Package) -> None:
    fewer = solved(plan, results(("Summary",)))
    assert titles(fewer) == ["Summary", "Inputs", "Notes & more", "Hidden", "Curve"]
    assert set(fewer.parts) == set(solved(user, results(("Summary",))).parts)
    assert fewer.parts["stray.txt"] == user.parts["stray.txt"]


def test_formulas_that_read_a_replaced_sheet_are_not_touched(plan: Package) -> None:
    content = parts(package_bytes(plan))
    sheet = content["xl/worksheets/sheet2.xml"].replace(
        b"SUM(Inputs!B2:B4)", b"SUM(Inputs!B2:B4)+Staff!B2+'Transfers'!B2+LEN(\"Staff!\")"
    )
    content["xl/worksheets/sheet2.xml"] = sheet
    edited = open_package(zip_parts(content))
    assert solved(edited).data("xl/worksheets/sheet2.xml") == sheet
    without = solved(edited, results(("Summary", "Transfers")))
    formula = loaded(without)["Notes & more"]["B1"].value
    assert formula == "=SUM(Inputs!B2:B4)+#REF!B2+'Transfers'!B2+LEN(\"Staff!\")"


def test_a_sheet_of_the_users_is_not_replaced_for_its_name(user: Package) -> None:
    with pytest.raises(Refusal) as refused:
        graft(user, results(("Summary", "notes & MORE")), replace=["Summary"])
    assert (refused.value.code, refused.value.sheet) == ("package_sheet_taken", "Notes & more")


def test_a_part_that_is_only_linked_to_is_not_created(user: Package) -> None:
    content = parts(package_bytes(user))
    link(content, "xl/worksheets/_rels/sheet2.xml.rels", "drawing", "../drawings/drawing4.xml")
    link(content, "xl/worksheets/_rels/sheet2.xml.rels", "comments", "/xl/Comments2.xml")
    dangling = open_package(zip_parts(content))
    plan = solved(dangling)
    assert "xl/drawings/drawing5.xml" in plan.parts
    assert plan.actual("xl/drawings/drawing4.xml") is None
    assert plan.actual("xl/comments2.xml") is None
    assert not changed_parts(plan, solved(plan))


def test_a_replaced_sheet_keeps_the_name_that_macros_use(plan: Package) -> None:
    content = parts(package_bytes(plan))
    part = next(e.part for e in sheets(plan) if e.title == "Staff")
    content[part] = content[part].replace(b"<dimension", b'<sheetPr codeName="Feuil7"/><dimension', 1)
    again = solved(open_package(zip_parts(content)))
    assert again.data(part).count(b'<sheetPr codeName="Feuil7"') == 1


def test_a_result_sheet_that_the_user_has_hidden_stays_hidden(plan: Package) -> None:
    content = parts(package_bytes(plan))
    for title in ("Staff", "Summary"):
        content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(
            f'name="{title}"'.encode(), f'name="{title}" state="hidden"'.encode()
        )
    again = {entry.title: entry.state for entry in sheets(solved(open_package(zip_parts(content))))}
    assert (again["Staff"], again["Hidden"], again["Summary"]) == ("hidden", "hidden", "visible")


def test_the_active_sheet_alone_is_selected(plan: Package) -> None:
    selected = [e.title for e in sheets(plan) if b"tabSelected" in plan.data(e.part)]
    assert selected == ["Summary"]


def test_a_workbook_with_odd_markup() -> None:
    user = open_package(zip_parts(PREFIXED))
    plan = solved(user)
    assert not changed_parts(plan, solved(plan))
    assert plan.data("a/sheet.xml") == PREFIXED["a/sheet.xml"].encode()
    assert titles(plan) == ["Summary", "Inputs", "Transfers", "Staff"]
    book = loaded(plan)
    assert [cell.value for cell in book["Inputs"][1]] == [1, 2]
    assert book["Staff"]["B2"].number_format == '#,##0.0;-#,##0.0;"–"'
    assert book.active.title == "Summary"


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/": "http://purl.oclc.org/ooxml/spreadsheetml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}


def test_a_strict_workbook_becomes_an_ordinary_one() -> None:
    content = {}
    for name, data in PREFIXED.items():
        for ordinary, strict in STRICT.items():
            data = data.replace(ordinary, strict)
        content[name] = data
    content["xl/drawing.xml"] = (
        '<x xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"><a:tint val="67.5%"/><c:overlap val="100%"/>'
        "http://purl.oclc.org/ooxml/drawingml/main</x>"
    )
    package = open_package(zip_parts(content))
    assert package.strict
    plan = solved(package)
    written = parts(package_bytes(plan))
    assert b"purl.oclc.org" not in b"".join(data for name, data in written.items() if "drawing" not in name)
    assert written["xl/drawing.xml"] == (
        b'<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:tint val="67500"/>'
        b'<c:overlap val="100"/>http://purl.oclc.org/ooxml/drawingml/main</x>'
    )
    assert loaded(plan).sheetnames == loaded(solved(open_package(zip_parts(PREFIXED)))).sheetnames


def test_the_identity_of_ids(plan: Package) -> None:
    content = parts(package_bytes(plan))
    workbook = content["xl/workbook.xml"].decode()
    ids = [entry.sheet_id for entry in sheets(plan)]
    assert len(set(ids)) == len(ids)
    relations = [entry.relation for entry in sheets(plan)]
    assert len(set(relations)) == len(relations)
    assert 'fullCalcOnLoad="1"' in workbook
    types = content["[Content_Types].xml"].decode()
    for name in content:
        assert types.count(f'PartName="/{name}"') <= 1


def test_what_means_something_outside_the_sheet_cannot_be_moved(user: Package) -> None:
    import xlsxwriter

    def array(sheet: Any) -> None:
        sheet.write_dynamic_array_formula("A1:A3", "=SORT(B1:B3)", None, 0)

    def box(sheet: Any) -> None:
        sheet.insert_checkbox("A1", boolean=True)

    def picture(sheet: Any) -> None:
        sheet.embed_image("A1", "red.png", {"image_data": io.BytesIO(png())})

    for write in (array, box, picture):
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer) as workbook:
            write(workbook.add_worksheet("Staff"))
        with pytest.raises(ValueError, match="cannot be moved"):
            graft(user, buffer.getvalue())


def test_a_chart_sheet_can_be_moved(user: Package) -> None:
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        workbook.add_worksheet("Staff").write_row("A1", [1, 2])
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Staff!$A$1:$B$1"})
        workbook.add_chartsheet("Graph").set_chart(chart)
    book = loaded(graft(user, buffer.getvalue(), active="Graph"))
    assert [sheet.title for sheet in book.chartsheets] == ["Curve", "Graph"]
    assert book.active.title == "Graph"
    assert len(book["Graph"]._charts) == 1


def test_a_rich_round_trip_with_edits_between(user: Package, plan: Package) -> None:
    edited = set_cells(plan, "Inputs", {"B3": 7})
    again = solved(edited)
    assert package_bytes(again) == package_bytes(edited)
    assert changed_parts(plan, again) == {"xl/worksheets/sheet1.xml": "changed"}
    assert {n for n in user.parts if n not in again.parts} == {"xl/calcChain.xml"}


def test_pictures_shared_with_a_result_sheet_survive_its_removal(plan: Package) -> None:
    content = parts(package_bytes(plan))
    link(content, "xl/worksheets/_rels/sheet2.xml.rels", "image", "/xl/media/image3.png")
    fewer = solved(open_package(zip_parts(content)), results(("Summary",)))
    assert "xl/media/image3.png" in fewer.parts
