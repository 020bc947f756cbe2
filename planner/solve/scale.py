"""Powers of two that bring goals to a size that solvers are exact at, whatever currency or weight they are told in.

A solver's tolerances are absolute: with costs of a millionth they hide what a goal asks for, and against a cap of
millions a later goal counts as nothing. Powers of two change no digit.
"""

from __future__ import annotations

from math import frexp, ldexp
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

LEAST, MOST = 0, 16
"""The largest coefficient of a goal is between these powers of two, as in EUR, FTE and points: then nothing changes."""

SMALL = 6
"""The power of two that the largest coefficient of a smaller goal is brought to."""


def scale_of(coefficients: FloatArray) -> float:
    """The power of two that brings the largest of ``coefficients`` to such a size; 1 where it is, or there is none."""
    _, power = frexp(float(np.abs(coefficients).max(initial=0.0)))
    if LEAST <= power <= MOST:
        return 1.0
    return ldexp(1.0, (SMALL if power < LEAST else MOST) - power)
