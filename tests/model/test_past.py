"""What past moves bring about, worked out by hand: what is left of them, and what they still cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import Dataset, Decision, Move
from planner.model.build import build_model
from planner.model.past import past_of
from planner.plan.types import Status
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.solve.run import solve_model
from tests.model.hand_cases import BASE, CENTRE, POOL, TYPE, with_mode


def halved() -> Dataset:
    """One month has passed, in which 4 of 10 left for A; half of A and half of the pool goes each month."""
    return replace(
        with_mode(BASE, "actual", Mode.HARD),
        as_of=1,
        directions=(replace(CENTRE, starting_staff=8.0, attrition=0.5),),
        pools=(replace(POOL, attrition=0.5),),
        actuals=(Move(0, 0, 0, 4.0),),
    )


def test_what_is_left_of_the_past_is_less_each_month() -> None:
    past = past_of(halved())
    assert past.staff.tolist() == [[4.0, 2.0 + 4.0, 3.0]]
    assert past.staff_moved.tolist() == [[0.0, 4.0, 2.0]]
    assert past.stock.tolist() == [[5.0 - 4.0, 0.5, 0.25]]
    assert past.stock_moved.tolist() == [[4.0, 2.0, 1.0]]


def test_a_maximum_that_the_past_exceeds_is_what_the_past_leaves_of_it() -> None:
    """A has 3 in the third month by the past alone, above the maximum of 2: nobody may come on top."""
    data = with_mode(replace(halved(), workload=(((9.0,) * 3,),)), "maximum_staff", Mode.HARD)
    data = replace(data, directions=(replace(data.directions[0], maximum_staff=2.0),))
    solution = solve_model(build_model(data))
    assert solution.status is Status.OPTIMAL
    assert solution.quantities is not None
    assert solution.quantities.staff[0].tolist() == pytest.approx([4.0, 6.0, 3.0])


def test_those_in_training_before_the_horizon_are_paid_until_they_are_trained() -> None:
    """2 left in December for two months of training: in January they cost half of 10 each, in February they work."""
    data = replace(
        with_mode(BASE, "actual", Mode.HARD),
        internal_cost=10.0,
        directions=(replace(CENTRE, starting_staff=4.0),),
        types=(replace(TYPE, training_months=2, pay_in_training=0.5),),
        actuals=(Move(0, 0, -1, 2.0),),
    )
    goals = solve_model(build_model(data)).goals
    assert goals is not None
    assert goals["cost"] == pytest.approx(2 * 0.5 * 10 + 10 * (4 + 6 + 6))
    alone = solve_model(build_model(replace(data, actuals=()))).goals
    assert alone is not None
    assert alone["cost"] == pytest.approx(10 * (4 + 4 + 4))
    for months, paid in ((1, 0), (6, 3)):
        types = (replace(data.types[0], training_months=months),)
        expression = build_model(replace(data, types=types)).goals["cost"]
        assert expression.constant == pytest.approx(2 * 0.5 * 10 * paid)


def test_a_pool_may_be_emptied_and_stays_below_zero_only_where_the_past_took_too_much() -> None:
    """Half an FTE of 0.5 may leave; 4 who left a pool of 1 leave it at −3 for good."""
    model = build_model(replace(BASE, pools=(replace(POOL, available=0.5),)))
    assert [model.program.column_lower[column] for column in model.variables.pool_stock[0]] == [0.0] * 3
    data = replace(with_mode(BASE, "actual", Mode.HARD), as_of=1, actuals=(Move(0, 0, 0, 4.0),))
    model = build_model(replace(data, pools=(replace(POOL, available=1.0),)))
    assert [model.program.column_lower[column] for column in model.variables.pool_stock[0]] == [-3.0] * 3


def test_a_floor_gives_way_to_the_past_however_few_left() -> None:
    """Half an FTE of 10 left, though 9.8 are to stay: 9.5 stay, and nobody else leaves."""
    data = replace(with_mode(BASE, "actual", Mode.HARD), as_of=1, actuals=(Move(0, 0, 0, 0.5),))
    data = replace(with_mode(data, "pool_floor", Mode.HARD), pools=(replace(POOL, floor=(9.8,) * 3),))
    solution = solve_model(build_model(data))
    assert solution.status is Status.OPTIMAL
    assert solution.quantities is not None
    assert solution.quantities.pool_stock[0].tolist() == pytest.approx([9.5] * 3)


def test_seats_are_taken_by_those_in_training_before_the_horizon() -> None:
    """2 left in December for two months of training, and 3 seats: 1 is free in January, 3 are from February on.

    4 who left take more than there are: nobody may join them, and that is no fault of the plan.
    """
    data = replace(
        with_mode(BASE, "training_seats", Mode.HARD),
        types=(replace(TYPE, training_months=2),),
        directions=(replace(CENTRE, seats=(3.0,) * 3),),
    )
    for left, free in ((2.0, 1.0), (4.0, 0.0)):
        program = build_model(replace(data, actuals=(Move(0, 0, -1, left),))).program
        rows = [i for i, row in enumerate(program.rows) if row.rule == "training_seats"]
        assert [program.row_upper[i] for i in rows] == [free, 3.0, 3.0]


def test_a_total_that_the_past_exceeds_is_what_has_left_already() -> None:
    """4 have left of the 3 that may: nobody else may. With 1 who left, 2 more may."""
    data = with_mode(with_mode(replace(BASE, as_of=1), "actual", Mode.HARD), "release_total", Mode.HARD)
    data = replace(data, pools=(replace(POOL, release_total=3.0),))
    for left, most in ((4.0, 4.0), (1.0, 3.0)):
        program = build_model(replace(data, actuals=(Move(0, 0, 0, left),))).program
        assert [
            program.row_upper[i] for i, row in enumerate(program.rows) if row.rule == "release_total"
        ] == [most]


def test_who_left_before_the_horizon_is_slow_at_first() -> None:
    """4 of A's own, and 2 who left in December for a month of training: a half and a quarter of their work lacks."""
    data = replace(
        with_mode(BASE, "actual", Mode.HARD),
        directions=(replace(CENTRE, starting_staff=4.0),),
        types=(replace(TYPE, productivity=(0.5, 0.75, 1.0), pass_rate=0.5),),
        actuals=(Move(0, 0, -1, 2.0),),
    )
    program = build_model(data).program
    upper = [program.row_upper[i] for i, row in enumerate(program.rows) if row.rule == "effective_staff"]
    assert upper == [-0.5, -0.25, 0.0]
    assert past_of(data).staff.tolist() == [[5.0] * 3]
    assert past_of(data).staff_moved.tolist() == [[1.0] * 3]


@pytest.mark.parametrize(("as_of", "status"), [(2, Status.INFEASIBLE), (3, Status.OPTIMAL)])
def test_a_decision_on_all_months_is_left_to_the_check_once_all_are_past(as_of: int, status: Status) -> None:
    """At least 20 of 10 are to leave: impossible, but no fault of a plan that has no month left."""
    data = with_mode(with_mode(replace(BASE, as_of=as_of), "actual", Mode.HARD), "decision", Mode.HARD)
    data = replace(data, decisions=(Decision(None, None, None, DecisionKind.AT_LEAST, 20.0),))
    assert solve_model(build_model(data)).status is status
