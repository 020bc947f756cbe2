"""What a dataset says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import SourceActivity, in_fractions
from planner.schema.rules import Mode
from tests.model.hand_cases import BASE, CENTRE, POOL, TYPE, with_mode

GROUPED = with_mode(
    replace(BASE, types=(TYPE, replace(TYPE, smallest_group=0.5))), "training_group", Mode.HARD
)


def test_groups_are_asked_for_where_a_type_has_a_smallest_and_the_rule_holds() -> None:
    assert GROUPED.has_groups
    assert not with_mode(GROUPED, "training_group", Mode.OFF).has_groups
    assert not with_mode(BASE, "training_group", Mode.HARD).has_groups
    assert not replace(GROUPED, rules={}).has_groups


def test_transfers_are_any_number_without_unit_and_groups() -> None:
    assert BASE.in_fractions
    assert not replace(BASE, headcount_unit=1.0).in_fractions
    assert not replace(BASE, headcount_unit=0.5).in_fractions
    assert not GROUPED.in_fractions
    free = in_fractions(replace(GROUPED, headcount_unit=1.0))
    assert free.in_fractions
    assert [kind.smallest_group for kind in free.types] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("direction", "available", "pool", "part"),
    [
        (None, 40.0, POOL, 0.25),  # 10 of 40
        (0, 40.0, POOL, 0.25),
        (1, 40.0, POOL, 0.0),
        (None, 40.0, replace(POOL, type=1), 0.0),
        (None, 0.0, POOL, 0.0),
        (None, 0.5, replace(POOL, available=0.5), 1.0),
    ],
)
def test_an_activity_falls_to_the_pools_of_its_type_by_what_they_have(
    direction: int | None, available: float, pool: object, part: float
) -> None:
    activity = SourceActivity("A", 0, direction, (), (), available)
    assert activity.part(pool) == part  # type: ignore[arg-type]


def test_the_minimum_as_typed_is_without_its_margin() -> None:
    assert replace(CENTRE, minimum_staff=12.0, margin=2).typed_minimum == 10.0
    assert CENTRE.typed_minimum is None
