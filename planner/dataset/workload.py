"""The work w[d, a, t] in FTE: from the Workload sheet, or from a driver spread by share of customers."""

from __future__ import annotations

from planner.dataset.context import Context, position
from planner.dataset.drivers import Total, list_months, work_by_driver
from planner.dataset.service import report_unused, work_by_queue
from planner.dataset.types import Activity
from planner.display import PERCENT_DECIMALS, exact_percent
from planner.findings import errors
from planner.reading.types import Row
from planner.schema.names import fold
from planner.tolerances import RELATIVE_NOISE, SHARES


def activities(context: Context) -> tuple[Activity, ...]:
    """The activities of the Activities sheet, then those that only Workload names (where there is no such sheet)."""
    rows = context.case.rows("activities")
    found = [
        Activity(
            row.text("activity"),
            row.text("level"),
            row.number_of("outsourced_min"),
            row.number_of("outsourced_max"),
        )
        for row in rows
    ]
    for row, activity in zip(rows, found, strict=True):
        low, high = activity.outsourced_min, activity.outsourced_max
        if low is not None and high is not None and low > high:
            context.contradiction(
                "outsourced_range", "activities", row, "outsourced_min", ("activity_outsourcing",),
                expected=f"≤ {exact_percent(high, context.case.language)}", name=activity.name,
                low=context.number(100 * low, PERCENT_DECIMALS), high=context.number(100 * high, PERCENT_DECIMALS),
            )  # fmt: skip
    known = {fold(activity.name) for activity in found}
    for row in context.case.rows("workload"):
        name = row.text("activity")
        if name and fold(name) not in known:
            known.add(fold(name))
            found.append(Activity(name, "", None, None))
    context.activities = {fold(activity.name): a for a, activity in enumerate(found)}
    return tuple(found)


def customer_shares(context: Context) -> tuple[float, ...]:
    """Each Direction's share of all customers. A single Direction with a blank share has them all."""
    rows = context.case.rows("directions")
    given = [row.number_of("customers_share") for row in rows]
    if len(rows) == 1 and given[0] is None:
        return (1.0,)
    shares = tuple(0.0 if share is None else share for share in given)
    if not _shares_needed(context) and all(share is None for share in given):
        return shares
    if abs(sum(shares) - 1.0) > SHARES + RELATIVE_NOISE:
        first = next((row for row in rows if row.number_of("customers_share") is not None), rows[0])
        context.error("shares_sum", "directions", first, "customers_share",
                      total=context.number(100 * sum(shares), PERCENT_DECIMALS),
                      found=exact_percent(sum(shares), context.case.language),
                      expected=exact_percent(1.0, context.case.language))  # fmt: skip
    return shares


def _shares_needed(context: Context) -> bool:
    """Whether any work is given for all Directions together."""
    if any(not row.text("direction") for row in context.case.rows("workload")):
        return True
    return any(_has_driver(row) for row in context.case.rows("activities"))


def _has_driver(row: Row) -> bool:
    return any(
        row.values.get(key) is not None for key in ("units_per_fte", "contacts_per_1000", "service_level")
    )


def workload(context: Context, shares: tuple[float, ...]) -> tuple[tuple[tuple[float, ...], ...], ...]:
    """Work by Direction, activity and month, shape (D, A, T), FTE."""
    count = len(context.activities)
    base: list[list[Total]] = [[[None] * context.months for _ in shares] for _ in range(count)]
    for row in context.case.rows("activities"):
        base[position(context.activities, row.text("activity"))] = _work_by_direction(context, row, shares)
    own: dict[tuple[int, int], Row] = {}
    spread: dict[int, Row] = {}
    for row in context.case.rows("workload"):
        a = position(context.activities, row.text("activity"))
        if row.text("direction"):
            own[position(context.directions, row.text("direction")), a] = row
        else:
            spread[a] = row
    for row in spread.values():
        a = position(context.activities, row.text("activity"))
        if any(key[1] == a for key in own):
            context.error("workload_both", "workload", row, "direction", name=row.text("activity"))
    said: list[list[Total]] = []
    for d, share in enumerate(shares):
        by_activity = []
        for a in range(count):
            total = context.over_months(spread.get(a), None)
            shared = [old if new is None else new * share for old, new in zip(base[a][d], total, strict=True)]
            by_activity.append(_override(context, shared, own.get((d, a))))
        said.append(by_activity)
    _check_said(context, said)
    return tuple(
        tuple(tuple(0.0 if value is None else value for value in months) for months in by_activity)
        for by_activity in said
    )


def _work_by_direction(context: Context, row: Row, shares: tuple[float, ...]) -> list[Total]:
    """Work of one activity by Direction and month, as its driver or its queue gives it."""
    if row.number_of("service_level") is not None:
        return work_by_queue(context, row, shares)
    report_unused(context, row)
    total = work_by_driver(context, row)
    return [[None if value is None else value * share for value in total] for share in shares]


def _check_said(context: Context, said: list[list[Total]]) -> None:
    """Work that is nowhere said counts as none: an error where that is all of it, else a warning per activity.

    A zero is said. An activity may lack a Direction (another serves it), but not a month in all of them.
    """
    if errors(context.findings):
        return  # the work is not known because of what is reported already
    if all(value is None for direction in said for months in direction for value in months):
        context.error("no_workload", "workload" if context.case.rows("workload") else "activities")
        return
    for name, a in context.activities.items():
        gaps = [t for t in range(context.months) if all(direction[a][t] is None for direction in said)]
        if gaps:
            _report_gaps(context, name, gaps)


def _report_gaps(context: Context, activity: str, gaps: list[int]) -> None:
    sheet = next(
        key
        for key in ("workload", "activities")
        if any(fold(row.text("activity")) == activity for row in context.case.rows(key))
    )
    row = next(row for row in context.case.rows(sheet) if fold(row.text("activity")) == activity)
    context.warning(
        "work_unsaid", sheet, row, "activity", name=row.text("activity"), months=list_months(context, gaps)
    )


def _override(context: Context, values: Total, row: Row | None) -> Total:
    """``values``, each replaced by the row's month where that is filled."""
    if row is None:
        return values
    filled = context.over_months(row, None)
    return [old if new is None else new for old, new in zip(values, filled, strict=True)]
