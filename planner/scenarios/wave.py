"""One first wave for all futures: the first months' transfers are chosen once, the rest adapts to each future.

A two-stage stochastic program in its extensive form: one copy of the program for each future, in which the transfers of
the first months are the same columns. Goals are met in their order, on average over the futures or for the worst of
them; what a wave costs against knowing the future is its regret.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.build import build_dataset
from planner.findings import BadInput, errors
from planner.model.build import Model, build_model
from planner.model.program import Arrays
from planner.model.variables import NONE, frozen_months
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, changed
from planner.scenarios.faces import DUAL_SIMPLEX, Bounds, bounds_of, descend, minimise, new_live
from planner.scenarios.live import LiveProgram
from planner.scenarios.planned import plan_of
from planner.scenarios.types import Scenario
from planner.solve.priorities import Priority, blended, priorities, tie_break

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]
    IntArray = npt.NDArray[np.int64]

EXPECTED, REGRET = "expected", "regret"
CRITERIA = (EXPECTED, REGRET)
"""What a wave is best at: the average over the futures, or the regret in the worst of them."""


class NotComparable(Exception):  # noqa: N818 - read as a noun in messages
    """Futures that cannot share a wave: whole people, or goals that differ between them; ``name`` is the first such."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, eq=False)
class Future:
    """A future with a plan: its program, its weight (they sum to 1), and its best plan were it known (C,)."""

    name: str
    case: Case
    model: Model
    weight: float
    levels: tuple[Priority, ...]
    best: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """Transfers (S, D, first..last month) that are the same in every future, and what becomes of each future then.

    ``values[level][future]`` is what the priority reaches there, None where the wave leaves that future without a plan.
    """

    name: str
    transfers: FloatArray
    values: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FirstWave:
    """The wave for all futures, the plans that follow it, and the waves to compare it with.

    ``months`` are the first and the last month of the wave. ``known[level][future]`` is what the priority reaches where
    the future is known from the start. ``others`` holds each future's own wave. ``unplanned`` names the scenarios
    without a plan of their own, ``left_out`` those that no wave can suit together with the ones before them.
    ``shared`` is None where no scenario has a plan.
    """

    months: tuple[int, int]
    criterion: str
    futures: tuple[Future, ...]
    known: tuple[tuple[float, ...], ...]
    shared: Wave | None
    plans: tuple[Plan, ...]
    others: tuple[Wave, ...]
    unplanned: tuple[str, ...]
    left_out: tuple[str, ...]

    def expected(self, values: Sequence[float | None]) -> float | None:
        """The average over the futures by their weights; None where one has no plan."""
        pairs = list(zip(values, self.futures, strict=True))
        if any(value is None for value, _ in pairs):
            return None
        return sum(value * future.weight for value, future in pairs if value is not None)

    def regrets(self, wave: Wave, level: int) -> tuple[float | None, ...]:
        """What a wave costs in each future against knowing it."""
        return tuple(
            None if value is None else value - best
            for value, best in zip(wave.values[level], self.known[level], strict=True)
        )


def first_wave(
    case: Case,
    scenarios: Sequence[Scenario],
    months: int,
    *,
    criterion: str = EXPECTED,
    weights: Mapping[str, float] | None = None,
    tell: Callable[[str, str], None] | None = None,
) -> FirstWave:
    """The transfers of the first ``months`` planned months that suit all ``scenarios`` together.

    ``weights`` maps names of scenarios to how likely they are against one another (1 where not given). ``tell`` is
    given each step and the future it concerns.

    Raises:
        NotComparable: the case plans whole people, or a scenario changes which goals are pursued.
    """
    say = tell or (lambda _step, _name: None)
    futures, unplanned = _futures(case, scenarios, weights or {}, say)
    if not futures:
        return FirstWave((0, 0), criterion, (), (), None, (), (), unplanned, ())
    start = frozen_months(futures[0].model.dataset)
    span = (start, min(start + months, futures[0].model.dataset.months) - 1)
    say("shared", "")
    together, values, joint = _together(futures, span, criterion, say)
    left_out = tuple(future.name for future in futures if future.name not in {one.name for one in together})
    parts = [joint.part(values, i) for i in range(len(together))]
    plans = tuple(plan_of(f.case, f.model, part) for f, part in zip(together, parts, strict=True))
    shared = Wave("", _wave_of(together[0].model, parts[0], span), _reached(together, parts))
    others = []
    for future in together if len(together) > 1 else ():
        say("compared", future.name)
        wave = _wave_of(future.model, future.best, span)
        others.append(Wave(future.name, wave, _outcomes(together, wave, span)))
    known = _reached(together, [future.best for future in together])
    return FirstWave(span, criterion, together, known, shared, plans, tuple(others), unplanned, left_out)


