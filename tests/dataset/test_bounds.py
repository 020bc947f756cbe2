"""What can be reached at most: each bound against a sum done by hand.

The base: three months, Direction A without staff, 10 in a pool at home, a month of training that all pass.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset import bounds
from planner.dataset.routes import STAY, Route, every_route
from planner.dataset.types import Activity, AdvisorType, Dataset, Envelope, Move
from planner.schema.rules import Mode
from tests.model.hand_cases import BASE, CENTRE, ELSEWHERE, PARTNER, POOL, TYPE, with_mode

CLOSED = Route(False, 100.0, 0.0, None)


def two_centres(*kinds: AdvisorType) -> Dataset:
    """A and B, each with a pool of 10 at home, of the first and the second type; nobody may move between them."""
    return replace(
        with_mode(BASE, "mobility", Mode.HARD),
        directions=(CENTRE, ELSEWHERE),
        types=kinds or (TYPE, TYPE),
        pools=(POOL, replace(POOL, name="R", type=1, direction=1)),
        routes=every_route(((STAY, CLOSED), (CLOSED, STAY))),
    )


def past(months: int, data: Dataset = BASE) -> Dataset:
    """The same after so many months, of which nothing can be planned any more."""
    return replace(with_mode(data, "actual", Mode.HARD), as_of=months)


def test_what_is_planned_begins_after_the_past() -> None:
    assert [bounds.first_planned(past(months)) for months in (0, 1, 3, 5)] == [0, 1, 3, 3]
    assert bounds.first_planned(with_mode(past(2), "actual", Mode.OFF)) == 0


def test_a_transfer_reaches_a_centre_after_training_once_it_is_open() -> None:
    assert bounds.first_reached(BASE, 0) == 1
    assert bounds.first_reached(past(1), 0) == 2
    late = replace(BASE, directions=(replace(CENTRE, opens=2),))
    assert bounds.first_reached(with_mode(late, "opening", Mode.HARD), 0) == 2
    assert bounds.first_reached(with_mode(late, "opening", Mode.OFF), 0) == 1
    slow = replace(BASE, types=(replace(TYPE, training_months=9),))
    assert bounds.first_reached(slow, 0) == 3  # the end of the horizon


def test_only_pools_with_a_route_reach_a_centre() -> None:
    """B is reached by its own pool alone, whose training takes two months."""
    data = two_centres(TYPE, replace(TYPE, training_months=2))
    assert [bounds.first_reached(data, d) for d in (0, 1)] == [1, 2]
    assert [bounds.first_reached(with_mode(data, "mobility", Mode.SOFT), d) for d in (0, 1)] == [1, 1]
    alone = replace(data, pools=data.pools[:1])
    assert bounds.first_reached(alone, 1) == 3


def test_a_tenth_leaves_each_month() -> None:
    centre = replace(CENTRE, starting_staff=100.0, attrition=0.1)
    assert [bounds.rest_of_start(centre, t) for t in (0, 1)] == pytest.approx([90.0, 81.0])


def test_those_who_left_already_arrive_after_training_as_far_as_they_pass() -> None:
    """4 left in the first month and half pass; what is dated later is no past."""
    data = past(1, replace(BASE, types=(replace(TYPE, pass_rate=0.5),)))
    data = replace(data, actuals=(Move(0, 0, 0, 4.0), Move(0, 0, 1, 8.0)))
    assert [bounds.arrivals_from_past(data, 0, t) for t in (0, 1, 2)] == [0.0, 2.0, 2.0]
    assert bounds.arrivals_from_past(data, None, 1) == 2.0
    assert bounds.arrivals_from_past(data, 1, 1) == 0.0


@pytest.mark.parametrize(
    ("hard", "months", "expected"),
    [
        ((), (0, 1), 10.0),
        (("release_rate",), (0, 1), 4.0),
        (("release_rate",), (1, 1), 2.0),
        (("release_total",), (0, 1), 3.0),
        (("release_rate", "release_total"), (0, 0), 2.0),
        (("release_rate", "release_total"), (0, 1), 3.0),
        ((), (1, 0), 0.0),
    ],
)
def test_a_pool_releases_what_it_has_within_its_hard_limits(
    hard: tuple[str, ...], months: tuple[int, int], expected: float
) -> None:
    """2 a month, 3 in all, of 10."""
    data = replace(BASE, pools=(replace(POOL, release_rate=2.0, release_total=3.0),))
    for rule in hard:
        data = with_mode(data, rule, Mode.HARD)
    assert bounds.most_released(data, *months) == expected


def test_nobody_is_released_in_the_past() -> None:
    data = with_mode(replace(BASE, pools=(replace(POOL, release_rate=2.0),)), "release_rate", Mode.HARD)
    assert bounds.most_released(past(1, data), 0, 1) == 2.0
    assert bounds.most_released(past(2, data), 0, 1) == 0.0


def test_a_window_counts_pools_of_its_type_with_a_route_to_its_destination() -> None:
    data = two_centres()
    window = Envelope("W", 0, 2, None, None, None, None)
    assert bounds.most_released(data, 0, 2, window) == 20.0
    assert bounds.most_released(data, 0, 2, replace(window, type=1)) == 10.0
    assert bounds.most_released(data, 0, 2, replace(window, direction=1)) == 10.0
    assert bounds.most_released(data, 0, 2, replace(window, type=0, direction=1)) == 0.0
    assert (
        bounds.most_released(with_mode(data, "mobility", Mode.SOFT), 0, 2, replace(window, direction=1))
        == 20.0
    )


@pytest.mark.parametrize(
    ("window", "last", "expected"),
    [
        (Envelope("W", 0, 1, None, 3.0, None, None), 2, 3.0 + 2.0),
        (Envelope("W", 1, 1, None, 1.0, None, None), 2, 2.0 + 1.0 + 2.0),
        (Envelope("W", 1, 2, None, 1.0, None, None), 1, 2.0 + 1.0),
        (Envelope("W", 0, 2, None, 1.0, None, None), 2, 1.0),
        (Envelope("W", 1, 2, None, 1.0, None, None), 0, 2.0),  # the window begins later
        (Envelope("W", 0, 0, None, 1.0, None, None), 0, 1.0),
        (Envelope("W", 0, 2, 1.0, None, None, None), 2, 6.0),  # no maximum
        (Envelope("W", 0, 2, None, 1.0, 0, None), 2, 6.0),  # of a type: others may go besides
        (Envelope("W", 0, 2, None, 1.0, None, 0), 2, 6.0),  # to a Direction
        (Envelope("W", 1, 0, None, 1.0, None, None), 2, 6.0),  # outside the horizon
    ],
)
def test_departures_are_what_pools_release_before_in_and_after_a_window(
    window: Envelope, last: int, expected: float
) -> None:
    """2 may leave in each of three months."""
    data = with_mode(replace(BASE, pools=(replace(POOL, release_rate=2.0),)), "release_rate", Mode.HARD)
    data = replace(data, envelopes=(window,))
    assert bounds.most_departures(with_mode(data, "envelope", Mode.HARD), last) == expected
    assert bounds.most_departures(with_mode(data, "envelope", Mode.SOFT), last) == 2.0 * (last + 1)


def test_own_staff_is_what_stays_and_who_can_be_trained_with_the_best_pass_rate() -> None:
    """72.9 of 100 stay three months; 20 can leave in time for the quicker training, 0.8 of them pass at best."""
    data = two_centres(replace(TYPE, pass_rate=0.5), replace(TYPE, training_months=2, pass_rate=0.8))
    data = replace(data, directions=(replace(CENTRE, starting_staff=100.0, attrition=0.1), ELSEWHERE))
    assert bounds.most_own_staff(data, 2) == pytest.approx(72.9 + 20 * 0.8)
    assert bounds.most_own_staff(data, 0) == pytest.approx(90.0)  # nobody is trained in the first month
    assert bounds.most_own_staff(replace(data, pools=()), 2) == pytest.approx(72.9)
    moved = past(1, replace(data, actuals=(Move(0, 0, 0, 4.0),)))
    assert bounds.most_own_staff(moved, 1) == pytest.approx(81.0 + 2.0)


def test_staff_limits_are_enforced_from_the_month_that_a_planned_transfer_reaches() -> None:
    data = two_centres(TYPE, replace(TYPE, training_months=2))
    assert bounds.first_enforced(data) == [0, 0]
    assert bounds.first_enforced(past(1, data)) == [2, 3]
    assert bounds.first_enforced(with_mode(past(1, data), "mobility", Mode.SOFT)) == [2, 2]
    # Nobody may go to B: that is no doing of the past, and the quickest training of all counts.
    assert bounds.first_enforced(past(1, replace(data, pools=data.pools[:1]))) == [2, 2]
    # Two pools at home: the quicker one.
    both = replace(data, pools=(replace(POOL, type=1), POOL))
    assert bounds.first_enforced(past(1, both)) == [2, 2]


def test_nobody_is_trained_before_training_ends() -> None:
    assert [bounds.nobody_trained(BASE, 0, t) for t in (0, 1)] == [True, False]
    assert [bounds.nobody_trained(past(1), 0, t) for t in (1, 2)] == [True, False]
    late = with_mode(replace(BASE, directions=(replace(CENTRE, opens=2),)), "opening", Mode.HARD)
    assert [bounds.nobody_trained(late, 0, t) for t in (1, 2)] == [True, False]
    assert [bounds.nobody_trained(with_mode(late, "opening", Mode.OFF), 0, t) for t in (0, 1)] == [
        True,
        False,
    ]


def seated(months: int, *seats: float | None, passing: float = 1.0) -> Dataset:
    """Training of so many months, in so many seats month by month."""
    kind = replace(TYPE, training_months=months, pass_rate=passing)
    return replace(BASE, types=(kind,), directions=(replace(CENTRE, seats=seats),))


@pytest.mark.parametrize(
    ("data", "t", "expected"),
    [
        (seated(1, 5.0, 5.0, 5.0), 0, 0.0),
        (seated(1, 5.0, 5.0, 5.0), 1, 5.0),
        (seated(1, 5.0, 5.0, 5.0), 2, 10.0),
        (seated(1, 5.0, 7.0, 90.0), 2, 14.0),  # who trains in the third month is there in none
        (seated(1, 5.0, 7.0, None), 2, 14.0),
        (seated(1, 5.0, None, 5.0), 2, None),
        (seated(2, 5.0, 6.0, 5.0), 2, 6.0),  # one class, in two months
        (seated(2, 5.0, 6.0, 5.0, passing=0.5), 2, 3.0),
        (seated(0, 5.0, 5.0, 5.0), 0, None),  # no training, no seats
    ],
)
def test_seats_bound_the_staff_by_a_class_each_training(
    data: Dataset, t: int, expected: float | None
) -> None:
    assert bounds.most_staff_by_seats(data, 0, t) == expected


def test_seats_are_beside_those_who_are_there_and_who_left_already() -> None:
    """81 of 100 stay; 3 left in the past month and are there; 5 can still be trained."""
    data = past(1, seated(1, 5.0, 5.0, 5.0))
    data = replace(data, actuals=(Move(0, 0, 0, 3.0),))
    centre = replace(data.directions[0], starting_staff=100.0, attrition=0.1)
    assert bounds.most_staff_by_seats(replace(data, directions=(centre,)), 0, 1) == pytest.approx(81 + 3)
    assert bounds.most_staff_by_seats(replace(data, directions=(centre,)), 0, 2) == pytest.approx(
        72.9 + 3 + 5
    )


def test_the_type_that_fills_most_seats_counts_and_the_best_pass_rate() -> None:
    """Two classes of a month, or one of two: 10 trained, of whom 0.8 pass at best."""
    data = two_centres(
        replace(TYPE, pass_rate=0.5), replace(TYPE, name="Slow", training_months=2, pass_rate=0.8)
    )
    data = replace(data, directions=(replace(CENTRE, seats=(5.0, 5.0, 5.0)), ELSEWHERE))
    assert bounds.most_staff_by_seats(data, 0, 2) == pytest.approx(10 * 0.8)
    assert bounds.most_staff_by_seats(replace(data, pools=()), 0, 2) == 0.0


def test_partners_do_no_more_than_capacity_activities_and_share_allow() -> None:
    """Work of 4 and 6: partners may do half of the first, all of the second if any of them does it, 3 in all."""
    data = replace(
        BASE,
        activities=(Activity("Front", "", None, 0.5), Activity("Back", "", None, None)),
        workload=(((4.0,) * 3, (6.0,) * 3),),
        partners=(replace(PARTNER, capacity=3.0, does=(True, False)),),
        outsourced_share=(0.1, None, 0.1),
    )
    assert bounds.most_outsourced(data, 0) == 4.0  # no rule is hard, and nobody does the second
    both = replace(data, partners=(*data.partners, replace(PARTNER, name="Q", does=(False, True))))
    assert bounds.most_outsourced(both, 0) == 10.0
    assert bounds.most_outsourced(with_mode(both, "activity_outsourcing", Mode.HARD), 0) == 2.0 + 6.0
    assert bounds.most_outsourced(with_mode(both, "outsourced_share", Mode.HARD), 0) == pytest.approx(1.0)
    assert bounds.most_outsourced(with_mode(both, "outsourced_share", Mode.HARD), 1) == 10.0
    capacity = with_mode(data, "partner_capacity", Mode.HARD)
    assert bounds.most_outsourced(capacity, 0) == 3.0
    assert bounds.most_outsourced(replace(capacity, partners=both.partners), 0) == 10.0  # Q has no capacity
    twice = replace(capacity, partners=(both.partners[0], replace(both.partners[1], capacity=2.0)))
    assert bounds.most_outsourced(twice, 0) == 5.0
