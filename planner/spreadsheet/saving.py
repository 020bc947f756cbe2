"""A file written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from planner.messages import text
from planner.schema.types import Language
from planner.spreadsheet.archive import Package, package_bytes


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
    if path.exists() and not force:
        raise _taken(path, language)
    beside = _write_beside(data, path)
    try:
        _move(beside, path, force=force)
    except FileExistsError as error:
        raise _taken(path, language) from error
    except PermissionError as error:
        message = text("package_locked", language, path=path, other=free_path(path))
        raise PermissionError(errno.EACCES, message, str(path)) from error
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    return path


def _taken(path: Path, language: Language) -> FileExistsError:
    message = text("package_exists", language, path=path, other=free_path(path))
    return FileExistsError(errno.EEXIST, message, str(path))


def _write_beside(data: bytes, path: Path) -> Path:
    """A temporary file in the folder of ``path`` that holds ``data``, safe on the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode_of(path))
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return beside


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _move(beside: Path, path: Path, *, force: bool) -> None:
    """Put the temporary file into place; without ``force`` a file that appeared meanwhile is not touched."""
    if force:
        beside.replace(path)
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        _move_to_new(beside, path)


def _move_to_new(beside: Path, path: Path) -> None:
    """Take the name by making an empty file, which fails where there is one, and put the temporary file over it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def free_path(path: Path) -> Path:
    """The next free name beside ``path``: ``plan-2.xlsx``, then ``plan-3.xlsx``."""
    number = 2
    while (other := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return other
