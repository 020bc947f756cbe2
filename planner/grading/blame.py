"""Which figures on Transfers a broken rule is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from planner.dataset.types import Dataset
from planner.grading.types import HandMade, StandingMove
from planner.plan.types import Line

Concerns = Callable[[StandingMove], bool]


def culprits(
    dataset: Dataset, lines: Iterable[Line], side: str, item: int, transfers: HandMade
) -> tuple[StandingMove, ...]:
    """The figures that would have to change for the broken lines of one rule at one place to hold.

    A decision that names one cell is about that cell, filled or not. A rule that asks for more people than move has
    no figure to blame, nor has one on work.
    """
    told = list(lines)
    if told[0].rule == "decision":
        return _decided(dataset, item, transfers)
    concerns = [_concerns(dataset, line, side, item) for line in told]
    return tuple(
        move
        for move in transfers.moves
        if move.month >= dataset.as_of and any(concern(move) for concern in concerns if concern)
    )


def _concerns(dataset: Dataset, line: Line, side: str, item: int) -> Concerns | None:
    """Whether a move adds to what breaks the line; None where no move does."""
    rule, t = line.rule, line.month
    if rule in {"release_rate", "release_total", "pool_floor"}:
        s = _at(dataset.pools, line.place[0])
        first, last = (t, t) if rule == "release_rate" else (0, t)
        return lambda move: move.pool == s and _between(move.month, first, last)
    if rule in {"accompaniment", "training_seats", "maximum_staff", "opening"} and t is not None:
        return _into(dataset, rule, _at(dataset.directions, line.place[0]), t)
    if rule == "mobility":
        return _between_directions(dataset, line, side)
    if rule == "envelope" and side == "max":
        window = dataset.envelopes[item]
        return lambda move: (
            window.first <= move.month <= window.last
            and window.type in (None, dataset.pools[move.pool].type)
            and window.direction in (None, move.destination)
        )
    return None


def _into(dataset: Dataset, rule: str, d: int, t: int) -> Concerns:
    """Moves for Direction ``d`` that count in month ``t``: on leaving, while in training, or once trained."""

    def concerns(move: StandingMove) -> bool:
        length = dataset.pool_type(move.pool).training_months
        if move.destination != d:
            return False
        if rule == "training_seats":
            return t - length < move.month <= t
        if rule == "maximum_staff":
            return move.month + length <= t
        early = t + length < dataset.directions[d].opens
        return move.month == t and (rule == "accompaniment" or early)

    return concerns


def _between_directions(dataset: Dataset, line: Line, side: str) -> Concerns:
    if side == "year":
        return lambda move: (
            dataset.pools[move.pool].direction != move.destination
            and str(dataset.month(move.month).year) == line.place[0]
        )
    home, to = (_at(dataset.directions, name) for name in line.place)
    return lambda move: dataset.pools[move.pool].direction == home and move.destination == to


def _decided(dataset: Dataset, item: int, transfers: HandMade) -> tuple[StandingMove, ...]:
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


def _between(month: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= month) and (last is None or month <= last)
