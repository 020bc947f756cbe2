"""Why a scenario has no plan, in the words of ``planner solve``."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.plan.explanations import Infeasibility
from planner.plan.types import Plan
from planner.solve.options import EXPLAINING

TOLD = 2
"""Conflicts that are told; those that come first concern the most. ``planner solve`` tells the whole story."""


def explain(plan: Plan) -> Plan:
    """An infeasible plan with its first conflicts: by count, so that a busy machine tells the same."""
    words = Words(plan.case, plan.dataset)
    clashes, complete = find_clashes(plan.dataset, time.monotonic() + EXPLAINING, at_most=TOLD)
    conflicts = tuple(tell(words, clash) for clash in clashes)
    blamed = dict.fromkeys(block.rule for clash in clashes for block in clash.blocks)
    found = Infeasibility(conflicts, cut=() if complete and len(clashes) < TOLD else ("conflicts",))
    return replace(plan, infeasibility=found, solution=replace(plan.solution, blamed=tuple(blamed)))
