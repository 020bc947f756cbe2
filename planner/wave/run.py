"""One first wave for all scenarios: the first months' transfers are chosen once, the rest adapts to each scenario.

A two-stage stochastic program in its extensive form: one copy of the program for each scenario, in which the transfers
of the first months are the same columns. Goals are met in their order, on average over the scenarios or for the worst
of them; what a wave costs against knowing the scenario is its regret.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.build import build_dataset
from planner.findings import BadInput, errors
from planner.model.build import Model, build_model
from planner.model.columns import NONE
from planner.model.variables import frozen_months
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.scenarios.apply import CannotChange, change_case
from planner.scenarios.plan_of import plan_of
from planner.scenarios.types import Scenario
from planner.solve.priorities import Priority, priorities
from planner.solve.warm import find_start, solve_from
from planner.tolerances import GIVEN_WAVE, REGRET, SAME
from planner.wave.criterion import Criterion
from planner.wave.extensive_form import Joint, PlannedScenario, reached_values, wave_columns

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


class NotComparable(Exception):  # noqa: N818 - read as a noun in messages
    """Scenarios that cannot share a wave: in whole people, or with goals that differ; ``name`` is the first such."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """Transfers (S, D, first..last month) that are the same in every scenario, and what becomes of each scenario then.

    ``values[level][scenario]`` is what the priority reaches there, None where the wave leaves it without a plan.
    """

    name: str
    transfers: FloatArray
    values: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FirstWave:
    """The wave for all scenarios, the plans that follow it, and the waves to compare it with.

    ``months`` are the first and the last month of the wave. ``known[level][scenario]`` is what the priority reaches
    where the scenario is known from the start. ``others`` holds each scenario's own wave. ``unplanned`` names the
    scenarios without a plan of their own, ``left_out`` those that no wave can suit together with the ones before them.
    ``shared`` is None where no scenario has a plan.
    """

    months: tuple[int, int]
    criterion: Criterion
    scenarios: tuple[PlannedScenario, ...]
    known: tuple[tuple[float, ...], ...]
    shared: Wave | None
    plans: tuple[Plan, ...]
    others: tuple[Wave, ...]
    unplanned: tuple[str, ...]
    left_out: tuple[str, ...]

    def expectation(self, values: Sequence[float | None]) -> float | None:
        """The average over the scenarios by their weights; None where one has no plan."""
        pairs = list(zip(values, self.scenarios, strict=True))
        if any(value is None for value, _ in pairs):
            return None
        return sum(value * scenario.weight for value, scenario in pairs if value is not None)

    def regrets(self, wave: Wave, level: int) -> tuple[float | None, ...]:
        """What a wave costs in each scenario against knowing it; 0 where they differ by the solver's noise alone."""
        return tuple(
            None if value is None else _clear(value - best, scenario.levels[level], best)
            for value, best, scenario in zip(
                wave.values[level], self.known[level], self.scenarios, strict=True
            )
        )


def first_wave(
    case: Case,
    scenarios: Sequence[Scenario],
    months: int,
    *,
    criterion: Criterion = Criterion.EXPECTED,
    weights: Mapping[str, float] | None = None,
    tell: Callable[[str, str], None] | None = None,
) -> FirstWave:
    """The transfers of the first ``months`` planned months that suit all ``scenarios`` together.

    ``weights`` maps names of scenarios to how likely they are against one another (1 where not given). ``tell`` is
    given each step and the scenario it concerns.

    Raises:
        NotComparable: the case plans whole people, or a scenario changes which goals are pursued.
    """
    announce = tell or (lambda _step, _name: None)
    planned, unplanned = _plan_scenarios(case, scenarios, weights or {}, announce)
    if not planned:
        return FirstWave((0, 0), criterion, (), (), None, (), (), unplanned, ())
    start = frozen_months(planned[0].model.dataset)
    span = (start, min(start + months, planned[0].model.dataset.months) - 1)
    announce("shared", "")
    together, values, joint = _together(planned, span, criterion, announce)
    left_out = tuple(
        scenario.name for scenario in planned if scenario.name not in {one.name for one in together}
    )
    parts = [joint.part(values, i) for i in range(len(together))]
    plans = tuple(plan_of(f.case, f.model, part) for f, part in zip(together, parts, strict=True))
    shared = Wave("", _wave_of(together[0].model, parts[0], span), reached_values(together, parts))
    others = []
    for scenario in together if len(together) > 1 else ():
        announce("compared", scenario.name)
        wave = _wave_of(scenario.model, scenario.best, span)
        others.append(Wave(scenario.name, wave, _outcomes(together, wave, span)))
    known = reached_values(together, [scenario.best for scenario in together])
    return FirstWave(span, criterion, together, known, shared, plans, tuple(others), unplanned, left_out)


