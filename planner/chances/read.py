"""The chances of the plan that a workbook holds, from what it kept: nothing is solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.chances.chances import Chances, chances_of, staff_of
from planner.files import as_argument
from planner.findings import BadInput, Finding, Level
from planner.messages import finding
from planner.plan.types import Plan
from planner.reading.previous.types import Confidence
from planner.schema.names import fold

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.dataset.types import Dataset
    from planner.reading.types import Case

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Risk:
    """How sure a plan's minimums are, and what was asked of them. ``confidence`` None: nothing was."""

    case: Case
    dataset: Dataset
    chances: Chances
    confidence: Confidence | None
    findings: tuple[Finding, ...] = ()


def risk_of_plan(plan: Plan) -> Risk:
    """The risk of a plan just solved."""
    quantities = plan.quantities
    chances = chances_of(plan.dataset, quantities.transfers, quantities.staff)
    return Risk(plan.case, plan.dataset, chances, plan.confidence, plan.findings)


def risk_of(case: Case, dataset: Dataset, findings: tuple[Finding, ...]) -> Risk:
    """The risk of the plan that ``case`` holds. ``dataset`` is that of its inputs, ``findings`` what they gave.

    Raises:
        BadInput: the workbook holds no plan.
    """
    transfers = kept_transfers(case, dataset)
    staff = staff_of(dataset, transfers)
    kept = case.previous.confidence if case.previous is not None else None
    return Risk(case, dataset, chances_of(dataset, transfers, staff), kept, findings)


def kept_transfers(case: Case, dataset: Dataset) -> FloatArray:
    """The transfers (S, D, T) that the plan in ``case`` kept, FTE; of names that the inputs still have.

    Raises:
        BadInput: the workbook holds no plan.
    """
    import numpy as np

    previous = case.previous
    if previous is None:
        raise BadInput(
            [finding(Level.ERROR, "chances.no_plan", case.language, file=as_argument(case.path.name))]
        )
    pools = {fold(pool.name): s for s, pool in enumerate(dataset.pools)}
    directions = {fold(direction.name): d for d, direction in enumerate(dataset.directions)}
    transfers: FloatArray = np.zeros((len(dataset.pools), len(dataset.directions), dataset.months))
    for move in previous.moves:
        s, d, t = (
            pools.get(fold(move.pool)),
            directions.get(fold(move.to)),
            move.month.since(dataset.first_month),
        )
        if s is not None and d is not None and 0 <= t < dataset.months:
            transfers[s, d, t] += move.fte
    return transfers
