"""From the tables of a workbook to the numbers of a case, with every default applied."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from tests.reference.names import RULES, SETTINGS, WORDS, fold, word
from tests.reference.reader import Record, month_number, read_tables
from tests.reference.types import Case, Centre, Choice, Goal, Kind, Partner, Pool, Way, Window

EARTH_RADIUS_KM = 6371.0088


def read_case(path: Path) -> Case:
    """The case in a workbook."""
    return CaseReader(read_tables(path)).case()


class CaseReader:
    """Turns tables into a Case; months become indexes from the first month."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        self.tables = tables
        self.settings = {word(r.get("setting"), SETTINGS): r.get("value") for r in self.rows("settings")
                         if r.get("value") is not None and _is_setting(r.get("setting"))}  # fmt: skip
        first = month_number(self.settings["first month"])
        assert first is not None
        self.first = first
        self.months = int(self.settings.get("months", 12))

    def rows(self, table: str) -> list[Record]:
        return self.tables.get(table, [])

    def number(self, key: str, default: float) -> float:
        return float(self.settings.get(key, default))

    def month(self, value: object, default: int) -> int:
        number = None if value is None else month_number(value)
        return default if number is None else number - self.first

    def case(self) -> Case:
        share = self.settings.get("mobility share")
        activities = self.activity_names()
        return Case(
            first=self.first,
            months=self.months,
            unit=self.number("headcount unit", 0.0),
            internal_cost=self.number("internal cost", 0.0),
            unmet_cost=self.number("unmet cost", 20_000.0),
            mobility_share=None if share is None else float(share),
            as_of=max(0, self.month(self.settings.get("as of"), 0)),
            centres=self.centres(),
            kinds=self.kinds(),
            pools=self.pools(),
            ways=self.ways(),
            activities=activities,
            bounds={r.get("activity"): (r.get("minimum"), r.get("maximum")) for r in self.rows("activities")},
            work=self.work(activities),
            partners=self.partners(activities),
            outsourced=self.outsourced(),
            windows=self.windows(),
            modes={rule: self.rule(rule).get("mode", "hard") for rule in RULES},
            prices={rule: float(self.rule(rule).get("price", 10_000.0)) for rule in RULES},
            choices=self.choices(),
            actuals=self.actuals(),
            goals=self.goals(),
        )

    def by_month(self, table: str, key: str, name: str, constant: float | None) -> list[float | None]:
        """A constant, overridden by the filled months of the row called ``name``."""
        values: list[float | None] = [constant] * self.months
        for record in self.rows(table):
            if record.get(key) == name:
                for month, value in record.months.items():
                    if 0 <= month - self.first < self.months:
                        values[month - self.first] = value
        return values

    def centres(self) -> dict[str, Centre]:
        centres = {}
        for r in self.rows("directions"):
            opens = self.month(r.get("opens"), 0)
            centres[r.get("direction")] = Centre(
                opens=opens,
                starting=r.get("starting", 0.0),
                minimum=r.get("minimum"),
                minimum_from=self.month(r.get("minimum_from"), max(opens, 0)),
                maximum=r.get("maximum"),
                attrition=r.get("attrition", 0.0),
                seats=self.by_month("seats", "direction", r.get("direction"), r.get("seats")),
                accompaniment=r.get("accompaniment"),
                elsewhere=r.get("elsewhere"),
            )
        return centres

    def kinds(self) -> dict[str, Kind]:
        return {
            r.get("type"): Kind(
                months=int(r.get("months", 0)),
                cost=r.get("cost", 0.0),
                ramp=(r.get("ramp1", 1.0), r.get("ramp2", 1.0), r.get("ramp3", 1.0)),
                load=r.get("load", 0.0),
                passing=r.get("pass", 1.0),
                pay=r.get("pay", 1.0),
            )
            for r in self.rows("types")
        }

    def pools(self) -> dict[str, Pool]:
        return {
            r.get("pool"): Pool(
                kind=r.get("type"),
                home=r.get("direction"),
                available=r.get("available"),
                rate=r.get("rate"),
                total=r.get("total"),
                attrition=r.get("attrition", 0.0),
                floor=self.by_month("floors", "pool", r.get("pool"), r.get("floor")),
            )
            for r in self.rows("pools")
        }

    def ways(self) -> dict[tuple[str, str], Way]:
        """Listed pairs as listed; the others within the maximum move distance, if there is one."""
        places = {
            r.get("direction"): (r.get("latitude"), r.get("longitude")) for r in self.rows("directions")
        }
        listed = {(r.get("from"), r.get("to")): r for r in self.rows("routes")}
        reach = self.settings.get("maximum move distance")
        ways = {}
        for i, here in places.items():
            for d, there in places.items():
                apart = great_circle(here, there)
                record = listed.get((i, d))
                if i == d:
                    ways[i, d] = Way(True, 0.0, 0.0, None)
                elif record is None:
                    near = reach is not None and apart is not None and apart <= float(reach)
                    ways[i, d] = Way(near, apart or 0.0, self.number("move cost", 0.0), None)
                else:
                    allowed = _yes(record.get("allowed", "yes"))
                    distance = record.get("distance", apart or 0.0)
                    ways[i, d] = Way(allowed, distance, record.get("cost", 0.0), record.get("maximum"))
        return ways

    def activity_names(self) -> list[str]:
        names = [r.get("activity") for r in (*self.rows("activities"), *self.rows("workload"))]
        return list(dict.fromkeys(names))

    def shares(self) -> dict[str, float]:
        """Shares of customers; a single Direction has them all."""
        rows = self.rows("directions")
        return {r.get("direction"): float(r.get("share", 1.0 if len(rows) == 1 else 0.0)) for r in rows}

    def work(self, activities: list[str]) -> dict[tuple[str, str, int], float]:
        """Driver ÷ units per FTE, or contacts × minutes ÷ productive minutes; the Workload sheet overrides."""
        shares = self.shares()
        lines = {word(r.get("line"), WORDS): r.months for r in self.rows("customers")}
        per_unit = {r.get("activity"): self.fte_per_unit(r) for r in self.rows("activities")}
        driver = {
            r.get("activity"): word(r.get("driver", "customers"), WORDS) for r in self.rows("activities")
        }
        work = {}
        for a in activities:
            for t in range(self.months):
                units = lines.get(driver.get(a, ""), {}).get(self.first + t, 0.0)
                for d, share in shares.items():
                    work[d, a, t] = share * units * per_unit.get(a, 0.0)
        for r in self.rows("workload"):
            for month, fte in r.months.items():
                for d, share in shares.items():
                    if 0 <= month - self.first < self.months and r.get("direction") in (None, d):
                        part = share if r.get("direction") is None else 1.0
                        work[d, r.get("activity"), month - self.first] = part * fte
        return work

    def fte_per_unit(self, activity: Record) -> float:
        if activity.get("units") is not None:
            return 1.0 / float(activity.get("units"))
        contacts, minutes = activity.get("contacts"), activity.get("handling")
        if contacts is None or minutes is None:
            return 0.0
        hours = self.number("productive hours", 130.0) * self.number("occupancy", 0.85)
        return float(contacts) / 1000.0 * float(minutes) / 60.0 / hours

    def partners(self, activities: list[str]) -> dict[str, Partner]:
        partners = {}
        for r in self.rows("partners"):
            named = {fold(name) for name in str(r.get("activities", "")).split(";") if name.strip()}
            partners[r.get("partner")] = Partner(
                capacity=r.get("capacity"),
                commitment=r.get("commitment", 0.0),
                cost=r.get("cost", 0.0),
                change=r.get("change"),
                activities={a for a in activities if not named or fold(a) in named},
            )
        return partners

    def outsourced(self) -> dict[int, float]:
        return {
            month - self.first: share
            for r in self.rows("outsourcing")
            for month, share in r.months.items()
            if 0 <= month - self.first < self.months
        }

    def windows(self) -> list[Window]:
        return [
            Window(
                first=max(self.month(r.get("from"), 0), 0),
                last=min(self.month(r.get("to"), self.months - 1), self.months - 1),
                minimum=r.get("minimum"),
                maximum=r.get("maximum"),
                kind=r.get("type"),
                to=r.get("direction"),
            )
            for r in self.rows("envelopes")
        ]

    def rule(self, rule: str) -> dict[str, Any]:
        """The Rules row of a family: its mode and price, where given."""
        for r in self.rows("rules"):
            if word(r.get("rule"), RULES) == rule:
                row = {"price": r.get("price"), "mode": r.get("mode") and word(r.get("mode"), WORDS)}
                return {key: value for key, value in row.items() if value is not None}
        return {}

    def choices(self) -> list[Choice]:
        return [
            Choice(
                pool=r.get("pool"),
                to=r.get("to"),
                month=None if r.get("month") is None else self.month(r.get("month"), 0),
                kind=word(r.get("kind"), WORDS),
                fte=r.get("fte"),
            )
            for r in self.rows("decisions")
        ]

    def actuals(self) -> dict[tuple[str, str, int], float]:
        actuals: dict[tuple[str, str, int], float] = {}
        for r in self.rows("actuals"):
            key = (r.get("pool"), r.get("to"), self.month(r.get("month"), 0))
            actuals[key] = actuals.get(key, 0.0) + r.get("fte")
        return actuals

    def goals(self) -> dict[str, Goal]:
        usual = {"targets": 1.0, "service": 1.0, "cost": 2.0, "stability": 2.5, "wellbeing": 3.0}
        goals = {goal: Goal(priority, 1.0, 0.0) for goal, priority in usual.items()}
        for r in self.rows("goals"):
            goal = word(r.get("goal"), WORDS)
            priority = r.get("priority", goals.pop(goal).priority)
            if not (isinstance(priority, str) and word(priority, WORDS) == "off"):
                goals[goal] = Goal(float(priority), r.get("weight", 1.0), r.get("tolerance", 0.0))
        return goals


def great_circle(here: tuple[Any, Any], there: tuple[Any, Any]) -> float | None:
    """Kilometres on the sphere between two (latitude, longitude) in degrees; None where one is missing."""
    if None in (*here, *there):
        return None
    a, b, c, d = (math.radians(float(x)) for x in (*here, *there))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def _yes(value: object) -> bool:
    return bool(value) if isinstance(value, bool | int | float) else word(value, WORDS) == "yes"


def _is_setting(name: object) -> bool:
    return any(fold(name) in map(fold, names) for names in SETTINGS.values())
