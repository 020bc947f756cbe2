"""The small example against its solution by hand (docs/small-example.md)."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import planner.api as planner
from planner.plan.types import Plan, Status

ROOT = Path(__file__).parents[2]

NORD, SUD = 0, 1
TRANSFERS = {(NORD, NORD, 0): 2.0, (SUD, SUD, 1): 2.0, (SUD, SUD, 2): 1.0}  # pool, Direction, month → FTE
STAFF = [[10, 12, 12, 12, 12, 12], [0, 0, 2, 3, 3, 3]]
OUTSOURCED = [[2, 0, 0, 0, 0, 0], [4, 4, 2, 1, 1, 1]]
COST = 224_500.0
WELLBEING = 50.0
TOLERANCE = 1e-5
"""A lower priority may use up the numerical slack that a higher one leaves (1e-9 of its value)."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planner.solve(planner.read(ROOT / "inputs" / "small.xlsx"))


def test_the_plan_is_the_one_found_by_hand(plan: Plan) -> None:
    assert plan.status is Status.OPTIMAL
    expected = np.zeros((2, 2, 6))
    for place, fte in TRANSFERS.items():
        expected[place] = fte
    np.testing.assert_allclose(plan.quantities.transfers, expected, atol=TOLERANCE)
    np.testing.assert_allclose(plan.quantities.staff, STAFF, atol=TOLERANCE)
    np.testing.assert_allclose(plan.quantities.outsourced.sum(axis=(0, 2)), OUTSOURCED, atol=TOLERANCE)
    np.testing.assert_allclose(plan.quantities.unmet, 0.0, atol=TOLERANCE)


def test_it_costs_what_the_hand_says(plan: Plan) -> None:
    assert plan.goals["cost"] == pytest.approx(COST, rel=1e-8)
    assert plan.goals["targets"] == pytest.approx(0.0, abs=TOLERANCE)
    assert plan.goals["service"] == pytest.approx(0.0, abs=TOLERANCE)
    assert plan.goals["wellbeing"] == pytest.approx(WELLBEING, abs=TOLERANCE)


def test_the_page_says_the_same() -> None:
    page = (ROOT / "docs" / "small-example.md").read_text(encoding="utf-8")
    assert f"**{COST:,.0f}**" in page
    assert f"**{WELLBEING:.0f}** points" in page
    trained = re.findall(r"\| (?:Nord|Sud): trained \|(.*)\|", page)
    assert [[float(cell) if cell.strip() else 0.0 for cell in row.split("|")[:6]] for row in trained] == STAFF
