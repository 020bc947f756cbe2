"""Plans in whole people: transfers are multiples of the headcount unit, and every rule still holds.

The linear program comes first: it says whether there is a plan at all, what rounding costs, and where whole
numbers are worth looking for. A search close to it gives a good plan in seconds; the search over all whole
numbers then starts from that plan and stops at the gap that was asked for. Transfers once whole, the rest of the
plan is a linear program again and solved to its end for every priority, before the next one is searched for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.engine import Outcome, outcome_of
from planner.solve.highs import HighsEngine
from planner.solve.live import PRIMAL_SIMPLEX, Live, version
from planner.solve.optimal_face import relax, settle
from planner.solve.options import SolveOptions
from planner.solve.priorities import Priority, blend, priorities, solve_in_order, tie_break
from planner.solve.strengthen import strengthen
from planner.solve.widening import Limit, with_limits
from planner.tolerances import ABSOLUTE_GAP, EXACT_GAP, NEGLIGIBLE_GAP, SLACK, WHOLE, WHOLE_LIMIT

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]
    IntArray = npt.NDArray[np.int32]

NEAR = 1.0
"""How far from the linear program's value, rounded outwards, a whole number is looked for first."""

SMALL = 5_000
"""Non-zeros up to which the search goes on past the gap, to the exact optimum, for ``SMALL_NODES`` nodes."""
SMALL_NODES = 2_000

GROUP_ROWS = frozenset({"training_group", "group_starts"})
"""Families of rows that hold training groups (planner/model/rules/groups.py)."""

FEWER = {"mip_heuristic_run_rens": False, "mip_heuristic_run_root_reduced_cost": False}
"""Options of HiGHS where a good plan is at hand, which is what these look for: they take half of a search's time."""

FIRST_SEARCHES = 0.15
"""Share of the time limit that each of the two searches for all priorities at once may take: close to the linear
program, then everywhere."""

FIRST_PRIORITY = 0.65
"""Share of what is then left that the first priority may take; later ones share the rest evenly."""


@dataclass(frozen=True, slots=True, eq=False)
class WholeOutcome:
    """The plan in whole people, and ``linear``: the plan in fractions, and without groups, that it rounds."""

    outcome: Outcome
    linear: Outcome
    version: str


def solve_whole(model: Model, options: SolveOptions) -> WholeOutcome:
    """Solves a model whose program has whole-number columns, with HiGHS."""
    last = tie_break(model)
    levels = priorities(model) or [Priority((), last, 0.0, 0.0)]
    options = replace(options, time_limit=options.seconds())
    deadline = time.monotonic() + options.seconds()
    whole = _tighten(strengthen(model, model.program.arrays()))
    linear = solve_in_order(
        HighsEngine(model.program, options, _without_groups(model)), levels, last, options
    )
    if linear.values is None:
        return WholeOutcome(linear, linear, version())
    start = _start(model, whole, levels, options)
    bound = float(levels[0].coefficients @ linear.values)
    engine = WholeEngine(whole, levels, options, start, deadline, bound)
    found = solve_in_order(engine, levels, None, options)
    if found.values is None:
        return WholeOutcome(found, linear, version())
    return WholeOutcome(_finish(model, found, levels, last, options), linear, version())


def _without_groups(model: Model) -> Arrays:
    """The program with no limit on groups: fractions of a group cost something too, which is part of their price."""
    arrays = model.program.arrays()
    of_groups = np.array([row.rule in GROUP_ROWS for row in model.program.rows], dtype=bool)
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[of_groups], upper[of_groups] = -np.inf, np.inf
    return replace(arrays, row_lower=lower, row_upper=upper)


def _tighten(arrays: Arrays) -> Arrays:
    """Limits on sums of whole numbers, rounded to whole numbers: no plan is lost, fractions between them are."""
    is_whole = np.zeros(len(arrays.column_lower), dtype=bool)
    is_whole[arrays.integer] = True
    fits = is_whole[arrays.columns] & (np.abs(arrays.coefficients) == 1.0)
    filled = np.diff(arrays.starts) > 0
    pure = np.zeros(len(filled), dtype=bool)
    pure[filled] = np.logical_and.reduceat(fits, arrays.starts[:-1][filled]) if len(fits) else False
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[pure], upper[pure] = np.ceil(lower[pure] - WHOLE_LIMIT), np.floor(upper[pure] + WHOLE_LIMIT)
    return replace(arrays, row_lower=lower, row_upper=upper)


def _start(
    model: Model, whole: Arrays, levels: Sequence[Priority], options: SolveOptions
) -> FloatArray | None:
    """A plan to begin with, None where none is found in time or the search itself is as quick.

    Groups of fractions are searched for at once: whether one starts is 0 or 1, and any is close to the linear program.
    """
    if not model.groups:
        return _near(whole, levels, options)
    starts = np.array([group.start for group in model.groups], dtype=np.int32)
    return None if len(starts) == len(whole.integer) else _by_groups(whole, starts, levels, options)


def _by_groups(
    whole: Arrays, starts: IntArray, levels: Sequence[Priority], options: SolveOptions
) -> FloatArray | None:
    """A plan in whole people with the groups that are best in fractions, None where there is none or no time for it."""
    lean, gap = blend(levels), {"mip_rel_gap": options.gap_of(1)}
    options.tell(1, len(levels) + 2, "near")
    seconds = options.seconds() * FIRST_SEARCHES
    groups = Live(replace(whole, integer=starts), lean, threads=options.threads, options=gap)
    groups.run(seconds=seconds)
    if not groups.has_values:
        return None
    lower, upper = whole.column_lower.copy(), whole.column_upper.copy()
    lower[starts] = upper[starts] = np.round(groups.values()[starts])
    held = replace(whole, column_lower=lower, column_upper=upper)
    people = Live(held, lean, threads=options.threads, options=gap)
    people.run(seconds=seconds)
    return people.values() if people.has_values else None


