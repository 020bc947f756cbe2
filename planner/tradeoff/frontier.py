"""The trade-off curve of a case: plans that no other plan beats on both of two sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset, in_fractions
from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.plan_of import plan_of
from planner.scenarios.result import figures_of
from planner.scenarios.types import Figures
from planner.schema.rules import Mode
from planner.solve.bounds import bounds_of
from planner.solve.live import DUAL_SIMPLEX, Live
from planner.solve.options import SolveOptions
from planner.solve.whole import solve_whole
from planner.solve.widening import with_rows
from planner.tolerances import NARROW
from planner.tradeoff.axes import POINT, Axis, Sides, is_share, sides_of
from planner.tradeoff.bicriteria import trade_off
from planner.tradeoff.two_costs import Point

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Compromise:
    """A point of the curve: its two values as people see them, its plan, and what the plan comes to."""

    first: float
    second: float
    plan: Plan
    figures: Figures


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The curve between two axes, from the best of the first to the best of the second.

    ``complete``: no other plan lies on it (whole people), or only mixtures of neighbours do (corners of a linear
    program). ``before`` are the goals met first, ``within`` the share by which they may worsen, ``widened``
    whether that is more than was asked. ``status`` says how the search ended; without a plan, no points.
    """

    axes: tuple[Axis, Axis]
    points: tuple[Compromise, ...]
    complete: bool
    status: Status
    before: tuple[str, ...] = ()
    within: float = 0.0
    widened: bool = False

    def frame(self) -> pd.DataFrame:
        """One row per point: its two values, every goal, and what its plan comes to."""
        import pandas as pd

        sides = [axis.id for axis in self.axes]
        rows = [
            {**point.figures.values, **point.plan.goals, sides[0]: point.first, sides[1]: point.second}
            for point in self.points
        ]
        return pd.DataFrame.from_records(rows)

    def __repr__(self) -> str:
        """One line."""
        sides = " and ".join(axis.id for axis in self.axes)
        return f"<Frontier between {sides}: {len(self.points)} plans, {self.status.value}>"


MOST = 200
"""Plans of a curve in whole people where all are asked for: work is shared in fractions, so that there is no end."""

WIDER = (0.0, 0.01, 0.02, 0.05, 0.1)
"""Shares by which goals met first may worsen, tried in turn until they leave a choice."""


def wide_frontier(
    case: Case,
    dataset: Dataset,
    axes: tuple[Axis, Axis],
    *,
    points: int | None = 20,
    options: SolveOptions | None = None,
    on_point: Callable[[int], None] | None = None,
) -> Frontier:
    """The curve as ``frontier`` gives it, with the least room for the goals met first that leaves a choice.

    Raises:
        NoSuchLimit: the case has no limit that an axis moves.
    """
    # In fractions, which is soon known: whole people leave about as much choice.
    smooth = in_fractions(dataset)
    chosen = 0.0
    for within in WIDER:
        ends = frontier(case, smooth, axes, points=2, within=within, options=options)
        if ends.status is not Status.OPTIMAL or not is_narrow(ends):
            chosen = within
            break
        if not ends.before:
            break
    else:
        # No room helps: the goals are kept at their best, and what was tried in vain is told.
        kept = frontier(case, dataset, axes, points=points, options=options, on_point=on_point)
        return replace(kept, within=WIDER[-1], widened=True)
    found = frontier(case, dataset, axes, points=points, within=chosen, options=options, on_point=on_point)
    return replace(found, widened=chosen > 0)


def is_narrow(found: Frontier) -> bool:
    """Whether a side hardly moves along the whole curve."""
    if len(found.points) < 2:
        return True
    sides = [point.first for point in found.points], [point.second for point in found.points]
    return any(max(side) - min(side) < NARROW * max(map(abs, side)) for side in sides)


