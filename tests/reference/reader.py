"""Reading a sane workbook into plain tables, with openpyxl and nothing else."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.reference.names import COLUMNS, SHEETS, fold

Months = dict[int, float]


@dataclass(frozen=True)
class Record:
    """A row: its cells by column key (blank cells are absent), and its cells under months."""

    cells: dict[str, Any]
    months: Months = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        return self.cells.get(key, default)


def month_number(value: object) -> int | None:
    """Months since year 0 of a date or of text such as ``2012-03``; None where it is neither."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.year * 12 + value.month - 1
    match = re.fullmatch(r"(\d{4})-(\d{2})", str(value).strip())
    return int(match[1]) * 12 + int(match[2]) - 1 if match else None


def read_tables(path: Path) -> dict[str, list[Record]]:
    """Every input sheet that the workbook has: key → its records."""
    from openpyxl import load_workbook

    book = load_workbook(path, data_only=True)
    titles = {fold(sheet.title): sheet for sheet in book.worksheets}
    tables = {}
    for key, names in SHEETS.items():
        for name in names:
            if fold(name) in titles:
                tables[key] = _records(key, list(titles[fold(name)].iter_rows(values_only=True)))
    return tables


def _records(sheet: str, rows: list[tuple[Any, ...]]) -> list[Record]:
    top, columns, months = _header(sheet, rows)
    records = []
    for row in rows[top + 1 :]:
        cells = {key: row[i] for key, i in columns.items() if i < len(row) and not _blank(row[i])}
        values = {month: float(row[i]) for month, i in months.items() if i < len(row) and not _blank(row[i])}
        if cells or values:
            records.append(Record(cells, values))
    return records


def _header(sheet: str, rows: list[tuple[Any, ...]]) -> tuple[int, dict[str, int], dict[int, int]]:
    """The header row's place, column key → place, month → place: the row where most headings are known."""
    best: tuple[int, dict[str, int], dict[int, int]] = (0, {}, {})
    for top, row in enumerate(rows[:15]):
        columns = {
            key: i
            for i, cell in enumerate(row)
            for key, names in COLUMNS[sheet].items()
            if not _blank(cell) and _heading(cell) in map(fold, names)
        }
        months = {
            m: i for i, cell in enumerate(row) if not _blank(cell) and (m := month_number(cell)) is not None
        }
        if columns and len(columns) + len(months) > len(best[1]) + len(best[2]):
            best = (top, columns, months)
    return best


def _heading(cell: object) -> str:
    """A heading without its unit in brackets."""
    return fold(re.sub(r"\(.*?\)\s*$", "", str(cell)))


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
