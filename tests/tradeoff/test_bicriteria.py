"""The curve of two costs against all plans tried one by one, and against each other's method."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.program import Arrays
from planner.solve.widening import with_column, with_rows
from planner.tradeoff.bicriteria import Curve, corners, trade_off

Floats = npt.NDArray[np.float64]


def program(rows: Floats, upper: Floats, *, whole: bool, limit: float = 1.0) -> Arrays:
    """rows · x ≤ upper, 0 ≤ x ≤ limit."""
    count, width = rows.shape
    return Arrays(
        np.zeros(width),
        np.full(width, limit),
        np.arange(width if whole else 0, dtype=np.int32),
        np.full(count, -np.inf),
        upper,
        np.arange(0, count * width + 1, width, dtype=np.int32),
        np.tile(np.arange(width, dtype=np.int32), count),
        rows.ravel(),
    )


def knapsack(seed: int, *, whole: bool, width: int = 10) -> tuple[Arrays, Floats, Floats, Floats, Floats]:
    random = np.random.default_rng(seed)
    rows = random.integers(1, 20, (2, width)).astype(float)
    upper = np.floor(rows.sum(axis=1) / 2)
    first, second = (-random.integers(1, 30, width).astype(float) for _ in range(2))
    return program(rows, upper, whole=whole), rows, upper, first, second


def every_plan(rows: Floats, upper: Floats, first: Floats, second: Floats) -> list[tuple[float, float]]:
    """Non-dominated values, by trying all plans of zeros and ones."""
    plans = np.array(list(product((0, 1), repeat=rows.shape[1])))
    plans = plans[(plans @ rows.T <= upper).all(axis=1)]
    values = sorted({(float(a), float(b)) for a, b in zip(plans @ first, plans @ second, strict=True)})
    best, result = np.inf, []
    for value in values:
        if value[1] < best:
            result.append(value)
            best = value[1]
    return result


def values_of(curve: Curve) -> list[tuple[float, float]]:
    return [(round(point.first, 6), round(point.second, 6)) for point in curve.points]


@pytest.mark.parametrize("seed", range(8))
def test_whole_numbers_are_searched_to_the_end(seed: int) -> None:
    arrays, rows, upper, first, second = knapsack(seed, whole=True)
    curve = trade_off(arrays, first, second, points=None)
    assert curve.complete
    assert values_of(curve) == every_plan(rows, upper, first, second)


def test_points_that_weighted_sums_never_reach_are_found() -> None:
    # One of three: (0, 10), (6, 6), (10, 0). The middle one lies above the line between the others.
    arrays = program(np.array([[1.0, 1, 1], [-1, -1, -1]]), np.array([1.0, -1]), whole=True)
    first, second = np.array([0.0, 6, 10]), np.array([10.0, 6, 0])
    assert values_of(trade_off(arrays, first, second, points=None)) == [(0, 10), (6, 6), (10, 0)]


@pytest.mark.parametrize("seed", range(4))
def test_points_of_a_linear_program_lie_on_the_lines_between_its_corners(seed: int) -> None:
    arrays, *_, first, second = knapsack(seed, whole=False)
    bends = corners(arrays, first, second)
    curve = trade_off(arrays, first, second, points=15)
    assert bends.complete
    assert len(curve.points) == 15
    xs, ys = zip(*((point.first, point.second) for point in bends.points), strict=True)
    for point in curve.points:
        assert np.interp(point.first, xs, ys) == pytest.approx(point.second, rel=1e-7, abs=1e-7)
    gaps = np.diff([point.first for point in curve.points]) / (xs[-1] - xs[0])
    drops = -np.diff([point.second for point in curve.points]) / (ys[0] - ys[-1])
    assert np.maximum(gaps, drops).max() <= 2.5 / 14  # evenly spread: no gap much wider than the others


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(100, 10_000))
def test_no_point_beats_another(seed: int) -> None:
    arrays, *_, first, second = knapsack(seed, whole=bool(seed % 2), width=7)
    points = trade_off(arrays, first, second, points=6).points
    for before, after in pairwise(points):
        assert before.first < after.first
        assert before.second > after.second


def test_the_curve_of_a_problem_worked_by_hand() -> None:
    """Minimise (x1, x2) over x1 + x2 ≥ 2, 2 x1 + x2 ≥ 3, x ≤ 3: corners (0, 3), (1, 1) and (2, 0), by hand."""
    arrays = program(np.array([[-1.0, -1], [-2, -1]]), np.array([-2.0, -3]), whole=False, limit=3.0)
    curve = trade_off(arrays, np.array([1.0, 0]), np.array([0.0, 1]), points=None)
    assert values_of(curve) == [(0, 3), (1, 1), (2, 0)]


def test_one_plan_best_in_both() -> None:
    arrays = program(np.array([[-1.0, -1]]), np.array([-1.0]), whole=False)
    curve = trade_off(arrays, np.array([1.0, 0]), np.array([2.0, 0]))
    assert values_of(curve) == [(0, 0)]
    assert curve.complete


def test_nothing_feasible_gives_no_point() -> None:
    arrays = program(np.array([[-1.0, -1]]), np.array([-5.0]), whole=False)
    assert trade_off(arrays, np.array([1.0, 0]), np.array([0.0, 1])).points == ()
    assert corners(arrays, np.array([1.0, 0]), np.array([0.0, 1])).points == ()


def test_columns_and_rows_are_added_where_they_belong() -> None:
    arrays = program(np.array([[1.0, 2], [3, 4]]), np.array([1.0, 2]), whole=False)
    wide = with_column(arrays, {0: -1.0, 1: 5.0}, -np.inf, np.inf)
    assert wide.columns.tolist() == [0, 1, 2, 0, 1, 2]
    assert wide.coefficients.tolist() == [1, 2, -1, 3, 4, 5]
    assert wide.starts.tolist() == [0, 3, 6]
    tall = with_rows(wide, [np.array([0.0, 0, 7])])
    assert tall.starts.tolist() == [0, 3, 6, 7]
    assert tall.coefficients[-1] == 7


def test_a_curve_of_one_point_has_one_corner() -> None:
    """One plan is best in both costs: `frontier --all` on the small example ended with a fault."""
    one = Arrays(
        np.zeros(2), np.ones(2), np.zeros(0, dtype=np.int32), np.zeros(0), np.zeros(0),
        np.zeros(1, dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0),
    )  # fmt: skip
    for points in (None, 20):
        found = trade_off(one, np.array([1.0, 1.0]), np.array([2.0, 1.0]), points=points)
        assert [(point.first, point.second) for point in found.points] == [(0.0, 0.0)]
        assert found.complete
