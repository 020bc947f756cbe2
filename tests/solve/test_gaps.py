"""What is told of a search in whole numbers that ended early: no gap hides how much better a plan may be."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from math import inf
from typing import Any

import numpy as np
import pytest

from planner.model.build import Model, build_model
from planner.plan.types import Status
from planner.solve.engine import Outcome
from planner.solve.live import Live
from planner.solve.optimal_face import relax
from planner.solve.options import SolveOptions
from planner.solve.prices import Held, prices_of
from planner.solve.priorities import priorities
from planner.solve.regions import regions_of
from planner.solve.run import solve_model
from planner.solve.whole_engine import WholeEngine
from planner.solve.widening import Limit, with_limits
from planner.tolerances import ABSOLUTE_GAP
from tests.model.hand_cases import BASE, MONTHS
from tests.solve.test_closing_in import best, first_met, leaving
from tests.solve.test_strengthen import a_case
from tests.solve.test_whole import EVERY_GOAL


def engine_of(model: Model, start: np.ndarray | None, gap: float) -> WholeEngine:
    """An engine that begins with a plan and is content with a gap."""
    arrays, levels = model.program.arrays(), priorities(model)
    bound = best(relax(arrays), levels[0].coefficients)[0]
    regions = regions_of(model, arrays) if model.groups else None
    return WholeEngine(arrays, regions, levels, SolveOptions(gap=gap), start, time.monotonic() + 60, bound)


def widest_claim(model: Model, seed: int, gap: float) -> float:
    """How far from the best a plan is, relatively, at most of all priorities; each time no further than is told."""
    arrays, limits, widest = model.program.arrays(), list[Limit](), 0.0
    engine = engine_of(model, best(arrays, leaving(model, seed))[1], gap)
    for level in priorities(model):
        cost = level.coefficients
        found = engine.minimise(cost)
        assert found.values is not None
        least, value = best(with_limits(arrays, limits), cost)[0], float(cost @ found.values)
        size = max(abs(value), ABSOLUTE_GAP)
        assert value - found.gap * size <= least + 1e-6 * max(1.0, abs(least)), level.goals
        assert (found.status is Status.OPTIMAL) == (found.gap <= gap)
        widest = max(widest, (value - least) / size)
        most = value + 1e-6 * max(1.0, abs(value))
        engine.cap(cost, most)
        limits.append(Held(cost, most, -inf).as_limit())
    return widest


@pytest.mark.parametrize("groups", [True, False])
@pytest.mark.parametrize("small", [0, 5_000])
def test_no_plan_is_further_from_the_best_than_is_told(
    small: int, groups: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a plan in which as many leave as can, content with half of what is reached."""
    engine = import_module("planner.solve.whole_engine")
    monkeypatch.setattr(engine, "SMALL", small)
    monkeypatch.setattr(engine, "SMALL_NODES", 0)
    found = []
    for seed in range(5):
        case = replace(a_case(random.Random(seed)), goals=EVERY_GOAL, headcount_unit=1.0)
        if not groups:
            case = replace(case, types=tuple(replace(one, smallest_group=0.0) for one in case.types))
        found.append(widest_claim(build_model(case), seed, 0.5))
    assert max(found) > 1e-3 or small


def test_what_the_last_priority_costs_at_least_is_no_more_than_the_best() -> None:
    """Going beyond an earlier one has its price, which is taken off again for what that may come to."""
    tighter = 0
    for seed in range(8):
        model, second, held, plan = first_met(seed)
        arrays, engine = model.program.arrays(), engine_of(model, plan, 1e-4)
        engine._held.append(held)
        engine._approach_last(second, 1e-9, time.monotonic() + 60, plan)
        reached = best(with_limits(arrays, [held.as_limit()]), second)[0]
        assert engine._least <= reached + 1e-5 * max(1.0, abs(reached)), seed
        tighter += engine._least > best(relax(arrays), second)[0]
    assert tighter > 2


