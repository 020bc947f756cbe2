"""The agreed plan of another file, named as the base, against what the case's own file says of itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner.reading.cells import EPOCH_1900, EPOCH_1904, Reader
from planner.reading.grids import contents
from planner.reading.own_sheets import own_sheets
from planner.reading.previous.records import read_records
from planner.reading.previous.types import Previous
from planner.reading.report import Report
from planner.spreadsheet.opening import open_package, read_file
from planner.spreadsheet.refusal import Refusal


def with_base(own: Previous | None, base: Path, report: Report) -> Previous:
    """The plan in the file ``base``, in the place of the case's ``own``; what does not fit between them is reported.

    Figures typed over the own proposals stay reported.

    Raises:
        Refusal: the file is no workbook, or holds no plan.
    """
    previous = read_plan(base, report)
    if own is not None and own.complete:
        _compare(own, previous, report)
    if own is None:
        return previous
    # What people did to the case's own sheets is in its file, whatever plan is kept to.
    return replace(previous, typed=own.typed, columns=own.columns, written=own.written)


def read_plan(path: Path, report: Report) -> Previous:
    """The plan that a workbook holds, by its own records alone: identity, agreed moves, inputs and history.

    Records that are damaged are reported and left out.

    Raises:
        Refusal: the file is no workbook, or holds no plan.
    """
    package = open_package(read_file(path))
    book = contents(package)
    grid = own_sheets(package, book).grids.get("identity")
    reader = Reader(report.language, epoch=EPOCH_1904 if book.dates_1904 else EPOCH_1900)
    previous = read_records(grid, path.name, reader, report) if grid is not None else None
    if previous is None:
        raise Refusal("history.base_no_plan")
    return previous


def _compare(own: Previous, base: Previous, report: Report) -> None:
    """The case's file should have been made from the base, or be it."""
    mine, theirs = own.identity, base.identity
    if mine.plan != theirs.plan:
        code = "history.base_other_plan"
    elif mine.version < theirs.version:
        code = "history.base_newer"
    elif mine.version > theirs.version:
        code = "history.base_older"
    elif mine.id != theirs.id:
        code = "history.base_differs"
    else:
        return
    report.warning(
        code,
        base=base.file,
        version=mine.version,
        base_version=theirs.version,
        plan=mine.plan,
        base_plan=theirs.plan,
    )
