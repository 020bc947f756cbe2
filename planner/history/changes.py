"""A plan against the one before it: which moves changed, why, and how many people are told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from planner.history.causes import Attribution
from planner.history.edits import input_edits
from planner.plan.changes import Cause, Changes, MoveChange
from planner.plan.types import Plan
from planner.reading.previous.types import Previous
from planner.schema.names import fold
from planner.tolerances import SAME

Pair = tuple[int, int, int]
"""Pool, destination and month, as indexes of the dataset."""


def plan_changes(plan: Plan) -> Changes | None:
    """What differs from the plan that the case holds; None where it holds none, or the solve left no plan."""
    previous = plan.case.previous
    if previous is None or plan.solution.quantities is None:
        return None
    edits = input_edits(previous.inputs, plan.case) if previous.complete else ()
    agreed = _moves_by_pair(plan, previous)
    attribution = Attribution(plan, edits, recorded=previous.complete)
    moves = []
    for place, (before, after) in _differences(plan, previous, agreed).items():
        s, d, t = place
        cause, reason = attribution.why(*place)
        data = plan.dataset
        moves.append(
            MoveChange(
                data.pools[s].name, data.directions[d].name, data.month(t), before, after, cause, reason
            )
        )
    return Changes(
        previous.identity, edits, tuple(moves), count_told_again(moves), _new_months(plan, previous)
    )


def _moves_by_pair(plan: Plan, previous: Previous) -> dict[Pair, float]:
    """The agreed moves within the horizon, by index; those of pools or Directions that are gone are left out."""
    data = plan.dataset
    pools = {fold(pool.name): s for s, pool in enumerate(data.pools)}
    directions = {fold(direction.name): d for d, direction in enumerate(data.directions)}
    agreed: dict[Pair, float] = defaultdict(float)
    for move in previous.moves:
        s, d, t = (
            pools.get(fold(move.pool)),
            directions.get(fold(move.to)),
            move.month.since(data.first_month),
        )
        if s is not None and d is not None and 0 <= t < data.months:
            agreed[s, d, t] += move.fte
    return agreed


def _differences(
    plan: Plan, previous: Previous, agreed: Mapping[Pair, float]
) -> dict[Pair, tuple[float, float]]:
    """Before and after of every move that changed in a month that both plans cover, by Direction, pool and month."""
    import numpy as np

    transfers = plan.quantities.transfers
    covered = [t for t in range(plan.dataset.months) if previous.covers(plan.dataset.month(t))]
    before = np.zeros(transfers.shape)
    for place, fte in agreed.items():
        before[place] = fte
    changed = np.argwhere(np.abs(transfers - before) > SAME)
    places = [(int(s), int(d), int(t)) for s, d, t in changed if int(t) in set(covered)]
    places.sort(key=lambda place: (place[1], place[0], place[2]))
    return {place: (float(before[place]), float(transfers[place])) for place in places}


def count_told_again(moves: Iterable[MoveChange]) -> float:
    """How many people must be told something else than was agreed, FTE (see ``Changes``)."""
    more: dict[str, float] = defaultdict(float)
    less: dict[str, float] = defaultdict(float)
    for move in moves:
        if move.cause is not Cause.ACTUAL:
            (more if move.difference > 0 else less)[move.pool] += abs(move.difference)
    return sum(max(more[pool], less[pool]) for pool in more.keys() | less.keys())


def _new_months(plan: Plan, previous: Previous) -> float:
    """FTE that leave in months which the plan before did not cover."""
    data = plan.dataset
    new = [t for t in range(data.as_of, data.months) if not previous.covers(data.month(t))]
    return float(plan.quantities.transfers[:, :, new].sum())
