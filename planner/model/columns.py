"""Numbers of columns in arrays, and the transfers by pair of pool and Direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Columns = npt.NDArray[np.int32]
    Numbers = npt.NDArray[np.int64]

NONE = -1
"""Stands in an array of columns where the decision does not exist."""


@dataclass(frozen=True, slots=True, eq=False)
class Departures:
    """The transfers of every pair of pool and Direction that has any (Q pairs), pool by pool: few of all pairs have."""

    pools: Numbers  # (Q,)
    directions: Numbers  # (Q,)
    columns: Columns  # (Q, T) by month of departure, NONE where there is none

    def of(self, pools: Sequence[int] | None = None, direction: int | None = None) -> Columns:
        """The columns of the pairs of these pools (None: all) and this Direction (None: any)."""
        columns, directions = self.columns, self.directions
        if pools is not None:
            chosen = np.isin(self.pools, pools)
            columns, directions = columns[chosen], directions[chosen]
        return columns if direction is None else columns[directions == direction]

    def earlier(self, pairs: Numbers, months: Numbers) -> Columns:
        """Columns (K, T) of those of ``pairs`` (K,) who left ``months`` (K,) before each month."""
        left = np.arange(self.columns.shape[1]) - months[:, None]
        return np.where(left >= 0, self.columns[pairs[:, None], np.maximum(left, 0)], NONE)


def month_before(columns: Columns) -> Columns:
    """Columns (N, T) of the month before each month, ``NONE`` before the first."""
    return np.concatenate([np.full((len(columns), 1), NONE), columns[:, :-1]], axis=1)
