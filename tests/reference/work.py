"""The work of each centre: a driver ÷ units, contacts × minutes, what a queue needs, or what Workload says."""

from __future__ import annotations

from tests.reference import queue
from tests.reference.names import WORDS, word
from tests.reference.reader import Record
from tests.reference.tables import TableReader


class WorkReader(TableReader):
    """Turns Customers, Activities and Workload into FTE."""

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
        queues = {r.get("activity"): r for r in self.rows("activities") if r.get("level") is not None}
        work = {}
        for a in activities:
            for t in range(self.months):
                units = lines.get(driver.get(a, ""), {}).get(self.first + t, 0.0)
                for d, share in shares.items():
                    work[d, a, t] = share * units * per_unit.get(a, 0.0)
                    if a in queues:
                        work[d, a, t] = self.queue_work(queues[a], units, share)
        for r in self.rows("workload"):
            for month, fte in r.months.items():
                for d, share in shares.items():
                    if 0 <= month - self.first < self.months and r.get("direction") in (None, d):
                        part = share if r.get("direction") is None else 1.0
                        work[d, r.get("activity"), month - self.first] = part * fte
        return work

    def queue_work(self, r: Record, units: float, share: float) -> float:
        """FTE of a Direction with ``share`` of the customers: its own queue's, or its part of a shared one's."""
        together = word(r.get("queue", "own"), WORDS) == "shared"
        calls = units * float(r.get("contacts")) / 1000.0
        return (share if together else 1.0) * queue.fte(
            calls if together else calls * share,
            r.get("level"),
            r.get("within", 20.0),
            r.get("handling"),
            r.get("opened"),
            self.number("productive hours", 130.0),
            self.number("occupancy", 0.85),
        )

    def fte_per_unit(self, activity: Record) -> float:
        if activity.get("units") is not None:
            return 1.0 / float(activity.get("units"))
        contacts, minutes = activity.get("contacts"), activity.get("handling")
        if contacts is None or minutes is None:
            return 0.0
        hours = self.number("productive hours", 130.0) * self.number("occupancy", 0.85)
        return float(contacts) / 1000.0 * float(minutes) / 60.0 / hours
