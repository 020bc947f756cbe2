"""Solves the scenarios of one case: their programs are made from one another, and each starts from a near basis."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.findings import BadInput, Level, errors
from planner.messages import finding, number
from planner.model.build import Model, build_model
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, changed
from planner.scenarios.planned import plan_of
from planner.scenarios.reasons import explained
from planner.scenarios.result import failed, result_of
from planner.scenarios.stated import change_words
from planner.scenarios.targets import target_column
from planner.scenarios.types import Result, Scenario
from planner.scenarios.variant import Shape
from planner.solve.live import Basis
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.solve.warm import LiveProgram
from planner.verify.accept import Refused, accept_plan

SHAPES_KEPT = 4
"""Other shapes that are kept; the least recently used goes first."""

BASES_KEPT = 100
"""Bases of near scenarios that are kept."""


class _Live:
    """A shape, the basis of its own optimum, and those of near scenarios: what scenarios of it start from."""

    def __init__(self, dataset: Dataset) -> None:
        self.shape = Shape(dataset)
        self.program = LiveProgram(self.shape.model)
        self.basis: Basis | None = self.program.basis(self.shape.model)
        self.bases: OrderedDict[object, Basis | None] = OrderedDict()


class Runner:
    """Solves scenarios of ``case``. The result of one does not depend on which others were solved, nor where."""

    def __init__(self, case: Case, options: SolveOptions | None = None) -> None:
        self.case = case
        self.options = options or SolveOptions()
        self._base: _Live | None = None
        self._others: OrderedDict[str, _Live] = OrderedDict()

    def result(self, scenario: Scenario, near: Scenario | None = None) -> Result:
        """The result of one scenario; a fault of its inputs is part of the result, not raised.

        ``near`` is a scenario like it, from whose basis it is sooner solved than from the case's own.
        """
        started = time.perf_counter()
        try:
            plan = self.plan(scenario, near)
            if plan.status is Status.INFEASIBLE and not scenario.varied:
                plan = explained(plan)
        except CannotChange as fault:
            return failed(scenario, (self._explained(fault),), time.perf_counter() - started)
        except BadInput as bad:
            reasons = tuple(one.message for one in errors(bad.findings))
            return failed(scenario, reasons, time.perf_counter() - started)
        return result_of(scenario, plan, time.perf_counter() - started)

    def plan(self, scenario: Scenario, near: Scenario | None = None) -> Plan:
        """The whole plan of one scenario, verified.

        Raises:
            CannotChange: a change leads to a value that its cell cannot hold.
            BadInput: the changed inputs contradict one another.
        """
        return self.solved(changed(self.case, scenario.changes), near)

    def solved(self, case: Case, near: Scenario | None = None) -> Plan:
        """The whole plan of a case that is like the runner's own, verified.

        Raises:
            BadInput: its inputs contradict one another.
        """
        dataset, findings = build_dataset(case, warn=False)
        if dataset is None:
            raise BadInput(findings)
        plan = self._warm(case, dataset, near) if self._may_be_warm(dataset) else None
        return plan or self._from_scratch(case, dataset)

    def _may_be_warm(self, dataset: Dataset) -> bool:
        """Whole people and groups need a search, a tolerance a cap on every priority: both are solved from scratch."""
        strict = all(goal.tolerance == 0 for goal in dataset.goals if goal.priority is not None)
        return strict and dataset.in_fractions and self.options.solver.casefold() == "highs"

    def _warm(self, case: Case, dataset: Dataset, near: Scenario | None) -> Plan | None:
        """The plan from a near basis, None where that leads nowhere: only a solve from scratch says why."""
        started = time.perf_counter()
        found = self._live_for(dataset)
        if found is None:
            return None
        live, model = found
        start = live.basis if near is None else self._basis_near(live, near)
        values = live.program.solve(model, start)
        if values is None:
            return None
        try:
            return plan_of(case, model, values, time.perf_counter() - started)
        except Refused:
            return None

    def _from_scratch(self, case: Case, dataset: Dataset) -> Plan:
        """The plan as ``planner solve`` finds it, or why there is none."""
        model = build_model(dataset)
        solution = solve_model(model, self.options)
        if solution.quantities is None:
            return Plan(case, dataset, solution)
        try:
            return accept_plan(Plan(case, dataset, solution))
        except Refused as refused:
            nothing = replace(solution, status=Status.FAILED, goals=None, quantities=None)
            return Plan(case, dataset, nothing, largest_violation=refused.violation)

    def _basis_near(self, live: _Live, near: Scenario) -> Basis | None:
        """The basis of the scenario ``near``, worked out once from the shape's own; that one where it has none."""
        if near.changes not in live.bases:
            live.bases[near.changes] = self._basis_of(live, near) or live.basis
            if len(live.bases) > BASES_KEPT:
                live.bases.popitem(last=False)
        live.bases.move_to_end(near.changes)
        return live.bases[near.changes]

    def _basis_of(self, live: _Live, scenario: Scenario) -> Basis | None:
        try:
            dataset, _ = build_dataset(changed(self.case, scenario.changes), warn=False)
        except CannotChange:
            return None
        model = None if dataset is None else live.shape.model_of(dataset)
        return None if model is None else live.program.basis(model, live.basis)

    def _live_for(self, dataset: Dataset) -> tuple[_Live, Model] | None:
        """The program of the dataset's shape, and its model there."""
        if self._base is None:
            self._base = _Live(self._base_dataset() or dataset)
        model = self._base.shape.model_of(dataset)
        if model is not None:
            return self._base, model
        leader = self._base.shape.leader(dataset)
        key = repr(leader)
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
