"""Any other solver that PuLP knows: slower, rebuilt for each priority, but the same answer.

Most of them run as a command that reads and writes files of eight to twelve digits. What they find is therefore made
exact in a live program, with the whole numbers and the columns at a bound held as they were found.
"""

from __future__ import annotations

import inspect
import tempfile
import time
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.model.program import Program
from planner.model.pulp_import import import_pulp
from planner.plan.types import Status
from planner.solve.bounds import Bounds
from planner.solve.engine import Outcome
from planner.solve.live import DUAL_SIMPLEX, Live
from planner.solve.optimal_face import relax
from planner.solve.options import SolveOptions
from planner.solve.scale import scale_of
from planner.tolerances import LOOSEST_SLACK, SLACK, WRITTEN

if TYPE_CHECKING:
    import numpy.typing as npt
    import pulp

    FloatArray = npt.NDArray[np.float64]
else:
    pulp = import_pulp()


class UnknownSolver(Exception):  # noqa: N818 - read as a noun in messages
    """The solver asked for is not one that PuLP knows, or it is not installed; ``available`` lists those that are."""

    def __init__(self, name: str, available: tuple[str, ...]) -> None:
        super().__init__(f"{name} is not available; available: {', '.join(available)}")
        self.name = name
        self.available = available


def available_solvers() -> tuple[str, ...]:
    """Names of the solvers that PuLP finds on this machine."""
    return tuple(pulp.listSolvers(onlyAvailable=True))


