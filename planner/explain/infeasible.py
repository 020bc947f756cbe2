"""Why a case has no plan, and what would make one possible."""

from __future__ import annotations

import time
from collections.abc import Sequence

from planner.dataset.types import Dataset
from planner.explain.conflict.find import Clash, find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.explain.repair.find import find_repairs
from planner.plan.explanations import Conflict, Infeasibility
from planner.reading.types import Case
from planner.solve.options import EXPLAINING, SolveOptions

SEARCHING, TELLING = 0.4, 0.5
"""Shares of the time by which the search for conflicts ends, and the telling of them; the rest is for repairs."""


def explain_infeasible(case: Case, dataset: Dataset, options: SolveOptions | None = None) -> Infeasibility:
    """The conflicts of a case without a plan, and the repairs of it, each solved with ``options``.

    It takes at most the time limit of the options, or ``EXPLAINING``; what was cut for want of time is named.
    """
    options = options or SolveOptions()
    started, seconds = time.monotonic(), options.time_limit or EXPLAINING
    words = Words(case, dataset)
    clashes, complete = find_clashes(dataset, started + SEARCHING * seconds)
    conflicts, figures = _tell(words, clashes, started + TELLING * seconds)
    repairs, tried = find_repairs(words, clashes, started + seconds, options)
    untouchable = dict.fromkeys(
        block.rule for clash in clashes for block in clash.blocks if not dataset.rules[block.rule].may_relax
    )
    tried = tried and (complete or bool(clashes))  # without a conflict there was nothing to mend
    ends = (("conflicts", complete), ("figures", figures), ("repairs", tried))
    cut = tuple(name for name, done in ends if not done)
    return Infeasibility(conflicts, repairs, tuple(untouchable), cut)


def _tell(words: Words, clashes: Sequence[Clash], deadline: float) -> tuple[tuple[Conflict, ...], bool]:
    """The conflicts in words, and whether each figure in them was found before the deadline."""
    conflicts = []
    for clash in clashes:
        clash.elastic.deadline, clash.elastic.out_of_time = deadline, False
        conflicts.append(tell(words, clash))
    return tuple(conflicts), not any(clash.elastic.out_of_time for clash in clashes)
