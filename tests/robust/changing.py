"""Workbooks changed as bytes choose: cells, records of a plan, parts, and the archive itself.

A fuzzer chooses the bytes (``fuzz.py``), so that what it learns of one workbook leads to the next.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, unescape

Parts = dict[str, bytes]
_CELL = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_TEXTS = (
    "", " ", "0", "-0", "1e999", "nan", "²", "60 %", "1 234,5", "(3)", "3-", "2012-01", "janv. 2012",
    "13/13/2012", "Est;;",
    "=1+1", "#REF!", "Total", "soft", "off", "hard", "oui", "Type", "Direction", "Direction : Est", "FTE",
    "\u200b", "\u0301", "İ",
    "×", "Customers", "identity", "version", "{}", "[]", "[[", '{"id":null}', '"', "null", "true", "1e3",
    "9" * 320, "A" * 300,
)  # fmt: skip
_PIECES = (
    b"", b"<", b">", b"/>", b"</c>", b"&amp;", b"&#0;", b"&x;", b"<!DOCTYPE a>", b"<!-- x -->",
    b"<![CDATA[x]]>", b"<?x?>",
    b' t="s"', b' t="b"', b' t="e"', b' t="d"', b' t="inlineStr"', b' r="XFD1048576"', b' r="A0"', b"rId1",
    b"rId999", b"1048577",
    b"-1", b"1e400", b"\x00", b"\xff", b"../x.xml", b"xmlns:x='y'", b"<row/>", b"<c/>", b"<f>1</f>", b"<v></v>",
    b"<is/>",
    b' date1904="1"', b"4294967296", b"/xl/workbook.xml",
)  # fmt: skip


class Choices:
    """What a run of bytes chooses; when they are used up, always the first of everything."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, count: int) -> bytes:
        """The next bytes, zeros behind the last."""
        found = self._data[self._at : self._at + count]
        self._at += count
        return found.ljust(count, b"\x00")

    def number(self, end: int) -> int:
        """One of 0 … end − 1."""
        return int.from_bytes(self.take(1 if end <= 256 else 3), "big") % max(end, 1)

    def text(self) -> str:
        """A text that is odd somewhere, or any."""
        if self.number(3):
            return _TEXTS[self.number(len(_TEXTS))]
        return self.take(self.number(24)).decode("utf-8", errors="replace")

    def piece(self) -> bytes:
        """A piece of markup, or any bytes."""
        return _PIECES[self.number(len(_PIECES))] if self.number(3) else self.take(self.number(8))


@cache
def bases() -> tuple[Parts, ...]:
    """The parts of workbooks to be changed: a case with every sheet, in both languages, and two plans."""
    from tests.reading.cases import render
    from tests.roundtrip.rounds import first_plan
    from tests.support import write_workbook

    with TemporaryDirectory() as folder:
        home = Path(folder)
        paths = [write_workbook(home / f"{language}.xlsx", render(language)) for language in ("en", "fr")]
        return tuple(_parts(path) for path in (*paths, first_plan(home)))


def _parts(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(parts: Parts) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def sheets_of(parts: Parts) -> list[str]:
    """The sheets' parts in the order in which they were written: Planner is the last of a plan."""
    names = [name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    return sorted(names, key=lambda name: (len(name), name))


def changed_cells(choices: Choices) -> bytes:
    """One to four cells of any sheet hold something else."""
    parts = dict(bases()[choices.number(len(bases()))])
    names = sheets_of(parts)
    for _ in range(1 + choices.number(4)):
        _change_cell(parts, names[choices.number(len(names))], choices)
    return _pack(parts)


def changed_records(choices: Choices) -> bytes:
    """One to four cells of the sheet Planner of a plan hold something else, or are cut."""
    parts = dict(bases()[-1])
    for _ in range(1 + choices.number(4)):
        _change_cell(parts, sheets_of(parts)[-1], choices)
    return _pack(parts)


def _change_cell(parts: Parts, name: str, choices: Choices) -> None:
    """Another text, number, truth or error; one in two texts takes the place of a piece of the old one."""
    data = parts[name]
    cells = list(_CELL.finditer(data))
    if not cells:
        return
    cell = cells[choices.number(len(cells))]
    kind = choices.number(6)
    if kind == 0:
        inner, said = f"<v>{struct.unpack('>d', choices.take(8))[0]!r}</v>", ""
    elif kind == 1:
        inner, said = f"<v>{choices.number(2**24) - 2**20}</v>", ' t="b"' if choices.number(8) == 7 else ""
    else:
        inner, said = f"<is><t>{escape(_splice(parts, cell, choices))}</t></is>", ' t="inlineStr"'
    new = f'<c r="{cell[1].decode()}"{said}>{inner}</c>'.encode("utf-8", errors="replace")
    parts[name] = data[: cell.start()] + new + data[cell.end() :]


def _splice(parts: Parts, cell: re.Match[bytes], choices: Choices) -> str:
    """The text of a cell with a piece of it replaced, or another text."""
    new = choices.text()
    shared = re.search(rb't="s".*?<v>(\d+)</v>', cell[0])
    if shared:
        texts = re.findall(rb"<si>(.*?)</si>", parts.get("xl/sharedStrings.xml", b""), re.DOTALL)
        old = texts[int(shared[1])]
    else:
        old = cell[0]
    if choices.number(2):
        return new
    text = unescape(re.sub(r"<[^>]*>", "", old.decode()), {"&quot;": '"'})
    start = choices.number(len(text) + 1)
    return text[:start] + new + text[start + choices.number(12) :]


def changed_parts(choices: Choices) -> bytes:
    """One to four pieces of parts are replaced by others."""
    parts = dict(bases()[choices.number(len(bases()))])
    names = sorted(parts)
    for _ in range(1 + choices.number(4)):
        name = names[choices.number(len(names))]
        data = parts[name]
        tags = [found.start() for found in re.finditer(rb'[<>"]', data)] or [0]
        start = tags[choices.number(len(tags))] + choices.number(3)
        parts[name] = data[:start] + choices.piece() + data[start + choices.number(6) :]
    return _pack(parts)


def changed_archive(choices: Choices) -> bytes:
    """One to four fields of the archive's own records hold other bytes, or it is cut."""
    data = bytearray(_pack(bases()[0]))
    records = [
        found.start() for found in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", bytes(data), re.DOTALL)
    ]
    for _ in range(1 + choices.number(4)):
        start = records[choices.number(len(records))] + choices.number(64)
        new = choices.take(1 + choices.number(4))
        data[start : start + len(new)] = new
    return bytes(data[: choices.number(len(data))]) if choices.number(16) == 15 else bytes(data)


KINDS: dict[str, Callable[[Choices], bytes]] = {
    "cells": changed_cells,
    "records": changed_records,
    "parts": changed_parts,
    "archive": changed_archive,
}
