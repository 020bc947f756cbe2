"""The extensive form of a two-stage program: all scenarios side by side, the transfers of the first months shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.columns import NONE
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.reading.types import Case
from planner.solve.bounds import bounds_of
from planner.solve.live import Live
from planner.solve.optimal_face import descend
from planner.solve.priorities import Priority, blend, tie_break
from planner.solve.warm import Start
from planner.solve.widening import widen
from planner.wave.criterion import Criterion

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]
    IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class PlannedScenario:
    """A scenario with a plan: its program, its weight (they sum to 1), and its best plan were it known (C,).

    ``start`` is where other solves of its program start.
    """

    name: str
    case: Case
    model: Model
    weight: float
    levels: tuple[Priority, ...]
    best: FloatArray
    start: Start


def wave_columns(model: Model, span: tuple[int, int]) -> IntArray:
    """Columns (S, D, months of the wave) of the wave's transfers."""
    columns: IntArray = model.variables.transfer[:, :, span[0] : span[1] + 1].astype(np.int64)
    return columns


def reached_values(
    scenarios: Sequence[PlannedScenario], values: Sequence[FloatArray]
) -> tuple[tuple[float, ...], ...]:
    """What each priority reaches in each scenario."""
    return tuple(
        tuple(scenario.levels[k].value(part) for scenario, part in zip(scenarios, values, strict=True))
        for k in range(len(scenarios[0].levels))
    )


class Joint:
    """All scenarios' programs side by side; the wave's transfers are columns of their own that all of them share."""

    def __init__(self, scenarios: Sequence[PlannedScenario], span: tuple[int, int]) -> None:
        self._futures = scenarios
        waves = [wave_columns(scenario.model, span) for scenario in scenarios]
        exists = np.all([wave != NONE for wave in waves], axis=0)
        self._shared = int(exists.sum())
        self._maps: list[IntArray] = []
        self._width = self._shared
        for scenario, wave in zip(scenarios, waves, strict=True):
            count = len(scenario.model.program.column_names)
            place = np.full(count, -1, dtype=np.int64)
            place[wave[exists]] = np.arange(self._shared)
            own = place < 0
            place[own] = self._width + np.arange(int(own.sum()))
            self._width += int(own.sum())
            self._maps.append(place)
        # Where one scenario knows no such transfer, none of them may make it in the wave.
        self._banned = [wave[(wave != NONE) & ~exists] for wave in waves]
        self._arrays = self._join_programs()

    def is_feasible(self) -> bool:
        """Whether any wave suits all the scenarios."""
        return Live(self._arrays).run_cold() is Status.OPTIMAL

    def solve(self, criterion: Criterion) -> FloatArray | None:
        """Values of all columns, best by the criterion in each priority in turn; None where no wave suits all."""
        known = reached_values(self._futures, [scenario.best for scenario in self._futures])
        costs = [self._expected_cost(k) for k in range(len(known))]
        ties = self._join_costs([f.weight * tie_break(f.model) for f in self._futures])
        opening = self._join_costs([f.weight * blend(f.levels, tie_break(f.model)) for f in self._futures])
        arrays = self._arrays
        if criterion == Criterion.REGRET:
            arrays, worst = self._with_regret(known)
            wide = [widen(cost, len(worst[0])) for cost in (*costs, ties)]
            costs, ties = [*worst, *wide[:-1]], wide[-1]
            opening = widen(opening, len(ties)) + sum(worst) * float(np.abs(opening).max())
        live = Live(arrays, opening)
        if live.run_cold() is not Status.OPTIMAL:
            return None
        return descend(live, bounds_of(arrays), [*costs, ties])

    def part(self, values: FloatArray, scenario: int) -> FloatArray:
        """The values of one scenario's own columns."""
        return values[self._maps[scenario]]

    def _expected_cost(self, k: int) -> FloatArray:
        return self._join_costs(
            [scenario.weight * scenario.levels[k].coefficients for scenario in self._futures]
        )

    def _join_costs(self, parts: Sequence[FloatArray]) -> FloatArray:
        cost = np.zeros(self._width)
        for place, part in zip(self._maps, parts, strict=True):
            np.add.at(cost, place, part)
        return cost

    def _join_programs(self) -> Arrays:
        low, high = np.zeros(self._width), np.full(self._width, np.inf)
        rows: list[Arrays] = []
        for place, scenario, banned in zip(self._maps, self._futures, self._banned, strict=True):
            arrays = scenario.model.program.arrays()
            upper = arrays.column_upper.copy()
            upper[banned] = arrays.column_lower[banned]
            np.maximum.at(low, place, arrays.column_lower)
            np.minimum.at(high, place, upper)
            # A past that took more than a pool had leaves a negative stock, which is no shared column.
            own = place >= self._shared
            low[place[own]] = arrays.column_lower[own]
            rows.append(arrays)
        starts = [rows[0].starts, *(one.starts[1:] for one in rows[1:])]
        offsets = np.cumsum([0, *(len(one.columns) for one in rows[:-1])])
        return Arrays(
            low,
            high,
            np.zeros(0, dtype=np.int32),
            np.concatenate([one.row_lower for one in rows]),
            np.concatenate([one.row_upper for one in rows]),
            np.concatenate([part + offset for part, offset in zip(starts, offsets, strict=True)]).astype(
                np.int32
            ),
            np.concatenate([place[one.columns] for place, one in zip(self._maps, rows, strict=True)]).astype(
                np.int32
            ),
            np.concatenate([one.coefficients for one in rows]),
        )

    def _with_regret(self, known: Sequence[Sequence[float]]) -> tuple[Arrays, list[FloatArray]]:
        """A column for each priority's largest regret, and a row for its regret in each scenario."""
        levels, scenarios = len(known), len(self._futures)
        width = self._width + levels
        columns, coefficients, limits, lengths = [], [], [], []
        for k in range(levels):
            for place, scenario, best in zip(self._maps, self._futures, known[k], strict=True):
                level = scenario.levels[k]
                used = np.flatnonzero(level.coefficients)
                columns.append(np.append(place[used], self._width + k))
                coefficients.append(np.append(level.coefficients[used], -1.0))
                limits.append(best - level.constant)
                lengths.append(len(used) + 1)
        base = self._arrays
        arrays = Arrays(
            np.append(base.column_lower, np.full(levels, -np.inf)),
            np.append(base.column_upper, np.full(levels, np.inf)),
            base.integer,
            np.append(base.row_lower, np.full(levels * scenarios, -np.inf)),
            np.append(base.row_upper, limits),
            np.append(base.starts, base.starts[-1] + np.cumsum(lengths)).astype(np.int32),
            np.concatenate([base.columns, *columns]).astype(np.int32),
            np.concatenate([base.coefficients, *coefficients]),
        )
        return arrays, [np.eye(1, width, self._width + k)[0] for k in range(levels)]
