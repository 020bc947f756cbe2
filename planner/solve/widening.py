"""Programs with more columns or rows, and costs to go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.program import Arrays

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

Limit = tuple[Sequence[int], Sequence[float], float]
"""A row: its columns, their coefficients, and the most that their sum may be."""


def with_limits(arrays: Arrays, limits: Sequence[Limit]) -> Arrays:
    """``arrays`` with more rows."""
    if not limits:
        return arrays
    lengths = np.cumsum([len(columns) for columns, _, _ in limits], dtype=np.int32)
    return replace(
        arrays,
        row_lower=np.concatenate([arrays.row_lower, np.full(len(limits), -inf)]),
        row_upper=np.concatenate([arrays.row_upper, np.array([most for _, _, most in limits], dtype=float)]),
        starts=np.concatenate([arrays.starts, arrays.starts[-1] + lengths]).astype(np.int32),
        columns=np.concatenate([arrays.columns, *(np.array(one[0], dtype=np.int32) for one in limits)]),
        coefficients=np.concatenate([arrays.coefficients, *(np.array(one[1]) for one in limits)]),
    )


def with_rows(arrays: Arrays, rows: Sequence[FloatArray], upper: float = inf) -> Arrays:
    """``arrays`` with more rows, each a coefficient per column, at most ``upper``."""
    columns = [np.flatnonzero(row).astype(np.int32) for row in rows]
    lengths = np.cumsum([len(one) for one in columns], dtype=np.int32)
    return Arrays(
        arrays.column_lower,
        arrays.column_upper,
        arrays.integer,
        np.concatenate([arrays.row_lower, np.full(len(rows), -inf)]),
        np.concatenate([arrays.row_upper, np.full(len(rows), upper)]),
        np.concatenate([arrays.starts, arrays.starts[-1] + lengths]).astype(np.int32),
        np.concatenate([arrays.columns, *columns]).astype(np.int32),
        np.concatenate([arrays.coefficients, *(row[at] for row, at in zip(rows, columns, strict=True))]),
    )


def with_column(arrays: Arrays, coefficients: dict[int, float], lower: float, upper: float) -> Arrays:
    """``arrays`` with one more column, the last, that stands in the rows ``coefficients`` (row → coefficient)."""
    rows = np.array(sorted(coefficients), dtype=np.int64)
    at = arrays.starts[rows + 1]
    lengths = np.diff(arrays.starts)
    lengths[rows] += 1
    return Arrays(
        np.append(arrays.column_lower, lower),
        np.append(arrays.column_upper, upper),
        arrays.integer,
        arrays.row_lower,
        arrays.row_upper,
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32),
        np.insert(arrays.columns, at, len(arrays.column_lower)).astype(np.int32),
        np.insert(arrays.coefficients, at, [coefficients[int(row)] for row in rows]),
    )


def with_columns(arrays: Arrays, count: int, *, upper: float = np.inf, integer: bool = False) -> Arrays:
    """``arrays`` with ``count`` more columns, 0 ≤ column ≤ ``upper``, that stand in no row yet."""
    width = len(arrays.column_lower)
    new = np.arange(width, width + count, dtype=np.int32)
    return replace(
        arrays,
        column_lower=np.concatenate([arrays.column_lower, np.zeros(count)]),
        column_upper=np.concatenate([arrays.column_upper, np.full(count, upper)]),
        integer=np.concatenate([arrays.integer, new]) if integer else arrays.integer,
    )


def widen(cost: FloatArray, width: int) -> FloatArray:
    """A cost of more columns, zero for those that are new."""
    return np.concatenate([cost, np.zeros(width - len(cost))])
