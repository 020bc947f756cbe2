"""From the tables of a workbook to the numbers of a case, with every default applied."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.reference import sources
from tests.reference.names import RULES, WORDS, fold, word
from tests.reference.reader import Record, read_tables
from tests.reference.types import Case, Centre, Choice, Goal, Kind, Partner, Pool, Way, Window
from tests.reference.work import WorkReader

EARTH_RADIUS_KM = 6371.0088


def read_case(path: Path) -> Case:
    """The case in a workbook."""
    return CaseReader(read_tables(path)).case()


class CaseReader(WorkReader):
    """Turns tables into a Case; months become indexes from the first month."""

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
            outsourced=self.outsourced_shares(),
            windows=self.windows(),
            modes={rule: self.rule(rule).get("mode", "hard") for rule in RULES},
            prices={rule: float(self.rule(rule).get("price", 10_000.0)) for rule in RULES},
            choices=self.choices(),
            actuals=self.actuals(),
            goals=self.goals(),
        )

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
                group=r.get("group", 0.0),
            )
            for r in self.rows("types")
        }

    def pools(self) -> dict[str, Pool]:
        """The pools; a floor is a filled month's, else the larger of the pool's own and what its activities need."""
        pools = self.own_pools()
        stated = {r.get("pool"): r.months for r in self.rows("floors")}
        off = self.rule("actual").get("mode") == "off"
        past = 0 if off else max(0, self.month(self.settings.get("as of"), 0))
        for name, needed in sources.needs(self.source_work(), pools, self.months).items():
            gone: dict[int, float] = {}
            for (pool, _, t), moved in self.actuals().items():
                if pool == name and 0 <= t < past:
                    gone[t] = gone.get(t, 0.0) + moved
            most = sources.stock_by_month(pools[name], gone, self.months)
            floor = [
                own if self.first + t in stated.get(name, {}) else max(own or 0.0, min(needed[t], most[t]))
                for t, own in enumerate(pools[name].floor)
            ]
            pools[name] = replace(pools[name], floor=floor)
        return pools

    def source_work(self) -> list[tuple[str, str | None, list[float]]]:
        """Type, Direction (None: all) and in-house FTE by month of each source activity."""
        volumes = {r.get("activity"): r.months for r in self.rows("volumes")}
        hours = self.number("productive hours", 130.0) * self.number("occupancy", 0.85)
        found = []
        for r in self.rows("sources"):
            if r.get("earlier month") is not None:
                r = Record({**r.cells, "earlier month": self.month(r.get("earlier month"), 0)})
            month = self.month(r.get("month"), 0)
            calls = sources.contacts(r, volumes.get(r.get("activity"), {}), self.first, self.months, month)
            each = r.get("handling") / 60 / hours * (1 - r.get("outsourced", 0.0))
            found.append((r.get("type"), r.get("direction"), [n * each for n in calls]))
        return found

    def own_pools(self) -> dict[str, Pool]:
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

    def outsourced_shares(self) -> dict[int, float]:
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
