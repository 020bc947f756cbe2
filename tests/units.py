"""The same case in other units of people: every figure in FTE a power of two smaller, so that results are too."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from planner.dataset.routes import Routes
from planner.dataset.types import AdvisorType, Dataset, Decision, Direction, Envelope, Move, Partner, Pool
from planner.plan.types import Quantities

UNIT = 2.0**-6
"""A limit or a move of up to 64 FTE becomes one of less than 1 FTE."""

IN_FTE: dict[type, tuple[str, ...]] = {
    AdvisorType: ("smallest_group",),
    Dataset: ("headcount_unit", "workload"),
    Decision: ("fte",),
    Direction: ("starting_staff", "minimum_staff", "maximum_staff", "seats", "accompaniment"),
    Envelope: ("minimum", "maximum"),
    Move: ("fte",),
    Partner: ("capacity", "commitment", "change"),
    Pool: ("available", "release_rate", "release_total", "floor"),
}
"""The fields of each part of a dataset that are FTE."""


def in_units(data: Dataset, unit: float = UNIT) -> Dataset:
    """``data`` with ``unit`` FTE where there was one."""
    routes = tuple(
        {d: replace(route, maximum=_times(route.maximum, unit)) for d, route in known.items()}
        for known in data.routes.known
    )
    parts = {
        field.name: tuple(_part(one, unit) for one in getattr(data, field.name))
        for field in fields(data)
        if field.name in ("directions", "types", "pools", "partners", "envelopes", "decisions", "actuals")
    }
    agreed = None if data.agreed is None else tuple(_part(move, unit) for move in data.agreed)
    routes_there = Routes(routes, data.routes.places, data.routes.move_cost)
    changed: Dataset = replace(_part(data, unit), routes=routes_there, agreed=agreed, **parts)
    return changed


def quantities_in_units(plan: Quantities, unit: float = UNIT) -> Quantities:
    """``plan`` with ``unit`` FTE where there was one."""
    return replace(plan, **{field.name: getattr(plan, field.name) * unit for field in fields(plan)})


def _part(one: Any, unit: float) -> Any:
    changes = {name: _times(getattr(one, name), unit) for name in IN_FTE[type(one)]}
    return replace(one, **changes)


def _times(value: Any, unit: float) -> Any:
    if isinstance(value, tuple):
        return tuple(_times(one, unit) for one in value)
    return None if value is None else value * unit
