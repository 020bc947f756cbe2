"""What the pools do today, and so what each of them must keep: source activities turned into floors by month."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.dataset.claims import compare_stated_change
from planner.dataset.context import Context, position, position_or_none
from planner.dataset.drivers import fte_per_contact
from planner.dataset.trend import contacts_along_trend, refuse_zero
from planner.dataset.types import Dataset, Pool, SourceActivity
from planner.dataset.values import number_in
from planner.reading.types import Row
from planner.schema.names import fold
from planner.schema.rules import Mode
from planner.tolerances import TYPED


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
    trend = contacts_along_trend(context, row, [t for t, value in enumerate(stated) if value is None])
    contacts = tuple(trend[t] if value is None else value for t, value in enumerate(stated))
    minutes = number_in(row, "handling_time")
    if minutes <= 0:
        refuse_zero(context, row, "handling_time")
    fte = fte_per_contact(context, minutes) * (1 - number_in(row, "outsourced"))
    compare_stated_change(context, row, contacts[-1] * fte if stated[-1] is None else None, fte)
    return SourceActivity(
        name=row.text("activity"),
        type=position(context.types, row.text("type")),
        direction=position_or_none(context.directions, row.text("direction")),
        contacts=contacts,
        work=tuple(value * fte for value in contacts),
        available=math.fsum(number_in(pool, "available") for pool in _doers(context, row)),
    )


def _doers(context: Context, row: Row) -> Iterator[Row]:
    """The rows of the pools that do a source activity."""
    kind, direction = fold(row.text("type")), fold(row.text("direction"))
    for pool in context.case.rows("pools"):
        if fold(pool.text("type")) == kind and direction in ("", fold(pool.text("direction"))):
            yield pool


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
        held = most_held(dataset, s)
        free = [t for t in range(dataset.months) if stated[t] is None]
        floor = list(pool.floor)
        for t in free:
            floor[t] = max(floor[t] or 0.0, min(needed[t], held[t]))
        result.append(replace(pool, floor=tuple(floor)))
        short = [t for t in free if needed[t] > held[t] + TYPED * max(1.0, held[t])]
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
        if source.available <= 0:
            where = "source_nobody" if source.direction is None else "source_nobody_there"
            context.warning(where, "sources", row, "type", name=source.name, type=row.text("type"),
                            direction=row.text("direction"))  # fmt: skip
        for s, pool in enumerate(dataset.pools):
            part = source.part(pool)
            if part > 0:
                known = needs.setdefault(s, [0.0] * dataset.months)
                needs[s] = [need + part * work for need, work in zip(known, source.work, strict=True)]
    return needs


def leading_source(dataset: Dataset, s: int, t: int, own: float) -> int | None:
    """The source activity that needs most of pool ``s`` in month ``t``; None where all need at most ``own`` FTE."""
    needed = [one.part(dataset.pools[s]) * one.work[t] for one in dataset.sources]
    if math.fsum(needed) <= own:
        return None
    return max(range(len(needed)), key=lambda q: needed[q])


def relief(dataset: Dataset, source: int, s: int, t: int, share: float) -> float:
    """FTE by which the floor of pool ``s`` falls if all of a source activity is outsourced, of which ``share`` is now.

    0 where the pool holds less than its activities need: there its floor is what it holds, and stays so at first.
    """
    needed = math.fsum(one.part(dataset.pools[s]) * one.work[t] for one in dataset.sources)
    if needed > most_held(dataset, s)[t] or share >= 1:
        return 0.0
    activity = dataset.sources[source]
    return activity.part(dataset.pools[s]) * activity.work[t] / (1 - share)


def most_held(dataset: Dataset, s: int) -> list[float]:
    """FTE that pool ``s`` holds by month with nobody leaving but those who have left already."""
    pool = dataset.pools[s]
    left = [0.0] * dataset.months
    past = 0 if dataset.mode("actual") == Mode.OFF else dataset.as_of
    for move in dataset.actuals_by_pool.get(s, ()):
        if 0 <= move.month < past:
            left[move.month] += move.fte
    result, stock = [], pool.available
    for gone in left:
        stock = (1 - pool.attrition) * stock - gone
        result.append(max(stock, 0.0))
    return result
