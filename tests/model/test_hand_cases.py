"""Each rule family's optimum, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.build import build_model
from planner.plan.types import Status
from planner.schema.rules import Mode, rule
from planner.solve.baseline import _free_rules
from planner.solve.run import solve_model
from planner.verify.check import verify
from tests.model.hand_cases import (
    BASE,
    BASE_SERVICE,
    HAND_CASES,
    PARTNER,
    POOL,
    HandCase,
    definitions_case,
    hand_case,
    with_mode,
)

RESTRICTING = [
    name for name in HAND_CASES if hand_case(name).restricts and rule(name).may_be_soft and name != "actual"
]
"""Families that leave work undone in their case, and that can be missed at a price (the past cannot)."""


def test_base_is_what_the_docstring_says() -> None:
    goals = solve_model(build_model(BASE)).goals
    assert goals is not None
    assert goals["service"] == pytest.approx(BASE_SERVICE)
    assert goals["cost"] == pytest.approx(4.0)


@pytest.mark.parametrize("name", HAND_CASES)
def test_hard(name: str) -> None:
    case: HandCase = hand_case(name)
    solution = solve_model(build_model(case.dataset))
    assert solution.status is Status.OPTIMAL
    assert solution.goals is not None
    assert solution.quantities is not None
    assert solution.goals["service"] == pytest.approx(case.service, abs=1e-6), case.why
    assert solution.goals["cost"] == pytest.approx(case.cost, abs=1e-6), case.why
    assert verify(case.dataset, solution.quantities).largest_violation <= 1e-6


@pytest.mark.parametrize("name", RESTRICTING)
def test_soft_is_missed_where_missing_is_cheaper_and_priced(name: str) -> None:
    case = hand_case(name)
    free = solve_model(build_model(with_mode(case.dataset, name, Mode.OFF)))
    soft = solve_model(build_model(with_mode(case.dataset, name, Mode.SOFT, price=0.001)))
    assert soft.goals is not None
    assert free.goals is not None
    assert soft.goals["service"] == pytest.approx(free.goals["service"], abs=1e-6)
    assert soft.goals["service"] < case.service
    assert soft.goals["targets"] > 0


@pytest.mark.parametrize("name", RESTRICTING)
def test_soft_is_kept_where_missing_is_dearer(name: str) -> None:
    case = hand_case(name)
    soft = solve_model(build_model(with_mode(case.dataset, name, Mode.SOFT, price=1e5)))
    assert soft.goals is not None
    assert soft.goals["service"] == pytest.approx(case.service, abs=1e-6)
    assert soft.goals["targets"] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("name", HAND_CASES)
def test_the_check_refuses_the_best_plan_without_the_rule(name: str) -> None:
    """Each rule costs something in its case: the plan that is best without it breaks it."""
    case = hand_case(name)
    without = with_mode(case.dataset, name, Mode.OFF)
    free = solve_model(build_model(without)).quantities
    assert free is not None
    assert verify(without, free).largest_violation <= 1e-6
    assert verify(case.dataset, free).largest_violation >= 0.1


APART = replace(
    definitions_case(),
    rules=with_mode(definitions_case(), "mutual_aid", Mode.HARD).rules,
    directions=tuple(replace(one, served_elsewhere=0.25) for one in definitions_case().directions),
    partners=(replace(PARTNER, cost=90.0),),
    pools=(replace(POOL, available=2.0),),
)
"""The definitions at work: aid is limited, so that each Direction's work is decided by itself; partners are dear."""


@pytest.mark.parametrize(
    "definition",
    ["staff_balance", "pool_balance", "workload", "served_balance", "staff_at_work", "effective_staff",
     "trainer_balance", "paid"],
)  # fmt: skip
def test_the_check_refuses_the_best_plan_without_a_definition(definition: str) -> None:
    """What the program may do without one of its balances, no plan can."""
    model = build_model(APART)
    free = solve_model(replace(model, program=_free_rules(model.program, (definition,)))).quantities
    assert free is not None
    assert verify(model.dataset, free).largest_violation >= 0.1
