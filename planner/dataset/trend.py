"""How the contacts of a source activity go on from month to month, and what is wrong with what says so."""

from __future__ import annotations

import math
from collections.abc import Sequence

from planner.dataset.context import Context
from planner.dataset.drivers import list_months
from planner.reading.types import Row

MOST = 1e12
"""Contacts that a trend may reach: beyond it, whatever the pools hold is needed anyway."""


def contacts_along_trend(context: Context, row: Row, needed: Sequence[int]) -> list[float]:
    """Contacts by month along the trend, 0 where there is an error; ``needed``: months that no volume is given for."""
    contacts, growth = row.number_of("contacts"), _yearly_change(context, row)
    if needed and contacts is None:
        heading = context.header("sources", "contacts")
        context.error("source_contacts", "sources", row, "contacts", name=row.text("activity"), expected=heading,
                      heading=heading, months=list_months(context, list(needed)),
                      volumes=context.case.title("source_volumes"))  # fmt: skip
    elif needed and contacts == 0:
        refuse_zero(context, row, "contacts")
    if not contacts or growth is None:
        return [0.0] * context.months
    start = own_month(context, row)
    return [contacts_after(contacts, growth, t - start) for t in range(context.months)]


def contacts_after(contacts: float, growth: float, months: int) -> float:
    """Contacts ``months`` later at ``growth`` a year."""
    try:
        return min(contacts * math.pow(1 + growth, months / 12), MOST)
    except OverflowError:
        return MOST


def own_month(context: Context, row: Row) -> int:
    """Index of the month of the activity's contacts."""
    month = row.month("month")
    return 0 if month is None else context.index(month)


def _yearly_change(context: Context, row: Row) -> float | None:
    """The trend as a share a year: given, or that of the two observations, or 0; None after an error."""
    given, months = row.number_of("yearly_change"), _months_between(context, row)
    if given is not None and row.number_of("earlier_contacts") is not None:
        context.error("source_two_trends", "sources", row, "yearly_change", name=row.text("activity"))
        return None
    if given is not None and given <= -1:
        context.error("source_change_too_low", "sources", row, "yearly_change", expected="> −100 %",
                      name=row.text("activity"), change=context.number(100 * given))  # fmt: skip
        return None
    if months is None:
        return None
    now, before = row.number_of("contacts"), row.number_of("earlier_contacts")
    if before is None or not now:
        return given or 0.0
    return change_a_year(before, now, months)


def change_a_year(before: float, now: float, months: int) -> float:
    """The share a year by which contacts grow that were ``before`` and are ``now``, ``months`` later."""
    try:
        return math.pow(now / before, 12 / months) - 1
    except OverflowError:
        return MOST


def _months_between(context: Context, row: Row) -> int | None:
    """Months from the earlier observation to the activity's own; 0 where there is none, None after an error."""
    before, month = row.number_of("earlier_contacts"), row.month("earlier_month")
    if before is None and month is None:
        return 0
    if before is None or month is None:
        missing = "earlier_contacts" if before is None else "earlier_month"
        heading = context.header("sources", missing)
        context.error("source_earlier_incomplete", "sources", row, missing, name=row.text("activity"),
                      heading=heading, expected=heading)  # fmt: skip
        return None
    if before <= 0:
        refuse_zero(context, row, "earlier_contacts")
        return None
    months = own_month(context, row) - context.index(month)
    if months <= 0:
        own = context.first.plus(own_month(context, row)).text(context.case.language)
        context.error("source_earlier_order", "sources", row, "earlier_month", name=row.text("activity"),
                      earlier=month.text(context.case.language), own=own, expected=f"< {own}")  # fmt: skip
        return None
    return months


def refuse_zero(context: Context, row: Row, column: str) -> None:
    """Reports that a figure of a source activity is 0, and must be more."""
    context.error("source_zero", "sources", row, column, name=row.text("activity"), expected="> 0",
                  heading=context.header("sources", column))  # fmt: skip
