"""Why a case has no plan, and what would make one possible."""

from __future__ import annotations

import time

from planner.dataset.types import Dataset
from planner.explain.conflict import find_clashes
from planner.explain.phrases import Words
from planner.explain.stories import tell
from planner.plan.explanations import Infeasibility
from planner.reading.types import Case

SECONDS = 30.0
"""Time for explaining by default."""


def explain_infeasible(case: Case, dataset: Dataset, *, seconds: float = SECONDS) -> Infeasibility:
    """The conflicts of a case without a plan, and the repairs of it."""
    deadline = time.monotonic() + seconds
    words = Words(case, dataset)
    clashes, complete = find_clashes(dataset, deadline)
    conflicts = tuple(tell(words, clash) for clash in clashes)
    return Infeasibility(conflicts, complete=complete)
