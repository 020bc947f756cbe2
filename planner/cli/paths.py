"""Where a result goes: beside the input or into ``outputs/``, never over a file by accident."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Protocol

from planner.cli.session import Session

WORKBOOKS = (".xlsx", ".xlsm")
"""Endings of the workbooks that are written from another one; with the second its macros stay."""


class Write(Protocol):
    """Writes a result."""

    def __call__(self, path: Path, *, force: bool) -> Path:
        """Write to ``path`` and return it; FileExistsError where there is a file and not ``force``."""
        ...


_RESULT_NAME = re.compile(r"(?P<stem>.+)\.(?P<kind>plan|infeasible)(?:-(?P<number>\d+))?", re.IGNORECASE)


def default_plan_paths(case: Path, folder: Path | None = None, *, kind: str = "plan") -> Iterator[Path]:
    """The names to try for the plan of ``case``: ``case.plan.xlsx``, then ``case.plan-2.xlsx`` and so on.

    ``kind`` is what stands for ``plan`` in the name of another result: ``infeasible``.
    They lie in ``folder``, by default the one where plans of ``case`` go. A case that is itself a plan,
    ``x.plan-2.xlsx``, goes on counting from its own number; one with macros gives ``case.plan.xlsm``.
    """
    folder = folder or _folder(case)
    match = _RESULT_NAME.fullmatch(case.stem)
    stem = match["stem"] if match else case.stem
    first = int(match["number"] or 1) + 1 if match and match["kind"].lower() == kind else 1
    ending = _ending(case)
    for number in count(first):
        yield folder / f"{stem}.{kind}{'' if number == 1 else f'-{number}'}{ending}"


def _ending(case: Path) -> str:
    """The ending of a workbook made from ``case``: macros stay; ``.xlsx`` for what cannot be read."""
    if case.suffix.lower() == ".xlsx" or not case.is_file():
        return ".xlsx"
    from planner.spreadsheet.opening import open_package, read_file
    from planner.spreadsheet.refusal import Refusal
    from planner.spreadsheet.workbook import plan_suffix

    try:
        return plan_suffix(open_package(read_file(case)))
    except Refusal:
        return ".xlsx"


def _folder(case: Path) -> Path:
    """The sibling ``outputs/`` where the case lies in ``inputs/`` and there is one, else the case's folder."""
    folder = case.parent
    absolute = case.absolute().parent
    if absolute.name == "inputs" and (absolute.parent / "outputs").is_dir():
        return folder.parent / "outputs" if folder.name == "inputs" else absolute.parent / "outputs"
    return folder


def write_free(write: Write, names: Iterator[Path], session: Session) -> Path:
    """Write a result under the first of ``names`` that no file has, and return it; said where it is not the first.

    The name is taken at the moment of writing: where another run was quicker, the next one is tried.
    """
    wanted = next(names)
    for path in chain([wanted], names):
        if os.path.lexists(path):
            continue
        try:
            written = write(path, force=False)
        except FileExistsError:
            continue
        if path != wanted:
            session.say("cli.next_name", taken=wanted, path=path)
        return written
    raise ValueError("names never end")


def write_to(write: Write, given: Path, session: Session, *, force: bool) -> Path:
    """Write a result to the path that the user has ``given``, and return where it is.

    Where a file has appeared there during the work, or is open in another program, nothing is lost: the result goes
    beside it, which is said.
    """
    try:
        return write(given, force=force)
    except FileExistsError:
        code = "cli.next_name"
    except PermissionError:
        code = "cli.locked"
    written = write_free(write, _numbered_names(given), replace(session, quiet=True))
    session.say(code, taken=given, file=given, path=written)
    return written


def _numbered_names(path: Path) -> Iterator[Path]:
    """Names beside ``path``: ``plan-2.xlsx``, then ``plan-3.xlsx`` and so on."""
    return (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))


def output_path[Given: Path | None](
    given: Given,
    suffixes: tuple[str, ...],
    session: Session,
    *,
    force: bool,
    inputs: Sequence[Path | None] = (),
) -> Given:
    """``given`` where a result may be written there, or None; checked before the work, not after it.

    Raises:
        BadInput: its ending is none of ``suffixes``, its folder does not exist, it is one of ``inputs``, no file but a
            pipe or a device, or it exists and not ``force``.
    """
    if given is None:
        return given
    if given.is_dir():
        raise session.refuse("cli.is_folder", file=given)
    if given.suffix.lower() not in suffixes:
        raise session.refuse("cli.suffix", file=given, expected=", ".join(suffixes))
    check_folder(given, session)
    if os.path.lexists(given) and not force:
        raise session.refuse("cli.exists", file=given)
    if any(_same_file(given, one) for one in inputs if one is not None):
        raise session.refuse("cli.is_input", file=given)
    if given.exists() and not given.is_file():
        raise session.refuse("cli.no_file", file=given)
    return given


def refuse_no_folder(given: Path, session: Session) -> None:
    """Refuse a folder for results in whose place a file, a pipe or a device is."""
    if given.exists() and not given.is_dir():
        raise session.refuse("cli.is_no_folder", file=given)


def _same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links too."""
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist
        return False


def check_folder(path: Path, session: Session) -> None:
    """Refuse a path whose folder does not exist or cannot be written to."""
    folder = path.parent
    if not folder.is_dir():
        raise session.refuse("cli.no_folder", folder=folder, file=path.name)
    if not os.access(folder, os.W_OK):
        raise session.refuse("cli.read_only", folder=folder, file=path.name)
