"""What closes in on a plan in whole numbers: costs of regions, searches close to a plan, prices of priorities."""

from __future__ import annotations

import random
from dataclasses import replace
from importlib import import_module
from math import inf

import numpy as np
import pytest

from planner.dataset.routes import STAY, every_route
from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.live import Live
from planner.solve.neighbourhoods import improve
from planner.solve.optimal_face import relax
from planner.solve.options import SolveOptions
from planner.solve.prices import Held, priced_search, prices_of
from planner.solve.priorities import blend, priorities
from planner.solve.regions import region_limits, regions_of
from planner.solve.run import solve_model
from planner.solve.widening import with_limits
from tests.solve.test_strengthen import THERE, a_case
from tests.solve.test_whole import EVERY_GOAL

ELSEWHERE = replace(THERE, allowed=False)


def apart(seed: int) -> Dataset:
    """Two centres that no pool connects, two pools each."""
    return replace(a_case(random.Random(seed)), routes=every_route(((STAY, ELSEWHERE), (ELSEWHERE, STAY))))


def costs_of(model: Model, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two costs (C,) of every column: that of the goals, no two columns quite alike, and one that chance draws."""
    chance, columns = np.random.default_rng(seed), len(model.program.column_names)
    goals = blend(priorities(model))
    return goals + chance.uniform(0, 0.01, columns), chance.uniform(0, 1, columns)


def leaving(model: Model, seed: int) -> np.ndarray:
    """A cost (C,) by which as many leave as can, some rather than others."""
    chance, columns = np.random.default_rng(seed), np.arange(len(model.program.column_names))
    leave = np.isin(columns, model.variables.transfer)
    return np.where(leave, -chance.uniform(1, 2, len(columns)), 0.0) + 1e-3 * costs_of(model, seed)[0]


def best(arrays: Arrays, cost: np.ndarray) -> tuple[float, np.ndarray]:
    """The least that ``cost`` comes to, and a plan (C,) that has it."""
    live = Live(arrays, cost, options={"mip_rel_gap": 0.0})
    assert live.run() is Status.OPTIMAL
    return live.objective, live.values()


def first_met(seed: int) -> tuple[Model, np.ndarray, Held, np.ndarray]:
    """A drawn case, a second cost (C,), its first priority held at the best that it can reach, and a plan that does."""
    model = build_model(a_case(random.Random(seed)))
    first, second = costs_of(model, seed)
    most, plan = best(model.program.arrays(), first)
    return model, second, Held(first, most + 1e-6 * max(1.0, abs(most)), most), plan


def test_pools_that_may_send_to_both_centres_make_one_region_of_them() -> None:
    model = build_model(apart(0))
    regions = regions_of(model, model.program.arrays())
    assert regions.count == 2
    v = model.variables
    for d in range(2):
        its = {*v.staff[d].tolist(), *v.pool_stock[2 * d].tolist(), *v.transfer[2 * d + 1, d].tolist()}
        assert its - {-1} <= set(regions.columns_of(d).tolist())
    assert not (
        v.in_house[v.in_house >= 0] == np.concatenate([regions.columns_of(d) for d in range(2)])[:, None]
    ).any()
    together = build_model(a_case(random.Random(0)))
    assert regions_of(together, together.program.arrays()).count == 1


@pytest.mark.parametrize("unit", [0.0, 0.5, 1.0])
def test_each_whole_number_has_its_direction(unit: float) -> None:
    """Starts of groups, transfers, and the halves that these are counted in."""
    model = build_model(replace(apart(1), headcount_unit=unit))
    arrays = model.program.arrays()
    regions = regions_of(model, arrays)
    assert len(arrays.integer)
    for column in arrays.integer.tolist():
        assert f".{'AB'[regions.direction[column]]}." in model.program.column_names[column]


def test_what_a_region_costs_loses_no_plan() -> None:
    """16 drawn cases: as good with the limits as without, which bring the linear program closer in most."""
    closer = 0
    for seed in range(16):
        model = build_model(apart(seed))
        arrays, cost = model.program.arrays(), leaving(model, seed)
        limits, least = region_limits(arrays, regions_of(model, arrays), cost, inf, inf)
        reached, bound = best(arrays, cost)[0], best(relax(arrays), cost)[0]
        stronger = with_limits(arrays, limits)
        assert best(stronger, cost)[0] == pytest.approx(reached, rel=1e-5), seed
        assert bound - 1e-6 <= best(relax(stronger), cost)[0] <= reached + 1e-5 * max(1.0, abs(reached)), seed
        assert bound - 1e-6 <= least <= reached + 1e-5 * max(1.0, abs(reached)), seed
        closer += least > bound + 1e-6
    assert closer > 8


def test_one_region_alone_has_no_limit() -> None:
    model = build_model(a_case(random.Random(0)))
    arrays, (cost, _) = model.program.arrays(), costs_of(model, 0)
    limits, least = region_limits(arrays, regions_of(model, arrays), cost, inf, inf)
    assert limits == []
    assert least == pytest.approx(best(relax(arrays), cost)[0])


def test_searches_close_to_a_plan_end_at_the_best_of_two_centres() -> None:
    """From the plan with most leaving of 12 drawn cases: the search of every two Directions is one of everything."""
    better = 0
    for seed in range(12):
        model = build_model(a_case(random.Random(seed)))
        arrays, (cost, _) = model.program.arrays(), costs_of(model, seed)
        regions, reached = regions_of(model, arrays), best(arrays, cost)[0]
        start = best(arrays, leaving(model, seed))[1]
        found = improve(arrays, regions, cost, start, good=-inf, until=inf)
        assert float(cost @ found) == pytest.approx(reached, rel=1e-4), seed
        assert improve(arrays, regions, cost, start, good=float(cost @ start), until=inf) is start
        assert improve(arrays, regions, cost, start, good=-inf, until=-inf) is start
        better += float(cost @ found) < float(cost @ start) - 1e-6
    assert better > 6


def test_the_price_of_earlier_priorities_bounds_what_a_later_one_costs() -> None:
    """20 drawn cases: below the best under the limit, and closer to it than the linear program in many."""
    closer = 0
    for seed in range(20):
        model, second, held, plan = first_met(seed)
        arrays = model.program.arrays()
        capped = with_limits(arrays, [held.as_limit()])
        reached, bound = best(capped, second)[0], best(relax(capped), second)[0]
        (price,) = prices_of(arrays, [held], second, inf)
        assert price >= 0
        priced = second + price * held.costs
        least, found = priced_search(arrays, priced, plan, gap=1e-6, until=inf, threads=1, options={})
        assert least - price * held.most <= reached + 1e-5 * max(1.0, abs(reached)), seed
        assert float(priced @ found) <= float(priced @ plan) + 1e-6, seed
        closer += least - price * held.most > bound + 1e-6
    assert closer > 5


def test_nothing_is_proven_where_no_time_is_left() -> None:
    model = build_model(a_case(random.Random(0)))
    arrays, (cost, _) = model.program.arrays(), costs_of(model, 0)
    plan = best(arrays, cost)[1]
    least, found = priced_search(arrays, cost, plan, gap=0.0, until=-inf, threads=1, options={})
    assert (least, found is plan) == (-inf, True)


@pytest.mark.parametrize("seed", range(8))
def test_what_closes_in_leads_to_the_plan_of_the_exact_search(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if small programs were large: every goal is the same, and proven, whole people and groups or not."""
    case = replace(a_case(random.Random(seed)), goals=EVERY_GOAL, headcount_unit=float(seed % 2))
    exact = solve_model(build_model(case), SolveOptions(gap=0.0))
    monkeypatch.setattr(import_module("planner.solve.whole_engine"), "SMALL", 0)
    found = solve_model(build_model(case), SolveOptions(gap=0.0))
    assert (found.status, exact.status) == (Status.OPTIMAL, Status.OPTIMAL)
    assert found.goals is not None
    assert exact.goals is not None
    for goal, value in exact.goals.items():
        assert found.goals[goal] == pytest.approx(value, rel=1e-6, abs=1e-6), goal
