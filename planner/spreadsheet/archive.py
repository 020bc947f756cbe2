"""The zip archive below a package: entries found, unpacked within bounds, and put together again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planner.spreadsheet.refusal import Refusal

MAX_UNPACKED = 300 * 2**20
"""Bytes that the parts of a workbook which are read may take together; 1.5 MB can be made to hold gigabytes."""

MAX_ENTRIES = 10_000
"""Entries of one archive; a workbook that people use has tens, rarely hundreds."""

NEW_PART_TIME = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every part that we add, so that equal input gives an equal file."""

_ENCRYPTED = 0x1
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """An entry as it lies in the archive."""

    info: ZipInfo
    content: bytes


def read_entries(data: bytes) -> list[Packed]:
    """The entries of a zip archive, in its order.

    Raises:
        Refusal: it is no whole zip archive, is encrypted, or names a part twice.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    # NotImplementedError is what zipfile raises of an archive that asks for a newer version of zip.
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as fault:
        raise Refusal("reading.truncated") from fault
    if len(listed) > MAX_ENTRIES:
        raise Refusal("reading.too_many_parts", limit=MAX_ENTRIES)
    if sum(info.compress_size for info in listed) > len(data):
        raise Refusal("reading.truncated")
    seen: set[str] = set()
    for info in listed:
        name = part_name(info).casefold()
        if name in seen:
            raise Refusal("reading.duplicate_part", detail=info.filename)
        if info.flag_bits & _ENCRYPTED:
            raise Refusal("reading.encrypted")
        seen.add(name)
    return [_read_packed(data, info) for info in listed]


def part_name(info: ZipInfo) -> str:
    """The name of the part that an entry holds: with slashes, and none in front."""
    return info.filename.replace("\\", "/").lstrip("/")


def _read_packed(data: bytes, info: ZipInfo) -> Packed:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise Refusal("reading.damaged", detail=info.filename)
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = info.header_offset + _LOCAL_HEADER + names
    content = data[start : start + info.compress_size]
    if len(content) != info.compress_size:
        raise Refusal("reading.damaged", detail=info.filename)
    return Packed(info, content)


def unpack(packed: Packed, limit: int) -> bytes:
    """The content of an entry; counts what comes out, whatever the zip's directory claims.

    Raises:
        Refusal: it is damaged, packed in a way that workbooks do not use, or larger than ``limit`` bytes.
    """
    info = packed.info
    content, complete = packed.content[: limit + 1], True
    if info.compress_type == ZIP_DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflater.decompress(packed.content, limit + 1)
        except zlib.error as fault:
            raise Refusal("reading.damaged", detail=info.filename) from fault
        complete = inflater.eof
    elif info.compress_type != ZIP_STORED:
        raise Refusal("reading.damaged", detail=info.filename)
    if len(content) > limit:
        raise Refusal("reading.unpacks_too_large", limit=MAX_UNPACKED // 2**20)
    if not complete or len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise Refusal("reading.damaged", detail=info.filename)
    return content


def head_of(packed: Packed, length: int) -> bytes:
    """The first ``length`` bytes of an entry, unchecked; b"" where nothing can be unpacked."""
    if packed.info.compress_type == ZIP_STORED:
        return packed.content[:length]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed.content, length)
    except zlib.error:
        return b""


def zip_bytes(entries: Iterable[tuple[ZipInfo, bytes | Packed]]) -> bytes:
    """An archive of entries: bytes are packed as their entry says, what lies packed already is copied."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for info, content in entries:
            info.create_system = 0  # the same on every platform
            if isinstance(content, bytes):
                archive.writestr(info, content)
            else:
                _copy(archive, buffer, info, content)
    return buffer.getvalue()


def _copy(archive: ZipFile, buffer: BytesIO, info: ZipInfo, packed: Packed) -> None:
    """Append an entry without unpacking it, which ``zipfile`` has no method for."""
    info.CRC, info.file_size, info.compress_size = packed.info.CRC, packed.info.file_size, len(packed.content)
    info.header_offset = buffer.seek(archive.start_dir)
    buffer.write(info.FileHeader())
    buffer.write(packed.content)
    archive.start_dir = buffer.tell()
    archive.filelist.append(info)
    archive.NameToInfo[info.filename] = info


def stored_zip(parts: Mapping[str, bytes]) -> BytesIO:
    """A new archive of these parts, not compressed."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content)
    target.seek(0)
    return target
