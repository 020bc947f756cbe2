"""HiGHS through PuLP: the first run goes through ``LpProblem.solve``, later ones re-solve the live model warm.

Import it late: importing PuLP and HiGHS takes most of a short command's time.
"""

from __future__ import annotations

import importlib.metadata
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.model.program import Arrays, Program
from planner.model.pulp_import import import_pulp
from planner.plan.types import Status
from planner.solve.engine import Outcome
from planner.solve.face import hold, zero_below
from planner.solve.live import quiet
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    import numpy.typing as npt
    import pulp

    FloatArray = npt.NDArray[np.float64]
else:
    pulp = import_pulp()

import highspy

PRIMAL_SIMPLEX = 4
"""Value of HiGHS's ``simplex_strategy``: after a change of costs the old basis stays primal feasible."""

LARGE = 150_000
"""Non-zeros above which the first run uses the interior point method with crossover: it then takes 0.2 to 0.5 of
the time of dual simplex."""

ABSOLUTE_GAP = 1e-6
"""An optimum in whole numbers that is open by less than this is closed (HiGHS's ``mip_abs_gap``)."""

_STATUS = {
    highspy.HighsModelStatus.kOptimal: Status.OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: Status.INFEASIBLE,
    highspy.HighsModelStatus.kUnbounded: Status.UNBOUNDED,
    highspy.HighsModelStatus.kTimeLimit: Status.LIMIT,
    highspy.HighsModelStatus.kIterationLimit: Status.LIMIT,
    highspy.HighsModelStatus.kSolutionLimit: Status.LIMIT,
    highspy.HighsModelStatus.kMemoryLimit: Status.LIMIT,
    highspy.HighsModelStatus.kInterrupt: Status.LIMIT,
    highspy.HighsModelStatus.kObjectiveBound: Status.LIMIT,
    highspy.HighsModelStatus.kObjectiveTarget: Status.LIMIT,
}
"""HiGHS's end states in our own words; any other is a failure, and "infeasible or unbounded" is told apart."""


class ArrayHighs(pulp.HiGHS):
    """PuLP's HiGHS, handed the program's arrays in one call instead of row by row from Python.

    The name differs from PuLP's own so that PuLP does not write and parse a log of the run.
    """

    name = "HiGHS arrays"

    def __init__(self, arrays: Arrays, **options: Any) -> None:
        super().__init__(msg=False, **options)
        self.arrays = arrays

    def createAndConfigureSolver(self, lp: pulp.LpProblem) -> None:  # noqa: N802 - PuLP's name
        """Makes the live solver, which says nothing."""
        with quiet():
            super().createAndConfigureSolver(lp)

    def buildSolverModel(self, lp: pulp.LpProblem) -> None:  # noqa: N802 - PuLP's name
        """Hands the rows and columns to the live solver; the objective comes from the problem's own."""
        cost = np.zeros(len(self.arrays.column_lower))
        for variable, coefficient in lp.objective.items() if lp.objective is not None else ():
            cost[variable.id] = coefficient
        pass_arrays(live_solver(lp), self.arrays, cost)

    def callSolver(self, lp: pulp.LpProblem) -> None:  # noqa: N802 - PuLP's name
        """Runs HiGHS so that Ctrl-C stops it."""
        run(live_solver(lp))

    def findSolutionValues(self, lp: pulp.LpProblem) -> tuple[Any, bool]:  # noqa: N802 - PuLP's name
        """PuLP's word for the status. Values stay in the live solver: every priority would overwrite them."""
        status = _STATUS.get(live_solver(lp).getModelStatus(), Status.FAILED)
        kinds = pulp.const.LpSolveStatus
        known = {
            Status.OPTIMAL: kinds.Optimal,
            Status.INFEASIBLE: kinds.Infeasible,
            Status.UNBOUNDED: kinds.Unbounded,
            Status.LIMIT: kinds.Stopped,
        }
        return known.get(status, kinds.Undefined), status is Status.OPTIMAL


def live_solver(problem: pulp.LpProblem) -> highspy.Highs:
    """The solver that PuLP made for a problem."""
    live: highspy.Highs | None = problem.solverModel
    if live is None:
        raise RuntimeError("the problem has not been handed to HiGHS yet")
    return live


def pass_arrays(live: highspy.Highs, arrays: Arrays, cost: FloatArray) -> None:
    """Gives an empty solver the columns with their ``cost``, and all rows, in one call each."""
    none = np.zeros(0, dtype=np.int32)
    live.addCols(
        len(cost), cost, arrays.column_lower, arrays.column_upper, 0, none, none, np.zeros(0)
    )  # fmt: skip
    live.addRows(
        len(arrays.row_lower),
        arrays.row_lower,
        arrays.row_upper,
        len(arrays.columns),
        arrays.starts[:-1],
        arrays.columns,
        arrays.coefficients,
    )
    if len(arrays.integer):
        kinds = np.full(len(arrays.integer), highspy.HighsVarType.kInteger)
        live.changeColsIntegrality(len(arrays.integer), arrays.integer, kinds)


def run(live: highspy.Highs) -> None:
    """Runs the solver in a thread of its own, so that Ctrl-C is heard and stops it before it is raised."""
    live.HandleUserInterrupt = True
    live.startSolve()
    try:
        while not live.wait(0.2)[0]:
            pass
    except KeyboardInterrupt:
        live.cancelSolve()  # type: ignore[no-untyped-call]
        live.wait()
        raise