def _near(whole: Arrays, levels: Sequence[Priority], options: SolveOptions) -> FloatArray | None:
    """A plan in whole people close to the linear program's, None where none is found there in time."""
    lean = blend(levels)
    linear = Live(relax(whole), lean, threads=options.threads)
    if linear.run_cold(seconds=options.seconds()) is not Status.OPTIMAL:
        return None
    at = linear.values()[whole.integer]
    lower, upper = whole.column_lower.copy(), whole.column_upper.copy()
    lower[whole.integer] = np.maximum(lower[whole.integer], np.floor(at + WHOLE) - NEAR)
    upper[whole.integer] = np.minimum(upper[whole.integer], np.ceil(at - WHOLE) + NEAR)
    box = replace(whole, column_lower=lower, column_upper=upper)
    options.tell(1, len(levels) + 2, "near")
    search = Live(box, lean, threads=options.threads, options={"mip_rel_gap": options.gap_of(0)})
    seconds = options.seconds() * FIRST_SEARCHES
    search.run(seconds=seconds)
    found = search.values() if search.has_values else None
    if len(whole.columns) <= SMALL:
        return found
    # The same everywhere, afresh: begun from what was found it would end there, within its gap.
    search = Live(whole, lean, threads=options.threads, options={"mip_rel_gap": options.gap_of(0)})
    search.run(seconds=seconds)
    both = [found, search.values() if search.has_values else None]
    return min((plan for plan in both if plan is not None), key=lambda plan: float(lean @ plan), default=None)


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
        levels: Sequence[Priority],
        options: SolveOptions,
        start: FloatArray | None,
        deadline: float,
        bound: float,
    ) -> None:
        """``start`` (C,) is a plan that is known; ``bound`` the least that the first priority's costs can come to."""
        self.version = version()
        self.live = Live(arrays, threads=options.threads)
        self._options = options
        self._best = start
        self._deadline = deadline
        self._rank = 0
        self._levels = levels
        self._searches = len(levels) + sum(level.tolerance > 0 for level in levels)
        self._caps: list[Limit] = []
        self._least = bound
        self._is_small = len(arrays.columns) <= SMALL

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """See ``Engine.minimise``; the best plan so far where nothing better is found in time."""
        gap = self._options.gap_of(self._rank)
        left, to_come = max(self._deadline - time.monotonic(), 0.0), max(self._searches - self._rank, 1)
        share = max(1 / to_come, FIRST_PRIORITY) if self._rank == 0 else 1 / to_come
        until = time.monotonic() + share * left
        self._rank += 1
        self.live.set_cost(coefficients)
        self.live.set_options({"simplex_strategy": PRIMAL_SIMPLEX})
        if self._best is not None and not self._is_small:
            self.live.set_options(FEWER)
        found = self._search(gap, until)
        if found.values is None and found.status is Status.LIMIT and self._best is not None:
            found = Outcome(Status.LIMIT, self._best, 1.0)
        if found.values is not None:
            found = self._polish(coefficients, found, found.values)
        if found.status is Status.LIMIT and found.values is not None and found.gap <= gap:
            return replace(found, status=Status.OPTIMAL)
        return found

    def _polish(self, coefficients: FloatArray, found: Outcome, values: FloatArray) -> Outcome:
        """``found`` with its whole numbers held, and all else at its best for this priority and those that follow.

        A search leaves what its own priority does not ask for anywhere: what follows would start from there.
        """
        costs = [coefficients, *(level.coefficients for level in self._levels[self._rank :])]
        capped = with_limits(self.live.arrays, self._caps)
        better = settle(capped, bounds_of(capped), values, costs, deadline=self._deadline)
        before, after = float(coefficients @ values), float(coefficients @ better)
        if after > before + SLACK * max(1.0, abs(before)):
            better, after = values, before
        self._best = better
        least = before - found.gap * max(abs(before), ABSOLUTE_GAP)
        if self._rank == 1:
            least = max(least, self._least)
        still_open = after - least
        if still_open <= ABSOLUTE_GAP + NEGLIGIBLE_GAP * abs(after):
            return replace(found, values=better, gap=0.0)
        return replace(found, values=better, gap=min(still_open / max(abs(after), ABSOLUTE_GAP), 1.0))

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """See ``Engine.cap``."""
        columns = np.flatnonzero(coefficients).astype(np.int32)
        self._caps.append((columns.tolist(), coefficients[columns].tolist(), limit))
        self.live.add_row(columns, coefficients[columns], -np.inf, limit)

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
        values = self.live.values() if self.live.has_values else None
        return outcome_of(status, values, self.live.gap, self.live.fault)


_NO_LIMIT = 2**31 - 1
"""Value of HiGHS's ``mip_max_nodes`` by default."""


def _finish(
    model: Model, found: Outcome, levels: Sequence[Priority], last: FloatArray, options: SolveOptions
) -> Outcome:
    """The plan with the whole numbers found, and the rest at its best within what the priorities reached."""
    if found.values is None:
        return found
    arrays = model.program.arrays()
    lower, upper = arrays.column_lower.copy(), arrays.column_upper.copy()
    lower[arrays.integer] = upper[arrays.integer] = np.round(found.values[arrays.integer])
    held = replace(relax(arrays), column_lower=lower, column_upper=upper)
    limits = [level.strict_limit(found.values) for level in levels]
    rest = solve_in_order(HighsEngine(model.program, options, held), levels, last, options, limits)
    if rest.status is not Status.OPTIMAL or rest.values is None:
        return replace(found, status=Status.LIMIT)
    return replace(found, values=rest.values)
