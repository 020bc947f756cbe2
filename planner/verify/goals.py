"""The value of each goal, from the plan's numbers and the prices of the input."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from planner.schema.rules import Mode
from planner.verify.lines import Table
from planner.verify.view import View

if TYPE_CHECKING:
    from planner.plan.types import FloatArray


def goal_values(view: View, tables: Iterable[Table]) -> dict[str, float]:
    """Goal id → value, in the goal's unit; ``tables`` are those of the rules."""
    return {
        "targets": targets(view, tables),
        "service": service(view),
        "cost": cost(view),
        "stability": stability(view),
        "wellbeing": wellbeing(view),
    }


def targets(view: View, tables: Iterable[Table]) -> float:
    """Σ price · shortfall of the soft rules, EUR."""
    rules = view.dataset.rules
    soft = (lines for lines in tables if rules[lines.rule].mode == Mode.SOFT)
    return math.fsum(
        rules[lines.rule].price * missed for lines in soft for missed in lines.breaches().tolist()
    )


def service(view: View) -> float:
    """Σ unmet cost · u, EUR."""
    return view.dataset.unmet_cost * float(view.quantities.unmet.sum())


def cost(view: View) -> float:
    """Σ training cost · x + Σ route cost · x + Σ partner cost · z + internal cost · (staff + paid training), EUR."""
    dataset, q = view.dataset, view.quantities
    moves = _moves(q.transfers)
    training = sum(dataset.pool_type(s).training_cost * fte for s, _, fte in moves)
    routes = sum(dataset.route(s, d).cost * fte for s, d, fte in moves)
    partners = sum(
        partner.cost * fte for partner, fte in zip(dataset.partners, q.paid.sum(axis=1).tolist(), strict=True)
    )
    own = dataset.internal_cost * float(q.staff.sum() + view.flow.paid_training.sum())
    return float(training + routes + partners + own)


def wellbeing(view: View) -> float:
    """Σ distance / 100 km · x + 100 · the largest share of its available FTE that any pool gives up, points."""
    dataset = view.dataset
    moves = _moves(view.quantities.transfers)
    distance = sum(dataset.route(s, d).distance * fte for s, d, fte in moves)
    left = [0.0] * len(dataset.pools)
    for s, _, fte in moves:
        left[s] += fte
    given_up = [
        fte / pool.available for pool, fte in zip(dataset.pools, left, strict=True) if pool.available > 0
    ]
    return float(distance / 100 + 100 * max(given_up, default=0.0))


def stability(view: View) -> float:
    """Σ |x − x of the agreed plan|, FTE; 0 where there is no agreed plan."""
    if view.dataset.agreed is None:
        return 0.0
    agreed: FloatArray = np.zeros_like(view.quantities.transfers)
    for move in view.dataset.agreed:
        if 0 <= move.month < view.dataset.months:
            agreed[move.pool, move.destination, move.month] += move.fte
    return float(np.abs(view.quantities.transfers - agreed).sum())


def _moves(transfers: FloatArray) -> list[tuple[int, int, float]]:
    """(s, d, FTE over the months) of every pool and Direction between which anybody moves: few pairs of all."""
    sums = transfers.sum(axis=2)
    pools, destinations = sums.nonzero()
    return list(zip(pools.tolist(), destinations.tolist(), sums[pools, destinations].tolist(), strict=True))
