"""Scenarios solved from near bases reach what a solve from nothing reaches, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from planner import api
from planner.reading.types import Case
from planner.scenarios.apply import change_case
from planner.scenarios.execute import setup_of, solve_batch
from planner.scenarios.read_scenarios import read_lines, read_scenarios
from planner.scenarios.runner import Runner
from planner.scenarios.study import Study
from planner.scenarios.types import Listed, Result, Scenario
from planner.solve.options import SolveOptions


def scenarios_of(case: Case, *lines: Sequence[str]) -> list[Scenario]:
    study = Study("en", tuple(read_lines(case, part) for part in lines))
    return [study.scenario(number) for number in range(study.count)]


@pytest.fixture(scope="module")
def runner(open_2012: Case) -> Runner:
    return Runner(open_2012)


@pytest.mark.parametrize("position", range(8))
def test_equal_to_a_fresh_build_and_solve(open_2012: Case, runner: Runner, position: int) -> None:
    study = Study("en", read_scenarios(open_2012)[0])
    scenario = study.scenario(position)
    result = runner.result(scenario)
    fresh = api.solve(change_case(open_2012, scenario.changes))
    assert result.status == fresh.status == "optimal"
    assert result.goals is not None
    assert result.violation <= 1e-6
    for goal, value in fresh.goals.items():
        assert result.goals[goal] == pytest.approx(value, rel=1e-6, abs=1e-3), goal
    assert result.figures is not None
    assert result.figures.values["leaving.2012"] == pytest.approx(fresh.quantities.transfers[:, :, :12].sum())


def test_the_order_does_not_matter(open_2012: Case) -> None:
    scenarios = scenarios_of(
        open_2012,
        ["Customers × 0.9..1.1 step 0.1"],
        ["Partners!Cost × 1.1"],
        ["Advisor types!Training months + 1"],
        ["Directions!Attrition = 1 %"],
    )
    one, other = Runner(open_2012), Runner(open_2012)
    forwards = [_compared(one.result(scenario)) for scenario in scenarios]
    backwards = [_compared(other.result(scenario)) for scenario in reversed(scenarios)]
    assert forwards == backwards[::-1]


def _compared(result: Result) -> object:
    """A result but for the time it took."""
    return result.number, result.status, result.goals, result.figures


def test_a_scenario_that_fails_is_explained_and_the_others_go_on(open_2012: Case) -> None:
    setup = setup_of(
        open_2012,
        Study(
            "en",
            (
                read_lines(open_2012, ["Directions!Minimum from = 2012-03"], "at once"),
                read_lines(open_2012, ["Directions!Share of customers × 1.5"], "too many"),
                read_lines(open_2012, ["Directions!Share of customers × 9"], "beyond"),
                read_lines(open_2012, ["Customers × 1.01"], "fine"),
            ),
        ),
        SolveOptions(time_limit=1e6),
    )
    base, at_once, too_many, beyond, fine = solve_batch(setup, list(range(5)))
    assert (base.status, fine.status) == ("optimal", "optimal")
    assert at_once.status == "infeasible"
    assert "minimum_staff" in at_once.blamed
    assert "1,080 advisors" in at_once.reasons[0]
    assert too_many.status == "invalid"
    assert "150" in too_many.reasons[0]
    assert beyond.status == "invalid"
    assert "outside what is possible" in beyond.reasons[0]
    assert at_once.figures is too_many.figures is beyond.figures is None


@pytest.mark.parametrize(
    ("case", "lines"),
    [("small", ["headcount unit = 1", "Workload × 1.1"]), ("open_2012", ["Goals!cost!Tolerance = 0.1 %"])],
)
def test_whole_people_and_tolerances_are_solved_too(
    case: str, lines: list[str], request: pytest.FixtureRequest
) -> None:
    read: Case = request.getfixturevalue(case)
    scenario = scenarios_of(read, lines)[1]
    result = Runner(read).result(scenario)
    fresh = api.solve(change_case(read, scenario.changes))
    assert result.status == fresh.status == "optimal"
    assert result.goals is not None
    for goal, value in fresh.goals.items():
        assert result.goals[goal] == pytest.approx(value, rel=1e-6, abs=1e-6), goal


def test_a_case_in_whole_people_is_a_start_for_fractions(small: Case) -> None:
    case = replace(small, settings={**small.settings, "headcount_unit": 1.0})
    scenario = scenarios_of(case, ["headcount unit = 0", "Workload × 1.1"])[1]
    result = Runner(case).result(scenario)
    fresh = api.solve(change_case(case, scenario.changes))
    assert result.status == "optimal"
    assert result.goals == pytest.approx(fresh.goals, rel=1e-6, abs=1e-6)


def test_a_case_without_a_plan_does_not_keep_its_scenarios_from_one(open_2012: Case) -> None:
    lines = read_lines(open_2012, ["Directions!Minimum from = 2012-03"])
    case = change_case(open_2012, lines.changes)
    scenario = scenarios_of(case, ["Rules!minimum_staff!Mode = soft"])[1]
    runner = Runner(case)
    result = runner.result(scenario)
    assert result.goals == pytest.approx(
        api.solve(change_case(case, scenario.changes)).goals, rel=1e-6, abs=1e-3
    )


def test_a_draw_is_the_same_whatever_else_is_drawn(open_2012: Case) -> None:
    drawn: Listed = read_lines(open_2012, ["Customers × 0.9..1.2", "Partners!Cost × 0.8..1.1"])
    few = Study("en", (drawn,), draws=5, seed=7)
    many = Study("en", (drawn,), draws=500, seed=7)
    other = Study("en", (drawn,), draws=5, seed=8)
    assert [few.scenario(n).varied for n in range(1, 6)] == [many.scenario(n).varied for n in range(1, 6)]
    assert few.scenario(1).varied != other.scenario(1).varied
    for number in range(1, many.count):
        customers, cost = many.scenario(number).varied
        assert 0.9 <= customers <= 1.2
        assert 0.8 <= cost <= 1.1


def test_sweeps_multiply_and_lists_count(open_2012: Case) -> None:
    product = read_lines(open_2012, ["Customers × 0.8..1.2 step 0.2", "internal cost + 0..100 step 100"])
    study = Study(
        "en", (read_scenarios(open_2012)[0][0], product, read_lines(open_2012, ["Customers × 2"], "double"))
    )
    assert study.count == 1 + 1 + 6 + 1
    assert [study.scenario(number).varied for number in range(2, 8)] == [
        (0.8, 0.0), (0.8, 100.0), (1.0, 0.0), (1.0, 100.0), (1.2, 0.0), (1.2, 100.0),
    ]  # fmt: skip
    assert study.scenario(3).name == "Customers × 0.8 ; Settings · internal cost + 100"
    assert study.scenario(8).name == "double"
    assert [study.group(number) for number in range(9)] == [-1, 0, 1, 1, 1, 1, 1, 1, 2]
    with pytest.raises(IndexError):
        study.scenario(9)
