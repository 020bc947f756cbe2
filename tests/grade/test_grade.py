"""Grading a plan that people made: what it breaks, what it reaches, and the least that mends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import Decision, Move
from planner.grading.grade import grade
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from tests.model.hand_cases import BASE, hand_case, with_mode


def test_the_best_plan_breaks_nothing_and_needs_no_correction() -> None:
    found = grade(BASE, [Move(0, 0, 0, 4.0)])
    assert found.valid
    assert found.broken == ()
    assert found.correction == ()
    assert found.goals["service"] == pytest.approx(found.best["service"])
    assert found.goals["cost"] == pytest.approx(found.best["cost"])


def test_a_plan_that_does_too_little_is_valid_but_far_from_the_best() -> None:
    found = grade(BASE, [Move(0, 0, 0, 1.0)])
    assert found.valid
    assert found.goals["service"] == pytest.approx(1000.0)  # 4, 3 and 3 FTE undone at 100
    assert found.best["service"] == pytest.approx(400.0)


def test_a_broken_limit_is_named_with_its_size_and_the_least_correction() -> None:
    dataset = hand_case("release_rate").dataset  # 2 a month
    found = grade(dataset, [Move(0, 0, 0, 3.5)])
    assert not found.valid
    assert [(line.rule, line.place, line.month) for line in found.broken] == [("release_rate", ("S",), 0)]
    assert found.broken[0].slack == pytest.approx(-1.5)
    assert found.correction is not None
    assert found.correction_size() == pytest.approx(1.5)
    assert found.correction[0].after == pytest.approx(2.0)


def test_a_soft_rule_missed_is_reported_and_leaves_the_plan_valid() -> None:
    dataset = with_mode(hand_case("release_rate").dataset, "release_rate", Mode.SOFT, price=10.0)
    found = grade(dataset, [Move(0, 0, 0, 3.0)])
    assert found.valid
    assert [line.rule for line in found.broken] == ["release_rate"]
    assert found.goals["targets"] == pytest.approx(10.0)


def test_more_than_a_pool_has_breaks_its_balance() -> None:
    found = grade(BASE, [Move(0, 0, 0, 12.0)])
    assert not found.valid
    assert found.correction is not None
    assert found.correction_size() == pytest.approx(2.0)


def test_leaving_for_a_centre_before_it_can_open_is_broken() -> None:
    found = grade(hand_case("opening").dataset, [Move(0, 0, 0, 1.0)])  # trained in month 1, opens in month 2
    assert "opening" in {line.rule for line in found.broken}
    assert not found.valid


def test_rules_that_contradict_one_another_leave_no_correction() -> None:
    decisions = (Decision(0, 0, 0, DecisionKind.AT_LEAST, 5.0), Decision(0, 0, 0, DecisionKind.AT_MOST, 3.0))
    dataset = with_mode(replace(BASE, decisions=decisions), "decision", Mode.HARD)
    found = grade(dataset, [Move(0, 0, 0, 4.0)])
    assert found.correction is None
    assert found.best == {}
    assert [line.limit for line in found.broken] == [5.0, 3.0]


def test_past_months_are_not_graded() -> None:
    dataset = hand_case("actual").dataset  # 2 left in month 0, which is past
    found = grade(dataset, [Move(0, 0, 0, 9.0), Move(0, 0, 1, 2.0)])
    assert found.valid
    assert found.goals["service"] == pytest.approx(600.0)
