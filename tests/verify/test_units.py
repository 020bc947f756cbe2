"""The check of a plan is the same in whatever unit people are counted: no number of FTE means anything by itself."""

from __future__ import annotations

import numpy as np
import pytest

from planner.dataset.types import Dataset
from planner.plan.types import Line, Quantities
from planner.verify.check import report_rules, verify
from tests.units import UNIT, in_units, quantities_in_units
from tests.verify import small
from tests.verify.pairs import Pair, balance_pairs
from tests.verify.rule_pairs import rule_pairs
from tests.verify.test_lines import HAPPENED, exceeded
from tests.verify.test_past import ADDING, BROKEN_BY_PAST
from tests.verify.test_past import HAPPENED as LEFT

PAIRS = [*balance_pairs(), *rule_pairs()]


def scaled(line: Line) -> Line:
    return line._replace(value=line.value * UNIT, limit=line.limit * UNIT, slack=line.slack * UNIT)


def assert_scaled(data: Dataset, plan: Quantities) -> None:
    one, few = verify(data, plan), verify(in_units(data), quantities_in_units(plan))
    assert list(few.lines) == [scaled(line) for line in one.lines]
    assert few.largest_violation == one.largest_violation * UNIT
    share = 100 * _largest_share(data, plan)
    for goal, value in one.goals.items():
        kept = share if goal == "wellbeing" else 0.0
        assert few.goals[goal] - kept == pytest.approx((value - kept) * UNIT, rel=1e-12), goal
    reports = zip(report_rules(data, one.rules), report_rules(in_units(data), few.rules), strict=True)
    for whole, part in reports:
        assert (part.rule, part.status, part.lines, part.broken_by_past) == (
            whole.rule, whole.status, whole.lines, whole.broken_by_past,
        )  # fmt: skip
        assert part.shortfall == whole.shortfall * UNIT
        assert part.tightest == (None if whole.tightest is None else scaled(whole.tightest))


def _largest_share(data: Dataset, plan: Quantities) -> float:
    """The share that does not depend on the unit."""
    left, had = plan.transfers.sum(axis=(1, 2)), np.array([pool.available for pool in data.pools])
    return float((left[had > 0] / had[had > 0]).max(initial=0.0))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule)
def test_a_good_and_a_bad_plan(pair: Pair) -> None:
    assert_scaled(pair.data, pair.good)
    assert_scaled(pair.data, pair.bad)


@pytest.mark.parametrize("rule", BROKEN_BY_PAST)
def test_what_the_past_breaks(rule: str) -> None:
    data = BROKEN_BY_PAST[rule]
    assert_scaled(data, small.plan(data, LEFT))
    assert_scaled(data, small.plan(data, {**LEFT, ADDING[rule]: 0.5}))


def test_a_past_that_goes_beyond_everything_and_one_that_keeps_to_it() -> None:
    data = exceeded()
    assert_scaled(data, small.plan(data, HAPPENED))
    for limit in (0.75, 100.0):
        assert_scaled(small.pool(data, 1, release_total=limit), small.plan(data, HAPPENED))
