"""Files that are no workbook, damaged or hostile: each is refused with its own message, none is opened."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.findings import BadInput, Finding, Level
from planner.reading import scan
from planner.reading.workbook import read_case
from planner.spreadsheet import archive, opening
from tests.reading.packages import alter, parts_of, replacing, with_understated_size, write_parts
from tests.support import minimal_case, write_workbook

SHEET = "xl/worksheets/sheet4.xml"  # Pools
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _refusal(path: Path, language: str | None = None) -> Finding:
    with pytest.raises(BadInput) as caught:
        read_case(path, language)
    (found,) = caught.value.findings
    assert found.level is Level.ERROR
    assert path.name in found.message or found.sheet in found.message
    return found


def _zip(path: Path, names: dict[str, bytes]) -> Path:
    return write_parts(path, names)


CONTENTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty_file"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "xls"),
    "text": (b"Pool;Type\nAVSC Est;AVSC\n", "csv"),
    "text with marks": ("\ufeffVivier;Été\n".encode(), "csv"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "html"),
    "web page of an export": (b'<?xml version="1.0"?><html xmlns="x"></html>', "html"),
    "XML of 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "xml"),
    "PDF": (b"%PDF-1.7\n", "pdf"),
    "something binary": (b"\x00\x01\x02\x03", "not_a_workbook"),
    "the beginning of a zip": (b"PK\x03\x04" + bytes(40), "truncated"),
}

PACKAGES: dict[str, tuple[dict[str, bytes], str]] = {
    "OpenDocument": (
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"},
        "ods",
    ),
    "OpenDocument text": (
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"},
        "not_a_workbook",
    ),
    "binary workbook": ({"_rels/.rels": b"<a/>", "xl/workbook.bin": b"\x83"}, "xlsb"),
    "any zip": ({"readme.txt": b"hello"}, "not_a_workbook"),
    "document": (
        {
            "_rels/.rels": b'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/>'
            b"</Relationships>",
            "word/document.xml": b"<w:document xmlns:w='w'/>",
        },
        "not_a_workbook",
    ),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_no_package(tmp_path: Path, name: str) -> None:
    content, code = CONTENTS[name]
    path = tmp_path / "case.xlsx"
    path.write_bytes(content)
    assert _refusal(path).code == f"reading.{code}"


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_of_other_formats(tmp_path: Path, name: str) -> None:
    parts, code = PACKAGES[name]
    assert _refusal(_zip(tmp_path / "case.xlsx", parts)).code == f"reading.{code}"


def test_every_refusal_has_words_of_its_own_in_both_languages(tmp_path: Path) -> None:
    messages = set()
    for content, code in CONTENTS.values():
        path = tmp_path / "case.xlsx"
        path.write_bytes(content)
        messages |= {(code, _refusal(path, "en").message), (code, _refusal(path, "fr").message)}
    assert len({message for _, message in messages}) == 2 * len({code for code, _ in messages})


def test_no_such_file_names_the_nearest(tmp_path: Path) -> None:
    write_workbook(tmp_path / "open-2012.xlsx", minimal_case())
    found = _refusal(tmp_path / "open-2021.xlsx")
    assert found.code == "reading.no_file"
    assert found.nearest == str(tmp_path / "open-2012.xlsx")
    assert _refusal(tmp_path / "nowhere" / "case.xlsx").nearest == ""


def test_a_folder(tmp_path: Path) -> None:
    assert _refusal(tmp_path).code == "reading.directory"


def test_a_folder_without_a_name_is_called_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _refusal(Path()).message == ". is a folder. Name a workbook in it."


@pytest.mark.parametrize("name", ["~$case.xlsx", ".~lock.case.xlsx#"])
def test_a_lock_file_points_to_the_real_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x05Someone")
    found = _refusal(path)
    assert found.code == "reading.lock_file"
    assert found.nearest == str(tmp_path / "case.xlsx")
    assert "case.xlsx" in found.message.replace(name, "")


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    whole = write_workbook(tmp_path / "whole.xlsx", minimal_case()).read_bytes()
    path = tmp_path / "case.xlsx"
    for length in range(4, len(whole) - 1, len(whole) // 25):
        path.write_bytes(whole[:length])
        assert _refusal(path).code == "reading.truncated"


def test_any_damaged_byte_is_refused_or_harmless(tmp_path: Path) -> None:
    """A flipped byte never crashes the reader; the values are protected by the zip's own check sums."""
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    whole, sound = path.read_bytes(), read_case(path).fingerprint
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            case = read_case(path)
        except BadInput:
            continue
        # The directory's dates and names of unread parts may change; the title of a sheet may not.
        assert case.findings or case.fingerprint == sound


