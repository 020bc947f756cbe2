"""Trade-offs of a case against ε-constraint solves of the same program, one cap at a time."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from planner.model.build import build_model
from planner.plan.types import Status
from planner.reading.types import Case
from planner.schema.languages import LANGUAGES
from planner.solve.highs import HighsEngine
from planner.solve.live import Live
from planner.solve.options import SolveOptions
from planner.tradeoff.axes import (
    Axis,
    NoSuchLimit,
    UnknownAxis,
    axis_names,
    find_axis,
    known_axes,
    sides_of,
)
from planner.tradeoff.curve_words import remarks, shown_slopes, slope_words
from planner.tradeoff.frontier import Frontier, frontier, is_narrow, slopes, wide_frontier
from planner.tradeoff.sheet import render_tradeoff
from tests.explain.cases import base, read
from tests.model.hand_cases import BASE, CENTRE, MONTHS, TYPE
from tests.scenarios.conftest import dataset_of
from tests.solve.test_strengthen import rules, two_centres

COST, STRAIN, SHARE = find_axis("cost"), find_axis("bien-être"), find_axis("outsourced share")


@pytest.fixture(scope="module")
def curve(open_2012: Case) -> Frontier:
    return frontier(open_2012, dataset_of(open_2012), (COST, STRAIN), points=6, within=0.05)


def test_a_limit_that_is_moved_lets_larger_groups_leave() -> None:
    """5 seats, and groups of 6: nobody leaves; with one seat more six do, who do all the work there is."""
    case = replace(
        BASE,
        directions=(replace(CENTRE, seats=(5.0,) * MONTHS),),
        types=(replace(TYPE, smallest_group=6.0),),
        workload=(((6.0,) * MONTHS,),),
        rules=rules("training_group", "training_seats"),
    )
    sides = sides_of(case, (find_axis("training seats"), find_axis("service")))
    live = Live(sides.arrays, sides.costs[1])
    served = []
    for seats in (0.0, 1.0):
        live.bound_column(len(sides.costs[1]) - 1, -inf, seats)
        assert live.run() is Status.OPTIMAL
        served.append(live.objective)
    assert served[1] < served[0]


def test_what_plans_with_groups_keep_to_holds_between_two_aims_alone() -> None:
    """The limits that follow from others are left out where one of those moves."""
    model = build_model(two_centres(4.0))
    aims = sides_of(model.dataset, (COST, find_axis("service")))
    moved = sides_of(model.dataset, (COST, find_axis("release rate")))
    assert len(aims.arrays.row_lower) > len(model.program.rows) == len(moved.arrays.row_lower)


def test_axes_are_found_in_both_languages() -> None:
    assert find_axis("coût") == COST == Axis("cost", is_goal=True)
    assert find_axis("Part sous-traitée") == SHARE == Axis("outsourced_share", is_goal=False)
    with pytest.raises(UnknownAxis) as unknown:
        find_axis("wellbeeing")
    assert unknown.value.nearest == "wellbeing"


def test_no_point_beats_another_and_steps_cost_more_and_more(curve: Frontier) -> None:
    assert curve.status is Status.OPTIMAL
    assert curve.before == ("targets", "service")
    first = np.array([point.first for point in curve.points])
    second = np.array([point.second for point in curve.points])
    assert (np.diff(first) > 0).all()
    assert (np.diff(second) < 0).all()
    costs = [slope for slope in slopes(curve) if slope is not None]
    assert costs == sorted(costs)  # a linear program's curve is convex
    assert not is_narrow(curve)
    for point in curve.points:
        assert point.first == pytest.approx(point.plan.goals["cost"], rel=1e-9)
        assert point.second == pytest.approx(point.plan.goals["wellbeing"], rel=1e-7)
        assert point.plan.largest_violation <= 1e-6


def test_goals_that_leave_no_choice_give_way_by_as_little_as_leaves_one(open_2012: Case) -> None:
    strict = frontier(open_2012, dataset_of(open_2012), (COST, STRAIN), points=2)
    assert is_narrow(strict)
    held = " ".join(remarks(strict, "en", "EUR"))
    assert "--within 5%" in held
    assert "missed targets" in held
    found = wide_frontier(open_2012, dataset_of(open_2012), (COST, STRAIN), points=4)
    assert found.widened
    assert found.within == 0.01
    assert len(found.points) == 4
    assert not is_narrow(found)
    said = " ".join(remarks(found, "fr", "EUR"))
    assert "moins bons de 1\u00a0% au plus" in said
    assert "--within 0%" in said
    best = strict.points[0].plan.goals
    for point in found.points:
        assert point.plan.goals["targets"] <= 1.01 * best["targets"] + 1e-3


def test_nothing_to_trade_is_said_with_what_stands_in_the_way(small: Case) -> None:
    found = wide_frontier(small, dataset_of(small), (COST, STRAIN), points=4)
    assert len(found.points) == 1
    said = " ".join(remarks(found, "en", "EUR"))
    assert "One plan is the best on both sides" in said
    assert "--between cost targets" in said
    free = wide_frontier(small, dataset_of(small), (COST, find_axis("service")), points=4)
    assert not free.widened
    assert len(free.points) == 4


def test_steps_are_told_in_amounts_that_can_be_read(small: Case) -> None:
    found = frontier(small, dataset_of(small), (COST, find_axis("service")), points=3)
    unit, steps = shown_slopes(found)
    assert unit == 1000
    assert slope_words(found, unit, "en", "EUR") == "1,000 EUR less costs (EUR)"
    assert steps[1] == pytest.approx(1000 * (slopes(found)[1] or 0))
    assert (steps[1] or 0) > 1


@pytest.mark.parametrize("position", [1, 4])
def test_points_agree_with_an_epsilon_constraint_solve(
    open_2012: Case, curve: Frontier, position: int
) -> None:
    """min cost subject to targets + service within 5 % of their best, and strain at most the point's."""
    model = build_model(dataset_of(open_2012))
    engine = HighsEngine(model.program, SolveOptions())
    met = model.goals["targets"].coefficients + model.goals["service"].coefficients
    first = engine.minimise(met)
    assert first.values is not None
    engine.cap(met, 1.05 * float(met @ first.values))
    engine.cap(model.goals["wellbeing"].coefficients, curve.points[position].second)
    best = engine.minimise(model.goals["cost"].coefficients)
    assert best.values is not None
    assert model.goals["cost"].value(best.values) == pytest.approx(curve.points[position].first, rel=1e-8)


