"""Edits made to the old case one after the other, until it says what the new one does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from planner.comparing.types import Grain
from planner.plan.changes import InputEdit
from planner.reading.input_records import RECORDED, month_of, row_key
from planner.reading.types import Case, Row, Table
from planner.schema.inputs import SETTINGS
from planner.schema.names import fold

MOST_STEPS = 40
"""More steps than this are taken together by row, and more rows by sheet."""

_WITHOUT_EFFECT = {("settings", "title"), ("settings", "currency")}
_SHEETS = {sheet.key: sheet for sheet in RECORDED}
_ORDER = {sheet.key: place for place, sheet in enumerate(RECORDED)}


def edits_that_count(edits: Iterable[InputEdit]) -> list[InputEdit]:
    """The edits that can change a plan, in the order in which they are made.

    Rows are added before others refer to them and taken away after: first what is new, then what changed, each in
    the order of the sheets and their rows, then what is gone, from the last sheet to the first.
    """
    told = [
        edit
        for edit in edits
        if edit.sheet != "scenarios" and (edit.sheet, edit.column) not in _WITHOUT_EFFECT
    ]
    new = [edit for edit in told if _is_added(edit)]
    gone = [edit for edit in told if _is_gone(edit)]
    changed = [edit for edit in told if edit.column]
    return [*new, *changed, *sorted(gone, key=lambda edit: -_ORDER[edit.sheet])]


def group_edits(
    edits: Sequence[InputEdit], most: int = MOST_STEPS
) -> tuple[Grain, list[tuple[InputEdit, ...]]]:
    """The edits in as many steps as may be solved, and what a step is.

    The months of one row are always one step.
    """
    for grain in (Grain.CELL, Grain.ROW):
        steps = _by(edits, grain)
        if len(steps) <= most:
            return grain, steps
    return Grain.SHEET, _by(edits, Grain.SHEET)


def _by(edits: Sequence[InputEdit], grain: Grain) -> list[tuple[InputEdit, ...]]:
    def key(edit: InputEdit) -> tuple[object, ...]:
        kind = "new" if _is_added(edit) else "gone" if _is_gone(edit) else "changed"
        if grain == Grain.SHEET:
            return kind, edit.sheet
        is_month = month_of(edit.column) is not None
        column = "" if grain == Grain.ROW or is_month else edit.column
        return kind, edit.sheet, edit.row, column

    return [tuple(members) for _, members in groupby(edits, key)]


def _is_added(edit: InputEdit) -> bool:
    return not edit.column and edit.after is not None


def _is_gone(edit: InputEdit) -> bool:
    return not edit.column and edit.after is None


def with_inputs(case: Case, edits: Iterable[InputEdit], new: Case) -> Case:
    """``case`` after the edits; their values are those of ``new``, typed as its reading typed them."""
    tables, settings = dict(case.tables), dict(case.settings)
    for edit in edits:
        if edit.sheet == "settings":
            settings[edit.column] = new.settings[edit.column]
        else:
            tables[edit.sheet] = _edit_table(_table(tables.get(edit.sheet), new, edit.sheet), edit, new)
    return replace(case, tables=tables, settings=settings)


def _table(table: Table | None, new: Case, sheet: str) -> Table:
    return table or Table(sheet, new.title(sheet), ())


def _edit_table(table: Table, edit: InputEdit, new: Case) -> Table:
    if _is_gone(edit):
        at = _position(table.rows, edit)
        return replace(table, rows=tuple(row for i, row in enumerate(table.rows) if i != at))
    source = _find(new.rows(edit.sheet), edit)
    if _is_added(edit):
        return table if source is None else replace(table, rows=(*table.rows, source))
    at = _position(table.rows, edit)
    if at is None:  # a row that said nothing but defaults
        if source is None:
            return table
        table, at = replace(table, rows=(*table.rows, _as_defaults(source, edit.sheet))), len(table.rows)
    rows = list(table.rows)
    rows[at] = _change_row(rows[at], source, edit)
    return replace(table, rows=tuple(rows))


def _change_row(row: Row, source: Row | None, edit: InputEdit) -> Row:
    """The row with one value as in ``source``, or as the schema's default where the row is gone there."""
    month = month_of(edit.column)
    if month is not None:
        months = {key: value for key, value in row.months.items() if key != month}
        if source is not None and month in source.months:
            months[month] = source.months[month]
        return replace(row, months=months)
    value = source.values.get(edit.column) if source is not None else _default(edit.sheet, edit.column)
    return replace(row, values={**row.values, edit.column: value})


def _as_defaults(row: Row, sheet: str) -> Row:
    """The row with its name and defaults only."""
    keys = _SHEETS[sheet].key_columns
    values = {key: row.values.get(key) if key in keys else _default(sheet, key) for key in row.values}
    return replace(row, values=values, months={})


def _default(sheet: str, column: str) -> object:
    columns = SETTINGS if sheet == "settings" else _SHEETS[sheet].columns
    return next((one.default for one in columns if one.key == column), None)


def _find(rows: Sequence[Row], edit: InputEdit) -> Row | None:
    at = _position(rows, edit)
    return None if at is None else rows[at]


def _position(rows: Sequence[Row], edit: InputEdit) -> int | None:
    sheet, wanted = _SHEETS[edit.sheet], fold(edit.row)
    return next((i for i, row in enumerate(rows) if fold(row_key(sheet, row)) == wanted), None)
