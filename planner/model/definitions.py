"""The definitions: balances that always hold. One function per family, named as its rows.

Symbols as in models/transfers.md: x transfer, n staff, k pool stock, y own work, g work for others (aid and training),
r aid received, b and i done in-house (of Directions apart, of the others), o outsourced, u unmet, h trainers, z paid.
L is the training length, in months, of a pool's type.
"""

from __future__ import annotations

from itertools import chain
from math import inf

from planner.model.formulation import Formulation, Term, existing
from planner.model.variables import NONE


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
    n = f.variables.staff.tolist()
    for d, direction in enumerate(f.dataset.directions):
        arriving = [0.0] * f.dataset.months
        for s, left, fte in f.left_before(d):
            advisor = f.dataset.pool_type(s)
            arrival = left + advisor.training_months
            if arrival < f.dataset.months:
                arriving[arrival] += advisor.pass_rate * fte
        arriving[0] += (1 - direction.attrition) * direction.starting_staff
        columns, coefficients = [n[d], [NONE, *n[d][:-1]]], [1.0, direction.attrition - 1]
        for one in f.departures_to(d):
            advisor = f.dataset.pool_type(one.s)
            columns.append(one.earlier(advisor.training_months))
            coefficients.append(-advisor.pass_rate)
        f.define_months("staff_balance", (direction.name,), (columns, coefficients), (arriving, arriving))


def pool_balance(f: Formulation) -> None:
    """k[s,t] = (1 − attrition[s]) · k[s,t−1] − Σ_d x[s,d,t], FTE; k[s,−1] is what the pool had available."""
    for s, (pool, k) in enumerate(zip(f.dataset.pools, f.variables.pool_stock.tolist(), strict=True)):
        leaving = [one.columns for one in f.departures_from(s)]
        coefficients = [1.0] * (1 + len(leaving)) + [pool.attrition - 1]
        known = [(1 - pool.attrition) * pool.available] + [0.0] * (f.dataset.months - 1)
        terms = ([k, *leaving, [NONE, *k[:-1]]], coefficients)
        f.define_months("pool_balance", (pool.name,), terms, (known, known))


def workload(f: Formulation) -> None:
    """i + Σ_d b + Σ_p o + u = Σ_d w[d,a,t], FTE."""
    import numpy as np

    v = f.variables
    columns = np.concatenate([v.in_house[None], v.unmet[None], v.served, v.outsourced])
    ones = np.ones(len(columns))
    for a, (activity, work) in enumerate(zip(f.dataset.activities, f.work_by_activity(), strict=True)):
        months = [t for t, fte in enumerate(work) if fte > 0]
        f.define_months("workload", (activity.name,), (columns[:, a], ones), (work, work), months)


def unmet_in(f: Formulation) -> None:
    """u[d] ≥ w[d,a,t] − Σ_p o − (b where d is apart, else i), FTE, of a Direction that is asked about."""
    v = f.variables
    for d, a, t in zip(*(v.unmet_in >= 0).nonzero(), strict=True):
        in_house = v.served[d, a, t] if v.served[d, a, t] != NONE else v.in_house[a, t]
        terms = existing((v.unmet_in[d, a, t], in_house, *v.outsourced[:, a, t]))
        place = (f.dataset.directions[d].name, f.dataset.activities[a].name)
        f.define("unmet_in", place, int(t), terms, f.dataset.workload[d][a][t], inf)


def served_balance(f: Formulation) -> None:
    """Σ_a b[d,a,t] = y[d,t] + r[d,t], FTE, of Directions apart."""
    v = f.variables
    for d, direction in enumerate(f.dataset.directions):
        for t in f.all_months():
            if v.aid_received[d, t] != NONE:
                terms = [
                    *existing(v.served[d, :, t]),
                    *existing((v.own_work[d, t], v.aid_received[d, t]), -1.0),
                ]
                f.define("served_balance", (direction.name,), t, terms, 0.0, 0.0)


def staff_at_work(f: Formulation) -> None:
    """Σ_d (y + g)[d,t] = Σ_a i[a,t] + Σ_d,a b[d,a,t] + h[t]: centres do what is done in-house, and train, FTE."""
    v = f.variables
    for t in f.all_months():
        own = [*existing(v.own_work[:, t]), *existing(v.away[:, t])]
        done = [*existing(v.in_house[:, t], -1.0), *existing(v.served[:, :, t].ravel(), -1.0)]
        terms = [*own, *done, *existing((v.trainers[t],), -1.0)]
        if terms:
            f.define("staff_at_work", (), t, terms, 0.0, 0.0)


def effective_staff(f: Formulation) -> None:
    """(y + g)[d,t] ≤ n[d,t] − Σ over arrivals in their m-th month (1 − ramp[e,m]) · pass[e] · x, FTE."""
    own, away, staff = (c.tolist() for c in (f.variables.own_work, f.variables.away, f.variables.staff))
    for d, direction in enumerate(f.dataset.directions):
        columns, coefficients = [own[d], away[d], staff[d]], [1.0, 1.0, -1.0]
        for one in f.departures_to(d):
            advisor = f.dataset.pool_type(one.s)
            for m, productivity in enumerate(advisor.productivity):
                loss = (1 - productivity) * advisor.pass_rate
                if loss > 0:
                    columns.append(one.earlier(advisor.training_months + m))
                    coefficients.append(loss)
        most = [-_lost_before(f, d, t) for t in f.all_months()]
        f.define_months("effective_staff", (direction.name,), (columns, coefficients), (-inf, most))


def _lost_before(f: Formulation, d: int, t: int) -> float:
    """Productivity, FTE, that those who left before the horizon still lack in d in month t."""
    lost = 0.0
    for s, left, fte in f.left_before(d):
        advisor = f.dataset.pool_type(s)
        m = t - left - advisor.training_months
        if 0 <= m < len(advisor.productivity):
            lost += (1 - advisor.productivity[m]) * advisor.pass_rate * fte
    return lost


def trainer_balance(f: Formulation) -> None:
    """h[t] = Σ over everyone in training in t of trainer load[e], FTE."""
    if all(advisor.trainer_load == 0 for advisor in f.dataset.types):
        return
    for t in f.all_months():
        terms: list[Term] = [(int(f.variables.trainers[t]), 1.0)]
        known = 0.0
        for d in f.all_directions():
            terms += [(c, -f.dataset.pool_type(s).trainer_load) for c, s in f.in_training(d, t)]
            known += sum(fte * f.dataset.pool_type(s).trainer_load for fte, s in f.trained_before(d, t))
        f.define("trainer_balance", (), t, terms, known, known)


def paid(f: Formulation) -> None:
    """z[p,t] ≥ Σ_a o[p,a,t], FTE."""
    for p, partner in enumerate(f.dataset.partners):
        for t in f.all_months():
            terms = [
                (int(f.variables.paid[p, t]), 1.0),
                *existing(f.variables.outsourced[p, :, t], -1.0),
            ]
            f.define("paid", (partner.name,), t, terms, 0.0, inf)


def largest_share(f: Formulation) -> None:
    """Σ_d,t x[s,d,t] ≤ available[s] · largest share, FTE; for the goal wellbeing."""
    column = f.variables.largest_share
    if column == NONE:
        return
    for s, pool in enumerate(f.dataset.pools):
        terms = [*chain.from_iterable(f.leaving(s)), (column, -pool.available)]
        if pool.available > 0:
            f.define("largest_share", (pool.name,), None, terms, -inf, 0.0)
