"""How large a group is at least and at most where people are counted whole, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.build import build_model
from planner.model.rules.groups import in_units, in_whole_units, most_at_once
from planner.schema.rules import Mode
from tests.model.hand_cases import BASE, POOL, with_mode
from tests.model.test_columns import grouped, rows_of, starts


@pytest.mark.parametrize(
    ("unit", "fte", "at_least", "at_most"),
    [
        (0.0, 3.3, 3.3, 3.3),
        (1.0, 3.3, 4.0, 3.0),
        (1.0, 3.0, 3.0, 3.0),
        (0.5, 3.3, 3.5, 3.0),
        (2.0, 3.3, 4.0, 2.0),
        (2.0, 0.5, 2.0, 0.0),
        (0.1, 0.1 + 0.2, 0.3, 0.3),  # 0.30000000000000004, as it is typed
        (0.1, 0.7, 0.7, 0.7),  # 0.7 / 0.1 is a little less than 7
    ],
)
def test_a_limit_in_whole_people_is_the_next_multiple_of_the_unit(
    unit: float, fte: float, at_least: float, at_most: float
) -> None:
    data = replace(BASE, headcount_unit=unit)
    assert in_units(data, fte) == pytest.approx(at_least, abs=1e-12)
    assert in_whole_units(data, fte) == pytest.approx(at_most, abs=1e-12)
    small = with_mode(replace(data, pools=(replace(POOL, release_rate=fte),)), "release_rate", Mode.HARD)
    assert most_at_once(small, 0) == pytest.approx(at_most, abs=1e-12)


def test_a_group_in_whole_people_is_between_whole_numbers_of_them() -> None:
    """At least 2.5 make 3, and of 7.5 who may be accompanied 7 may leave; half a person may be a group of its own."""
    data = replace(with_mode(grouped(2.5), "accompaniment", Mode.HARD), headcount_unit=1.0)
    data = replace(data, directions=(replace(data.directions[0], accompaniment=7.5),))
    for whole, least, most in ((data, 3.0, 7.0), (replace(data, headcount_unit=0.0), 2.5, 7.5)):
        model = build_model(whole)
        assert starts(model) == [(most, 1.0)] * 3
        groups = {group.start: group for group in model.groups}
        assert [group.least for group in model.groups] == [least] * 3
        for terms, lower, _ in rows_of(model, "training_group"):
            (start,) = groups.keys() & terms.keys()
            assert (terms[start], lower) == (-least, 0.0)


def test_a_group_that_may_be_missed_lacks_what_is_short_of_it() -> None:
    """So explanations ask what a group of 6 would have to do without, 2 of whom may leave."""
    data = with_mode(grouped(6.0, release_total=2.0), "release_total", Mode.HARD)
    model = build_model(with_mode(data, "training_group", Mode.SOFT))
    missed = model.shortfalls["training_group"]
    assert len(missed) == 3
    for (terms, lower, _), column, group in zip(
        rows_of(model, "training_group"), missed, model.groups, strict=True
    ):
        (move,) = (column for _, column in group.members)
        assert (terms, lower) == ({move: 1.0, group.start: -6.0, column: 1.0}, 0.0)
        assert model.program.column_upper[group.start] == 1.0
