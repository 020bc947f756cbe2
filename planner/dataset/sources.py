"""What the pools do today, and so what each of them must keep: source activities turned into floors by month."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.dataset.context import Context, position, position_or_none
from planner.dataset.drivers import fte_per_contact, list_months
from planner.dataset.types import Dataset, Pool, SourceActivity
from planner.dataset.values import filled
from planner.reading.types import Row
from planner.schema.names import fold
from planner.schema.rules import OFF

POINT = 0.01
"""A stated change is reported where it is further from the figures' own than this."""

TINY = 1e-9
MOST = 1e12
"""Contacts that a trend may reach: beyond it, whatever the pools hold is needed anyway."""


def source_activities(context: Context) -> tuple[SourceActivity, ...]:
    """The rows of Source activities with their contacts and in-house work by month; errors and warnings on the way."""
    volumes = {fold(row.text("activity")): row for row in context.case.rows("source_volumes")}
    rows = context.case.rows("sources")
    known = {fold(row.text("activity")) for row in rows}
    for name, row in volumes.items():
        if name not in known and not rows:  # where there are rows, reading has reported the name
            context.error("source_unknown", "source_volumes", row, "activity", name=row.text("activity"),
                          other=context.case.title("sources"))  # fmt: skip
    return tuple(_source_activity(context, row, volumes.get(fold(row.text("activity")))) for row in rows)


def _source_activity(context: Context, row: Row, volumes: Row | None) -> SourceActivity:
    stated = context.over_months(volumes, None)
    trend = _trend(context, row, [t for t, value in enumerate(stated) if value is None])
    contacts = tuple(trend[t] if value is None else value for t, value in enumerate(stated))
    minutes = filled(row, "handling_time")
    if minutes <= 0:
        _not_above_zero(context, row, "handling_time")
    fte = fte_per_contact(context, minutes) * (1 - filled(row, "outsourced"))
    _compare_stated_change(context, row)
    return SourceActivity(
        name=row.text("activity"),
        type=position(context.types, row.text("type")),
        direction=position_or_none(context.directions, row.text("direction")),
        contacts=contacts,
        work=tuple(value * fte for value in contacts),
    )


def _trend(context: Context, row: Row, needed: Sequence[int]) -> list[float]:
    """Contacts by month along the trend, 0 where there is an error; ``needed``: months that no volume is given for."""
    contacts, growth = row.number_of("contacts"), _yearly_change(context, row)
    if needed and contacts is None:
        heading = context.header("sources", "contacts")
        context.error("source_contacts", "sources", row, "contacts", name=row.text("activity"), expected=heading,
                      heading=heading, months=list_months(context, list(needed)),
                      volumes=context.case.title("source_volumes"))  # fmt: skip
    elif needed and contacts == 0:
        _not_above_zero(context, row, "contacts")
    if not contacts or growth is None:
        return [0.0] * context.months
    start = _own_month(context, row)
    return [_grown(contacts, growth, t - start) for t in range(context.months)]


def _grown(contacts: float, growth: float, months: int) -> float:
    """Contacts ``months`` later at ``growth`` a year."""
    try:
        return min(contacts * math.pow(1 + growth, months / 12), MOST)
    except OverflowError:
        return MOST


def _own_month(context: Context, row: Row) -> int:
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
        _not_above_zero(context, row, "earlier_contacts")
        return None
    months = _own_month(context, row) - context.index(month)
    if months <= 0:
        own = context.first.plus(_own_month(context, row)).text(context.case.language)
        context.error("source_earlier_order", "sources", row, "earlier_month", name=row.text("activity"),
                      earlier=month.text(context.case.language), own=own, expected=f"< {own}")  # fmt: skip
        return None
    return months


def _not_above_zero(context: Context, row: Row, column: str) -> None:
    context.error("source_zero", "sources", row, column, name=row.text("activity"), expected="> 0",
                  heading=context.header("sources", column))  # fmt: skip


