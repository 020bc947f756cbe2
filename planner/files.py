"""Files written whole or not at all, and which ones this process has written."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks
    LOCKS = False
else:
    LOCKS = True

ENDING = ".planner.part"
"""How the name of a file ends that is being written."""

_OLD = 3600.0
"""Seconds after which a part is left over for sure, where files cannot be locked."""

_moved: list[tuple[Path, int]] = []


@contextmanager
def replacing(path: Path, *, force: bool = False, announced: bool = True) -> Iterator[Path]:
    """A new file beside ``path``, to be filled; it takes the place of ``path`` where nothing was raised.

    A link is written through: the file it points to is replaced. Parts that killed runs left in the folder are
    removed. ``announced`` files are those that ``written_files`` tells.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is False; what appeared meanwhile is not touched.
        OSError: it cannot be written, ``filename`` is ``path``; what was there is as it was.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    refuse_special(target)
    sweep(target.parent)
    with _name_file(path):
        part, handle = _new_part(target)
        try:
            yield part
            _finish(part, target)
            if not LOCKS:
                os.close(handle)
                handle = -1
            if announced:
                _moved.append((path, part.stat().st_ino))
            _move(part, target, force=force)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
            if handle >= 0:
                os.close(handle)


def written_files() -> tuple[Path, ...]:
    """The files that this process has put into place, in that order, those it was just about to included."""
    found = []
    for path, number in _moved:
        with suppress(OSError):
            if path.stat().st_ino == number:
                found.append(path)
    return tuple(dict.fromkeys(found))


def forget_written_files() -> None:
    """Begin anew to remember what is written: another command is run."""
    _moved.clear()


def refuse_special(path: Path) -> None:
    """Raise OSError where ``path`` is a pipe, a device or a socket: it has no content to read to its end or replace."""
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def as_argument(name: str) -> str:
    """``name`` as it can stand in a command, in a text that is read on any system: quoted where it has to be."""
    return name if re.fullmatch(r"[\w./\\-]+", name) else f'"{name}"'


def sweep(folder: Path) -> None:
    """Remove the parts in ``folder`` that nobody writes any more: their runs were killed."""
    with suppress(OSError):
        for part in folder.glob(f".*{ENDING}"):
            with suppress(OSError):
                _remove_abandoned_file(part)


def _remove_abandoned_file(part: Path) -> None:
    if not LOCKS:
        if time.time() - part.stat().st_mtime > _OLD:
            part.unlink()
        return
    handle = os.open(part, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while somebody writes it
        part.unlink()
    finally:
        os.close(handle)


def _new_part(target: Path) -> tuple[Path, int]:
    """An empty file beside ``target``, and a handle whose lock says that it is being written."""
    import tempfile

    while True:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=ENDING, dir=target.parent)
        part = Path(name)
        if not LOCKS:
            return part, handle
        with suppress(OSError):  # a file system without locks: nobody can sweep there either
            fcntl.flock(handle, fcntl.LOCK_EX)
        if part.exists():
            return part, handle
        os.close(handle)  # another run swept it before it was locked


def _finish(part: Path, target: Path) -> None:
    """What was written is safe on the disk, and has the permissions that ``target`` has or would get."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.chmod(_mode_of(target))


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _move(part: Path, target: Path, *, force: bool) -> None:
    """Put the part into place; without ``force`` a file that appeared meanwhile is not touched."""
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        _move_to_new(part, target)


def _move_to_new(part: Path, target: Path) -> None:
    """Take the name by making an empty file, which fails where there is one, and put the part over it."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


@contextmanager
def _name_file(path: Path) -> Iterator[None]:
    """What the system refuses is told of ``path``, not of the part beside it nor of nothing."""
    try:
        yield
    except OSError as error:
        if error.errno is None or error.filename == str(path):
            raise
        raise type(error)(error.errno, error.strerror or str(error), str(path)) from error
