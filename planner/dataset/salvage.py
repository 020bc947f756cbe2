"""What can be checked of a case that reading found faulty, so that every fault is reported at once.

Reading leaves a default in the place of a value that it could not read. What several cells say together is checked
all the same, but a finding counts only where none of the cells it rests on was at fault: no fault is told twice,
and none follows from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planner.findings import Finding, errors
from planner.months import Month
from planner.reading.types import Case, Row, Table
from planner.schema.inputs import INPUTS
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.types import Kind, Sheet
from planner.spreadsheet.addresses import position

_SHEETS = {sheet.key: sheet for sheet in (*INPUTS, TRANSFERS)}
_NAMED = ("directions", "types", "pools")
"""Sheets whose rows others refer to by name. (Activities may be named by Workload alone.)"""

STAND_IN = Month(2000, 1)
"""The first month of a case that has none: what depends on it is not reported."""

_RESTS_ON: Mapping[str, tuple[tuple[str, str], ...]] = {
    "shares_sum": (("directions", "direction"), ("directions", "customers_share")),
    "driver_missing": (("customers", ""), ("workload", "")),
    "driver_gap": (("customers", ""), ("workload", ""), ("settings", "first_month"), ("settings", "months")),
    "no_workload": (
        ("customers", ""),
        ("workload", ""),
        ("activities", ""),
        ("settings", "first_month"),
        ("settings", "months"),
    ),
    "source_unknown": (("sources", ""),),
    "source_contacts": (("source_volumes", ""), ("settings", "first_month"), ("settings", "months")),
    "source_earlier_order": (("settings", "first_month"),),
    "decision_outside": (("settings", "first_month"), ("settings", "months")),
}
"""Code of a finding → the sheets, or single columns or settings of them, that it rests on beyond its own row."""


def faults_besides(case: Case, check: Callable[[Case], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """The errors that ``check`` finds in what was read soundly of a case with errors.

    ``check`` is given a case that can be built: rows that lack something required, or a row they refer to, are out,
    and of several rows of one thing all but the first.
    """
    part = _buildable(case)
    if not part.rows("directions"):
        return ()
    faulty = frozenset(_places(case))
    return tuple(found for found in errors(check(part)) if _stands(found, case, faulty))


def _buildable(case: Case) -> Case:
    """The case with the rows that can be made data of, and a horizon."""
    tables: dict[str, Table] = {}
    known: dict[str, set[str]] = {}
    for key in (*_NAMED, *case.tables):  # pools refer to Directions and types, the others to all three
        table = case.tables.get(key)
        if table is None or key in tables:
            continue
        rows = tuple(row for row in table.rows if _complete(row, _SHEETS[key], known))
        tables[key] = replace(table, rows=_first_of_each(rows, _SHEETS[key].key_columns))
        if key in _NAMED:
            known[key] = {fold(row.text(_SHEETS[key].key_columns[0])) for row in rows}
    settings = dict(case.settings)
    settings["first_month"] = settings["first_month"] or STAND_IN
    return replace(case, tables=tables, settings=settings, findings=())


def _complete(row: Row, sheet: Sheet, known: Mapping[str, set[str]]) -> bool:
    """Whether the row has what it needs, and the rows that it refers to are there."""
    for column in sheet.columns:
        if column.result:
            continue
        if column.required and row.values.get(column.key) is None:
            return False
        name = row.text(column.key)
        refers = column.kind is Kind.NAME and column.refers_to in _NAMED and name
        if refers and fold(name) not in known.get(column.refers_to, set()):
            return False
    return True


def _first_of_each(rows: tuple[Row, ...], keys: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows without those whose key an earlier row has: a dataset has one place for a name."""
    if not keys:
        return rows
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(fold(str(row.values.get(key) or "")) for key in keys), row)
    return tuple(first.values())


def _places(case: Case) -> Iterator[tuple[str, int, int]]:
    """Sheet, row and column of every error of reading; row and column 0 where it concerns no cell."""
    for found in errors(case.findings):
        yield (found.sheet, *(position(found.cell) if found.cell else (0, 0)))


def _stands(found: Finding, case: Case, faulty: frozenset[tuple[str, int, int]]) -> bool:
    """Whether a finding rests on sound cells alone."""
    rests_on = _RESTS_ON.get(found.code, ())
    by_column = any(case.title(key) == found.sheet for key, _ in rests_on)
    if found.cell and not by_column:
        row = position(found.cell)[0]
        if any((sheet, place) == (found.sheet, row) for sheet, place, _ in faulty):
            return False
    return not any(_is_spoiled(case, key, column, faulty) for key, column in rests_on)


def _is_spoiled(case: Case, key: str, column: str, faulty: frozenset[tuple[str, int, int]]) -> bool:
    """Whether a sheet has an error: anywhere, or in its structure or one column; or a setting has one."""
    title, table = case.title(key), case.tables.get(key)
    places = {(row, place) for sheet, row, place in faulty if sheet == title}
    if key == "settings":
        cell = case.setting_cells.get(column)
        return position(cell) in places if cell else case.settings[column] is None
    if not column or table is None:
        return bool(places)
    return any(row <= table.header_row or place == table.columns.get(column) for row, place in places)
