"""Routes between Directions: those that are listed or near enough, and what any other would be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import cos, inf, radians

from planner.dataset.geography import EARTH_RADIUS, great_circle
from planner.tolerances import TYPED

Place = tuple[float | None, float | None]
"""Latitude and longitude in degrees, where they are known."""


@dataclass(frozen=True, slots=True)
class Route:
    """A route from a home Direction to a destination; within one Direction distance and cost are zero."""

    allowed: bool
    distance: float  # km
    cost: float  # EUR/FTE
    maximum: float | None  # FTE over the horizon, all pools of the home Direction together


STAY = Route(True, 0.0, 0.0, None)
"""From a Direction to itself."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Routes by home Direction and destination (indexes). A pair that is not ``known`` is not allowed.

    There are as many pairs as Directions squared, and few are known: only these are kept. Of the others the distance
    follows from the ``places``, and each move would cost ``move_cost`` (EUR/FTE).
    """

    known: tuple[Mapping[int, Route], ...]
    places: tuple[Place, ...] = ()
    move_cost: float = 0.0

    def __call__(self, i: int, d: int) -> Route:
        """The route from Direction ``i`` to Direction ``d``."""
        route = self.known[i].get(d)
        if route is not None:
            return route
        return Route(False, distance(self.places[i], self.places[d]) or 0.0, self.move_cost, None)

    def allows(self, i: int, d: int) -> bool:
        """Whether the route from Direction ``i`` to Direction ``d`` is allowed."""
        route = self.known[i].get(d)
        return route is not None and route.allowed

    def destinations_from(self, i: int) -> list[int]:
        """The destinations that are allowed from Direction ``i``, in order."""
        return [d for d, route in self.known[i].items() if route.allowed]

    def pairs(self) -> Iterator[tuple[int, int, Route]]:
        """(i, d, route) of every pair that is known, in order."""
        for i, routes in enumerate(self.known):
            for d, route in routes.items():
                yield i, d, route


def every_route(table: Sequence[Sequence[Route]]) -> Routes:
    """The routes of a table with a row for each home Direction and a column for each destination."""
    return Routes(tuple(dict(enumerate(routes)) for routes in table))


def distance(origin: Place, destination: Place) -> float | None:
    """Great circle in km, None where a coordinate is missing."""
    if None in origin or None in destination:
        return None
    return great_circle(*origin, *destination)  # type: ignore[arg-type]


def near_pairs(places: Sequence[Place], furthest: float) -> Iterator[tuple[int, int, float]]:
    """(i, d, km) of every two different places that are at most ``furthest`` km apart, in order.

    Most pairs are far apart, and seen to be so by their latitudes, or by their longitudes there.
    """
    degrees = furthest / (EARTH_RADIUS * radians(1.0)) * (1 + TYPED)
    located = [(lat, lon, d) for d, (lat, lon) in enumerate(places) if lat is not None and lon is not None]
    by_latitude = sorted(located)
    for lat, lon, i in located:
        # At the latitude nearest to a pole that is still in reach, a degree of longitude is shortest.
        widest = cos(radians(min(abs(lat) + degrees, 90.0)))
        across = degrees / widest * 1.6 if widest > 0.01 else inf
        found = []
        begin = bisect_left(by_latitude, (lat - degrees,))
        for other_lat, other_lon, d in islice(by_latitude, begin, None):
            if other_lat - lat > degrees:
                break
            apart = abs(other_lon - lon)
            if d == i or min(apart, 360.0 - apart) > across:
                continue
            km = great_circle(lat, lon, other_lat, other_lon)
            if km <= furthest:
                found.append((d, km))
        yield from ((i, d, km) for d, km in sorted(found))
