"""Supposes something of a plan, solves again, and says what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.display import display_figure, goal_name
from planner.explain.phrases import Words
from planner.messages import join
from planner.model.build import Model, build_model
from planner.model.rows import Row
from planner.plan.explanations import Moved
from planner.plan.types import Solution
from planner.schema.rules import GOALS
from planner.schema.units import unit_text
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.verify.accept import accept_solution

if TYPE_CHECKING:
    import numpy.typing as npt

Cell = tuple[int | None, int | None, int | None]
"""Pool, destination and month (indexes); None: all."""

TOLD = 6
"""Transfers that are told one by one."""

MOVED = 0.05
"""FTE: a smaller change of a transfer is not told."""

VISIBLE = {"EUR": 0.5, "FTE": 0.05, "points": 0.05}
"""Changes of a goal that are told, by its unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A sum of columns that is supposed to lie between two values; ``columns`` finds them in a model."""

    columns: Callable[[Model], npt.NDArray[np.int32]]
    lower: float
    upper: float

    def add_to(self, model: Model) -> None:
        """Adds it as a row; columns that do not exist count as 0."""
        program = model.program
        chosen = [int(column) for column in self.columns(model).ravel() if column >= 0]
        row = Row(program.row_list.distinct("supposed"), "supposed")
        program.add_row(row, chosen, [1.0] * len(chosen), self.lower, self.upper)


def solve_as_supposed(
    dataset: Dataset, options: SolveOptions, bounds: Sequence[Bound] = (), asked: int | None = None
) -> Solution:
    """The plan of ``dataset`` with the ``bounds`` kept as well; ``asked`` as in ``build_model``.

    Without numbers where there is no such plan (``INFEASIBLE``), and where the solver found none or the independent
    check refuses it: then there may be one.
    """
    model = build_model(dataset, asked=asked)
    for bound in bounds:
        bound.add_to(model)
    return accept_solution(dataset, solve_model(model, replace(options, on_progress=None)))


def goal_changes(before: Solution, after: Solution) -> dict[str, float]:
    """By how much each goal's value changes."""
    old, new = before.goals or {}, after.goals or {}
    return {goal: new[goal] - old[goal] for goal in new}


def goals_text(words: Words, changes: Mapping[str, float]) -> str:
    """``cost +1,200 EUR, well-being −0.3 points``."""
    parts = []
    for goal in GOALS:
        change = changes.get(goal.id, 0.0)
        if abs(change) < VISIBLE.get(goal.unit, 0.0):
            continue
        unit = unit_text(goal.unit, words.language, words.dataset.currency)
        code = "why.goal_up" if change > 0 else "why.goal_down"
        amount = display_figure(abs(change), goal.unit, words.language)
        parts.append(words.say(code, goal=goal_name(goal.id, words.language), amount=amount, unit=unit))
    return ", ".join(parts) or words.say("why.same")


def moves_between(words: Words, before: Solution, after: Solution) -> tuple[tuple[Moved, ...], int]:
    """The transfers that change most, largest first, and how many more change."""
    if before.quantities is None or after.quantities is None:
        return (), 0
    old, new = before.quantities.transfers, after.quantities.transfers
    change = np.abs(new - old)
    order = np.argsort(-change, axis=None, kind="stable")
    count = int((change > MOVED).sum())
    moves = []
    for flat in order[: min(TOLD, count)]:
        s, d, t = (int(i) for i in np.unravel_index(int(flat), change.shape))
        pool, to = words.dataset.pools[s].name, words.dataset.directions[d].name
        moves.append(Moved(pool, to, words.dataset.month(t), float(old[s, d, t]), float(new[s, d, t])))
    return tuple(moves), count - len(moves)


def moves_text(words: Words, moves: Sequence[Moved], others: int, asked: Cell | None = None) -> str:
    """The transfers that change, in a sentence.

    ``asked`` names the transfers whose number was supposed: a single one is not told again, and of several it is told
    which of them change.
    """
    match asked:
        case (int(pool), int(to), int(month)):
            data = words.dataset
            single = (data.pools[pool].name, data.directions[to].name, data.month(month))
            moves = [move for move in moves if (move.pool, move.to, move.month) != single]
            code = "why.moves"
        case None:
            code = "why.moves"
        case _:
            code = "why.moves_among"
    if not (moves or others):
        return words.say("why.nothing_moves")
    told = [
        words.say(
            "why.move",
            pool=move.pool,
            to=move.to,
            month=move.month.text(words.language),
            before=words.number(move.before),
            after=words.number(move.after),
        )
        for move in moves
    ]
    rest = words.say("why.others", count=others) if others else ""
    return words.say(code, moves=join(told, words.language, ";") + rest)
