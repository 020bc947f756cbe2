"""The least that must change: a mixed-integer program over the levers, every rule kept as the levers leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.explain.elastic import TINY, Elastic
from planner.explain.levers import Lever, Steps

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

GAP = 1e-3
"""Relative gap in price at which the search for a cheaper repair ends."""

SECONDS = 2.5
"""Time for one search."""


@dataclass(frozen=True, slots=True, eq=False)
class Pulled:
    """A lever and how far it is pulled: ``amount`` in its unit, or the number of steps."""

    lever: Lever | Steps
    amount: float


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Levers pulled, and the columns of the program's plan with them."""

    pulled: list[Pulled]
    values: FloatArray


class RepairProgram:
    """The program of ``elastic`` with all its rules held, and a column for each lever that loosens them.

    ``elastic`` belongs to this program from then on.
    """

    def __init__(self, elastic: Elastic, levers: Sequence[Lever | Steps]) -> None:
        self.elastic = elastic
        self.levers = tuple(levers)
        self.live = elastic.live
        elastic.hold(elastic.blocks)
        elastic.price(())
        dataset = elastic.dataset
        self._plenty = 1.0 + sum(pool.available for pool in dataset.pools)
        self._next = elastic.columns
        self._columns: list[list[int]] = []
        self._upper: dict[int, float] = {}
        self._known: list[tuple[float, FloatArray]] = []
        for lever in self.levers:
            add = self._add_amount if isinstance(lever, Lever) else self._add_steps
            self._columns.append(add(lever))  # type: ignore[arg-type]
        for name, value in (("mip_rel_gap", GAP), ("mip_lp_age_limit", 3), ("mip_pscost_minreliable", 1)):
            self.live.setOptionValue(name, value)

    def cheapest(self, allowed: Callable[[Lever | Steps], bool]) -> Found | None:
        """The least priced pulls of the ``allowed`` levers with which a plan exists; None where there is none.

        A search that takes longer than ``SECONDS`` hands over the best found, if any.

        Raises:
            OutOfTimeError: no answer before the deadline.
        """
        open_columns = np.zeros(self._next - self.elastic.columns, dtype=bool)
        for lever, columns in zip(self.levers, self._columns, strict=True):
            for column in columns:
                open_columns[column - self.elastic.columns] = allowed(lever)
                self.live.changeColBounds(column, 0.0, self._upper[column] if allowed(lever) else 0.0)
        self._start_from_known(open_columns)
        if not self.elastic.run(at_most=SECONDS):
            return None
        values = self.elastic.values()
        self._known.append((self.live.getInfo().objective_function_value, values))
        pulled = [
            Pulled(lever, _amount(lever, columns, values))
            for lever, columns in zip(self.levers, self._columns, strict=True)
        ]
        return Found([pull for pull in pulled if pull.amount > TINY], values)

    def _start_from_known(self, open_columns: npt.NDArray[np.bool_]) -> None:
        """Hands the solver the best plan known that pulls open levers only, so that it need only do better."""
        usable = [
            known
            for known in self._known
            if not (known[1][self.elastic.columns :][~open_columns] > TINY).any()
        ]
        if usable:
            start = highspy.HighsSolution()
            start.col_value = list(min(usable, key=lambda known: known[0])[1])
            self.live.setSolution(start)

    def row_value(self, row: int, values: FloatArray) -> float:
        """The left side of a row of the program at ``values``, without its shortfall and its levers."""
        arrays = self.elastic.arrays
        span = slice(arrays.starts[row], arrays.starts[row + 1])
        return float(arrays.coefficients[span] @ values[arrays.columns[span]])

    def moved(self, row: int, values: FloatArray) -> float:
        """The sum of the transfers that a row is about, at ``values``."""
        arrays = self.elastic.arrays
        span = slice(arrays.starts[row], arrays.starts[row + 1])
        columns = arrays.columns[span]
        return float(values[columns[columns != self.elastic.model.program.rows[row].shortfall]].sum())

    def _add_amount(self, lever: Lever) -> list[int]:
        """One column, priced, that loosens the lever's rows."""
        program = self.elastic.model.program
        entries = [(row, fte if program.row_lower[row] > -np.inf else -fte) for row, fte in lever.rows]
        return [self._column(lever.price, lever.most, entries)]

    def _add_steps(self, steps: Steps) -> list[int]:
        """A yes/no column per step, each only after the one before it; and the shortfalls it opens."""
        program = self.elastic.model.program
        columns: list[int] = []
        price = 0.0 if steps.priced_rows else steps.price
        for k in range(len(steps.news)):
            freed = steps.freed[k] if steps.freed else ()
            entries = [(row, fte if program.row_lower[row] > -np.inf else -fte) for row, fte in freed]
            column = self._column(price, 1.0, entries)
            self.live.changeColIntegrality(column, highspy.HighsVarType.kInteger)
            if columns:
                self._row([(columns[-1], -1.0), (column, 1.0)], 0.0)
            columns.append(column)
            self._open(steps.opened[k] if steps.opened else (), column)
            self._close(steps.closed[k] if steps.closed else (), column)
        shortfalls = []
        for k, rows in enumerate(steps.priced_rows):
            for row in rows:
                entry = [(row, -1.0)]  # rules with permissions say "at most"
                shortfall = self._column(steps.price, np.inf, entry)
                self._row([(shortfall, 1.0), (columns[k], -self._plenty)], 0.0)
                shortfalls.append(shortfall)
        return columns + shortfalls

    def _open(self, columns: Iterable[int], step: int) -> None:
        """What is forbidden may be used once ``step`` is taken."""
        forbidden = list(columns)
        for column in forbidden:
            self.live.changeColBounds(column, 0.0, np.inf)
        if forbidden:
            self._row([*((column, 1.0) for column in forbidden), (step, -self._plenty)], 0.0)

    def _close(self, columns: Iterable[int], step: int) -> None:
        """What is allowed may not be used once ``step`` is taken."""
        allowed = list(columns)
        if allowed:
            self._row([*((column, 1.0) for column in allowed), (step, self._plenty)], self._plenty)

    def _column(self, cost: float, upper: float, entries: Sequence[tuple[int, float]]) -> int:
        rows = np.array([row for row, _ in entries], dtype=np.int32)
        coefficients = np.array([coefficient for _, coefficient in entries], dtype=float)
        self.live.addCol(cost, 0.0, upper, len(rows), rows, coefficients)
        self._upper[self._next] = upper
        self._next += 1
        return self._next - 1

    def _row(self, entries: Sequence[tuple[int, float]], upper: float) -> None:
        columns = np.array([column for column, _ in entries], dtype=np.int32)
        coefficients = np.array([coefficient for _, coefficient in entries], dtype=float)
        self.live.addRow(-np.inf, upper, len(columns), columns, coefficients)


def _amount(lever: Lever | Steps, columns: Sequence[int], values: FloatArray) -> float:
    """How far a lever is pulled: FTE or share, or steps taken; of permissions the last that is used."""
    if isinstance(lever, Lever):
        return float(values[columns[0]])
    if not lever.priced_rows:
        return float(sum(round(values[column]) for column in columns))
    shortfalls = iter(columns[len(lever.news) :])
    used = [max((values[next(shortfalls)] for _ in rows), default=0.0) for rows in lever.priced_rows]
    return float(max((k for k, fte in enumerate(used, start=1) if fte > TINY), default=0))
