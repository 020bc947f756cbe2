"""Goals by priority: what a tolerance grants is used where it serves a later priority, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import Dataset, Goal
from planner.model.build import build_model
from planner.schema.rules import GOALS
from planner.solve.run import solve_model
from tests.model.hand_cases import BASE, MONTHS, PARTNER


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


def test_a_tolerance_that_serves_nobody_is_not_used() -> None:
    """The last priority has none after it; nor has service one that unmet work would please."""
    best = pytest.approx((0.0, 7500.0, 50.0), abs=1e-4)
    assert _reached(_case(wellbeing=0.5)) == best
    assert _reached(_case(service=0.5)) == best
