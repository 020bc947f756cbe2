"""The optimal face: what may still move without worsening a goal, read from the reduced costs of its optimum.

At an optimum, a column or row whose reduced cost is not zero stands at a bound, and every other optimum has it
there too. Holding these at their bounds leaves exactly the plans that are as good, without a row for the goal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NEGLIGIBLE = 1e-7
"""Reduced costs below this are the solver's zero: its own dual feasibility tolerance."""
RELATIVE = 1e-10
"""The same, relative to the largest cost, where that is large."""


def zero_below(costs: FloatArray) -> float:
    """The size below which a reduced cost counts as zero, for a goal with these ``costs`` (C,)."""
    return max(NEGLIGIBLE, RELATIVE * float(np.abs(costs).max(initial=0.0)))


def hold(
    values: FloatArray, reduced_costs: FloatArray, low: FloatArray, high: FloatArray, zero: float
) -> None:
    """Narrows the bounds, in place, to where each column (or row) stands whose reduced cost is above ``zero``.

    All arrays have one entry per column, or per row with the rows' activities as ``values``.
    """
    at_low, at_high = reduced_costs > zero, reduced_costs < -zero
    high[at_low] = np.where(np.isfinite(low[at_low]), low[at_low], values[at_low])
    low[at_high] = np.where(np.isfinite(high[at_high]), high[at_high], values[at_high])