def frontier(
    case: Case,
    dataset: Dataset,
    axes: tuple[Axis, Axis],
    *,
    points: int | None = 20,
    within: float = 0.0,
    options: SolveOptions | None = None,
    on_point: Callable[[int], None] | None = None,
) -> Frontier:
    """At most ``points`` plans that no other beats on both ``axes``, evenly spread.

    ``points`` None gives every corner of a linear program's curve, and every plan in whole people, up to ``MOST``.
    Goals of an earlier priority than both axes are met first and kept, within their tolerance or the share
    ``within``, whichever is larger. ``options.time_limit`` bounds a search in whole people.

    Raises:
        NoSuchLimit: the case has no limit that an axis moves.
    """
    options = options or SolveOptions()
    sides = sides_of(dataset, axes)
    start, status = _start(sides, axes, options)
    if status is Status.OPTIMAL:
        arrays, status = _with_earlier_goals(sides, within, options, start)
    if status is not Status.OPTIMAL:
        return Frontier(axes, (), complete=False, status=status)
    whole = bool(len(arrays.integer))
    curve = trade_off(
        arrays, *sides.costs, points=MOST if whole and points is None else points, after=sides.after,
        time_limit=options.time_limit or inf if whole else inf, start=start, on_point=on_point,
    )  # fmt: skip
    judged = replace(sides.model, dataset=_unbound(sides.model.dataset, axes))
    made = tuple(_compromise(case, judged, sides.constants, point) for point in curve.points)
    status = Status.LIMIT if not curve.proven else Status.OPTIMAL if made else Status.INFEASIBLE
    before = tuple(goal for level in sides.before for goal in level.goals)
    return Frontier(axes, made, curve.complete, status, before, within)


def slopes(found: Frontier) -> list[float | None]:
    """What each step costs: how much more of the first side for one less of the second, from the point before.

    Of a share, one is one point: a hundredth.
    """
    unit = POINT if is_share(found.axes[1]) else 1.0
    result: list[float | None] = [None]
    for before, point in pairwise(found.points):
        gained = (before.second - point.second) / unit
        result.append((point.first - before.first) / gained if gained > 0 else None)
    return result[: len(found.points)]


def _start(sides: Sides, axes: tuple[Axis, Axis], options: SolveOptions) -> tuple[FloatArray | None, Status]:
    """A plan in whole people to start from, its goals met in their order; None in fractions, or where a limit moves."""
    if not len(sides.arrays.integer) or not all(axis.is_goal for axis in axes):
        return None, Status.OPTIMAL
    found = solve_whole(sides.model, options).outcome
    if found.values is None:
        return None, found.status
    return found.values, Status.OPTIMAL


def _with_earlier_goals(
    sides: Sides, within: float, options: SolveOptions, start: FloatArray | None
) -> tuple[Arrays, Status]:
    """The program with a cap on every earlier priority, at what ``start`` or the best reaches, or a little above."""
    if not sides.before:
        return sides.arrays, Status.OPTIMAL
    arrays = with_rows(sides.arrays, [level.coefficients for level in sides.before])
    live, bounds = Live(arrays, options={"mip_rel_gap": options.gap_of(0)}), bounds_of(arrays).copy()
    seconds = options.seconds(0 if live.integer else len(arrays.coefficients))
    for row, level in enumerate(sides.before, start=len(sides.arrays.row_upper)):
        values = start
        if values is None:
            status = live.minimise(level.coefficients, DUAL_SIMPLEX, seconds=seconds)
            if status is not Status.OPTIMAL:
                return arrays, status
            values = live.values()
        kept = replace(level, tolerance=max(level.tolerance, within))
        bounds.row_high[row] = kept.limit(values) - level.constant
        live.set_bounds(bounds)
    return replace(arrays, row_upper=bounds.row_high), Status.OPTIMAL


def _unbound(dataset: Dataset, axes: tuple[Axis, Axis]) -> Dataset:
    """``dataset`` without the hard rules whose limits are moved: plans beyond the limit are what is asked for."""
    moved = {axis.id for axis in axes if not axis.is_goal and dataset.mode(axis.id) == Mode.HARD}
    rules = {
        rule_id: replace(setting, mode=Mode.OFF) if rule_id in moved else setting
        for rule_id, setting in dataset.rules.items()
    }
    return replace(dataset, rules=rules)


def _compromise(case: Case, model: Model, constants: tuple[float, float], point: Point) -> Compromise:
    """The verified plan of a point. RuntimeError where the independent check refuses it."""
    plan = plan_of(case, model, point.values)
    return Compromise(point.first + constants[0], point.second + constants[1], plan, figures_of(plan))
