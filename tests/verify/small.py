"""A small case whose plans can be followed by hand, and the arithmetic that completes a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from planner.dataset.routes import Route, every_route
from planner.dataset.types import (
    Activity,
    AdvisorType,
    Dataset,
    Direction,
    Partner,
    Pool,
    RuleSetting,
)
from planner.months import Month
from planner.plan.types import Quantities
from planner.schema.rules import RULE_IDS, Mode

MONTHS = 4  # November 2012 to February 2013: two calendar years
EST, SUD = 0, 1
AVSC_EST, CCO_EST, CCO_SUD = 0, 1, 2
CALLS, MAIL = 0, 1
NORTH, WEST = 0, 1

Cells = Mapping[Any, float]
"""Array index → FTE; what is not named is zero."""


def dataset(**changes: Any) -> Dataset:
    """Est is open with 50 advisors, Sud opens in the third month; no limit anywhere."""
    no_limit = (None,) * MONTHS
    est = Direction("Est", "Nancy", None, None, 0, 50.0, None, 0, None, 0.1, 0.5, no_limit, None, None)
    avsc = AdvisorType("AVSC", 2, 100.0, (0.5, 0.8, 1.0), 0.1, 0.9, 0.5)
    cco = AdvisorType("CCO", 0, 30.0, (1.0, 1.0, 1.0), 0.0, 1.0, 1.0)
    stay, away = Route(True, 0.0, 0.0, None), Route(True, 200.0, 7.0, None)
    base = Dataset(
        title="",
        first_month=Month(2012, 11),
        months=MONTHS,
        currency="EUR",
        headcount_unit=0.0,
        internal_cost=10.0,
        unmet_cost=1000.0,
        mobility_share=None,
        as_of=0,
        directions=(est, replace(est, name="Sud", city="Montpellier", opens=2, starting_staff=0.0)),
        types=(avsc, cco),
        pools=(
            Pool("AVSC Est", 0, EST, 20.0, None, None, 0.0, no_limit),
            Pool("CCO Est", 1, EST, 10.0, None, None, 0.0, no_limit),
            Pool("CCO Sud", 1, SUD, 10.0, None, None, 0.05, no_limit),
        ),
        routes=every_route(((stay, away), (away, stay))),
        activities=(Activity("Calls", "N1", None, None), Activity("Mail", "N2", None, None)),
        partners=(
            Partner("North", "Lens", None, 0.0, 20.0, None, (True, True)),
            Partner("West", "Angers", None, 0.0, 25.0, None, (True, False)),
        ),
        workload=(((40.0,) * MONTHS, (10.0,) * MONTHS), ((20.0,) * MONTHS, (10.0,) * MONTHS)),
        outsourced_share=no_limit,
        envelopes=(),
        rules={rule: RuleSetting(Mode.HARD, 10_000.0, True, 10_000.0) for rule in RULE_IDS},
        goals=(),
        decisions=(),
        actuals=(),
    )
    return replace(base, **changes)


def direction(data: Dataset, d: int, **changes: Any) -> Dataset:
    """``data`` with another Direction ``d``."""
    return replace(data, directions=_change(data.directions, d, changes))


def pool(data: Dataset, s: int, **changes: Any) -> Dataset:
    """``data`` with another pool ``s``."""
    return replace(data, pools=_change(data.pools, s, changes))


def partner(data: Dataset, p: int, **changes: Any) -> Dataset:
    """``data`` with another partner ``p``."""
    return replace(data, partners=_change(data.partners, p, changes))


def activity(data: Dataset, a: int, **changes: Any) -> Dataset:
    """``data`` with another activity ``a``."""
    return replace(data, activities=_change(data.activities, a, changes))


def mode(data: Dataset, rule: str, mode: Mode, price: float = 10_000.0) -> Dataset:
    """``data`` with a rule family in another mode."""
    return replace(data, rules={**data.rules, rule: RuleSetting(mode, price, True, price)})


def _change(values: tuple[Any, ...], index: int, changes: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(replace(v, **changes) if i == index else v for i, v in enumerate(values))


def plan(
    data: Dataset,
    transfers: Cells | None = None,
    outsourced: Cells | None = None,
    own_work: Cells | None = None,
    aid: tuple[Cells, Cells] = ({}, {}),
) -> Quantities:
    """The plan with these decisions, everything else following: trainers come from Est, the rest is unmet.

    Cells are transfers[s, d, t], outsourced[p, d, a, t], own_work[d, a, t] and aid (given, received)[d, a, t].
    """
    pools, directions, months = len(data.pools), len(data.directions), data.months
    done = (directions, len(data.activities), months)
    x = _fill((pools, directions, months), transfers or {})
    y = _fill(done, own_work or {})
    given, received = _fill(done, aid[0]), _fill(done, aid[1])
    o = _fill((len(data.partners), *done), outsourced or {})
    trainers = np.zeros((directions, months))
    for t in range(months):
        trainers[EST, t] = _trainers_needed(data, x, t)
    return Quantities(
        transfers=x,
        staff=_staff(data, x),
        pool_stock=_stock(data, x),
        own_work=y,
        aid_given=given,
        aid_received=received,
        outsourced=o,
        unmet=np.array(data.workload) - y - received - o.sum(axis=0),
        trainers=trainers,
        paid=np.array([[max(o[p, :, :, t].sum(), data.partners[p].commitment) for t in range(months)]
                       for p in range(len(data.partners))]),
    )  # fmt: skip


def change_quantity(quantities: Quantities, array: str, cell: tuple[int, ...], by: float) -> Quantities:
    """``quantities`` with one number changed, and nothing else."""
    values = getattr(quantities, array).copy()
    values[cell] += by
    return replace(quantities, **{array: values})


def _fill(shape: tuple[int, ...], cells: Cells) -> Any:
    values = np.zeros(shape)
    for cell, value in cells.items():
        values[cell] = value
    return values


def _moves(data: Dataset, x: Any) -> list[tuple[int, int, int, float]]:
    """Every move as (pool, destination, month, FTE), those before the horizon that still train included."""
    within = [(int(s), int(d), int(t), float(x[s, d, t])) for s, d, t in zip(*x.nonzero(), strict=True)]
    return within + [(m.pool, m.destination, m.month, m.fte) for m in data.actuals if m.month < 0]


def _staff(data: Dataset, x: Any) -> Any:
    staff = np.zeros((len(data.directions), data.months))
    for d, centre in enumerate(data.directions):
        level = centre.starting_staff
        for t in range(data.months):
            level *= 1 - centre.attrition
            for s, to, left, fte in _moves(data, x):
                kind = data.pool_type(s)
                if to == d and left + kind.training_months == t:
                    level += kind.pass_rate * fte
            staff[d, t] = level
    return staff


def _stock(data: Dataset, x: Any) -> Any:
    stock = np.zeros((len(data.pools), data.months))
    for s, home in enumerate(data.pools):
        level = home.available
        for t in range(data.months):
            level = level * (1 - home.attrition) - x[s, :, t].sum()
            stock[s, t] = level
    return stock


def _trainers_needed(data: Dataset, x: Any, t: int) -> float:
    return sum(
        data.pool_type(s).trainer_load * fte
        for s, _, left, fte in _moves(data, x)
        if left <= t < left + data.pool_type(s).training_months
    )
