"""A workbook as a zip package: its parts by name, in their order, unpacked only where they are read.

Nothing in the file is trusted: what comes out of the zip is counted and checked, whatever its directory claims. A part
that nobody reads or changes is copied as it lies packed in the archive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from zipfile import ZIP_DEFLATED, ZipInfo

from planner.schema.types import Language
from planner.spreadsheet import archive
from planner.spreadsheet.archive import NEW_PART_TIME, Packed, unpack, zip_bytes
from planner.spreadsheet.drafts import OPEN, finish
from planner.spreadsheet.markup import DoctypeError, Document, MarkupError, as_utf8, parse
from planner.spreadsheet.refusal import Refusal

SMALL = 50_000
"""Bytes up to which a part stays parsed."""


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked; shared by all packages made from one file."""

    left: int = field(default_factory=lambda: archive.MAX_UNPACKED)


@dataclass(slots=True, eq=False)
class Part:
    """One entry of the archive: how it lies there, or its new bytes, or both once it was unpacked.

    ``draft`` is the content of a sheet of ours that is still open (see ``drafts``), "" of every other part.
    """

    entry: str  # the name in the archive, which odd writers give a leading slash or backslashes
    packed: Packed | None = None
    content: bytes | None = None
    draft: str = field(default="", repr=False)
    compression: int = ZIP_DEFLATED
    modified: tuple[int, int, int, int, int, int] = NEW_PART_TIME
    attributes: int = 0
    parsed: dict[frozenset[str], Document] = field(default_factory=dict, repr=False)
    """What was parsed of a small part already, by what was left out: lists of links are asked for all the time."""


def part_of(packed: Packed) -> Part:
    """The part that lies packed in an archive."""
    info = packed.info
    return Part(
        info.filename,
        packed,
        compression=info.compress_type,
        modified=info.date_time,
        attributes=info.external_attr,
    )


def written_part(name: str, content: bytes | str) -> Part:
    """A part that we wrote; a text with something open in it is a draft."""
    if isinstance(content, bytes):
        return Part(name, content=content)
    return Part(name, draft=content) if OPEN in content else Part(name, content=content.encode())


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """The parts of a workbook by name (``xl/workbook.xml``), in the order of the archive. Never changed in place.

    ``language`` is that of the messages about this file. ``strict`` says that the file is Strict Open XML, whose
    parts are held here as those of an ordinary workbook.
    """

    parts: Mapping[str, Part]
    language: Language = "en"
    strict: bool = False
    budget: Budget = field(default_factory=Budget, repr=False)
    _folded: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folded", {name.casefold(): name for name in self.parts})

    def actual(self, name: str) -> str | None:
        """The part called ``name`` in any case (part names do not tell cases apart), None where there is none."""
        return name if name in self.parts else self._folded.get(name.casefold())

    def data(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Refusal: the package has no such part, it is damaged, or the file unpacks to too much.
        """
        actual = self.actual(name)
        if actual is None:
            raise Refusal("reading.damaged", detail=name)
        part = self.parts[actual]
        if part.content is None and part.packed is not None:
            part.content = unpack(part.packed, self.budget.left)
            self.budget.left -= len(part.content)
        return _content(part)

    def xml(self, name: str) -> bytes:
        """The bytes of an XML part in UTF-8; raises as ``data`` does."""
        try:
            return as_utf8(self.data(name))
        except MarkupError as error:
            raise Refusal("reading.damaged", detail=name) from error

    def document(self, name: str, shallow: Collection[str] = ()) -> Document:
        """The elements of an XML part; see ``markup.parse``.

        Raises:
            Refusal: the package has no such part, or it is damaged.
        """
        data = self.data(name)
        known = self.parts[self.actual(name) or name].parsed
        left_out = frozenset(shallow)
        if left_out in known:
            return known[left_out]
        try:
            document = parse(data, shallow)
        except MarkupError as error:
            code = "reading.doctype" if isinstance(error, DoctypeError) else "reading.damaged"
            raise Refusal(code, detail=f"{name}: {error}") from error
        if len(data) <= SMALL:
            known[left_out] = document
        return document

    def sound_document(self, name: str, shallow: Collection[str] = ()) -> Document | None:
        """The elements of a part that the workbook can do without; None where it lacks or is damaged."""
        try:
            return self.document(name, shallow)
        except Refusal:
            return None

    def sound_data(self, name: str) -> bytes:
        """The bytes of a part that the workbook can do without; b"" where it lacks or is damaged."""
        try:
            return self.data(name)
        except Refusal:
            return b""

    def with_parts(self, changes: Mapping[str, bytes]) -> Package:
        """The package with the given parts replaced in their place, or added at the end."""
        parts = dict(self.parts)
        for name, data in changes.items():
            actual = self.actual(name) or name
            old = parts.get(actual)
            if old is None:
                parts[actual] = Part(actual, content=data)
            else:
                parts[actual] = replace(old, packed=None, content=data, draft="", parsed={})
        return replace(self, parts=parts)

    def without(self, names: Iterable[str]) -> Package:
        """The package without the given parts."""
        dropped = {name.casefold() for name in names}
        kept = {name: part for name, part in self.parts.items() if name.casefold() not in dropped}
        return replace(self, parts=kept)


def package_bytes(package: Package) -> bytes:
    """The package as a file. Equal packages give equal bytes."""
    return zip_bytes(_entry(part) for part in package.parts.values())


def _entry(part: Part) -> tuple[ZipInfo, bytes | Packed]:
    info = ZipInfo(part.entry, part.modified)
    info.compress_type = part.compression
    info.external_attr = part.attributes
    return info, part.packed or _content(part)


def _content(part: Part) -> bytes:
    """The bytes of a part that does not lie packed."""
    if part.content is None:
        part.content = finish(part.draft)
    return part.content


def changed_parts(before: Package, after: Package) -> dict[str, str]:
    """Part name → ``added``, ``removed`` or ``changed``, for every part that is not the same byte for byte."""
    differences = {name: "removed" for name in before.parts if name not in after.parts}
    for name, part in after.parts.items():
        if name not in before.parts:
            differences[name] = "added"
        elif part is not before.parts[name] and after.data(name) != before.data(name):
            differences[name] = "changed"
    return differences
