"""Why a scenario has no plan, in the words of ``planner solve``, within a few seconds."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace

from planner.explain.conflict.elastic import OutOfTimeError
from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.plan.explanations import Conflict, Infeasibility
from planner.plan.types import Plan

SECONDS = 8.0
"""Time for the conflicts of one scenario: it is one of many, and ``planner solve`` tells the whole story."""

TOLD = 2
"""Conflicts that are told; those that come first concern the most."""


def explained(plan: Plan) -> Plan:
    """An infeasible plan with its first conflicts, as many as are found in time."""
    words = Words(plan.case, plan.dataset)
    conflicts: list[Conflict] = []
    blamed: dict[str, None] = {}
    complete = False
    with suppress(OutOfTimeError):
        clashes, complete = find_clashes(plan.dataset, time.monotonic() + SECONDS)
        for clash in clashes[:TOLD]:
            blamed |= dict.fromkeys(block.rule for block in clash.blocks)
            conflicts.append(tell(words, clash))
    found = Infeasibility(tuple(conflicts), complete=complete and len(conflicts) == len(clashes))
    return replace(plan, infeasibility=found, solution=replace(plan.solution, blamed=tuple(blamed)))