def test_a_limit_is_moved_and_binds_where_it_is(open_2012: Case) -> None:
    found = frontier(open_2012, dataset_of(open_2012), (COST, SHARE), points=3)
    assert [axis.id for axis in found.axes] == ["cost", "outsourced_share"]
    dataset = dataset_of(open_2012)
    work = np.array(dataset.workload).sum(axis=(0, 1))
    for point in found.points:
        limits = np.array(dataset.outsourced_share, dtype=float) + (point.second - 0.6)
        shares = point.plan.quantities.outsourced.sum(axis=(0, 1, 2)) / work
        assert (shares <= limits + 1e-7).all()
    shares_at_end = [point.figures.values["own_share.2013"] for point in found.points]
    assert shares_at_end == sorted(shares_at_end)


def test_whole_people_give_every_plan(small: Case) -> None:
    dataset = replace(dataset_of(small), headcount_unit=1.0)
    found = frontier(small, dataset, (find_axis("service"), STRAIN), points=None)
    assert found.complete
    assert found.status is Status.OPTIMAL
    for point in found.points:
        transfers = point.plan.quantities.transfers
        assert transfers == pytest.approx(np.round(transfers))


def test_sides_that_the_case_lacks_are_refused(small: Case) -> None:
    dataset = dataset_of(small)
    with pytest.raises(NoSuchLimit):
        frontier(small, dataset, (COST, find_axis("stability")))
    with pytest.raises(NoSuchLimit):
        frontier(small, dataset, (COST, find_axis("accompaniment")))


def test_a_hard_limit_is_traded_beyond_where_it_stands(tmp_path: Path) -> None:
    """Each advisor more a month saves a partner: the plans go past the limit of 3, and are checked without it."""
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Pools"][1][4] = 3
    case, dataset = read(sheets, tmp_path)
    found = frontier(case, dataset, (COST, find_axis("release_rate")), points=4)
    assert found.status is Status.OPTIMAL
    assert len(found.points) == 4
    assert max(point.second for point in found.points) > 0  # looser than it stands
    costs = [point.first for point in found.points]
    assert costs == sorted(costs)


def test_the_workbook(open_2012: Case, curve: Frontier, tmp_path: Path) -> None:
    path = render_tradeoff(open_2012, dataset_of(open_2012), curve).save(tmp_path / "curve.xlsx")
    sheet = openpyxl.load_workbook(path)["Trade-off"]
    rows = list(sheet.iter_rows(min_row=5, max_row=4 + len(curve.points), max_col=3, values_only=True))
    for (_, first, second), point in zip(rows, curve.points, strict=True):
        assert (first, second) == pytest.approx((point.first, point.second))
    assert sheet.cell(4, 2).value == "Cost (EUR)"


def test_every_side_that_is_offered_is_one_as_it_is_written() -> None:
    for language in LANGUAGES:
        offered = [find_axis(name.strip('"')).id for name in axis_names(language)]
        assert offered == list(known_axes())
    assert '"part sous-traitée"' in axis_names("fr")
    assert "outsourced_share" in axis_names("en")
