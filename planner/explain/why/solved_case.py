"""A case whose plan is asked about: solved once, and again with something supposed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.explain.phrases import Words
from planner.explain.why.suppose import (
    Bound,
    Cell,
    goal_changes,
    goals_text,
    moves_between,
    moves_text,
    solve_as_supposed,
)
from planner.model.build import Model, build_model
from planner.plan.explanations import Consequence
from planner.plan.types import Quantities, Solution
from planner.reading.types import Case
from planner.solve.options import EXPLAINING, SolveOptions

if TYPE_CHECKING:
    import numpy.typing as npt


class NoPlanError(Exception):
    """The case has no plan to ask about."""


class Asked:
    """A case, its model and its plan."""

    def __init__(self, case: Case, dataset: Dataset, options: SolveOptions | None = None) -> None:
        """Solves the case.

        Raises:
            NoPlanError: it has no plan.
        """
        self.words = Words(case, dataset)
        self.dataset = dataset
        self.options = options or SolveOptions()
        self.deadline = time.monotonic() + (self.options.time_limit or EXPLAINING)
        self.model: Model = build_model(dataset)
        self.base: Solution = solve_as_supposed(dataset, self.options)
        if self.base.quantities is None:
            raise NoPlanError
        self.plan: Quantities = self.base.quantities

    def transfers(self, cell: Cell) -> float:
        """FTE that the plan lets leave a pool for a destination in a month."""
        return float(entries_of(self.plan.transfers, cell).sum())

    def partner_work(self, month: int) -> float:
        """FTE that partners do in a month."""
        return float(self.plan.outsourced[..., month].sum())

    def unmet(self, month: int, direction: int | None) -> float:
        """FTE that nobody does in a month, everywhere or in one Direction."""
        undone = self.plan.unmet[..., month]
        return float(undone.sum() if direction is None else undone[direction].sum())

    def again(self, bounds: Sequence[Bound], direction: int | None = None) -> Solution:
        """The plan with the ``bounds`` kept too, which may be on the work of a ``direction`` that nobody does."""
        return solve_as_supposed(self.dataset, self.options, bounds, direction)

    def say_undecided(self) -> Consequence:
        """What is said where no plan was found, and it was not shown that there is none."""
        return Consequence(self.words.say("why.undecided"))

    def describe_change(
        self, after: Solution, code: str, asked: Cell | None = None, **places: object
    ) -> Consequence:
        """What changes from the plan to ``after``, in words; ``asked``: the transfers whose number was supposed."""
        changes = goal_changes(self.base, after)
        moves, others = moves_between(self.words, self.base, after)
        text = self.words.say(code, goals=goals_text(self.words, changes), **places)
        told = moves_text(self.words, moves, others, asked)
        return Consequence(f"{text} {told}", changes, moves, others)


def entries_of[Kind: np.generic](values: npt.NDArray[Kind], cell: Cell) -> npt.NDArray[Kind]:
    """The entries of an array (S, D, T) that a cell names."""
    for axis, index in enumerate(cell):
        if index is not None:
            values = values.take([index], axis=axis)
    return values
