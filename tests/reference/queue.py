"""Agents of a queue by Erlang's formulas, from the contract's page: slow and plain."""

from __future__ import annotations

import math

WEEKS_A_MONTH = 52 / 12


def erlang_b(agents: int, load: float) -> float:
    """Erlang B: B ← R·B ÷ (k + R·B) for k = 1 … N, from 1."""
    share = 1.0
    for k in range(1, agents + 1):
        share = load * share / (k + load * share)
    return share


def waits(agents: int, load: float) -> float:
    """Erlang C: N·B ÷ (N − R·(1 − B))."""
    share = erlang_b(agents, load)
    return agents * share / (agents - load * (1 - share))


def agents(load: float, level: float, seconds: float, minutes: float, occupancy: float) -> int:
    """The least number above the load, at least load ÷ occupancy, that reaches the level."""
    if load == 0:
        return 0
    n = max(math.floor(load) + 1, math.ceil(load / occupancy - 1e-9))
    while 1 - waits(n, load) * math.exp(-(n - load) * seconds / (60 * minutes)) <= level - 1e-9:
        n += 1
    return n


def fte(
    monthly: float,
    level: float,
    seconds: float,
    minutes: float,
    weekly: float,
    hours: float,
    occupancy: float,
) -> float:
    """FTE for a month's contacts, open ``weekly`` hours a week, at ``hours`` productive hours an FTE."""
    opened = weekly * WEEKS_A_MONTH
    return agents(monthly / opened * minutes / 60, level, seconds, minutes, occupancy) * opened / hours
