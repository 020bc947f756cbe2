"""Solves the scenarios of one case, each from the basis of one that is near."""

from __future__ import annotations

import time
from collections import OrderedDict
from functools import cached_property

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.display import exact_number
from planner.findings import BadInput, Level, errors
from planner.messages import finding, number
from planner.model.build import Model, build_model
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, change_case
from planner.scenarios.plan_of import plan_of
from planner.scenarios.read_scenarios import change_words
from planner.scenarios.reasons import explain
from planner.scenarios.result import failed_result, result_of
from planner.scenarios.targets import target_column
from planner.scenarios.types import Change, Result, Scenario
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.solve.warm import Start, find_start, solve_from
from planner.verify.accept import Refused, judge_plan

BASES_KEPT = 100
"""Starts of near scenarios that are kept; the least recently used goes first."""


class Runner:
    """Solves scenarios of ``case``. The result of one does not depend on which others were solved, nor where."""

    def __init__(self, case: Case, options: SolveOptions | None = None) -> None:
        self.case = case
        self.options = options or SolveOptions()
        self._near: OrderedDict[object, Start | None] = OrderedDict()

    def result(self, scenario: Scenario, near: Scenario | None = None) -> Result:
        """The result of one scenario; a fault of its inputs is part of the result, not raised.

        ``near`` is a scenario like it, from whose basis it is sooner solved than from the case's own.
        """
        started = time.perf_counter()
        try:
            plan = self.plan(scenario, near)
            if plan.status is Status.INFEASIBLE and not scenario.varied:
                plan = explain(plan)
        except CannotChange as fault:
            return failed_result(scenario, (self._explain(fault),), time.perf_counter() - started)
        except BadInput as bad:
            reasons = tuple(one.message for one in errors(bad.findings))
            return failed_result(scenario, reasons, time.perf_counter() - started)
        return result_of(scenario, plan, time.perf_counter() - started)

    def plan(self, scenario: Scenario, near: Scenario | None = None) -> Plan:
        """The whole plan of one scenario, verified.

        Raises:
            CannotChange: a change leads to a value that its cell cannot hold.
            BadInput: the changed inputs contradict one another.
        """
        return self.solve(change_case(self.case, scenario.changes), near)

    def solve(self, case: Case, near: Scenario | None = None) -> Plan:
        """The whole plan of a case that is like the runner's own, verified.

        Raises:
            BadInput: its inputs contradict one another.
        """
        dataset, findings = build_dataset(case, warn=False)
        if dataset is None:
            raise BadInput(findings)
        model = build_model(dataset)
        plan = self._plan_from(self._start_near(near), case, model) if self._may_be_warm(dataset) else None
        return plan or judge_plan(Plan(case, dataset, solve_model(model, self.options)))

    def _may_be_warm(self, dataset: Dataset) -> bool:
        """Whole people and groups need a search, a tolerance a cap on every priority: both are solved from scratch."""
        strict = all(goal.tolerance == 0 for goal in dataset.goals if goal.priority is not None)
        return strict and dataset.in_fractions and self.options.solver.casefold() == "highs"

    def _plan_from(self, start: Start | None, case: Case, model: Model) -> Plan | None:
        """The plan found from ``start``, None where that leads nowhere: only a solve from scratch says why."""
        started = time.perf_counter()
        values = solve_from(model, start)
        if values is None:
            return None
        try:
            return plan_of(case, model, values, time.perf_counter() - started)
        except Refused:
            return None

    def _start_near(self, near: Scenario | None) -> Start | None:
        """Where to start from: the scenario ``near``, worked out once, or the case itself where it has no plan."""
        if near is None:
            return self._base
        if near.changes not in self._near:
            self._near[near.changes] = self._start_of(near.changes, self._base) or self._base
            if len(self._near) > BASES_KEPT:
                self._near.popitem(last=False)
        self._near.move_to_end(near.changes)
        return self._near[near.changes]

    @cached_property
    def _base(self) -> Start | None:
        """The start that the case itself gives."""
        return self._start_of((), None)

    def _start_of(self, changes: tuple[Change, ...], start: Start | None) -> Start | None:
        """The start that the case with ``changes`` gives, found from ``start``; None where it has no plan."""
        try:
            dataset, _ = build_dataset(change_case(self.case, changes), warn=False)
        except CannotChange:
            return None
        return None if dataset is None else find_start(build_model(dataset), start)

    def _explain(self, fault: CannotChange) -> str:
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
            value=exact_number(value, language),
            bounds=" … ".join(bounds),
        ).message
