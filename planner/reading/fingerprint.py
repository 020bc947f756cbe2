"""The identity of a case's input values, whatever the file's formatting, order, language or spelling."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from planner.months import Month
from planner.reading.rows import PEOPLE_COLUMNS
from planner.reading.tables import input_columns
from planner.reading.types import Row, Table
from planner.schema.inputs import INPUTS
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.rules import GOALS
from planner.schema.types import Sheet

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
            columns = [
                column.key
                for column in input_columns(sheet)
                if column.key not in PEOPLE_COLUMNS and column.key not in _LEFT_OUT.get(sheet.key, ())
            ]
            months = _Months(table)
            rows = (_row(sheet, columns, row, months) for row in table.rows)
            lines += sorted(f"{sheet.key}|{row}" for row in rows if row)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class _Months:
    """The canonical text of the months of a table's rows: most rows have each month of the header, in their order."""

    def __init__(self, table: Table) -> None:
        self._months = sorted(table.month_columns)
        self._all = "|".join(f"{month}=%.{_DIGITS}g" for month in self._months)

    def text(self, months: Mapping[Month, float]) -> str:
        """Every month of a row with its number, in the order of time."""
        values = months.values()
        if [*months] == self._months and set(map(type, values)) == {float}:
            return self._all % tuple(map(_ZERO.__add__, values))
        return "|".join(f"{month}={_canonical(months[month])}" for month in sorted(months))


def _row(sheet: Sheet, columns: list[str], row: Row, months: _Months) -> str:
    """A row in canonical text, of those ``columns`` that count and the months; "" where it says nothing."""
    values = {key: row.values.get(key) for key in columns}
    if sheet.key == "goals" and values["priority"] is None:
        values["priority"] = _PRIORITIES.get(row.text("goal"))
    if sheet.key in _DEFAULT_ROWS_ARE_NONE and _says_nothing(sheet, values):
        return ""
    if sheet.months and not row.months and sheet.key not in _MEAN_SOMETHING_WITHOUT_MONTHS:
        return ""
    if sheet is TRANSFERS and not _decides(values):
        return ""
    parts = [f"{key}={_canonical(value)}" for key, value in values.items()]
    if row.months:
        parts.append(months.text(row.months))
    return "|".join(parts)


def _decides(values: Mapping[str, object]) -> bool:
    """Whether a row of Transfers holds a decision; zero is one."""
    said = (value for key, value in values.items() if key not in TRANSFERS.key_columns)
    return any(value is not None and value is not False for value in said)


def _says_nothing(sheet: Sheet, values: Mapping[str, object]) -> bool:
    """Whether a row of Rules or Goals only repeats the defaults."""
    for column in input_columns(sheet):
        if column.key not in values or column.key in sheet.key_columns:
            continue
        default = column.default
        if sheet.key == "goals" and column.key == "priority":
            default = _PRIORITIES.get(str(values["goal"]))
        if values[column.key] != default:
            return False
    return True


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
