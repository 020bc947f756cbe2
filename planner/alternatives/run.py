"""Plans nearly as good as the best, each the best at something that the model does not weigh.

Within a stated share of the best, in cost and in every goal before it, there are many plans. Each alternative is the
one among them that is best at one thing people care about, and then cheapest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.alternatives.near_optimal import STYLES, Nearby, Style
from planner.dataset.types import Dataset
from planner.model.build import build_model
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.plan_of import plan_of
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.tolerances import TOUCHED
from planner.verify.accept import Refused, accept_plan

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Traits:
    """What people look at beside the goals.

    Pools touched; FTE by which months differ from the month before, in all; moves in FTE × 100 km; and FTE that leave
    otherwise than in the plan to compare with, which is the agreed one, else the best.
    """

    pools: int
    months: float
    distance: float
    change: float


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """A plan that is best at ``style``.

    ``proven``: no plan within reach is better at it. Where no other plan was found before the limits, or the check
    refuses it, it is the best plan itself, not proven.
    """

    style: Style
    plan: Plan
    traits: Traits
    proven: bool


def alternatives(
    case: Case,
    dataset: Dataset,
    within: float,
    *,
    styles: Sequence[Style] = STYLES,
    options: SolveOptions | None = None,
    seconds: float = inf,
    on_style: Callable[[Style], None] | None = None,
) -> tuple[Alternative, ...]:
    """The best plan, then one alternative for each style. Only the first, without numbers, where there is no plan.

    ``within`` is the share by which the cost, and each goal of an earlier priority, may exceed the best. Each search
    ends after a number of branches; ``seconds`` may end it before, which depends on the machine.
    """
    options = options or SolveOptions()
    model = build_model(dataset)
    solution = solve_model(model, options)
    best = Plan(case, dataset, solution)
    if solution.quantities is None:
        return (Alternative(Style.BEST, best, Traits(0, 0.0, 0.0, 0.0), proven=False),)
    best = accept_plan(best)
    compared = _agreed_transfers(dataset) if dataset.agreed is not None else best.quantities.transfers
    nearby = Nearby(model, best, within, seconds)
    found = [Alternative(Style.BEST, best, traits(best, compared), proven=best.status is Status.OPTIMAL)]
    for style in styles:
        if style == Style.CHANGE and dataset.agreed is None:
            continue  # the best plan itself changes least against itself
        if on_style is not None:
            on_style(style)
        values, proven = nearby.best_at(style)
        plan = best
        try:
            plan = best if values is None else plan_of(case, model, values)
        except Refused:
            proven = False
        found.append(Alternative(style, plan, traits(plan, compared), proven=proven and plan is not best))
    return tuple(found)


def traits(plan: Plan, compared: FloatArray) -> Traits:
    """The traits of a plan; ``compared`` are the transfers (S, D, T) that change is counted from."""
    transfers = plan.quantities.transfers
    by_month = transfers.sum(axis=(0, 1))
    km = np.zeros(transfers.shape[:2])
    for s, d in np.argwhere(transfers.any(axis=2)).tolist():  # few of all pairs have transfers
        km[s, d] = plan.dataset.route(s, d).distance
    return Traits(
        pools=int((transfers.sum(axis=(1, 2)) > TOUCHED).sum()),
        months=float(np.abs(np.diff(by_month)).sum()),
        distance=float((transfers.sum(axis=2) * km).sum() / 100),
        change=float(np.abs(transfers - compared).sum()),
    )


def _agreed_transfers(dataset: Dataset) -> FloatArray:
    """The transfers (S, D, T) of the agreed plan."""
    transfers = np.zeros((len(dataset.pools), len(dataset.directions), dataset.months))
    for move in dataset.agreed or ():
        if 0 <= move.month < dataset.months:
            transfers[move.pool, move.destination, move.month] += move.fte
    return transfers
