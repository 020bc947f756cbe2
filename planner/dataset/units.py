"""Limits on departures that are less than one headcount unit: in whole people they let nobody leave."""

from __future__ import annotations

from collections.abc import Iterator

from planner import messages
from planner.dataset.types import Dataset
from planner.display import exact_number
from planner.findings import Finding, Level
from planner.reading.input_records import BETWEEN
from planner.reading.types import Case, Row
from planner.schema.inputs import input_sheet
from planner.schema.limits import MOST, Counts, Over
from planner.schema.rules import RULES, Mode

LIMITS = tuple(
    (family.id, limit)
    for family in RULES
    for limit in family.limits
    if limit.sides == MOST and limit.counts is not Counts.WORK and limit.over is not Over.DECISION
    if limit.counts is not Counts.TRAINED
)
"""(rule, limit) of those that say how many may leave, be in training or arrive."""


def limits_below_the_unit(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """A warning for each limit above 0 that is less than the headcount unit."""
    unit = dataset.headcount_unit
    for rule, limit in LIMITS if unit > 0 else ():
        if dataset.mode(rule) == Mode.OFF:
            continue
        for row in case.rows(limit.sheet):
            value = row.number_of(limit.column)
            if value is not None and 0 < value < unit:
                cell = row.cells.get(limit.column, "")
                yield _finding(case, limit.sheet, limit.column, row, cell, value, unit)
        for row in case.rows(limit.months) if limit.months else ():
            small = [month for month, value in row.months.items() if 0 < value < unit]
            if small:
                cell = row.month_cells.get(small[0], "")
                yield _finding(case, limit.months, "", row, cell, row.months[small[0]], unit)


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
        value=exact_number(value, case.language),
        unit=exact_number(unit, case.language),
    )
