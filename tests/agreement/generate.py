"""Random small cases that together use every sheet, every rule in every mode, in English and in French."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.reference.names import RULES, SETTINGS

Row = dict[str, object]
Tables = dict[str, list[Row]]

SOFT_PRICES = (50.0, 700.0, 4000.0, 10_000.0)


@dataclass
class Drawn:
    """A case as tables: ``months`` in a row maps month index → value; words are keys of the name tables."""

    first: int  # months since year 0
    months: int
    tables: Tables = field(default_factory=dict)


class Generator:
    """Draws one case from a seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.first = 2012 * 12 + self.rng.randint(0, 11)
        self.months = self.rng.randint(3, 9)
        self.directions = self.rng.sample(
            ["Île-de-France", "Est", "Ouest", "Sud", "Nord de France"], self.rng.randint(1, 4)
        )
        self.types = self.rng.sample(["AVSC", "CCO", "Other"], self.rng.randint(1, 3))
        self.pools: list[str] = []
        self.activities = self.rng.sample(["Welcome", "Front desk", "Retention"], self.rng.randint(1, 3))
        self.length = {kind: self.rng.choice([0, 1, 1, 2, 3]) for kind in self.types}

    # -- drawing values ---------------------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def number(self, low: float, high: float, decimals: int = 1) -> float:
        return round(self.rng.uniform(low, high), decimals)

    def maybe(self, probability: float, low: float, high: float, decimals: int = 1) -> float | None:
        return self.number(low, high, decimals) if self.chance(probability) else None

    def month(self, low: int = 0, high: int | None = None) -> int:
        return self.rng.randint(low, self.months - 1 if high is None else high)

    def by_month(self, probability: float, draw: Callable[[], float]) -> dict[int, float]:
        return {t: draw() for t in range(self.months) if self.chance(probability)}

    # -- sheets -----------------------------------------------------------------------------------------

    def draw(self) -> Drawn:
        tables: Tables = {
            "directions": self.direction_rows(),
            "types": [self.type_row(kind) for kind in self.types],
            "pools": self.pool_rows(),
            "routes": self.route_rows(),
            "seats": self.monthly_rows("direction", self.directions, 0.25, 2, 25),
            "floors": self.monthly_rows("pool", self.pools, 0.2, 0, 15),
            **self.work_tables(),
            "partners": self.partner_rows(),
            "outsourcing": self.outsourcing_rows(),
            "envelopes": self.envelope_rows(),
            "rules": self.rule_rows(),
            "goals": self.goal_rows(),
            "decisions": self.decision_rows(),
        }
        as_of = self.month(1, min(3, self.months)) if self.chance(0.4) else None
        tables["actuals"] = self.actual_rows(as_of or 0)
        tables["settings"] = self.setting_rows(as_of)
        return Drawn(self.first, self.months, {name: rows for name, rows in tables.items() if rows})

    def setting_rows(self, as_of: int | None) -> list[Row]:
        values = {
            "first month": Month(self.first),
            "months": self.months,
            "productive hours": self.maybe(0.3, 110, 140),
            "occupancy": self.maybe(0.3, 0.7, 0.95, 2),
            "internal cost": self.maybe(0.7, 2000, 4000, 0),
            "unmet cost": self.maybe(0.7, 2000, 30_000, 0),
            "mobility share": self.maybe(0.3, 0.05, 0.6, 2),
            "maximum move distance": self.maybe(0.5, 100, 700, 0),
            "move cost": self.maybe(0.5, 500, 9000, 0),
            "as of": None if as_of is None else Month(self.first + as_of),
        }
        assert values.keys() <= SETTINGS.keys()
        return [{"setting": key, "value": value} for key, value in values.items() if value is not None]

    def direction_rows(self) -> list[Row]:
        cuts = sorted(self.rng.sample(range(1, 100), len(self.directions) - 1))
        shares = [(b - a) / 100 for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
        rows: list[Row] = []
        for i, (name, share) in enumerate(zip(self.directions, shares, strict=True)):
            opens = None if i == 0 or self.chance(0.5) else self.month(-2, self.months + 1)
            closed = opens is not None and opens > 0
            minimum = self.maybe(0.3, 2, 12 if closed else 30)
            dated = minimum is not None and self.chance(0.7)
            rows.append({
                "direction": name,
                "latitude": self.number(43, 50, 3),
                "longitude": self.number(-3, 7, 3),
                "opens": None if opens is None else Month(self.first + opens),
                "starting": None if closed else self.maybe(0.9, 15, 50),
                "minimum": minimum,
                "minimum_from": Month(self.first + self.month(2 if closed else 0)) if dated else None,
                "maximum": self.maybe(0.2, 40, 70),
                "attrition": self.maybe(0.6, 0, 0.04, 3),
                "share": share,
                "seats": self.maybe(0.4, 3, 20),
                "accompaniment": self.maybe(0.3, 3, 15),
                "elsewhere": self.maybe(0.4, 0, 0.6, 2),
            })  # fmt: skip
        return rows

    def type_row(self, kind: str) -> Row:
        return {
            "type": kind,
            "months": self.length[kind] or self.rng.choice([None, 0]),
            "cost": self.maybe(0.8, 500, 8000, 0),
            "ramp1": self.maybe(0.6, 0.4, 1, 2),
            "ramp2": self.maybe(0.5, 0.6, 1, 2),
            "ramp3": self.maybe(0.3, 0.7, 1, 2),
            "load": self.maybe(0.4, 0, 0.3, 2),
            "pass": self.maybe(0.4, 0.7, 1, 2),
            "pay": self.maybe(0.4, 0, 1, 2),
        }

    def pool_rows(self) -> list[Row]:
        pairs = [(kind, home) for kind in self.types for home in self.directions]
        rows: list[Row] = []
        for kind, home in self.rng.sample(pairs, min(len(pairs), self.rng.randint(1, 5))):
            self.pools.append(f"{kind} {home}")
            rows.append({
                "pool": self.pools[-1],
                "type": kind,
                "direction": home,
                "available": self.number(5, 40),
                "rate": self.maybe(0.4, 1, 8),
                "total": self.maybe(0.4, 4, 25),
                "attrition": self.maybe(0.4, 0, 0.05, 3),
                "floor": self.maybe(0.3, 0, 12),
            })  # fmt: skip
        return rows

    def route_rows(self) -> list[Row]:
        rows: list[Row] = []
        for i in self.directions:
            for d in self.directions:
                if i != d and self.chance(0.3):
                    allowed = self.rng.choice([None, "yes", "yes", "no"])
                    rows.append({
                        "from": i,
                        "to": d,
                        "allowed": allowed,
                        "distance": self.maybe(0.5, 20, 600),
                        "cost": self.maybe(0.6, 100, 6000, 0),
                        "maximum": self.maybe(0.4, 0, 12),
                    })  # fmt: skip
        return rows

    def monthly_rows(
        self, key: str, names: list[str], probability: float, low: float, high: float
    ) -> list[Row]:
        return [
            {key: name, "months": self.by_month(0.5, lambda: self.number(low, high))}
            for name in names
            if self.chance(probability)
        ]

    def work_tables(self) -> Tables:
        """Activities with drivers, contacts or known work, in any mix; or known work alone."""
        workload: list[Row] = []
        if self.chance(0.25):
            for activity in self.activities:
                workload += self.workload_rows(activity, 1.0)
            return {"workload": workload}
        rows: list[Row] = []
        for activity in self.activities:
            way = self.rng.choice(["units", "units", "contacts", "known"])
            low = self.maybe(0.3, 0, 0.3, 2)
            high = self.maybe(0.4, 0.3, 1, 2)
            rows.append({
                "activity": activity,
                "driver": self.rng.choice([None, "customers", "new customers"]),
                "units": self.number(300, 900, 0) if way == "units" else None,
                "contacts": self.number(100, 600, 0) if way == "contacts" else None,
                "handling": self.number(4, 12) if way == "contacts" else None,
                "minimum": low,
                "maximum": high,
            })  # fmt: skip
            if way == "known" or self.chance(0.3):
                workload += self.workload_rows(activity, 1.0 if way == "known" else 0.4)
        lines: list[Row] = [
            {"line": line, "months": {t: self.number(5000, 40_000, 0) for t in range(self.months)}}
            for line in ("customers", "new customers")
        ]
        return {"activities": rows, "customers": lines, "workload": workload}

    def workload_rows(self, activity: str, filled: float) -> list[Row]:
        if self.chance(0.5):
            return [{"activity": activity, "months": self.by_month(filled, lambda: self.number(10, 80))}]
        known = self.rng.sample(self.directions, self.rng.randint(1, len(self.directions)))
        return [
            {
                "activity": activity,
                "direction": name,
                "months": self.by_month(filled, lambda: self.number(3, 30)),
            }
            for name in known
        ]

    def partner_rows(self) -> list[Row]:
        return [
            {
                "partner": partner,
                "capacity": self.maybe(0.7, 5, 60),
                "commitment": self.maybe(0.4, 0, 15),
                "cost": self.maybe(0.9, 1500, 5000, 0),
                "change": self.maybe(0.4, 1, 15),
                "activities": "; ".join(
                    self.rng.sample(self.activities, self.rng.randint(1, len(self.activities)))
                )
                if self.chance(0.4)
                else None,
            }
            for partner in self.rng.sample(["Arvato", "Acticall", "Stream"], self.rng.randint(0, 3))
        ]

    def outsourcing_rows(self) -> list[Row]:
        if self.chance(0.5):
            return []
        return [{"line": "max share", "months": self.by_month(0.7, lambda: self.number(0.1, 0.8, 2))}]

    def envelope_rows(self) -> list[Row]:
        rows: list[Row] = []
        for i in range(self.rng.choice([0, 0, 1, 1, 2])):
            start = self.month(-2) if self.chance(0.6) else None
            end = self.month(max(0, start or 0), self.months + 2) if self.chance(0.6) else None
            low = self.maybe(0.5, 0, 8)
            rows.append({
                "envelope": f"Window {i + 1}",
                "from": None if start is None else Month(self.first + start),
                "to": None if end is None else Month(self.first + end),
                "minimum": low,
                "maximum": self.maybe(0.6, 8, 30),
                "type": self.rng.choice(self.types) if self.chance(0.3) else None,
                "direction": self.rng.choice(self.directions) if self.chance(0.3) else None,
            })  # fmt: skip
        return rows

    def rule_rows(self) -> list[Row]:
        rows: list[Row] = []
        for rule in RULES:
            if rule != "training_group" and self.chance(0.4):
                modes = (
                    ["hard", "off"]
                    if rule in ("opening", "actual")
                    else ["hard", "soft", "soft", "soft", "off", None]
                )
                price = self.rng.choice([None, *SOFT_PRICES])
                rows.append({"rule": rule, "mode": self.rng.choice(modes), "price": price})
        return rows

    def goal_rows(self) -> list[Row]:
        if self.chance(0.4):
            return []
        return [
            {
                "goal": goal,
                "priority": self.rng.choice([None, 1, 2, 3, 1.5, "off"]) if self.chance(0.4) else None,
                "weight": self.maybe(0.4, 0.5, 3),
                "tolerance": self.maybe(0.4, 0, 0.1, 3),
            }
            for goal in ("targets", "service", "cost", "wellbeing")
            if self.chance(0.6)
        ]

    def decision_rows(self) -> list[Row]:
        return [
            {
                "pool": self.rng.choice(self.pools) if self.chance(0.6) else None,
                "to": self.rng.choice(self.directions) if self.chance(0.5) else None,
                "month": Month(self.first + self.month()) if self.chance(0.6) else None,
                "kind": self.rng.choice(["fix", "at least", "at most"]),
                "fte": self.number(0, 3),
            }
            for _ in range(self.rng.choice([0, 0, 1, 2]))
        ]

    def actual_rows(self, as_of: int) -> list[Row]:
        """Past moves of the past months, and of people still in training when the horizon begins."""
        if not (as_of or self.chance(0.15)):
            return []
        rows: list[Row] = []
        cells = [(pool, to, t) for pool in self.pools for to in self.directions for t in range(-3, as_of)]
        for pool, to, t in self.rng.sample(cells, min(len(cells), self.rng.randint(0, 5))):
            rows.append(
                {
                    "pool": pool,
                    "to": to,
                    "month": Month(self.first + t),
                    "fte": self.number(0.5, 30 if self.chance(0.05) else 4),
                }
            )
        return rows


@dataclass(frozen=True)
class Month:
    """A month as a cell value: months since year 0."""

    number: int
