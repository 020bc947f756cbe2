"""Inputs that the last version had and that no heading or name in the workbook says any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.reading.input_records import month_of
from planner.reading.previous.types import InputRow
from planner.reading.report import Report
from planner.reading.tables import TableDraft
from planner.schema.inputs import SETTINGS, input_sheet


def kept_sheets(inputs: Iterable[InputRow]) -> frozenset[str]:
    """The keys of the sheets on which the last version had rows that said something."""
    return frozenset(row.sheet for row in inputs if row.sheet != "settings" and (row.values or row.row))


def say_lost_columns(
    inputs: Iterable[InputRow],
    tables: Mapping[str, TableDraft],
    setting_cells: Mapping[str, str],
    report: Report,
) -> None:
    """A warning for each column and setting that held something for the last version and is gone."""
    counts: dict[tuple[str, str], int] = {}
    for row in inputs:
        for key in row.values:
            if month_of(key) is None:
                counts[row.sheet, key] = counts.get((row.sheet, key), 0) + 1
    near = {(finding.sheet, finding.nearest) for finding in report.findings if finding.nearest}
    for (sheet, key), count in counts.items():
        table = tables.get(sheet)
        if table is None or not table.header.row:
            continue
        if sheet == "settings":
            setting = next((column for column in SETTINGS if column.key == key), None)
            label = setting.label.text(report.language) if setting is not None else ""
            gone, code = bool(setting) and key not in setting_cells, "reading.setting_lost"
        else:
            column = next((c for c in input_sheet(sheet).columns if c.key == key and not c.result), None)
            label = column.label.text(report.language) if column is not None else ""
            gone, code = column is not None and key not in table.header.columns, "reading.column_lost"
        if gone and (table.grid.title, label) not in near:
            report.warning(code, table.grid.title, expected=label, count=count)
