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
        add_sheets(book, sheets)
    return path


def add_sheets(book: Any, sheets: Mapping[str, Rows]) -> dict[str, Any]:
    """The sheets, as ``write_workbook`` has them, in an open workbook of XlsxWriter: by title, to be written on."""
    date_format = book.add_format({"num_format": "yyyy-mm-dd"})
    added = {title: book.add_worksheet(title) for title in sheets}
    for title, rows in sheets.items():
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                _write(added[title], number, place, value, date_format)
    return added


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


def half_a_person_more() -> Sheets:
    """Nine and a half must leave, so that in whole people ten are trained: half a training of 100 more."""
    return minimal_case() | {
        "Settings": [*minimal_case()["Settings"], ["headcount unit", 1]],
        "Advisor types": [["Type", "Training cost"], ["CCO", 100]],
        "Workload": [minimal_case()["Workload"][0], ["Front desk", 20, 20]],
        "Envelopes": [["Envelope", "Minimum"], ["All", 9.5]],
    }
