"""The package as bytes: what goes in comes out, and what is no workbook is refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from planner.findings import BadInput
from planner.spreadsheet import archive, changed_parts, graft, open_package, package_bytes
from planner.spreadsheet.comments import add_notes
from tests.spreadsheet.samples import (
    PREFIXED,
    parts,
    results,
    rich_workbook,
    with_unknown_parts,
    zipped,
)


def test_an_untouched_package_has_the_same_parts_in_the_same_order() -> None:
    data = with_unknown_parts(rich_workbook())
    again = package_bytes(open_package(data))
    assert list(parts(again).items()) == list(parts(data).items())
    assert package_bytes(open_package(again)) == again


def test_entries_keep_their_time_and_compression() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in PREFIXED.items():
            info = zipfile.ZipInfo(name, (2011, 11, 30, 12, 0, 2))
            info.compress_type = zipfile.ZIP_STORED if name.endswith("rels") else zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    package = open_package(buffer.getvalue()).with_parts({"new.bin": b"1"})
    with zipfile.ZipFile(io.BytesIO(package_bytes(package))) as file:
        infos = {info.filename: info for info in file.infolist()}
    assert infos["a/book.xml"].date_time == (2011, 11, 30, 12, 0, 2)
    assert infos["_rels/.rels"].compress_type == zipfile.ZIP_STORED
    assert infos["a/book.xml"].compress_type == zipfile.ZIP_DEFLATED
    assert infos["new.bin"].date_time == (1980, 1, 1, 0, 0, 0)


def test_part_names_do_not_tell_cases_apart() -> None:
    package = open_package(zipped(PREFIXED))
    assert package.data("A/BOOK.xml") == PREFIXED["a/book.xml"].encode()
    changed = package.with_parts({"A/Book.XML": b"<x/>"})
    assert changed.data("a/book.xml") == b"<x/>"
    assert changed_parts(package, changed) == {"a/book.xml": "changed"}
    assert changed_parts(package, package.without(["A/BOOK.XML"])) == {"a/book.xml": "removed"}


def test_names_with_backslashes_are_understood_and_kept() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in PREFIXED.items():
            file.writestr(name.replace("/", "\\"), data)
    package = open_package(buffer.getvalue())
    assert "a/book.xml" in package.parts
    assert "a\\book.xml" in parts(package_bytes(package))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (rich_workbook()[:2000], "damaged"),
        (zipped({"mimetype": "text/plain"}), "no Excel workbook"),
        (zipped(PREFIXED | {"a/book.xml": "<workbook/>"}), "no Excel workbook"),
        (zipped(PREFIXED | {"a/book.xml": "<workbook>"}), "damaged"),
        (zipped(PREFIXED | {"a/book.xml": "<!DOCTYPE w><workbook/>"}), "damaged"),
        (zipped({k: v for k, v in PREFIXED.items() if k != "[Content_Types].xml"}), "no Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        open_package(data)


def test_a_part_named_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in PREFIXED.items():
            file.writestr(name, data)
        file.writestr("A/book.xml", "<x/>")
    with pytest.raises(BadInput, match=r"A/book\.xml"):
        open_package(buffer.getvalue())


def test_a_corrupt_part_is_refused() -> None:
    data = bytearray(zipped(PREFIXED))
    middle = data.index(b"a/book.xml") + 60
    data[middle] ^= 0xFF
    with pytest.raises(BadInput, match="damaged"):
        open_package(bytes(data))


def test_inflation_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(PREFIXED | {"big.xml": "0" * 100_000})
    monkeypatch.setattr(archive, "MAX_INFLATED", 50_000)
    with pytest.raises(BadInput, match="larger"):
        open_package(data)
    with pytest.raises(BadInput, match="plus gros"):
        open_package(data, "fr")


def test_a_lie_about_the_size_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(PREFIXED | {"big.xml": "0" * 100_000})
    honest, lie = (100_000).to_bytes(4, "little"), (1).to_bytes(4, "little")
    monkeypatch.setattr(archive, "MAX_INFLATED", 50_000)
    with pytest.raises(BadInput):
        open_package(data.replace(honest, lie))


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped(PREFIXED))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(BadInput, match="password"):
        open_package(bytes(data))


def test_a_malformed_part_is_named_when_it_is_needed() -> None:
    package = open_package(zipped(PREFIXED | {"a/sheet.xml": "<worksheet>"}))
    with pytest.raises(BadInput, match=r"a/sheet\.xml"):
        package.document("a/sheet.xml")


@pytest.mark.parametrize(
    "name", ["xl/styles.xml", "xl/tables/table1.xml", "xl/comments1.xml", "docProps/app.xml"]
)
def test_damage_inside_is_told_and_nothing_is_written(name: str) -> None:
    content = parts(rich_workbook())
    package = open_package(zipped(content | {name: content[name][:-9]}))
    with pytest.raises(BadInput, match=name):
        add_notes(graft(package, results()), "Inputs", {"A1": "note"}, "Planner")
