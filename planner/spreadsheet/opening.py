"""Opens a file as a workbook's package, or says why it is none: each kind of wrong file has its own message."""

from __future__ import annotations

import stat
from pathlib import Path

from planner.schema.names import nearest
from planner.schema.types import Language
from planner.spreadsheet.archive import Packed, head_of, part_name, read_entries
from planner.spreadsheet.markup import UTF16
from planner.spreadsheet.package import Package, part_of
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import CONTENT_TYPES, relations_part
from planner.spreadsheet.strict import ordinary
from planner.spreadsheet.workbook import sheets, workbook_document

MAX_FILE = 200 * 2**20
"""Bytes a workbook's file may have."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROLOGUE = 64 * 2**10
_TEXT_SAMPLE = 4096
_OFFICE_LOCK = "~$"
_LIBRE_LOCK = ".~lock."


def read_file(path: Path) -> bytes:
    """The bytes of the file ``path``, which may hold a workbook.

    Raises:
        Refusal: the file is missing, too large, a lock file or unreadable.
    """
    _refuse_lock(path)
    return _bytes(path)


def open_package(data: bytes, language: Language = "en") -> Package:
    """The package that the bytes of an .xlsx, .xlsm, .xltx or .xltm file hold; Strict Open XML as an ordinary workbook.

    What is opened here can be changed too: the parts that a workbook cannot do without are whole.

    Raises:
        Refusal: they are no workbook, damaged, encrypted or hostile.
    """
    if not data.startswith(b"PK"):
        raise Refusal(_not_zip(data))
    entries = read_entries(data)
    for entry in entries:
        _refuse_doctype(entry)
    package = Package({part_name(entry.info): part_of(entry) for entry in entries}, language)
    _refuse_other_zips(package)
    package = ordinary(package)
    _refuse_without_sheets(package)
    return package


def _refuse_doctype(entry: Packed) -> None:
    """The document type, if any, stands before the first element, so the head of an XML part is enough."""
    name = part_name(entry.info).lower()
    if name.endswith((".xml", ".rels", ".vml")):
        head = head_of(entry, _PROLOGUE)
        if b"<!doctype" in (head.decode("utf-16", "replace").encode() if head[:2] in UTF16 else head).lower():
            raise Refusal("reading.doctype", detail=entry.info.filename)


def _refuse_without_sheets(package: Package) -> None:
    """Every part that lists others must be whole, and the workbook must list sheets."""
    package.document(relations_part(""))
    main, document = workbook_document(package)
    if document.root.local != "workbook":
        raise Refusal("reading.not_a_workbook")
    package.document(CONTENT_TYPES)
    package.document(relations_part(main))
    if not sheets(package):
        raise Refusal("reading.not_a_workbook")


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
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device may have no end
            raise Refusal("reading.special_file")
        size = about.st_size
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


def _refuse_other_zips(package: Package) -> None:
    """Other formats are zips too: OpenDocument, the binary workbook, documents and slides."""
    names = {name.casefold() for name in package.parts}
    if {"mimetype", "content.xml"} <= names:
        is_sheet = b"opendocument.spreadsheet" in package.data("mimetype")
        raise Refusal("reading.ods" if is_sheet else "reading.not_a_workbook")
    if any(name.endswith("/workbook.bin") for name in names):
        raise Refusal("reading.xlsb")
    if "_rels/.rels" not in names:
        raise Refusal("reading.not_a_workbook")