def _clear(regret: float, level: Priority, best: float) -> float:
    """A regret, 0 where it is less than what the solver's tolerance in FTE may come to in this priority."""
    noise = SAME * max(1.0, float(np.abs(level.coefficients).max(initial=0.0))) + REGRET * abs(best)
    return 0.0 if abs(regret) <= noise else regret


def _together(
    planned: tuple[PlannedScenario, ...],
    span: tuple[int, int],
    criterion: Criterion,
    announce: Callable[[str, str], None],
) -> tuple[tuple[PlannedScenario, ...], FloatArray, Joint]:
    """The scenarios that one wave can suit, its values, and their joint program: all of them where that is possible.

    Otherwise each scenario in its order joins those before it where one wave still suits them all.
    """
    joint = Joint(planned, span)
    values = joint.solve(criterion)
    if values is not None:
        return planned, values, joint
    kept = _compatible(planned, span, announce)
    total = sum(scenario.weight for scenario in kept)
    together = tuple(replace(scenario, weight=scenario.weight / total) for scenario in kept)
    joint = Joint(together, span)
    values = joint.solve(criterion)
    if values is None:
        raise RuntimeError("scenarios that were feasible together are not")
    return together, values, joint


def _compatible(
    planned: Sequence[PlannedScenario], span: tuple[int, int], announce: Callable[[str, str], None]
) -> list[PlannedScenario]:
    """Each scenario in its order that joins those kept before it in one wave; where some suit no wave, more do not."""
    kept: list[PlannedScenario] = []
    rest = list(planned)

    def clash(count: int) -> bool:
        announce("joining", rest[count - 1].name)
        return not Joint((*kept, *rest[:count]), span).is_feasible()

    while rest:
        joining = bisect_left(range(1, len(rest) + 1), True, key=clash)
        kept += rest[:joining]
        rest = rest[joining + 1 :]
    return kept


def _plan_scenarios(
    case: Case,
    scenarios: Sequence[Scenario],
    weights: Mapping[str, float],
    announce: Callable[[str, str], None],
) -> tuple[tuple[PlannedScenario, ...], tuple[str, ...]]:
    """The scenarios that have a plan, and the names of those that have none."""
    found: list[PlannedScenario] = []
    unplanned = []
    total = sum(weights.get(scenario.name, 1.0) for scenario in scenarios)
    for scenario in scenarios:
        announce("known", scenario.name)
        try:
            other = change_case(case, scenario.changes)
            dataset, findings = build_dataset(other)
            if dataset is None:
                raise BadInput(errors(findings))
        except (CannotChange, BadInput):
            unplanned.append(scenario.name)
            continue
        if not dataset.in_fractions:
            raise NotComparable(scenario.name)
        model = build_model(dataset)
        start = find_start(model, found[0].start if found else None)
        best = None if start is None else solve_from(model, start)
        if start is None or best is None:
            unplanned.append(scenario.name)
            continue
        levels = tuple(priorities(model))
        if found and [level.goals for level in levels] != [level.goals for level in found[0].levels]:
            raise NotComparable(scenario.name)
        weight = weights.get(scenario.name, 1.0) / total
        found.append(PlannedScenario(scenario.name, other, model, weight, levels, best, start))
    left = sum(scenario.weight for scenario in found)
    return tuple(replace(scenario, weight=scenario.weight / left) for scenario in found), tuple(unplanned)


def _wave_of(model: Model, values: FloatArray, span: tuple[int, int]) -> FloatArray:
    """Transfers of the wave in a plan's values; zero where a transfer does not exist."""
    columns = wave_columns(model, span)
    taken: FloatArray = np.where(columns != NONE, values[np.maximum(columns, 0)], 0.0)
    return taken


def _outcomes(
    planned: Sequence[PlannedScenario], wave: FloatArray, span: tuple[int, int]
) -> tuple[tuple[float | None, ...], ...]:
    """What each priority reaches in each scenario once the wave is under way."""
    by_scenario = [_after(scenario, wave, span) for scenario in planned]
    return tuple(
        tuple(None if reached is None else reached[k] for reached in by_scenario)
        for k in range(len(planned[0].levels))
    )


def _after(scenario: PlannedScenario, wave: FloatArray, span: tuple[int, int]) -> list[float] | None:
    """What each priority reaches in a scenario whose wave is given; None where there is no plan any more."""
    columns = wave_columns(scenario.model, span)
    if (wave[columns == NONE] > GIVEN_WAVE).any():
        return None
    arrays = scenario.model.program.arrays()
    exists = columns != NONE
    low, high = arrays.column_lower.copy(), arrays.column_upper.copy()
    low[columns[exists]] = np.maximum(wave[exists] - GIVEN_WAVE, 0.0)
    high[columns[exists]] = wave[exists] + GIVEN_WAVE
    fixed = replace(arrays, column_lower=low, column_upper=high)
    values = solve_from(scenario.model, scenario.start, fixed)
    return None if values is None else [level.value(values) for level in scenario.levels]
