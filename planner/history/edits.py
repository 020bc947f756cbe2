"""What was edited: the recorded inputs of the plan before against those of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.display import display_or_default
from planner.plan.changes import InputEdit
from planner.reading.input_records import BETWEEN, RECORDED, month_of, recorded_rows
from planner.reading.previous.types import InputRow, Scalar
from planner.reading.types import Case
from planner.schema.inputs import SETTINGS
from planner.schema.names import fold
from planner.schema.types import Column, Language, Sheet
from planner.tolerances import RELATIVE_NOISE

_ROWS_OF_DEFAULTS = {"settings", "rules", "goals", "transfers"}
"""Sheets where no row means the same as a row of defaults."""

_SHEETS = {sheet.key: sheet for sheet in RECORDED}


@dataclass(frozen=True, slots=True)
class _Present:
    """A row of the case: its record and its position in its table (−1: the settings)."""

    record: InputRow
    at: int = -1


def input_edits(before: Iterable[InputRow], case: Case) -> tuple[InputEdit, ...]:
    """Every input of ``case`` that differs from the recorded ones, in the order of sheets and rows.

    Rows are matched by their key, whatever their order; rows of sheets without a key are there or not.
    """
    old: dict[tuple[str, str], list[InputRow]] = defaultdict(list)
    for row in before:
        old[_key(row)].append(row)
    edits: list[InputEdit] = []
    for at, record in recorded_rows(case):
        waiting = old[_key(record)]
        edits += _row_edits(case, waiting.pop(0) if waiting else None, _Present(record, at))
    gone = (row for rows in old.values() for row in rows)
    for row in gone:
        edits += _find_gone(case, row)
    order = {sheet.key: place for place, sheet in enumerate(RECORDED)}
    return tuple(sorted(edits, key=lambda edit: order[edit.sheet]))


def _key(row: InputRow) -> tuple[str, str]:
    return row.sheet, fold(row.row)


def _row_edits(case: Case, before: InputRow | None, present: _Present) -> Iterator[InputEdit]:
    """A row that is new, or the values of it that differ."""
    now = present.record
    if before is None and now.sheet not in _ROWS_OF_DEFAULTS:
        yield _whole_row(case, now, _row_cell(case, now.sheet, present.at), added=True)
        return
    old: Mapping[str, Scalar] = before.values if before else {}
    for column in _columns(old, now.values, now.sheet):
        one, other = old.get(column), now.values.get(column)
        if not same(one, other):
            cell = _cell(case, now.sheet, present.at, column)
            yield _edit(case, now, column, one, other, cell)


def _find_gone(case: Case, row: InputRow) -> Iterator[InputEdit]:
    """A row that is not there any more; where no row means the defaults, the values that it had."""
    if row.sheet not in _SHEETS:
        return
    if row.sheet not in _ROWS_OF_DEFAULTS:
        yield _whole_row(case, row, "", added=False)
        return
    for column, value in row.values.items():
        yield _edit(case, row, column, value, None, "")


def same(one: Scalar | None, other: Scalar | None) -> bool:
    """Whether two recorded values are the same input: texts as names are compared, numbers but for rounding."""
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= RELATIVE_NOISE * max(1.0, abs(one))
    return one == other and type(one) is type(other)


def _columns(old: Mapping[str, Scalar], new: Mapping[str, Scalar], sheet: str) -> list[str]:
    """The columns and months that either has, in the order of the sheet."""
    known = [column.key for column in (SETTINGS if sheet == "settings" else _SHEETS[sheet].columns)]
    names = old.keys() | new.keys()
    return [*(key for key in known if key in names), *sorted(names - set(known))]


def _edit(
    case: Case, row: InputRow, column: str, before: Scalar | None, after: Scalar | None, cell: str
) -> InputEdit:
    heading, kind = _describe(case, row.sheet, column)
    named = row_name(row, case.language)
    what = BETWEEN.join(part for part in (named, heading) if part)
    return InputEdit(
        row.sheet, row.row, column, before, after, case.title(row.sheet), cell, what,
        display_or_default(before, kind, case.language), display_or_default(after, kind, case.language),
        row.values, named,
    )  # fmt: skip


def _whole_row(case: Case, row: InputRow, cell: str, *, added: bool) -> InputEdit:
    before, after = (None, row.row) if added else (row.row, None)
    from planner.messages import text

    said = text("history.row_added" if added else "history.row_gone_edit", case.language)
    named = row_name(row, case.language)
    return InputEdit(
        row.sheet, row.row, "", before, after, case.title(row.sheet), cell, named,
        "" if added else said, said if added else "", row.values, named,
    )  # fmt: skip


def row_name(row: InputRow, language: Language) -> str:
    """The key of a row as people write it: goals, rules and kinds by their names, months in words."""
    sheet = _SHEETS[row.sheet]
    keys = [
        replace(column, choices=sheet.lines) if sheet.lines else column
        for column in sheet.columns
        if column.key in sheet.key_columns
    ]
    if not keys:
        known = {column.key: column for column in sheet.columns}
        return (
            BETWEEN.join(
                display_or_default(value, known.get(key), language) for key, value in row.values.items()
            )
            or row.row
        )
    parts = row.row.split(BETWEEN)
    if len(parts) != len(keys):
        return row.row
    return BETWEEN.join(
        display_or_default(part, column, language) for part, column in zip(parts, keys, strict=True)
    )


def _describe(case: Case, sheet: str, column: str) -> tuple[str, Column | None]:
    """Heading and schema column of a recorded value."""
    known: Sheet = _SHEETS[sheet]
    month = month_of(column)
    if month is not None:
        return month.text(case.language), known.months
    columns = SETTINGS if sheet == "settings" else known.columns
    found = next((one for one in columns if one.key == column), None)
    return (found.label.text(case.language), found) if found else (column, None)


def _row_cell(case: Case, sheet: str, at: int) -> str:
    """The first key cell of a row."""
    row = case.rows(sheet)[at]
    keys = (*_SHEETS[sheet].key_columns, *row.cells)
    return next((row.cells[key] for key in keys if row.cells.get(key)), "")


def _cell(case: Case, sheet: str, at: int, column: str) -> str:
    """The cell of a value in the file, "" where its column is gone."""
    if sheet == "settings":
        return case.setting_cells.get(column, "")
    row, month = case.rows(sheet)[at], month_of(column)
    return row.cells.get(column, "") if month is None else row.month_cells.get(month, "")
