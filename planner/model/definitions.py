"""The definitions: balances that always hold. One function per family, named as its rows.

Symbols as in models/transfers.md: x transfer, n staff, k pool stock, y own work, g work for others (aid and training),
r aid received, b and i done in-house (of Directions apart, of the others), o outsourced, u unmet, h trainers, z paid.
L is the training length, in months, of a pool's type.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.block import Block, by_place
from planner.model.columns import NONE, month_before
from planner.model.formulation import Formulation

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def add_definitions(f: Formulation) -> None:
    """Adds every definition."""
    staff_balance(f)
    pool_balance(f)
    workload(f)
    unmet_in(f)
    served_balance(f)
    staff_at_work(f)
    effective_staff(f)
    trainer_balance(f)
    paid(f)
    largest_share(f)


def staff_balance(f: Formulation) -> None:
    """n[d,t] = (1 − attrition[d]) · n[d,t−1] + Σ_s pass[e(s)] · x[s,d,t−L], FTE; n[d,−1] is the starting staff."""
    directions, leaving = f.dataset.directions, f.variables.departures
    block = f.by_month(directions)
    attrition = by_place(direction.attrition for direction in directions)
    block.put(block.rows, f.variables.staff)
    block.put(block.rows, month_before(f.variables.staff), attrition - 1)
    lengths = np.array([advisor.training_months for advisor in f.leaving_types], dtype=int)
    passing = by_place(advisor.pass_rate for advisor in f.leaving_types)
    arriving = leaving.earlier(np.arange(len(lengths)), lengths)
    block.put(block.rows[leaving.directions], arriving, -passing)
    known = _arriving_from_before(f)
    known[:, :1] += (1 - attrition) * by_place(direction.starting_staff for direction in directions)
    f.define("staff_balance", block, known, known)


def _arriving_from_before(f: Formulation) -> FloatArray:
    """FTE (D, T) who left before the horizon and arrive in it."""
    arriving = np.zeros(f.variables.staff.shape)
    for s, d, left, fte in f.past.before:
        advisor = f.dataset.pool_type(s)
        arrival = left + advisor.training_months
        if arrival < f.dataset.months:
            arriving[d, arrival] += advisor.pass_rate * fte
    return arriving


def pool_balance(f: Formulation) -> None:
    """k[s,t] = (1 − attrition[s]) · k[s,t−1] − Σ_d x[s,d,t], FTE; k[s,−1] is what the pool had available."""
    pools, leaving = f.dataset.pools, f.variables.departures
    block = f.by_month(pools)
    attrition = by_place(pool.attrition for pool in pools)
    block.put(block.rows, f.variables.pool_stock)
    block.put(block.rows[leaving.pools], leaving.columns)
    block.put(block.rows, month_before(f.variables.pool_stock), attrition - 1)
    known = np.zeros(block.rows.shape)
    known[:, :1] = (1 - attrition) * by_place(pool.available for pool in pools)
    f.define("pool_balance", block, known, known)


def workload(f: Formulation) -> None:
    """i + Σ_d b + Σ_p o + u = Σ_d w[d,a,t], FTE."""
    v, block = f.variables, f.by_month(f.dataset.activities)
    for columns in (v.in_house, v.unmet, v.served, v.outsourced):
        block.put(block.rows, columns)
    f.define("workload", block, f.work_by_activity, f.work_by_activity, f.work_by_activity > 0)


def unmet_in(f: Formulation) -> None:
    """u[d] ≥ w[d,a,t] − Σ_p o − (b where d is apart, else i), FTE, of a Direction that is asked about."""
    v, data = f.variables, f.dataset
    for d in (v.unmet_in != NONE).any(axis=(1, 2)).nonzero()[0].tolist():
        places = [(data.directions[d].name, activity.name) for activity in data.activities]
        block = Block(places, range(data.months))
        block.put(block.rows, v.unmet_in[d])
        block.put(block.rows, np.where(v.served[d] != NONE, v.served[d], v.in_house))
        block.put(block.rows, v.outsourced)
        f.define("unmet_in", block, f.dataset.work[d], inf, v.unmet_in[d] != NONE)


def served_balance(f: Formulation) -> None:
    """Σ_a b[d,a,t] = y[d,t] + r[d,t], FTE, of Directions apart."""
    v, block = f.variables, f.by_month(f.dataset.directions)
    block.put(block.rows[:, None], v.served)
    block.put(block.rows, v.own_work, -1.0)
    block.put(block.rows, v.aid_received, -1.0)
    f.define("served_balance", block, 0.0, 0.0, v.aid_received != NONE)


def staff_at_work(f: Formulation) -> None:
    """Σ_d (y + g)[d,t] = Σ_a i[a,t] + Σ_d,a b[d,a,t] + h[t]: centres do what is done in-house, and train, FTE."""
    v, block = f.variables, f.by_month()
    for columns in (v.own_work, v.away):
        block.put(block.rows, columns)
    for columns in (v.in_house, v.served, v.trainers[None]):
        block.put(block.rows, columns, -1.0)
    f.define("staff_at_work", block, 0.0, 0.0, block.rows_with_terms())


def effective_staff(f: Formulation) -> None:
    """(y + g)[d,t] ≤ n[d,t] − Σ over arrivals in their m-th month (1 − ramp[e,m]) · pass[e] · x, FTE."""
    v, block = f.variables, f.by_month(f.dataset.directions)
    block.put(block.rows, v.own_work)
    block.put(block.rows, v.away)
    block.put(block.rows, v.staff, -1.0)
    losses = [
        (pair, advisor.training_months + m, lost)
        for pair, advisor in enumerate(f.leaving_types)
        for m, productivity in enumerate(advisor.productivity)
        if (lost := (1 - productivity) * advisor.pass_rate) > 0
    ]
    if losses:
        pairs, months, slower = (np.array(part) for part in zip(*losses, strict=True))
        slow = v.departures.earlier(pairs, months)
        block.put(block.rows[v.departures.directions[pairs]], slow, slower[:, None])
    f.define("effective_staff", block, -inf, 0.0 - _loss_before(f))


def _loss_before(f: Formulation) -> FloatArray:
    """Productivity, FTE (D, T), that those who left before the horizon still lack."""
    lost = np.zeros(f.variables.staff.shape)
    for s, d, left, fte in f.past.before:
        advisor = f.dataset.pool_type(s)
        for t, productivity in enumerate(advisor.productivity, start=left + advisor.training_months):
            if t < f.dataset.months:
                lost[d, t] += (1 - productivity) * advisor.pass_rate * fte
    return lost


def trainer_balance(f: Formulation) -> None:
    """h[t] = Σ over everyone in training in t of trainer load[e], FTE."""
    if not f.dataset.needs_trainers:
        return
    block, leaving = f.by_month(), f.variables.departures
    block.put(block.rows, f.variables.trainers[None])
    pairs, months = f.in_training()
    by_direction = np.argsort(leaving.directions[pairs], kind="stable")
    pairs, months = pairs[by_direction], months[by_direction]
    load = by_place(advisor.trainer_load for advisor in f.leaving_types)
    block.put(block.rows, leaving.earlier(pairs, months), -load[pairs])
    known = np.zeros(f.dataset.months)
    for s, _, t, fte in f.in_training_before():
        known[t] += fte * f.dataset.pool_type(s).trainer_load
    f.define("trainer_balance", block, known, known)


def paid(f: Formulation) -> None:
    """z[p,t] ≥ Σ_a o[p,a,t], FTE."""
    block = f.by_month(f.dataset.partners)
    block.put(block.rows, f.variables.paid)
    block.put(block.rows[:, None], f.variables.outsourced, -1.0)
    f.define("paid", block, 0.0, inf)


def largest_share(f: Formulation) -> None:
    """Σ_d,t x[s,d,t] ≤ available[s] · largest share, FTE; for the goal wellbeing."""
    column = f.variables.largest_share
    if column == NONE:
        return
    available = by_place(pool.available for pool in f.dataset.pools)
    block = f.leaving()
    block.put(block.rows, np.full(block.rows.shape, column), -available)
    f.define("largest_share", block, -inf, 0.0, available > 0)
