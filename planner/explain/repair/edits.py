"""Changes of input cells, made to a case as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.months import Month
from planner.plan.explanations import Edit
from planner.reading.fingerprint import fingerprint
from planner.reading.types import Case, Digest, Row, Table
from planner.schema.inputs import input_sheet
from planner.spreadsheet.addresses import address


def apply_edits(case: Case, edits: Iterable[Edit]) -> Case:
    """``case`` with its tables and settings as the ``edits`` leave them; its file is not touched."""
    tables, settings = dict(case.tables), dict(case.settings)
    for edit in edits:
        if edit.row < 0:
            settings[str(edit.column)] = edit.new
            continue
        table = tables[edit.sheet]
        rows = list(table.rows)
        if edit.row == len(rows):
            rows.append(_new_row(table))
        rows[edit.row] = _apply_edit(rows[edit.row], edit)
        tables[edit.sheet] = replace(table, rows=tuple(rows))
    return replace(case, tables=tables, settings=settings, digest=Digest(fingerprint, tables, settings))


def _new_row(table: Table) -> Row:
    """A row of defaults below everything that the sheet of ``table`` holds."""
    values = {column.key: column.default for column in input_sheet(table.sheet).columns if not column.result}
    line = max([table.next_row, *(row.number + 1 for row in table.rows)])
    return Row(line, values, {key: address(line, column) for key, column in table.columns.items()})


def _apply_edit(row: Row, edit: Edit) -> Row:
    if isinstance(edit.column, Month):
        return replace(row, months={**row.months, edit.column: float(edit.new)})  # type: ignore[arg-type]
    return replace(row, values={**row.values, edit.column: edit.new})
