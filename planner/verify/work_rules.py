"""The rules on staff and work, one function per family: who must be there, and who may do what."""

from __future__ import annotations

import numpy as np

from planner.verify.lines import Table, interleave, limited_above, limited_below
from planner.verify.view import View, column, places


def minimum_staff(view: View) -> Table:
    """n[d,t] ≥ minimum[d] from the month in which its minimum holds."""
    directions, months = view.dataset.directions, view.months
    due = months >= column(d.minimum_from for d in directions)
    limits = np.where(due, column(d.minimum_staff for d in directions), np.nan)
    decided = months >= column(view.first_free_arrivals())
    return limited_below("minimum_staff", places(directions), view.quantities.staff, limits, enforced=decided)


def maximum_staff(view: View) -> Table:
    """n[d,t] ≤ maximum[d]."""
    directions, past = view.dataset.directions, view.past
    limits = column(d.maximum_staff for d in directions)
    decided = view.months >= column(view.first_free_arrivals())
    brought = np.where(past.staff_moved > 0, past.staff, np.nan)
    staff = view.quantities.staff
    return limited_above("maximum_staff", places(directions), staff, limits, enforced=decided, past=brought)


def outsourced_share(view: View) -> Table:
    """Σ o in month t ≤ share[t] · Σ w."""
    done = view.quantities.outsourced.sum(axis=(0, 1, 2))
    shares = np.array(view.dataset.outsourced_share, dtype=float)
    return limited_above("outsourced_share", [()], done[None], (shares * view.work.sum(axis=(0, 1)))[None])


def activity_outsourcing(view: View) -> Table:
    """Minimum share · work ≤ Σ o of activity a in month t ≤ maximum share · work."""
    activities, done = view.dataset.activities, view.quantities.outsourced.sum(axis=(0, 1))
    work = view.work.sum(axis=0)
    least = column(a.outsourced_min for a in activities) * work
    most = column(a.outsourced_max for a in activities) * work
    name, names = "activity_outsourcing", places(activities)
    return interleave(limited_below(name, names, done, least), limited_above(name, names, done, most))


def partner_capacity(view: View) -> Table:
    """Σ o of p in t ≤ capacity of p."""
    partners, done = view.dataset.partners, view.quantities.outsourced.sum(axis=(1, 2))
    return limited_above("partner_capacity", places(partners), done, column(p.capacity for p in partners))


def partner_commitment(view: View) -> Table:
    """z[p,t] ≥ commitment of p, where it has one."""
    partners, paid = view.dataset.partners, view.quantities.paid
    least = column(p.commitment or None for p in partners)
    return limited_below("partner_commitment", places(partners), paid, least)


def partner_change(view: View) -> Table:
    """abs(Σ o of p in t − in t−1) ≤ change limit of p, from the second month on."""
    partners, done = view.dataset.partners, view.quantities.outsourced.sum(axis=(1, 2))
    changes, most = np.abs(np.diff(done, axis=1)), column(p.change for p in partners)
    span = range(1, view.dataset.months)
    return limited_above("partner_change", places(partners), changes, most, months=span)


def mutual_aid(view: View) -> Table:
    """Σ_a r[d,a,t] ≤ share of d's work that may be served from elsewhere."""
    directions, received = view.dataset.directions, view.quantities.aid_received.sum(axis=1)
    most = column(d.served_elsewhere for d in directions) * view.work.sum(axis=1)
    return limited_above("mutual_aid", places(directions), received, most)
