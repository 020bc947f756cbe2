"""Which figures on Transfers a broken rule is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from planner.dataset.types import Dataset
from planner.grading.types import HandMade, StandingMove
from planner.plan.types import Line
from planner.schema.limits import LEAST, Counts, Limit, Over, Side
from planner.schema.rules import limit_of, rule

Concerns = Callable[[StandingMove], bool]


def culprits(
    dataset: Dataset, lines: Iterable[Line], side: Side, item: int, transfers: HandMade
) -> tuple[StandingMove, ...]:
    """The figures that would have to change for the broken lines of one rule at one place to hold.

    A decision that names one cell is about that cell, filled or not. A rule that asks for more people than move has
    no figure to blame, nor has one on work.
    """
    told = list(lines)
    limit = limit_of(told[0].rule, side)
    if limit.over is Over.DECISION:
        return _decided_moves(dataset, item, transfers)
    if limit.counts is Counts.WORK or _asks_for_more(told[0].rule, limit):
        return ()
    where = _where(dataset, limit, told[0], item)
    months = [line.month for line in told]
    return tuple(
        move
        for move in transfers.moves
        if move.month >= dataset.as_of
        and where(move)
        and any(_counts(dataset, limit, move, t) for t in months)
    )


def _asks_for_more(rule_id: str, limit: Limit) -> bool:
    """Whether the rule is kept by more people who move, where none of those who do is too many."""
    return limit.sides == LEAST and limit.counts is not Counts.GONE and not rule(rule_id).either_or


def _where(dataset: Dataset, limit: Limit, line: Line, item: int) -> Concerns:
    """Whether a move is of the pool, for the Direction, on the route, or in the window that the limit is on."""
    match limit.over:
        case Over.POOL:
            pool = _at(dataset.pools, line.place[0])
            return lambda move: move.pool == pool
        case Over.TYPE:
            kind, to = _at(dataset.types, line.place[0]), _at(dataset.directions, line.place[1])
            return lambda move: dataset.pools[move.pool].type == kind and move.destination == to
        case Over.DIRECTION if len(line.place) == 1:
            to = _at(dataset.directions, line.place[0])
            return lambda move: move.destination == to
        case Over.ROUTE | Over.DIRECTION:
            home, to = (_at(dataset.directions, name) for name in line.place)
            return lambda move: dataset.pools[move.pool].direction == home and move.destination == to
        case Over.YEAR:
            return lambda move: (
                dataset.pools[move.pool].direction != move.destination
                and str(dataset.month(move.month).year) == line.place[0]
            )
        case Over.ENVELOPE:
            window = dataset.envelopes[item]
            return lambda move: (
                window.first <= move.month <= window.last
                and window.type in (None, dataset.pools[move.pool].type)
                and window.direction in (None, move.destination)
            )
        case Over.EVERYTHING:
            return lambda _move: True
        case Over.PARTNER | Over.ACTIVITY | Over.DECISION:
            raise LookupError(f"{line.rule} counts no transfers")


def _counts(dataset: Dataset, limit: Limit, move: StandingMove, t: int | None) -> bool:
    """Whether a move adds to what the limit is on in month ``t``; None: over the whole horizon."""
    if t is None:
        return True
    trained = move.month + dataset.pool_type(move.pool).training_months
    match limit.counts:
        case Counts.LEAVING:
            return move.month == t
        case Counts.IN_TRAINING:
            return move.month <= t < trained
        case Counts.ARRIVING:
            return trained == t
        case Counts.TRAINED:
            return trained <= t
        case Counts.GONE:
            return move.month <= t
        case Counts.EARLY:
            return move.month == t and trained < dataset.directions[move.destination].opens
        case Counts.WORK:
            return False


def _decided_moves(dataset: Dataset, item: int, transfers: HandMade) -> tuple[StandingMove, ...]:
    taken = dataset.decisions[item]
    found = tuple(
        move
        for move in transfers.moves
        if taken.pool in (None, move.pool)
        and taken.destination in (None, move.destination)
        and taken.month in (None, move.month)
    )
    if found or taken.pool is None or taken.destination is None or taken.month is None:
        return found
    cell = transfers.cells.get((taken.pool, taken.destination, taken.month))
    blank = StandingMove(taken.pool, taken.destination, taken.month, 0.0, "")
    return () if cell is None else (replace(blank, cell=cell),)


def _at(named: Iterable[object], name: str) -> int:
    """Position of a Direction or pool."""
    return next(i for i, one in enumerate(named) if getattr(one, "name") == name)  # noqa: B009
