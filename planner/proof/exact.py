"""From prices on the rows, as a solver computes them, to a bound that holds exactly.

For a program ``minimise c·x, lower ≤ A x ≤ upper, low ≤ x ≤ high`` and any multipliers y of the rows, each x of the
program costs at least

    Σ y⁺ lower + Σ y⁻ upper + Σ r⁺ low + Σ r⁻ high,    r = c − Aᵀ y,

where y⁺ and y⁻ are the positive and negative parts. A column without an upper bound needs r ≥ 0, and a row without one
of its bounds the sign of the other. A solver's multipliers miss that by rounding; here they are moved by as little as
makes it true, in fractions, so that nothing is left to a tolerance.

A plan keeps its rows as far as its decimals go. Where each row and each column may be missed by an ``allowance`` t, the
same sum less t · (Σ |y| + Σ |r|) is a bound for whatever misses none by more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import inf, isinf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.model.program import Arrays

    FloatArray = npt.NDArray[np.float64]

_ZERO = Fraction(0)

FINE = 2**80
"""Multipliers are moved in steps of 1 ÷ FINE, outwards: exact, and with short numbers."""


class NoBoundError(Exception):
    """No multiplier near those given makes a bound: the objective has none in this direction."""


@dataclass(frozen=True, slots=True)
class Bound:
    """``value`` is the bound; ``multipliers`` those of the rows, in fractions, that are not zero (row → y).

    ``rows`` and ``columns`` are their parts of it: what each row and each column adds, where that is not zero.
    ``moved`` is Σ |y| + Σ |r| without caps: what an allowance of 1 takes away. ``allowance`` is taken off ``value``.
    """

    value: Fraction
    multipliers: dict[int, Fraction]
    rows: dict[int, Fraction]
    columns: dict[int, Fraction]
    moved: Fraction
    allowance: Fraction = _ZERO

    def with_allowance(self, allowance: Fraction) -> Bound:
        """The bound on what misses rows and columns by up to ``allowance`` each, in their units."""
        less = self.moved * (allowance - self.allowance)
        return replace(self, value=self.value - less, allowance=allowance)


@dataclass(frozen=True, slots=True)
class Cap:
    """A row ``Σ terms ≤ limit`` in fractions."""

    terms: dict[int, Fraction]
    limit: Fraction


@dataclass(frozen=True, slots=True)
class _Use:
    """A row read as ``Σ a x ≤ b``: ``sign`` is −1 where that is its lower bound turned round."""

    row: int
    sign: int


class ExactProgram:
    """A program in fractions. Rows (R) and columns (C) are those of ``arrays``; every float is taken as it is."""

    def __init__(self, arrays: Arrays, caps: Sequence[Cap] = ()) -> None:
        """``caps`` are rows more, behind those of ``arrays``."""
        starts, columns = arrays.starts.tolist(), arrays.columns.tolist()
        coefficients = arrays.coefficients.tolist()
        self.low, self.high = arrays.column_lower.tolist(), arrays.column_upper.tolist()
        self.lower: list[float] = arrays.row_lower.tolist()
        self.upper: list[float | Fraction] = arrays.row_upper.tolist()
        self.terms: list[list[tuple[int, Fraction]]] = [
            _sum_terms(columns[start:end], coefficients[start:end]) for start, end in pairwise(starts)
        ]
        self._own = len(self.terms)
        for cap in caps:
            self.terms.append([(j, value) for j, value in cap.terms.items() if value])
            self.lower.append(-inf)
            self.upper.append(cap.limit)
        self._in_rows: list[list[tuple[int, Fraction]]] = [[] for _ in self.low]
        for i, terms in enumerate(self.terms):
            for j, coefficient in terms:
                self._in_rows[j].append((i, coefficient))
        self._order, self._bounded_by = self._derive()

    def bound(self, cost: dict[int, Fraction], prices: FloatArray, constant: Fraction = _ZERO) -> Bound:
        """The bound on ``Σ cost · x + constant`` near the multipliers ``prices`` (R,), caps included.

        Raises:
            NoBoundError: there is none near them.
        """
        y = [self._allowed_price(i, price) for i, price in enumerate(prices.tolist())]
        reduced = self._reduced_costs([cost.get(j, _ZERO) for j in range(len(self.low))], y)
        self._lift_unbounded(y, reduced)
        self._lift_bounded(y, reduced)
        return self._evaluate(y, reduced, constant)

    def _allowed_price(self, i: int, price: float) -> Fraction:
        """A multiplier that its row allows: none on a bound that does not exist."""
        if (price > 0 and isinf(self.lower[i])) or (price < 0 and isinf(self.upper[i])):
            return Fraction(0)
        return Fraction(price)

    def _reduced_costs(self, cost: list[Fraction], y: list[Fraction]) -> list[Fraction]:
        """The reduced costs r = c − Aᵀ y."""
        reduced = list(cost)
        for i, terms in enumerate(self.terms):
            if y[i]:
                for j, coefficient in terms:
                    reduced[j] -= y[i] * coefficient
        return reduced

    def _lift_unbounded(self, y: list[Fraction], reduced: list[Fraction]) -> None:
        """Columns that nothing bounds from above: the multipliers that make them pay are drawn towards zero."""
        for j, high in enumerate(self.high):
            if isinf(high) and self._bounded_by[j] is None:
                rows = sorted(self._in_rows[j], key=lambda one: (-abs(y[one[0]] * one[1]), one[0]))
                for i, coefficient in rows:
                    if reduced[j] >= 0:
                        break
                    if y[i] * coefficient > 0:
                        step = min(_outward(-reduced[j] / abs(coefficient)), abs(y[i]))
                        self._move(y, reduced, i, -step if y[i] > 0 else step)
                if reduced[j] < 0:
                    raise NoBoundError

    def _lift_bounded(self, y: list[Fraction], reduced: list[Fraction]) -> None:
        """The others, in the reverse order of their derivation: more weight on the row that bounds each.

        That row has the column with a positive coefficient; it makes the other such columns dearer, and cheaper only
        columns that were derived before, which come later here.
        """
        for j in reversed(self._order):
            use = self._bounded_by[j]
            if use is not None and reduced[j] < 0:
                coefficient = next(c for k, c in self.terms[use.row] if k == j) * use.sign
                self._move(y, reduced, use.row, -use.sign * _outward(-reduced[j] / coefficient))

    def _move(self, y: list[Fraction], reduced: list[Fraction], i: int, step: Fraction) -> None:
        """Changes the multiplier of row ``i``, and the reduced costs with it."""
        y[i] += step
        for j, coefficient in self.terms[i]:
            reduced[j] -= step * coefficient

    def _evaluate(self, y: list[Fraction], reduced: list[Fraction], constant: Fraction) -> Bound:
        rows = {
            i: price * Fraction(self.lower[i] if price > 0 else self.upper[i])
            for i, price in enumerate(y)
            if price
        }
        columns = {
            j: cost * Fraction(self.low[j] if cost > 0 else self.high[j])
            for j, cost in enumerate(reduced)
            if cost and (self.low[j] if cost > 0 else self.high[j])
        }
        return Bound(
            constant + sum(rows.values()) + sum(columns.values()),
            {i: price for i, price in enumerate(y) if price},
            {i: part for i, part in rows.items() if part},
            columns,
            sum(map(abs, y[: self._own]), _ZERO) + sum(map(abs, reduced), _ZERO),
        )

    def _derive(self) -> tuple[list[int], list[_Use | None]]:
        """Which columns have an upper bound that follows from a row, and in which order that shows.

        A row read as ``Σ a x ≤ b`` bounds every column with a > 0 once all with a < 0 are bounded from above (and all
        with a > 0 from below).
        """
        bounded: list[_Use | None] = [None] * len(self.high)
        known = [not isinf(high) for high in self.high]
        order: list[int] = []
        waiting: dict[tuple[int, int], int] = {}
        ready: deque[_Use] = deque()
        for i, terms in enumerate(self.terms):
            for sign, limit in ((1, self.upper[i]), (-1, self.lower[i])):
                if isinf(limit) or any(isinf(self.low[j]) for j, c in terms if c * sign > 0):
                    continue
                open_ones = sum(1 for j, c in terms if c * sign < 0 and not known[j])
                waiting[i, sign] = open_ones
                if not open_ones:
                    ready.append(_Use(i, sign))
        while ready:
            use = ready.popleft()
            for j, coefficient in self.terms[use.row]:
                if coefficient * use.sign > 0 and not known[j]:
                    known[j], bounded[j] = True, use
                    order.append(j)
                    for i, other in self._in_rows[j]:
                        sign = -1 if other > 0 else 1
                        if (i, sign) in waiting:
                            waiting[i, sign] -= 1
                            if not waiting[i, sign]:
                                ready.append(_Use(i, sign))
        return order, bounded


def _sum_terms(columns: Sequence[int], coefficients: Sequence[float]) -> list[tuple[int, Fraction]]:
    """The terms of a row, each column once."""
    terms: dict[int, Fraction] = {}
    for j, coefficient in zip(columns, coefficients, strict=True):
        terms[j] = terms.get(j, Fraction(0)) + Fraction(coefficient)
    return [(j, coefficient) for j, coefficient in terms.items() if coefficient]


def _outward(amount: Fraction) -> Fraction:
    """``amount`` > 0, rounded up to a multiple of 1 ÷ FINE."""
    return Fraction(-(-amount.numerator * FINE // amount.denominator), FINE)
