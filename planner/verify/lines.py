"""Lines of the check: one comparison each, and what the past does to it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.plan.types import Line

if TYPE_CHECKING:
    from planner.plan.types import FloatArray

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The lines of a balance that holds in every place and month; all arrays (N places, T months), FTE.

    A plan has thousands of them and few are ever looked at: they become lines only when asked for.
    """

    rule: str
    places: Sequence[Place]
    values: FloatArray
    limits: FloatArray
    slack: FloatArray

    def __iter__(self) -> Iterator[Line]:
        """Place by place, month by month."""
        numbers = zip(self.values.tolist(), self.limits.tolist(), self.slack.tolist(), strict=True)
        for place, months in zip(self.places, numbers, strict=True):
            for t, (value, limit, slack) in enumerate(zip(*months, strict=True)):
                yield Line(self.rule, place, t, value, limit, slack)

    def worst_breach(self) -> float:
        """The most that a line is broken by, FTE; infinite where a number is missing."""
        worst = float(self.slack.min(initial=0.0))
        return math.inf if math.isnan(worst) else 0.0 - worst  # no minus before a zero


def all_equal(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` = ``limits`` everywhere."""
    return Table(rule, places, values, limits, 0.0 - np.abs(values - limits))


def all_at_most(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` ≤ ``limits`` everywhere."""
    return Table(rule, places, values, limits, limits - values)


def all_at_least(rule: str, places: Sequence[Place], values: FloatArray, limits: FloatArray) -> Table:
    """``values`` ≥ ``limits`` everywhere."""
    return Table(rule, places, values, limits, values - limits)


def at_most(
    rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool = True
) -> Line:
    """``value`` ≤ ``limit``."""
    return Line(rule, place, month, value, limit, limit - value, enforced)


def at_least(
    rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool = True
) -> Line:
    """``value`` ≥ ``limit``."""
    return Line(rule, place, month, value, limit, value - limit, enforced)


def equal(
    rule: str, place: Place, month: int | None, value: float, limit: float, enforced: bool = True
) -> Line:
    """``value`` = ``limit``: no room, or short by the difference."""
    return Line(rule, place, month, value, limit, 0.0 - abs(value - limit), enforced)


def forbidden(rule: str, place: Place, month: int | None, value: float, enforced: bool = True) -> Line:
    """``value`` = 0 because the rule forbids it altogether: kept or broken, with no room to speak of."""
    return Line(rule, place, month, value, 0.0, 0.0 - abs(value), enforced, prohibition=True)


def room_after_past(line: Line, past_excess: float, sign: float = 1.0) -> Iterator[Line]:
    """``line``, or two lines where the past alone goes beyond its limit by ``past_excess`` > 0 (FTE).

    The first reports what the past did and is not enforced. The second keeps the future to what is left to
    it, to add nothing: its limit is moved to where the past ends, up (``sign`` 1) or down (−1).
    """
    if past_excess <= 0 or not line.enforced:
        yield line
        return
    reached = line.limit + sign * past_excess
    yield Line(line.rule, line.place, line.month, reached, line.limit, -past_excess, enforced=False)
    yield Line(line.rule, line.place, line.month, line.value, reached, line.slack + past_excess)