@pytest.mark.parametrize("gap", [0.3, 1.0])
def test_the_gap_of_a_later_priority_is_its_own(gap: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of it but what its own search proves: not what the linear program or an earlier one does."""
    monkeypatch.setattr(Live, "gap", property(lambda live: gap if live.integer else 0.0))
    case = replace(BASE, headcount_unit=1.0, unmet_cost=2e4, goals=EVERY_GOAL, workload=(((2.3,) * MONTHS,),))
    solution = solve_model(build_model(case))
    assert [told for _, told in solution.solver.gaps[1:]] == pytest.approx([gap, gap])
    assert solution.solver.gap == pytest.approx(gap)


@pytest.mark.parametrize(("gap", "status"), [(5e-5, Status.OPTIMAL), (0.3, Status.LIMIT)])
def test_a_search_that_stops_within_its_gap_is_done(
    gap: float, status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stopped at a limit, and is as close to the best as was asked, or is not."""
    case = replace(BASE, headcount_unit=1.0, unmet_cost=2e4, goals=EVERY_GOAL, workload=(((2.3,) * MONTHS,),))
    model = build_model(case)
    engine = engine_of(model, None, 1e-4)
    stopped = Outcome(Status.LIMIT, best(model.program.arrays(), priorities(model)[0].coefficients)[1], gap)
    monkeypatch.setattr(WholeEngine, "_run", lambda _engine, _until: stopped)
    for rank, level in enumerate(priorities(model)):
        found = engine.minimise(level.coefficients)
        assert found.status is status or rank == 0  # of the first the linear program proves more


class _Denying:
    """A solver whose presolve denies that there is a better plan than the one it was offered."""

    fault = ""
    has_values = True

    def __init__(self, plan: np.ndarray, status: Status, gap: float) -> None:
        self._plan, self._denied, self._gap = plan, status, gap
        self.presolve, self.runs = "choose", list[str]()

    def set_options(self, options: Mapping[str, Any]) -> None:
        self.presolve = options.get("presolve", self.presolve)

    def offer(self, values: np.ndarray) -> None:
        pass

    def run(self, *, seconds: float) -> Status:
        assert seconds > 0
        self.runs.append(self.presolve)
        return Status.OPTIMAL if self.presolve == "off" else self._denied

    @property
    def gap(self) -> float:
        return 0.0 if self.runs[-1] == "off" else self._gap

    def values(self) -> np.ndarray:
        return self._plan


@pytest.mark.parametrize(
    ("status", "gap", "again"),
    [
        (Status.OPTIMAL, 1.0, True),
        (Status.INFEASIBLE, 0.0, True),
        (Status.OPTIMAL, 0.5, False),
        (Status.LIMIT, 1.0, False),
    ],
)
def test_a_plan_without_any_bound_is_searched_for_again_without_presolve(
    status: Status, gap: float, again: bool
) -> None:
    case = replace(BASE, headcount_unit=1.0, goals=EVERY_GOAL)
    model = build_model(case)
    nobody = np.zeros(len(model.program.column_names))
    engine, denying = engine_of(model, nobody, 1e-4), _Denying(nobody, status, gap)
    engine.live = denying  # type: ignore[assignment]
    outcome = engine._run(inf)
    assert denying.runs == (["choose", "off"] if again else ["choose"])
    assert denying.presolve == "choose"
    assert (outcome.status, outcome.gap) == ((Status.OPTIMAL, 0.0) if again else (status, gap))


def test_what_is_left_undone_after_the_search_is_no_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of the search stands where the rest could not be put at its best in time, and is called a limit."""
    whole = import_module("planner.solve.whole")
    model = build_model(replace(BASE, headcount_unit=1.0, goals=EVERY_GOAL))
    arrays, levels = model.program.arrays(), priorities(model)
    found = Outcome(Status.OPTIMAL, best(arrays, levels[0].coefficients)[1])
    for rest in (Outcome(Status.LIMIT, found.values), Outcome(Status.LIMIT), Outcome(Status.INFEASIBLE)):
        monkeypatch.setattr(whole, "solve_in_order", lambda *_, rest=rest: rest)
        left = whole._finish(model, found, levels, np.zeros(len(arrays.column_lower)), SolveOptions())
        assert left.status is Status.LIMIT
        assert left.values is found.values


def test_prices_are_zero_where_they_are_not_known() -> None:
    """One priority cannot be met at all, or the next has no least: nothing is worth anything then."""
    model = build_model(BASE)
    arrays, cost = model.program.arrays(), priorities(model)[0].coefficients
    held = [Held(cost, 0.0, 0.0), Held(cost, 0.0, 0.0)]
    impossible = replace(
        arrays, column_lower=arrays.column_lower + 1e6, column_upper=arrays.column_upper + 1e6
    )
    assert prices_of(impossible, held, cost, inf) == [0.0, 0.0]
    endless = np.zeros(len(cost))
    endless[model.variables.unmet] = -1.0
    free = replace(
        arrays, row_lower=np.full_like(arrays.row_lower, -inf), row_upper=np.full_like(arrays.row_upper, inf)
    )
    assert prices_of(free, [Held(np.zeros(len(cost)), 0.0, 0.0)], endless, inf) == [0.0]
