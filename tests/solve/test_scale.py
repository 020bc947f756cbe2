"""A plan is the same in every currency, and however a goal is weighted that shares its priority with no other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner import api
from planner.plan.types import Status
from planner.solve.scale import scale_of
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
    solution = api.solve(api.read(write_workbook(folder / "case.xlsx", in_currency(times, goals)))).solution
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
