"""The parts of a workbook file, unpacked within bounds and parsed without any DOCTYPE.

An .xlsx file is a zip of XML parts. Nothing is trusted: sizes are counted while inflating, and the values
are read from a package that is rebuilt from the parts that were looked at (see ``values``).
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from planner.spreadsheet.refusal import Refusal

MAX_UNPACKED = 300 * 2**20
"""Bytes that the parts of a workbook which are read may take together."""

_PROLOGUE = 64 * 2**10
_LOCAL_HEADER = 30
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Attributes = Mapping[str, str]
StartHandler = Callable[[str, Attributes], None]


@dataclass(slots=True)
class Package:
    """A workbook's zip file in memory; ``entries`` by lower-case name, for names differ in case in the wild."""

    data: bytes
    entries: Mapping[str, zipfile.ZipInfo]
    unpacked: int = 0
    _parts: dict[str, bytes] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name.lower() in self.entries

    def part(self, name: str) -> bytes:
        """The content of a part, as UTF-8 where it is XML.

        Raises:
            Refusal: the part is missing or damaged, or the file unpacks to too much.
        """
        key = name.lower()
        if key not in self._parts:
            if key not in self.entries:
                raise Refusal("reading.damaged", detail=name)
            content = self._inflate(self.entries[key], MAX_UNPACKED - self.unpacked)
            self.unpacked += len(content)
            self._parts[key] = _as_utf8(content)
        return self._parts[key]

    def _inflate(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """The content of an entry; counts what comes out, whatever the zip's directory claims."""
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            content, complete = packed[: limit + 1], True
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                content = inflater.decompress(packed, limit + 1)
            except zlib.error as fault:
                raise Refusal("reading.damaged", detail=info.filename) from fault
            complete = inflater.eof
        else:
            raise Refusal("reading.damaged", detail=info.filename)
        if len(content) > limit:
            raise Refusal("reading.unpacks_too_large", limit=MAX_UNPACKED // 2**20)
        if not complete or len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise Refusal("reading.damaged", detail=info.filename)
        return content

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        header = self.data[info.header_offset : info.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise Refusal("reading.damaged", detail=info.filename)
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = info.header_offset + _LOCAL_HEADER + names
        return self.data[start : start + info.compress_size]

    def refuse_doctypes(self) -> None:
        """Refuses any DOCTYPE at the head of any XML part, also of those that are never read."""
        for key, info in self.entries.items():
            if key.endswith((".xml", ".rels", ".vml")):
                self._refuse_doctype(info)

    def _refuse_doctype(self, info: zipfile.ZipInfo) -> None:
        """The document type, if any, stands before the first element, so the head of the part is enough."""
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_DEFLATED:
            try:
                head = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _PROLOGUE)
            except zlib.error as fault:
                raise Refusal("reading.damaged", detail=info.filename) from fault
        else:
            head = packed[:_PROLOGUE]
        if b"<!doctype" in _as_utf8(head).lower():
            raise Refusal("reading.doctype", detail=info.filename)


def _as_utf8(content: bytes) -> bytes:
    """XML in UTF-16 as UTF-8, which is all that the reader of values knows; anything else unchanged."""
    if content[:2] not in _UTF16:
        return content
    text = content.decode("utf-16", errors="replace")
    if text.startswith("<?xml"):
        text = text[text.find("?>") + 2 :]
    return text.encode("utf-8")


def parse(
    content: bytes,
    name: str,
    start: StartHandler,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Runs the handlers over the XML of a part; names come as written, prefix included.

    Raises:
        Refusal: a DOCTYPE, or XML that is not well formed.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def doctype(*_: object) -> None:
        raise Refusal("reading.doctype", detail=name)

    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise Refusal("reading.damaged", detail=name) from fault


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the type, target part) of the relationships of ``part`` ("" for the package)."""
    folder, _, file = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Attributes) -> None:
        if local(element) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(place))

    if package.has(name):
        parse(package.part(name), name, start)
    return found


def rebuilt(parts: Mapping[str, bytes]) -> BytesIO:
    """A new zip of these parts, stored: the only bytes that the reader of values ever sees."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    target.seek(0)
    return target
