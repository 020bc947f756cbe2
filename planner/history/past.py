"""Plan against actual: what had been planned for months that are past now, what happened, and what was planned anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.history.version import earlier_plan_of_past, first_planned_month
from planner.months import Month
from planner.plan.types import Plan
from planner.schema.names import fold

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Realised:
    """Past months M and Directions D, FTE. ``later`` is what the months still planned have more than was agreed."""

    months: tuple[Month, ...]
    planned: FloatArray  # (D, M)
    actual: FloatArray  # (D, M)
    later: FloatArray  # (D,)


def compare_past(plan: Plan) -> Realised | None:
    """The comparison; None where no past month had been planned before it happened."""
    import numpy as np

    data = plan.dataset
    first, now = first_planned_month(plan), data.month(data.as_of)
    if plan.case.previous is None or now <= first:
        return None
    months = tuple(first.plus(t) for t in range(now.since(first)))
    directions = {fold(direction.name): d for d, direction in enumerate(data.directions)}
    planned, actual = (np.zeros((len(directions), len(months))) for _ in range(2))
    for move in earlier_plan_of_past(plan):
        d, t = directions.get(fold(move.to)), move.month.since(first)
        if d is not None and 0 <= t < len(months):
            planned[d, t] += move.fte
    for row in plan.case.rows("actuals"):
        month, fte = row.month("month"), row.number_of("fte")
        if month is not None and fte is not None and first <= month < now:
            actual[directions[fold(row.text("to"))], month.since(first)] += fte
    return Realised(months, planned, actual, _later(plan, directions))


def _later(plan: Plan, directions: dict[str, int]) -> FloatArray:
    """Change of the months still planned, against the plan before, by Direction (D)."""
    import numpy as np

    later = np.zeros(len(directions))
    for move in plan.changes.moves if plan.changes else ():
        if move.month >= plan.dataset.month(plan.dataset.as_of):
            later[directions[fold(move.to)]] += move.difference
    return later
