"""From the columns' values to the plan's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.plan.types import Quantities

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

DECIMALS = 9
"""Values are rounded to 1e-9 FTE: what lies beyond is the solver's noise, and differs between runs."""


def quantities(model: Model, values: FloatArray) -> Quantities:
    """The value of every decision; 0 where a decision does not exist."""
    import numpy as np

    clean = np.round(values, DECIMALS) + 0.0  # + 0.0 turns −0 into 0
    v = model.variables

    def take(columns: npt.NDArray[np.int32]) -> FloatArray:
        taken = np.zeros(columns.shape)
        exists = columns >= 0
        taken[exists] = clean[columns[exists]]
        return taken

    return Quantities(
        transfers=take(v.transfer),
        staff=take(v.staff),
        pool_stock=take(v.pool_stock),
        own_work=take(v.own_work),
        aid_given=take(v.aid_given),
        aid_received=take(v.aid_received),
        outsourced=take(v.outsourced),
        unmet=take(v.unmet),
        trainers=take(v.trainers),
        paid=take(v.paid),
    )
