"""Rules on the centres: staff, seats, and how many arrivals can be looked after. n staff, x transfer; FTE."""

from __future__ import annotations

from planner.dataset.bounds import first_enforced
from planner.model.formulation import Formulation


def minimum_staff(f: Formulation) -> None:
    """n[d,t] ≥ minimum[d] from the month it holds; not where only past moves can still arrive."""
    enforced, staff = first_enforced(f.dataset), f.variables.staff.tolist()
    for d, direction in enumerate(f.dataset.directions):
        if direction.minimum_staff is None:
            continue
        for t in range(max(direction.minimum_from, enforced[d]), f.dataset.months):
            terms = [(staff[d][t], 1.0)]
            f.at_least("minimum_staff", (direction.name,), t, terms, direction.minimum_staff)


def maximum_staff(f: Formulation) -> None:
    """n[d,t] ≤ maximum[d]. Past moves that exceed it raise it to what they brought."""
    enforced, staff = first_enforced(f.dataset), f.variables.staff.tolist()
    for d, direction in enumerate(f.dataset.directions):
        if direction.maximum_staff is None:
            continue
        for t in range(enforced[d], f.dataset.months):
            limit = direction.maximum_staff
            if f.past.staff_moved[d][t] > 0:
                limit = max(limit, f.past.staff[d][t])
            terms = [(staff[d][t], 1.0)]
            f.at_most("maximum_staff", (direction.name,), t, terms, limit)


def training_seats(f: Formulation) -> None:
    """Σ of everyone in training for d in month t ≤ seats[d,t]."""
    for d, direction in enumerate(f.dataset.directions):
        columns = [
            one.earlier(months)
            for one in f.departures_to(d)
            for months in reversed(range(f.dataset.pool_type(one.s).training_months))
        ]
        before = [sum(fte for fte, _ in f.trained_before(d, t)) for t in f.all_months()]
        f.at_most_months("training_seats", (direction.name,), columns, direction.seats, before)


def accompaniment(f: Formulation) -> None:
    """Σ_s x[s,d,t] ≤ what the health and social staff can accompany for d in a month."""
    for d, direction in enumerate(f.dataset.directions):
        if direction.accompaniment is None:
            continue
        for t in f.all_months():
            terms = f.departures(f.all_pools(), (d,), (t,))
            limit = direction.accompaniment
            f.at_most("accompaniment", (direction.name,), t, terms, limit, departing=t)
