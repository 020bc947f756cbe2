"""Rows of one family in the making: their terms, put together from arrays of columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from planner.model.columns import NONE
from planner.model.rows import Place, grid_rows
from planner.schema.limits import Side

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.rows import Row

    Numbers = npt.NDArray[np.int64]
    FloatArray = npt.NDArray[np.float64]
    BoolArray = npt.NDArray[np.bool_]

Triplets = tuple["Numbers", "Numbers", "FloatArray"]
"""Rows, columns and coefficients of terms."""


def by_place(values: Iterable[float | None]) -> FloatArray:
    """One number for each place (N, 1), not a number for None."""
    return np.array([*values], dtype=float)[:, None]


def _triplets(rows: Numbers, columns: npt.NDArray[np.integer], coefficients: npt.ArrayLike) -> Triplets:
    exists = columns != NONE
    if rows.shape != columns.shape:
        rows = rows + np.zeros(columns.shape, dtype=int)  # half the time of broadcast_to
    return rows[exists], columns[exists], (exists * np.asarray(coefficients, dtype=float))[exists]


class Block:
    """One row for each of ``places`` (N) in each of ``months`` (M); ``rows`` (N, M) are their numbers from 0.

    ``months`` are indexes, None for the whole horizon. ``paired``: as many months as places, each place has its own
    month, and ``rows`` are (N, 1).
    """

    def __init__(
        self, places: Iterable[Place], months: Iterable[int | None] = (None,), *, paired: bool = False
    ) -> None:
        self.places, self.months, self.paired = tuple(places), tuple(months), paired
        shape = (len(self.places), 1 if paired else len(self.months))
        self.rows: Numbers = np.arange(shape[0] * shape[1]).reshape(shape)
        self._put: list[tuple[Numbers, npt.NDArray[np.integer], npt.ArrayLike]] = []
        self._terms: Triplets | None = None  # worked out when asked for: most rules have no limit

    def put(self, rows: Numbers, columns: npt.NDArray[np.integer], coefficients: npt.ArrayLike = 1.0) -> None:
        """Adds ``coefficients · columns`` to ``rows``, after what these hold already.

        ``rows`` and ``coefficients`` are broadcast to the shape of ``columns``, in which ``NONE`` stands for no term.
        """
        self._put.append((rows, columns, coefficients))
        self._terms = None

    def terms(self) -> Triplets:
        """All terms, in the order in which they were put."""
        if self._terms is None:
            rows, columns, values = zip(*(_triplets(*one) for one in self._put), strict=True)
            self._terms = np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
        return self._terms

    def rows_with_terms(self) -> BoolArray:
        """Which rows (N, M) have a term."""
        count = np.bincount(self.terms()[0], minlength=self.rows.size)
        return (count > 0).reshape(self.rows.shape)

    def labels(self, rule: str, sides: tuple[Side, ...]) -> tuple[Row, ...]:
        """What each row stands for, side by side where it has several."""
        return grid_rows(rule, self.places, self.months, sides, self.paired)
