"""What each goal counts of each decision, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.routes import STAY, Route, every_route
from planner.dataset.types import Dataset, Move
from planner.model.build import build_model
from tests.model.hand_cases import BASE, CENTRE, ELSEWHERE, GOALS, PARTNER, TYPE


def pursuing(*goals: str, agreed: tuple[Move, ...] | None = None) -> Dataset:
    """The base with these goals alone."""
    chosen = tuple(replace(goal, priority=1.0 if goal.id in goals else None) for goal in GOALS)
    return replace(BASE, goals=chosen, agreed=agreed)


@pytest.mark.parametrize(
    ("goals", "agreed", "pursued"),
    [
        (("targets", "service", "cost"), None, {"targets", "service", "cost"}),
        (("wellbeing", "stability"), None, {"wellbeing"}),
        (("service", "stability"), (), {"service", "stability"}),
        (("service",), (), {"service"}),
    ],
)
def test_a_goal_that_is_off_or_has_no_agreed_plan_is_not_pursued(
    goals: tuple[str, ...], agreed: tuple[Move, ...] | None, pursued: set[str]
) -> None:
    assert set(build_model(pursuing(*goals, agreed=agreed)).goals) == pursued


def test_a_transfer_costs_training_its_route_and_pay_until_it_is_trained_or_the_plan_ends() -> None:
    """Training 5, route 8, and half of 10 in each of two months of training, of which the last leaver sees one."""
    away = Route(True, 100.0, 8.0, None)
    data = replace(
        pursuing("cost"),
        internal_cost=10.0,
        directions=(CENTRE, ELSEWHERE),
        types=(replace(TYPE, training_months=2, training_cost=5.0, pay_in_training=0.5),),
        partners=(PARTNER,),
        routes=every_route(((STAY, away), (away, STAY))),
        workload=(((4.0,) * 3,), ((4.0,) * 3,)),
    )
    model = build_model(data)
    cost, v = model.goals["cost"].coefficients, model.variables
    assert cost[v.transfer[0]].tolist() == [[15.0, 15.0, 10.0], [23.0, 23.0, 18.0]]
    assert cost[v.staff].tolist() == [[10.0] * 3] * 2
    assert cost[v.paid].tolist() == [[2.0] * 3]
    everything = sum(cost[columns].sum() for columns in (v.transfer, v.staff, v.paid))
    assert cost.sum() == everything
