"""Distances between cities."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6371.0088
"""Mean radius of the Earth, km (IUGG)."""


def great_circle(latitude_1: float, longitude_1: float, latitude_2: float, longitude_2: float) -> float:
    """Distance in km on a sphere between two points given in degrees (haversine formula)."""
    phi_1, phi_2 = radians(latitude_1), radians(latitude_2)
    half_phi, half_lambda = (phi_2 - phi_1) / 2, radians(longitude_2 - longitude_1) / 2
    h = sin(half_phi) ** 2 + cos(phi_1) * cos(phi_2) * sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(h))
