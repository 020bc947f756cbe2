"""Workbooks made part by part, to hold what no writer of workbooks would write."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from tests.support import minimal_case, write_workbook

Change = Callable[[bytes], bytes]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def parts_of(path: Path) -> dict[str, bytes]:
    """Every part of a workbook by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write parts as a compressed package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def alter(path: Path, changes: Mapping[str, Change]) -> Path:
    """The minimal case with some of its parts changed."""
    parts = parts_of(write_workbook(path, minimal_case()))
    for name, change in changes.items():
        parts[name] = change(parts[name])
    return write_parts(path, parts)


def replacing(old: str, new: str) -> Change:
    """A change of a part's text; the text must be there."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return change


def strict(path: Path) -> Path:
    """Turn a workbook into Strict Open XML, whose names have other addresses."""
    parts = {
        name: content.replace(_MAIN.encode(), _STRICT_MAIN.encode()).replace(
            _OFFICE.encode(), _STRICT_OFFICE.encode()
        )
        for name, content in parts_of(path).items()
    }
    return write_parts(path, parts)


def with_understated_size(path: Path, name: str, content: bytes, claimed: int) -> Path:
    """A package in which the zip's directory claims that a part unpacks to ``claimed`` bytes only."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, data in parts_of(path).items():
            archive.writestr(other, content if other == name else data)
    true_size = len(content).to_bytes(4, "little")
    packed = target.getvalue().replace(true_size, claimed.to_bytes(4, "little"))
    path.write_bytes(packed)
    return path
