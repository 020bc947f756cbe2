"""The bounds of a program, which are narrowed and given back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Bounds of the columns (C,) and of the rows (R,)."""

    low: FloatArray
    high: FloatArray
    row_low: FloatArray
    row_high: FloatArray

    def copy(self) -> Bounds:
        """Bounds that can be narrowed without touching these."""
        return Bounds(self.low.copy(), self.high.copy(), self.row_low.copy(), self.row_high.copy())

    def with_row(self, low: float, high: float) -> Bounds:
        """These bounds and those of one more row; the columns' are shared."""
        import numpy as np

        return Bounds(self.low, self.high, np.append(self.row_low, low), np.append(self.row_high, high))


def bounds_of(arrays: Arrays) -> Bounds:
    """The bounds of a program; not a copy."""
    return Bounds(arrays.column_lower, arrays.column_upper, arrays.row_lower, arrays.row_upper)
