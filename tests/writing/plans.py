"""Plans made by hand and by chance, with everything that follows from their decisions worked out in plain steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from planner.dataset.routes import Route, every_route
from planner.dataset.types import (
    Activity,
    AdvisorType,
    Dataset,
    Direction,
    Envelope,
    Partner,
    Pool,
    RuleSetting,
)
from planner.findings import Finding, Level
from planner.months import Month
from planner.plan.types import Plan, Quantities, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.reading.workbook import read_case
from planner.schema.rules import RULE_IDS, Mode
from planner.verify.check import report_rules, verify
from tests.support import Sheets, minimal_case, write_workbook
from tests.verify import small

TYPES = (
    AdvisorType("AVSC", 3, 6000.0, (0.7, 0.85, 1.0), 0.1, 0.9, 1.0),
    AdvisorType("CCO", 1, 2500.0, (0.7, 0.85, 1.0), 0.0, 1.0, 1.0),
    AdvisorType("Other", 0, 7000.0, (1.0, 1.0, 1.0), 0.0, 1.0, 0.5),
)


def dataset(directions: int, months: int, seed: int) -> Dataset:
    """A case shaped like the reference: a pool per type and Direction, seven activities, three partners."""
    random = np.random.default_rng(seed)
    first = Month(2012, 1)
    share = 1 / directions
    names = [f"Région {chr(ord('A') + d)}" for d in range(directions)]
    centres = tuple(
        Direction(
            names[d], f"Ville {d}", None, None, 0 if d < directions // 3 + 1 else 2 + d % 3,
            120.0 if d < directions // 3 + 1 else 0.0, 100.0 if d % 4 else None, months // 2,
            None, 0.005, share, (45.0,) * months, None, 0.3,
        )
        for d in range(directions)
    )  # fmt: skip
    pools = tuple(
        Pool(f"{kind.name} {name}", e, d, 60.0 + 20 * e, 9.0, 40.0, 0.002 * e, (None,) * months)
        for e, kind in enumerate(TYPES)
        for d, name in enumerate(names)
    )
    stay, away = Route(True, 0.0, 0.0, None), Route(True, 180.0, 8000.0, None)
    routes = tuple(tuple(stay if i == d else away for d in range(directions)) for i in range(directions))
    activities = tuple(Activity(f"Activité {a}", "N1", 0.25 if a % 2 else None, 0.9) for a in range(7))
    partners = tuple(
        Partner(f"Partenaire {p}", "Lens", 900.0, 50.0 * p, 3500.0 + 100 * p, 120.0, (True,) * 7)
        for p in range(3)
    )
    work = random.uniform(10, 30, (directions, 7, months)).round(2)
    return Dataset(
        title="Essai & contrôle <plan>",
        first_month=first,
        months=months,
        currency="EUR",
        headcount_unit=0.0,
        internal_cost=3200.0,
        unmet_cost=20000.0,
        mobility_share=0.3,
        as_of=0,
        directions=centres,
        types=TYPES,
        pools=pools,
        routes=every_route(routes),
        activities=activities,
        partners=partners,
        workload=tuple(tuple(tuple(line) for line in d) for d in work.tolist()),
        outsourced_share=tuple(0.8 - 0.2 * t / months for t in range(months)),
        envelopes=(
            Envelope("Ouverture", 0, months - 1, 0.0, 5000.0, None, None),
            Envelope("AVSC seuls", 0, months // 2, None, 5000.0, 0, None),
        ),
        rules={rule: RuleSetting(Mode.HARD, 10_000.0, True, 10_000.0) for rule in RULE_IDS}
        | {"outsourced_share": RuleSetting(Mode.SOFT, 5000.0, True, 5000.0)},
        goals=(),
        decisions=(),
        actuals=(),
    )


def quantities(data: Dataset, seed: int) -> Quantities:
    """Random transfers and work, a little left undone; staff, stock and trainers follow."""
    random = np.random.default_rng(seed)
    transfers: dict[Any, float] = {}
    for s, home in enumerate(data.pools):
        for t in random.choice(data.months, size=min(3, data.months), replace=False).tolist():
            transfers[s, home.direction, t] = round(float(random.uniform(0.5, 6)), 3)
    transfers[0, len(data.directions) - 1, 1] = 2.25
    shares = random.dirichlet((1.0, 1.0, 1.0), size=data.months)
    outsourced, own = {}, {}
    for d, activities in enumerate(data.workload):
        for a, months in enumerate(activities):
            for t, work in enumerate(months):
                own[d, a, t] = round(0.35 * work, 3)
                for p in range(len(data.partners)):
                    outsourced[p, d, a, t] = 0.645 * work * float(shares[t, p])
    return small.plan(data, transfers, outsourced, own)


def case(path: Path, language: str = "en", *, rules: bool = False) -> Case:
    """The case of a small workbook written to ``path``; with ``rules``, it has a Rules sheet of two families."""
    sheets: Sheets = minimal_case()
    if rules:
        sheets["Rules"] = [
            ["Note to self", None, None],
            ["Rule", "Mode", "Mine"],
            ["Minimum staff", "hard", "keep"],
            ["Outsourced share", "soft", "me"],
        ]
    return replace(read_case(write_workbook(path, sheets)), language=language)


def plan_of(data: Dataset, numbers: Quantities, given: Case, **changes: Any) -> Plan:
    """The plan that a solve would hand over, its rules and goals from the independent check."""
    verification = verify(data, numbers)
    solution = Solution(
        Status.OPTIMAL, SolverReport("HiGHS", "1.0", 0.5), goals=verification.goals, quantities=numbers
    )
    findings = (
        Finding(Level.WARNING, "x", "A long warning. " * 20, "Directions", "C3", "120", "at most 100"),
        Finding(Level.INFO, "x", "=SUM(not a formula)"),
    )
    plan = Plan(given, data, solution, report_rules(data, verification.rules), findings)
    return replace(plan, **changes)


def small_plan(given: Case) -> Plan:
    """Two Directions, six months."""
    data = dataset(2, 6, seed=1)
    return plan_of(data, quantities(data, seed=2), given)


def large_plan(given: Case) -> Plan:
    """Nine Directions, 27 pools, 24 months."""
    data = dataset(9, 24, seed=3)
    return plan_of(data, quantities(data, seed=4), given)
