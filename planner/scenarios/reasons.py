"""Why a scenario has no plan, in the words of ``planner solve``, within a few seconds."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.plan.explanations import Infeasibility
from planner.plan.types import Plan

SECONDS = 8.0
"""Time for the conflicts of one scenario: it is one of many, and ``planner solve`` tells the whole story."""

TOLD = 2
"""Conflicts that are told; those that come first concern the most."""


def explain(plan: Plan) -> Plan:
    """An infeasible plan with its first conflicts, as many as are found in time."""
    words = Words(plan.case, plan.dataset)
    clashes, complete = find_clashes(plan.dataset, time.monotonic() + SECONDS)
    conflicts = tuple(tell(words, clash) for clash in clashes[:TOLD])
    blamed = dict.fromkeys(block.rule for clash in clashes[:TOLD] for block in clash.blocks)
    found = Infeasibility(conflicts, cut=() if complete and len(clashes) <= TOLD else ("conflicts",))
    return replace(plan, infeasibility=found, solution=replace(plan.solution, blamed=tuple(blamed)))
