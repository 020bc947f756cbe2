"""Opens a file as a workbook's package, or says why it is none: each kind of wrong file has its own message."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from planner.schema.names import nearest
from planner.spreadsheet.parts import Package
from planner.spreadsheet.refusal import Refusal

MAX_FILE = 200 * 2**20
"""Bytes a workbook's file may have."""

MAX_ENTRIES = 10_000
"""Parts a workbook's file may have."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_TEXT_SAMPLE = 4096
_OFFICE_LOCK = "~$"
_LIBRE_LOCK = ".~lock."


def open_package(path: Path) -> Package:
    """The package in the file ``path``.

    Raises:
        Refusal: the file is missing, no workbook, damaged, encrypted or hostile.
    """
    _refuse_lock(path)
    return package_of(_bytes(path))


def package_of(data: bytes) -> Package:
    """The package that the bytes of a file hold.

    Raises:
        Refusal: they are no workbook, damaged, encrypted or hostile.
    """
    if not data.startswith(b"PK"):
        raise Refusal(_not_zip(data))
    entries = _entries(data)
    package = Package(data, entries)
    _refuse_other_zips(package)
    package.refuse_doctypes()
    return package


def _refuse_lock(path: Path) -> None:
    """A lock file lies beside a workbook that is open in a spreadsheet program."""
    if path.name.startswith(_OFFICE_LOCK):
        real = path.name.removeprefix(_OFFICE_LOCK)
    elif path.name.startswith(_LIBRE_LOCK) and path.name.endswith("#"):
        real = path.name.removeprefix(_LIBRE_LOCK).removesuffix("#")
    else:
        return
    raise Refusal("reading.lock_file", nearest=str(path.with_name(real)))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal("reading.directory")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise Refusal("reading.file_too_large", limit=MAX_FILE // 2**20)
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise Refusal("reading.no_file", nearest=_similar_file(path)) from fault
    except OSError as fault:
        raise Refusal("reading.unreadable", detail=fault.strerror or str(fault)) from fault
    if not data:
        raise Refusal("reading.empty_file")
    return data


def _similar_file(path: Path) -> str:
    try:
        workbooks = [file.name for file in path.parent.iterdir() if file.suffix.lower() in {".xlsx", ".xlsm"}]
    except OSError:
        return ""
    near = nearest(path.name, [name for name in workbooks if not name.startswith(_OFFICE_LOCK)])
    return str(path.with_name(near)) if near else ""


def _not_zip(data: bytes) -> str:
    """The message for content that is no zip at all, by what it looks like."""
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return "reading.encrypted" if encrypted else "reading.xls"
    head = data[:_TEXT_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "reading.html"
    if head.startswith(b"<?xml"):
        return "reading.html" if b"<html" in head else "reading.xml"
    if head.startswith(b"%pdf"):
        return "reading.pdf"
    binary = any(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return "reading.not_a_workbook" if binary else "reading.csv"


def _entries(data: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise Refusal("reading.truncated") from fault
    if len(listed) > MAX_ENTRIES:
        raise Refusal("reading.too_many_parts", limit=MAX_ENTRIES)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in listed:
        name = info.filename.replace("\\", "/").lower()
        if name in entries:
            raise Refusal("reading.duplicate_part", detail=info.filename)
        if info.flag_bits & _ENCRYPTED:
            raise Refusal("reading.encrypted")
        entries[name] = info
    return entries


def _refuse_other_zips(package: Package) -> None:
    """Other formats are zips too: OpenDocument, the binary workbook, documents and slides."""
    if package.has("mimetype") and package.has("content.xml"):
        is_sheet = b"opendocument.spreadsheet" in package.part("mimetype")
        raise Refusal("reading.ods" if is_sheet else "reading.not_a_workbook")
    if any(name.endswith("/workbook.bin") for name in package.entries):
        raise Refusal("reading.xlsb")
    if not package.has("_rels/.rels"):
        raise Refusal("reading.not_a_workbook")
