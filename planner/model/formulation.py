"""What every rule and definition works on, and how a rule becomes rows that are hard or soft."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from planner.dataset.types import Dataset
from planner.model.names import safe
from planner.model.past import Past
from planner.model.program import Program
from planner.model.rows import Row, month_rows
from planner.model.variables import NONE, Departures, Names, Variables
from planner.schema.rules import SOFT

if TYPE_CHECKING:
    import numpy.typing as npt

    from planner.model.variables import Columns

Term = tuple[int, float]
"""A column and its coefficient."""


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


@dataclass(slots=True, eq=False)
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
    _work: list[list[float]] | None = field(init=False, default=None)
    _by_pool: list[list[Departures]] = field(init=False)
    _by_destination: list[list[Departures]] = field(init=False)
    _before: dict[int, list[tuple[int, int, float]]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_pool = [[] for _ in self.dataset.pools]
        self._by_destination = [[] for _ in self.dataset.directions]
        self._before = {}
        for s, d, left, fte in self.past.before:
            self._before.setdefault(d, []).append((s, left, fte))
        for one in self.variables.departures:
            self._by_pool[one.s].append(one)
            self._by_destination[one.d].append(one)

    def define(
        self,
        definition: str,
        place: tuple[str, ...],
        month: int | None,
        terms: Iterable[Term],
        lower: float,
        upper: float,
    ) -> None:
        """Adds a row of a definition: never soft, never off."""
        self._add(Row("", definition, place, month), terms, lower, upper)

    def define_months(
        self,
        definition: str,
        place: tuple[str, ...],
        terms: tuple[npt.ArrayLike, npt.ArrayLike],
        bounds: tuple[npt.ArrayLike, npt.ArrayLike],
        months: Sequence[int] | None = None,
    ) -> None:
        """Adds the rows of a definition in one place, one for each of ``months`` (None: every month).

        ``terms`` are columns (K, T), ``NONE`` where a month has no such term, and their coefficients (K,); the lower
        and the upper bound are one for each month (T,), or the same in all.
        """
        import numpy as np

        span = tuple(self.all_months() if months is None else months)
        chosen = slice(None) if months is None else np.array(span, dtype=int)
        low, high = (
            np.broadcast_to(np.array(one, dtype=float), self.dataset.months)[chosen] for one in bounds
        )
        rows = month_rows(definition, place, span)
        columns = np.array(terms[0]).T[chosen]
        self.program.add_rows(rows, columns, np.array(terms[1]), (low, high))

    def add_choice(self, kind: str, place: tuple[str, ...], month: int) -> int:
        """A new column that is 0 or 1, named ``kind.Place.2012_03``; returns its number."""
        parts = (kind, *(safe(part) for part in place), self.names.months[month])
        column = self.program.add_columns((".".join(parts),), upper=1.0)[0]
        self.program.integer.append(column)
        return column

    def at_most(
        self, rule: str, place: tuple[str, ...], month: int | None, terms: Iterable[Term], limit: float,
        *, constant: float = 0.0, side: str = "max", departing: int | None = None,
    ) -> None:  # fmt: skip
        """Adds ``Σ terms + constant ≤ limit`` for a rule, with a shortfall where the rule is soft.

        ``departing`` is the last month of departure that the row is about (None: work, or every month). Where
        that is past, nothing is left to decide and the row is left to the check. Past moves that break the limit
        by themselves raise it to what they use: the future may add nothing.
        """
        kept = terms if isinstance(terms, list) else list(terms)
        past = self._fixed_part(kept) + constant
        if self._is_past(departing) or not kept:
            return
        self._rule_row(rule, place, month, side, kept, -inf, max(limit, past) - constant)

    def at_most_months(
        self, rule: str, place: tuple[str, ...], columns: Sequence[Sequence[int]],
        limits: Sequence[float | None], before: Sequence[float],
    ) -> None:  # fmt: skip
        """Adds ``Σ columns + before ≤ limit`` for a rule on departures, month by month; see ``at_most``.

        ``columns`` (K, T) hold ``NONE`` where a month has no such term, ``limits`` (T,) None where it has no limit.
        """
        by_month = list(zip(*columns, strict=True))
        months = [t for t, some in enumerate(by_month) if limits[t] is not None and max(some) != NONE]
        if self.past.first_free or self.dataset.mode(rule) == SOFT:
            for t in months:
                terms, limit = list(existing(by_month[t])), limits[t] or 0.0
                self.at_most(rule, place, t, terms, limit, constant=before[t], departing=t)
        elif months:
            import numpy as np

            rows = month_rows(rule, place, tuple(months), "max")
            most = [max(limits[t] or 0.0, before[t]) - before[t] for t in months]
            bounds = (np.full(len(rows), -inf), np.array(most, dtype=float))
            self.program.add_rows(rows, np.array(by_month)[months], np.ones(len(columns)), bounds)

    def at_least(
        self, rule: str, place: tuple[str, ...], month: int | None, terms: Iterable[Term], limit: float,
        *, side: str = "min", departing: int | None = None,
    ) -> None:  # fmt: skip
        """Adds ``Σ terms ≥ limit`` for a rule, with a shortfall where the rule is soft; see ``at_most``."""
        if not self._is_past(departing):
            kept = terms if isinstance(terms, list) else list(terms)
            self._rule_row(rule, place, month, side, kept, limit, inf)

    def exactly(
        self,
        rule: str,
        place: tuple[str, ...],
        month: int | None,
        terms: Iterable[Term],
        value: float,
        *,
        departing: int | None = None,
    ) -> None:
        """Adds ``Σ terms = value`` for a rule, with a shortfall on both sides where the rule is soft."""
        kept = list(terms)
        if self.dataset.mode(rule) == SOFT:
            self.at_most(rule, place, month, kept, value, side="fix_max", departing=departing)
            self.at_least(rule, place, month, kept, value, side="fix_min", departing=departing)
        elif not self._is_past(departing):
            value = max(value, self._fixed_part(kept))
            self._rule_row(rule, place, month, "fix", kept, value, value)

    def _is_past(self, departing: int | None) -> bool:
        """Whether all departures up to the month ``departing`` have happened."""
        return departing is not None and departing < self.past.first_free

    def _rule_row(
        self,
        rule: str,
        place: tuple[str, ...],
        month: int | None,
        side: str,
        terms: list[Term],
        lower: float,
        upper: float,
    ) -> None:
        name, shortfall = "", NONE
        if self.dataset.mode(rule) == SOFT:
            name = self.program.row_list.name(Row("", rule, place, month, side))
            shortfall = self.program.add_column("shortfall." + name)
            self.shortfalls.setdefault(rule, []).append(shortfall)
            terms = [*terms, (shortfall, -1.0 if lower == -inf else 1.0)]
        self._add(Row(name, rule, place, month, side, shortfall), terms, lower, upper)

    def _add(self, row: Row, terms: Iterable[Term], lower: float, upper: float) -> None:
        kept = terms if isinstance(terms, list) else list(terms)
        self.program.add_row(row, [column for column, _ in kept], [c for _, c in kept], lower, upper)

    def _fixed_part(self, terms: list[Term]) -> float:
        """What the fixed columns among ``terms`` add up to."""
        if not self.past.first_free:  # only past months fix columns
            return 0.0
        lower, upper = self.program.column_lower, self.program.column_upper
        return sum(c * lower[j] for j, c in terms if lower[j] == upper[j])

    # Sums that several rules use -------------------------------------------------------------------------

    def departures(
        self, pools: Iterable[int], directions: Iterable[int], months: Iterable[int]
    ) -> Iterator[Term]:
        """Every transfer x[s, d, t] of the given sets, once each."""
        destinations = directions if isinstance(directions, range | tuple) else list(directions)
        span = months if isinstance(months, range | tuple) else list(months)
        for s in pools:
            for one in self._by_pool[s]:
                if one.d in destinations:
                    for t in span:
                        if one.columns[t] != NONE:
                            yield one.columns[t], 1.0

    def leaving(self, s: int) -> list[list[Term]]:
        """Every transfer from pool ``s``, by month of departure."""
        columns = [one.columns for one in self._by_pool[s]]
        if not columns:
            return [[] for _ in self.all_months()]
        return [[(column, 1.0) for column in month if column != NONE] for month in zip(*columns, strict=True)]

    def departures_from(self, s: int) -> Sequence[Departures]:
        """The transfers from pool ``s``, Direction by Direction."""
        return self._by_pool[s]

    def departures_to(self, d: int) -> Sequence[Departures]:
        """The transfers to Direction ``d``, pool by pool."""
        return self._by_destination[d]

    def in_training(self, d: int, t: int) -> Iterator[tuple[int, int]]:
        """(column, pool) of everyone in training for Direction d in month t: left in t−L+1 … t."""
        for one in self.departures_to(d):
            length = self.dataset.pool_type(one.s).training_months
            for column in one.columns[max(0, t - length + 1) : t + 1]:
                if column != NONE:
                    yield column, one.s

    def trained_before(self, d: int, t: int) -> Iterator[tuple[float, int]]:
        """(FTE, pool) of those in training for d in month t who left before the horizon."""
        for s, left, fte in self.left_before(d):
            if left + self.dataset.pool_type(s).training_months > t:
                yield fte, s

    def left_before(self, d: int) -> Sequence[tuple[int, int, float]]:
        """(pool, month < 0, FTE) of the moves to Direction ``d`` before the horizon."""
        return self._before.get(d, ())

    def work_by_activity(self) -> list[list[float]]:
        """Σ_d w[d,a,t], FTE, by activity and month."""
        if self._work is None:
            data = self.dataset
            none = [[0.0] * data.months for _ in data.activities]
            by_activity = zip(*data.workload, strict=True) if data.directions else ()
            self._work = [
                [math.fsum(month) for month in zip(*months, strict=True)] for months in by_activity
            ] or none
        return self._work

    def all_pools(self) -> range:
        """Indexes of the pools."""
        return range(len(self.dataset.pools))

    def all_directions(self) -> range:
        """Indexes of the Directions."""
        return range(len(self.dataset.directions))

    def all_activities(self) -> range:
        """Indexes of the activities."""
        return range(len(self.dataset.activities))

    def all_partners(self) -> range:
        """Indexes of the partners."""
        return range(len(self.dataset.partners))

    def all_months(self) -> range:
        """Indexes of the months."""
        return range(self.dataset.months)


def existing(columns: Columns | Iterable[int], coefficient: float = 1.0) -> Iterator[Term]:
    """The columns that exist, each with the same coefficient; gathered when they are asked for, or never."""
    numbers = (
        columns.tolist() if hasattr(columns, "tolist") else columns
    )  # plain numbers iterate ten times faster
    for column in numbers:
        if column != NONE:
            yield int(column), coefficient
