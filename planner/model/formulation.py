"""What every rule and definition works on, and how a rule becomes rows that are hard or soft."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from planner.dataset.types import Activity, AdvisorType, Dataset, Direction, Partner, Pool
from planner.model.block import Block
from planner.model.names import safe
from planner.model.past import Past
from planner.model.program import Program
from planner.model.rows import Row
from planner.model.variables import Names, Variables
from planner.schema.limits import Side
from planner.schema.rules import Mode

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]
    BoolArray = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

Term = tuple[int, float]
"""A column and its coefficient."""

UPPER = frozenset({Side.MAX, Side.UP, Side.FIX_MAX})
"""Sides of rows that are at most their limit; the others are at least theirs, and ``FIX`` is both."""


class Group(NamedTuple):
    """A training group that may start: of type ``e`` for Direction ``d`` in month ``t``.

    ``start`` is the column that says whether it does, ``least`` its smallest size, FTE, and ``members`` the pools that
    may take part, each with its transfer's column.
    """

    e: int
    d: int
    t: int
    start: int
    least: float
    members: tuple[tuple[int, int], ...]


@dataclass(eq=False)
class Formulation:
    """The program being built from a dataset.

    ``shortfalls`` maps each soft rule to its columns; ``groups`` are the training groups that may start.
    """

    dataset: Dataset
    program: Program
    names: Names
    variables: Variables
    past: Past
    shortfalls: dict[str, list[int]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)

    # Rows ------------------------------------------------------------------------------------------------

    def by_month(
        self, items: Sequence[Direction | Pool | Activity | Partner] | None = None, *, first: int = 0
    ) -> Block:
        """Rows of each of ``items`` (None: of all together) in every month from ``first`` on."""
        places = [()] if items is None else [(item.name,) for item in items]
        return Block(places, range(first, self.dataset.months))

    def define(
        self, definition: str, block: Block, low: npt.ArrayLike, high: npt.ArrayLike,
        where: BoolArray | None = None,
    ) -> None:  # fmt: skip
        """Adds the rows of a definition, never soft and never off: ``low ≤ Σ terms ≤ high``.

        ``low``, ``high`` and ``where``, which tells the rows that there are, are broadcast to the block's rows.
        """
        shape = block.rows.shape
        kept = np.full(shape, True if where is None else where)
        self._add(
            definition, (Side.NONE,), block, (np.full(shape, low, float), np.full(shape, high, float)), kept
        )

    def limit(
        self, rule: str, block: Block, limits: Mapping[Side, npt.ArrayLike],
        *, before: npt.ArrayLike = 0.0, departing: npt.ArrayLike | None = None,
    ) -> None:  # fmt: skip
        """Adds the rows of a rule on each side that it has, with a shortfall where the rule is soft.

        ``limits`` are, by side, what ``Σ terms + before`` keeps to, not a number or None where there is no limit;
        ``departing`` is the last month of departure that a row is about (None: work, or every month). Where that is
        past, nothing is left to decide and the row is left to the check. Past moves that break a limit "at most" by
        themselves raise it to what they use: the future may add nothing. All are broadcast to the block's rows.
        """
        sides, shape = tuple(limits), block.rows.shape
        amounts = np.empty((*shape, len(sides)))
        for i, limit in enumerate(limits.values()):
            amounts[:, :, i] = limit
        kept = ~np.isnan(amounts)
        if not kept.any():
            return
        upper, both = (
            np.array([side in UPPER for side in sides]),
            np.array([side == Side.FIX for side in sides]),
        )
        kept &= block.rows_with_terms()[:, :, None] | ~upper
        if departing is not None and self.past.first_free:
            kept &= np.full(shape, departing)[:, :, None] >= self.past.first_free
        if not kept.any():
            return
        if self.past.any_move:
            known = np.full(shape, before)[:, :, None]
            used = self._fixed_part(block)[:, :, None] + known
            amounts = np.where(upper | both, np.maximum(amounts, used), amounts) - known
        low, high = np.where(upper, -inf, amounts), np.where(upper | both, amounts, inf)
        self._add(rule, sides, block, (low, high), kept)

    def _add(
        self, rule: str, sides: tuple[Side, ...], block: Block, bounds: tuple[FloatArray, FloatArray],
        kept: BoolArray,
    ) -> None:  # fmt: skip
        """Adds those rows of a block, side by side, that are ``kept`` (N, M, S), with these ``bounds``."""
        rows, columns, values = block.terms()
        chosen, count = kept.ravel(), len(sides)
        if count > 1:
            rows = (rows[:, None] * count + np.arange(count)).ravel()
            columns, values = np.repeat(columns, count), np.repeat(values, count)
        labels = block.labels(rule, sides)
        if not chosen.all():
            inside = chosen[rows]
            rows, columns, values = rows[inside], columns[inside], values[inside]
            labels = tuple(compress(labels, chosen.tolist()))
        low, high = (one.ravel()[chosen] for one in bounds)
        if self._is_soft(rule):
            labels, missed = self._miss(rule, labels)
            rows = np.concatenate([rows, np.flatnonzero(chosen)])
            columns = np.concatenate([columns, missed])
            values = np.concatenate([values, np.where(low == -inf, -1.0, 1.0)])
        order = np.argsort(rows, kind="stable")
        lengths = np.bincount(rows, minlength=len(chosen))[chosen]
        self.program.add_rows(labels, lengths, columns[order], values[order], (low, high))

    def _miss(self, rule: str, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], range]:
        """``rows`` with their names, and with new columns by which they may be missed; and these columns."""
        names = [self.program.row_list.name(row) for row in rows]
        columns = self.program.add_columns(["shortfall." + name for name in names])
        self.shortfalls.setdefault(rule, []).extend(columns)
        named = (
            row._replace(name=name, shortfall=column)
            for row, name, column in zip(rows, names, columns, strict=True)
        )
        return tuple(named), columns

    def _fixed_part(self, block: Block) -> FloatArray:
        """What the fixed columns in each row of a block add up to."""
        if not self.past.first_free:  # only past months fix columns
            return np.zeros(block.rows.shape)
        rows, columns, values = block.terms()
        lower, upper = np.array(self.program.column_lower), np.array(self.program.column_upper)
        fixed = np.where(lower == upper, lower, 0.0)[columns]
        return np.bincount(rows, values * fixed, block.rows.size).reshape(block.rows.shape)

    def add_choice(self, kind: str, place: tuple[str, ...], month: int) -> int:
        """A new column that is 0 or 1, named ``kind.Place.2012_03``; returns its number."""
        parts = (kind, *(safe(part) for part in place), self.names.months[month])
        column = self.program.add_columns((".".join(parts),), upper=1.0)[0]
        self.program.integer.append(column)
        return column

    def add_row(self, row: Row, terms: Iterable[Term], lower: float, upper: float) -> None:
        """Adds one row of a definition, or of a rule that asks for at least ``lower``: soft where that is explained."""
        found = [*terms]
        if self._is_soft(row.rule):
            (row,), (missed,) = self._miss(row.rule, (row,))
            found.append((missed, 1.0))
        columns, coefficients = zip(*found, strict=True)
        self.program.add_row(row, [*columns], [*coefficients], lower, upper)

    def _is_soft(self, rule: str) -> bool:
        """Whether a rule may be missed at a price; a definition never is."""
        return rule in self.dataset.rules and self.dataset.mode(rule) == Mode.SOFT

    # Sums that several rules use -------------------------------------------------------------------------

    @cached_property
    def leaving_types(self) -> list[AdvisorType]:
        """The advisor type of each pair of ``Departures``."""
        return [self.dataset.pool_type(s) for s in self.variables.departures.pools.tolist()]

    def in_training(self) -> tuple[Numbers, Numbers]:
        """Pairs of ``Departures`` and months (K,) since they left during which they train, the longest first."""
        lengths = np.array([advisor.training_months for advisor in self.leaving_types], dtype=int)
        pairs = np.repeat(np.arange(len(lengths)), lengths)
        return pairs, lengths.cumsum()[pairs] - 1 - np.arange(len(pairs))

    def in_training_before(self) -> Iterator[tuple[int, int, int, float]]:
        """(pool, Direction, month, FTE) of those in training in each month who left before the horizon."""
        for s, d, left, fte in self.past.before:
            for t in range(min(left + self.dataset.pool_type(s).training_months, self.dataset.months)):
                yield s, d, t, fte

    def leaving(self) -> Block:
        """Rows of each pool over the whole horizon, with all its transfers."""
        block, leaving = Block((pool.name,) for pool in self.dataset.pools), self.variables.departures
        block.put(block.rows[leaving.pools].T, leaving.columns.T)
        return block

    def all_directions(self) -> range:
        """Indexes of the Directions."""
        return range(len(self.dataset.directions))

    def all_months(self) -> range:
        """Indexes of the months."""
        return range(self.dataset.months)

    @cached_property
    def work_by_activity(self) -> FloatArray:
        """Σ_d w[d,a,t], FTE (A, T)."""
        data = self.dataset
        by_activity = zip(*data.workload, strict=True)
        sums = [[math.fsum(month) for month in zip(*of, strict=True)] for of in by_activity]
        return np.array(sums, dtype=float).reshape(len(data.activities), data.months)
