"""The first priorities of a model, each on a live program of its own, to ask what a changed limit does to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.plan.types import Status
from planner.solve.live import DUAL_SIMPLEX, PRIMAL_SIMPLEX, Basis, Live, with_rows
from planner.solve.optimal_face import relax
from planner.solve.priorities import Priority, blend, priorities, tie_break
from planner.tolerances import SLACK

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

TOLD = 2
"""How many priorities are told of: what comes after them is comfort."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of a program: by how much limits of rows move, and coefficients at (row, column)."""

    limits: Mapping[int, float]
    coefficients: Mapping[tuple[int, int], float]


class PriorityPrograms:
    """One program per priority, the later ones with a cap on the earlier, all at their optimum.

    A changed limit then costs a few iterations on each. Whole people are left out: the values are those of
    fractions. ``values`` and the answers of ``values_after`` are in the priorities' units, without constants.
    """

    def __init__(self, model: Model) -> None:
        """Solves the priorities in turn.

        Raises:
            ArithmeticError: the model has no optimum.
        """
        self.levels: Sequence[Priority] = priorities(model)[:TOLD]
        self._arrays = relax(model.program.arrays())
        self._lives: list[Live] = []
        self._bases: list[Basis] = []
        start = Live(self._arrays, blend(self.levels, tie_break(model)))
        if start.run_cold() is not Status.OPTIMAL:
            raise ArithmeticError("the program has no optimum")
        basis, rows = start.basis(), len(self._arrays.row_lower)
        reached: list[float] = []
        for level in self.levels:
            live = Live(self._arrays)
            self._add_caps(live, reached)
            live.start_from(with_rows(basis, rows + len(reached)))
            if live.minimise(level.coefficients, PRIMAL_SIMPLEX) is not Status.OPTIMAL:
                raise ArithmeticError("a priority has no optimum")
            reached.append(live.objective)
            live.set_options({"simplex_strategy": DUAL_SIMPLEX})
            basis = live.basis()
            self._lives.append(live)
            self._bases.append(basis)
        self.values: tuple[float, ...] = tuple(reached)

    def twin(self) -> PriorityPrograms:
        """The same programs at the same optimum, for use in another thread."""
        twin = copy(self)
        twin._lives = []
        for rank, level in enumerate(self.levels):
            live = Live(self._arrays, level.coefficients, options={"simplex_strategy": DUAL_SIMPLEX})
            twin._add_caps(live, self.values[:rank])
            twin._lives.append(live)
        return twin

    def multipliers(self) -> list[FloatArray]:
        """For each priority what a unit of each row's limit does to it at the margin, (R,)."""
        rows = len(self._arrays.row_lower)
        return [live.duals()[1][:rows] for live in self._lives]

    def at_margin(self, shift: Shift) -> dict[int, float]:
        """The shift as one of limits alone, as it acts at the optimum of the first priority."""
        if not shift.coefficients:
            return dict(shift.limits)
        values = self._lives[0].values()
        moved = dict(shift.limits)
        for (row, column), change in shift.coefficients.items():
            moved[row] = moved.get(row, 0.0) - change * values[column]
        return moved

    def values_after(self, shift: Shift, times: float) -> tuple[float, ...] | None:
        """The priorities' values with the program shifted so many ``times``; None where no plan exists.

        Every answer starts from the same basis, so that it does not depend on what was asked before.
        """
        reached: list[float] = []
        try:
            for rank, live in enumerate(self._lives):
                self._apply(live, shift, times)
                for cap in range(rank):
                    live.bound_row(self._cap_row(cap), -np.inf, self._cap(cap, reached[cap]))
                live.forget()
                live.start_from(self._bases[rank])
                if live.run() is not Status.OPTIMAL:
                    return None
                reached.append(live.objective)
        finally:
            for live in self._lives:
                self._apply(live, shift, 0.0)
        return tuple(reached)

    def _apply(self, live: Live, shift: Shift, times: float) -> None:
        """Shifts the program as it was handed over; 0 ``times`` puts it back."""
        for row, amount in shift.limits.items():
            low, high = self._arrays.row_lower[row], self._arrays.row_upper[row]
            live.bound_row(row, low + times * amount, high + times * amount)
        for (row, column), change in shift.coefficients.items():
            span = slice(self._arrays.starts[row], self._arrays.starts[row + 1])
            at = int(np.flatnonzero(self._arrays.columns[span] == column)[0])
            live.change_coefficient(row, column, float(self._arrays.coefficients[span][at]) + times * change)

    def _add_caps(self, live: Live, reached: Sequence[float]) -> None:
        for cap, value in enumerate(reached):
            coefficients = self.levels[cap].coefficients
            columns = np.flatnonzero(coefficients).astype(np.int32)
            live.add_row(columns, coefficients[columns], -np.inf, self._cap(cap, value))

    def _cap(self, rank: int, value: float) -> float:
        """What a priority may reach while the next one improves."""
        level = self.levels[rank]
        total = value + level.constant
        return value + level.tolerance * abs(total) + SLACK * max(1.0, abs(total))

    def _cap_row(self, cap: int) -> int:
        return len(self._arrays.row_lower) + cap
