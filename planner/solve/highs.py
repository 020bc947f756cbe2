"""HiGHS through PuLP: the first run goes through ``LpProblem.solve``, later ones re-solve the live program warm.

Import it late: importing PuLP and HiGHS takes most of a short command's time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.model.program import Arrays, Program
from planner.model.pulp_import import import_pulp
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.engine import Outcome, outcome_of
from planner.solve.live import PRIMAL_SIMPLEX, Live, version
from planner.solve.optimal_face import hold, relax, zero_below
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    import numpy.typing as npt
    import pulp

    FloatArray = npt.NDArray[np.float64]
else:
    pulp = import_pulp()


OPENS_LARGE_WITH = 2
"""Priorities that the opening run of a large program leans to. Each more makes its costs span a thousandfold more, and
the interior point method takes that much longer (a third of all the time at 200 Directions); from two, simplex reaches
the others in seconds."""


class LiveSolver(pulp.LpSolver):
    """A solver of PuLP that stands on a live program: PuLP gives the objective, columns and rows are there already."""

    name = "HiGHS live"

    def __init__(self, live: Live) -> None:
        super().__init__(msg=False)
        self.live = live

    def available(self) -> bool:
        """Always: the live program exists."""
        return True

    def actualSolve(self, lp: pulp.LpProblem, **_others: Any) -> Any:  # noqa: N802 - PuLP's name
        """Runs the live program without a basis. Values stay there: every priority would overwrite them."""
        cost = np.zeros(len(self.live.arrays.column_lower))
        for variable, coefficient in lp.objective.items() if lp.objective is not None else ():
            cost[variable.id] = coefficient
        self.live.set_cost(cost)
        started = (time.perf_counter(), time.process_time())
        status = self.live.run_cold()
        kinds = pulp.const.LpSolveStatus
        known = {
            Status.OPTIMAL: kinds.Optimal,
            Status.INFEASIBLE: kinds.Infeasible,
            Status.UNBOUNDED: kinds.Unbounded,
            Status.LIMIT: kinds.Stopped,
        }
        word = known.get(status, kinds.Undefined)
        return self.buildStats(lp, word, status is Status.OPTIMAL, start=started)


class HighsEngine:
    """A linear program in a live HiGHS: each priority changes the costs and starts from the last one's basis.

    ``arrays`` stand in for the program's own where bounds differ; whole numbers are never asked for (``WholeEngine``
    does).
    """

    goes_on = False
    lacks: tuple[str, ...] = ()
    fault = ""

    def __init__(self, program: Program, options: SolveOptions, arrays: Arrays | None = None) -> None:
        self.name = "HiGHS"
        self.version = version()
        self.problem = program.pulp_problem()
        self.arrays = relax(arrays or program.arrays())
        self.live = Live(
            self.arrays,
            threads=options.threads,
            deadline=time.monotonic() + options.seconds(len(self.arrays.coefficients)),
        )
        self.opens_with: int | None = OPENS_LARGE_WITH if self.live.large else None
        self._bounds = bounds_of(self.arrays).copy()
        self._started = False

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``."""
        if self._started:
            self.live.minimise(coefficients, PRIMAL_SIMPLEX)
        else:
            self._start(coefficients)
        return self.outcome()

    def _start(self, coefficients: FloatArray) -> None:
        """The first run, through PuLP."""
        variables = self.problem.variables()
        terms = [(variables[j], float(coefficients[j])) for j in np.flatnonzero(coefficients)]
        self.problem.setObjective(pulp.LpAffineExpression.from_list(terms))
        self.problem.solve(LiveSolver(self.live))
        self._started = True

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``. The new row is basic, so the next run starts from the present point."""
        columns = np.flatnonzero(coefficients).astype(np.int32)
        self.live.add_row(columns, coefficients[columns], -np.inf, limit)
        self._bounds = self._bounds.with_row(-np.inf, limit)

    def stay_optimal(self, coefficients: FloatArray, _limit: float) -> None:
        """See ``Engine.stay_optimal``. Exact: what reduced costs hold is held."""
        zero, bounds = zero_below(coefficients), self._bounds
        reduced, multipliers = self.live.duals()
        values, activities = self.live.point()
        hold(values, reduced, bounds.low, bounds.high, zero)
        size = self.live.row_scales.factors(len(activities))
        hold(activities, multipliers, bounds.row_low, bounds.row_high, zero * size)
        self.live.set_bounds(bounds)

    def outcome(self) -> Outcome:
        """What the last run ended with; values only where its status says that they are a plan."""
        values = self.live.values() if self.live.has_values else None
        return outcome_of(self.live.status, values, fault=self.live.fault)
