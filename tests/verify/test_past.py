"""What only the past breaks is reported, not enforced; the future must then add nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.routes import Route, every_route
from planner.dataset.types import Dataset, Decision, Envelope, Move
from planner.plan.types import Line
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.verify.check import report_rules, verify
from tests.verify import small
from tests.verify.small import AVSC_EST, CCO_EST, CCO_SUD, EST, SUD

HAPPENED: small.Cells = {(CCO_EST, EST, 0): 4.0, (AVSC_EST, SUD, 1): 3.0}
NEVER = (None,) * small.MONTHS


def past(**changes: object) -> Dataset:
    """Two months have passed: four came to Est from CCO Est, three left AVSC Est for Sud."""
    actuals = tuple(Move(s, d, t, fte) for (s, d, t), fte in HAPPENED.items())
    return small.dataset(as_of=2, actuals=actuals, **changes)


def lines_of(data: Dataset, rule: str, future: small.Cells | None = None) -> list[Line]:
    found = verify(data, small.plan(data, {**HAPPENED, **(future or {})}))
    return [line for line in found.lines if line.rule == rule]


BROKEN_BY_PAST = {
    "envelope": replace(past(), envelopes=(Envelope("Winter", 0, 3, None, 5.0, None, None),)),
    "release_total": small.pool(past(), CCO_EST, release_total=3.0),
    "decision": replace(past(), decisions=(Decision(CCO_EST, None, None, DecisionKind.FIX, 2.0),)),
    "training_seats": small.direction(past(), SUD, seats=(None, None, 1.0, None)),
    "pool_floor": small.pool(past(), CCO_EST, floor=(None, None, None, 8.0)),
    "maximum_staff": small.direction(small.direction(past(), EST, attrition=0.0), EST, maximum_staff=52.0),
}
ADDING: dict[str, tuple[int, int, int]] = {
    "envelope": (CCO_SUD, SUD, 3),
    "release_total": (CCO_EST, SUD, 2),
    "decision": (CCO_EST, SUD, 3),
    "training_seats": (AVSC_EST, SUD, 2),
    "pool_floor": (CCO_EST, EST, 3),
    "maximum_staff": (CCO_EST, EST, 2),
}


@pytest.mark.parametrize("rule", BROKEN_BY_PAST)
def test_a_limit_that_the_past_exceeds_is_reported(rule: str) -> None:
    data = BROKEN_BY_PAST[rule]
    plan = small.plan(data, HAPPENED)
    found = verify(data, plan)
    assert found.largest_violation <= 1e-9
    report = next(report for report in report_rules(data, found.rules) if report.rule == rule)
    assert report.status == "past"
    assert report.slack is not None
    assert report.slack < -0.5
    assert report.broken_by_past >= 1
    assert any(line.rule == rule and not line.enforced and line.slack < -0.5 for line in found.lines)


@pytest.mark.parametrize("rule", BROKEN_BY_PAST)
def test_the_future_may_not_add_to_what_the_past_exceeds(rule: str) -> None:
    data, cell = BROKEN_BY_PAST[rule], ADDING[rule]
    found = verify(data, small.plan(data, {**HAPPENED, cell: 0.5}))
    caught = [line for line in found.lines if line.enforced and line.slack < -1e-6]
    assert {line.rule for line in caught} == {rule}
    assert found.largest_violation == pytest.approx(0.5)


@pytest.mark.parametrize("rule", BROKEN_BY_PAST)
def test_a_shortfall_is_priced_only_for_what_the_future_adds(rule: str) -> None:
    data = small.mode(BROKEN_BY_PAST[rule], rule, Mode.SOFT, price=3.0)
    assert verify(data, small.plan(data, HAPPENED)).goals["targets"] == pytest.approx(0.0)
    adding = verify(data, small.plan(data, {**HAPPENED, ADDING[rule]: 0.5})).goals["targets"]
    months = sum(line.enforced and line.slack < -1e-6 for line in verify(
        data, small.plan(data, {**HAPPENED, ADDING[rule]: 0.5})).lines)  # fmt: skip
    assert adding == pytest.approx(3.0 * 0.5 * months)


def test_months_that_are_over_are_not_enforced() -> None:
    listed = small.dataset().routes
    stay, away = listed(0, 0), listed(0, 1)
    data = small.pool(past(), CCO_EST, release_rate=1.0)
    data = small.direction(data, EST, accompaniment=2.0, minimum_staff=60.0, minimum_from=1)
    data = replace(data, routes=every_route(((stay, Route(False, 200.0, 0.0, None)), (stay, away))))
    data = replace(data, envelopes=(Envelope("Autumn", 0, 1, 50.0, None, None, None),))
    for rule, broken in (
        ("release_rate", {0}),
        ("accompaniment", {0}),
        ("minimum_staff", {1}),
        ("mobility", {None}),
        ("envelope", {None}),
    ):
        found = [line for line in lines_of(data, rule) if not line.enforced and line.slack < 0]
        assert {line.month for line in found} == broken, rule


def test_the_minimum_is_enforced_from_the_first_month_that_can_still_be_staffed() -> None:
    data = small.direction(past(), EST, minimum_staff=60.0, minimum_from=0)
    assert [line.enforced for line in lines_of(data, "minimum_staff")] == [False, False, True, True]
    only_slow = replace(data, pools=data.pools[:1], actuals=data.actuals[1:])
    plan = small.plan(only_slow, {(AVSC_EST, SUD, 1): 3.0})
    found = [line for line in verify(only_slow, plan).lines if line.rule == "minimum_staff"]
    assert [line.enforced for line in found] == [False, False, False, False]


def test_without_a_past_a_minimum_that_nobody_can_reach_in_time_is_broken() -> None:
    data = small.direction(small.dataset(), EST, minimum_staff=60.0, minimum_from=0)
    assert verify(data, small.plan(data)).largest_violation == pytest.approx(60 - 50 * 0.9**4)


def test_staff_above_the_maximum_from_the_start_is_no_fault_of_the_past() -> None:
    data = small.direction(past(), EST, attrition=0.0, maximum_staff=45.0)
    data = replace(data, actuals=data.actuals[1:])
    plan = small.plan(data, {(AVSC_EST, SUD, 1): 3.0})
    assert verify(data, plan).largest_violation == pytest.approx(5.0)


def test_a_year_whose_past_broke_the_mobility_share_admits_no_more_of_it() -> None:
    data = past(mobility_share=0.1)  # 3 of 7 crossed in 2012, all of it past
    year = [line for line in lines_of(data, "mobility") if line.place == ("2012",)]
    assert [line.enforced for line in year] == [False]
    open_year = replace(data, as_of=1, actuals=(Move(AVSC_EST, SUD, 0, 3.0),))
    moved: small.Cells = {(AVSC_EST, SUD, 0): 3.0}
    # A move inside Est makes room for a tenth of itself, one to Sud needs nine tenths of itself.
    for future, violation in (({(CCO_EST, EST, 1): 4.0}, 0.0), ({(CCO_EST, SUD, 1): 1.0}, 0.9)):
        found = verify(small.mode(open_year, "opening", Mode.OFF), small.plan(open_year, {**moved, **future}))
        assert found.largest_violation == pytest.approx(violation)


def test_a_window_or_a_decision_outside_the_horizon_is_reported_only() -> None:
    data = small.dataset(
        envelopes=(Envelope("Before", 0, -1, 5.0, None, None, None),),
        decisions=(
            Decision(None, None, 9, DecisionKind.FIX, 2.0),
            Decision(None, None, -1, DecisionKind.AT_LEAST, 2.0),
        ),
    )
    found = verify(data, small.plan(data, {(CCO_EST, EST, 3): 1.0}))
    outside = [line for line in found.lines if line.rule in ("envelope", "decision")]
    assert [(line.value, line.enforced) for line in outside] == [(0.0, False)] * 3
    assert found.largest_violation <= 1e-9


def test_people_who_left_before_the_horizon_train_and_arrive_on_time() -> None:
    data = small.dataset(
        actuals=(Move(AVSC_EST, EST, -1, 4.0), Move(AVSC_EST, EST, -2, 1.0), Move(AVSC_EST, EST, -3, 7.0))
    )
    data = small.direction(data, EST, seats=(3.5, *NEVER[1:]))
    plan = small.plan(data)
    assert plan.staff[EST, :2].tolist() == pytest.approx([45.0 + 0.9, 45.9 * 0.9 + 3.6])
    assert plan.trainers[EST].tolist() == pytest.approx([0.4, 0.0, 0.0, 0.0])
    assert plan.pool_stock[AVSC_EST, 0] == 20.0
    found = verify(data, plan)
    assert found.largest_violation <= 1e-9
    seats = [line for line in found.lines if line.rule == "training_seats"]
    assert [(line.slack, line.enforced) for line in seats] == [(-0.5, False), (0.0, True)]


def test_with_the_rule_off_the_past_is_open_like_the_future() -> None:
    data = small.mode(small.pool(past(), CCO_EST, release_rate=1.0), "actual", Mode.OFF)
    assert verify(data, small.plan(data)).largest_violation <= 1e-9
    assert verify(data, small.plan(data, HAPPENED)).largest_violation == pytest.approx(3.0)


def test_a_pool_that_the_past_emptied_beyond_what_it_had_is_left_alone() -> None:
    data = small.pool(past(), CCO_EST, available=3.0)
    assert verify(data, small.plan(data, HAPPENED)).largest_violation <= 1e-9
    taken = verify(data, small.plan(data, {**HAPPENED, (CCO_EST, EST, 2): 0.5}))
    assert taken.largest_violation == pytest.approx(0.5)
    untouched = small.pool(past(), CCO_SUD, available=0.5)
    planned = small.plan(untouched, {**HAPPENED, (CCO_SUD, SUD, 2): 1.0})
    assert verify(untouched, planned).largest_violation > 0.5


def test_a_floor_that_the_past_goes_below_is_lowered_to_what_the_past_leaves() -> None:
    """Four of ten left in the first month: the fourth ends with less than the floor of 8, and may not end lower."""
    data = BROKEN_BY_PAST["pool_floor"]
    left = small.plan(data, HAPPENED).pool_stock[CCO_EST, 3]
    reported, enforced = [line for line in lines_of(data, "pool_floor") if line.month == 3]
    assert not reported.enforced
    assert [reported.limit, reported.slack] == pytest.approx([8.0, left - 8.0])
    assert enforced.enforced
    assert [enforced.limit, enforced.slack] == pytest.approx([left, 0.0])