def _together(
    futures: tuple[Future, ...], span: tuple[int, int], criterion: str, say: Callable[[str, str], None]
) -> tuple[tuple[Future, ...], FloatArray, _Joint]:
    """The futures that one wave can suit, its values, and their joint program: all of them where that is possible.

    Otherwise each future in its order joins those before it where one wave still suits them all.
    """
    joint = _Joint(futures, span)
    values = joint.solve(criterion)
    if values is not None:
        return futures, values, joint
    kept: list[Future] = []
    for future in futures:
        say("joining", future.name)
        if _Joint((*kept, future), span).is_feasible():
            kept.append(future)
    total = sum(future.weight for future in kept)
    together = tuple(replace(future, weight=future.weight / total) for future in kept)
    joint = _Joint(together, span)
    values = joint.solve(criterion)
    if values is None:
        raise RuntimeError("futures that were feasible together are not")
    return together, values, joint


def _reached(futures: Sequence[Future], values: Sequence[FloatArray]) -> tuple[tuple[float, ...], ...]:
    """What each priority reaches in each future."""
    return tuple(
        tuple(future.levels[k].value(part) for future, part in zip(futures, values, strict=True))
        for k in range(len(futures[0].levels))
    )


def _futures(
    case: Case, scenarios: Sequence[Scenario], weights: Mapping[str, float], say: Callable[[str, str], None]
) -> tuple[tuple[Future, ...], tuple[str, ...]]:
    """The futures that have a plan, and the names of those that have none."""
    found: list[Future] = []
    unplanned = []
    total = sum(weights.get(scenario.name, 1.0) for scenario in scenarios)
    for scenario in scenarios:
        say("known", scenario.name)
        try:
            other = changed(case, scenario.changes)
            dataset, findings = build_dataset(other)
            if dataset is None:
                raise BadInput(errors(findings))
        except (CannotChange, BadInput):
            unplanned.append(scenario.name)
            continue
        if dataset.headcount_unit > 0:
            raise NotComparable(scenario.name)
        model = build_model(dataset)
        best = LiveProgram(model).solve(model)
        if best is None:
            unplanned.append(scenario.name)
            continue
        levels = tuple(priorities(model))
        if found and [level.goals for level in levels] != [level.goals for level in found[0].levels]:
            raise NotComparable(scenario.name)
        weight = weights.get(scenario.name, 1.0) / total
        found.append(Future(scenario.name, other, model, weight, levels, best))
    left = sum(future.weight for future in found)
    return tuple(replace(future, weight=future.weight / left) for future in found), tuple(unplanned)


