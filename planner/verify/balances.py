"""The definitions of the model, recomputed: what must hold in any plan, whatever the rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from planner.plan.types import Line
from planner.verify.lines import (
    Table,
    all_at_least,
    all_at_most,
    all_equal,
    all_forbidden,
    append,
    at_least,
    equal,
    room_after_past,
)
from planner.verify.view import View, column, places, shapes

if TYPE_CHECKING:
    from planner.plan.types import FloatArray

AXES = {
    "transfers": ("pools", "directions"),
    "staff": ("directions",),
    "pool_stock": ("pools",),
    "own_work": ("directions", "activities"),
    "aid_given": ("directions", "activities"),
    "aid_received": ("directions", "activities"),
    "outsourced": ("partners", "directions", "activities"),
    "unmet": ("directions", "activities"),
    "trainers": ("directions",),
    "paid": ("partners",),
}
"""What the indexes of each array name, before the month, which is always last."""


def _before(start: Iterable[float], levels: FloatArray) -> FloatArray:
    """Levels (N, T) of the month before: ``start`` in the first month."""
    return np.column_stack([column(start), levels[:, :-1]])


def staff_balance(view: View) -> Table:
    """n[d,t] = (1 − attrition[d]) · n[d,t−1] + arrivals[d,t]."""
    directions = view.dataset.directions
    before = _before((d.starting_staff for d in directions), view.quantities.staff)
    staying = column(1 - d.attrition for d in directions)
    expected = staying * before + view.flow.arrivals
    return all_equal("staff_balance", places(directions), view.quantities.staff, expected)


def pool_balance(view: View) -> Table:
    """k[s,t] = (1 − attrition[s]) · k[s,t−1] − Σ_d x[s,d,t]."""
    pools = view.dataset.pools
    before = _before((s.available for s in pools), view.quantities.pool_stock)
    staying = column(1 - s.attrition for s in pools)
    expected = staying * before - view.quantities.transfers.sum(axis=1)
    return all_equal("pool_balance", places(pools), view.quantities.pool_stock, expected)


def workload(view: View) -> Table:
    """Own work, aid, partners and unmet make up the work: y + r + Σ_p o + u = w[d,a,t]."""
    q, dataset = view.quantities, view.dataset
    done = q.own_work + q.aid_received + q.outsourced.sum(axis=0) + q.unmet
    names = [(d.name, a.name) for d in dataset.directions for a in dataset.activities]
    flat = (len(names), dataset.months)
    return all_equal("workload", names, done.reshape(flat), view.work.reshape(flat))


def aid_balance(view: View) -> Table:
    """Σ_d g[d,a,t] = Σ_d r[d,a,t]."""
    given, received = view.quantities.aid_given.sum(axis=0), view.quantities.aid_received.sum(axis=0)
    return all_equal("aid_balance", places(view.dataset.activities), given, received)


def effective_staff(view: View) -> Table:
    """Σ_a (y + g) ≤ n − what recent arrivals do not do yet − h."""
    q = view.quantities
    doing = (q.own_work + q.aid_given).sum(axis=1)
    able = q.staff - view.flow.ramp_loss - q.trainers
    return all_at_most("effective_staff", places(view.dataset.directions), doing, able)


def trainer_balance(view: View) -> Table:
    """Σ_d h[d,t] = trainer load of everyone in training in t; a centre that is not open has no trainers."""
    directions, trainers = view.dataset.directions, view.quantities.trainers
    together = all_equal("trainer_balance", [()], trainers.sum(axis=0)[None], view.flow.trainer_need[None])
    return append(together, all_forbidden("trainer_balance", places(directions), trainers, view.closed))


def paid(view: View) -> Table:
    """z[p,t] ≥ Σ o of partner p in month t."""
    done = view.quantities.outsourced.sum(axis=(1, 2))
    return all_at_least("paid", places(view.dataset.partners), view.quantities.paid, done)


def partner_activities(view: View) -> Table:
    """A partner does no work of an activity that it does not offer."""
    partners, activities = view.dataset.partners, view.dataset.activities
    names = [(partner.name, activity.name) for partner in partners for activity in activities]
    flat = (len(names), view.dataset.months)
    done = view.quantities.outsourced.sum(axis=1).reshape(flat)
    offered = np.array([partner.does for partner in partners], dtype=bool).ravel()
    return all_forbidden("partner_activities", names, done, np.broadcast_to(~offered[:, None], flat))


def nonnegative(view: View) -> Iterator[Line]:
    """Every number is finite and ≥ 0: one line per array, at its smallest cell.

    A pool that more people left than it had, in the past, stays below zero: the future takes nobody from it.
    """
    for name in shapes(view.dataset):
        values = getattr(view.quantities, name)
        if values.size:
            past = np.minimum(view.past.stock, 0.0) if name == "pool_stock" else np.zeros_like(values)
            worst = _lowest(values - past)
            place, month = _cell(view, name, worst)
            value = float(values[worst]) if np.isfinite(values[worst]) else -np.inf
            line, happened = (
                at_least("nonnegative", (name, *place), month, fte, 0.0)
                for fte in (value, float(past[worst]))
            )
            yield from room_after_past(line, happened)


def _lowest(values: FloatArray) -> tuple[int, ...]:
    """The indexes of the smallest number, or of one that is infinite or none at all."""
    flat = int(np.argmin(values))  # what is not a number counts as the smallest
    if not np.isposinf(values.max()) or np.isnan(values.flat[flat]):
        return tuple(int(i) for i in np.unravel_index(flat, values.shape))
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(values)), values.shape))


def headcount_unit(view: View) -> Iterator[Line]:
    """Planned transfers are multiples of the headcount unit: one line, at the cell that is furthest off."""
    unit = view.dataset.headcount_unit
    planned = view.quantities.transfers[:, :, view.frozen :]
    if unit <= 0 or not planned.size:
        return
    nearest = np.round(planned / unit) * unit
    worst = np.unravel_index(int(np.argmax(np.abs(planned - nearest))), planned.shape)
    s, d, t = (int(i) for i in worst)
    place, month = _cell(view, "transfers", (s, d, t + view.frozen))
    yield equal("headcount_unit", place, month, float(planned[worst]), float(nearest[worst]))


def _cell(view: View, array: str, index: tuple[int, ...]) -> tuple[tuple[str, ...], int]:
    """The names and the month that an index of ``array`` stands for."""
    names = tuple(
        getattr(view.dataset, axis)[i].name for axis, i in zip(AXES[array], index[:-1], strict=True)
    )
    return names, index[-1]


BALANCES: dict[str, Callable[[View], Iterable[Line]]] = {
    check.__name__: check
    for check in (
        staff_balance,
        pool_balance,
        workload,
        aid_balance,
        effective_staff,
        trainer_balance,
        paid,
        partner_activities,
        nonnegative,
        headcount_unit,
    )
}
"""Name of the balance → its check."""