class HighsEngine:
    """The program in a live HiGHS: each priority changes the costs and starts from the last one's basis.

    ``arrays`` stand in for the program's own where bounds differ or whole numbers are not asked for.
    """

    def __init__(self, program: Program, options: SolveOptions, arrays: Arrays | None = None) -> None:
        self.name = "HiGHS"
        self.version = importlib.metadata.version("highspy")
        self.problem = program.pulp_problem()
        self.arrays = arrays or program.arrays()
        self.warm = not len(self.arrays.integer)
        self.columns = len(program.column_names)
        self.options = options
        self._low, self._high = self.arrays.column_lower.copy(), self.arrays.column_upper.copy()
        self._row_low, self._row_high = self.arrays.row_lower.copy(), self.arrays.row_upper.copy()
        self.started = False
        self.deadline = time.monotonic() + options.time_limit

    @property
    def live(self) -> highspy.Highs:
        """The live solver, once the first run has made it."""
        return live_solver(self.problem)

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``."""
        if self.started:
            self.change_costs(coefficients)
            self.run(self.seconds_left())
        else:
            self._start(coefficients)
        return self.outcome()

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``. The new row is basic, so the next run starts from the present point."""
        columns = np.flatnonzero(coefficients).astype(np.int32)
        self.live.addRow(-highspy.kHighsInf, limit, len(columns), columns, coefficients[columns])
        self._row_low = np.append(self._row_low, -np.inf)
        self._row_high = np.append(self._row_high, limit)

    def stay_optimal(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.stay_optimal``. Exact for a linear program: what reduced costs hold is held."""
        if len(self.arrays.integer):
            self.cap(coefficients, limit)
            return
        solution, zero = self.live.getSolution(), zero_below(coefficients)
        values, activities = np.array(solution.col_value), np.array(solution.row_value)
        hold(values, np.array(solution.col_dual), self._low, self._high, zero)
        hold(activities, np.array(solution.row_dual), self._row_low, self._row_high, zero)
        columns, rows = np.arange(len(values), dtype=np.int32), np.arange(len(activities), dtype=np.int32)
        self.live.changeColsBounds(len(columns), columns, self._low, self._high)
        self.live.changeRowsBounds(  # type: ignore[attr-defined]
            len(rows), rows, self._row_low, self._row_high
        )

    def _start(self, coefficients: FloatArray, *, run_it: bool = True) -> None:
        variables = self.problem.variables()
        chosen = np.flatnonzero(coefficients)
        terms = [(variables[j], float(coefficients[j])) for j in chosen]
        self.problem.setObjective(pulp.LpAffineExpression.from_list(terms))
        settings: dict[str, Any] = {
            "timeLimit": self.options.time_limit,
            "gapRel": self.options.gap,
            "threads": self.options.threads,
        }
        if len(self.arrays.columns) > LARGE and not len(self.arrays.integer):
            settings["solver"] = "ipm"
        solver = ArrayHighs(self.arrays, **settings)
        if run_it:
            self.problem.solve(solver)
        else:
            solver.createAndConfigureSolver(self.problem)
            solver.buildSolverModel(self.problem)
        self.started = True

    def seconds_left(self) -> float:
        """What is left of the time limit, which all runs share; never quite nothing."""
        return max(self.deadline - time.monotonic(), 0.01)

    def run(self, seconds: float) -> None:
        """Runs the live solver for ``seconds`` at most (HiGHS counts the limit anew for every run)."""
        self.live.setOptionValue("time_limit", seconds)
        run(self.live)

    def hand_over(self, coefficients: FloatArray) -> None:
        """Makes the live solver with this objective, without running it."""
        self._start(coefficients, run_it=False)

    def change_costs(self, coefficients: FloatArray) -> None:
        """Replaces the objective; the next run starts from the present basis, by primal simplex."""
        every = np.arange(self.columns, dtype=np.int32)
        self.live.changeColsCost(self.columns, every, coefficients)
        self.live.setOptionValue("solver", "choose")
        self.live.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)

    def outcome(self) -> Outcome:
        """What the last run ended with; values only where its status says that they are a plan."""
        kind = self.live.getModelStatus()
        if kind == highspy.HighsModelStatus.kUnboundedOrInfeasible:
            self.live.setOptionValue("presolve", "off")
            self.run(self.seconds_left())
            kind = self.live.getModelStatus()
        status = _STATUS.get(kind, Status.FAILED)
        feasible = (
            self.live.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        )
        if status is Status.OPTIMAL or (status is Status.LIMIT and feasible):
            values = np.array(self.live.getSolution().col_value)[: self.columns]
            return Outcome(status, values, self._gap() if len(self.arrays.integer) else 0.0)
        return Outcome(status)

    def _gap(self) -> float:
        """The relative gap left open; 1 where there is no bound to speak of (HiGHS then says infinite)."""
        info = self.live.getInfo()
        value = info.objective_function_value
        still_open = abs(value - info.mip_dual_bound)
        if still_open <= ABSOLUTE_GAP:
            return 0.0
        return min(still_open / max(abs(value), ABSOLUTE_GAP), 1.0)
