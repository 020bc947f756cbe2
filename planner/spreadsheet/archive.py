"""The workbook as a zip package: its parts as bytes, in their order, never re-serialised."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import NoReturn
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from planner.findings import BadInput, Level
from planner.schema.types import Language
from planner.spreadsheet.markup import Document, MarkupError, parse

MAX_INFLATED = 512 * 1024 * 1024
"""Bytes that all parts together may inflate to; a file of 1.5 MB can be made to hold gigabytes."""

MAX_PARTS = 20_000
"""Parts of one package; a workbook that people use has tens, rarely hundreds."""

NEW_PART_TIME = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every part that we add, so that equal input gives an equal file."""

SMALL = 50_000
"""Bytes up to which a part stays parsed."""

_ENCRYPTED = 0x1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the archive: its bytes and how the archive held it."""

    data: bytes
    entry: str  # the name in the archive, which odd writers give a leading slash or backslashes
    compression: int = ZIP_DEFLATED
    modified: tuple[int, int, int, int, int, int] = NEW_PART_TIME
    attributes: int = 0
    parsed: dict[frozenset[str], Document] = field(default_factory=dict, repr=False, compare=False)
    """What was parsed of a small part already, by what was left out: lists of links are asked for all the time."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a workbook by name (``xl/workbook.xml``), in the order of the archive. Never changed in place.

    ``language`` is that of the messages about this file.
    """

    parts: Mapping[str, Part]
    language: Language = "en"
    _folded: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folded", {name.casefold(): name for name in self.parts})

    def actual(self, name: str) -> str | None:
        """The part called ``name`` in any case (part names do not tell cases apart), None where there is none."""
        return name if name in self.parts else self._folded.get(name.casefold())

    def data(self, name: str) -> bytes:
        """The bytes of a part; KeyError where the package has none."""
        actual = self.actual(name)
        if actual is None:
            raise KeyError(name)
        return self.parts[actual].data

    def document(self, name: str, shallow: Collection[str] = ()) -> Document:
        """The elements of an XML part; see ``markup.parse``.

        Raises:
            KeyError: the package has no such part.
            BadInput: the part is not well-formed.
        """
        data = self.data(name)
        known = self.parts[self.actual(name) or name].parsed
        left_out = frozenset(shallow)
        if left_out in known:
            return known[left_out]
        try:
            document = parse(data, shallow)
        except MarkupError as error:
            refuse("package_damaged", self.language, detail=f"{name}: {error}")
        if len(data) <= SMALL:
            known[left_out] = document
        return document

    def with_parts(self, changes: Mapping[str, bytes]) -> Package:
        """The package with the given parts replaced in their place, or added at the end."""
        parts = dict(self.parts)
        for name, data in changes.items():
            actual = self.actual(name) or name
            old = parts.get(actual)
            parts[actual] = replace(old, data=data, parsed={}) if old else Part(data, actual)
        return Package(parts, self.language)

    def without(self, names: Iterable[str]) -> Package:
        """The package without the given parts."""
        dropped = {name.casefold() for name in names}
        kept = {name: part for name, part in self.parts.items() if name.casefold() not in dropped}
        return Package(kept, self.language)


def refuse(code: str, language: Language, **places: str) -> NoReturn:
    """Raise BadInput with one message of the catalogue."""
    from planner.messages import finding

    raise BadInput([finding(Level.ERROR, code, language, **places)])


def read_archive(data: bytes, language: Language = "en") -> Package:
    """The package held by the bytes of a zip archive.

    Raises:
        BadInput: it is no zip archive, is damaged or encrypted, names a part twice, or inflates beyond bounds.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return Package(_read_parts(archive, language), language)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        refuse("package_damaged", language, detail=str(error) or type(error).__name__)


def _read_parts(archive: ZipFile, language: Language) -> dict[str, Part]:
    infos = archive.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_INFLATED:
        refuse("package_too_large", language)
    parts: dict[str, Part] = {}
    seen: set[str] = set()
    room = MAX_INFLATED
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/")
        if name.casefold() in seen:
            refuse("package_duplicate", language, part=name)
        seen.add(name.casefold())
        if info.flag_bits & _ENCRYPTED:
            refuse("package_encrypted", language)
        inflated = _inflate(archive, info, room, language)
        room -= len(inflated)
        parts[name] = Part(inflated, info.filename, info.compress_type, info.date_time, info.external_attr)
    return parts


def _inflate(archive: ZipFile, info: ZipInfo, room: int, language: Language) -> bytes:
    """The bytes of an entry, read in chunks: the size that the archive declares may be a lie."""
    chunks: list[bytes] = []
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            room -= len(chunk)
            if room < 0:
                refuse("package_too_large", language)
            chunks.append(chunk)
    return b"".join(chunks)


def package_bytes(package: Package) -> bytes:
    """The package as a file. Equal packages give equal bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for part in package.parts.values():
            info = ZipInfo(part.entry, part.modified)
            info.compress_type = part.compression
            info.external_attr = part.attributes
            info.create_system = 0  # the same on every platform
            archive.writestr(info, part.data)
    return buffer.getvalue()


def changed_parts(before: Package, after: Package) -> dict[str, str]:
    """Part name → ``added``, ``removed`` or ``changed``, for every part that is not the same byte for byte."""
    differences = {name: "removed" for name in before.parts if name not in after.parts}
    for name, part in after.parts.items():
        if name not in before.parts:
            differences[name] = "added"
        elif part.data != before.parts[name].data:
            differences[name] = "changed"
    return differences
