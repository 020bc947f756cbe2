"""The package as bytes: what goes in comes out, and what is no workbook is refused in words."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from planner.spreadsheet import archive
from planner.spreadsheet.comments import add_notes
from planner.spreadsheet.graft import graft
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts, package_bytes
from planner.spreadsheet.refusal import Refusal
from tests.spreadsheet.samples import (
    PREFIXED,
    parts,
    results,
    rich_workbook,
    with_unknown_parts,
    zip_parts,
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
    package = open_package(zip_parts(PREFIXED))
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
    ("data", "code"),
    [
        (b"", "csv"),
        (b"PK\x03\x04 and nothing more", "truncated"),
        (rich_workbook()[:2000], "truncated"),
        (zip_parts({"mimetype": "text/plain"}), "not_a_workbook"),
        (zip_parts(PREFIXED | {"a/book.xml": "<workbook/>"}), "not_a_workbook"),
        (zip_parts(PREFIXED | {"a/book.xml": "<workbook>"}), "damaged"),
        (zip_parts(PREFIXED | {"a/book.xml": "<!DOCTYPE w><workbook/>"}), "doctype"),
        (zip_parts({k: v for k, v in PREFIXED.items() if k != "[Content_Types].xml"}), "damaged"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == f"reading.{code}"


def refusal(data: bytes) -> Refusal:
    """Why the file is refused."""
    with pytest.raises(Refusal) as refused:
        open_package(data)
    return refused.value


def test_a_part_named_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in PREFIXED.items():
            file.writestr(name, data)
        file.writestr("A/book.xml", "<x/>")
    assert refusal(buffer.getvalue()).places["detail"] == "A/book.xml"


def test_a_corrupt_part_is_refused_where_it_is_needed() -> None:
    data = bytearray(zip_parts(PREFIXED))
    middle = data.index(b"a/book.xml") + 60
    data[middle] ^= 0xFF
    assert refusal(bytes(data)).code == "reading.damaged"


def test_a_corrupt_part_that_nobody_needs_is_copied_as_it_is() -> None:
    """A bad check sum in a picture is no reason to refuse a plan: programs show the rest."""
    picture = random.Random(1).randbytes(5000)
    data = bytearray(zip_parts(PREFIXED | {"media/image.png": picture}))
    data[data.index(b"media/image.png") + 2000] ^= 0xFF
    package = open_package(bytes(data))
    written = package_bytes(package.with_parts({"new.bin": b"1"}))
    with zipfile.ZipFile(io.BytesIO(written)) as file, pytest.raises(zipfile.BadZipFile, match="CRC"):
        file.read("media/image.png")
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        assert file.read("a/book.xml") == PREFIXED["a/book.xml"].encode()
        assert file.read("new.bin") == b"1"


def test_inflation_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_parts(PREFIXED | {"big.xml": "0" * 100_000})
    monkeypatch.setattr(archive, "MAX_UNPACKED", 50_000)
    with pytest.raises(Refusal, match=r"reading\.unpacks_too_large"):
        open_package(data).data("big.xml")


def test_a_lie_about_the_size_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_parts(PREFIXED | {"big.xml": "0" * 100_000})
    honest, lie = (100_000).to_bytes(4, "little"), (1).to_bytes(4, "little")
    monkeypatch.setattr(archive, "MAX_UNPACKED", 50_000)
    with pytest.raises(Refusal, match=r"reading\.unpacks_too_large"):
        open_package(data.replace(honest, lie)).data("big.xml")


def test_entries_that_share_their_bytes_are_refused() -> None:
    """Copied as they lie, they would make a file of any size from a small one."""
    data = zip_parts(PREFIXED | {"a.bin": random.Random(1).randbytes(5000)})
    sizes = [info.compress_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist()]
    for size in sizes:
        lie = data.replace(size.to_bytes(4, "little"), (len(data) + size).to_bytes(4, "little"))
        assert refusal(lie).code in ("reading.truncated", "reading.damaged")


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zip_parts(PREFIXED))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert refusal(bytes(data)).code == "reading.encrypted"


def test_a_malformed_part_is_named_when_it_is_needed() -> None:
    package = open_package(zip_parts(PREFIXED | {"a/sheet.xml": "<worksheet>"}))
    with pytest.raises(Refusal) as refused:
        package.document("a/sheet.xml")
    assert "a/sheet.xml" in refused.value.places["detail"]


@pytest.mark.parametrize("name", ["xl/styles.xml", "xl/comments1.xml"])
def test_damage_inside_is_told(name: str) -> None:
    content = parts(rich_workbook())
    package = open_package(zip_parts(content | {name: content[name][:-9]}))
    with pytest.raises(Refusal) as refused:
        add_notes(graft(package, results()), "Inputs", {"A1": "note"}, "Planner")
    assert name in refused.value.places["detail"]


@pytest.mark.parametrize("data", [b"", b"<Properties>"])
@pytest.mark.parametrize(
    "name", ["docProps/app.xml", "docProps/custom.xml", "xl/worksheets/_rels/sheet1.xml.rels"]
)
def test_what_a_workbook_can_do_without_stays_as_it_is(name: str, data: bytes) -> None:
    content = parts(rich_workbook())
    package = open_package(zip_parts(content | {name: data}))
    assert graft(package, results()).data(name) == data
