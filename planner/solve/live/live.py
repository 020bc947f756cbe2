"""One program in a HiGHS of its own, changed and run again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from math import inf
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from planner.plan.types import Status
from planner.solve.live.basis import Basis
from planner.solve.live.process import new_highs, run_highs
from planner.solve.live.status import STATUS, gap_between
from planner.solve.scale import RowScales, scale_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.program import Arrays
    from planner.solve.bounds import Bounds

    FloatArray = npt.NDArray[np.float64]
    IntArray = npt.NDArray[np.int32]

DUAL_SIMPLEX = 1
"""Value of HiGHS's ``simplex_strategy``: after a change of bounds the old basis stays dual feasible."""

PRIMAL_SIMPLEX = 4
"""Value of HiGHS's ``simplex_strategy``: after a change of costs the old basis stays primal feasible."""

LARGE = 150_000
"""Non-zeros above which a run without a basis uses the interior point method with crossover: it then takes 0.2 to
0.5 of the time of dual simplex."""

INTERIOR_POINT = "ipx"
"""Asked for by name: with the package highspy-extras installed, "ipm" is another, slower method."""

LEAST_SECONDS = 0.01
"""Time that a run has even where none is left: a small program is solved in that."""


class Live:
    """One program in a HiGHS of its own. Values are those of the last run, and exist where ``has_values`` says so.

    Costs and rows reach HiGHS at a size that it is exact at; all that is given and told is in the program's own units.
    ``scale`` and ``row_scales`` are what the present costs and the rows are multiplied by.
    """

    def __init__(
        self,
        arrays: Arrays,
        cost: FloatArray | None = None,
        *,
        threads: int | None = 1,
        options: Mapping[str, Any] | None = None,
        deadline: float = inf,
        brief: bool = False,
    ) -> None:
        """Hands the program over.

        ``cost`` (C,) is zero by default; ``threads`` None leaves their number to HiGHS; ``options`` are HiGHS's own;
        ``deadline`` is a value of ``time.monotonic`` that every run keeps to; ``brief``: each takes milliseconds.
        """
        self.highs = new_highs()
        self.arrays = arrays
        self.deadline = deadline
        self.brief = brief
        self.integer = bool(len(arrays.integer))
        self.fault = ""  # what HiGHS said when the last run broke down
        if threads is not None:
            self.set_options({"threads": threads})
        self.set_options(options or {})
        self.scale, self.row_scales = 1.0, RowScales()
        self._pass(arrays, np.zeros(len(arrays.column_lower)) if cost is None else cost)

    def _pass(self, arrays: Arrays, cost: FloatArray) -> None:
        """Gives the empty solver all columns, and all rows, in one call each."""
        none = np.zeros(0, dtype=np.int32)
        self.scale = scale_of(cost)
        coefficients = self.row_scales.add_rows(arrays.starts, arrays.coefficients)
        self.highs.addCols(
            len(cost), cost * self.scale, arrays.column_lower, arrays.column_upper, 0, none, none, np.zeros(0)
        )  # fmt: skip
        low, high = (self.row_scales.multiply(each) for each in (arrays.row_lower, arrays.row_upper))
        self.highs.addRows(
            len(low), low, high, len(coefficients), arrays.starts[:-1], arrays.columns, coefficients
        )  # fmt: skip
        if len(arrays.integer):
            self._make_integer(arrays.integer)

    def set_options(self, options: Mapping[str, Any]) -> None:
        """Sets options of HiGHS by their names.

        Raises:
            ValueError: HiGHS has no such option, or not that value.
        """
        for name, value in options.items():
            if self.highs.setOptionValue(name, value) != highspy.HighsStatus.kOk:
                raise ValueError(f"HiGHS takes no {name} = {value}")

    # Changes of the program

    def set_cost(self, cost: FloatArray) -> None:
        """Replaces the objective of the first columns, as many as ``cost`` has; the basis stays."""
        if len(cost) == self.highs.getNumCol():  # else others keep theirs, at the present scale
            self.scale = scale_of(cost)
        self.highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost * self.scale)

    def set_bounds(self, bounds: Bounds) -> None:
        """Replaces the bounds of the first columns and rows, as many as ``bounds`` has; the basis stays."""
        self.bound_columns(np.arange(len(bounds.low), dtype=np.int32), bounds.low, bounds.high)
        rows = np.arange(len(bounds.row_low), dtype=np.int32)
        low, high = (self.row_scales.multiply(each) for each in (bounds.row_low, bounds.row_high))
        self.highs.changeRowsBounds(len(rows), rows, low, high)  # type: ignore[attr-defined]

    def bound_columns(self, columns: IntArray, low: FloatArray, high: FloatArray) -> None:
        """Replaces the bounds of ``columns``; the basis stays."""
        if len(columns):
            self.highs.changeColsBounds(len(columns), columns, low, high)

    def bound_column(self, column: int, low: float, high: float) -> None:
        """Replaces the bounds of one column."""
        self.highs.changeColBounds(column, low, high)

    def bound_row(self, row: int, low: float, high: float) -> None:
        """Replaces the bounds of one row."""
        scale = self.row_scales.scale(row)
        self.highs.changeRowBounds(row, scale * low, scale * high)

    def change_coefficient(self, row: int, column: int, value: float) -> None:
        """Replaces one coefficient."""
        self.highs.changeCoeff(row, column, self.row_scales.scale(row) * value)

    def add_row(self, columns: IntArray, coefficients: FloatArray, low: float, high: float) -> None:
        """Adds a row ``low ≤ Σ coefficient · column ≤ high``. It is basic, so that the present point stays."""
        scale = self.row_scales.add(self.rows, coefficients)
        self.highs.addRow(scale * low, scale * high, len(columns), columns.astype("i4"), scale * coefficients)

    def add_column(
        self, cost: float, high: float, rows: IntArray, coefficients: FloatArray, *, integer: bool = False
    ) -> int:
        """Adds a column ``0 ≤ column ≤ high`` that stands in ``rows``, and returns its number."""
        scaled = coefficients * [self.row_scales.scale(row) for row in rows.tolist()]
        self.highs.addCol(self.scale * cost, 0.0, high, len(rows), rows, scaled)
        column = int(self.highs.getNumCol()) - 1
        if integer:
            self._make_integer(np.array([column], dtype=np.int32))
        return column

    def keep_only(self, *, columns: int, rows: int) -> None:
        """Takes back what was added: the first ``columns`` and ``rows`` stay."""
        self.row_scales.keep_only(rows)
        for count, delete, kept in (
            (self.highs.getNumRow(), self.highs.deleteRows, rows),
            (self.highs.getNumCol(), self.highs.deleteCols, columns),
        ):
            added = np.arange(kept, count, dtype=np.int32)
            if len(added):
                delete(len(added), added)

    @property
    def rows(self) -> int:
        """How many rows the program has now."""
        return int(self.highs.getNumRow())

    def _make_integer(self, columns: IntArray) -> None:
        kinds = np.full(len(columns), highspy.HighsVarType.kInteger)
        self.highs.changeColsIntegrality(len(columns), columns, kinds)
        self.integer = True

    # Runs

    @property
    def large(self) -> bool:
        """Whether a run without a basis uses the interior point method."""
        return not self.integer and len(self.arrays.coefficients) > LARGE

    def minimise(
        self, cost: FloatArray, strategy: int, *, seconds: float = inf, start: FloatArray | None = None
    ) -> Status:
        """Replaces the objective and runs by the simplex method that ``strategy`` names, from the present basis.

        ``start`` (C,) is a plan that a search in whole numbers begins with. A run that loses its way from the basis,
        and ends without knowing whether its plan is the best, starts once more without one.
        """
        self.set_cost(cost)
        if start is not None:
            self.offer(start)
        self.set_options({"simplex_strategy": strategy})
        status = self.run(seconds=seconds)
        if status is not Status.FAILED or self.fault or self.integer:
            return status
        self.forget()
        return self.run_cold(seconds=seconds)

    def run_cold(self, *, seconds: float = inf) -> Status:
        """Runs without a basis, by the method that suits the program's size."""
        if not self.large:
            return self.run(seconds=seconds)
        self.set_options({"solver": INTERIOR_POINT})
        try:
            return self.run(seconds=seconds)
        finally:
            self.set_options({"solver": "choose"})

    def run(self, *, seconds: float = inf, tell_apart: bool = True) -> Status:
        """Runs for ``seconds`` at most, and never past the deadline; Ctrl-C stops it and is raised.

        ``tell_apart`` False: a program of which presolve only says that it has no optimum counts as infeasible.

        A program in whole numbers that is said to be infeasible is searched once more without presolve, which has
        lost every plan of some (HiGHS 1.15.1); it is not presolved again where that finds one.
        """
        self._run(seconds)
        kind = self.highs.getModelStatus()
        if kind == highspy.HighsModelStatus.kUnboundedOrInfeasible and not (tell_apart or self.integer):
            return Status.INFEASIBLE
        if kind == highspy.HighsModelStatus.kUnboundedOrInfeasible or (
            self.integer and kind == highspy.HighsModelStatus.kInfeasible
        ):
            self.set_options({"presolve": "off"})
            self._run(seconds)
            if not (self.integer and self.has_values):
                self.set_options({"presolve": "choose"})
        return self.status

    def _run(self, seconds: float) -> None:
        left = max(min(seconds, self.deadline - time.monotonic()), LEAST_SECONDS)
        # A search in whole numbers counts its time anew; all other runs count on from those before.
        past = 0.0 if self.integer else self.highs.getRunTime()
        self.set_options({"time_limit": past + left})
        self.fault = run_highs(self.highs, brief=self.brief)

    def forget(self) -> None:
        """Forgets the last run: the next one starts from nothing, or from the basis or plan given then."""
        self.highs.clearSolver()

    # What the last run left

    @property
    def status(self) -> Status:
        """How the last run ended."""
        if self.fault:
            return Status.FAILED
        return STATUS.get(self.highs.getModelStatus(), Status.FAILED)

    @property
    def stopped_by_count(self) -> bool:
        """Whether the last run ended at a number of branches or plans, which is the same on any machine."""
        return bool(self.highs.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit)

    @property
    def has_values(self) -> bool:
        """Whether the last run left a plan, proven to be the best or not."""
        info = self.highs.getInfo()
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return self.status is Status.OPTIMAL or (self.status is Status.LIMIT and feasible)

    @property
    def objective(self) -> float:
        """The objective's value."""
        return float(self.highs.getInfo().objective_function_value) / self.scale

    @property
    def bound(self) -> float:
        """What no plan's objective is below, as far as the last search in whole numbers has proven."""
        return float(self.highs.getInfo().mip_dual_bound) / self.scale

    @property
    def gap(self) -> float:
        """The relative gap left open, 0 for a linear program; 1 where there is no bound to speak of."""
        if not self.integer:
            return 0.0
        return gap_between(self.objective, self.bound)

    def values(self) -> FloatArray:
        """Values of the columns (C,); whole numbers are whole."""
        values = np.array(self.highs.getSolution().col_value)
        values[self.arrays.integer] = np.round(values[self.arrays.integer])
        return values

    def point(self) -> tuple[FloatArray, FloatArray]:
        """Values of the columns (C,) and left sides of the rows (R,), as the solver left them."""
        solution = self.highs.getSolution()
        return np.array(solution.col_value), self.row_scales.divide(np.array(solution.row_value))

    def duals(self) -> tuple[FloatArray, FloatArray]:
        """Reduced costs of the columns (C,) and multipliers of the rows (R,)."""
        solution = self.highs.getSolution()
        multipliers = self.row_scales.multiply(np.array(solution.row_dual))
        return np.array(solution.col_dual) / self.scale, multipliers / self.scale

    # Where the next run starts

    def basis(self) -> Basis:
        """The present basis."""
        return self.highs.getBasis()

    def start_from(self, basis: Basis) -> None:
        """Makes the next run start from ``basis``."""
        self.highs.setBasis(basis)

    def offer(self, values: FloatArray) -> None:
        """Hands a search in whole numbers a plan to start from."""
        solution = highspy.HighsSolution()
        solution.col_value = list(values)
        self.highs.setSolution(solution)

    def basic_variables(self) -> npt.NDArray[np.int64] | None:
        """The basic variable of each row: a column's number, or −1 − a row's; None where there is no basis."""
        status, basic = self.highs.getBasicVariables()  # type: ignore[attr-defined]
        return np.asarray(basic) if status == highspy.HighsStatus.kOk else None

    def solve_transposed(self, costs: FloatArray) -> FloatArray:
        """The rows' multipliers (R,) at the present basis for the ``costs`` (R,) of its basic variables."""
        _, duals = self.highs.getBasisTransposeSolve(costs)  # type: ignore[attr-defined]
        return self.row_scales.multiply(np.asarray(duals))
