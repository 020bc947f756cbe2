"""Result sheets read back as people see them: values by row label and heading."""

from __future__ import annotations

import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from planner.plan.types import Plan
from planner.spreadsheet.package import package_bytes
from planner.writing.plan_workbook import write_result_sheets

HEADER_ROW = 4


def open_values(source: Path | bytes, *, values: bool = True) -> Any:
    """The workbook: its values as they were cached, or its formulas."""
    stream = BytesIO(source) if isinstance(source, bytes) else source
    return openpyxl.load_workbook(stream, data_only=values)


def result_sheets(plan: Plan, *, with_rules: bool) -> bytes:
    """The file of a workbook of the result sheets alone."""
    return package_bytes(write_result_sheets(plan, with_rules=with_rules)[1])


@lru_cache
def results(plan: Plan, *, values: bool = True) -> Any:
    """The result sheets of ``plan``, to be read only: they are kept for the next test."""
    return open_values(result_sheets(plan, with_rules=False), values=values)


def month_columns(sheet: Any) -> list[int]:
    """The columns (from 1) under month headings."""
    return [cell.column for cell in sheet[HEADER_ROW] if isinstance(cell.value, datetime.datetime)]


def months(sheet: Any, row: int) -> list[float]:
    """The values of a row under the months, 0 where blank."""
    return [sheet.cell(row, column).value or 0.0 for column in month_columns(sheet)]


def section(sheet: Any, title: str) -> int:
    """The first row (from 1) of a section, or the one under the header where ``title`` is empty."""
    if not title:
        return HEADER_ROW + 1
    found = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == title]
    assert found, f"no section {title!r} on {sheet.title!r}"
    row = found[0] + 1
    return row + int(sheet.cell(row, month_columns(sheet)[0]).number_format == "General")


def block(sheet: Any, title: str, rows: int) -> list[list[float]]:
    """The first ``rows`` rows of a section, by month."""
    top = section(sheet, title)
    return [months(sheet, row) for row in range(top, top + rows)]


def row_of_label(sheet: Any, label: str, column: int = 1) -> int:
    """The row whose cell in ``column`` says ``label``."""
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, column).value == label:
            return row
    raise AssertionError(f"no row {label!r} on {sheet.title!r}")
