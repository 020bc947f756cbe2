"""Single lines of the check, worked out by hand on the small case: value, limit, and whether they are enforced."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.dataset.routes import Route, every_route
from planner.dataset.types import Dataset, Decision, Envelope, Move
from planner.plan.types import Line
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.verify.check import report_rules, verify
from planner.verify.lines import all_at_most
from tests.verify import small
from tests.verify.small import AVSC_EST, CALLS, CCO_EST, CCO_SUD, EST, MAIL, SUD


def lines_of(data: Dataset, rule: str, moves: small.Cells | None = None) -> list[Line]:
    return [line for line in verify(data, small.plan(data, moves)).lines if line.rule == rule]


def told(lines: list[Line]) -> list[tuple[int | None, float, float, bool]]:
    """(month, value, limit, enforced) of each line."""
    return [(line.month, line.value, line.limit, line.enforced) for line in lines]


def violation(data: Dataset, **decisions: small.Cells) -> float:
    return verify(data, small.plan(data, **decisions)).largest_violation  # type: ignore[arg-type]


def test_those_at_work_are_the_staff_without_who_trains_others() -> None:
    """45 are left of 50; 4 in training tie up 0.4: 44.6 can work, for their own Direction or for another."""
    data, moves = small.dataset(), {(AVSC_EST, EST, 0): 4.0}
    calls = {(EST, CALLS, 0): 40.0}
    assert violation(data, transfers=moves, own_work={**calls, (EST, MAIL, 0): 4.6}) <= 1e-9
    assert violation(data, transfers=moves, own_work={**calls, (EST, MAIL, 0): 4.8}) == pytest.approx(0.2)
    for fte, broken in ((4.6, 0.0), (4.8, 0.2)):
        aid = ({(EST, MAIL, 0): fte}, {(SUD, MAIL, 0): fte})
        found = verify(data, small.plan(data, moves, own_work=calls, aid=aid)).largest_violation
        assert found == pytest.approx(broken, abs=1e-9)


def test_a_centre_that_is_closed_helps_nobody() -> None:
    """A quarter of an FTE in the second month, of nobody: forbidden, and no staff to do it."""
    data = small.dataset()
    aid = ({(SUD, CALLS, 1): 0.25}, {(EST, CALLS, 1): 0.25})
    lines = [line for line in verify(data, small.plan(data, aid=aid)).lines if line.slack < -1e-9]
    assert {(line.rule, line.place, line.month, line.value, line.limit) for line in lines} == {
        ("opening", ("Sud",), 1, 0.25, 0.0),
        ("effective_staff", ("Sud",), 1, 0.25, 0.0),
    }


def test_a_route_of_which_nobody_makes_use_has_all_its_room() -> None:
    data = small.dataset()
    stay, away = data.routes(0, 0), data.routes(0, 1)
    for maximum in (3.0, 0.5):
        few = replace(data, routes=every_route(((stay, replace(away, maximum=maximum)), (away, stay))))
        assert told(lines_of(few, "mobility")) == [(None, 0.0, maximum, True)]


def test_routes_that_are_not_allowed_are_told_once_for_all_unless_they_are_used() -> None:
    data = small.dataset()
    stay, away = data.routes(0, 0), data.routes(0, 1)
    closed = replace(away, allowed=False)
    assert lines_of(data, "mobility") == []
    one = replace(data, routes=every_route(((stay, closed), (away, stay))))
    used: small.Cells = {(CCO_EST, SUD, 2): 1.0}
    assert [(line.place, line.value) for line in lines_of(one, "mobility")] == [((), 0.0)]
    assert [(line.place, line.value) for line in lines_of(one, "mobility", used)] == [(("Est", "Sud"), 1.0)]
    both = replace(data, routes=every_route(((stay, closed), (closed, stay))))
    assert [(line.place, line.value) for line in lines_of(both, "mobility", used)] == [
        (("Est", "Sud"), 1.0),
        ((), 0.0),
    ]


@pytest.mark.parametrize(
    ("month", "value"), [(0, 1.0), (1, 3.0), (2, 5.0), (3, 7.0), (None, 16.0), (-1, 0.0), (4, 0.0)]
)
def test_a_decision_is_about_its_month_alone(month: int | None, value: float) -> None:
    """1, 3, 5 and 7 leave; outside the horizon nobody does, and nothing is enforced."""
    moves: small.Cells = {(CCO_EST, EST, t): 1.0 + 2 * t for t in range(small.MONTHS)}
    data = small.pool(small.dataset(), CCO_EST, available=20.0)
    data = replace(data, decisions=(Decision(CCO_EST, EST, month, DecisionKind.AT_LEAST, 2.0),))
    inside = month is None or 0 <= month < small.MONTHS
    assert told(lines_of(data, "decision", moves)) == [(month, value, 2.0, inside)]


@pytest.mark.parametrize(("as_of", "free"), [(3, True), (4, False)])
def test_a_decision_on_the_whole_horizon_is_free_while_a_month_is(as_of: int, free: bool) -> None:
    data = small.dataset(as_of=as_of, decisions=(Decision(CCO_EST, EST, None, DecisionKind.AT_LEAST, 2.0),))
    assert told(lines_of(data, "decision")) == [(None, 0.0, 2.0, free)]


def test_a_limit_that_the_past_exceeds_by_little_moves_to_where_the_past_ends() -> None:
    """Half an FTE left, 0.2 more than may: that is told, and nobody may follow."""
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 0.5),))
    data = small.pool(data, CCO_EST, release_total=0.3)
    assert told(lines_of(data, "release_total", {(CCO_EST, EST, 0): 0.5})) == [
        (None, 0.5, 0.3, False),
        (None, 0.5, 0.5, True),
    ]


def test_a_stock_that_the_past_took_below_zero_is_told_and_held_there() -> None:
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 4.0),))
    data = small.pool(data, CCO_EST, available=3.0)
    found = lines_of(data, "nonnegative", {(CCO_EST, EST, 0): 4.0})
    assert told([line for line in found if line.place[0] == "pool_stock"]) == [
        (0, -1.0, 0.0, False),
        (0, -1.0, -1.0, True),
    ]


def test_a_group_that_is_just_large_enough_is_kept_and_has_no_room() -> None:
    """A choice between nobody and four is no limit with room: it is kept, not binding."""
    data = small.dataset()
    data = replace(data, types=(data.types[0], replace(data.types[1], smallest_group=4.0)))
    moves: small.Cells = {(CCO_EST, EST, 1): 3.0, (CCO_SUD, EST, 1): 1.0}
    found = verify(data, small.plan(data, moves))
    (report,) = [report for report in report_rules(data, found.rules) if report.rule == "training_group"]
    assert (report.status, report.slack) == ("kept", None)


def test_minimums_wait_for_the_quickest_pool_that_has_a_route() -> None:
    """One month has passed; AVSC of Est train two months, CCO of Sud none, and these need a route to Est."""
    data = small.dataset(as_of=1)
    stay = data.routes(0, 0)
    shut = Route(False, 200.0, 7.0, None)
    data = replace(
        data, routes=every_route(((stay, shut), (shut, stay))), pools=(data.pools[0], data.pools[2])
    )
    data = small.direction(data, EST, minimum_staff=60.0, minimum_from=0)
    assert [line.enforced for line in lines_of(data, "minimum_staff")] == [False, False, False, True]
    data = small.mode(data, "mobility", Mode.OFF)
    assert [line.enforced for line in lines_of(data, "minimum_staff")] == [False, True, True, True]


def test_a_move_agreed_for_the_first_month_counts() -> None:
    data = small.dataset(agreed=(Move(CCO_EST, EST, 0, 2.0),))
    assert verify(data, small.plan(data)).goals["stability"] == pytest.approx(2.0)


def test_what_the_past_breaks_by_rounding_alone_is_no_breach() -> None:
    """A millionth of an FTE is accepted, before as after the as-of month."""
    for excess, status in ((5e-7, "binding"), (1e-3, "past")):
        data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 3.0 + excess),))
        data = small.pool(data, CCO_EST, release_total=3.0)
        found = verify(data, small.plan(data, {(CCO_EST, EST, 0): 3.0 + excess}))
        (report,) = [one for one in report_rules(data, found.rules) if one.rule == "release_total"]
        assert (report.status, report.broken_by_past) == (status, int(status == "past"))


def test_the_room_of_a_rule_is_that_of_its_limits_not_of_what_it_forbids() -> None:
    """3 may still move to Sud; that nobody moves to Est is forbidden, and has no room to speak of."""
    data = small.dataset()
    stay, away = data.routes(0, 0), data.routes(0, 1)
    data = replace(
        data, routes=every_route(((stay, replace(away, maximum=3.0)), (replace(away, allowed=False), stay)))
    )
    found = verify(data, small.plan(data))
    (report,) = [one for one in report_rules(data, found.rules) if one.rule == "mobility"]
    assert (report.status, report.slack) == ("kept", 3.0)


@pytest.mark.parametrize(("planned", "happened"), [(0.0, 1.0), (1.0, 0.0), (2.0, 1.0), (1.0, 1.0)])
def test_the_past_is_what_happened(planned: float, happened: float) -> None:
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, happened),) if happened else ())
    lines = lines_of(data, "actual", {(CCO_EST, EST, 0): planned})
    assert told(lines) == [(0, planned, happened, True)]
    found = verify(data, small.plan(data, {(CCO_EST, EST, 0): planned}))
    (report,) = [one for one in report_rules(data, found.rules) if one.rule == "actual"]
    assert report.status == ("kept" if planned == happened else "missed")  # there is no room to speak of


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [(0, 0, 1.0), (1, 2, 8.0), (0, 3, 16.0), (-2, 1, 4.0), (-2, -1, 0.0), (3, 9, 7.0)],
)
def test_a_window_counts_its_own_months(first: int, last: int, value: float) -> None:
    """1, 3, 5 and 7 leave."""
    moves: small.Cells = {(CCO_EST, EST, t): 1.0 + 2 * t for t in range(small.MONTHS)}
    data = small.pool(small.dataset(), CCO_EST, available=20.0)
    data = replace(data, envelopes=(Envelope("W", first, last, 2.0, None, None, None),))
    assert told(lines_of(data, "envelope", moves)) == [(None, value, 2.0, last >= 0)]


def test_the_share_for_partners_is_of_the_work_of_the_month() -> None:
    """A quarter of 80 FTE, in the first month."""
    data = small.dataset(outsourced_share=(0.25, None, None, None))
    assert told(lines_of(data, "outsourced_share")) == [(0, 0.0, 20.0, True)]


def test_a_maximum_that_the_past_exceeds_moves_to_what_attrition_leaves_of_it() -> None:
    """45 of 50 and 6 more make 51, of which 45.9 are left a month later: 0.9 more than may be, and 0.31 after."""
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 6.0),))
    data = small.direction(data, EST, maximum_staff=45.0)
    found = told(lines_of(data, "maximum_staff", {(CCO_EST, EST, 0): 6.0}))
    assert [line[3] for line in found] == [False, False, True, True, True]
    assert [line[1:3] for line in found] == [
        pytest.approx(pair)
        for pair in [(51.0, 45.0), (45.9, 45.0), (45.9, 45.9), (41.31, 45.0), (37.179, 45.0)]
    ]


def test_without_a_past_a_minimum_holds_from_the_first_month() -> None:
    data = small.direction(small.dataset(), EST, minimum_staff=40.0, minimum_from=0)
    assert [line.enforced for line in lines_of(data, "minimum_staff")] == [True] * 4


def test_a_minimum_that_no_route_leads_to_is_enforced_as_if_the_quickest_pool_had_one() -> None:
    data = small.dataset(as_of=1)
    stay, away = data.routes(0, 0), data.routes(0, 1)
    data = replace(
        data, routes=every_route(((stay, replace(away, allowed=False)), (away, stay))), pools=data.pools[:2]
    )
    data = small.direction(data, SUD, minimum_staff=5.0, minimum_from=0)
    assert [line.enforced for line in lines_of(data, "minimum_staff")] == [False, True, True, True]


def test_a_pool_that_the_plan_overdraws_is_seen_beside_one_that_the_past_overdrew() -> None:
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 4.0),))
    data = small.pool(small.pool(data, CCO_EST, available=3.0), CCO_SUD, available=1.0, attrition=0.0)
    plan = small.plan(data, {(CCO_EST, EST, 0): 4.0, (CCO_SUD, SUD, 2): 1.5})
    assert verify(data, plan).largest_violation == pytest.approx(0.5)


def test_half_an_advisor_who_leaves_is_all_of_a_pool_of_half() -> None:
    data = small.pool(small.dataset(), CCO_EST, available=0.5)
    goals = verify(data, small.plan(data, {(CCO_EST, EST, 0): 0.5})).goals
    assert goals["wellbeing"] == pytest.approx(100.0)


def test_a_window_counts_transfers_to_its_direction_alone() -> None:
    data = small.dataset(envelopes=(Envelope("W", 0, 3, 2.0, None, None, EST),))
    moves: small.Cells = {(CCO_EST, EST, 1): 3.0, (CCO_EST, SUD, 2): 4.0}
    assert told(lines_of(data, "envelope", moves)) == [(None, 3.0, 2.0, True)]
    data = replace(data, envelopes=(Envelope("W", 0, 3, 2.0, None, None, SUD),))
    assert told(lines_of(data, "envelope", moves)) == [(None, 4.0, 2.0, True)]


def test_a_maximum_gives_way_to_half_an_advisor_of_the_past_too() -> None:
    """45 of 50 and 0.5 more make 45.5, of which 40.95 are left: 0.45 more than may be."""
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 0.5),))
    data = small.direction(data, EST, maximum_staff=40.5)
    found = told(lines_of(data, "maximum_staff", {(CCO_EST, EST, 0): 0.5}))
    assert found[1][1:3] == pytest.approx((40.95, 40.5))
    assert found[2][1:3] == pytest.approx((40.95, 40.95))
    assert [enforced for *_, enforced in found[1:3]] == [False, True]


def test_a_table_with_room_everywhere_is_broken_by_nothing() -> None:
    table = all_at_most("effective_staff", [("Est",)], np.array([[1.0, 2.0]]), np.array([[3.0, 3.0]]))
    assert table.worst_breach() == 0.0
    assert replace(table, slack=np.array([1.0, -0.25])).worst_breach() == 0.25


def test_who_has_just_been_trained_does_half_of_the_work() -> None:
    """36.45 are left of 50 in the third month; 3.6 arrive of 4, and do 1.8."""
    data, moves = small.dataset(), {(AVSC_EST, EST, 0): 4.0}
    assert violation(data, transfers=moves, own_work={(EST, CALLS, 2): 38.25}) <= 1e-9
    assert violation(data, transfers=moves, own_work={(EST, CALLS, 2): 38.5}) == pytest.approx(0.25)


def test_parts_of_people_are_told_in_their_month_and_not_of_the_past() -> None:
    data = small.dataset(as_of=1, headcount_unit=1.0, actuals=(Move(CCO_EST, EST, 0, 0.5),))
    moves: small.Cells = {(CCO_EST, EST, 0): 0.5, (CCO_EST, EST, 1): 3.0, (CCO_EST, EST, 2): 1.25}
    lines = lines_of(data, "headcount_unit", moves)
    assert told(lines) == [(2, 1.25, 1.0, True)]


def test_a_route_that_the_past_used_though_it_is_not_allowed_is_told_and_excused() -> None:
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, SUD, 0, 0.5),))
    stay, away = data.routes(0, 0), data.routes(0, 1)
    data = replace(data, routes=every_route(((stay, replace(away, allowed=False)), (away, stay))))
    moves: small.Cells = {(CCO_EST, SUD, 0): 0.5, (CCO_EST, SUD, 2): 2.0}
    assert told(lines_of(data, "mobility", moves)) == [(None, 2.0, 0.0, True), (None, 0.5, 0.0, False)]


def test_pools_without_anybody_give_up_nothing() -> None:
    data = replace(small.dataset(), pools=tuple(replace(one, available=0.0) for one in small.dataset().pools))
    assert verify(data, small.plan(data)).goals["wellbeing"] == 0.0


def test_half_an_advisor_may_be_a_group() -> None:
    """A quarter is a quarter short of it."""
    data = small.dataset()
    data = replace(data, types=(data.types[0], replace(data.types[1], smallest_group=0.5)))
    assert violation(data, transfers={(CCO_EST, EST, 1): 0.5}) <= 1e-9
    assert violation(data, transfers={(CCO_EST, EST, 1): 0.25}) == pytest.approx(0.25)
