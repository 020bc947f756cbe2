"""The decisions as columns of the program: one record, indexed as in models/transfers.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, product
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.model.columns import NONE, Departures
from planner.model.names import distinct
from planner.model.program import Program
from planner.schema.rules import Mode

if TYPE_CHECKING:
    import numpy.typing as npt

    Columns = npt.NDArray[np.int32]
    Numbers = npt.NDArray[np.int64]
    Exists = npt.NDArray[np.bool_] | bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the sets as they stand in column and row names."""

    directions: tuple[str, ...]
    pools: tuple[str, ...]
    activities: tuple[str, ...]
    partners: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Variables:
    """Column numbers of every decision (FTE), ``NONE`` where it does not exist.

    S pools, D Directions, T months, A activities, P partners. Work is decided in totals, which planner/solve/split.py
    splits: over the Directions, but for those that are ``apart`` because the work they may receive is limited.
    ``largest_share`` is the largest share of its available FTE that any pool gives up (NONE where the goal
    wellbeing is off).
    """

    transfer: Columns  # (S, D, T)
    staff: Columns  # (D, T)
    pool_stock: Columns  # (S, T)
    own_work: Columns  # (D, T) all activities
    away: Columns  # (D, T) for others: aid given and training
    aid_received: Columns  # (D, T) all activities, Directions apart
    served: Columns  # (D, A, T) in-house, by whom ever, Directions apart
    in_house: Columns  # (A, T) all other Directions
    outsourced: Columns  # (P, A, T) all Directions
    unmet: Columns  # (A, T) all Directions
    unmet_in: Columns  # (D, A, T) the Direction that is asked about
    trainers: Columns  # (T,) all Directions
    paid: Columns  # (P, T)
    largest_share: int
    departures: Departures
    """The transfers again."""


def safe_names(dataset: Dataset) -> Names:
    """The names of the dataset's sets, safe for .lp and .mps files and distinct."""
    return Names(
        distinct(direction.name for direction in dataset.directions),
        distinct(pool.name for pool in dataset.pools),
        distinct(activity.name for activity in dataset.activities),
        distinct(partner.name for partner in dataset.partners),
        tuple(f"{dataset.month(t)}".replace("-", "_") for t in range(dataset.months)),
    )


def frozen_months(dataset: Dataset) -> int:
    """How many months from the first one are past and never replanned."""
    return 0 if dataset.mode("actual") == Mode.OFF else dataset.as_of


def destinations(dataset: Dataset, s: int) -> Sequence[int]:
    """The Directions that pool ``s`` may send anybody to, in order.

    A route that is not allowed still exists where ``mobility`` is soft, at a price, or off.
    """
    if dataset.mode("mobility") != Mode.HARD:
        return range(len(dataset.directions))
    return dataset.routes.destinations_from(dataset.pools[s].direction)


def first_departure(dataset: Dataset, s: int, d: int) -> int:
    """The first month in which somebody who leaves pool ``s`` for Direction ``d`` is not trained before it opens."""
    if dataset.mode("opening") == Mode.OFF:
        return 0
    return max(dataset.directions[d].opens - dataset.pool_type(s).training_months, 0)


def are_apart(dataset: Dataset) -> list[bool]:
    """Whether each Direction's work is decided by itself: where it may receive only so much of it as aid."""
    limited = dataset.mode("mutual_aid") != Mode.OFF
    return [limited and direction.served_elsewhere is not None for direction in dataset.directions]


def add_variables(program: Program, dataset: Dataset, names: Names, asked: int | None = None) -> Variables:
    """Adds the columns of every decision and fixes what is past; ``asked`` is a Direction as in ``build_model``."""
    exists = _existence(dataset, asked)

    def some(prefix: str, *axes: tuple[str, ...]) -> Columns:
        return _add(program, prefix, axes, exists[prefix])

    at, when = names.directions, names.months
    transfer, departures = _transfers(program, dataset, names)
    return Variables(
        transfer=transfer,
        staff=some("staff", at, when),
        pool_stock=some("pool_stock", names.pools, when),
        own_work=some("own_work", at, when),
        away=some("away", at, when),
        aid_received=some("aid_received", at, when),
        served=some("served", at, names.activities, when),
        in_house=some("in_house", names.activities, when),
        outsourced=some("outsourced", names.partners, names.activities, when),
        unmet=some("unmet", names.activities, when),
        unmet_in=some("unmet_in", at, names.activities, when),
        trainers=some("trainers", when),
        paid=some("paid", names.partners, when),
        largest_share=program.add_column("largest_share") if _pursues_wellbeing(dataset) else NONE,
        departures=departures,
    )


def _existence(dataset: Dataset, asked: int | None) -> dict[str, Exists]:
    """Where the decisions exist beside the transfers: by name, with the axes of ``Variables``."""
    directions, months = len(dataset.directions), dataset.months
    activities, partners = len(dataset.activities), len(dataset.partners)
    work = dataset.work
    by_month, by_activity = work.sum(axis=1), work.sum(axis=0)
    opens = np.array([direction.opens for direction in dataset.directions])[:, None]
    opened = (np.arange(months) >= opens) | (dataset.mode("opening") == Mode.OFF)
    apart = np.array(are_apart(dataset), dtype=bool)
    elsewhere = (by_month > 0).sum(axis=0) > (by_month > 0)
    asked_about = (np.arange(directions) == (NONE if asked is None else asked))[:, None, None]
    does = np.array([partner.does for partner in dataset.partners], dtype=bool).reshape(partners, activities)
    return {
        "staff": True,
        "pool_stock": True,
        "paid": True,
        "own_work": opened & (by_month > 0),
        "away": opened & (elsewhere | dataset.needs_trainers),
        "aid_received": apart[:, None] & (by_month > 0),
        "served": apart[:, None, None] & (work > 0),
        "in_house": (work[~apart] > 0).any(axis=0),
        "outsourced": does[:, :, None] & (by_activity > 0),
        "unmet": by_activity > 0,
        "unmet_in": asked_about & (work > 0),
        "trainers": dataset.needs_trainers,
    }


