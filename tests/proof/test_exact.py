"""Bounds in fractions: on paper, and against a program whose optimum is known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from planner.model.program import Program
from planner.model.rows import Row
from planner.proof.exact import Cap, ExactProgram, NoBoundError
from planner.proof.prove import loosen_to_plan


def program(
    rows: list[tuple[dict[int, float], float, float]], columns: int, upper: float = np.inf
) -> ExactProgram:
    built = Program("test")
    built.add_columns([f"x{j}" for j in range(columns)], upper)
    for i, (terms, low, high) in enumerate(rows):
        built.add_row(Row(f"row{i}", "rule"), list(terms), list(terms.values()), low, high)
    return ExactProgram(built.arrays())


# Minimise 2 x + 3 y with x + y ≥ 4, x ≤ 3: x = 3, y = 1, so 9. Prices: 3 on the first row, −1 on the second.
SMALL = ([({0: 1.0, 1: 1.0}, 4.0, np.inf), ({0: 1.0}, -np.inf, 3.0)], 2)
COST = {0: Fraction(2), 1: Fraction(3)}


def test_the_right_prices_give_the_optimum() -> None:
    found = program(*SMALL).bound(COST, np.array([3.0, -1.0]), Fraction(1))
    assert found.value == 10  # and the constant
    assert found.rows == {0: 12, 1: -3}
    assert found.columns == {}


@pytest.mark.parametrize("noise", [1e-9, -1e-9, 3e-7, -3e-7])
def test_rounded_prices_give_a_bound_a_little_below_it(noise: float) -> None:
    found = program(*SMALL).bound(COST, np.array([3.0 + noise, -1.0 - noise / 2]))
    assert 0 <= 9 - found.value < Fraction(1, 10**5)


def test_prices_on_bounds_that_do_not_exist_count_for_nothing() -> None:
    found = program(*SMALL).bound(COST, np.array([-1.0, 1.0]))
    assert found.value == 0
    assert found.multipliers == {}


def test_a_cap_is_a_row_more() -> None:
    """Minimise −y where x + y = 4 and x costs at most 2: with x ≤ 2 the least is −4, unless y is capped at 1."""
    built = Program("test")
    built.add_columns(["x", "y"])
    built.add_row(Row("sum", "rule"), [0, 1], [1.0, 1.0], 4.0, 4.0)
    exact = ExactProgram(built.arrays(), [Cap({1: Fraction(1)}, Fraction(1))])
    assert exact.bound({1: Fraction(-1)}, np.array([0.0, -1.0])).value == -1
    assert exact.bound({1: Fraction(-1)}, np.array([-1.0, 0.0])).value == -4


def test_a_column_that_nothing_bounds_takes_its_price_from_the_rows() -> None:
    """Minimise z with z ≥ x, x = 5: the price of the first row may be 1 at most; a hair more is taken back."""
    rows = [({0: 1.0, 1: -1.0}, 0.0, np.inf), ({1: 1.0}, 5.0, 5.0)]
    found = program(rows, 2).bound({0: Fraction(1)}, np.array([1.0 + 1e-12, 1.0]))
    assert found.multipliers[0] == 1
    assert 0 <= 5 - found.value < Fraction(1, 10**9)


def test_an_objective_without_a_bound_has_no_proof() -> None:
    with pytest.raises(NoBoundError):
        program([({0: 1.0}, 0.0, np.inf)], 1).bound({0: Fraction(-1)}, np.array([0.0]))


def test_an_allowance_takes_what_the_prices_can_gain_by_it() -> None:
    """x + y ≥ 4 − t and x ≤ 3 + t cost 9 − 3t − t at the least: |3| + |−1| times t, no reduced cost being left."""
    found = program(*SMALL).bound(COST, np.array([3.0, -1.0]))
    assert found.moved == 4
    wider = found.with_allowance(Fraction(1, 100))
    assert (wider.value, wider.allowance) == (9 - Fraction(4, 100), Fraction(1, 100))
    assert wider.with_allowance(Fraction(1, 10)).value == 9 - Fraction(4, 10)


def test_the_price_of_a_cap_gains_nothing_by_an_allowance() -> None:
    """A cap is what the plan has, to the last digit."""
    built = Program("test")
    built.add_columns(["x", "y"])
    built.add_row(Row("sum", "rule"), [0, 1], [1.0, 1.0], 4.0, 4.0)
    exact = ExactProgram(built.arrays(), [Cap({1: Fraction(1)}, Fraction(1))])
    assert exact.bound({1: Fraction(-1)}, np.array([0.0, -1.0])).moved == 0


@pytest.mark.parametrize(("value", "allowance"), [(9.0, 0), (9 - 3e-9, Fraction(1, 10**9)), (8.0, None)])
def test_the_least_allowance_is_taken_that_the_plan_keeps(value: float, allowance: Fraction | None) -> None:
    bound = program(*SMALL).bound(COST, np.array([3.0, -1.0]))
    if allowance is None:
        with pytest.raises(ArithmeticError):
            loosen_to_plan(bound, value, Fraction(0))
    else:
        assert loosen_to_plan(bound, value, Fraction(0)).allowance == allowance
