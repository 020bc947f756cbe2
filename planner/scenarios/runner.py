"""Solves the scenarios of one case one after the other, on live programs that only change their numbers."""

from __future__ import annotations

import time
from collections import OrderedDict

from planner import api
from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.findings import BadInput, Level, errors
from planner.messages import finding, number
from planner.model.build import Model
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, changed
from planner.scenarios.live import Basis, LiveProgram
from planner.scenarios.planned import Unverified, plan_of
from planner.scenarios.result import failed, result_of
from planner.scenarios.stated import change_words
from planner.scenarios.targets import target_column
from planner.scenarios.types import Result, Scenario
from planner.scenarios.variant import Shape
from planner.solve.options import SolveOptions

SHAPES_KEPT = 4
"""Live programs of other shapes that are kept; the least recently used goes first."""


class _Live:
    """A shape with its live program and the basis of its own optimum, from which every scenario of it starts."""

    def __init__(self, dataset: Dataset) -> None:
        self.shape = Shape(dataset)
        self.program = LiveProgram(self.shape.model)
        first = self.program.solve(self.shape.model)
        self.basis: Basis | None = first.basis if first is not None else None


class Runner:
    """Solves scenarios of ``case``. The result of one does not depend on which others were solved, nor where."""

    def __init__(self, case: Case, options: SolveOptions | None = None) -> None:
        self.case = case
        self.options = options or SolveOptions()
        self._base: _Live | None = None
        self._others: OrderedDict[int, _Live] = OrderedDict()

    def result(self, scenario: Scenario) -> Result:
        """The result of one scenario; a fault of its inputs is part of the result, not raised."""
        started = time.perf_counter()
        try:
            plan = self.plan(scenario)
        except CannotChange as fault:
            return failed(scenario, (self._explained(fault),), time.perf_counter() - started)
        except BadInput as bad:
            reasons = tuple(one.message for one in errors(bad.findings))
            return failed(scenario, reasons, time.perf_counter() - started)
        return result_of(scenario, plan, time.perf_counter() - started)

    def plan(self, scenario: Scenario) -> Plan:
        """The whole plan of one scenario, verified.

        Raises:
            CannotChange: a change leads to a value that its cell cannot hold.
            BadInput: the changed inputs contradict one another.
        """
        case = changed(self.case, scenario.changes)
        dataset, findings = build_dataset(case)
        if dataset is None:
            raise BadInput(findings)
        plan = self._warm(case, dataset) if self._may_be_warm(dataset) else None
        return plan or api.solve(case, self.options)

    def _may_be_warm(self, dataset: Dataset) -> bool:
        """Whole people need a search, and a tolerance a cap, on every priority: both are solved from scratch."""
        strict = all(goal.tolerance == 0 for goal in dataset.goals if goal.priority is not None)
        return strict and dataset.headcount_unit == 0 and self.options.solver.casefold() == "highs"

    def _warm(self, case: Case, dataset: Dataset) -> Plan | None:
        """The plan from a live program, None where that has none: only a solve from scratch says why."""
        started = time.perf_counter()
        found = self._live_for(dataset)
        if found is None:
            return None
        live, model = found
        optimum = live.program.solve(model, live.basis)
        if optimum is None:
            return None
        try:
            return plan_of(case, model, optimum.values, time.perf_counter() - started)
        except Unverified:
            return None

    def _live_for(self, dataset: Dataset) -> tuple[_Live, Model] | None:
        """A live program of the dataset's shape, and its model there."""
        if self._base is None:
            self._base = _Live(self._base_dataset() or dataset)
        model = self._base.shape.model_of(dataset)
        if model is not None:
            return self._base, model
        leader = self._base.shape.leader(dataset)
        key = hash(repr(leader))
        if key not in self._others:
            self._others[key] = _Live(leader)
            if len(self._others) > SHAPES_KEPT:
                self._others.popitem(last=False)
        self._others.move_to_end(key)
        live = self._others[key]
        model = live.shape.model_of(dataset)
        return None if model is None else (live, model)

    def _base_dataset(self) -> Dataset | None:
        return build_dataset(self.case)[0]

    def _explained(self, fault: CannotChange) -> str:
        """A change that cannot be made, in words."""
        language = self.case.language
        column = fault.column or target_column(fault.change.target)
        value = fault.value if isinstance(fault.value, int | float) else 0.0
        bounds = [
            number(limit, language, 4) for limit in (column.minimum, column.maximum) if limit is not None
        ]
        return finding(
            Level.ERROR,
            fault.code,
            language,
            change=change_words(fault.change, language),
            value=number(value, language, 4),
            bounds=" … ".join(bounds),
        ).message