def _compare_stated_change(context: Context, row: Row) -> None:
    """A change that a document claims against the two observations it is about."""
    stated = row.number_of("stated_change")
    now, before = row.number_of("contacts"), row.number_of("earlier_contacts")
    if stated is None:
        return
    if now is None or not before or row.month("earlier_month") is None:
        context.warning("source_stated_alone", "sources", row, "stated_change", name=row.text("activity"),
                        stated=context.number(100 * stated))  # fmt: skip
        return
    change = now / before - 1
    if abs(stated - change) > POINT + TINY:
        context.warning("source_stated_differs", "sources", row, "stated_change", name=row.text("activity"),
                        stated=context.number(100 * stated), change=context.number(100 * change),
                        before=context.number(before), now=context.number(now))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where what a pool must still do is more than it would hold: the first such month, and how many there are."""

    month: int
    needed: float
    held: float
    months: int


def pools_with_source_floors(context: Context, dataset: Dataset) -> tuple[Pool, ...]:
    """The pools of ``dataset``, whose floors are their own, raised to what its source activities still need.

    A month that Pool floors fills stays. Warnings: nobody to do an activity; a pool that does not hold what it needs.
    """
    needs = _needs(context, dataset)
    floors = {fold(row.text("pool")): row for row in context.case.rows("floors")}
    result = []
    for s, pool in enumerate(dataset.pools):
        needed = needs.get(s)
        if needed is None:
            result.append(pool)
            continue
        stated = context.over_months(floors.get(fold(pool.name)), None)
        held = held_at_most(dataset, s)
        free = [t for t in range(dataset.months) if stated[t] is None]
        floor = list(pool.floor)
        for t in free:
            floor[t] = max(floor[t] or 0.0, min(needed[t], held[t]))
        result.append(replace(pool, floor=tuple(floor)))
        short = [t for t in free if needed[t] > held[t] + TINY * max(1.0, held[t])]
        if short:
            _report_cut(context, s, _Cut(short[0], needed[short[0]], held[short[0]], len(short)))
    return tuple(result)


def _report_cut(context: Context, s: int, cut: _Cut) -> None:
    row = context.case.rows("pools")[s]
    month = context.first.plus(cut.month).text(context.case.language)
    context.warning("source_above_pool", "pools", row, "available", name=row.text("pool"), month=month,
                    needed=context.number(cut.needed), held=context.number(cut.held), months=cut.months)  # fmt: skip


def _needs(context: Context, dataset: Dataset) -> dict[int, list[float]]:
    """Pool → FTE by month that its source activities need of it; pools of no source activity are not in it."""
    needs: dict[int, list[float]] = {}
    for source, row in zip(dataset.sources, context.case.rows("sources"), strict=True):
        parts = pool_parts(dataset, source)
        if not parts:
            where = "source_nobody" if source.direction is None else "source_nobody_there"
            context.warning(where, "sources", row, "type", name=source.name, type=row.text("type"),
                            direction=row.text("direction"))  # fmt: skip
        for s, part in parts.items():
            known = needs.setdefault(s, [0.0] * dataset.months)
            for t, work in enumerate(source.work):
                known[t] += part * work
    return needs


def pool_parts(dataset: Dataset, source: SourceActivity) -> dict[int, float]:
    """Pool → its part of a source activity, in proportion to Available; empty where nobody does it."""
    pools = {
        s: pool.available
        for s, pool in enumerate(dataset.pools)
        if pool.type == source.type and source.direction in (None, pool.direction)
    }
    total = math.fsum(pools.values())
    return {s: available / total for s, available in pools.items() if available > 0} if total > 0 else {}


def held_at_most(dataset: Dataset, s: int) -> list[float]:
    """FTE that pool ``s`` holds by month with nobody leaving but those who have left already."""
    pool = dataset.pools[s]
    left = [0.0] * dataset.months
    past = 0 if dataset.mode("actual") == OFF else dataset.as_of
    for move in dataset.actuals:
        if move.pool == s and 0 <= move.month < past:
            left[move.month] += move.fte
    result, stock = [], pool.available
    for gone in left:
        stock = (1 - pool.attrition) * stock - gone
        result.append(max(stock, 0.0))
    return result
