"""Rules as a planner speaks of them: the rows and bounds of the program that are dropped or kept as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from planner.dataset.bounds import first_enforced
from planner.dataset.types import Dataset
from planner.model.build import Model
from planner.model.rows import Row
from planner.schema.limits import Counts, Limit, Moved, Over, Side
from planner.schema.rules import RULE_IDS, Mode, limit_of, rule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Columns = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Block:
    """One rule at one place. It holds while its ``columns`` are at zero, and is dropped when they are free.

    ``rows`` are the program's rows (none for openings, which forbid columns), ``columns`` their shortfalls, in the
    same order, and ``months`` their months. ``asks`` tells which rows are of the kind "at least". ``item`` is the
    position of the decision or envelope it comes from.
    """

    rule: str
    place: tuple[str, ...]
    side: Side
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    months: tuple[int | None, ...]
    asks: tuple[bool, ...] = ()
    item: int = -1

    @property
    def key(self) -> tuple[str, tuple[str, ...], Side, int]:
        """What identifies the rule, whichever of its months are meant."""
        return self.rule, self.place, self.side, self.item

    @property
    def declared(self) -> Limit:
        """What the schema declares of the limit."""
        return limit_of(self.rule, self.side)

    @property
    def demands(self) -> bool:
        """Whether the rule asks for something (at least so much), rather than limits it."""
        return self.declared.asks and any(self.asks)

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last month concerned; None where the rule is on the whole horizon."""
        known = [t for t in self.months if t is not None]
        return (min(known), max(known)) if known and self.declared.moved is not Moved.DATE else None

    def part(self, chosen: Sequence[int]) -> Block:
        """The same rule in some of its rows only (positions)."""
        return replace(
            self,
            rows=tuple(self.rows[i] for i in chosen),
            columns=tuple(self.columns[i] for i in chosen),
            months=tuple(self.months[i] for i in chosen),
            asks=tuple(self.asks[i] for i in chosen),
        )


def blocks_of(model: Model, hard: Dataset, case: Dataset) -> tuple[Block, ...]:
    """Every rule that is hard in the dataset ``hard``, as blocks of ``model``, in which it is soft.

    The order is that of the formulation; openings come last. Rows that ``case`` leaves to its past are left out:
    softened routes let more pools reach a Direction, and earlier.
    """
    rows = model.program.rows
    names = (direction.name for direction in case.directions)
    enforced = dict(zip(names, first_enforced(case), strict=True))
    chosen = [
        i
        for i, row in enumerate(rows)
        if row.shortfall >= 0
        and hard.mode(row.rule) == Mode.HARD
        and not (_on_staff(row) and (row.month or 0) < enforced[row.place[0]])
    ]
    return (*_group_rows(model, hard, chosen), *_openings(model, hard))


def rule_blocks(model: Model) -> tuple[Block, ...]:
    """Every rule with rows in ``model``, hard or soft, as blocks; ``columns`` are -1 where the rule is hard."""
    chosen = [i for i, row in enumerate(model.program.rows) if row.rule in RULE_IDS]
    return _group_rows(model, model.dataset, chosen)


def _group_rows(model: Model, dataset: Dataset, chosen: Sequence[int]) -> tuple[Block, ...]:
    found: dict[tuple[str, tuple[str, ...], Side, int], list[int]] = {}
    items, rows = _Items(dataset), model.program.rows
    for i in chosen:
        found.setdefault(_key(rows[i], dataset, items), []).append(i)
    return tuple(
        Block(
            *key[:3],
            rows=tuple(numbers),
            columns=tuple(rows[i].shortfall for i in numbers),
            months=tuple(rows[i].month for i in numbers),
            asks=tuple(model.program.row_lower[i] > -inf for i in numbers),
            item=key[3],
        )
        for key, numbers in found.items()
    )


def _on_staff(row: Row) -> bool:
    """Whether the row holds from the first month only that a planned transfer can reach."""
    return any(limit.counts is Counts.TRAINED for limit in rule(row.rule).limits)


def _key(row: Row, dataset: Dataset, items: _Items) -> tuple[str, tuple[str, ...], Side, int]:
    side = row.side.whole
    match limit_of(row.rule, side).over:
        case Over.DECISION:
            return row.rule, row.place, side, items.decision(row)
        case Over.ENVELOPE:
            return row.rule, row.place, side, items.envelope(row)
        case Over.ROUTE:
            return _route_key(row, dataset, items)
        case _:
            return row.rule, row.place, side, -1


def _route_key(row: Row, dataset: Dataset, items: _Items) -> tuple[str, tuple[str, ...], Side, int]:
    """A year's share, the maximum of a route, or all routes into a Direction that are not allowed."""
    if len(row.place) == 1:
        return row.rule, row.place, Side.YEAR, -1
    origin, destination = (items.directions[name] for name in row.place)
    if not dataset.routes(origin, destination).allowed:
        return row.rule, row.place[1:], Side.ROUTES, -1
    return row.rule, row.place, row.side, -1


class _Items:
    """Finds the decision and the envelope that a row was made for: rows come in the order of the dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.directions = {direction.name: d for d, direction in enumerate(dataset.directions)}
        self._envelopes = {window.name: i for i, window in enumerate(dataset.envelopes)}
        self._last = -1
        self._last_key: tuple[object, ...] = ()

    def envelope(self, row: Row) -> int:
        return self._envelopes[row.place[0]]

    def decision(self, row: Row) -> int:
        """The next decision of the row's place, month and kind; both rows of a fixed one belong to it."""
        key = (row.place, row.month, row.side.whole)
        if row.side == Side.FIX_MIN and key == self._last_key:
            return self._last
        for i in range(self._last + 1, len(self.dataset.decisions)):
            if self._decision_key(i) == key:
                self._last, self._last_key = i, key
                return i
        raise LookupError(f"{row.name} belongs to no decision")

    def _decision_key(self, i: int) -> tuple[object, ...]:
        taken = self.dataset.decisions[i]
        pool = () if taken.pool is None else (self.dataset.pools[taken.pool].name,)
        to = () if taken.destination is None else (self.dataset.directions[taken.destination].name,)
        return (*pool, *to), taken.month, taken.kind.side


def _openings(model: Model, hard: Dataset) -> Iterator[Block]:
    """One block per centre that opens within the horizon: the columns that its opening date forbids."""
    if hard.mode("opening") != Mode.HARD:
        return
    for d, direction in enumerate(hard.directions):
        columns = tuple(column for column, _ in forbidden_by_opening(model, d, direction.opens))
        if columns:
            yield Block(
                "opening", (direction.name,), Side.NONE, (), columns, (direction.opens,) * len(columns)
            )


def forbidden_by_opening(model: Model, d: int, opens: int) -> Iterator[tuple[int, int]]:
    """(column, month) of everything that may not be done for Direction ``d`` if its centre opens in ``opens``.

    For transfers the month is that in which they would be trained. What happened already is left out.
    """
    data, v, program = model.dataset, model.variables, model.program
    for s in range(len(data.pools)):
        length = data.pool_type(s).training_months
        for t in range(min(max(0, opens - length), data.months)):
            column = int(v.transfer[s, d, t])
            if column >= 0 and program.column_lower[column] != program.column_upper[column]:
                yield column, t + length
    for t in range(min(max(0, opens), data.months)):
        for column in (v.own_work[d, t], v.away[d, t]):
            if column >= 0:
                yield int(column), t
