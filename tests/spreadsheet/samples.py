"""Workbooks such as users bring, with content that the tool does not know, and results to put into them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from planner.findings import Finding
from planner.schema.types import Language
from planner.writing.marking import render_marked

CONTENT_TYPES = "[Content_Types].xml"
MACRO_ENABLED = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def png() -> bytes:
    """A picture of 2 × 2 red points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    points = zlib.compress((b"\x00" + b"\xff\x00\x00" * 2) * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name, read without the code under test."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_parts(content: Mapping[str, bytes | str]) -> bytes:
    """A file of the given parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def rich_workbook() -> bytes:
    """What XlsxWriter can put into a workbook: Inputs (chart, table …), Notes, a chart sheet, a hidden sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        bold = book.add_format({"bold": True, "font_name": "Georgia", "num_format": '0.00 "km"'})
        inputs, notes = book.add_worksheet("Inputs"), book.add_worksheet("Notes & more")
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        inputs.write_row("A1", ["Direction", "Staff", "Double"], bold)
        for row, (name, staff) in enumerate([("Île-de-France", 150), ("Est", 0), ("Sud", 12.5)], 1):
            inputs.write_string(row, 0, name)
            inputs.write_number(row, 1, staff, bold)
            inputs.write_formula(row, 2, f"=B{row + 1}*2", bold, staff * 2)
        _decorate(book, inputs)
        notes.write_string("A1", "mine")
        notes.write_formula("B1", "=SUM(Inputs!B2:B4)", None, 162.5)
        notes.insert_image("D4", "red.png", {"image_data": io.BytesIO(png())})
        notes.print_area("A1:B9")
        hidden.write_string("A1", "kept")
        _name_and_plot(book)
    return buffer.getvalue()


def _decorate(book: Any, sheet: Any) -> None:
    sheet.write_comment("B2", "a remark")
    sheet.add_sparkline("E2", {"range": "Inputs!B2:B4"})
    sheet.insert_textbox("G2", "a box")
    sheet.data_validation("A5:A9", {"validate": "list", "source": ["Est", "Sud"]})
    red = book.add_format({"bg_color": "#FF0000", "num_format": "0.000"})
    sheet.conditional_format("B2:B4", {"type": "cell", "criteria": ">", "value": 100, "format": red})
    sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_table("I1:J4", {"name": "Mine", "columns": [{"header": "a"}, {"header": "b"}]})
    sheet.write_url("A12", "https://example.org/")
    sheet.merge_range("A10:C10", "merged")
    sheet.freeze_panes(1, 1)
    sheet.set_row(6, 30, book.add_format({"italic": True}))
    sheet.set_column("M:N", 20, book.add_format({"bg_color": "#00FF00"}))
    sheet.repeat_rows(0)
    sheet.set_header("&L&G", {"image_left": "red.png", "image_data_left": io.BytesIO(png())})


def _name_and_plot(book: Any) -> None:
    book.define_name("Total", "=Inputs!$B$2:$B$4")
    book.define_name("'Notes & more'!Local", "=Inputs!$B$2")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Inputs!$B$2:$B$4"})
    book.get_worksheet_by_name("Inputs").insert_chart("G12", chart)
    lines = book.add_chart({"type": "line"})
    lines.add_series({"values": "=Inputs!$C$2:$C$4"})
    book.add_chartsheet("Curve").set_chart(lines)


def with_unknown_parts(data: bytes) -> bytes:
    """The rich workbook with what only Excel writes: a conversation, custom XML, macros, order of calculation …"""
    content: dict[str, bytes] = parts(data)
    content["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 not really macros"
    content["customXml/item1.xml"] = b"<mine xmlns='urn:mine'>kept</mine>"
    content["xl/persons/person.xml"] = b"<personList><person displayName='A' id='{1}'/></personList>"
    content["xl/threadedComments/threadedComment1.xml"] = (
        b"<ThreadedComments xmlns='http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'>"
        b"<threadedComment ref='B2' id='{2}' personId='{1}'><text>why?</text></threadedComment></ThreadedComments>"
    )
    content["xl/calcChain.xml"] = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<c r="C2" i="1"/><c r="B1" i="2"/></calcChain>'
    )
    content["xl/unknown/thing.dat"] = bytes(range(256))
    content["stray.txt"] = b"linked to by nothing"
    link(content, "xl/_rels/workbook.xml.rels", "vbaProject", "vbaProject.bin")
    link(content, "xl/_rels/workbook.xml.rels", "person", "persons/person.xml")
    link(content, "xl/_rels/workbook.xml.rels", "calcChain", "/xl/calcChain.xml")
    link(content, "xl/_rels/workbook.xml.rels", "customXml", "../customXml/item1.xml")
    link(content, "xl/_rels/workbook.xml.rels", "mystery", "unknown/thing.dat")
    link(
        content,
        "xl/worksheets/_rels/sheet1.xml.rels",
        "threadedComment",
        "../threadedComments/threadedComment1.xml",
    )
    types = content[CONTENT_TYPES].replace(_SHEET_MAIN.encode(), MACRO_ENABLED.encode())
    extra = (
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Default Extension="dat" ContentType="application/octet-stream"/>'
        '<Default Extension="txt" ContentType="text/plain"/>'
    )
    content[CONTENT_TYPES] = types.replace(b"<Override", extra.encode() + b"<Override", 1)
    return zip_parts(content)


def write_marked(
    case: Path, findings: Iterable[Finding], target: Path, language: Language | None = None
) -> Path:
    """The marked copy of the workbook ``case``, written to ``target``."""
    marked = render_marked(case.read_bytes(), findings, target.suffix, language)
    return marked.save(target, force=True)


def link(content: dict[str, bytes], rels: str, kind: str, target: str) -> None:
    """Add a relationship to a list of them."""
    entry = f'<Relationship Id="x{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    content[rels] = content[rels].replace(b"</Relationships>", entry.encode())


def results(titles: Sequence[str] = ("Summary", "Transfers", "Staff"), *, value: float = 12.5) -> bytes:
    """Result sheets with everything that such sheets may hold."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = [
            book.add_format({"bold": True, "bg_color": "#DCE6F0", "bottom": 1, "font_name": "Arial"}),
            book.add_format({"num_format": '#,##0.0;-#,##0.0;"–"', "align": "right"}),
            book.add_format({"num_format": "0%", "italic": True, "font_color": "#A12B12"}),
        ]
        for title in titles:
            _result_sheet(book, book.add_worksheet(title), title, titles[0], looks, value)
    return buffer.getvalue()


def _result_sheet(book: Any, sheet: Any, title: str, first: str, looks: list[Any], value: float) -> None:
    sheet.set_column("A:A", 24)
    sheet.set_column("B:C", 12, looks[1])
    sheet.set_row(8, 22, looks[0])
    sheet.write_row("A1", ["Direction", "FTE", "Share"], looks[0])
    sheet.write_string("A2", "  Île-de-France <&> ", looks[0])
    sheet.write_number("B2", value, looks[1])
    sheet.write_formula("C2", f"=B2/('{first}'!B2+Inputs!B2)", looks[2], 0.25)
    sheet.write_formula("A3", '=IF(B2>0,"yes","no")', None, "yes")
    sheet.write_boolean("B3", True)
    sheet.write_blank("C3", None, looks[0])
    sheet.write_string("A4", 'a text with s="1" and t="s" and <c r="A1"')
    late = book.add_format({"bg_color": "#F6CFC6", "num_format": "0.0000"})
    sheet.conditional_format("B2:B5", {"type": "cell", "criteria": "<", "value": 3, "format": late})
    sheet.data_validation("E1", {"validate": "list", "source": ["a", "b"]})
    sheet.write_comment("B2", f"note on {title}")
    sheet.write_url("A6", f"internal:'{first}'!B2")
    sheet.write_url("A7", "https://example.org/results")
    sheet.add_table("H1:I4", {"columns": [{"header": "x"}, {"header": "y"}], "style": "Table Style Light 9"})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{title}'!$B$2:$B$5", "categories": f"='{title}'!$A$2:$A$5"})
    sheet.insert_chart("D10", chart)
    sheet.insert_image("D30", "red.png", {"image_data": io.BytesIO(png())})
    sheet.repeat_rows(0)
    sheet.print_area("A1:C40")
    sheet.autofilter("A1:C5")


PREFIXED = {
    CONTENT_TYPES: (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/a/book.xml" ContentType="{_SHEET_MAIN}"/>'
        '<Override PartName="/a/Sheet.XML" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Target="/a/book.xml" Id="R1" Type="{_OFFICE}/officeDocument"/></Relationships>'
    ),
    "a/_rels/book.xml.rels": (
        '<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"<p:Relationship Type='{_OFFICE}/worksheet' Target='sheet.xml' Id='R9'></p:Relationship></p:Relationships>"
    ),
    "a/book.xml": (
        "<?xml version='1.0' encoding='utf-8'?><x:workbook "
        'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheets>\n <x:sheet xmlns:rel='{_OFFICE}' name=\"Inputs\" rel:id='R9' sheetId='7'/>\n</x:sheets>"
        "</x:workbook>"
    ),
    "a/sheet.xml": (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r='5'/></x:sheetData></x:worksheet>"
    ),
}
"""A sound workbook written as few programs do: prefixes, absolute targets, no styles, no cell references."""
