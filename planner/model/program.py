"""A linear program under construction: columns and rows in growing arrays, and as a PuLP problem.

The rules add to it row by row. Kept as flat arrays it is handed to HiGHS in one call and to PuLP in batches;
both hold the same rows in the same order (benchmarks/run.py compares the cost of either).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from planner.model.pulp_import import import_pulp
from planner.model.rows import Row, Rows

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pulp

    IntArray = npt.NDArray[np.int32]
    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """The program as HiGHS takes it: C columns, R rows, N non-zeros, rows stored one after the other."""

    column_lower: FloatArray  # (C,)
    column_upper: FloatArray  # (C,)
    integer: IntArray  # column numbers
    row_lower: FloatArray  # (R,)
    row_upper: FloatArray  # (R,)
    starts: IntArray  # (R + 1,)
    columns: IntArray  # (N,)
    coefficients: FloatArray  # (N,)


@dataclass(slots=True, eq=False)
class Program:
    """Columns and rows, added in order; numbers of both count from 0."""

    name: str
    row_list: Rows = field(default_factory=Rows)
    column_names: list[str] = field(default_factory=list)
    column_lower: array[float] = field(default_factory=lambda: array("d"))
    column_upper: array[float] = field(default_factory=lambda: array("d"))
    integer: list[int] = field(default_factory=list)
    row_lower: array[float] = field(default_factory=lambda: array("d"))
    row_upper: array[float] = field(default_factory=lambda: array("d"))
    starts: array[int] = field(default_factory=lambda: array("i", [0]))
    columns: array[int] = field(default_factory=lambda: array("i"))
    coefficients: array[float] = field(default_factory=lambda: array("d"))

    @property
    def rows(self) -> list[Row]:
        """The rows, in order, with their names."""
        return self.row_list.with_names()

    @property
    def row_names(self) -> list[str]:
        """The names of the rows, in order."""
        return [row.name for row in self.rows]

    def add_columns(self, names: Sequence[str], upper: float = inf) -> range:
        """New columns ≥ 0; returns their numbers."""
        first = len(self.column_names)
        self.column_names.extend(names)
        self.column_lower.extend([0.0] * len(names))
        self.column_upper.extend([upper] * len(names))
        return range(first, first + len(names))

    def add_column(self, name: str) -> int:
        """One new column ≥ 0; returns its number."""
        return self.add_columns((name,))[0]

    def fix(self, column: int, value: float) -> None:
        """Holds a column at ``value``."""
        self.column_lower[column] = self.column_upper[column] = value

    def add_row(
        self,
        row: Row,
        columns: list[int],
        coefficients: list[float],
        lower: float,
        upper: float,
    ) -> None:
        """A new row ``lower ≤ Σ coefficient · column ≤ upper``; exactly one bound is finite, or both are equal."""
        self.columns.fromlist(columns)  # half the time of extend
        self.coefficients.fromlist(coefficients)
        if len(self.columns) != len(self.coefficients):
            raise ValueError(f"{row.rule}: as many columns as coefficients")
        self.starts.append(len(self.columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.row_list.extend((row,))

    def add_rows(
        self,
        rows: Sequence[Row],
        lengths: npt.NDArray[np.int64],
        columns: npt.NDArray[np.integer],
        coefficients: FloatArray,
        bounds: tuple[FloatArray, FloatArray],
    ) -> None:
        """New rows in one call, R of them; see ``add_row``.

        ``lengths`` (R,) are their numbers of terms; ``columns`` and ``coefficients`` the terms, row after row;
        ``bounds`` (R,) the lower and the upper ones.
        """
        ends = len(self.columns) + lengths.cumsum()
        self.columns.frombytes(columns.astype("i4").tobytes())
        self.coefficients.frombytes(coefficients.tobytes())
        self.starts.frombytes(ends.astype("i4").tobytes())
        self.row_lower.frombytes(bounds[0].tobytes())
        self.row_upper.frombytes(bounds[1].tobytes())
        self.row_list.extend(rows)

    def arrays(self) -> Arrays:
        """The program as numpy arrays (copies)."""
        import numpy as np

        return Arrays(
            np.array(self.column_lower),
            np.array(self.column_upper),
            np.array(self.integer, dtype=np.int32),
            np.array(self.row_lower),
            np.array(self.row_upper),
            np.array(self.starts, dtype=np.int32),
            np.array(self.columns, dtype=np.int32),
            np.array(self.coefficients),
        )

    def pulp_problem(self) -> pulp.LpProblem:
        """The program as a PuLP problem without objective; variable j is column j, constraint i is row i."""
        lp = import_pulp()
        problem: pulp.LpProblem = lp.LpProblem(self.name, lp.const.LpMinimize)
        variables = list(problem.add_variable_dicts("%s", self.column_names, lowBound=0.0).values())
        for j, (low, high) in enumerate(zip(self.column_lower, self.column_upper, strict=True)):
            if low != 0.0 or high != inf:
                variables[j].bounds(low, high)
        for j in self.integer:
            variables[j].cat = lp.const.LpInteger
        self._add_constraints(problem)
        return problem

    def _add_constraints(self, problem: pulp.LpProblem) -> None:
        """Gives every row to PuLP's core in one call each, as ``lpSum_vars_coefs`` does.

        That takes a quarter of the time of expressions built term by term (benchmarks/run.py, "build").
        """
        from pulp import _rustcore as core

        model = problem.toRustModel()
        add_constraint, new_expression = model.add_constraint, core.AffineExpr
        ids, coefficients = array("Q", self.columns), self.coefficients
        at_most, at_least, equal = core.Sense.LessEqual, core.Sense.GreaterEqual, core.Sense.Equal
        first = 0
        for row, end, low, high in zip(
            self.rows, self.starts[1:], self.row_lower, self.row_upper, strict=True
        ):
            expression = new_expression()
            if end > first:  # the buffer of an empty array is aligned in some builds of Python only
                expression.add_term_ids_coeffs(model, ids[first:end], coefficients[first:end])
            expression.set_constant(-(high if low == -inf else low))
            expression.set_sense(equal if low == high else at_most if low == -inf else at_least)
            expression.set_name(row[0])
            add_constraint(expression)
            first = end
