"""Why a case has no plan, and what would make one possible."""

from __future__ import annotations

import time

from planner.dataset.types import Dataset
from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.explain.repair.find import find_repairs
from planner.plan.explanations import Infeasibility
from planner.reading.types import Case
from planner.solve.options import SolveOptions

SECONDS = 60.0
"""Time for explaining by default."""


def explain_infeasible(
    case: Case, dataset: Dataset, options: SolveOptions | None = None, *, seconds: float = SECONDS
) -> Infeasibility:
    """The conflicts of a case without a plan, and the repairs of it, each solved with ``options``."""
    deadline = time.monotonic() + seconds
    words = Words(case, dataset)
    clashes, complete = find_clashes(dataset, deadline)
    conflicts = tuple(tell(words, clash) for clash in clashes)
    repairs = find_repairs(words, clashes, deadline, options or SolveOptions()) if clashes else ()
    untouchable = dict.fromkeys(
        block.rule for clash in clashes for block in clash.blocks if not dataset.rules[block.rule].may_relax
    )
    return Infeasibility(conflicts, repairs, tuple(untouchable), complete)
