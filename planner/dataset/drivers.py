"""Work from a driver: customers, or their contacts and how long each takes."""

from __future__ import annotations

from functools import cache

from planner.dataset.context import Context
from planner.dataset.values import setting
from planner.reading.types import Row
from planner.schema.names import fold

_LISTED = 4
"""Months that a message lists."""

Total = list[float | None]
"""Work of all Directions together by month; None where nothing says it."""


def work_by_driver(context: Context, row: Row) -> Total:
    """Work of one activity from its driver, all Directions together."""
    units = row.number_of("units_per_fte")
    contacts, minutes = row.number_of("contacts_per_1000"), row.number_of("handling_time")
    if units is not None and (contacts is not None or minutes is not None):
        context.error("units_and_contacts", "activities", row, "units_per_fte", name=row.text("activity"))
        return [None] * context.months
    if (contacts is None) != (minutes is None):
        missing = "contacts_per_1000" if contacts is None else "handling_time"
        heading = context.header("activities", missing)
        context.error("contacts_incomplete", "activities", row, missing, name=row.text("activity"),
                      heading=heading, expected=heading)  # fmt: skip
        return [None] * context.months
    if units is None and contacts is None:
        return [None] * context.months
    if units == 0:
        context.error(
            "units_zero", "activities", row, "units_per_fte", expected="> 0", name=row.text("activity")
        )
        return [None] * context.months
    per_unit = (
        1.0 / units
        if units is not None
        else (contacts or 0.0) / 1000 * fte_per_contact(context, minutes or 0.0)
    )
    driver = driver_line(context, row)
    return [None if value is None else value * per_unit for value in driver]


def fte_per_contact(context: Context, minutes: float) -> float:
    """FTE that one contact a month takes: hours per contact ÷ (productive hours × occupancy)."""
    hours, occupancy = (
        setting(context.case.settings, "productive_hours"),
        setting(context.case.settings, "occupancy"),
    )
    if hours * occupancy <= 0:
        context.productive_time_missing()
        return 0.0
    return (minutes / 60) / (hours * occupancy)


def driver_line(context: Context, row: Row) -> Total:
    """The months of the line of Customers that drives an activity; each month it lacks is an error."""
    wanted, activity = row.text("driver"), row.text("activity")
    line = next((r for r in context.case.rows("customers") if _is_line(r, wanted)), None)
    if line is None:
        if not all(always_overridden(context, activity)):
            label = _line_label(context, wanted)
            context.error("driver_missing", "activities", row, "driver", name=activity, line=label)
        return [None] * context.months
    values = list(context.over_months(line, None))
    gaps = [t for t, value in enumerate(values) if value is None]
    if gaps:
        _report_gaps(context, line, _line_label(context, wanted), gaps, activity)
    return values


def _report_gaps(context: Context, line: Row, label: str, gaps: list[int], activity: str) -> None:
    """An error for the months that a line lacks, but for those that nobody needs or that are reported already."""
    overridden = always_overridden(context, activity)
    said = context.driver_gaps.setdefault(line.number, set())  # by another activity with the same driver
    new = [t for t in gaps if not overridden[t] and t not in said]
    said.update(new)
    if new:
        context.error("driver_gap", "customers", line, "line", line=label, months=list_months(context, new))


def always_overridden(context: Context, activity: str) -> list[bool]:
    """For each month, whether Workload says the activity's work in every Direction."""
    rows = [r for r in context.case.rows("workload") if fold(r.text("activity")) == fold(activity)]
    result = []
    for t in range(context.months):
        month = context.first.plus(t)
        filled = [r for r in rows if month in r.months]
        everywhere = any(not r.text("direction") for r in filled)
        result.append(everywhere or len(filled) >= len(context.directions))
    return result


def _is_line(row: Row, key: str) -> bool:
    """Whether a row of Customers is the line that a driver names, in any accepted spelling."""
    return fold(row.text("line")) in _line_spellings(key)


@cache
def _line_spellings(key: str) -> frozenset[str]:
    from planner.schema.inputs import CUSTOMER_LINES

    choice = next(choice for choice in CUSTOMER_LINES if choice.key == key)
    return frozenset({fold(choice.key), *(fold(name) for name in choice.label.spellings())})


def _line_label(context: Context, key: str) -> str:
    from planner.schema.inputs import CUSTOMER_LINES

    choice = next(choice for choice in CUSTOMER_LINES if choice.key == key)
    return choice.label.text(context.case.language)


def list_months(context: Context, months: list[int]) -> str:
    """The first few months, for a message."""
    first = ", ".join(context.first.plus(t).text(context.case.language) for t in months[:_LISTED])
    return first + (" …" if len(months) > _LISTED else "")
