"""Numbers that options take: finite, and within what a machine can be asked."""

from __future__ import annotations

import math
from typing import Any

import click

from planner.solve.limits import MOST_THREADS

MOST_SCENARIOS = 1_000_000
MOST_POINTS = 1_000


class Finite(click.FloatRange):
    """A number within a range that is neither infinite nor ``nan``, which every comparison lets pass."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; refused as one that is out of the range."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(str(value), param, ctx)
        return float(number)


SECONDS = Finite(min=0, min_open=True)
SHARE_LEFT = Finite(min=0)
FTE = Finite(min=0)
THREADS = click.IntRange(min=1, max=MOST_THREADS)
DRAWS = click.IntRange(min=1, max=MOST_SCENARIOS)
POINTS = click.IntRange(min=2, max=MOST_POINTS)
STEPS = click.IntRange(min=1, max=MOST_POINTS)
