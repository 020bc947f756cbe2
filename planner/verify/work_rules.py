"""The rules on staff and work, one function per family: who must be there, and who may do what."""

from __future__ import annotations

from collections.abc import Iterator

from planner.plan.types import Line
from planner.verify.lines import at_least, at_most, room_after_past
from planner.verify.view import View


def minimum_staff(view: View) -> Iterator[Line]:
    """n[d,t] ≥ minimum[d] from the month in which its minimum holds."""
    staff, arrivals = view.quantities.staff.tolist(), view.first_free_arrivals()
    for d, direction in enumerate(view.dataset.directions):
        if direction.minimum_staff is not None:
            place, limit, decided = (direction.name,), direction.minimum_staff, arrivals[d]
            for t in range(max(direction.minimum_from, 0), view.dataset.months):
                yield at_least("minimum_staff", place, t, staff[d][t], limit, enforced=t >= decided)


def maximum_staff(view: View) -> Iterator[Line]:
    """n[d,t] ≤ maximum[d]."""
    staff, past = view.quantities.staff.tolist(), view.past.staff.tolist()
    moved, arrivals = view.past.staff_moved.tolist(), view.first_free_arrivals()
    for d, direction in enumerate(view.dataset.directions):
        limit = direction.maximum_staff
        if limit is not None:
            decided = arrivals[d]
            for t in range(view.dataset.months):
                line = at_most(
                    "maximum_staff", (direction.name,), t, staff[d][t], limit, enforced=t >= decided
                )
                yield from room_after_past(line, past[d][t] - limit if moved[d][t] > 0 else 0.0)


def outsourced_share(view: View) -> Iterator[Line]:
    """Σ o in month t ≤ share[t] · Σ w."""
    done = view.quantities.outsourced.sum(axis=(0, 1, 2)).tolist()
    work = view.work.sum(axis=(0, 1)).tolist()
    for t, share in enumerate(view.dataset.outsourced_share):
        if share is not None:
            yield at_most("outsourced_share", (), t, done[t], share * work[t])


def activity_outsourcing(view: View) -> Iterator[Line]:
    """Minimum share · work ≤ Σ o of activity a in month t ≤ maximum share · work."""
    done = view.quantities.outsourced.sum(axis=(0, 1)).tolist()
    work = view.work.sum(axis=0).tolist()
    for a, activity in enumerate(view.dataset.activities):
        place = (activity.name,)
        for t in range(view.dataset.months):
            if activity.outsourced_min is not None:
                limit = activity.outsourced_min * work[a][t]
                yield at_least("activity_outsourcing", place, t, done[a][t], limit)
            if activity.outsourced_max is not None:
                limit = activity.outsourced_max * work[a][t]
                yield at_most("activity_outsourcing", place, t, done[a][t], limit)


def partner_capacity(view: View) -> Iterator[Line]:
    """Σ o of p in t ≤ capacity of p."""
    done = view.quantities.outsourced.sum(axis=(1, 2)).tolist()
    for p, partner in enumerate(view.dataset.partners):
        if partner.capacity is not None:
            for t in range(view.dataset.months):
                yield at_most("partner_capacity", (partner.name,), t, done[p][t], partner.capacity)


def partner_commitment(view: View) -> Iterator[Line]:
    """z[p,t] ≥ commitment of p, where it has one."""
    paid = view.quantities.paid.tolist()
    for p, partner in enumerate(view.dataset.partners):
        if partner.commitment > 0:
            for t in range(view.dataset.months):
                yield at_least("partner_commitment", (partner.name,), t, paid[p][t], partner.commitment)


def partner_change(view: View) -> Iterator[Line]:
    """abs(Σ o of p in t − in t−1) ≤ change limit of p, from the second month on."""
    done = view.quantities.outsourced.sum(axis=(1, 2)).tolist()
    for p, partner in enumerate(view.dataset.partners):
        if partner.change is not None:
            for t in range(1, view.dataset.months):
                change = abs(done[p][t] - done[p][t - 1])
                yield at_most("partner_change", (partner.name,), t, change, partner.change)


def mutual_aid(view: View) -> Iterator[Line]:
    """Σ_a r[d,a,t] ≤ share of d's work that may be served from elsewhere."""
    received = view.quantities.aid_received.sum(axis=1).tolist()
    work = view.work.sum(axis=1).tolist()
    for d, direction in enumerate(view.dataset.directions):
        share = direction.served_elsewhere
        if share is not None:
            for t in range(view.dataset.months):
                yield at_most("mutual_aid", (direction.name,), t, received[d][t], share * work[d][t])
