"""Lines of the check: one comparison each, and what the past does to it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.plan.types import Line

TOLERANCE = 1e-6
"""FTE: what is smaller is numerical noise."""

Place = tuple[str, ...]


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
