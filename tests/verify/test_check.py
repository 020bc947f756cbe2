"""The independent check can fail: for every balance and rule a plan that it passes and one that it catches."""

from __future__ import annotations

import math

import numpy as np
import pytest

from planner.plan.types import Line, RuleReport
from planner.schema.rules import RULE_IDS, Mode, rule
from planner.verify.balances import BALANCES
from planner.verify.check import report_rules, verify
from planner.verify.lines import Table
from planner.verify.view import shapes
from tests.verify import small
from tests.verify.pairs import Pair, balance_pairs
from tests.verify.rule_pairs import rule_pairs

PAIRS = [*balance_pairs(), *rule_pairs()]
RULE_PAIRS = rule_pairs()


def broken(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.enforced and not line.slack >= -1e-6]


def report_of(pair: Pair, mode: Mode, tables: tuple[Table, ...]) -> RuleReport:
    data = small.mode(pair.data, pair.rule, mode)
    return next(report for report in report_rules(data, tables) if report.rule == pair.rule)


def pair_id(pair: Pair) -> str:
    return f"{pair.rule}-{'-'.join(pair.place) or 'all'}"


def test_every_balance_and_every_rule_family_has_a_pair() -> None:
    assert {pair.rule for pair in PAIRS} == {*RULE_IDS, *BALANCES}


@pytest.mark.parametrize("pair", PAIRS, ids=pair_id)
def test_the_good_plan_passes(pair: Pair) -> None:
    found = verify(pair.data, pair.good)
    assert broken(found.lines) == []
    assert found.largest_violation <= 1e-9
    assert any(line.rule == pair.rule for line in found.lines)


@pytest.mark.parametrize("pair", PAIRS, ids=pair_id)
def test_the_bad_plan_is_caught_with_family_place_and_size(pair: Pair) -> None:
    found = verify(pair.data, pair.bad)
    caught = broken(found.lines)
    assert {line.rule for line in caught} == {pair.rule, *pair.also}
    worst = min((line for line in caught if line.rule == pair.rule), key=lambda line: line.slack)
    assert (worst.place, worst.month) == (pair.place, pair.month)
    assert -worst.slack == pytest.approx(pair.size)
    assert found.largest_violation == pytest.approx(pair.size)


@pytest.mark.parametrize("pair", RULE_PAIRS, ids=pair_id)
def test_a_rule_that_is_off_is_not_checked(pair: Pair) -> None:
    found = verify(small.mode(pair.data, pair.rule, Mode.OFF), pair.bad)
    assert all(line.rule != pair.rule for line in found.lines)
    assert {line.rule for line in broken(found.lines)} == set(pair.also)
    assert report_of(pair, Mode.OFF, found.rules).status == "off"


@pytest.mark.parametrize("pair", [p for p in RULE_PAIRS if rule(p.rule).may_be_soft], ids=pair_id)
def test_a_soft_rule_that_is_missed_is_a_priced_shortfall(pair: Pair) -> None:
    found = verify(small.mode(pair.data, pair.rule, Mode.SOFT, price=7.0), pair.bad)
    missed = [line for line in broken(found.lines) if line.rule == pair.rule]
    total = -sum(line.slack for line in missed)
    assert found.largest_violation <= 1e-9
    assert found.goals["targets"] == pytest.approx(7.0 * total)
    report = report_of(pair, Mode.SOFT, found.rules)
    assert report.status == "missed"
    assert report.shortfall == pytest.approx(total)
    assert report.tightest is not None
    assert (report.tightest.place, report.tightest.month) == (pair.place, pair.month)


@pytest.mark.parametrize("pair", RULE_PAIRS, ids=pair_id)
def test_the_report_of_a_kept_rule_says_how_much_room_is_left(pair: Pair) -> None:
    report = report_of(pair, Mode.HARD, verify(pair.data, pair.good).rules)
    assert report.status in ("kept", "binding")
    if rule(pair.rule).either_or:
        assert report.slack is None  # none, or so much at least: there is no room to speak of
        return
    assert report.slack is not None
    assert (report.status == "binding") <= (abs(report.slack) <= 1e-6)
    assert report.shortfall == pytest.approx(0.0)


def test_a_family_without_lines_is_unused() -> None:
    data = small.dataset()
    reports = report_rules(data, verify(data, small.plan(data)).rules)
    assert [report.rule for report in reports] == list(RULE_IDS)
    status = {report.rule: report.status for report in reports}
    assert status.pop("opening") == "kept"  # a prohibition that is kept is never "at its limit"
    assert set(status.values()) == {"unused"}


@pytest.mark.parametrize("array", sorted(shapes(small.dataset())))
@pytest.mark.parametrize("by", [1.0, -1.0])
def test_no_number_of_a_plan_can_change_unseen(array: str, by: float) -> None:
    pair = next(pair for pair in PAIRS if pair.rule == "staff_balance")
    for cell in np.ndindex(shapes(pair.data)[array]):
        violation = verify(pair.data, small.change_quantity(pair.good, array, cell, by)).largest_violation
        if array == "paid" and by > 0:
            assert violation == pytest.approx(0.0)  # a partner may be paid more than it does: it only costs
        else:
            assert violation >= 0.1, cell


@pytest.mark.parametrize("array", sorted(shapes(small.dataset())))
@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_is_missing_is_an_infinite_violation(array: str, value: float) -> None:
    data = small.dataset()
    bad = small.change_quantity(small.plan(data), array, (0,) * len(shapes(data)[array]), value)
    assert verify(data, bad).largest_violation == math.inf


def test_an_array_of_another_size_is_refused() -> None:
    data = small.dataset()
    other = small.plan(small.dataset(partners=(), months=small.MONTHS))
    with pytest.raises(ValueError, match="outsourced has shape"):
        verify(data, other)