class _Joint:
    """All futures' programs side by side; the wave's transfers are columns of their own that all of them share."""

    def __init__(self, futures: Sequence[Future], span: tuple[int, int]) -> None:
        self._futures = futures
        waves = [_wave_columns(future.model, span) for future in futures]
        exists = np.all([wave != NONE for wave in waves], axis=0)
        self._shared = int(exists.sum())
        self._maps: list[IntArray] = []
        self._width = self._shared
        for future, wave in zip(futures, waves, strict=True):
            count = len(future.model.program.column_names)
            place = np.full(count, -1, dtype=np.int64)
            place[wave[exists]] = np.arange(self._shared)
            own = place < 0
            place[own] = self._width + np.arange(int(own.sum()))
            self._width += int(own.sum())
            self._maps.append(place)
        # Where one future knows no such transfer, none of them may make it in the wave.
        self._banned = [wave[(wave != NONE) & ~exists] for wave in waves]
        self._arrays = self._joined()

    def is_feasible(self) -> bool:
        """Whether any wave suits all the futures."""
        live = new_live(self._arrays)
        return minimise(live, np.zeros(self._width), DUAL_SIMPLEX)

    def solve(self, criterion: str) -> FloatArray | None:
        """Values of all columns, best by the criterion in each priority in turn; None where no wave suits all."""
        known = _reached(self._futures, [future.best for future in self._futures])
        costs = [self._expected(k) for k in range(len(known))]
        ties = self._joined_costs([f.weight * tie_break(f.model) for f in self._futures])
        opening = self._joined_costs(
            [f.weight * blended(f.levels, tie_break(f.model)) for f in self._futures]
        )
        arrays = self._arrays
        if criterion == REGRET:
            arrays, worst = self._with_regret(known)
            wide = [_widened(cost, len(worst[0])) for cost in (*costs, ties)]
            costs, ties = [*worst, *wide[:-1]], wide[-1]
            opening = _widened(opening, len(ties)) + sum(worst) * float(np.abs(opening).max())
        live = new_live(arrays)
        live.setOptionValue("solver", "ipm")
        if not minimise(live, opening, DUAL_SIMPLEX):
            return None
        live.setOptionValue("solver", "simplex")
        return descend(live, arrays, bounds_of(arrays), [*costs, ties])

    def part(self, values: FloatArray, future: int) -> FloatArray:
        """The values of one future's own columns."""
        return values[self._maps[future]]

    def _expected(self, k: int) -> FloatArray:
        return self._joined_costs([future.weight * future.levels[k].coefficients for future in self._futures])

    def _joined_costs(self, parts: Sequence[FloatArray]) -> FloatArray:
        cost = np.zeros(self._width)
        for place, part in zip(self._maps, parts, strict=True):
            np.add.at(cost, place, part)
        return cost

    def _joined(self) -> Arrays:
        low, high = np.zeros(self._width), np.full(self._width, np.inf)
        rows: list[Arrays] = []
        for place, future, banned in zip(self._maps, self._futures, self._banned, strict=True):
            arrays = future.model.program.arrays()
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
        """A column for each priority's largest regret, and a row for its regret in each future."""
        levels, futures = len(known), len(self._futures)
        width = self._width + levels
        columns, coefficients, limits, lengths = [], [], [], []
        for k in range(levels):
            for place, future, best in zip(self._maps, self._futures, known[k], strict=True):
                level = future.levels[k]
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
            np.append(base.row_lower, np.full(levels * futures, -np.inf)),
            np.append(base.row_upper, limits),
            np.append(base.starts, base.starts[-1] + np.cumsum(lengths)).astype(np.int32),
            np.concatenate([base.columns, *columns]).astype(np.int32),
            np.concatenate([base.coefficients, *coefficients]),
        )
        return arrays, [np.eye(1, width, self._width + k)[0] for k in range(levels)]


def _wave_columns(model: Model, span: tuple[int, int]) -> IntArray:
    """Columns (S, D, months of the wave) of the wave's transfers."""
    columns: IntArray = model.variables.transfer[:, :, span[0] : span[1] + 1].astype(np.int64)
    return columns


def _wave_of(model: Model, values: FloatArray, span: tuple[int, int]) -> FloatArray:
    """Transfers of the wave in a plan's values; zero where a transfer does not exist."""
    columns = _wave_columns(model, span)
    taken: FloatArray = np.where(columns != NONE, values[np.maximum(columns, 0)], 0.0)
    return taken


def _outcomes(
    futures: Sequence[Future], wave: FloatArray, span: tuple[int, int]
) -> tuple[tuple[float | None, ...], ...]:
    """What each priority reaches in each future once the wave is under way."""
    by_future = [_after(future, wave, span) for future in futures]
    return tuple(
        tuple(None if reached is None else reached[k] for reached in by_future)
        for k in range(len(futures[0].levels))
    )


def _after(future: Future, wave: FloatArray, span: tuple[int, int]) -> list[float] | None:
    """What each priority reaches in a future whose wave is given; None where there is no plan any more."""
    columns = _wave_columns(future.model, span)
    if (wave[columns == NONE] > WAVE_NOISE).any():
        return None
    arrays = future.model.program.arrays()
    exists = columns != NONE
    low, high = arrays.column_lower.copy(), arrays.column_upper.copy()
    low[columns[exists]] = np.maximum(wave[exists] - WAVE_NOISE, 0.0)
    high[columns[exists]] = wave[exists] + WAVE_NOISE
    bounds = Bounds(low, high, arrays.row_lower, arrays.row_upper)
    fixed = replace(arrays, column_lower=low, column_upper=high)
    live = new_live(fixed)
    if not minimise(live, blended(future.levels, tie_break(future.model)), DUAL_SIMPLEX):
        return None
    values = descend(live, fixed, bounds, [level.coefficients for level in future.levels])
    return None if values is None else [level.value(values) for level in future.levels]


WAVE_NOISE = 1e-7
"""FTE by which a given wave may be missed: the solver's own tolerance, so that its own plan is never refused."""


def _widened(cost: FloatArray, width: int) -> FloatArray:
    return np.concatenate([cost, np.zeros(width - len(cost))])
