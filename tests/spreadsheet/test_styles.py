"""Cell formats brought into another workbook's stylesheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from planner.spreadsheet.graft import graft
from planner.spreadsheet.markup import MAIN, Document, parse
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts, package_bytes
from planner.spreadsheet.styles import ORDER, PLAIN, Stylesheet, merge_styles
from tests.spreadsheet.samples import PREFIXED, link, parts, results, zip_parts

PREFIXED_STYLES = (
    f'<x:styleSheet xmlns:x="{MAIN}">'
    '<x:fonts count="2"><x:font><x:sz val="10"/><x:name val="Verdana"/></x:font><x:font><x:b/></x:font></x:fonts>'
    '<x:fills count="1"><x:fill><x:patternFill patternType="none"/></x:fill></x:fills>'
    "<x:borders><x:border/></x:borders>"
    '<x:cellStyleXfs count="2"><x:xf fontId="1"/><x:xf fontId="0"/></x:cellStyleXfs>'
    '<x:cellXfs count="1"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="1"/></x:cellXfs>'
    '<x:cellStyles count="2"><x:cellStyle name="Big" xfId="0"/>'
    '<x:cellStyle name="Standard" xfId="1" builtinId="0"/></x:cellStyles>'
    '<x:tableStyles count="0"/></x:styleSheet>'
)


def styles_of(data: bytes) -> Document:
    return parse(parts(data)["xl/styles.xml"])


def test_a_prefixed_stylesheet_gets_prefixed_entries_in_order() -> None:
    merged, places = merge_styles(parse(PREFIXED_STYLES.encode()), styles_of(results()))
    root = parse(merged).root
    sections = [child.local for child in root.children]
    assert sections == sorted(sections, key=ORDER.index)
    assert {"numFmts", "dxfs"} <= set(sections)
    assert {element.prefix for element in root.walk()} == {"x:"}
    for child in root.children:
        if "count" in child.attributes:
            assert int(child.attributes["count"]) == len(child.children)
    assert 0 not in places.cells  # Verdana 10 is not the generated default font
    formats = root.child("cellXfs")
    assert formats is not None
    assert {formats.children[at].attributes["xfId"] for at in places.cells} == {"1"}


def test_a_workbook_with_such_a_stylesheet_shows_both_looks() -> None:
    content = {name: data.encode() for name, data in PREFIXED.items()} | {
        "xl/styles.xml": PREFIXED_STYLES.encode()
    }
    rels = content["a/_rels/book.xml.rels"]
    content["a/_rels/book.xml.rels"] = (
        rels.replace(b"<p:", b"<").replace(b"</p:", b"</").replace(b"s:p=", b"s=")
    )
    link(content, "a/_rels/book.xml.rels", "styles", "/xl/styles.xml")
    plan = graft(open_package(zip_parts(content)), results())
    book = openpyxl.load_workbook(io.BytesIO(package_bytes(plan)))
    generated = openpyxl.load_workbook(io.BytesIO(results()))
    assert book["Inputs"]["A1"].font.name == "Verdana"
    for cell in ("A1", "A3", "B2", "C2"):
        assert repr(book["Staff"][cell].font) == repr(generated["Staff"][cell].font)
        assert book["Staff"][cell].number_format == generated["Staff"][cell].number_format


def test_equal_formats_are_not_added_twice() -> None:
    first, places = merge_styles(parse(PLAIN), styles_of(results()))
    second, again = merge_styles(parse(first), styles_of(results()))
    assert (second, again) == (first, places)


def test_a_format_code_keeps_one_id_and_clashing_ids_are_renumbered() -> None:
    def with_code(*codes: str | int) -> Document:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer) as book:
            sheet = book.add_worksheet()
            for row, code in enumerate(codes):
                sheet.write_number(row, 0, 1, book.add_format({"num_format": code}))
        return styles_of(buffer.getvalue())

    merged, places = merge_styles(with_code('0 "a"', '0 "b"'), with_code('0 "c"', '0 "b"', 2))
    root = parse(merged).root
    numbers, formats = root.child("numFmts"), root.child("cellXfs")
    assert numbers is not None
    assert formats is not None
    codes = {e.attributes["numFmtId"]: e.attributes["formatCode"] for e in numbers.children}
    assert sorted(codes.values()) == ['0 "a"', '0 "b"', '0 "c"']
    ids = [formats.children[at].attributes["numFmtId"] for at in places.cells]
    assert [codes.get(number, number) for number in ids] == ["0", '0 "c"', '0 "b"', "2"]


def test_a_background_is_laid_under_a_format() -> None:
    sheet = Stylesheet(parse(PREFIXED_STYLES.encode()))
    red = sheet.fill(0, "FFFF0000")
    assert sheet.fill(0, "FFFF0000") == red == 1
    assert sheet.fill(99, "FFFF0000") == red  # an index that does not exist is shown as the first
    root = parse(sheet.data()).root
    formats, fills = root.child("cellXfs"), root.child("fills")
    assert formats is not None
    assert fills is not None
    assert formats.children[red].attributes == {
        "numFmtId": "0", "fontId": "0", "fillId": "1", "borderId": "0", "xfId": "1", "applyFill": "1",
    }  # fmt: skip
    assert [child.local for child in fills.children[1].walk()] == [
        "fill",
        "patternFill",
        "fgColor",
        "bgColor",
    ]


@pytest.fixture
def openpyxl_workbook() -> bytes:
    """What openpyxl writes: other fonts, rules, validation, a comment, names."""
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Données"
    sheet["A1"] = "x"
    sheet["A1"].font = Font(name="Georgia", bold=True, color="FF0000AA")
    sheet["B2"] = 0.5
    sheet["B2"].number_format = "0.0%"
    sheet["B3"] = "=B2*2"
    sheet["A1"].comment = Comment("mine", "me")
    sheet.conditional_formatting.add(
        "B2:B9", CellIsRule("lessThan", ["1"], fill=PatternFill(bgColor="FFFF00"))
    )
    sheet.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="C1"))
    book.defined_names["All"] = DefinedName("All", attr_text="'Données'!$A$1:$B$3")
    sheet.print_title_rows = "1:1"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_of_openpyxl(openpyxl_workbook: bytes) -> None:
    user = open_package(openpyxl_workbook)
    titles = ("Summary", "Transfers", "Staff")
    plan = graft(user, results(), replace=titles, before_first=["Summary"], active="Summary")
    assert not changed_parts(plan, graft(plan, results(), replace=titles, active="Summary"))
    changed = {name for name, how in changed_parts(user, plan).items() if how == "changed"}
    listing = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"}
    assert changed - {"docProps/app.xml"} == listing
    book = openpyxl.load_workbook(io.BytesIO(package_bytes(plan)))
    sheet = book["Données"]
    assert (sheet["A1"].font.name, sheet["B2"].number_format) == ("Georgia", "0.0%")
    assert sheet["A1"].comment.text == "mine"
    assert sheet.print_title_rows == "$1:$1"
    assert book.defined_names["All"].attr_text == "'Données'!$A$1:$B$3"
