"""Routes: those near enough are found without the distance of every pair, and any other is still known."""

from __future__ import annotations

import random

import pytest

from planner.dataset.geography import great_circle
from planner.dataset.routes import STAY, Place, Route, Routes, distance, near_pairs


@pytest.mark.parametrize("furthest", [0.0, 30.0, 250.0, 2000.0, 9000.0, 25_000.0])
def test_no_pair_that_is_near_is_missed(furthest: float) -> None:
    """Also across the date line and round the poles, where degrees of longitude are short."""
    rng = random.Random(int(furthest))
    drawn: list[Place] = [(rng.uniform(-90, 90), rng.uniform(-180, 180)) for _ in range(40)]
    drawn += [
        (47.0, 179.9),
        (47.0, -179.9),
        (89.9, 0.0),
        (89.9, 180.0),
        (-90.0, 12.0),
        (48.8, 2.3),
        (48.8, 2.3),
    ]
    drawn += [(None, 2.0), (48.0, None)]
    expected = [
        (i, d, km)
        for i, (lat, lon) in enumerate(drawn)
        for d, (other_lat, other_lon) in enumerate(drawn)
        if i != d and lat is not None and lon is not None and other_lat is not None and other_lon is not None
        if (km := great_circle(lat, lon, other_lat, other_lon)) <= furthest
    ]
    assert list(near_pairs(drawn, furthest)) == expected


def test_a_pair_that_is_not_listed_is_not_allowed_and_has_its_distance() -> None:
    paris, lille, nowhere = (48.857, 2.352), (50.629, 3.057), (None, None)
    routes = Routes(
        ({0: STAY, 1: Route(True, 7.0, 5.0, 3.0)}, {1: STAY}, {2: STAY}), (paris, lille, nowhere), 9.0
    )
    assert routes(0, 1) == Route(True, 7.0, 5.0, 3.0)
    assert routes(1, 0) == Route(False, distance(lille, paris), 9.0, None)  # type: ignore[arg-type]
    assert routes(1, 0).distance == pytest.approx(204, abs=1)
    assert routes(2, 0) == Route(False, 0.0, 9.0, None)
    assert routes.destinations_from(0) == [0, 1]
    assert [routes.allows(0, d) for d in range(3)] == [True, True, False]
    assert [(i, d) for i, d, _ in routes.pairs()] == [(0, 0), (0, 1), (1, 1), (2, 2)]


def test_a_quarter_of_the_earth_and_half_of_it() -> None:
    """A mean radius of 6,371.0088 km: a quarter of the circle is 10,007.557 km, on a meridian or the equator."""
    assert great_circle(0.0, 0.0, 0.0, 90.0) == pytest.approx(10_007.557, abs=1e-3)
    assert great_circle(90.0, 0.0, 0.0, 33.0) == pytest.approx(10_007.557, abs=1e-3)
    assert great_circle(0.0, -90.0, 0.0, 90.0) == pytest.approx(2 * 10_007.557, abs=1e-3)
    assert great_circle(60.0, 0.0, 60.0, 180.0) == pytest.approx(
        10_007.557 * 60 / 90, abs=1e-3
    )  # over the pole
    assert great_circle(45.0, 7.0, 45.0, 7.0) == 0.0