def test_a_part_that_comes_twice(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/SHEET4.xml", b"<worksheet/>")
    assert _refusal(path).code == "reading.duplicate_part"


def test_encrypted_entries(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert _refusal(path).code == "reading.encrypted"


DOCTYPES = (
    '<!DOCTYPE x [<!ENTITY a "ha">]>',
    '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">',
    "<!-- comment --><!DOCTYPE x>",
)


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/core.xml", "_rels/.rels"],
)
def test_a_document_type_anywhere(tmp_path: Path, part: str, doctype: str) -> None:
    path = alter(tmp_path / "case.xlsx", {part: lambda xml: xml.replace(b"?>", b"?>" + doctype.encode(), 1)})
    found = _refusal(path)
    assert found.code == "reading.doctype"
    assert part.rpartition("/")[2] in found.message


def test_a_document_type_in_another_encoding(tmp_path: Path) -> None:
    def recoded(xml: bytes) -> bytes:
        body = (
            xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').replace("?>", "?><!DOCTYPE x>", 1)
        )
        return body.encode("utf-16")

    assert _refusal(alter(tmp_path / "case.xlsx", {SHEET: recoded})).code == "reading.doctype"


def test_a_document_type_behind_a_long_comment(tmp_path: Path) -> None:
    padding = b"<!--" + b"x" * 100_000 + b"--><!DOCTYPE x>"
    path = alter(
        tmp_path / "case.xlsx", {"xl/sharedStrings.xml": lambda xml: xml.replace(b"?>", b"?>" + padding, 1)}
    )
    assert _refusal(path).code == "reading.doctype"


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_part_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2**20)
    path = alter(tmp_path / "case.xlsx", {part: lambda xml: xml + b" " * 2**21})
    assert path.stat().st_size < 100_000
    assert _refusal(path).code == "reading.unpacks_too_large"


def test_a_part_that_hides_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unpacked is counted, not what the zip's directory claims."""
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2**20)
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    with_understated_size(path, SHEET, parts_of(path)[SHEET] + b" " * (3 * 2**20 + 17), 1000)
    assert _refusal(path).code == "reading.unpacks_too_large"


def test_parts_that_are_not_read_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2**20)
    sheets = minimal_case()
    sheets["My data"] = [["x" * 100, n] for n in range(50)]
    path = write_workbook(tmp_path / "case.xlsx", sheets)
    parts = parts_of(path)
    parts["xl/worksheets/sheet6.xml"] += b" " * 2**22
    parts["xl/media/image1.png"] = bytes(2**22)
    assert read_case(write_parts(path, parts)).findings == ()


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_FILE", 1000)
    assert _refusal(write_workbook(tmp_path / "case.xlsx", minimal_case())).code == "reading.file_too_large"


def test_a_value_in_the_last_cell_of_a_sheet(tmp_path: Path) -> None:
    """It aborts the whole process in the library that reads the values; here it is refused by name."""
    path = alter(
        tmp_path / "case.xlsx",
        {
            SHEET: replacing(
                "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            )
        },
    )
    found = _refusal(path)
    assert (found.code, found.sheet, found.cell) == ("reading.sheet_too_large", "Pools", "XFD1048576")


def test_formats_far_away_do_no_harm(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    path = alter(tmp_path / "case.xlsx", {SHEET: replacing("</sheetData>", far)})
    assert read_case(path).findings == ()


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MAX_FILLED", 5)
    found = _refusal(write_workbook(tmp_path / "case.xlsx", minimal_case()))
    assert (found.code, found.sheet, found.cell) == ("reading.sheet_too_large", "Settings", "B3")


DAMAGES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "sheet cut off": (SHEET, lambda xml: xml[: len(xml) // 2]),
    "sheet of another kind": (SHEET, lambda _: b"\x00\x01"),
    "address that is none": (SHEET, replacing('r="A1"', 'r="11A"')),
    "row that is none": (SHEET, replacing('<row r="1"', '<row r="one"')),
    "shared string that is none": ("xl/worksheets/sheet1.xml", replacing('t="s"><v>0<', 't="s"><v>99999<')),
    "workbook cut off": ("xl/workbook.xml", lambda xml: xml[: len(xml) // 2]),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_parts(tmp_path: Path, name: str) -> None:
    part, damage = DAMAGES[name]
    assert _refusal(alter(tmp_path / "case.xlsx", {part: damage})).code == "reading.damaged"


def test_a_missing_part(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    parts = parts_of(path)
    del parts[SHEET]
    assert _refusal(write_parts(path, parts)).code == "reading.damaged"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    found = _refusal(path)
    assert found.code == "reading.unreadable"
    assert "Permission denied" in found.message


@pytest.mark.parametrize("suffix", [".xlsm", ".xltx", ".XLSX", ".zip"])
def test_the_name_of_the_file_does_not_matter(tmp_path: Path, suffix: str) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    assert read_case(Path(shutil.copy(path, tmp_path / f"other{suffix}"))).findings == ()


def test_macros_and_templates_are_workbooks(tmp_path: Path) -> None:
    path = alter(
        tmp_path / "case.xlsm",
        {
            "[Content_Types].xml": replacing(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
        },
    )
    assert read_case(path).findings == ()


def test_the_file_is_not_kept_open_nor_changed(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    before = path.read_bytes()
    read_case(path)
    assert path.read_bytes() == before
    path.unlink()
