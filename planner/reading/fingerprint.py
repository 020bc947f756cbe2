"""The identity of a case's input values, whatever the file's formatting, order, language or spelling."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import NoneType

from planner.months import Month
from planner.reading.rows import PEOPLE_COLUMNS
from planner.reading.tables import input_columns
from planner.reading.types import Row, Table
from planner.schema.inputs import INPUTS
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.rules import GOALS
from planner.schema.types import Column, Sheet

_LEFT_OUT = {"settings": {"setting", "value", "unit"}, "rules": {"unit"}}
_DEFAULT_ROWS_ARE_NONE = {"rules", "goals"}
_MEAN_SOMETHING_WITHOUT_MONTHS = {"workload", "transfers"}
_DIGITS = 12
"""Significant digits of a number that count: programs save 15, and a formula's result may differ in the last one."""
_ZERO = 0.0
"""Added to a number, so that zero has no sign."""

_PRIORITIES = {goal.id: goal.priority for goal in GOALS}


def fingerprint(tables: Mapping[str, Table], settings: Mapping[str, object]) -> str:
    """SHA-256 (hex) over the settings and every table, defaults applied, rows in an order of their own.

    Names and texts are compared as reading compares them (see ``fold``); notes, sources and the columns
    of the user are left out. A row of Rules or Goals that says what holds anyway counts as no row, and so
    does a row of a month sheet without any month, unless its name means something by itself.
    """
    lines = [f"settings|{key}={_canonical(settings[key])}" for key in sorted(settings)]
    for sheet in (*INPUTS, TRANSFERS):
        table = tables.get(sheet.key)
        if table is not None and sheet.key != "settings":
            lines += sorted(_lines(sheet, table))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _lines(sheet: Sheet, table: Table) -> Iterator[str]:
    """The rows of a table that say something as canonical text: the columns that count, and the months."""
    left_out = {*PEOPLE_COLUMNS, *_LEFT_OUT.get(sheet.key, ())}
    columns = [column for column in input_columns(sheet) if column.key not in left_out]
    every = map(_with_priority, table.rows) if sheet.key == "goals" else table.rows
    rows = _counting(sheet, columns, every)
    line = f"{sheet.key}|" + "|".join(f"{column.key}=%s" for column in columns)
    texts = [_texts([row.values.get(column.key) for row in rows]) for column in columns]
    months = _Months(table)
    for row, parts in zip(rows, zip(*texts, strict=True), strict=True):
        yield line % parts + (months.text(row.months) if row.months else "")


class _Months:
    """The canonical text of the months of a table's rows: most rows have each month of the header, in their order."""

    def __init__(self, table: Table) -> None:
        self._months = sorted(table.month_columns)
        self._all = "".join(f"|{month}=%.{_DIGITS}g" for month in self._months)
        self._same = "".join(f"|{month}=%s" for month in self._months)

    def text(self, months: Mapping[Month, float]) -> str:
        """Every month of a row with its number, in the order of time."""
        numbers = tuple(months.values())
        if [*months] == self._months and set(map(type, numbers)) == {float}:
            if numbers.count(numbers[0]) == len(numbers):
                return self._same % ((_canonical(numbers[0]),) * len(numbers))
            text = self._all % numbers
            if "=-0|" not in f"{text}|":
                return text
        return "".join(f"|{month}={_canonical(months[month])}" for month in sorted(months))


def _with_priority(row: Row) -> Row:
    """A row of Goals; a goal without a priority has its own."""
    if row.values.get("priority") is not None:
        return row
    return replace(row, values={**row.values, "priority": _PRIORITIES.get(row.text("goal"))})


def _counting(sheet: Sheet, columns: Sequence[Column], rows: Iterable[Row]) -> list[Row]:
    """The rows that say more than holds anyway, have a month where they need one, or decide something."""
    others = [column for column in columns if column.key not in sheet.key_columns]
    if sheet.months and sheet.key not in _MEAN_SOMETHING_WITHOUT_MONTHS:
        return [row for row in rows if row.months]
    if sheet.key in _DEFAULT_ROWS_ARE_NONE:
        return [row for row in rows if any(row.values.get(c.key) != _default(c, row) for c in others)]
    if sheet is TRANSFERS:  # zero is a decision
        return [row for row in rows if any(_is_said(row.values.get(column.key)) for column in others)]
    return [*rows]


def _is_said(value: object) -> bool:
    return value is not None and value is not False


def _default(column: Column, row: Row) -> object:
    """What a column of Rules or Goals means where a row leaves it blank."""
    return _PRIORITIES.get(row.text("goal")) if column.key == "priority" else column.default


def _texts(values: Sequence[object]) -> list[str]:
    """The values of a column as canonical text, made once for equal values, which are of one type."""
    if len({*map(type, values)} - {NoneType}) > 1:
        return [*map(_canonical, values)]
    texts = {value: _canonical(value) for value in set(values)}
    return [*map(texts.__getitem__, values)]


def _canonical(value: object) -> str:
    """A value as text that is equal for equal values: 12 and 12.0, a name in any case, names in any order."""
    if isinstance(value, float):
        return f"{value + _ZERO:.{_DIGITS}g}"
    if isinstance(value, str):
        return fold(value).replace("|", "\\|")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{float(value):.{_DIGITS}g}"
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, tuple):
        return ";".join(sorted(_canonical(name) for name in value))
    return fold(str(value)).replace("|", "\\|")
