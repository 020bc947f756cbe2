"""What a document claims of a decline, against the two observations that it claims it of."""

from __future__ import annotations

from planner import messages
from planner.dataset.context import Context
from planner.dataset.trend import change_a_year, contacts_after, own_month
from planner.reading.types import Row
from planner.tolerances import TYPED

POINT = 0.01
"""A stated change is reported where it is further from the figures' own than this."""

_NOTABLE = 0.05
"""FTE that are worth a sentence."""


def compare_stated_change(context: Context, row: Row, last_work: float | None, fte: float) -> None:
    """Warns of a claim that cannot be compared, or that the figures contradict.

    ``last_work`` is the in-house FTE of the last month as the figures give it, None where a volume does.
    ``fte`` is that of one contact.
    """
    stated = row.number_of("stated_change")
    now, before = row.number_of("contacts"), row.number_of("earlier_contacts")
    if stated is None:
        return
    if now is None or not before or row.month("earlier_month") is None:
        context.warning("source_stated_alone", "sources", row, "stated_change", name=row.text("activity"),
                        stated=context.number(100 * stated))  # fmt: skip
        return
    change = now / before - 1
    if abs(stated - change) > POINT + TYPED:
        context.warning("source_stated_differs", "sources", row, "stated_change", name=row.text("activity"),
                        stated=context.number(100 * stated), change=context.number(100 * change),
                        before=context.number(before), now=context.number(now),
                        promise=_promise(context, row, last_work, before * (1 + stated), fte))  # fmt: skip


def _promise(context: Context, row: Row, last_work: float | None, claimed: float, fte: float) -> str:
    """What the claim would mean in advisors at the end, "" where it cannot be said."""
    before, earlier = row.number_of("earlier_contacts"), row.month("earlier_month")
    if last_work is None or not before or earlier is None or claimed < 0:
        return ""
    start, last = own_month(context, row), context.months - 1
    months = start - context.index(earlier)
    if months <= 0:
        return ""
    claimed_work = (
        fte * contacts_after(claimed, change_a_year(before, claimed, months), last - start)
        if claimed
        else 0.0
    )
    more = last_work - claimed_work
    if abs(more) < _NOTABLE:
        return ""
    return " " + messages.text(
        "source_promise" if more > 0 else "source_promise_less", context.case.language,
        month=context.first.plus(last).text(context.case.language), work=context.number(last_work),
        claimed=context.number(claimed_work), difference=context.number(abs(more)),
    )  # fmt: skip