class PulpEngine:
    """The program as a PuLP problem, solved anew for each priority. ``fault`` is what a solver that broke down said.

    ``lacks`` names the options of ours that the solver does not take.
    """

    opens_with: int | None = 0

    def __init__(self, program: Program, options: SolveOptions) -> None:
        self.name = _find_name(options.solver)
        self.version = f"PuLP {pulp.__version__}"
        self.goes_on = bool(program.integer)
        self.program, self.options = program, options
        self.arrays = program.arrays()
        self.fault = ""
        self.solver: Any
        self.solver, self.lacks = _solver(self.name, options, whole=self.goes_on)
        coefficients = 0 if self.goes_on else len(self.arrays.coefficients)
        self._deadline = time.monotonic() + options.seconds(coefficients)
        self._caps: list[tuple[FloatArray, float]] = []
        self._slack = SLACK
        self._exact = Live(relax(self.arrays))
        self._make_problem()

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``."""
        outcome = self._once(coefficients)
        while outcome.status is Status.INFEASIBLE and self._caps and self._slack < LOOSEST_SLACK:
            self._slack *= 10.0
            self._make_problem()
            outcome = self._once(coefficients)
        return outcome

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``."""
        self._caps.append((coefficients, limit))
        self._add_cap(len(self._caps))
        columns = np.flatnonzero(coefficients).astype(np.int32)
        self._exact.add_row(columns, coefficients[columns], -np.inf, limit)

    def stay_optimal(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.stay_optimal``."""
        self.cap(coefficients, limit)

    def _make_problem(self) -> None:
        """The problem with the caps so far, with the present slack."""
        self.problem = self.program.pulp_problem()
        self.variables = self.problem.variables()
        for number in range(1, len(self._caps) + 1):
            self._add_cap(number)

    def _add_cap(self, number: int) -> None:
        coefficients, limit = self._caps[number - 1]
        room = (self._slack - SLACK) * max(1.0, abs(limit))
        expression = self._expression(coefficients, -(limit + room))
        expression.sense = pulp.const.LpConstraintLE
        self.problem.addConstraint(expression, f"priority_{number}")

    def _once(self, coefficients: FloatArray) -> Outcome:
        """One run. Its files lie in a folder of their own, which goes however it ends."""
        self.problem.setObjective(self._expression(coefficients))
        self._limit_time()
        try:
            with tempfile.TemporaryDirectory(prefix="planner-", ignore_cleanup_errors=True) as folder:
                self.solver.tmpDir = folder
                stats = self.problem.solve(self.solver)
        except Exception as broken:  # whatever a solver that is not ours dies of is its failure
            self.fault = str(broken) or type(broken).__name__
            return Outcome(Status.FAILED)
        status = _STATUS.get(stats.status, Status.FAILED)
        if not stats.has_solution or status not in (Status.OPTIMAL, Status.LIMIT):
            return Outcome(self._tell_apart(status, coefficients))
        found = np.array([variable.valueOrDefault() for variable in self.variables])
        gap = min(stats.gap_rel or 0.0, 1.0) if self.goes_on else 0.0
        return Outcome(status, self._complete(found, coefficients), gap)

    def _limit_time(self) -> None:
        """What is left of the time, in whole seconds: some commands take no others."""
        if self.solver.timeLimit is not None:
            self.solver.timeLimit = max(ceil(self._deadline - time.monotonic()), 1)

    def _complete(self, found: FloatArray, coefficients: FloatArray) -> FloatArray:
        """``found`` to the last digit: columns at a bound stay there, the others are worked out again.

        ``found`` as it is where that leads nowhere.
        """
        arrays = self.arrays
        whole, near = np.round(found[arrays.integer]), WRITTEN * np.maximum(1.0, np.abs(found))
        for hold_bounds in (True, False):
            low, high = arrays.column_lower.copy(), arrays.column_upper.copy()
            if hold_bounds:
                at_low, at_high = found - low <= near, high - found <= near
                high[at_low], low[at_high] = low[at_low], high[at_high]
            low[arrays.integer] = high[arrays.integer] = whole
            self._exact.set_bounds(Bounds(low, high, arrays.row_lower, arrays.row_upper))
            status = self._exact.minimise(
                coefficients, DUAL_SIMPLEX, seconds=self._deadline - time.monotonic()
            )
            if status is Status.OPTIMAL:
                return self._exact.values()
        return found

    def _tell_apart(self, status: Status, coefficients: FloatArray) -> Status:
        """``status``, but infeasible or unbounded where the solver failed to say so and HiGHS does."""
        if status is not Status.FAILED:
            return status
        said = Live(self.arrays, coefficients).run_cold(seconds=self._deadline - time.monotonic())
        return said if said in (Status.INFEASIBLE, Status.UNBOUNDED) else status

    def _expression(self, coefficients: FloatArray, constant: float = 0.0) -> pulp.LpAffineExpression:
        """Costs, or a cap on them, at a size that solvers are exact at."""
        chosen, scale = np.flatnonzero(coefficients), scale_of(coefficients)
        terms = [(self.variables[j], scale * float(coefficients[j])) for j in chosen]
        return pulp.LpAffineExpression.from_list(terms, scale * constant)


_KINDS = pulp.const.LpSolveStatus
_STATUS = {
    _KINDS.Optimal: Status.OPTIMAL,
    _KINDS.Infeasible: Status.INFEASIBLE,
    _KINDS.Unbounded: Status.UNBOUNDED,
    _KINDS.TimeLimit: Status.LIMIT,
    _KINDS.GapLimit: Status.OPTIMAL,  # the gap is the one that was asked for
    _KINDS.IterationLimit: Status.LIMIT,
    _KINDS.Stopped: Status.LIMIT,
}
"""PuLP's end states in our own words; any other is a failure."""


def _find_name(name: str) -> str:
    """The solver's name as PuLP writes it.

    Raises:
        UnknownSolver: PuLP does not know it, or it is not installed.
    """
    available = available_solvers()
    for candidate in available:
        if candidate.casefold() == name.casefold():
            return candidate
    raise UnknownSolver(name, available)


def _solver(name: str, options: SolveOptions, *, whole: bool) -> tuple[pulp.LpSolver, tuple[str, ...]]:
    """PuLP's solver ``name`` with those of the options that it takes, and the names of those that it lacks."""
    settings: dict[str, Any] = {"msg": False, "timeLimit": ceil(options.seconds())}
    if options.threads is not None:
        settings["threads"] = options.threads
    if whole:
        settings["gapRel"] = options.gap_of(0)
    # Named parameters only: what a solver takes under any name goes to its own options, where ours mean nothing.
    takes = inspect.signature(type(pulp.getSolver(name, msg=False)).__init__).parameters
    lacks = tuple(_NAMES[setting] for setting in settings if setting not in takes and setting in _NAMES)
    return pulp.getSolver(name, **{k: v for k, v in settings.items() if k in takes}), lacks


_NAMES = {"timeLimit": "time_limit", "gapRel": "gap", "threads": "threads"}
"""PuLP's name of an option → ours."""
