"""A plan is the same in every currency, and however a goal is weighted that shares its priority with no other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner import api
from planner.explain.sensitivity.priority_programs import PriorityPrograms
from planner.model.build import Model, build_model
from planner.model.program import Arrays
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.live import PRIMAL_SIMPLEX, Live
from planner.solve.run import solve_model
from planner.solve.scale import scale_of
from planner.solve.warm import find_start, solve_from
from planner.tradeoff.axes import find_axis
from planner.tradeoff.frontier import frontier
from tests.agreement.open_2012 import sheets
from tests.support import Rows, Sheets, write_workbook


@pytest.mark.parametrize("largest", [0.0, 0.5, 1.0, 3700.0, 65_535.0])
def test_costs_of_the_usual_size_stay_as_they_are(largest: float) -> None:
    assert scale_of(np.array([0.0, -largest])) == 1.0


@pytest.mark.parametrize(
    ("largest", "low", "high"),
    [(1e-9, 32, 64), (0.49, 32, 64), (65_536.0, 32_768, 65_536), (3e9, 32_768, 65_536)],
)
def test_others_are_brought_to_it_by_a_power_of_two(largest: float, low: float, high: float) -> None:
    scale = scale_of(np.array([largest, largest / 7]))
    assert low <= largest * scale < high
    assert np.frexp(scale)[0] == 0.5


MONEY = {"Training cost", "Cost", "Price"}
SETTINGS = {"internal cost", "unmet cost", "move cost"}


def in_currency(times: float, goals: Rows) -> Sheets:
    """The reference example with every amount of money ``times`` as high, and these goals."""
    case: Sheets = {**sheets(), "Goals": [["Goal", "Weight", "Tolerance"], *(list(row) for row in goals)]}
    for row in case["Settings"]:
        if row[0] in SETTINGS:
            row[1] = times * float(str(row[1]))
    for name in ("Advisor types", "Partners", "Rules"):
        header, *rows = case[name]
        for row in rows:
            row[:] = [
                times * float(str(cell)) if title in MONEY and cell else cell
                for title, cell in zip(header, row, strict=True)
            ]
    return case


def goals_of(folder: Path, times: float, goals: Rows) -> dict[str, float]:
    """The goals of the best plan, money in what one unit is worth."""
    case = api.read(write_workbook(folder / "case.xlsx", in_currency(times, goals)))
    solution = api.solve(case).solution
    assert solution.status is Status.OPTIMAL
    assert solution.goals is not None
    return {goal: value / (1 if goal == "wellbeing" else times) for goal, value in solution.goals.items()}


TOLERANT: Rows = [["targets", None, 0.02], ["cost", None, 0.01]]


@pytest.mark.parametrize(
    ("times", "weights"),
    [
        (655.957, {}),  # CFA francs
        (1e5, {}),
        (1e-6, {}),
        (1.0, {"cost": 1e5, "wellbeing": 1e-3}),
        (1.0, {"wellbeing": 1e-9}),
    ],
)
def test_a_plan_depends_on_no_currency_and_no_weight_of_a_goal_alone(
    times: float, weights: dict[str, float], tmp_path: Path, euros: dict[str, float]
) -> None:
    weighted = [
        [goal, weights.get(str(goal)), tolerance]
        for goal, _, tolerance in [*TOLERANT, ["wellbeing", None, None]]
    ]
    assert goals_of(tmp_path, times, weighted) == pytest.approx(euros, rel=1e-6)


@pytest.fixture(scope="module")
def euros(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The goals in EUR with weights of 1."""
    return goals_of(tmp_path_factory.mktemp("euros"), 1.0, TOLERANT)


STRICT: Rows = [["targets", None, None], ["cost", None, None]]


def model_in(times: float, folder: Path) -> Model:
    """The reference example in another currency, without tolerances."""
    case = api.read(write_workbook(folder / "case.xlsx", in_currency(times, STRICT)))
    return build_model(api.build(case)[0])


OTHERS = pytest.mark.parametrize("times", [1e5, 1e-6])


@OTHERS
def test_a_solve_from_a_basis_meets_what_a_plain_one_meets(times: float, tmp_path: Path) -> None:
    model = model_in(times, tmp_path)
    values, plain = solve_from(model, find_start(model)), solve_model(model).goals
    assert values is not None
    assert plain is not None
    assert {goal: one.value(values) for goal, one in model.goals.items()} == pytest.approx(
        {goal: plain[goal] for goal in model.goals}, rel=1e-8
    )


@OTHERS
def test_what_a_limit_is_worth_is_told_in_the_currency(times: float, tmp_path: Path) -> None:
    """The limits of all rows and columns, times what one unit more of each is worth, are the first priority's value."""
    model = model_in(times, tmp_path)
    programs, arrays = PriorityPrograms(model), model.program.arrays()
    prices = programs.multipliers()[0]
    row_of = np.repeat(np.arange(len(prices)), np.diff(arrays.starts))
    paid = np.bincount(arrays.columns, arrays.coefficients * prices[row_of], len(arrays.column_lower))
    limits = (
        (prices, arrays.row_lower, arrays.row_upper),
        (programs.levels[0].coefficients - paid, arrays.column_lower, arrays.column_upper),
    )
    worth = [
        each[side] @ limit[side]
        for each, low, high in limits
        for limit, side in ((low, each > 1e-9 * times), (high, each < -1e-9 * times))
    ]
    assert sum(worth) == pytest.approx(programs.values[0], rel=1e-9)
    assert programs.values[0] / times == pytest.approx(16_601_763.92, rel=1e-9)


@OTHERS
def test_a_trade_off_has_its_points_in_every_currency(times: float, tmp_path: Path) -> None:
    case = api.read(write_workbook(tmp_path / "case.xlsx", in_currency(times, TOLERANT)))
    axes = find_axis("cost"), find_axis("wellbeing")
    curve = frontier(case, api.build(case)[0], axes, points=6, within=0.05)
    assert len(curve.points) > 4
    assert curve.points[0].first / times == pytest.approx(325_076_025.117, rel=1e-6)


def test_a_row_of_billions_and_its_price_are_told_as_they_are() -> None:
    """x costs 3e7, and 2e9 · x must come to 1e10; then to 4e9 with y, cheaper by then; then to 1e10 again."""
    live = Live(ONE_ROW, np.array([3e7, 1.0]))
    assert live.run() is Status.OPTIMAL
    assert live.scale < 1.0
    assert live.row_scales.scale(0) < 1.0
    assert live.objective == 1.5e8
    assert [each.tolist() for each in live.point()] == [[5.0, 0.0], [1e10]]
    assert live.duals()[1].tolist() == [0.015]
    assert live.solve_transposed(np.array([3e7])).tolist() == [0.015]
    live.bound_row(0, 4e9, np.inf)
    live.change_coefficient(0, 1, 1e9)
    live.minimise(np.array([3e7, 1e7]), PRIMAL_SIMPLEX)
    assert live.point()[0].tolist() == [0.0, 4.0]
    live.set_bounds(bounds_of(ONE_ROW))
    live.run()
    assert live.point()[0].tolist() == [0.0, 10.0]


ONE_ROW = Arrays(
    column_lower=np.zeros(2),
    column_upper=np.full(2, np.inf),
    integer=np.zeros(0, dtype=np.int32),
    row_lower=np.array([1e10]),
    row_upper=np.array([np.inf]),
    starts=np.array([0, 2], dtype=np.int32),
    columns=np.array([0, 1], dtype=np.int32),
    coefficients=np.array([2e9, 1.0]),
)
