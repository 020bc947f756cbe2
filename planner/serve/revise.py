"""Solves a case again with other decisions, from the basis of the case without any: an edit is answered at once."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner import api
from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.findings import BadInput
from planner.model.build import Model, build_model
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.schema.plan_sheets import TRANSFERS
from planner.solve.live import Basis, carried_over, version
from planner.solve.options import SolveOptions
from planner.solve.read import quantities
from planner.solve.run import solve_model
from planner.solve.warm import LiveProgram
from planner.verify.accept import Refused, accept_plan

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


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
        self._model: Model | None = None
        self._basis: Basis | None = None
        if dataset is not None and _may_be_warm(dataset):
            self._model = build_model(dataset)
            self._basis = LiveProgram(self._model).basis(self._model)

    def plan(self, case: Case) -> tuple[Plan, Timing]:
        """The verified plan of ``case``, or its status where it has none, and what took how long.

        Raises:
            BadInput: its decisions contradict the rest of the workbook.
        """
        clock = _Clock()
        dataset, findings = build_dataset(case, warn=False)
        if dataset is None:
            raise BadInput(findings)
        if self._model is None or self._basis is None:
            plan = api.solve(case, self._options)
            return plan, Timing(solve=clock.lap())
        model = build_model(dataset)
        build = clock.lap()
        values = self._values(model)
        solve = clock.lap()
        if values is not None:
            report = SolverReport("HiGHS", version(), solve / 1000)
            solution = Solution(Status.OPTIMAL, report, quantities=quantities(model, values))
            split = clock.lap()
            try:
                return accept_plan(Plan(case, dataset, solution)), Timing(build, solve, split, clock.lap())
            except Refused:
                clock.lap()
        plan = _from_scratch(case, model, self._options)
        return plan, Timing(build, solve + clock.lap())

    def _values(self, model: Model) -> npt.NDArray[np.float64] | None:
        """The values of the columns, from the basis of the case without decisions; None where that leads nowhere."""
        old = self._model
        if old is None or self._basis is None:
            return None
        start = carried_over(
            self._basis,
            _positions(old.program.column_names, model.program.column_names),
            _positions([row.name for row in old.program.rows], [row.name for row in model.program.rows]),
        )
        return LiveProgram(model).solve(model, start)


def _may_be_warm(dataset: Dataset) -> bool:
    """Whole people need a search, a tolerance a cap on each priority, a confidence its margins: all from scratch."""
    strict = all(goal.tolerance == 0 for goal in dataset.goals if goal.priority is not None)
    sure = any(direction.confidence is not None for direction in dataset.directions)
    return strict and dataset.in_fractions and not sure


def _from_scratch(case: Case, model: Model, options: SolveOptions) -> Plan:
    """The plan as ``planner solve`` finds it, or its status where there is none."""
    solution = solve_model(model, options)
    plan = Plan(case, model.dataset, solution)
    if solution.quantities is None:
        return plan
    try:
        return accept_plan(plan)
    except Refused as refused:
        nothing = replace(solution, status=Status.FAILED, goals=None, quantities=None)
        return replace(plan, solution=nothing, largest_violation=refused.violation)


def _positions(old: list[str], new: list[str]) -> list[int]:
    """Where each of the ``new`` names stands among the ``old`` ones, −1 where it is new."""
    places = {name: place for place, name in enumerate(old)}
    return [places.get(name, -1) for name in new]


class _Clock:
    """Milliseconds since it was last asked."""

    def __init__(self) -> None:
        self._last = time.perf_counter()

    def lap(self) -> float:
        """Milliseconds since the last lap."""
        before, self._last = self._last, time.perf_counter()
        return 1000 * (self._last - before)
