"""A search in whole numbers for each priority, each from the best plan so far."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.engine import Outcome, outcome_of
from planner.solve.live import PRIMAL_SIMPLEX, Live, gap_between, version
from planner.solve.neighbourhoods import improve
from planner.solve.optimal_face import settle
from planner.solve.options import SolveOptions
from planner.solve.prices import Held, at_least, priced_search, prices_of
from planner.solve.priorities import Priority
from planner.solve.regions import Regions, region_limits
from planner.solve.widening import Limit, with_limits
from planner.tolerances import ABSOLUTE_GAP, EXACT_GAP, SLACK

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

SMALL = 5_000
"""Non-zeros up to which the search goes on past the gap, to the exact optimum, for ``SMALL_NODES`` nodes."""
SMALL_NODES = 2_000

_NO_LIMIT = 2**31 - 1
"""Value of HiGHS's ``mip_max_nodes`` by default."""

FEWER = {"mip_heuristic_run_rens": False, "mip_heuristic_run_root_reduced_cost": False}
"""Options of HiGHS where a good plan is at hand, which is what these look for: they take half of a search's time."""

FIRST_PRIORITY = 0.65
"""Share of what is then left that the first priority may take; later ones share the rest evenly."""

PROVING = 0.1
"""Share of the first priority's time that the search in one region may take."""

PRICED = 0.85
"""Share of the last priority's time for searches in which going beyond earlier ones has its price."""

CLOSE = 0.85
"""Share of the first priority's time after which no better plans are looked for close to the one that is known."""


