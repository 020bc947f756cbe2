"""Solves programs that are like one another, each from the basis of one that is near.

One solve of a blended objective comes close to all goals; ``optimal_face`` then meets them exactly, in their order.
Every program has a solver of its own, filled in one call: in one that is kept, the last digits of a result would depend
on what it solved before. All are linear programs: whole numbers are not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.build import Model
from planner.model.program import Arrays, Program
from planner.model.rows import Rows
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.live import Basis, Live, carry_over
from planner.solve.optimal_face import descend, relax
from planner.solve.priorities import blend, priorities, tie_break

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

NEAR = {
    "simplex_scale_strategy": 0,
    "simplex_dual_edge_weight_strategy": 1,
    "dual_simplex_cost_perturbation_multiplier": 0.0,
}
"""No scaling, Devex weights, costs as they are: what HiGHS otherwise prepares costs more than the few iterations that a
near basis needs. Together they take half of its time on open-2012 (docs/scenarios.md, "Speed"). A basis that was
carried over to other columns or rows is not near: what is prepared then saves more than it costs."""

BRIEF = 50_000
"""Up to so many non-zeros a run from a near basis takes milliseconds; a thread that can be stopped adds one."""

LEAN = 1e-2
"""Weight of a priority against the one before it in the opening objective. From a near basis a milder lean than that
of a cold solve halves the iterations; the result does not depend on it (docs/scenarios.md, "Speed")."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """The basis of a program that was solved, and the names of its columns and rows: a start for programs like it."""

    columns: Sequence[str]
    rows: Rows
    basis: Basis

    def basis_for(self, program: Program) -> Basis:
        """The basis for ``program``: what both have stands where it stood; see ``carry_over`` for what is new."""
        if self.is_alike(program):
            return self.basis
        columns = _places(self.columns, program.column_names)
        return carry_over(self.basis, columns, _places(_row_names(self.rows), program.row_names))

    def is_alike(self, program: Program) -> bool:
        """Whether ``program`` has the same columns and rows in the same order."""
        return program.column_names == self.columns and program.row_list.alike(self.rows)


def solve_from(model: Model, start: Start | None = None, arrays: Arrays | None = None) -> FloatArray | None:
    """The values (C,) that are best in every priority in turn, ties broken as in any solve; None: there are none.

    None says no more than that this way led nowhere: a solve from scratch then tells why. ``arrays`` stand in for
    the program's own where bounds differ.
    """
    opening = _open(model, start, arrays)
    if opening is None:
        return None
    live, costs = opening
    return descend(live, bounds_of(live.arrays), costs)


def find_start(model: Model, start: Start | None = None) -> Start | None:
    """A start for programs like ``model``, found from ``start``; None where it has no plan."""
    opening = _open(model, start)
    if opening is None:
        return None
    program = model.program
    if start is not None and start.is_alike(program):
        return Start(start.columns, start.rows, opening[0].basis())
    return Start(program.column_names, program.row_list, opening[0].basis())


def _open(
    model: Model, start: Start | None, arrays: Arrays | None = None
) -> tuple[Live, list[FloatArray]] | None:
    """A solver at the optimum of the blended objective, and what is minimised in turn; None where there is none."""
    levels, ties = priorities(model), tie_break(model)
    given, cost = relax(arrays or model.program.arrays()), blend(levels, ties, LEAN)
    if start is None:
        live = Live(given, cost)
    else:
        alike = start.is_alike(model.program)
        brief = alike and len(given.coefficients) <= BRIEF
        live = Live(given, cost, options=NEAR if alike else {}, brief=brief)
        live.start_from(start.basis_for(model.program))
    if live.run() is not Status.OPTIMAL:
        return None
    return live, [*(level.coefficients for level in levels), ties]


def _row_names(rows: Rows) -> list[str]:
    return [row.name for row in rows.with_names()]


def _places(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Where each of the ``new`` names stands among the ``old`` ones, −1 where it is new."""
    places = {name: place for place, name in enumerate(old)}
    return [places.get(name, -1) for name in new]
