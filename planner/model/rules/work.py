"""Rules on who does the work: partners and other Directions. o outsourced, z paid, r aid received; FTE."""

from __future__ import annotations

import numpy as np

from planner.model.block import by_place
from planner.model.formulation import Formulation
from planner.schema.limits import Side


def outsourced_share(f: Formulation) -> None:
    """Σ_p,a o in month t ≤ share[t] · Σ_d,a w."""
    block = f.by_month()
    block.put(block.rows, f.variables.outsourced)
    work = [sum(activities) for activities in f.work_by_activity.T.tolist()]
    share = np.array(f.dataset.outsourced_share, dtype=float)
    f.limit("outsourced_share", block, {Side.MAX: share * work})


def activity_outsourcing(f: Formulation) -> None:
    """min share · w ≤ Σ_p o ≤ max share · w for activity a in month t, where w is the activity's work."""
    activities, work = f.dataset.activities, f.work_by_activity
    block = f.by_month(activities)
    block.put(block.rows, f.variables.outsourced)
    least = by_place(activity.outsourced_min or None for activity in activities)
    most = by_place(activity.outsourced_max for activity in activities)
    there = np.where(work > 0, work, np.nan)
    f.limit("activity_outsourcing", block, {Side.MIN: least * there, Side.MAX: most * there})


def partner_capacity(f: Formulation) -> None:
    """Σ_a o[p,a,t] ≤ capacity[p]."""
    block = f.by_month(f.dataset.partners)
    block.put(block.rows[:, None], f.variables.outsourced)
    f.limit(
        "partner_capacity", block, {Side.MAX: by_place(partner.capacity for partner in f.dataset.partners)}
    )


def partner_commitment(f: Formulation) -> None:
    """z[p,t] ≥ commitment[p]: paid whether it is used or not."""
    block = f.by_month(f.dataset.partners)
    block.put(block.rows, f.variables.paid)
    f.limit(
        "partner_commitment", block, {Side.MIN: by_place(p.commitment or None for p in f.dataset.partners)}
    )


def partner_change(f: Formulation) -> None:
    """−limit[p] ≤ Σ_a o[p,a,t] − Σ_a o[p,a,t−1] ≤ limit[p], from the second month on."""
    block, done = f.by_month(f.dataset.partners, first=1), f.variables.outsourced
    block.put(block.rows[:, None], done[:, :, 1:])
    block.put(block.rows[:, None], done[:, :, :-1], -1.0)
    most = by_place(partner.change for partner in f.dataset.partners)
    f.limit("partner_change", block, {Side.UP: most, Side.DOWN: -most})


def mutual_aid(f: Formulation) -> None:
    """r[d,t] ≤ share of d's work that may be served from elsewhere · Σ_a w[d,a,t]."""
    block = f.by_month(f.dataset.directions)
    block.put(block.rows, f.variables.aid_received)
    work = [[sum(month) for month in zip(*of, strict=True)] for of in f.dataset.workload]
    share = by_place(direction.served_elsewhere for direction in f.dataset.directions)
    f.limit("mutual_aid", block, {Side.MAX: share * np.array(work).reshape(block.rows.shape)})
