"""What the independent check hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from planner.plan.types import Line
from planner.verify.lines import Table


@dataclass(frozen=True, slots=True)
class Verification:
    """Every balance and rule recomputed.

    ``rules`` are those of the rule families that are not off, in the order of the schema. ``largest_violation`` (FTE)
    is over the balances and the hard rules: a soft rule that is missed is a shortfall, and what only the past breaks is
    reported, not counted. ``goals``: goal id → value.
    """

    balances: tuple[Table, ...]
    rules: tuple[Table, ...]
    largest_violation: float
    goals: Mapping[str, float]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line: the balances first, then the rules."""
        return tuple(chain.from_iterable((*self.balances, *self.rules)))
