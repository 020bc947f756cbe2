"""A live program in which every hard rule can be dropped and put back, to ask which rules can hold together."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.explain.blocks import Block, blocks_of
from planner.explain.conflict.variants import find_tightening, soften, with_rounded_limits
from planner.model.build import Model, build_model
from planner.plan.types import Status
from planner.solve.live import PRIMAL_SIMPLEX, Live
from planner.tolerances import MULTIPLIER, SHORTFALL

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NODES = 1000
"""Branches that one question in whole people may follow: a number, so that any machine gives the same answer."""


class OutOfTimeError(Exception):
    """The time for explaining is used up."""


class Elastic:
    """The program of a dataset with every hard rule soft. Goals are left out: only whether a plan exists is asked.

    A set of rules can hold together where its least total shortfall is zero. Asked that way each question starts from
    the plan of the one before, and none is lost in a program without an objective. ``deadline`` is a value of
    ``time.monotonic``. ``case`` is the dataset whose past is the case's, where ``dataset`` supposes another;
    ``asked`` is as in ``build_model``.
    """

    def __init__(
        self,
        dataset: Dataset,
        *,
        deadline: float,
        whole_people: bool = False,
        rounded: bool = False,
        case: Dataset | None = None,
        asked: int | None = None,
    ) -> None:
        """``whole_people``: transfers are multiples of the headcount unit; ``rounded``: limits on sums of them are.

        ``out_of_time`` says whether a question was left without an answer. ``drawn_in`` is by how much each row's
        limit was rounded, (R,).
        """
        self.dataset = dataset
        self.deadline = deadline
        self.model: Model = build_model(soften(dataset), asked=asked)
        self.blocks = blocks_of(self.model, dataset, case or dataset)
        arrays = exact = self.model.program.arrays()
        if rounded:
            arrays = with_rounded_limits(self.model, exact, dataset.headcount_unit)
        self.drawn_in = find_tightening(exact, arrays)
        self.out_of_time = False
        if not whole_people:
            arrays = replace(arrays, integer=np.zeros(0, dtype=np.int32))
        self.arrays = arrays
        self.columns = len(arrays.column_lower)
        self._upper = arrays.column_upper.copy()
        self._lower = arrays.column_lower.copy()
        self._cost = np.zeros(self.columns)
        options = {"mip_max_nodes": NODES} if whole_people else {}
        self.live = Live(arrays, threads=None, options=options)
        # From the second question on: costs change, so the plan at hand stays allowed and primal simplex goes on.
        self.strategy = PRIMAL_SIMPLEX

    def feasible(
        self, active: Iterable[Block], *, pools_bounded: bool = True, trainers_needed: bool = True
    ) -> bool:
        """Whether a plan exists that keeps the ``active`` rules, all others dropped.

        ``pools_bounded`` False asks the same as if the pools had no end, ``trainers_needed`` False as if training
        tied up nobody.

        Raises:
            OutOfTimeError: no answer before the deadline, or within the branches that a question may follow.
        """
        self.hold(())
        self.price(np.array(sorted({c for block in active for c in block.columns}), dtype=np.int32))
        if not pools_bounded:
            self._unbind_pools()
        if not trainers_needed:
            free = np.full_like(self.arrays.row_lower, np.inf)
            self._bound_trainers(-free, free)
        try:
            kept = self.run() and self.live.objective <= SHORTFALL
            if not kept and self.live.stopped_by_count:
                raise self._no_answer()
            return kept
        finally:
            if not pools_bounded:
                self._set_bounds(self.arrays.column_lower.copy(), self._upper)
            if not trainers_needed:
                self._bound_trainers(self.arrays.row_lower, self.arrays.row_upper)

    def suspects(self, active: Collection[Block]) -> list[Block]:
        """Rules among ``active`` that cannot hold together; none where all can.

        The multipliers of the least total shortfall name them: rules with multiplier zero are not needed to
        prove that no plan exists.
        """
        self.hold(())
        priced = np.array(sorted({c for block in active for c in block.columns}), dtype=np.int32)
        self.price(priced)
        if not self.run():
            return []
        if self.live.objective <= SHORTFALL:
            return []
        costs, multipliers = self.live.duals()
        multipliers, reduced = np.abs(multipliers), self._cost - costs
        return [block for block in active if _takes_part(block, multipliers, reduced)]

    def least(self, active: Iterable[Block], missed: Collection[Block]) -> float | None:
        """Least total shortfall of the rules ``missed`` with the ``active`` ones kept; None where none suffices."""
        self.hold(active)
        self.price(np.array(sorted({c for block in missed for c in block.columns}), dtype=np.int32))
        return self.live.objective if self.run() else None

    def least_largest(self, active: Iterable[Block], groups: Iterable[Sequence[int]]) -> float | None:
        """The least that the largest sum of a group of columns can be with the ``active`` rules kept; None: no plan."""
        self.hold(active)
        self.price(())
        rows = self.live.rows
        column = self.live.add_column(1.0, np.inf, np.zeros(0, dtype=np.int32), np.zeros(0))
        try:
            for group in groups:
                entries = np.array([*group, column], dtype=np.int32)
                self.live.add_row(entries, np.array([1.0] * len(group) + [-1.0]), -np.inf, 0.0)
            return self.live.objective if self.run() else None
        finally:
            self.live.keep_only(columns=column, rows=rows)

    def most(self, active: Iterable[Block], rows: Iterable[int], *, sign: float = 1.0) -> float | None:
        """Largest (``sign`` −1: smallest) sum of the left sides of ``rows``, without their shortfalls.

        None where there is no bound or no plan.
        """
        self.hold(active)
        cost = np.zeros(self.columns)
        for i in rows:
            span = slice(self.arrays.starts[i], self.arrays.starts[i + 1])
            np.add.at(cost, self.arrays.columns[span], -sign * self.arrays.coefficients[span])
            cost[self.model.program.rows[i].shortfall] = 0.0
        self._set_cost(cost)
        found = self.run()
        return -sign * self.live.objective if found else None

    def cap(self, columns: Collection[int], upper: float) -> None:
        """Bounds columns from above for good: the work that nobody does, where none may stay undone."""
        chosen = np.array([column for column in columns if column >= 0], dtype=np.int32)
        self.arrays.column_upper[chosen] = upper
        current = self._upper.copy()
        current[chosen] = np.minimum(current[chosen], upper)
        self._set_bounds(self._lower, current)

    def hold(self, active: Iterable[Block]) -> None:
        """Holds the ``active`` rules and drops all others."""
        upper = self.arrays.column_upper.copy()
        for block in active:
            upper[list(block.columns)] = 0.0
        self._set_bounds(self._lower, upper)

    def price(self, columns: Collection[int] | npt.NDArray[np.int32]) -> None:
        """Minimise the sum of the given columns; nothing where there are none."""
        cost = np.zeros(self.columns)
        if len(columns):
            cost[np.asarray(columns)] = 1.0
        self._set_cost(cost)

    def values(self) -> FloatArray:
        """The columns' values after the last run."""
        return self.live.values()

    def run(self) -> bool:
        """Whether the present program has an optimum; False: no plan, or no bound.

        A search in whole numbers that reaches its limit of branches ends with the best found, if any.

        Raises:
            OutOfTimeError: no answer before the deadline.
        """
        status = self._end()
        if status is Status.LIMIT and not self.live.stopped_by_count:
            raise self._no_answer()
        if status is Status.FAILED:
            # A warm start that lost its way: once more from scratch, before giving up.
            self.live.forget()
            status = self._end()
            if status in (Status.FAILED, Status.LIMIT):
                raise self._no_answer()
        return status in (Status.OPTIMAL, Status.LIMIT) and self.live.has_values

    def _no_answer(self) -> OutOfTimeError:
        self.out_of_time = True
        return OutOfTimeError()

    def _end(self) -> Status:
        """Runs until the deadline at most."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self._no_answer()
        status = self.live.run(seconds=left, tell_apart=False)
        self.live.set_options({"simplex_strategy": self.strategy})
        return status

    def _unbind_pools(self) -> None:
        lower = self.arrays.column_lower.copy()
        lower[self.model.variables.pool_stock.ravel()] = -np.inf
        self._set_bounds(lower, self._upper)

    def _bound_trainers(self, low: FloatArray, high: FloatArray) -> None:
        """Gives the rows that say how many train others the bounds ``low`` and ``high``, (R,)."""
        for i, row in enumerate(self.model.program.row_list):
            if row.rule == "trainer_balance":
                self.live.bound_row(i, float(low[i]), float(high[i]))

    def _set_bounds(self, lower: FloatArray, upper: FloatArray) -> None:
        changed = np.flatnonzero((lower != self._lower) | (upper != self._upper)).astype(np.int32)
        if len(changed):
            self.live.bound_columns(changed, lower[changed], upper[changed])
        self._lower, self._upper = lower, upper

    def _set_cost(self, cost: FloatArray) -> None:
        if (cost != self._cost).any():
            self.live.set_cost(cost)
        self._cost = cost


def _takes_part(block: Block, multipliers: FloatArray, reduced: FloatArray) -> bool:
    """Whether the block's rows, or the columns that it forbids, have a multiplier."""
    if block.rows:
        return bool((multipliers[list(block.rows)] > MULTIPLIER).any())
    return bool((reduced[list(block.columns)] > MULTIPLIER).any())