class WholeEngine:
    """A search in whole numbers for each priority, each from the best plan so far; see ``Engine``.

    A search to ``gap_of`` its priority counts as optimal. What is left of the time is shared by the searches to come.
    """

    name = "HiGHS"
    opens_with: int | None = 0
    goes_on = True
    lacks: tuple[str, ...] = ()
    fault = ""

    def __init__(
        self,
        arrays: Arrays,
        regions: Regions | None,
        levels: Sequence[Priority],
        options: SolveOptions,
        start: FloatArray | None,
        deadline: float,
        bound: float,
    ) -> None:
        """``start`` (C,) is a plan that is known; ``bound`` the least that the first priority's costs can come to.

        ``regions`` are given where the first priority is to be closed in on by them, from any plan at all.
        """
        self.version = version()
        self.live = Live(arrays, threads=options.threads)
        self._between = arrays.column_lower, arrays.column_upper
        self._regions = regions
        self._options = options
        self._best = start
        self._deadline = deadline
        self._rank = 0
        self._levels = levels
        self._searches = len(levels) + sum(level.tolerance > 0 for level in levels)
        self._held: list[Held] = []
        self._limits: list[Limit] = []
        self._proven = -inf
        self._least = bound
        self._is_small = len(arrays.columns) <= SMALL

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``; the best plan so far where nothing better is found in time."""
        gap, until = self._options.gap_of(self._rank), self._until()
        self._rank += 1
        if self._rank > 1:
            self._least = -inf
        self.live.set_cost(coefficients)
        self.live.set_options({"simplex_strategy": PRIMAL_SIMPLEX})
        if not self._is_small:
            self._approach(coefficients, gap, until)
        found = self._search(gap, until)
        if found.values is None and found.status is Status.LIMIT and self._best is not None:
            found = Outcome(Status.LIMIT, self._best, 1.0)
        if found.values is not None:
            found = self._polish(coefficients, found, found.values)
        if found.status is Status.LIMIT and found.values is not None and found.gap <= gap:
            return replace(found, status=Status.OPTIMAL)
        return found

    def _until(self) -> float:
        """When the search for the next priority ends: the first one has a larger share of the time than others."""
        left, to_come = max(self._deadline - time.monotonic(), 0.0), max(self._searches - self._rank, 1)
        share = max(1 / to_come, FIRST_PRIORITY) if self._rank == 0 else 1 / to_come
        return time.monotonic() + share * left

    def _approach(self, cost: FloatArray, gap: float, until: float) -> None:
        """Closes in on the optimum before the search over all whole numbers, for the first priority and for the last.

        Those between follow from the plan at hand in a run or two.
        """
        if self._best is None:
            return
        self.live.set_options(FEWER)
        if self._rank == 1 and self._regions is not None:
            self._approach_first(cost, gap, until, self._best, self._regions)
        elif self._rank == self._searches:
            self._approach_last(cost, gap, until, self._best)

    def _approach_first(
        self, cost: FloatArray, gap: float, until: float, plan: FloatArray, regions: Regions
    ) -> None:
        """Limits of each region raise what is proven; searches close to a rough plan better it."""
        begun = time.monotonic()
        limits, least = region_limits(self.live.arrays, regions, cost, until, PROVING * (until - begun))
        self._add(limits)
        program, good = (
            with_limits(self.live.arrays, limits),
            least + gap * abs(least) if least > -inf else -inf,
        )
        self._best = improve(
            program, regions, cost, plan, good=good, until=begun + CLOSE * (until - begun),
            threads=self._options.threads,
        )  # fmt: skip

    def _approach_last(self, cost: FloatArray, gap: float, until: float, plan: FloatArray) -> None:
        """What the priority costs at least, where going beyond earlier ones has its price; a better plan at times."""
        begun, program = time.monotonic(), with_limits(self.live.arrays, self._limits)
        prices = prices_of(program, self._held, cost, until)
        if not any(prices):
            return
        priced = cost + sum(price * one.costs for price, one in zip(prices, self._held, strict=True))
        granted = sum(price * one.most for price, one in zip(prices, self._held, strict=True))
        bound, found = priced_search(
            program, priced, plan, gap=gap * max(float(cost @ plan), 1.0),
            until=begun + PRICED * (until - begun), threads=self._options.threads, options=FEWER,
        )  # fmt: skip
        self._least = bound - granted
        if bound > -inf:
            self._add([at_least(priced, bound)])
        if all(float(one.costs @ found) <= one.most for one in self._held):
            self._best = min(plan, found, key=lambda one: float(cost @ one))

    def _add(self, limits: Sequence[Limit]) -> None:
        """Adds limits that every plan keeps to, whatever the priorities reach."""
        self._limits.extend(limits)
        for columns, weights, most in limits:
            self.live.add_row(np.array(columns), np.array(weights), -inf, most)

    def _polish(self, coefficients: FloatArray, found: Outcome, values: FloatArray) -> Outcome:
        """``found`` with its whole numbers held, and all else at its best for this priority and those that follow.

        A search leaves what its own priority does not ask for anywhere: what follows would start from there.
        """
        costs = [coefficients, *(level.coefficients for level in self._levels[self._rank :])]
        capped = with_limits(self.live.arrays, [one.as_limit() for one in self._held])
        better = self._inside(settle(capped, bounds_of(capped), values, costs, deadline=self._deadline))
        before, after = float(coefficients @ values), float(coefficients @ better)
        if after > before + SLACK * max(1.0, abs(before)):
            better, after = values, before
        self._best = better
        least = max(before - found.gap * max(abs(before), ABSOLUTE_GAP), self._least)
        self._proven = least
        return replace(found, values=better, gap=gap_between(after, min(least, after)))

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``."""
        columns = np.flatnonzero(coefficients).astype(np.int32)
        self._held.append(Held(coefficients, limit, self._proven))
        self.live.add_row(columns, coefficients[columns], -inf, limit)

    def stay_optimal(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.stay_optimal``: reduced costs say nothing about whole numbers."""
        self.cap(coefficients, limit)

    def _search(self, gap: float, until: float) -> Outcome:
        """One priority: to the exact optimum where that is cheap, then only as far as the gap asks."""
        if self._is_small:
            self.live.set_options({"mip_rel_gap": EXACT_GAP, "mip_max_nodes": SMALL_NODES})
            outcome = self._run(until)
            self.live.set_options({"mip_max_nodes": _NO_LIMIT})
            if outcome.status is not Status.LIMIT or (outcome.values is not None and outcome.gap <= gap):
                return outcome
            if outcome.values is not None:
                self._best = outcome.values
        self.live.set_options({"mip_rel_gap": gap})
        return self._run(until)

    def _run(self, until: float) -> Outcome:
        """One run of the live solver; again without presolve where it denies that the plan it was offered is one.

        Against a limit that leaves next to no room, presolve may find the program infeasible. With a plan at hand
        the solver then says infeasible, or takes that plan for the optimum without any bound.
        """
        outcome = self._once(until)
        no_bound = outcome.status is Status.OPTIMAL and outcome.gap >= 1.0
        if self._best is None or not (no_bound or outcome.status is Status.INFEASIBLE):
            return outcome
        self.live.set_options({"presolve": "off"})
        outcome = self._once(until)
        self.live.set_options({"presolve": "choose"})
        return outcome

    def _once(self, until: float) -> Outcome:
        if self._best is not None:
            self.live.offer(self._best)
        status = self.live.run(seconds=until - time.monotonic())
        values = self._inside(self.live.values()) if self.live.has_values else None
        return outcome_of(status, values, self.live.gap, self.live.fault)

    def _inside(self, values: FloatArray) -> FloatArray:
        """``values`` (C,) within the bounds of their columns.

        The solver may miss one by a billionth. Of work that is left undone that is less than nothing, below which no
        other plan could come.
        """
        return np.clip(values, *self._between)
