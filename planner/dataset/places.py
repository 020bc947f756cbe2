"""Where people are and where they may go: Directions, pools and the routes between them."""

from __future__ import annotations

from planner.dataset.context import Context, position
from planner.dataset.routes import STAY, Route, Routes, distance, near_pairs
from planner.dataset.types import Direction, Pool
from planner.dataset.values import number_in, setting, setting_limit
from planner.reading.types import Row
from planner.schema.names import fold
from planner.schema.rules import Mode, rule


def directions_of(context: Context, shares: tuple[float, ...]) -> tuple[Direction, ...]:
    """The Directions; ``shares`` are their shares of customers, one each."""
    seats = {fold(row.text("direction")): row for row in context.case.rows("seats")}
    result = []
    for row, share in zip(context.case.rows("directions"), shares, strict=True):
        opening, minimum_from = row.month("opens"), row.month("minimum_from")
        opens = context.index(opening) if opening else 0
        typed, margin = row.number_of("minimum_staff"), context.case.margins.get(row.text("direction"), 0)
        result.append(
            Direction(
                name=row.text("direction"),
                city=row.text("city"),
                latitude=row.number_of("latitude"),
                longitude=row.number_of("longitude"),
                opens=opens,
                starting_staff=number_in(row, "starting_staff"),
                minimum_staff=None if typed is None else typed + margin,
                minimum_from=context.index(minimum_from) if minimum_from else max(opens, 0),
                maximum_staff=row.number_of("maximum_staff"),
                attrition=number_in(row, "attrition"),
                customers_share=share,
                seats=context.over_months(
                    seats.get(fold(row.text("direction"))), row.number_of("training_seats")
                ),
                accompaniment=row.number_of("accompaniment"),
                served_elsewhere=row.number_of("served_elsewhere"),
                confidence=row.number_of("confidence"),
                margin=margin if typed is not None else 0,
            )
        )
        _check_confidence(context, row)
        minimum, maximum = row.number_of("minimum_staff"), row.number_of("maximum_staff")
        if minimum is not None and maximum is not None and minimum > maximum:
            context.contradiction("minimum_above_maximum", "directions", row, "minimum_staff",
                                  ("minimum_staff", "maximum_staff"), name=row.text("direction"),
                                  expected=f"≤ {context.number(maximum)}",
                                  low=context.number(minimum), high=context.number(maximum))  # fmt: skip
    return tuple(result)


def _check_confidence(context: Context, row: Row) -> None:
    """A confidence is above 0 and below 100 %, of a minimum that is there and hard."""
    confidence, name = row.number_of("confidence"), row.text("direction")
    if confidence is None:
        return
    if not 0 < confidence < 1:
        context.error(
            "confidence_range", "directions", row, "confidence", name=name, expected="> 0 %, < 100 %"
        )
    elif row.number_of("minimum_staff") is None:
        context.error("confidence_without_minimum", "directions", row, "confidence", name=name)
    elif context.mode("minimum_staff") != Mode.HARD:
        context.error("confidence_not_hard", "directions", row, "confidence", name=name,
                      rule=rule("minimum_staff").label.text(context.case.language),
                      rules=context.case.title("rules"))  # fmt: skip


def pools_of(context: Context) -> tuple[Pool, ...]:
    """The pools, with their floors by month."""
    floors = {fold(row.text("pool")): row for row in context.case.rows("floors")}
    return tuple(
        Pool(
            name=row.text("pool"),
            type=position(context.types, row.text("type")),
            direction=position(context.directions, row.text("direction")),
            available=number_in(row, "available"),
            release_rate=row.number_of("release_rate"),
            release_total=row.number_of("release_total"),
            attrition=number_in(row, "attrition"),
            floor=context.over_months(floors.get(fold(row.text("pool"))), row.number_of("floor")),
        )
        for row in context.case.rows("pools")
    )


def routes_of(context: Context, directions: tuple[Direction, ...]) -> Routes:
    """Listed routes as listed, others by distance; a stay is free and always allowed."""
    settings = context.case.settings
    furthest, move_cost = setting_limit(settings, "maximum_move_distance"), setting(settings, "move_cost")
    listed: dict[tuple[int, int], Row] = {}
    for row in context.case.rows("routes"):
        pair = (
            position(context.directions, row.text("from")),
            position(context.directions, row.text("to")),
        )
        if pair[0] == pair[1]:
            context.warning("route_to_itself", "routes", row, "to", name=row.text("to"))
            continue
        listed[pair] = row
    places = tuple((direction.latitude, direction.longitude) for direction in directions)
    known: list[dict[int, Route]] = [{i: STAY} for i in range(len(directions))]
    for (i, d), row in listed.items():
        known[i][d] = _read_route(context, row, distance(places[i], places[d]))
    for i, d, km in near_pairs(places, furthest) if furthest is not None else ():
        known[i].setdefault(d, Route(True, km, move_cost, None))
    return Routes(tuple(dict(sorted(routes.items())) for routes in known), places, move_cost)


def _read_route(context: Context, row: Row, great_circle_km: float | None) -> Route:
    distance = row.number_of("distance")
    allowed = bool(row.values["allowed"])
    if distance is None and great_circle_km is None and allowed:
        context.warning("route_without_distance", "routes", row, "distance",
                        origin=row.text("from"), destination=row.text("to"))  # fmt: skip
    known = distance if distance is not None else great_circle_km or 0.0
    return Route(allowed, known, number_in(row, "cost"), row.number_of("maximum"))