def _add(program: Program, prefix: str, axes: tuple[tuple[str, ...], ...], exists: Exists) -> Columns:
    """New columns named by ``prefix`` and the names of the axes, in that shape: those that exist."""
    shape = tuple(len(axis) for axis in axes)
    columns = np.full(shape, NONE, dtype=np.int32)
    chosen = np.flatnonzero(np.broadcast_to(exists, shape))
    keys = _column_names(prefix, axes) if len(chosen) else ()
    numbers = program.add_columns([keys[i] for i in chosen.tolist()])
    columns.flat[chosen] = np.arange(numbers.start, numbers.stop, dtype=np.int32)
    return columns


@lru_cache(maxsize=16)
def _column_names(prefix: str, axes: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The names of all columns that the axes span; kept, as programs that are like one another share them."""
    return tuple(f"{prefix}." + ".".join(key) for key in product(*axes))


def bound_work(program: Program, variables: Variables, dataset: Dataset) -> None:
    """No more work of a Direction is done in-house than it has; the totals of all its work need no bound of their own.

    Where none is apart, what is done in-house is bounded by all work already.
    """
    work = dataset.work
    apart = np.array(are_apart(dataset), dtype=bool)
    bounds = [(variables.own_work, work.sum(axis=1)), (variables.served, work)]
    if apart.any():
        bounds.append((variables.in_house, work[~apart].sum(axis=0)))
    for columns, most in bounds:
        exists = columns != NONE
        for column, fte in zip(columns[exists].tolist(), most[exists].tolist(), strict=True):
            program.column_upper[column] = fte


def _pursues_wellbeing(dataset: Dataset) -> bool:
    return any(goal.id == "wellbeing" and goal.priority is not None for goal in dataset.goals)


def _transfers(program: Program, dataset: Dataset, names: Names) -> tuple[Columns, Departures]:
    """Columns of the transfers, in both forms; those of past months are fixed at what happened."""
    months, past = dataset.months, frozen_months(dataset)
    happened = past_moves(dataset)
    found, exists = _pairs(dataset, happened)
    chosen: list[str] = []
    for (s, d), when in zip(found.tolist(), exists.tolist(), strict=True):
        chosen += compress(_transfer_names(names.pools[s], names.directions[d], names.months), when)
    columns = np.full(exists.shape, NONE, dtype=np.int32)
    numbers = program.add_columns(chosen)
    columns[exists] = np.arange(numbers.start, numbers.stop)
    transfer = np.full((len(dataset.pools), len(dataset.directions), months), NONE, dtype=np.int32)
    transfer[found[:, 0], found[:, 1]] = columns
    for cell, fte in happened.items():
        program.fix(int(transfer[cell]), fte)
    if dataset.headcount_unit > 0:
        planned = columns[:, past:]
        _whole_people(program, dataset, planned[planned != NONE].tolist())
    return transfer, Departures(found[:, 0], found[:, 1], columns)


@lru_cache(maxsize=4096)
def _transfer_names(pool: str, direction: str, months: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns of a pair; kept, as programs that are like one another share them."""
    return tuple(f"transfer.{pool}.{direction}.{month}" for month in months)


def _pairs(
    dataset: Dataset, happened: Iterable[tuple[int, int, int]]
) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Pairs (Q, 2) of pool and Direction between which anybody may move or has moved, in order, and when (Q, T)."""
    months, past = dataset.months, frozen_months(dataset)
    first = {
        (s, d): first_departure(dataset, s, d)
        for s in range(len(dataset.pools))
        for d in destinations(dataset, s)
    }
    known = sorted(
        {pair for pair, month in first.items() if max(month, past) < months}
        | {(s, d) for s, d, _ in happened}
    )
    place = {pair: q for q, pair in enumerate(known)}
    opens = np.array([max(first.get(pair, months), past) for pair in known], dtype=int)
    exists = np.arange(months) >= opens[:, None]
    for s, d, t in happened:
        exists[place[s, d], t] = True
    return np.array(known, dtype=int).reshape(len(known), 2), exists


def past_moves(dataset: Dataset) -> dict[tuple[int, int, int], float]:
    """FTE that left pool s for Direction d in the past month t ≥ 0 of the horizon."""
    moves: dict[tuple[int, int, int], float] = {}
    past = frozen_months(dataset)
    for move in dataset.actuals:
        if 0 <= move.month < past:
            key = (move.pool, move.destination, move.month)
            moves[key] = moves.get(key, 0.0) + move.fte
    return moves


def _whole_people(program: Program, dataset: Dataset, transfers: list[int]) -> None:
    """Planned transfers are multiples of the headcount unit: x = unit · whole number."""
    from planner.model.rows import Row

    if dataset.headcount_unit == 1.0:
        program.integer.extend(transfers)
        return
    for column in transfers:
        move = program.column_names[column].removeprefix("transfer.")
        heads = program.add_column(f"heads.{move}")
        program.integer.append(heads)
        program.add_row(
            Row(f"headcount_unit.{move}", "headcount_unit"),
            [column, heads],
            [1.0, -dataset.headcount_unit],
            0.0,
            0.0,
        )
