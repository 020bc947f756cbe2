"""The decisions as columns of the program: one record, indexed as in models/transfers.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.model.names import distinct
from planner.model.program import Program
from planner.schema.rules import OFF

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Columns = npt.NDArray[np.int32]

NONE = -1
"""Stands in an array of columns where the decision does not exist."""


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

    S pools, D Directions, T months, A activities, P partners. ``largest_share`` is the largest share of its
    available FTE that any pool gives up (NONE where the goal wellbeing is off).
    """

    transfer: Columns  # (S, D, T)
    staff: Columns  # (D, T)
    pool_stock: Columns  # (S, T)
    own_work: Columns  # (D, A, T)
    aid_given: Columns  # (D, A, T)
    aid_received: Columns  # (D, A, T)
    outsourced: Columns  # (P, D, A, T)
    unmet: Columns  # (D, A, T)
    trainers: Columns  # (D, T)
    paid: Columns  # (P, T)
    largest_share: int


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
    return 0 if dataset.mode("actual") == OFF else dataset.as_of


def is_open(dataset: Dataset, d: int, t: int) -> bool:
    """Whether the centre of Direction ``d`` works in month ``t`` (always, where the rule ``opening`` is off)."""
    return dataset.mode("opening") == OFF or t >= dataset.directions[d].opens


def may_transfer(dataset: Dataset, s: int, d: int, t: int) -> bool:
    """Whether anybody may leave pool ``s`` for Direction ``d`` at the start of month ``t``, past months aside.

    A route that is not allowed still exists where ``mobility`` is soft, at a price, or off.
    """
    allowed = dataset.route(s, d).allowed or dataset.mode("mobility") != "hard"
    return allowed and is_open(dataset, d, t + dataset.pool_type(s).training_months)


def add_variables(program: Program, dataset: Dataset, names: Names) -> Variables:
    """Adds the columns of every decision and fixes what is past."""
    import numpy as np

    directions, months = len(dataset.directions), dataset.months
    activities, partners = len(dataset.activities), len(dataset.partners)
    by_direction = [f"{d}.{t}" for d in names.directions for t in names.months]

    def block(prefix: str, keys: list[str], shape: tuple[int, ...]) -> Columns:
        numbers = program.add_columns([f"{prefix}.{key}" for key in keys])
        return np.arange(numbers.start, numbers.stop, dtype=np.int32).reshape(shape)

    def some(prefix: str, shape: tuple[int, ...], keys: list[str], exists: npt.NDArray[np.bool_]) -> Columns:
        columns = np.full(shape, NONE, dtype=np.int32)
        chosen = np.flatnonzero(exists)
        numbers = program.add_columns([f"{prefix}.{keys[i]}" for i in chosen])
        columns.reshape(-1)[chosen] = np.arange(numbers.start, numbers.stop, dtype=np.int32)
        return columns

    work = np.array(dataset.workload).reshape(directions, activities, months)
    has_work = work > 0
    opened = np.array([[is_open(dataset, d, t) for t in range(months)] for d in range(directions)])
    helps = opened[:, None, :] & (has_work.sum(axis=0, keepdims=True) > 0)
    does = np.array([partner.does for partner in dataset.partners], dtype=bool).reshape(partners, activities)
    by_work = [f"{d}.{a}.{t}" for d in names.directions for a in names.activities for t in names.months]
    shape = (directions, activities, months)
    transfer = _transfers(program, dataset, names)
    return Variables(
        transfer=transfer,
        staff=block("staff", by_direction, (directions, months)),
        pool_stock=block(
            "pool_stock", [f"{s}.{t}" for s in names.pools for t in names.months], (len(names.pools), months)
        ),
        own_work=some("own_work", shape, by_work, has_work & opened[:, None, :]),
        aid_given=some("aid_given", shape, by_work, helps),
        aid_received=some("aid_received", shape, by_work, has_work),
        outsourced=some(
            "outsourced",
            (partners, *shape),
            [f"{p}.{key}" for p in names.partners for key in by_work],
            does[:, None, :, None] & has_work[None],
        ),
        unmet=some("unmet", shape, by_work, has_work),
        trainers=some("trainers", (directions, months), by_direction, opened & _trains(dataset)),
        paid=block(
            "paid", [f"{p}.{t}" for p in names.partners for t in names.months], (partners, months)
        ),
        largest_share=program.add_column("largest_share") if _pursues_wellbeing(dataset) else NONE,
    )  # fmt: skip


def _trains(dataset: Dataset) -> bool:
    """Whether anybody in training ties up trainers."""
    return any(advisor.trainer_load > 0 for advisor in dataset.types)


def _pursues_wellbeing(dataset: Dataset) -> bool:
    return any(goal.id == "wellbeing" and goal.priority is not None for goal in dataset.goals)


def _transfers(program: Program, dataset: Dataset, names: Names) -> Columns:
    """Columns of the transfers; those of past months are fixed at what happened."""
    import numpy as np

    shape = (len(dataset.pools), len(dataset.directions), dataset.months)
    columns = np.full(shape, NONE, dtype=np.int32)
    past = frozen_months(dataset)
    happened = past_moves(dataset)
    keys: list[tuple[int, int, int]] = []
    for s in range(shape[0]):
        for d in range(shape[1]):
            keys.extend(
                (s, d, t)
                for t in range(shape[2])
                if ((s, d, t) in happened if t < past else may_transfer(dataset, s, d, t))
            )
    numbers = program.add_columns(
        [f"transfer.{names.pools[s]}.{names.directions[d]}.{names.months[t]}" for s, d, t in keys]
    )
    for key, column in zip(keys, numbers, strict=True):
        columns[key] = column
        if key[2] < past:
            program.fix(column, happened[key])
    if dataset.headcount_unit > 0:
        _whole_people(program, dataset, [c for k, c in zip(keys, numbers, strict=True) if k[2] >= past])
    return columns


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
    from planner.model.program import Row

    if dataset.headcount_unit == 1.0:
        program.integer.extend(transfers)
        return
    for column in transfers:
        name = program.column_names[column].replace("transfer.", "heads.", 1)
        heads = program.add_column(name)
        program.integer.append(heads)
        program.add_row(
            Row(name.replace("heads.", "headcount_unit.", 1), "headcount_unit"),
            (column, heads),
            (1.0, -dataset.headcount_unit),
            0.0,
            0.0,
        )
