"""The goals of small plans, against sums done by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import Move
from planner.verify.check import verify
from tests.verify import small
from tests.verify.small import AVSC_EST, CALLS, CCO_EST, CCO_SUD, EST, NORTH, SUD


def test_cost_of_a_plan_by_hand() -> None:
    data = small.partner(small.dataset(), NORTH, commitment=2.0)
    moves: small.Cells = {(AVSC_EST, SUD, 0): 2.0, (CCO_EST, EST, 3): 1.0}
    goals = verify(data, small.plan(data, moves, outsourced={(NORTH, EST, CALLS, 1): 5.0})).goals
    training = 2 * 100 + 1 * 30
    route = 2 * 7
    partner = 20 * (2 + 5 + 2 + 2)
    # A tenth leaves each month; the 2 train in months 0 and 1 at half pay, then 1.8 pass.
    staff = 50 * (0.9 + 0.81 + 0.729 + 0.6561) + 1.0 + 1.8 + 1.62
    in_training = 2 * 2 * 0.5
    assert goals["cost"] == pytest.approx(training + route + partner + 10 * (staff + in_training))


def test_service_prices_every_unmet_fte() -> None:
    data = small.dataset()
    goals = verify(data, small.plan(data, own_work={(EST, CALLS, 0): 30.0})).goals
    assert goals["service"] == pytest.approx(1000 * (80 * 4 - 30))


def test_wellbeing_adds_distance_and_the_largest_share_given_up() -> None:
    data = small.dataset()
    moves: small.Cells = {(AVSC_EST, SUD, 0): 5.0, (CCO_EST, EST, 1): 2.0, (CCO_EST, SUD, 3): 2.0}
    goals = verify(data, small.plan(data, moves)).goals
    assert goals["wellbeing"] == pytest.approx(7 * 200 / 100 + 100 * 4 / 10)


def test_an_empty_pool_gives_up_no_share() -> None:
    data = small.pool(small.dataset(), CCO_SUD, available=0.0)
    assert verify(data, small.plan(data)).goals["wellbeing"] == 0.0


def test_stability_counts_every_difference_from_the_agreed_plan() -> None:
    agreed = (Move(CCO_EST, EST, 1, 3.0), Move(CCO_SUD, SUD, 2, 1.0), Move(CCO_SUD, SUD, -1, 9.0))
    data = small.dataset(agreed=agreed)
    goals = verify(data, small.plan(data, {(CCO_EST, EST, 1): 2.0, (CCO_EST, EST, 2): 0.5})).goals
    assert goals["stability"] == pytest.approx(1.0 + 1.0 + 0.5)
    assert verify(replace(data, agreed=None), small.plan(data)).goals["stability"] == 0.0


def test_people_in_training_before_the_horizon_are_paid_but_not_trained_again() -> None:
    idle = small.dataset()
    data = small.dataset(actuals=(Move(AVSC_EST, EST, -1, 4.0),))
    costs = [verify(d, small.plan(d)).goals["cost"] for d in (idle, data)]
    # One more month at half pay, then 3.6 who pass, less a tenth a month.
    assert costs[1] - costs[0] == pytest.approx(10 * (4 * 0.5 + 3.6 * (1 + 0.9 + 0.81)))
    assert verify(data, small.plan(data)).goals["wellbeing"] == 0.0
