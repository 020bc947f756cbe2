"""What a scenario is: changes of input cells, fixed ones or ranges to sweep through or draw from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.months import Month
from planner.schema.changes import How
from planner.schema.status import Status
from planner.tolerances import RELATIVE_NOISE, WHOLE_LIMIT


@dataclass(frozen=True, slots=True)
class Target:
    """The input cells that a change concerns.

    ``rows`` are positions in the sheet's table, empty for a setting. Exactly one of ``column`` (a column's or a
    setting's key) and ``months`` says which cells of those rows; ``all_months`` where nobody named a month.
    ``words`` is how people call these cells.
    """

    sheet: str
    rows: tuple[int, ...]
    column: str
    months: tuple[Month, ...]
    all_months: bool
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """How the target's cells change, and by what; values are typed as reading types them."""

    target: Target
    how: How
    value: object
    cell: str = ""
    """Address on the Scenarios sheet, "" for a change from the command line."""

    def number(self) -> float | None:
        """The value where it is a number."""
        return float(self.value) if isinstance(self.value, int | float) else None


MOST = 1_000_000_000
"""Values of a sweep that are counted: nobody solves more."""


@dataclass(frozen=True, slots=True)
class Span:
    """Values from ``low`` to ``high``: every ``step``, or anywhere between where there is no step."""

    low: float
    high: float
    step: float | None = None

    def values(self) -> tuple[float, ...]:
        """Every value of a stepped span; the last one is not above ``high``.

        >>> Span(0.8, 1.2, 0.2).values()
        (0.8, 1.0, 1.2)
        """
        if self.step is None:
            raise ValueError("a span without a step has no list of values")
        return tuple(round(self.low + i * self.step, 12) for i in range(self.count()))

    def count(self) -> int:
        """How many values a stepped span has; no more than ``MOST`` are counted.

        Raises:
            ValueError: there is no step.
        """
        if self.step is None:
            raise ValueError("a span without a step has no list of values")
        steps = (self.high - self.low) / self.step * (1 + RELATIVE_NOISE) + WHOLE_LIMIT
        return int(min(steps, MOST)) + 1


@dataclass(frozen=True, slots=True)
class Variation:
    """A change whose value runs through, or is drawn from, a span."""

    target: Target
    how: How
    span: Span
    cell: str = ""

    def at(self, value: float) -> Change:
        """The change with one value of the span."""
        return Change(self.target, self.how, value, self.cell)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario: the case with ``changes``. ``number`` orders the scenarios of a run, 0 is the case as it is.

    ``varied`` are the values of the run's variations, in their order (empty for a scenario written out).
    """

    number: int
    name: str
    changes: tuple[Change, ...]
    note: str = ""
    varied: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario as the sheet or the command line states it: fixed changes, and variations where it has any."""

    name: str
    changes: tuple[Change, ...]
    variations: tuple[Variation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan comes to. ``values`` maps a key of ``result.KEYS`` to a number; ``monthly`` to one per month."""

    values: Mapping[str, float]
    monthly: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """The end of one scenario. ``figures`` is None where there is no plan; ``reasons`` then says why, in words.

    ``status`` says how its solve ended; ``goals`` maps each goal to its value; ``blamed`` are rule families;
    ``violation`` is the largest found by the independent check, FTE.
    """

    number: int
    name: str
    status: Status
    varied: tuple[float, ...] = ()
    goals: Mapping[str, float] | None = None
    figures: Figures | None = None
    blamed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    violation: float = 0.0
    seconds: float = 0.0
