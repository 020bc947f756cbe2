"""What the independent check hands over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from planner.plan.types import Line


@dataclass(frozen=True, slots=True)
class Verification:
    """Every balance and rule recomputed.

    ``rules`` are the lines of the rule families, in the order of the schema. ``largest_violation`` (FTE) is over the
    balances and the hard rules: a soft rule that is missed is a shortfall, and what only the past breaks is reported,
    not counted. ``goals``: goal id → value.
    """

    balances: tuple[Iterable[Line], ...]
    rules: tuple[Line, ...]
    largest_violation: float
    goals: Mapping[str, float]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line: the balances first, then the rules."""
        return (*chain.from_iterable(self.balances), *self.rules)
