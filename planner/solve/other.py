"""Any other solver that PuLP knows: slower, rebuilt for each priority, but the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.model.program import Program
from planner.model.pulp_import import import_pulp
from planner.plan.types import Status
from planner.solve.engine import Outcome
from planner.solve.options import SolveOptions

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
    """The program as a PuLP problem, solved anew for each priority."""

    def __init__(self, program: Program, options: SolveOptions) -> None:
        self.name = self._known(options.solver)
        self.warm = False
        self.program, self.options = program, options
        self.version = f"PuLP {pulp.__version__}"
        self.problem = program.pulp_problem()
        self.variables = self.problem.variables()
        self.integer = bool(program.integer)
        settings = {
            "msg": False,
            "timeLimit": options.time_limit,
            "gapRel": options.gap,
            "threads": options.threads,
        }
        self.solver = pulp.getSolver(self.name, **{k: v for k, v in settings.items() if v is not None})
        self.caps = 0

    @staticmethod
    def _known(name: str) -> str:
        available = available_solvers()
        for candidate in available:
            if candidate.casefold() == name.casefold():
                return candidate
        raise UnknownSolver(name, available)

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``."""
        self.problem.setObjective(self._expression(coefficients))
        stats = self.problem.solve(self.solver)
        kinds = pulp.const.LpSolveStatus
        known = {
            kinds.Optimal: Status.OPTIMAL,
            kinds.Infeasible: Status.INFEASIBLE,
            kinds.Unbounded: Status.UNBOUNDED,
            kinds.TimeLimit: Status.LIMIT,
            kinds.GapLimit: Status.OPTIMAL,  # the gap is the one that was asked for
            kinds.IterationLimit: Status.LIMIT,
            kinds.Stopped: Status.LIMIT,
        }
        status = known.get(stats.status, Status.FAILED)
        if not stats.has_solution or status not in (Status.OPTIMAL, Status.LIMIT):
            return Outcome(self._told_apart(status, coefficients))
        values = np.array([variable.valueOrDefault() for variable in self.variables])
        return Outcome(status, values, min(stats.gap_rel or 0.0, 1.0) if self.integer else 0.0)

    def _told_apart(self, status: Status, coefficients: FloatArray) -> Status:
        """``status``, but infeasible or unbounded where the solver failed to say so and HiGHS does."""
        if status is not Status.FAILED:
            return status
        from planner.solve.highs import HighsEngine

        said = HighsEngine(self.program, self.options).minimise(coefficients).status
        return said if said in (Status.INFEASIBLE, Status.UNBOUNDED) else status

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``."""
        expression = self._expression(coefficients, -limit)
        expression.sense = pulp.const.LpConstraintLE
        self.caps += 1
        self.problem.addConstraint(expression, f"priority_{self.caps}")

    def stay_optimal(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.stay_optimal``."""
        self.cap(coefficients, limit)

    def _expression(self, coefficients: FloatArray, constant: float = 0.0) -> pulp.LpAffineExpression:
        chosen = np.flatnonzero(coefficients)
        terms = [(self.variables[j], float(coefficients[j])) for j in chosen]
        return pulp.LpAffineExpression.from_list(terms, constant)
