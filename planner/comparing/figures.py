"""Both plans side by side: what differs, by Direction and month, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planner.comparing.types import Measure, Series, SeriesKind, Side
from planner.history.version import agreed_moves
from planner.months import Month
from planner.plan.changes import Cause, MoveChange
from planner.plan.types import Plan
from planner.plan.years import YearFigures, years
from planner.schema.names import fold
from planner.tolerances import SAME, VISIBLE_SHARE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

SEEN = 0.05
"""FTE; a smaller difference does not show in print."""

KINDS: dict[SeriesKind, Callable[[Plan], FloatArray]] = {
    SeriesKind.TRANSFERS: lambda plan: plan.quantities.transfers.sum(axis=0),
    SeriesKind.STAFF: lambda plan: plan.quantities.staff,
    SeriesKind.OUTSOURCED: lambda plan: plan.quantities.outsourced.sum(axis=(0, 2)),
}
"""Figures by Direction and month (D, T), FTE: who leave for it, who are trained there, what partners do for it."""

_YEARLY: tuple[tuple[str, str, str, Callable[[YearFigures], float | None]], ...] = (
    ("leaving", "report.leaving", "FTE", lambda year: year.leaving),
    ("staff", "report.staff", "FTE", lambda year: year.staff),
    ("own_share", "report.own_share", "share", lambda year: year.own_share),
    ("outsourced_share", "report.outsourced_share", "share", lambda year: year.outsourced_share),
    ("unmet", "report.unmet", "FTE", lambda year: year.unmet),
)
_GOALS = (("service", "money"), ("targets", "money"), ("cost", "money"), ("wellbeing", "points"))


def measures(old: Side, new: Side) -> tuple[Measure, ...]:
    """The goals, and of each calendar year the figures that differ."""
    found = [
        Measure(
            goal, f"compare.goal.{goal}", unit, old.plan.goals.get(goal), new.plan.goals.get(goal), goal=True
        )
        for goal, unit in _GOALS
    ]
    return (*found, *(one for one in _by_year(old.plan, new.plan) if _differs(one)))


def _by_year(old: Plan, new: Plan) -> Iterator[Measure]:
    one, other = ({year.year: year for year in _years(plan)} for plan in (old, new))
    for number in sorted(one.keys() | other.keys()):
        for key, code, unit, value in _YEARLY:
            before = value(one[number]) if number in one else None
            after = value(other[number]) if number in other else None
            yield Measure(key, code, unit, before, after, number)


def _years(plan: Plan) -> tuple[YearFigures, ...]:
    return years(plan) if plan.solution.quantities is not None else ()


def _differs(measure: Measure) -> bool:
    if measure.old is None or measure.new is None:
        return measure.old is not measure.new
    return abs(measure.new - measure.old) >= (VISIBLE_SHARE if measure.unit == "share" else SEEN)


def series(old: Plan, new: Plan) -> tuple[Series, ...]:
    """The Directions whose figures differ visibly in a month that both plans cover, kind by kind."""
    months = _months(old, new)
    found = []
    for kind, value in KINDS.items():
        before, after = _by_name(old, value), _by_name(new, value)
        names = {key: name for key, (name, _) in {**before, **after}.items()}
        for key in [*after, *(key for key in before if key not in after)]:
            one, other = (
                _line(plan, lines.get(key), months) for plan, lines in ((old, before), (new, after))
            )
            if any(_apart(a, b) for a, b in zip(one, other, strict=True)):
                found.append(Series(kind, names[key], months, one, other))
    return tuple(found)


def _months(old: Plan, new: Plan) -> tuple[Month, ...]:
    """Every month of either plan."""
    first = min(old.dataset.first_month, new.dataset.first_month)
    last = max(plan.dataset.month(plan.dataset.months - 1) for plan in (old, new))
    return tuple(first.plus(t) for t in range(last.since(first) + 1))


def _by_name(plan: Plan, value: Callable[[Plan], FloatArray]) -> dict[str, tuple[str, list[float]]]:
    """Folded name → the Direction's name and its figures."""
    lines: list[list[float]] = value(plan).tolist()
    names = (direction.name for direction in plan.dataset.directions)
    return {fold(name): (name, line) for name, line in zip(names, lines, strict=True)}


def _line(
    plan: Plan, found: tuple[str, list[float]] | None, months: tuple[Month, ...]
) -> tuple[float | None, ...]:
    """A Direction's figures: None in months that the plan does not cover, 0 where it has no such Direction."""
    data = plan.dataset
    places = [month.since(data.first_month) for month in months]
    return tuple(
        None if not 0 <= t < data.months else found[1][t] if found is not None else 0.0 for t in places
    )


def _apart(one: float | None, other: float | None) -> bool:
    """Whether two figures of one month differ visibly."""
    return one is not None and other is not None and abs(other - one) >= SEEN


def moves(old: Plan, new: Plan) -> tuple[MoveChange, ...]:
    """Every move that differs in a month that both plans cover, by pool, Direction and month."""
    before, after = _moves(old), _moves(new)
    past = new.dataset.month(new.dataset.as_of)
    found = []
    for key in sorted(before.keys() | after.keys()):
        pool, to, one = before.get(key, ("", "", 0.0))
        pool, to, other = after.get(key, (pool, to, 0.0))
        month = key[2]
        covered = all(0 <= month.since(plan.dataset.first_month) < plan.dataset.months for plan in (old, new))
        if covered and abs(other - one) > SAME:
            cause = Cause.ACTUAL if month < past else Cause.REPLANNED
            found.append(MoveChange(pool, to, month, one, other, cause, ""))
    return tuple(found)


def _moves(plan: Plan) -> dict[tuple[str, str, Month], tuple[str, str, float]]:
    """Folded names and month → names and FTE."""
    found = {}
    for move in agreed_moves(plan):
        key = (fold(move.pool), fold(move.to), move.month)
        found[key] = (move.pool, move.to, move.fte)
    return found
