"""A workbook written whole or not at all, and what is said where it cannot be."""

from __future__ import annotations

import errno
from pathlib import Path

from planner.files import replacing
from planner.messages import text
from planner.schema.types import Language
from planner.spreadsheet.package import Package, package_bytes


def save(package: Package, path: Path, *, force: bool = False) -> Path:
    """Write the package to ``path`` and return it; see ``write_file``."""
    return write_file(package_bytes(package), path, force=force, language=package.language)


def write_file(data: bytes, path: Path, *, force: bool = False, language: Language = "en") -> Path:
    """Write ``data`` to ``path``: beside it first, then moved into its place, so that no half file is ever seen.

    Raises:
        FileExistsError: the file exists and ``force`` is not given.
        PermissionError: the file is open in a program that locks it, or may not be written.
        OSError: no such folder, no room left …; the file that was there is as it was.
    """
    try:
        with replacing(path, force=force) as part:
            part.write_bytes(data)
    except FileExistsError as error:
        message = text("package_exists", language, path=path, other=free_path(path))
        raise FileExistsError(errno.EEXIST, message, str(path)) from error
    except PermissionError as error:
        message = text("package_locked", language, path=path, other=free_path(path))
        raise PermissionError(errno.EACCES, message, str(path)) from error
    return path


def free_path(path: Path) -> Path:
    """The next free name beside ``path``: ``plan-2.xlsx``, then ``plan-3.xlsx``."""
    number = 2
    while (other := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return other
