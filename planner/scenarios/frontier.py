"""The trade-off curve of a case: plans that no other plan beats on both of two sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

import highspy
import numpy as np

from planner.dataset.types import Dataset
from planner.model.program import Arrays
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.axes import POINT, Axis, Sides, is_share, sides_of
from planner.scenarios.bicriteria import Point, trade_off
from planner.scenarios.faces import DUAL_SIMPLEX, bounds_of, minimise, new_live, set_bounds
from planner.scenarios.planned import plan_of
from planner.scenarios.result import figures_of
from planner.scenarios.types import Figures
from planner.scenarios.widening import with_rows
from planner.solve.options import SolveOptions


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
    program). ``before`` are the goals met first. ``status`` says how the search ended; without a plan, no points.
    """

    axes: tuple[Axis, Axis]
    points: tuple[Compromise, ...]
    complete: bool
    status: Status
    before: tuple[str, ...] = ()


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

    ``points`` None gives every corner of a linear program's curve, and every plan in whole people. Goals of an
    earlier priority than both axes are met first and kept, within their tolerance or the share ``within``, whichever
    is larger. ``options.time_limit`` bounds a search in whole people.

    Raises:
        NoSuchLimit: the case has no limit that an axis moves.
    """
    options = options or SolveOptions()
    sides = sides_of(dataset, axes)
    arrays, status = _with_earlier_goals(sides, within, options)
    if status is not Status.OPTIMAL:
        return Frontier(axes, (), complete=False, status=status)
    before = tuple(goal for level in sides.before for goal in level.goals)
    limit = options.time_limit if len(arrays.integer) else inf
    curve = trade_off(
        arrays, *sides.costs, points=points, after=sides.after, time_limit=limit, on_point=on_point
    )
    made = tuple(_compromise(case, sides, point) for point in curve.points)
    return Frontier(axes, made, curve.complete, Status.OPTIMAL if made else Status.INFEASIBLE, before)


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


def _with_earlier_goals(sides: Sides, within: float, options: SolveOptions) -> tuple[Arrays, Status]:
    """The program with a cap on every earlier priority, at the best it can reach or a little above."""
    if not sides.before:
        return sides.arrays, Status.OPTIMAL
    arrays = with_rows(sides.arrays, [level.coefficients for level in sides.before])
    live, bounds = new_live(arrays), bounds_of(arrays).copy()
    live.setOptionValue("time_limit", options.time_limit)
    live.setOptionValue("mip_rel_gap", options.gap)
    for row, level in enumerate(sides.before, start=len(sides.arrays.row_upper)):
        if not minimise(live, level.coefficients, DUAL_SIMPLEX):
            return arrays, _ended(live)
        values = np.array(live.getSolution().col_value)
        kept = replace(level, tolerance=max(level.tolerance, within))
        bounds.row_high[row] = kept.limit(values) - level.constant
        set_bounds(live, bounds)
    return replace(arrays, row_upper=bounds.row_high), Status.OPTIMAL


def _ended(live: highspy.Highs) -> Status:
    known = {
        highspy.HighsModelStatus.kInfeasible: Status.INFEASIBLE,
        highspy.HighsModelStatus.kUnboundedOrInfeasible: Status.INFEASIBLE,
        highspy.HighsModelStatus.kUnbounded: Status.UNBOUNDED,
        highspy.HighsModelStatus.kTimeLimit: Status.LIMIT,
    }
    return known.get(live.getModelStatus(), Status.FAILED)


def _compromise(case: Case, sides: Sides, point: Point) -> Compromise:
    """The verified plan of a point. RuntimeError where the independent check refuses it."""
    plan = plan_of(case, sides.model, point.values)
    return Compromise(
        point.first + sides.constants[0], point.second + sides.constants[1], plan, figures_of(plan)
    )
