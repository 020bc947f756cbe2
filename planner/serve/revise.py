"""Solves a case again with other decisions, from the basis of the case without any: an edit is answered at once."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from planner import api
from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.findings import BadInput
from planner.model.build import build_model
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.schema.plan_sheets import TRANSFERS
from planner.solve.live import version
from planner.solve.options import SolveOptions
from planner.solve.read import quantities
from planner.solve.run import solve_model
from planner.solve.warm import Start, find_start, solve_from
from planner.verify.accept import Refused, accept_plan, judge_plan


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of wall-clock time that the parts of an answer took."""

    build: float = 0.0
    solve: float = 0.0
    split: float = 0.0
    check: float = 0.0


class Reviser:
    """Plans of one case under other decisions; a plan does not depend on which others were solved before."""

    def __init__(self, case: Case, options: SolveOptions | None = None) -> None:
        self._options = options or SolveOptions()
        undecided = {key: table for key, table in case.tables.items() if key != TRANSFERS.key}
        dataset, _ = build_dataset(replace(case, tables=undecided), warn=False)
        self._start: Start | None = None
        if dataset is not None and _may_be_warm(dataset):
            self._start = find_start(build_model(dataset))

    @property
    def warm(self) -> bool:
        """Whether an edit starts from a basis, and so takes milliseconds."""
        return self._start is not None

    def plan(self, case: Case) -> tuple[Plan, Timing]:
        """The verified plan of ``case``, or its status where it has none, and what took how long.

        Raises:
            BadInput: its decisions contradict the rest of the workbook.
        """
        clock = _Clock()
        dataset, findings = build_dataset(case, warn=False)
        if dataset is None:
            raise BadInput(findings)
        if self._start is None:
            plan = api.solve(case, self._options)
            return plan, Timing(solve=clock.lap())
        model = build_model(dataset)
        build = clock.lap()
        values = solve_from(model, self._start)
        solve = clock.lap()
        if values is not None:
            report = SolverReport("HiGHS", version(), solve / 1000)
            solution = Solution(Status.OPTIMAL, report, quantities=quantities(model, values))
            split = clock.lap()
            try:
                return accept_plan(Plan(case, dataset, solution)), Timing(build, solve, split, clock.lap())
            except Refused:
                clock.lap()
        plan = judge_plan(Plan(case, dataset, solve_model(model, self._options)))
        return plan, Timing(build, solve + clock.lap())


def _may_be_warm(dataset: Dataset) -> bool:
    """Whole people need a search, a tolerance a cap on each priority, a confidence its margins: all from scratch."""
    strict = all(goal.tolerance == 0 for goal in dataset.goals if goal.priority is not None)
    sure = any(direction.confidence is not None for direction in dataset.directions)
    return strict and dataset.in_fractions and not sure


class _Clock:
    """Milliseconds since it was last asked."""

    def __init__(self) -> None:
        self._last = time.perf_counter()

    def lap(self) -> float:
        """Milliseconds since the last lap."""
        before, self._last = self._last, time.perf_counter()
        return 1000 * (self._last - before)
