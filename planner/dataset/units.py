"""Limits on departures that are less than one headcount unit: in whole people they let nobody leave."""

from __future__ import annotations

from collections.abc import Iterator

from planner import messages
from planner.dataset.types import Dataset
from planner.findings import Finding, Level
from planner.reading.recorded import BETWEEN
from planner.reading.types import Case, Row
from planner.schema.inputs import input_sheet
from planner.schema.rules import OFF

LIMITS = (
    ("release_rate", "pools", "release_rate"),
    ("release_total", "pools", "release_total"),
    ("training_seats", "directions", "training_seats"),
    ("accompaniment", "directions", "accompaniment"),
    ("mobility", "routes", "maximum"),
    ("envelope", "envelopes", "maximum"),
)
"""(rule, sheet, column) of limits on sums of departures."""

MONTHLY = (("training_seats", "seats"),)
"""(rule, sheet) of such limits by month."""


def limits_below_the_unit(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """A warning for each limit above 0 that is less than the headcount unit."""
    unit = dataset.headcount_unit
    if unit <= 0:
        return
    for rule, sheet, column in LIMITS:
        if dataset.mode(rule) == OFF:
            continue
        for row in case.rows(sheet):
            value = row.number_of(column)
            if value is not None and 0 < value < unit:
                yield _finding(case, sheet, column, row, row.cells.get(column, ""), value, unit)
    for rule, sheet in MONTHLY:
        for row in case.rows(sheet) if dataset.mode(rule) != OFF else ():
            small = [month for month, value in row.months.items() if 0 < value < unit]
            if small:
                cell = row.month_cells.get(small[0], "")
                yield _finding(case, sheet, "", row, cell, row.months[small[0]], unit)


def _finding(case: Case, sheet: str, column: str, row: Row, cell: str, value: float, unit: float) -> Finding:
    known = input_sheet(sheet)
    named = BETWEEN.join(row.text(key) for key in known.key_columns)
    label = next((one.label for one in known.columns if one.key == column), known.label)
    return messages.finding(
        Level.WARNING,
        "below_unit",
        case.language,
        sheet=case.title(sheet),
        cell=cell,
        what=label.text(case.language),
        name=named,
        value=messages.number(value, case.language, 2),
        unit=messages.number(unit, case.language, 2),
    )
