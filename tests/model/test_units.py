"""The program of a case is the same in whatever unit people are counted: no number of FTE means anything by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner import api
from planner.dataset.types import Dataset
from planner.model.build import build_model
from tests.agreement.test_random import case_of
from tests.model.hand_cases import GOALS, HAND_CASES, definitions_case, hand_case
from tests.units import UNIT, in_units
from tests.verify.test_lines import exceeded

EVERY_GOAL = tuple(replace(goal, priority=1.0 + i) for i, goal in enumerate(GOALS))


def assert_same_program(data: Dataset) -> None:
    """Bounds of rows and columns are in the unit; coefficients are shares, but for those of what is no FTE."""
    data = replace(data, goals=EVERY_GOAL)
    one, few = build_model(data), build_model(in_units(data))
    names = one.program.column_names
    assert few.program.column_names == names
    assert few.program.rows == one.program.rows
    assert few.program.integer == one.program.integer
    no_fte = np.array([name.startswith(("largest_share", "group_starts.", "heads.")) for name in names])
    whole, part = one.program.arrays(), few.program.arrays()
    for bound in ("column_lower", "column_upper"):
        assert (getattr(part, bound) == getattr(whole, bound) * np.where(no_fte, 1.0, UNIT)).all()
    for bound in ("row_lower", "row_upper"):
        assert (getattr(part, bound) == getattr(whole, bound) * UNIT).all()
    assert (part.starts == whole.starts).all()
    assert (part.columns == whole.columns).all()
    assert (part.coefficients == whole.coefficients * np.where(no_fte[whole.columns], UNIT, 1.0)).all()
    assert set(one.goals) == set(few.goals)
    for goal, expression in one.goals.items():
        assert (few.goals[goal].coefficients == expression.coefficients).all(), goal
        assert few.goals[goal].constant == expression.constant * UNIT, goal


@pytest.mark.parametrize("rule", HAND_CASES)
def test_the_case_of_each_rule(rule: str) -> None:
    assert_same_program(hand_case(rule).dataset)


@pytest.mark.parametrize("unit", [0.0, 1.0, 0.5])
def test_the_definitions(unit: float) -> None:
    data = replace(definitions_case(), headcount_unit=unit)
    if unit != 1.0:  # whole people are whole numbers themselves, others are counted beside
        assert_same_program(data)
    assert_same_program(replace(data, headcount_unit=unit / UNIT**2))


def test_a_past_that_goes_beyond_every_limit() -> None:
    assert_same_program(in_units(exceeded(), 1 / UNIT))


@pytest.mark.parametrize("seed", [0, 1, 200, 401])
def test_a_random_case(seed: int, tmp_path: Path) -> None:
    data, _ = api.build(api.read(case_of(seed, tmp_path)))
    assert_same_program(data)
