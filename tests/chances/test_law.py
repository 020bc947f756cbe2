"""Laws of a number of people against sums on paper, another method, and draws."""

from __future__ import annotations

from fractions import Fraction
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chances import law as laws
from planner.chances.law import Law, count_law, pass_law, thin_laws


def test_a_fraction_is_one_more_person_with_that_chance() -> None:
    found = count_law(7.25)
    assert found.lowest == 7
    assert found.probabilities.tolist() == [0.75, 0.25]


def test_arrivals_do_not_bring_back_a_promise_that_was_broken() -> None:
    """Two people never are three: of that nothing is left, whoever arrives and stays later."""
    broken = count_law(2.0).at_least(3)
    assert broken.plus(count_law(5.0)).thin(0.9).at_least(3).total == 0.0
    assert count_law(5.0).plus(broken).total == 0.0


def test_who_stays_of_two() -> None:
    # Two people, each stays with 0.9: 0.01 nobody, 0.18 one, 0.81 both.
    found = count_law(2).thin(0.9)
    assert found.lowest == 0
    assert found.probabilities == pytest.approx([0.01, 0.18, 0.81], abs=1e-15)


@pytest.mark.parametrize("stay", [0.0, 1.0])
def test_nobody_or_everybody_stays(stay: float) -> None:
    found = count_law(5.5).thin(stay)
    assert found.total == pytest.approx(1.0)
    assert found.lowest == round(5 * stay)


def _exact(count: int, stay: Fraction) -> list[Fraction]:
    """The binomial law in whole numbers, no rounding anywhere."""
    return [comb(count, k) * stay**k * (1 - stay) ** (count - k) for k in range(count + 1)]


@pytest.mark.parametrize(
    ("count", "stay"), [(120, Fraction(199, 200)), (300, Fraction(9, 10)), (40, Fraction(1, 2))]
)
@pytest.mark.parametrize("safe", [600.0, 0.0], ids=["by leavers", "by ratios"])
def test_both_ways_of_thinning_agree_with_whole_numbers(
    count: int, stay: Fraction, safe: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laws, "_SAFE", safe)
    found = count_law(count).thin(float(stay))
    exact = _exact(count, stay)
    for at, value in enumerate(found.probabilities.tolist(), found.lowest):
        assert value == pytest.approx(float(exact[at]), abs=1e-13)
    assert found.total == pytest.approx(1.0, abs=1e-12)


def test_a_fraction_is_thinned_with_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """40.25 are 41 with a quarter: that mixes the laws of both."""
    monkeypatch.setattr(laws, "_SAFE", 0.0)
    found = count_law(40.25).thin(0.5)
    forty, more = _exact(40, Fraction(1, 2)), _exact(41, Fraction(1, 2))
    for at, value in enumerate(found.probabilities.tolist(), found.lowest):
        fewer = forty[at] if at < len(forty) else 0
        assert value == pytest.approx(float(fewer * Fraction(3, 4) + more[at] * Fraction(1, 4)), abs=1e-13)


def test_laws_thinned_together_are_those_thinned_alone_digit_for_digit() -> None:
    """Small and large ones, of nobody, of certain numbers and of numbers spread wide, whoever is beside them."""
    wide = count_law(300.5).thin(0.6)
    given = [
        count_law(0.0),
        count_law(2.5),
        count_law(133.0),
        wide,
        wide.at_least(400),
        count_law(9000.0),
        wide,
    ]
    stays = [0.9, 0.995, 0.99, 0.5, 0.9, 0.9, 1.0]
    for law, stay, found in zip(given, stays, thin_laws(given, stays), strict=True):
        alone = law.thin(stay)
        assert (found.lowest, found.probabilities.tolist()) == (alone.lowest, alone.probabilities.tolist())
    assert thin_laws([], []) == []


def test_a_hundred_thousand_people_lose_no_digits() -> None:
    found = count_law(100_000).thin(0.99)
    people = np.arange(found.lowest, found.lowest + len(found.probabilities))
    mean = float(found.probabilities @ people)
    assert mean == pytest.approx(99_000, rel=1e-10)
    assert float(found.probabilities @ (people - mean) ** 2) == pytest.approx(990, rel=1e-8)


@given(st.floats(0, 30, allow_nan=False), st.floats(0, 1, allow_nan=False), st.floats(0, 30), st.floats(0, 1))
def test_means_add_and_probabilities_sum_to_one(a: float, stay: float, b: float, passing: float) -> None:
    both = count_law(a).thin(stay).plus(pass_law(b, passing))
    people = np.arange(both.lowest, both.lowest + len(both.probabilities))
    assert both.total == pytest.approx(1.0, abs=1e-12)
    assert float(both.probabilities @ people) == pytest.approx(a * stay + b * passing, abs=1e-9)


def test_a_million_draws_lie_within_three_standard_errors() -> None:
    draws, generator = 1_000_000, np.random.default_rng(20121201)
    found: Law = count_law(30.4)
    people = 30 + (generator.random(draws) < 0.4)
    for arriving, passing in ((12.7, 0.9), (5.0, 0.6), (0.3, 1.0)):
        found = found.thin(0.97).plus(pass_law(arriving, passing))
        people = generator.binomial(people, 0.97)
        coming = int(arriving) + (generator.random(draws) < arriving - int(arriving))
        people = people + generator.binomial(coming, passing)
    for least in (38, 40, 42, 44):
        exact = found.at_least(least).total
        error = sqrt(exact * (1 - exact) / draws)
        assert abs(float((people >= least).mean()) - exact) <= 3 * error
