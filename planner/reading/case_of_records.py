"""The case as it was when the plan in its workbook was made, put together again from what the plan recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.months import parse_month
from planner.reading.fingerprint import fingerprint
from planner.reading.input_records import BETWEEN, RECORDED, month_of
from planner.reading.previous.types import InputRow, Scalar
from planner.reading.tables import input_columns
from planner.reading.types import Case, Digest, Row, Table
from planner.schema.inputs import SETTINGS
from planner.schema.types import Column, Kind, Sheet


def recorded_case(case: Case) -> Case | None:
    """``case`` with the inputs that the plan in it was solved with; None where its records do not give them whole.

    Whether they do is known: the inputs must have the fingerprint that the plan keeps. Notes for people are not
    recorded, and no row has a cell. Nothing was noticed in them: what is in error now was not then.
    """
    previous = case.previous
    if previous is None or not previous.identity.fingerprint:
        return None
    settings = _settings(previous.inputs)
    tables = dict(_tables(case, previous.inputs))
    digest = Digest(fingerprint, tables, settings)
    if digest.text != previous.identity.fingerprint:
        return None
    return replace(case, tables=tables, settings=settings, findings=(), digest=digest)


def _settings(inputs: Iterable[InputRow]) -> dict[str, object]:
    recorded: Mapping[str, Scalar] = next((row.values for row in inputs if row.sheet == "settings"), {})
    return {
        setting.key: _type_value(recorded[setting.key], setting)
        if setting.key in recorded
        else setting.default
        for setting in SETTINGS
    }


def _tables(case: Case, inputs: Iterable[InputRow]) -> Iterable[tuple[str, Table]]:
    inputs = tuple(inputs)
    for sheet in RECORDED:
        if sheet.key == "settings":
            continue
        records = [record for record in inputs if record.sheet == sheet.key]
        rows = [_row(sheet, number, record) for number, record in enumerate(records, 1)]
        known = case.tables.get(sheet.key)
        if rows or known is not None:
            yield sheet.key, Table(sheet.key, case.title(sheet.key), tuple(rows))


def _row(sheet: Sheet, number: int, record: InputRow) -> Row:
    """A row without cells: its names out of its key, and its values."""
    columns = {column.key: column for column in input_columns(sheet)}
    values: dict[str, object] = {key: column.default for key, column in columns.items()}
    keys = [key for key in columns if key in sheet.key_columns]
    if keys:
        parts = record.row.split(BETWEEN) if record.row else []
        values |= {key: _type_value(part, columns[key]) for key, part in zip(keys, parts, strict=False)}
    values |= {
        key: _type_value(value, columns[key]) for key, value in record.values.items() if key in columns
    }
    months = {
        month: value
        for key, value in record.values.items()
        if (month := month_of(key)) is not None and isinstance(value, float)
    }
    return Row(number, values, dict.fromkeys(columns, ""), months, dict.fromkeys(months, ""))


def _type_value(value: Scalar, column: Column) -> object:
    """A recorded value, typed as reading types it."""
    if column.kind is Kind.MONTH and isinstance(value, str):
        return parse_month(value)
    if column.kind is Kind.NAMES and isinstance(value, str):
        return tuple(value.split("; "))
    if column.kind is Kind.INTEGER and isinstance(value, float):
        return int(value)
    return value
