"""Lines of the check in general: that value, limit and room agree, and where a breach is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.routes import Route, every_route
from planner.dataset.types import Dataset, Decision, Envelope, Move
from planner.plan.types import Line
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode, rule
from planner.verify.balances import BALANCES
from planner.verify.check import report_rules, verify
from tests.verify import small
from tests.verify.pairs import Pair, balance_pairs
from tests.verify.rule_pairs import rule_pairs
from tests.verify.small import AVSC_EST, CCO_EST, CCO_SUD, EST, NORTH, SUD

HAPPENED: small.Cells = {(CCO_EST, EST, 0): 0.5, (AVSC_EST, SUD, 1): 0.25}


def past(**changes: object) -> Dataset:
    """Two months have passed: half an advisor came to Est from CCO Est, a quarter left AVSC Est for Sud."""
    actuals = tuple(Move(s, d, t, fte) for (s, d, t), fte in HAPPENED.items())
    return small.dataset(as_of=2, actuals=actuals, **changes)


def exceeded() -> Dataset:
    """A limit of each kind that this past goes beyond."""
    data = past(
        mobility_share=0.1,
        envelopes=(Envelope("W", 0, 3, 0.5, 0.25, None, None),),
        decisions=(
            Decision(CCO_EST, None, None, DecisionKind.FIX, 0.25),
            Decision(None, SUD, None, DecisionKind.AT_MOST, 0.125),
        ),
    )
    data = small.pool(data, CCO_EST, release_total=0.25, floor=(None, None, 9.75, 9.75))
    data = small.pool(data, AVSC_EST, available=0.125)
    data = small.direction(data, EST, maximum_staff=40.0, attrition=0.0, starting_staff=39.75)
    return small.direction(data, SUD, seats=(None, None, 0.125, None))


def lines_of(data: Dataset, name: str, moves: small.Cells | None = None) -> list[Line]:
    return [line for line in verify(data, small.plan(data, moves)).lines if line.rule == name]


def assert_consistent(line: Line) -> None:
    """The room of a line is what lies between its value and its limit."""
    if line.rule == "training_group":  # nobody, or a group: nothing lies between
        return
    assert abs(line.slack) == pytest.approx(abs(line.limit - line.value), abs=1e-12), line
    assert line.slack <= 0 or not line.prohibition, line


@pytest.mark.parametrize("pair", [*balance_pairs(), *rule_pairs()], ids=lambda pair: pair.rule)
def test_the_room_of_each_line_is_the_limit_less_the_value(pair: Pair) -> None:
    for plan in (pair.good, pair.bad):
        for line in verify(pair.data, plan).lines:
            assert_consistent(line)


@pytest.mark.parametrize("future", [{}, {(CCO_EST, SUD, 2): 0.5}, {(CCO_EST, EST, 3): 0.5}])
def test_the_room_after_the_past_is_the_limit_less_the_value(future: small.Cells) -> None:
    """Each limit is told twice: where the past goes beyond it, and as what is left to the future."""
    data = exceeded()
    found = verify(data, small.plan(data, {**HAPPENED, **future}))
    for line in found.lines:
        assert_consistent(line)
    excused = [line for line in found.lines if not line.enforced and line.slack < -1e-9]
    left = {(one.rule, one.place, one.month, one.limit) for one in found.lines if one.enforced}
    moved = {line.rule for line in excused if (line.rule, line.place, line.month, line.value) in left}
    assert {line.rule for line in excused} - moved == {"mobility"}  # the year is over
    assert moved == {
        "envelope", "decision", "release_total", "pool_floor", "nonnegative", "maximum_staff", "training_seats",
    }  # fmt: skip
    assert (found.largest_violation > 0.1) == bool(future)


def test_reports_of_what_is_kept_unused_or_off_are_short_of_nothing() -> None:
    data = small.mode(exceeded(), "envelope", Mode.OFF)
    reports = report_rules(data, verify(data, small.plan(data, HAPPENED)).rules)
    assert {report.status for report in reports} >= {"past", "unused", "off", "kept"}
    assert {report.shortfall for report in reports} == {0.0}


def test_trainers_of_a_closed_centre_are_told_where_they_are() -> None:
    """A tenth of an FTE trains, and is said to be of Sud, which is closed."""
    data = small.dataset()
    plan = small.plan(data, {(AVSC_EST, EST, 0): 1.0})
    for centre, by in ((EST, -0.1), (SUD, 0.1)):
        plan = small.change_quantity(plan, "trainers", (centre, 1), by)
    broken = [line for line in verify(data, plan).lines if line.slack < -1e-9 and line.rule in BALANCES]
    assert [(line.rule, line.place, line.month) for line in broken if line.prohibition] == [
        ("trainer_balance", ("Sud",), 1)
    ]


def test_a_floor_gives_way_to_half_an_advisor_of_the_past() -> None:
    """Half of one of 10 left: 9.5 are left where 9.75 were to stay, and nobody may follow."""
    data = small.pool(past(), CCO_EST, floor=(None, None, 9.75, None))
    assert verify(data, small.plan(data, HAPPENED)).largest_violation <= 1e-9
    taken = verify(data, small.plan(data, {**HAPPENED, (CCO_EST, EST, 2): 0.125}))
    assert taken.largest_violation == pytest.approx(0.125)


def test_a_route_that_only_the_past_used_is_excused() -> None:
    stay, away = small.dataset().routes(0, 0), small.dataset().routes(0, 1)
    shut = every_route(((stay, Route(False, away.distance, away.cost, None)), (away, stay)))
    data = past(routes=shut)
    lines = [(line.value, line.enforced) for line in lines_of(data, "mobility", HAPPENED)]
    assert lines == [(0.0, True), (0.25, False)]
    assert verify(data, small.plan(data, HAPPENED)).largest_violation <= 1e-9


@pytest.mark.parametrize("future", [0.0, 0.25])
def test_a_pool_that_the_past_overdrew_hides_no_other_stock(future: float) -> None:
    """CCO Est is one below zero by the past alone; CCO Sud has 0.2 left of 1, which is no breach."""
    data = small.dataset(as_of=1, actuals=(Move(CCO_EST, EST, 0, 4.0),))
    data = small.pool(small.pool(data, CCO_EST, available=3.0), CCO_SUD, available=1.0, attrition=0.0)
    moves = {(CCO_EST, EST, 0): 4.0, (CCO_SUD, SUD, 2): 0.8, (CCO_EST, EST, 2): future}
    assert verify(data, small.plan(data, moves)).largest_violation == pytest.approx(future, abs=1e-9)


def test_half_an_fte_of_commitment_is_paid() -> None:
    data = small.partner(small.dataset(), NORTH, commitment=0.5)
    unpaid = small.change_quantity(small.plan(data), "paid", (NORTH, 2), -0.5)
    assert verify(data, unpaid).largest_violation == pytest.approx(0.5)


def test_every_rule_that_may_be_soft_costs_what_it_is_missed_by_and_no_more() -> None:
    """Room elsewhere is no credit, and months that are over cost nothing."""
    for pair in rule_pairs():
        if rule(pair.rule).may_be_soft:
            data = small.mode(pair.data, pair.rule, Mode.SOFT, price=7.0)
            assert verify(data, pair.good).goals["targets"] == pytest.approx(0.0, abs=1e-9)
    data = small.mode(small.pool(past(), CCO_EST, release_rate=0.125), "release_rate", Mode.SOFT, price=7.0)
    missed = small.plan(data, {**HAPPENED, (CCO_EST, EST, 2): 0.375})
    assert verify(data, missed).goals["targets"] == pytest.approx(7.0 * 0.25)
    data = replace(data, as_of=0, actuals=())
    assert verify(data, missed).goals["targets"] == pytest.approx(7.0 * (0.25 + 0.375))
