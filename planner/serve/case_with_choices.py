"""The case that says what people decided on the grid, in the cells of its workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.reading.fingerprint import fingerprint
from planner.reading.grids import Grid, contents
from planner.reading.headers import Header, find_header
from planner.reading.own_sheets import own_sheets
from planner.reading.types import Case, Digest, Row, Table
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.schema.types import Language
from planner.serve.choices import DECISIONS, Choice, Choices, Pair
from planner.serve.months import decided_months
from planner.spreadsheet.addresses import address
from planner.spreadsheet.opening import open_package

KEYS = ("pool", "to", *(column.key for column in DECISION_COLUMNS))
"""The columns of Transfers that are read back."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the decision columns of the workbook's Transfers are; empty where it has no such sheet."""

    title: str
    header: Header | None = None
    rows: Mapping[Pair, int] | None = None

    def of(self, pair: Pair) -> dict[str, str]:
        """Column → address in the row of ``pair``, "" where the sheet has no such row."""
        row = (self.rows or {}).get((fold(pair[0]), fold(pair[1])))
        columns = self.header.columns if self.header is not None else {}
        return {key: address(row, columns[key]) if row and key in columns else "" for key in KEYS}


def cells_of(case: Case) -> Cells:
    """Where people decide in the file that ``case`` was read from."""
    title = next((title for title, key in case.own.items() if key == TRANSFERS.key), None)
    if title is None:
        return Cells(case.title(TRANSFERS.key))
    package = open_package(case.source)
    grid: Grid | None = own_sheets(package, contents(package)).grids.get(TRANSFERS.key)
    header = find_header(grid, TRANSFERS) if grid is not None else None
    if grid is None or header is None or not {"pool", "to"} <= header.columns.keys():
        return Cells(title)
    rows: dict[Pair, int] = {}
    for row in range(header.row + 1, grid.last_row + 1):
        pool, to = (grid.value(row, header.columns[key]) for key in ("pool", "to"))
        rows.setdefault((fold(str(pool or "")), fold(str(to or ""))), row)
    return Cells(title, header, rows)


def with_choices(
    case: Case, cells: Cells, choices: Choices, *, named: bool = False, author: str = ""
) -> Case:
    """``case`` with exactly these choices beside its proposed rows and of single months.

    ``named``: what is told of a choice names row and column instead of a cell, for a page that has no cells.
    ``author`` decided what names nobody.
    """
    rows = tuple(
        Row(number, _values(pair, choice), _names(pair, case.language) if named else cells.of(pair))
        for number, (pair, choice) in enumerate(sorted(choices.items()), 1)
        if choice.beside
    )
    tables = {key: table for key, table in case.tables.items() if key != TRANSFERS.key}
    if rows:
        tables[TRANSFERS.key] = Table(TRANSFERS.key, cells.title, rows)
    months = decided_months(case, choices, named=named, author=author)
    if months is not None:
        tables[DECISIONS] = months
    return replace(case, tables=tables, digest=Digest(fingerprint, tables, case.settings))


def _names(pair: Pair, language: Language) -> dict[str, str]:
    """Column → what it is called where a cell's address would stand; no two are alike."""
    row = " → ".join(pair)
    return {key: f"{row} ({TRANSFERS.column(key).label.text(language)})" for key in KEYS}


def _values(pair: Pair, choice: Choice) -> dict[str, object]:
    pool, to = pair
    return {
        "pool": pool,
        "to": to,
        "fixed": choice.fixed,
        "at_least": choice.at_least,
        "at_most": choice.at_most,
        "lock": choice.lock,
        "note": choice.note or None,
    }
