"""From the values of a program's columns to a verified plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.solve.live import version
from planner.solve.read import quantities
from planner.verify.accept import accept_plan

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def plan_of(case: Case, model: Model, values: FloatArray, seconds: float = 0.0) -> Plan:
    """The plan whose columns are ``values``; those beyond the model's own are left out.

    Raises:
        Refused: it breaks a balance or a rule.
    """
    own = values[: len(model.program.column_names)]
    report = SolverReport("HiGHS", version(), seconds)
    solution = Solution(Status.OPTIMAL, report, quantities=quantities(model, own))
    return accept_plan(Plan(case, model.dataset, solution))
