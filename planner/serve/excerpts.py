"""Findings beside the cells that they speak of: the row of each, under its headings, as it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planner.display import display
from planner.findings import Finding
from planner.reading.grids import Grid, contents, load_grids
from planner.reading.types import Case
from planner.schema.types import Language
from planner.spreadsheet.addresses import address, position
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.text import shorten

Object = dict[str, Any]

BESIDE = 3
"""Cells that are shown on either side of the one that is spoken of."""

MOST = 200
"""Findings that are shown with their cells."""

_CUT = 40


def findings_answer(case: Case, findings: Sequence[Finding], language: Language) -> list[Object]:
    """Each finding, the first ``MOST`` with the cells around them."""
    shown = findings[:MOST]
    grids = _grids(case, {one.sheet for one in shown if one.sheet and one.cell})
    headers = {table.title: table.header_row for table in case.tables.values()}
    return [
        {
            "level": one.level.value,
            "message": one.message,
            "sheet": one.sheet,
            "cell": one.cell,
            "around": _around(grids[one.sheet], one.cell, headers.get(one.sheet, 0), language)
            if one.cell and one.sheet in grids
            else None,
        }
        for one in findings
    ]


def _grids(case: Case, titles: set[str]) -> dict[str, Grid]:
    """The sheets with these titles; those that cannot be read are left out."""
    if not titles:
        return {}
    try:
        package = open_package(case.source)
        book = contents(package)
        return load_grids(package, book, [entry for entry in book.sheets if entry.title in titles])
    except Refusal:
        return {}


def _around(grid: Grid, cell: str, header: int, language: Language) -> Object | None:
    """The cells of the same row, with their headings and letters."""
    try:
        row, column = position(cell.split(":", maxsplit=1)[0])
    except ValueError:
        return None
    columns = list(_columns(grid, row, column, header))
    return {
        "row": row,
        "letters": [address(row, at).rstrip("0123456789") for at in columns],
        "heads": [_cell_text(grid.value(header, at) if header else None, language) for at in columns],
        "values": [_cell_text(grid.value(row, at), language) for at in columns],
        "at": columns.index(column),
    }


def _columns(grid: Grid, row: int, column: int, header: int) -> Iterator[int]:
    """The first column, which names the row, and those beside the cell."""
    last = max((len(grid.values[at - 1]) for at in (row, header) if 0 < at <= len(grid.values)), default=0)
    first = max(1, column - BESIDE)
    if first > 1:
        yield 1
    yield from range(first, max(column, min(last, column + BESIDE)) + 1)


def _cell_text(raw: object, language: Language) -> str:
    """A value as people would write it, cut where it is long."""
    return shorten(display(raw, None, language), _CUT)
