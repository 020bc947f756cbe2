"""The first priorities of a model, each on a live program of its own, to ask what a changed limit does to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import highspy
import numpy as np

from planner.model.build import Model
from planner.model.program import Arrays
from planner.solve.highs import PRIMAL_SIMPLEX, pass_arrays
from planner.solve.live import make_live
from planner.solve.priorities import SLACK, Priority, blended, priorities, tie_break

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

DUAL_SIMPLEX = 1
"""Value of HiGHS's ``simplex_strategy``: after a change of bounds the old basis stays dual feasible."""

RUNGS = 2
"""Priorities that are told: what comes after is comfort."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of a program: by how much limits of rows move, and coefficients at (row, column)."""

    limits: Mapping[int, float]
    coefficients: Mapping[tuple[int, int], float]


class Ladder:
    """One program per priority, the later ones with a cap on the earlier, all at their optimum.

    A changed limit then costs a few iterations on each. Whole people are left out: the values are those of
    fractions. ``values`` and the answers of ``moved`` are in the priorities' units, without constants.
    """

    def __init__(self, model: Model) -> None:
        """Solves the priorities in turn.

        Raises:
            ArithmeticError: the model has no optimum.
        """
        self.levels: Sequence[Priority] = priorities(model)[:RUNGS]
        self._arrays = model.program.arrays()
        self._lives: list[highspy.Highs] = []
        self._bases: list[highspy.HighsBasis] = []
        start = _live(self._arrays, blended(self.levels, tie_break(model)))
        if not _optimal(start):
            raise ArithmeticError("the program has no optimum")
        basis = start.getBasis()
        reached: list[float] = []
        for level in self.levels:
            live = _live(self._arrays, level.coefficients)
            self._add_caps(live, reached)
            live.setBasis(_extended(basis, len(reached)))
            live.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
            if not _optimal(live):
                raise ArithmeticError("a priority has no optimum")
            reached.append(live.getInfo().objective_function_value)
            live.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
            basis = _extended(live.getBasis(), 0)
            self._lives.append(live)
            self._bases.append(basis)
            basis = _shortened(basis, len(self._arrays.row_lower))
        self.values: tuple[float, ...] = tuple(reached)

    def twin(self) -> Ladder:
        """Another ladder at the same optimum, for use in another thread."""
        twin = copy(self)
        twin._lives = []
        for rung, level in enumerate(self.levels):
            live = _live(self._arrays, level.coefficients)
            twin._add_caps(live, self.values[:rung])
            live.setOptionValue("simplex_strategy", DUAL_SIMPLEX)
            twin._lives.append(live)
        return twin

    def multipliers(self) -> list[FloatArray]:
        """For each priority what a unit of each row's limit does to it at the margin, (R,)."""
        rows = len(self._arrays.row_lower)
        return [np.array(live.getSolution().row_dual)[:rows] for live in self._lives]

    def at_margin(self, shift: Shift) -> dict[int, float]:
        """The shift as one of limits alone, as it acts at the optimum of the first priority."""
        if not shift.coefficients:
            return dict(shift.limits)
        values = self._lives[0].getSolution().col_value
        moved = dict(shift.limits)
        for (row, column), change in shift.coefficients.items():
            moved[row] = moved.get(row, 0.0) - change * values[column]
        return moved

    def moved(self, shift: Shift, times: float) -> tuple[float, ...] | None:
        """The priorities' values with the program shifted so many ``times``; None where no plan exists.

        Every answer starts from the same basis, so that it does not depend on what was asked before.
        """
        reached: list[float] = []
        try:
            for rung, live in enumerate(self._lives):
                self._apply(live, shift, times)
                for cap in range(rung):
                    live.changeRowBounds(self._cap_row(cap), -np.inf, self._cap(cap, reached[cap]))
                live.clearSolver()
                live.setBasis(self._bases[rung])
                if not _optimal(live):
                    return None
                reached.append(live.getInfo().objective_function_value)
        finally:
            for live in self._lives:
                self._apply(live, shift, 0.0)
        return tuple(reached)

    def _apply(self, live: highspy.Highs, shift: Shift, times: float) -> None:
        """Shifts the program as it was handed over; 0 ``times`` puts it back."""
        for row, amount in shift.limits.items():
            low, high = self._arrays.row_lower[row], self._arrays.row_upper[row]
            live.changeRowBounds(row, low + times * amount, high + times * amount)
        for (row, column), change in shift.coefficients.items():
            span = slice(self._arrays.starts[row], self._arrays.starts[row + 1])
            at = int(np.flatnonzero(self._arrays.columns[span] == column)[0])
            live.changeCoeff(row, column, float(self._arrays.coefficients[span][at]) + times * change)

    def _add_caps(self, live: highspy.Highs, reached: Sequence[float]) -> None:
        for cap, value in enumerate(reached):
            coefficients = self.levels[cap].coefficients
            columns = np.flatnonzero(coefficients).astype(np.int32)
            live.addRow(-np.inf, self._cap(cap, value), len(columns), columns, coefficients[columns])

    def _cap(self, rung: int, value: float) -> float:
        """What a priority may reach while the next one improves."""
        level = self.levels[rung]
        total = value + level.constant
        return value + level.tolerance * abs(total) + SLACK * max(1.0, abs(total))

    def _cap_row(self, cap: int) -> int:
        return len(self._arrays.row_lower) + cap


def _live(arrays: Arrays, cost: FloatArray) -> highspy.Highs:
    live = make_live(threads=1)
    pass_arrays(live, replace(arrays, integer=np.zeros(0, dtype=np.int32)), cost)
    return live


def _optimal(live: highspy.Highs) -> bool:
    live.run()
    return bool(live.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _extended(basis: highspy.HighsBasis, more: int) -> highspy.HighsBasis:
    """A copy of ``basis`` with so many further rows, basic."""
    kept = highspy.HighsBasis()
    kept.col_status = list(basis.col_status)
    kept.row_status = [*basis.row_status, *([highspy.HighsBasisStatus.kBasic] * more)]
    kept.valid = True
    return kept


def _shortened(basis: highspy.HighsBasis, rows: int) -> highspy.HighsBasis:
    """A copy of ``basis`` for the first ``rows`` rows only."""
    kept = _extended(basis, 0)
    kept.row_status = list(kept.row_status)[:rows]
    return kept
