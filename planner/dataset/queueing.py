"""How many agents a queue needs for a service level: Erlang's waiting formula, safe for any load.

``load`` is the contacts in progress if nobody ever waited, in Erlang: contacts per hour × hours per contact.
"""

from __future__ import annotations

import math
from functools import lru_cache

from planner.tolerances import NO_WAIT, REACHED, RELATIVE_NOISE

_WARM_UP, _SHORT = 10.0, 400
"""Blocking may be worked out from this many √load below the load on: what came before weighs e⁻⁵⁰ there."""


@lru_cache(maxsize=65536)
def agents_needed(load: float, level: float, patience: float, occupancy: float) -> int:
    """The least agents above ``load``, busy at most ``occupancy`` of their time, that answer ``level`` in time.

    ``level`` is a share below 1; ``patience`` is the time to answer within ÷ the handling time. 0 for no load.
    """
    if load <= 0:
        return 0
    agents = max(math.floor(load) + 1, math.ceil(load / occupancy * (1 - RELATIVE_NOISE)))
    blocking, known = _blocking_before(load, agents)
    while True:
        for k in range(known + 1, agents + 1):
            blocking = load * blocking / (k + load * blocking)
            if blocking < NO_WAIT:  # ever more agents block ever less: nobody waits
                return agents
        known = agents
        if share_in_time(agents, load, patience, blocking) > level - REACHED:
            return agents
        agents += 1


def share_in_time(agents: int, load: float, patience: float, blocking: float) -> float:
    """The share of contacts answered in time, 1 − C · exp(−(agents − load) · patience); agents > load.

    ``blocking`` is Erlang B of these agents, from which follows Erlang C, the probability of having to wait.
    """
    waiting = agents * blocking / (agents - load * (1 - blocking))
    return 1 - waiting * math.exp(-(agents - load) * patience)


def _blocking_before(load: float, agents: int) -> tuple[float, int]:
    """Erlang B to start the recursion from, and the number of agents it is of, at most ``agents``.

    Exact, 1 of nobody, for small loads. For large ones it is near enough: an error in it is multiplied by
    about k ÷ load at each step k, which leaves nothing of it by the time that the agents are as many as the load.
    """
    start = math.floor(load - _WARM_UP * math.sqrt(load))
    if load < _SHORT or start <= 0:
        return 1.0, 0
    start = min(start, agents)
    return 1 - start / load, start
