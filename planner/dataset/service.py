"""The work of an activity with a service level: as many agents as its queue needs, in each of its opening hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.dataset.context import Context
from planner.dataset.drivers import Total, always_overridden, driver_line
from planner.dataset.queueing import agents_needed
from planner.dataset.values import number_in, setting
from planner.reading.types import Row

WEEKS = 52 / 12
"""Weeks of a month."""

SHARED = "shared"
_ONLY_WITH_LEVEL = ("answer_within", "opening_hours", "queue")


@dataclass(frozen=True, slots=True)
class Queue:
    """What a queue needs to know of its activity. ``level`` and ``occupancy`` are shares."""

    level: float
    minutes: float  # handling time
    seconds: float  # to answer within
    open_hours: float  # a month
    productive_hours: float  # of an FTE a month
    occupancy: float

    def work(self, contacts: float) -> float:
        """FTE that ``contacts`` a month take when they wait in one queue."""
        load = contacts / self.open_hours * self.minutes / 60
        agents = agents_needed(load, self.level, self.seconds / (60 * self.minutes), self.occupancy)
        return agents * self.open_hours / self.productive_hours


def work_by_queue(context: Context, row: Row, shares: Sequence[float]) -> list[Total]:
    """Work of an activity with a service level, by Direction (``shares`` of customers) and month, FTE."""
    nothing: list[Total] = [[None] * context.months for _ in shares]
    queue = _queue_of(context, row)
    if queue is None:
        return nothing
    per_unit = number_in(row, "contacts_per_1000") / 1000
    contacts = [None if value is None else value * per_unit for value in driver_line(context, row)]
    shared = [None if value is None else queue.work(value) for value in contacts]
    own = [[None if value is None else queue.work(value * share) for value in contacts] for share in shares]
    _compare_queues(context, row, own, shared)
    if row.text("queue") != SHARED:
        return own
    return [[None if value is None else value * share for value in shared] for share in shares]


def report_unused(context: Context, row: Row) -> None:
    """Warns of each cell that only a service level would give an effect."""
    for column in _ONLY_WITH_LEVEL:
        if column in row.typed:
            context.warning("service_unused", "activities", row, column, name=row.text("activity"),
                            heading=context.header("activities", column),
                            needed=context.header("activities", "service_level"))  # fmt: skip


def _queue_of(context: Context, row: Row) -> Queue | None:
    """The queue of an activity with a service level; None after an error."""
    faults = len(context.findings)
    level, minutes = number_in(row, "service_level"), row.number_of("handling_time")
    if not 0 < level < 1:
        context.error("service_level_range", "activities", row, "service_level", name=row.text("activity"),
                      expected="> 0 %, < 100 %")  # fmt: skip
    if row.number_of("units_per_fte") is not None:
        context.error("service_units", "activities", row, "units_per_fte", name=row.text("activity"),
                      heading=context.header("activities", "units_per_fte"))  # fmt: skip
    for column in ("contacts_per_1000", "handling_time", "opening_hours"):
        _check_given(context, row, column)
    hours, occupancy = (
        setting(context.case.settings, "productive_hours"),
        setting(context.case.settings, "occupancy"),
    )
    if hours * occupancy <= 0:
        context.productive_time_missing()
    if len(context.findings) > faults or hours * occupancy <= 0:
        return None
    return Queue(level, minutes or 0.0, number_in(row, "answer_within"), number_in(row, "opening_hours") * WEEKS,
                 hours, occupancy)  # fmt: skip


def _check_given(context: Context, row: Row, column: str) -> None:
    """A column that a service level needs: filled, and above 0 but for contacts."""
    value, heading = row.number_of(column), context.header("activities", column)
    if value is None:
        context.error("service_incomplete", "activities", row, column, name=row.text("activity"),
                      heading=heading, expected=heading)  # fmt: skip
    elif value == 0 and column != "contacts_per_1000":
        context.error("service_zero", "activities", row, column, name=row.text("activity"), heading=heading,
                      expected="> 0")  # fmt: skip


def _compare_queues(context: Context, row: Row, own: list[Total], shared: Total) -> None:
    """Tells what a queue in each Direction costs against one for all, in the month where it costs most."""
    if len(own) < 2:
        return
    overridden = always_overridden(context, row.text("activity"))
    costs = [
        (sum(direction[t] or 0.0 for direction in own) - together, -t)
        for t, together in enumerate(shared)
        if together is not None and not overridden[t]
    ]
    dearest, month = max(costs, default=(0.0, 0))
    if dearest <= 0:
        return
    together = shared[-month] or 0.0
    context.info(
        "service_queues" if row.text("queue") != SHARED else "service_queues_shared", "activities", row, "queue",
        name=row.text("activity"), served=context.number(100 * number_in(row, "service_level")),
        month=context.first.plus(-month).text(context.case.language),
        own=context.number(together + dearest), shared=context.number(together), difference=context.number(dearest),
    )  # fmt: skip
