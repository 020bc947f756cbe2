"""Rules on who does the work: partners and other Directions. o outsourced, z paid, r aid received; FTE."""

from __future__ import annotations

from planner.model.formulation import Formulation, existing


def outsourced_share(f: Formulation) -> None:
    """Σ_p,a o in month t ≤ share[t] · Σ_d,a w."""
    work = f.work_by_activity()
    for t, share in enumerate(f.dataset.outsourced_share):
        if share is None:
            continue
        terms = existing(f.variables.outsourced[:, :, t].ravel())
        f.at_most("outsourced_share", (), t, terms, share * sum(months[t] for months in work))


def activity_outsourcing(f: Formulation) -> None:
    """min share · w ≤ Σ_p o for activity a in month t ≤ max share · w, where w is the activity's work."""
    for a, (activity, months) in enumerate(zip(f.dataset.activities, f.work_by_activity(), strict=True)):
        low, high = activity.outsourced_min, activity.outsourced_max
        for t, work in enumerate(months):
            columns = f.variables.outsourced[:, a, t]
            if low is not None and low > 0 and work > 0:
                f.at_least("activity_outsourcing", (activity.name,), t, existing(columns), low * work)
            if high is not None and work > 0:
                f.at_most("activity_outsourcing", (activity.name,), t, existing(columns), high * work)


def partner_capacity(f: Formulation) -> None:
    """Σ_a o[p,a,t] ≤ capacity[p]."""
    for p, partner in enumerate(f.dataset.partners):
        if partner.capacity is None:
            continue
        for t in f.all_months():
            terms = existing(f.variables.outsourced[p, :, t])
            f.at_most("partner_capacity", (partner.name,), t, terms, partner.capacity)


def partner_commitment(f: Formulation) -> None:
    """z[p,t] ≥ commitment[p]: paid whether it is used or not."""
    for p, partner in enumerate(f.dataset.partners):
        if partner.commitment <= 0:
            continue
        for t in f.all_months():
            terms = [(int(f.variables.paid[p, t]), 1.0)]
            f.at_least("partner_commitment", (partner.name,), t, terms, partner.commitment)


def partner_change(f: Formulation) -> None:
    """−limit[p] ≤ Σ_a o[p,a,t] − Σ_a o[p,a,t−1] ≤ limit[p], from the second month on."""
    for p, partner in enumerate(f.dataset.partners):
        if partner.change is None:
            continue
        for t in range(1, f.dataset.months):
            now = existing(f.variables.outsourced[p, :, t])
            before = existing(f.variables.outsourced[p, :, t - 1], -1.0)
            change = [*now, *before]
            f.at_most("partner_change", (partner.name,), t, change, partner.change, side="up")
            f.at_least("partner_change", (partner.name,), t, change, -partner.change, side="down")


def mutual_aid(f: Formulation) -> None:
    """r[d,t] ≤ share of d's work that may be served from elsewhere · Σ_a w[d,a,t]."""
    for d, direction in enumerate(f.dataset.directions):
        share = direction.served_elsewhere
        if share is None:
            continue
        for t in f.all_months():
            work = sum(activity[t] for activity in f.dataset.workload[d])
            terms = existing((f.variables.aid_received[d, t],))
            f.at_most("mutual_aid", (direction.name,), t, terms, share * work)
