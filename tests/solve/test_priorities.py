"""Goals by priority: what a tolerance grants is used where it serves a later priority, and only there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np
import pytest

from planner.dataset.routes import STAY, every_route
from planner.dataset.types import Dataset, Goal
from planner.model.build import build_model
from planner.schema.rules import GOALS
from planner.solve.highs import HighsEngine
from planner.solve.options import SolveOptions
from planner.solve.priorities import FAINT, blend, priorities, solve_in_order, tie_break
from planner.solve.run import solve_model
from tests.model.hand_cases import BASE, ELSEWHERE, MONTHS, PARTNER

if TYPE_CHECKING:
    from planner.plan.types import FloatArray

NEAR = every_route(((STAY, STAY), (STAY, STAY)))
WORK = (4.0,) * MONTHS


def _case(**tolerances: float) -> Dataset:
    """Five FTE of work a month: by own staff at 500 a month, who are there at once, or by a partner at 800."""
    instant = replace(BASE.types[0], training_months=0, training_cost=0.0)
    return replace(
        BASE,
        types=(instant,),
        partners=(replace(PARTNER, cost=800.0),),
        internal_cost=500.0,
        unmet_cost=1500.0,
        workload=(((5.0,) * MONTHS,),),
        goals=tuple(Goal(goal.id, goal.priority, 1.0, tolerances.get(goal.id, 0.0)) for goal in GOALS),
    )


def _reached(dataset: Dataset) -> tuple[float, float, float]:
    goals = solve_model(build_model(dataset)).goals
    assert goals is not None
    return goals["service"], goals["cost"], goals["wellbeing"]


@pytest.mark.parametrize("unit", [0.0, 1.0])
def test_a_tolerance_serves_the_next_priority(unit: float) -> None:
    """A tenth of 7,500 more: 5/6 FTE less leave the pool of ten, at 900 each; in whole people none can."""
    expected = 100 * (5 - 750 / 900) / 10 if unit == 0.0 else 50.0
    service, cost, wellbeing = _reached(replace(_case(cost=0.1), headcount_unit=unit))
    assert (service, wellbeing) == pytest.approx((0.0, expected), abs=1e-4)
    assert cost == pytest.approx(8250.0 if unit == 0.0 else 7500.0, rel=1e-6)


def _two_types(last: float, unit: float = 0.0) -> Dataset:
    """Eight FTE of work by type A for 1,000 each or B for 2,000; cost may worsen by a quarter for well-being."""
    instant = replace(BASE.types[0], training_months=0, training_cost=1000.0)
    pool = replace(BASE.pools[0], type=0, available=10.0)
    return replace(
        BASE,
        types=(instant, replace(instant, name="B", training_cost=2000.0)),
        pools=(pool, replace(pool, name="B Nord", type=1)),
        unmet_cost=20_000.0,
        headcount_unit=unit,
        workload=(((8.0,) * MONTHS,),),
        goals=tuple(
            Goal(goal.id, goal.priority, 1.0, {"cost": 0.25, "wellbeing": last}.get(goal.id, 0.0))
            for goal in GOALS
        ),
    )


@pytest.mark.parametrize("unit", [0.0, 1.0])
@pytest.mark.parametrize("last", [0.0, 0.5, 5.0], ids=["last-tolerance-0", "last-tolerance-50", "more"])
def test_a_tolerance_on_the_last_priority_has_no_effect(last: float, unit: float) -> None:
    """Six of A and two of B: 10,000 and a largest share of 60 %. With a tolerance on well-being it was 8,000 and 80."""
    assert _reached(_two_types(last, unit)) == pytest.approx((0.0, 10_000.0, 60.0), abs=1e-4)


def test_what_no_later_priority_needs_is_taken_back_earlier_priorities_first() -> None:
    """Nobody gains by worse service or cost: with room in all three priorities each is at its best all the same."""
    case = _two_types(0.5)
    loose = tuple(replace(goal, tolerance=0.0 if goal.id == "wellbeing" else 0.5) for goal in case.goals)
    without = tuple(replace(goal, priority=None) if goal.id == "wellbeing" else goal for goal in loose)
    service, cost, _ = _reached(replace(case, goals=without))
    assert (service, cost) == pytest.approx((0.0, 8000.0), abs=1e-4)


def test_a_tolerance_that_serves_nobody_is_not_used() -> None:
    """The last priority has none after it; nor has service one that unmet work would please."""
    best = pytest.approx((0.0, 7500.0, 50.0), abs=1e-4)
    assert _reached(_case(wellbeing=0.5)) == best
    assert _reached(_case(service=0.5)) == best


def test_what_is_settled_beyond_the_best_of_the_last_priority_is_not_spent_on_ties() -> None:
    """Ten points of well-being more were settled than are needed; ties that would have more get none."""
    model, options = build_model(_two_types(0.0)), SolveOptions()
    levels = priorities(model)
    best = solve_in_order(HighsEngine(model.program, options), levels, None, options).values
    assert best is not None
    limits = [level.strict_limit(best) for level in levels[:-1]] + [levels[-1].value(best) + 10.0]
    spend = -levels[-1].coefficients
    end = solve_in_order(HighsEngine(model.program, options), levels, spend, options, limits).values
    assert end is not None
    assert levels[-1].value(end) == pytest.approx(levels[-1].value(best), abs=1e-6)


def test_a_large_program_opens_with_two_priorities_and_ends_as_any_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = build_model(_two_types(0.0))
    small = HighsEngine(model.program, SolveOptions())
    expected = solve_model(model)
    monkeypatch.setattr(import_module("planner.solve.live.live"), "LARGE", 0)
    large = HighsEngine(model.program, SolveOptions())
    assert (small.opens_with, large.opens_with) == (None, 2)
    levels, ties = priorities(model), tie_break(model)
    assert len(levels) > 2
    opened: list[FloatArray] = []
    monkeypatch.setattr(HighsEngine, "_start", _kept(HighsEngine._start, opened))
    solution = solve_model(model)
    np.testing.assert_array_equal(opened[0], blend(levels[:2]))
    assert not np.array_equal(opened[0], blend(levels, ties))
    assert solution.goals is not None
    assert expected.goals is not None
    assert solution.goals == pytest.approx(expected.goals, rel=1e-9)
    assert solution.quantities is not None
    assert expected.quantities is not None
    np.testing.assert_allclose(solution.quantities.transfers, expected.quantities.transfers, atol=1e-8)


def _kept(start: Callable[..., None], seen: list[FloatArray]) -> Callable[..., None]:
    """``start``, which adds the costs that it is given to ``seen``."""

    def kept(engine: HighsEngine, costs: FloatArray) -> None:
        seen.append(costs)
        start(engine, costs)

    return kept


def test_ties_keep_work_at_home_and_tell_people_apart_before_their_work() -> None:
    """Each column costs 1 and a part that its name draws; work given as aid costs 3 more than work at home."""
    model = build_model(
        replace(BASE, directions=(BASE.directions[0], ELSEWHERE), routes=NEAR, workload=((WORK,),) * 2)
    )
    weights, v = tie_break(model), model.variables
    assert (v.away >= 0).all()
    for columns, least, part in (
        (v.transfer, 1.0, 1.0), (v.own_work, 1.0, FAINT), (v.in_house, 1.0, FAINT), (v.unmet, 1.0, FAINT),
        (v.away, 4.0, FAINT),
    ):  # fmt: skip
        drawn = (weights[columns[columns >= 0]] - least) / part
        assert drawn.min() >= 0
        assert drawn.max() < 1
        assert len(np.unique(drawn)) == drawn.size


@pytest.mark.parametrize("unit", [0.0, 1.0])
def test_a_solution_tells_the_goals_that_are_off_as_nothing_and_its_seconds(unit: float) -> None:
    begun = time.perf_counter()
    solution = solve_model(build_model(replace(BASE, headcount_unit=unit)))
    assert 0 < solution.solver.seconds <= time.perf_counter() - begun
    assert solution.goals is not None
    off = {goal.id for goal in BASE.goals if goal.priority is None}
    assert {solution.goals[goal] for goal in off} == {0.0}
