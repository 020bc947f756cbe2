"""The goals as linear expressions of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.routes import Route
from planner.model.block import by_place
from planner.model.columns import NONE
from planner.model.formulation import Formulation
from planner.model.rows import Row

if TYPE_CHECKING:
    import numpy.typing as npt

    Part = tuple[npt.NDArray[np.integer], npt.ArrayLike]
    """Columns, NONE where there is none, and their coefficients, broadcast to them."""


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """``Σ coefficients[j] · column j + constant``; ``coefficients`` has one entry per column of the program."""

    coefficients: npt.NDArray[np.float64]
    constant: float

    def value(self, values: npt.NDArray[np.float64]) -> float:
        """The expression at the columns' ``values`` (one entry per column)."""
        return float(self.coefficients @ values) + self.constant


def goal_expressions(f: Formulation) -> Mapping[str, Expression]:
    """Goal → expression, for every goal that has a priority (stability only where there is an agreed plan).

    May add columns and rows (the absolute differences of stability), so it comes after the rules.
    """
    builders = {
        "targets": _targets,
        "service": _service,
        "cost": _cost,
        "stability": _stability,
        "wellbeing": _wellbeing,
    }
    parts: dict[str, tuple[list[Part], float]] = {}
    for goal in f.dataset.goals:
        if goal.priority is None or (goal.id == "stability" and f.dataset.agreed is None):
            continue
        parts[goal.id] = builders[goal.id](f)
    return {goal: _dense(f, terms, constant) for goal, (terms, constant) in parts.items()}


def _dense(f: Formulation, parts: list[Part], constant: float) -> Expression:
    coefficients = np.zeros(len(f.program.column_names))
    for columns, values in parts:
        exists = columns != NONE
        np.add.at(coefficients, columns[exists], (exists * np.asarray(values))[exists])
    return Expression(coefficients, constant)


def _targets(f: Formulation) -> tuple[list[Part], float]:
    """Σ price · v, EUR."""
    return [
        (np.array(columns, dtype=int), f.dataset.rules[rule].price) for rule, columns in f.shortfalls.items()
    ], 0.0


def _service(f: Formulation) -> tuple[list[Part], float]:
    """Σ unmet cost · u, EUR."""
    return [(f.variables.unmet, f.dataset.unmet_cost)], 0.0


def _cost(f: Formulation) -> tuple[list[Part], float]:
    """Training and route cost · x + partner cost · z + internal cost · (n + pay in training · in training), EUR."""
    data, v = f.dataset, f.variables
    once = by_place(
        advisor.training_cost + route.cost for advisor, route in zip(f.leaving_types, _routes(f), strict=True)
    )
    pay = by_place(data.internal_cost * advisor.pay_in_training for advisor in f.leaving_types)
    lengths = by_place(advisor.training_months for advisor in f.leaving_types)
    parts: list[Part] = [
        (v.staff, data.internal_cost),
        (v.paid, by_place(partner.cost for partner in data.partners)),
        (v.departures.columns, once + pay * np.minimum(lengths, data.months - np.arange(data.months))),
    ]
    constant = 0.0
    for s, _, left, fte in f.past.before:
        advisor = data.pool_type(s)
        months = max(0, min(left + advisor.training_months, data.months))
        constant += data.internal_cost * advisor.pay_in_training * fte * months
    return parts, constant


def _routes(f: Formulation) -> list[Route]:
    """The route of each pair of ``Departures``."""
    leaving = f.variables.departures
    return [
        f.dataset.route(s, d)
        for s, d in zip(leaving.pools.tolist(), leaving.directions.tolist(), strict=True)
    ]


def _wellbeing(f: Formulation) -> tuple[list[Part], float]:
    """Σ distance / 100 km · x + 100 · the largest share of its available FTE that any pool gives up."""
    distance = by_place(route.distance / 100 for route in _routes(f))
    return [(np.array([f.variables.largest_share]), 100.0), (f.variables.departures.columns, distance)], 0.0


def _stability(f: Formulation) -> tuple[list[Part], float]:
    """Σ |x − x of the agreed plan|, FTE; a transfer that is no longer possible counts in full."""
    agreed: dict[tuple[int, int, int], float] = {}
    for move in f.dataset.agreed or ():
        if 0 <= move.month < f.dataset.months:
            key = (move.pool, move.destination, move.month)
            agreed[key] = agreed.get(key, 0.0) + move.fte
    constant = 0.0
    replaced: list[int] = []
    differences: list[int] = []
    for key, fte in agreed.items():
        column = int(f.variables.transfer[key])
        if column == NONE:
            constant += abs(fte)
        elif fte > 0:
            replaced.append(column)
            differences.append(_difference(f, key, column, fte))
    columns = f.variables.departures.columns
    unplanned = np.where(np.isin(columns, replaced), NONE, columns)
    return [(np.array(differences, dtype=int), 1.0), (unplanned, 1.0)], constant


def _difference(f: Formulation, key: tuple[int, int, int], column: int, agreed: float) -> int:
    """A column at least |x − agreed|."""
    s, d, t = key
    place = (f.dataset.pools[s].name, f.dataset.directions[d].name)
    name = f"{f.names.pools[s]}.{f.names.directions[d]}.{f.names.months[t]}"
    difference = f.program.add_column("change." + name)
    row = Row("", "agreed_plan", place, t)
    f.add_row(row, [(difference, 1.0), (column, -1.0)], -agreed, inf)
    f.add_row(row, [(difference, 1.0), (column, 1.0)], agreed, inf)
    return difference
