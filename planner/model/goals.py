"""The goals as linear expressions of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.formulation import Formulation, Term, existing
from planner.model.variables import NONE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


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
    parts: dict[str, tuple[list[Term], float]] = {}
    for goal in f.dataset.goals:
        if goal.priority is None or (goal.id == "stability" and f.dataset.agreed is None):
            continue
        parts[goal.id] = builders[goal.id](f)
    return {goal: _dense(f, terms, constant) for goal, (terms, constant) in parts.items()}


def _dense(f: Formulation, terms: list[Term], constant: float) -> Expression:
    import numpy as np

    coefficients = np.zeros(len(f.program.column_names))
    if terms:
        columns, values = zip(*terms, strict=True)
        np.add.at(coefficients, np.array(columns), np.array(values))
    return Expression(coefficients, constant)


def _targets(f: Formulation) -> tuple[list[Term], float]:
    """Σ price · v, EUR."""
    return [
        (column, f.dataset.rules[rule].price) for rule, columns in f.shortfalls.items() for column in columns
    ], 0.0


def _service(f: Formulation) -> tuple[list[Term], float]:
    """Σ unmet cost · u, EUR."""
    return list(existing(f.variables.unmet.ravel(), f.dataset.unmet_cost)), 0.0


def _cost(f: Formulation) -> tuple[list[Term], float]:
    """Training and route cost · x + partner cost · z + internal cost · (n + pay in training · in training), EUR."""
    data, v = f.dataset, f.variables
    terms = list(existing(v.staff.ravel(), data.internal_cost))
    for p, partner in enumerate(data.partners):
        terms += existing(v.paid[p], partner.cost)
    for one in v.departures:
        advisor = data.pool_type(one.s)
        pay = data.internal_cost * advisor.pay_in_training
        once = advisor.training_cost + data.route(one.s, one.d).cost
        for t, column in one.existing():
            terms.append((column, once + pay * min(advisor.training_months, data.months - t)))
    constant = 0.0
    for s, _, left, fte in f.past.before:
        advisor = data.pool_type(s)
        months = max(0, min(left + advisor.training_months, data.months))
        constant += data.internal_cost * advisor.pay_in_training * fte * months
    return terms, constant


def _wellbeing(f: Formulation) -> tuple[list[Term], float]:
    """Σ distance / 100 km · x + 100 · the largest share of its available FTE that any pool gives up."""
    terms: list[Term] = [(f.variables.largest_share, 100.0)]
    for one in f.variables.departures:
        distance = f.dataset.route(one.s, one.d).distance
        if distance > 0:
            terms += existing(one.columns, distance / 100)
    return terms, 0.0


def _stability(f: Formulation) -> tuple[list[Term], float]:
    """Σ |x − x of the agreed plan|, FTE; a transfer that is no longer possible counts in full."""
    agreed: dict[tuple[int, int, int], float] = {}
    for move in f.dataset.agreed or ():
        if 0 <= move.month < f.dataset.months:
            key = (move.pool, move.destination, move.month)
            agreed[key] = agreed.get(key, 0.0) + move.fte
    constant = 0.0
    terms: list[Term] = []
    transfer = f.variables.transfer
    for key, fte in agreed.items():
        column = int(transfer[key])
        if column == NONE:
            constant += abs(fte)
        elif fte > 0:
            terms.append((_difference(f, key, column, fte), 1.0))
    for one in f.variables.departures:
        terms += existing(one.columns)
    changed = {int(transfer[key]) for key, fte in agreed.items() if fte > 0}
    return [term for term in terms if term[0] not in changed], constant


def _difference(f: Formulation, key: tuple[int, int, int], column: int, agreed: float) -> int:
    """A column at least |x − agreed|."""
    s, d, t = key
    place = (f.dataset.pools[s].name, f.dataset.directions[d].name)
    name = f"{f.names.pools[s]}.{f.names.directions[d]}.{f.names.months[t]}"
    difference = f.program.add_column("change." + name)
    f.define("agreed_plan", place, t, [(difference, 1.0), (column, -1.0)], -agreed, float("inf"))
    f.define("agreed_plan", place, t, [(difference, 1.0), (column, 1.0)], agreed, float("inf"))
    return difference
