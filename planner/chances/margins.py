"""The least whole margins above the minimums with which a plan keeps each as surely as was asked.

A margin raises a centre's minimum in the program as if a larger one had been typed. Chance depends on the whole
path of arrivals, so each set of margins is a plan of its own, solved and read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planner.chances.chances import Chances, MonthChance, chances_of
from planner.dataset.bounds import first_reached
from planner.dataset.types import Dataset
from planner.plan.types import Solution
from planner.tolerances import REACHED

Solve = Callable[[Dataset], Solution]
Margins = dict[int, int]
"""Index of a Direction → FTE above its minimum as typed."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Where the confidence cannot be reached: the Direction, its month of least chance, and the best chance there.

    ``margin`` is the largest with which there is a plan, and ``dataset`` the case with one more: it has none.
    """

    direction: int
    month: int
    chance: float
    margin: int
    dataset: Dataset


@dataclass(frozen=True, slots=True, eq=False)
class Confident:
    """What the search ended with: the plan ``solution`` of ``dataset``, and ``without`` margins.

    ``margins`` has every Direction with a confidence, 0 where none was needed. Where ``unreachable`` is set,
    ``solution`` is the last plan that exists. ``solves`` counts the plans that were computed.
    """

    dataset: Dataset
    solution: Solution
    without: Solution
    margins: Margins
    unreachable: Unreachable | None = None
    solves: int = 1


def confidences(dataset: Dataset) -> dict[int, float]:
    """The confidence asked for each Direction that has one and a minimum."""
    return {
        d: direction.confidence
        for d, direction in enumerate(dataset.directions)
        if direction.confidence is not None and direction.minimum_staff is not None
    }


def raise_minimums(dataset: Dataset, margins: Mapping[int, int]) -> Dataset:
    """``dataset`` with the minimums raised by ``margins`` over the ones typed."""
    raised = list(dataset.directions)
    for d, margin in margins.items():
        typed = raised[d].typed_minimum
        if typed is not None:
            raised[d] = replace(raised[d], minimum_staff=typed + margin, margin=margin)
    return replace(dataset, directions=tuple(raised))


def find_margins(dataset: Dataset, solve: Solve, *, without: Solution | None = None) -> Confident:
    """The plan with the least margins that reach every confidence of ``dataset``; ``solve`` gives a plan's numbers.

    ``without`` is the plan with no margin, where it is known. Where that has no numbers, it is returned as it is.
    """
    search = _Search(dataset, solve)
    plain = search.plan({}, without)
    if plain is None:
        margins = dict.fromkeys(search.wanted, 0)
        solution = without or search.last
        return Confident(dataset, solution, solution, margins, solves=search.solves)
    return search.run(plain)


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """A plan with its margins: which centres are short, and by how many people that seems."""

    margins: Margins
    solution: Solution
    chances: Chances
    short: dict[int, int]


class _Search:
    """Raises margins until every centre is as sure as asked, then takes back what was not needed."""

    def __init__(self, dataset: Dataset, solve: Solve) -> None:
        self._dataset = dataset
        self._solve = solve
        self.wanted = confidences(dataset)
        self._reach = {d: first_reached(dataset, d) for d in self.wanted}
        self.solves = 0
        self.last: Solution

    def plan(self, margins: Margins, known: Solution | None = None) -> _Plan | None:
        """The plan with ``margins``; None where there is none."""
        dataset = raise_minimums(self._dataset, margins)
        if known is None:
            self.solves += 1
            known = self._solve(dataset)
        self.last = known
        if known.quantities is None:
            return None
        chances = chances_of(dataset, known.quantities.transfers, known.quantities.staff)
        return _Plan(margins, known, chances, self._short(chances))

    def run(self, plain: _Plan) -> Confident:
        """From the plan with no margin to the one with the least."""
        start = _Plan(dict.fromkeys(self.wanted, 0), plain.solution, plain.chances, plain.short)
        here = start
        while here.short:
            raised = {d: margin + here.short.get(d, 0) for d, margin in here.margins.items()}
            further = self.plan(raised)
            if further is None:
                stopped = self._one_by_one(here, raised)
                if isinstance(stopped, Confident):
                    return replace(stopped, without=plain.solution, solves=self.solves)
                further = stopped
            here = further
        here = self._lower(here)
        return Confident(
            raise_minimums(self._dataset, here.margins),
            here.solution,
            plain.solution,
            here.margins,
            solves=self.solves,
        )

    def _short(self, chances: Chances) -> dict[int, int]:
        """Each centre below its confidence, with the people that its worst month lacks; at least 1."""
        worst: dict[int, MonthChance] = {}
        for month in chances.months:
            d = month.direction
            if d in self.wanted and month.month >= self._reach[d] and self._below(month):
                worst[d] = min(worst.get(d, month), month, key=lambda one: one.chance)
        return {d: max(1, month.lacking(self.wanted[d] - REACHED)) for d, month in worst.items()}

    def _below(self, month: MonthChance) -> bool:
        return month.chance < self.wanted[month.direction] - REACHED

    def _lower(self, here: _Plan) -> _Plan:
        """``here`` with margins of which none can be one less: the others as they are, its centre would be short."""
        settled = False
        while not settled:
            settled = True
            for d in sorted(here.margins):
                if here.margins[d] == 0:
                    continue
                less = self.plan(here.margins | {d: here.margins[d] - 1})
                if less is not None and not less.short:
                    here, settled = less, False
        return here

    def _one_by_one(self, here: _Plan, raised: Margins) -> _Plan | Confident:
        """Raises one centre after the other where raising all at once leaves no plan.

        The plan with all raises that are possible, or where it ended because one centre can go no further.
        """
        for d, target in raised.items():
            while here.margins[d] < target and d in here.short:
                further = self.plan(here.margins | {d: here.margins[d] + 1})
                if further is None:
                    return self._stop(here, d)
                here = further
        return here

    def _stop(self, here: _Plan, d: int) -> Confident:
        """The end of the search: one more person at ``d`` leaves no plan."""
        worst = min(
            (m for m in here.chances.months if m.direction == d and m.month >= self._reach[d]),
            key=lambda month: month.chance,
        )
        beyond = raise_minimums(self._dataset, here.margins | {d: here.margins[d] + 1})
        return Confident(
            raise_minimums(self._dataset, here.margins),
            here.solution,
            here.solution,
            here.margins,
            Unreachable(d, worst.month, worst.chance, here.margins[d], beyond),
        )
