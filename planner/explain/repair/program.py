"""The least that must change: a mixed-integer program over the levers, every rule kept as the levers leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.explain.conflict.elastic import Elastic
from planner.explain.repair.levers import Lever, Steps
from planner.solve.live import DUAL_SIMPLEX
from planner.tolerances import REPAIR_GAP, SHORTFALL

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NODES = 100
"""Branches that one search may follow: a number, not a time, so that the same case gets the same repairs anywhere."""


LARGE = 4000
"""Columns above which proving that nothing is cheaper takes longer than people wait."""

_OPTIONS = {
    "mip_rel_gap": REPAIR_GAP,
    "mip_max_nodes": NODES,
    # Found by trial on the reference case: half of the time for the same repairs.
    "mip_heuristic_effort": 0.0,
    "mip_allow_restart": False,
    "mip_lp_age_limit": 3,
    "mip_pscost_minreliable": 1,
}


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
        elastic.strategy = DUAL_SIMPLEX
        elastic.hold(elastic.blocks)
        elastic.price(())
        dataset = elastic.dataset
        self._plenty = 1.0 + sum(pool.available for pool in dataset.pools)
        self._next = elastic.columns
        self._columns: list[list[int]] = []
        self._upper: dict[int, float] = {}
        self._prices: list[float] = []
        self._known: list[FloatArray] = []
        for lever in self.levers:
            add = self._add_amount if isinstance(lever, Lever) else self._add_steps
            self._columns.append(add(lever))  # type: ignore[arg-type]
        self.live.set_options(_OPTIONS)

    def cheapest(self, allowed: Callable[[Lever | Steps], bool]) -> Found | None:
        """The least priced pulls of the ``allowed`` levers with which a plan exists; None where there is none.

        A search that followed ``NODES`` branches hands over the best found, if any. In a large case that has a
        plan with such levers already, it only goes downhill from there.

        Raises:
            OutOfTimeError: no answer before the deadline.
        """
        free = np.zeros(self._next - self.elastic.columns, dtype=bool)
        for lever, columns in zip(self.levers, self._columns, strict=True):
            free[np.array(columns) - self.elastic.columns] = allowed(lever)
        start = self._cheapest_plan(free)
        if start is not None and self.elastic.columns > LARGE:
            return self._found_levers(self._downhill(free, start))
        values = self._search(free, start)
        return None if values is None else self._found_levers(values)

    def _search(self, free: npt.NDArray[np.bool_], start: FloatArray | None) -> FloatArray | None:
        """The columns of the cheapest plan over all levers that are ``free``, begun from ``start``."""
        self._free(free)
        if start is not None:
            self.live.offer(start)
        return self._remember_values() if self.elastic.run() else None

    def _downhill(self, free: npt.NDArray[np.bool_], start: FloatArray) -> FloatArray:
        """The columns of the cheapest plan reached by taking back steps one by one, all else ``free``."""
        best, cheapest = start, self._cost(start)
        taken = {
            lever: round(_amount(lever, columns, start))
            for lever, columns in self._pairs()
            if isinstance(lever, Steps) and lever.priced is None
        }
        for lever in sorted((k for k, v in taken.items() if v), key=lambda steps: -steps.price):
            while taken[lever]:
                self._free(free)
                self._hold_steps({**taken, lever: taken[lever] - 1})
                values = self._remember_values() if self.elastic.run() else None
                if values is None or self._cost(values) > cheapest - SHORTFALL:
                    break
                best, cheapest = values, self._cost(values)
                taken[lever] -= 1
        return best

    def _free(self, free: npt.NDArray[np.bool_]) -> None:
        for column, upper in self._upper.items():
            self.live.bound_column(column, 0.0, upper if free[column - self.elastic.columns] else 0.0)

    def _hold_steps(self, taken: Mapping[Steps, int]) -> None:
        for lever, columns in self._pairs():
            if isinstance(lever, Steps) and lever.priced is None:
                for k, column in enumerate(columns):
                    self.live.bound_column(column, float(k < taken[lever]), float(k < taken[lever]))

    def _pairs(self) -> Iterable[tuple[Lever | Steps, list[int]]]:
        return zip(self.levers, self._columns, strict=True)

    def _remember_values(self) -> FloatArray:
        values = self.elastic.values()
        self._known.append(values)
        return values

    def _cost(self, values: FloatArray) -> float:
        return float(np.array(self._prices) @ values[self.elastic.columns :])

    def _found_levers(self, values: FloatArray) -> Found:
        pulled = [Pulled(lever, _amount(lever, columns, values)) for lever, columns in self._pairs()]
        return Found([pull for pull in pulled if pull.amount > SHORTFALL], values)

    def _cheapest_plan(self, free: npt.NDArray[np.bool_]) -> FloatArray | None:
        """The cheapest plan known that pulls ``free`` levers only."""
        usable = [
            values for values in self._known if not (values[self.elastic.columns :][~free] > SHORTFALL).any()
        ]
        return min(usable, key=self._cost, default=None)

    def nothing(self) -> FloatArray:
        """Every column at zero."""
        return np.zeros(self._next)

    def row_value(self, row: int, values: FloatArray) -> float:
        """The left side of a row of the program at ``values``, without its shortfall and its levers."""
        arrays = self.elastic.arrays
        span = slice(arrays.starts[row], arrays.starts[row + 1])
        return float(arrays.coefficients[span] @ values[arrays.columns[span]])

    def transfers_of(self, row: int, values: FloatArray) -> float:
        """The sum of the transfers that a row is about, at ``values``."""
        arrays = self.elastic.arrays
        span = slice(arrays.starts[row], arrays.starts[row + 1])
        columns = arrays.columns[span]
        return float(values[columns[columns != self.elastic.model.program.rows[row].shortfall]].sum())

    def _add_amount(self, lever: Lever) -> list[int]:
        """One column, priced, that loosens the lever's rows."""
        return [self._column(lever.price, lever.most, lever.rows)]

    def _add_steps(self, steps: Steps) -> list[int]:
        """A yes/no column per step, each only after the one before it; or the shortfall that is opened."""
        if steps.priced is not None:
            return [self._column(steps.price, np.inf, [(steps.priced, -1.0)])]  # permissions say "at most"
        columns: list[int] = []
        for k in range(len(steps.news)):
            column = self._column(steps.price, 1.0, steps.freed[k] if steps.freed else (), integer=True)
            if columns:
                self._row([(columns[-1], -1.0), (column, 1.0)], 0.0)
            columns.append(column)
            self._open(steps.opened[k] if steps.opened else (), column)
            self._close(steps.closed[k] if steps.closed else (), column)
        return columns

    def _open(self, columns: Iterable[int], step: int) -> None:
        """What is forbidden may be used once ``step`` is taken."""
        forbidden = list(columns)
        for column in forbidden:
            self.live.bound_column(column, 0.0, np.inf)
        if forbidden:
            self._row([*((column, 1.0) for column in forbidden), (step, -self._plenty)], 0.0)

    def _close(self, columns: Iterable[int], step: int) -> None:
        """What is allowed may not be used once ``step`` is taken."""
        allowed = list(columns)
        if allowed:
            self._row([*((column, 1.0) for column in allowed), (step, self._plenty)], self._plenty)

    def _column(
        self, cost: float, upper: float, entries: Sequence[tuple[int, float]], *, integer: bool = False
    ) -> int:
        rows = np.array([row for row, _ in entries], dtype=np.int32)
        coefficients = np.array([coefficient for _, coefficient in entries], dtype=float)
        column = self.live.add_column(cost, upper, rows, coefficients, integer=integer)
        self._upper[column] = upper
        self._prices.append(cost)
        self._next = column + 1
        return column

    def _row(self, entries: Sequence[tuple[int, float]], upper: float) -> None:
        columns = np.array([column for column, _ in entries], dtype=np.int32)
        coefficients = np.array([coefficient for _, coefficient in entries], dtype=float)
        self.live.add_row(columns, coefficients, -np.inf, upper)


def _amount(lever: Lever | Steps, columns: Sequence[int], values: FloatArray) -> float:
    """How far a lever is pulled: FTE or share, or steps taken; a permission that is used is one step."""
    if isinstance(lever, Lever):
        return float(values[columns[0]])
    if lever.priced is not None:
        return float(values[columns[0]] > SHORTFALL)
    return float(sum(round(values[column]) for column in columns))
