"""Was anything of the user's changed? The written workbook against theirs, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.spreadsheet.relations import Link

if TYPE_CHECKING:
    from planner.findings import Finding
    from planner.reading.types import Case
    from planner.spreadsheet.package import Package

_CELL_ENDS = (b"</c>", b":c>")


@dataclass(frozen=True, slots=True)
class Kept:
    """``cells`` of the user's own sheets that hold something, and those that do not hold the same any more.

    ``copies`` are old sheets of ours that stay under another name, for what people added to them. ``followed`` are
    the places of references to our sheets that follow their rows, ``lost`` what is said of those that could not.
    """

    cells: int
    changed: tuple[str, ...]
    copies: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    lost: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The machine output's ``kept``."""
        return {"cells": self.cells, "changed": list(self.changed), "followed": list(self.followed)}


def kept_cells(case: Case, written: Path) -> Kept:
    """Compares the case's workbook with the one ``written`` from it.

    Sheets that a solve wrote, and the result columns of the Rules sheet, are the tool's and do not count.
    """
    from planner.spreadsheet.opening import open_package
    from planner.spreadsheet.workbook import sheets, uses_1904
    from planner.writing.carry_over.follow import follow
    from planner.writing.carry_over.lost_references import findings
    from planner.writing.carry_over.stale_values import without_old_values
    from planner.writing.ownership import result_titles, written_titles

    before = open_package(case.source, case.language)
    after = open_package(written.read_bytes(), case.language)
    keys = result_titles(before, case).keys
    ours = frozenset(keys)
    followed = follow(before, after, keys)
    results = written_titles(after)
    before = without_old_values(followed.package, ours | results)
    parts = {entry.title: entry.part for entry in sheets(after)}
    cells, changed = 0, list[str]()
    for entry in sheets(before):
        if entry.title in ours or entry.kind != Link.WORKSHEET or not entry.part:
            continue
        now = parts.get(entry.title, "")
        old = before.data(entry.part)
        if now and after.data(now) == old and not _has_result_columns(case, entry.title):
            cells += sum(old.count(end) for end in _CELL_ENDS)
            continue
        held = _contents(before, entry.part, _result_columns(case, entry.title))
        holds = _contents(after, now, frozenset()) if now else {}
        cells += len(held)
        changed += [f"{entry.title}!{place}" for place, said in held.items() if holds.get(place) != said]
    titles = {entry.title for entry in sheets(before)}
    rules = {name for name in parts if name == case.title("rules")}
    copies = tuple(title for title in parts if title not in titles | results | rules)
    lost = findings(followed.lost, case.language, date_1904=uses_1904(after))
    return Kept(cells, tuple(changed), copies, followed.changed, lost)


def _has_result_columns(case: Case, title: str) -> bool:
    return bool(_result_columns(case, title))


def _result_columns(case: Case, title: str) -> frozenset[int]:
    """The columns of the user's Rules sheet that a solve fills."""
    from planner.schema.inputs import input_sheet

    table = case.tables.get("rules")
    if table is None or table.title != title:
        return frozenset()
    results = {column.key for column in input_sheet("rules").columns if column.result}
    return frozenset(place for key, place in table.columns.items() if key in results)


def _contents(package: Package, part: str, left_out: frozenset[int]) -> dict[str, tuple[str, bytes]]:
    """Address → type and content, formula included, of every cell of a sheet that holds something."""
    from planner.spreadsheet.addresses import address
    from planner.spreadsheet.sheetdata import read_sheet_data

    sheet = read_sheet_data(package.data(part))
    return {
        address(row, column): (cell.attributes.get("t", ""), sheet.document.inner(cell))
        for row, cells in sheet.cells.items()
        for column, cell in cells.items()
        if column not in left_out and cell.children
    }
