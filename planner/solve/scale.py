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

LEAST_IN_ROW = -7
"""As ``LEAST``, of a row: rules whose largest coefficient is a share stay as they are."""

SMALL = 6
"""The power of two that the largest coefficient of something smaller is brought to."""


def scale_of(coefficients: FloatArray, least: int = LEAST) -> float:
    """The power of two that brings the largest of ``coefficients`` to such a size; 1 where it is, or there is none."""
    largest = float(np.abs(coefficients).max(initial=0.0))
    _, power = frexp(largest)
    if not largest or least <= power <= MOST:
        return 1.0
    return ldexp(1.0, (SMALL if power < least else MOST) - power)


class RowScales:
    """The rows of a program that are not of such a size, and their powers of two."""

    def __init__(self) -> None:
        self._scales: dict[int, float] = {}

    def scale(self, row: int) -> float:
        """The power of two of a row; 1 for nearly all."""
        return self._scales.get(row, 1.0)

    def add(self, row: int, coefficients: FloatArray) -> float:
        """The power of two of a new row with these coefficients."""
        scale = scale_of(coefficients, LEAST_IN_ROW)
        if scale != 1.0:
            self._scales[row] = scale
        return scale

    def add_rows(self, starts: npt.NDArray[np.int32], coefficients: FloatArray) -> FloatArray:
        """The coefficients of the first rows, row after row from ``starts`` on (R + 1,), as a solver gets them."""
        sizes = np.abs(coefficients)
        if not len(sizes) or (sizes.min() >= ldexp(0.5, LEAST_IN_ROW) and sizes.max() < ldexp(1.0, MOST)):
            return coefficients
        scaled = coefficients.copy()
        filled = np.flatnonzero(np.diff(starts))
        largest = np.maximum.reduceat(sizes, starts[filled])
        odd = (largest < ldexp(0.5, LEAST_IN_ROW)) | (largest >= ldexp(1.0, MOST))
        for row in filled[odd].tolist():
            span = slice(starts[row], starts[row + 1])
            scaled[span] *= self.add(row, coefficients[span])
        return scaled

    def keep_only(self, rows: int) -> None:
        """Forgets all rows but the first ``rows``."""
        self._scales = {row: scale for row, scale in self._scales.items() if row < rows}

    def factors(self, count: int) -> FloatArray:
        """The powers of two of the first ``count`` rows."""
        return self.multiply(np.ones(count))

    def multiply(self, values: FloatArray) -> FloatArray:
        """``values`` of the first rows, each times its power of two."""
        return self._rescale(values, 1)

    def divide(self, values: FloatArray) -> FloatArray:
        """``values`` of the first rows, each without its power of two."""
        return self._rescale(values, -1)

    def _rescale(self, values: FloatArray, power: int) -> FloatArray:
        known = {row: scale**power for row, scale in self._scales.items() if row < len(values)}
        if not known:
            return values
        scaled = values.copy()
        scaled[list(known)] *= list(known.values())
        return scaled
