"""The definitions: balances that always hold. One function per family, named as its rows.

Symbols as in models/transfers.md: x transfer, n staff, k pool stock, y own work, g and r aid given and received,
o outsourced, u unmet, h trainers, z paid. L is the training length, in months, of a pool's type.
"""

from __future__ import annotations

from math import inf

from planner.model.formulation import Formulation, Term, existing
from planner.model.variables import NONE


def add_definitions(f: Formulation) -> None:
    """Adds every definition."""
    staff_balance(f)
    pool_balance(f)
    workload(f)
    aid_balance(f)
    effective_staff(f)
    trainer_balance(f)
    paid(f)
    largest_share(f)


def staff_balance(f: Formulation) -> None:
    """n[d,t] = (1 − attrition[d]) · n[d,t−1] + Σ_s pass[e(s)] · x[s,d,t−L], FTE; n[d,−1] is the starting staff."""
    n, x = f.variables.staff, f.variables.transfer
    for d, direction in enumerate(f.dataset.directions):
        arriving = [0.0] * f.dataset.months
        for s, destination, left, fte in f.past.before:
            advisor = f.dataset.pool_type(s)
            arrival = left + advisor.training_months
            if destination == d and arrival < f.dataset.months:
                arriving[arrival] += advisor.pass_rate * fte
        for t in f.all_months():
            terms: list[Term] = [(int(n[d, t]), 1.0)]
            known = arriving[t]
            if t == 0:
                known += (1 - direction.attrition) * direction.starting_staff
            else:
                terms.append((int(n[d, t - 1]), direction.attrition - 1))
            for s in f.all_pools():
                advisor = f.dataset.pool_type(s)
                left = t - advisor.training_months
                if left >= 0 and x[s, d, left] != NONE:
                    terms.append((int(x[s, d, left]), -advisor.pass_rate))
            f.define("staff_balance", (direction.name,), t, terms, known, known)


def pool_balance(f: Formulation) -> None:
    """k[s,t] = (1 − attrition[s]) · k[s,t−1] − Σ_d x[s,d,t], FTE; k[s,−1] is what the pool had available."""
    k, x = f.variables.pool_stock, f.variables.transfer
    for s, pool in enumerate(f.dataset.pools):
        for t in f.all_months():
            terms: list[Term] = [(int(k[s, t]), 1.0), *existing(x[s, :, t])]
            known = 0.0
            if t == 0:
                known = (1 - pool.attrition) * pool.available
            else:
                terms.append((int(k[s, t - 1]), pool.attrition - 1))
            f.define("pool_balance", (pool.name,), t, terms, known, known)


def workload(f: Formulation) -> None:
    """y + r + Σ_p o + u = w[d,a,t], FTE."""
    import numpy as np

    v = f.variables
    # This is the largest family, and arrays are slow to index one by one: a plain list of columns for each row.
    columns = np.stack([v.own_work, v.aid_received, v.unmet, *v.outsourced], axis=-1).tolist()
    for d, direction in enumerate(f.dataset.directions):
        for a, activity in enumerate(f.dataset.activities):
            place = (direction.name, activity.name)
            for t, work in enumerate(f.dataset.workload[d][a]):
                if work > 0:
                    f.define("workload", place, t, existing(columns[d][a][t]), work, work)


def aid_balance(f: Formulation) -> None:
    """Σ_d g[d,a,t] = Σ_d r[d,a,t], FTE."""
    v = f.variables
    for a, activity in enumerate(f.dataset.activities):
        for t in f.all_months():
            terms = [*existing(v.aid_given[:, a, t]), *existing(v.aid_received[:, a, t], -1.0)]
            if terms:
                f.define("aid_balance", (activity.name,), t, terms, 0.0, 0.0)


def effective_staff(f: Formulation) -> None:
    """Σ_a (y + g)[d,a,t] ≤ n[d,t] − Σ over arrivals in their m-th month (1 − ramp[e,m]) · pass[e] · x − h[d,t], FTE."""
    v = f.variables
    for d, direction in enumerate(f.dataset.directions):
        for t in f.all_months():
            terms: list[Term] = [*existing(v.own_work[d, :, t]), *existing(v.aid_given[d, :, t])]
            terms.append((int(v.staff[d, t]), -1.0))
            terms += existing((v.trainers[d, t],))
            learning, lost_before = _ramp(f, d, t)
            f.define("effective_staff", (direction.name,), t, terms + learning, -inf, -lost_before)


def _ramp(f: Formulation, d: int, t: int) -> tuple[list[Term], float]:
    """Productivity that arrivals of the last three months still lack in d in month t: terms, and FTE of the past."""
    terms: list[Term] = []
    for s in f.all_pools():
        advisor = f.dataset.pool_type(s)
        for m, productivity in enumerate(advisor.productivity):
            left = t - advisor.training_months - m
            loss = (1 - productivity) * advisor.pass_rate
            if left >= 0 and loss > 0 and f.variables.transfer[s, d, left] != NONE:
                terms.append((int(f.variables.transfer[s, d, left]), loss))
    lost = 0.0
    for s, destination, left, fte in f.past.before:
        advisor = f.dataset.pool_type(s)
        m = t - left - advisor.training_months
        if destination == d and 0 <= m < len(advisor.productivity):
            lost += (1 - advisor.productivity[m]) * advisor.pass_rate * fte
    return terms, lost


def trainer_balance(f: Formulation) -> None:
    """Σ_d h[d,t] = Σ over everyone in training in t of trainer load[e], FTE."""
    if all(advisor.trainer_load == 0 for advisor in f.dataset.types):
        return
    for t in f.all_months():
        terms = list(existing(f.variables.trainers[:, t]))
        known = 0.0
        for d in f.all_directions():
            terms += [(c, -f.dataset.pool_type(s).trainer_load) for c, s in f.in_training(d, t)]
            known += sum(fte * f.dataset.pool_type(s).trainer_load for fte, s in f.trained_before(d, t))
        f.define("trainer_balance", (), t, terms, known, known)


def paid(f: Formulation) -> None:
    """z[p,t] ≥ Σ_d,a o[p,d,a,t], FTE."""
    for p, partner in enumerate(f.dataset.partners):
        for t in f.all_months():
            terms = [
                (int(f.variables.paid[p, t]), 1.0),
                *existing(f.variables.outsourced[p, :, :, t].ravel(), -1.0),
            ]
            f.define("paid", (partner.name,), t, terms, 0.0, inf)


def largest_share(f: Formulation) -> None:
    """Σ_d,t x[s,d,t] ≤ available[s] · largest share, FTE; for the goal wellbeing."""
    column = f.variables.largest_share
    if column == NONE:
        return
    for s, pool in enumerate(f.dataset.pools):
        terms = [*existing(f.variables.transfer[s].flat), (column, -pool.available)]
        if pool.available > 0:
            f.define("largest_share", (pool.name,), None, terms, -inf, 0.0)
