"""The inputs of a case as records: what a plan keeps of them, so that a later reading can say what was edited."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from planner.months import Month, parse_month
from planner.reading.previous.types import InputRow, Scalar
from planner.reading.rows import PEOPLE_COLUMNS
from planner.reading.tables import input_columns
from planner.reading.types import Case, Row
from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.types import Column, Sheet

RECORDED: tuple[Sheet, ...] = (*INPUTS, TRANSFERS)
"""Sheets whose rows are inputs: those of the contract, and the decisions beside the rows of Transfers."""

BETWEEN = " · "
"""Stands between the names that make up the key of a row."""

_LONGEST = 500  # characters of a text that are recorded: a record must fit a cell
_FOR_PEOPLE = {"unit", *PEOPLE_COLUMNS}


def recorded_inputs(case: Case) -> tuple[InputRow, ...]:
    """Every row of the case's inputs, in the order of its sheets and rows."""
    return tuple(record for _, record in recorded_rows(case))


def recorded_rows(case: Case) -> Iterator[tuple[int, InputRow]]:
    """Each recorded row with its position in its table (−1: the settings)."""
    defaults = {setting.key: setting.default for setting in SETTINGS}
    settings = {
        key: scalar(value)
        for key, value in case.settings.items()
        if value is not None and value != defaults.get(key)
    }
    yield -1, InputRow("settings", "", settings)
    for sheet in RECORDED:
        if sheet.key != "settings":
            for at, row in enumerate(case.rows(sheet.key)):
                yield at, InputRow(sheet.key, row_key(sheet, row), _values(sheet, row))


def row_key(sheet: Sheet, row: Row) -> str:
    """What tells a row from the others of its sheet, as people write it."""
    keys = [column for column in sheet.columns if column.key in sheet.key_columns]
    if keys:
        return BETWEEN.join(shown for column in keys if (shown := _plain_text(row.values.get(column.key))))
    values = _values(sheet, row)
    return BETWEEN.join(_plain_text(value) for value in values.values())


def _values(sheet: Sheet, row: Row) -> dict[str, Scalar]:
    """What the row says beyond its key and the defaults."""
    values: dict[str, Scalar] = {}
    for column in recorded_columns(sheet):
        value = row.values.get(column.key)
        if value is not None and value != column.default and value != "":
            values[column.key] = scalar(value)
    values.update({str(month): fte for month, fte in sorted(row.months.items())})
    return values


def recorded_columns(sheet: Sheet) -> list[Column]:
    """The columns whose values are recorded: not the key, not what is only for people."""
    return [
        column
        for column in input_columns(sheet)
        if column.key not in sheet.key_columns and column.key not in _FOR_PEOPLE
    ]


def scalar(value: object) -> Scalar:
    """A typed value as it is recorded."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, tuple) and not isinstance(value, Month):
        value = "; ".join(str(name) for name in value)
    return str(value)[:_LONGEST]


def encode(values: Mapping[str, Scalar]) -> str:
    """The values of a record as one text."""
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> dict[str, Scalar] | None:
    """The values that a text encodes; None where it encodes none."""
    try:
        found = json.loads(text)
        if not isinstance(found, dict):
            return None
        return {
            str(key): float(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in found.items()
            if isinstance(value, str | int | float | bool)
        }
    except (ValueError, OverflowError, RecursionError):  # no JSON, a number beyond any, endless brackets
        return None


def _plain_text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def month_of(key: str) -> Month | None:
    """The month that a recorded key such as ``2012-03`` names; None for a column."""
    return parse_month(key)
