"""Helpers that the tests share: workbooks written from plain Python values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Sequence[object]]
Sheets = dict[str, list[list[object]]]


def write_workbook(
    path: Path, sheets: Mapping[str, Rows], *, options: Mapping[str, Any] | None = None
) -> Path:
    """Write ``{sheet title: rows of cell values}`` as an .xlsx file and return ``path``.

    ``None`` leaves a cell empty; text is written as text, also where it begins with ``=``; dates become
    Excel dates. ``options`` go to ``xlsxwriter.Workbook``, such as ``{"date_1904": True}``.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), dict(options or {})) as book:
        date_format = book.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    _write(sheet, number, place, value, date_format)
    return path


def _write(sheet: Any, row: int, column: int, value: object, date_format: Any) -> None:
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, date_format)
    else:
        raise TypeError(f"no cell can hold {value!r}")


def minimal_case() -> Sheets:
    """The smallest case that solves: one Direction, one type, one pool, two months of work.

    30 FTE are trained in the centre, 20 in the pool need no training, and 40 and 45 FTE of work come in.
    """
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 2]],
        "Directions": [["Direction", "Starting staff", "Share of customers"], ["Est", 30, 1]],
        "Advisor types": [["Type"], ["CCO"]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 20]],
        "Workload": [["Activity", "2012-01", "2012-02"], ["Front desk", 40, 45]],
    }
