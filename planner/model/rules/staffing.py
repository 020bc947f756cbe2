"""Rules on the centres: staff, seats, and how many arrivals can be looked after. n staff, x transfer; FTE."""

from __future__ import annotations

import numpy as np

from planner.dataset.bounds import first_enforced
from planner.model.block import by_place
from planner.model.formulation import Formulation
from planner.schema.limits import Side


def minimum_staff(f: Formulation) -> None:
    """n[d,t] ≥ minimum[d] from the month it holds; not where only past moves can still arrive."""
    directions, block = f.dataset.directions, f.by_month(f.dataset.directions)
    block.put(block.rows, f.variables.staff)
    first = np.maximum(by_place(d.minimum_from for d in directions), by_place(first_enforced(f.dataset)))
    least = by_place(d.minimum_staff for d in directions)
    f.limit("minimum_staff", block, {Side.MIN: np.where(np.arange(f.dataset.months) >= first, least, np.nan)})


def maximum_staff(f: Formulation) -> None:
    """n[d,t] ≤ maximum[d]. Past moves that exceed it raise it to what they brought."""
    directions, block = f.dataset.directions, f.by_month(f.dataset.directions)
    block.put(block.rows, f.variables.staff)
    most = by_place(d.maximum_staff for d in directions)
    most = np.where(f.past.staff_moved > 0, np.maximum(most, f.past.staff), most)
    enforced = np.arange(f.dataset.months) >= by_place(first_enforced(f.dataset))
    f.limit("maximum_staff", block, {Side.MAX: np.where(enforced, most, np.nan)})


def training_seats(f: Formulation) -> None:
    """Σ of everyone in training for d in month t ≤ seats[d,t]."""
    block, leaving = f.by_month(f.dataset.directions), f.variables.departures
    pairs, months = f.in_training()
    block.put(block.rows[leaving.directions[pairs]], leaving.earlier(pairs, months))
    before = np.zeros(block.rows.shape)
    for _, d, t, fte in f.in_training_before():
        before[d, t] += fte
    seats = np.array([d.seats for d in f.dataset.directions], dtype=float).reshape(block.rows.shape)
    f.limit("training_seats", block, {Side.MAX: seats}, before=before, departing=f.all_months())


def accompaniment(f: Formulation) -> None:
    """Σ_s x[s,d,t] ≤ what the health and social staff can accompany for d in a month."""
    block, leaving = f.by_month(f.dataset.directions), f.variables.departures
    block.put(block.rows[leaving.directions], leaving.columns)
    most = by_place(d.accompaniment for d in f.dataset.directions)
    f.limit("accompaniment", block, {Side.MAX: most}, departing=f.all_months())
