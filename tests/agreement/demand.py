"""Adds to a drawn case what pools still do and the service levels of its activities."""

from __future__ import annotations

import random

from tests.agreement.generate import Drawn, Month, Row


def add_demand(drawn: Drawn, seed: int) -> Drawn:
    """The case with source activities, volumes and service levels, drawn from a seed of their own."""
    rng = random.Random(seed)
    sources = _sources(drawn, rng)
    drawn.tables["sources"] = sources
    volumes = [_volumes(drawn, rng, row) for row in sources if row["contacts"] is None or rng.random() < 0.3]
    if volumes:
        drawn.tables["volumes"] = volumes
    for row in drawn.tables.get("activities", []):
        if rng.random() < 0.6:
            _give_level(row, rng)
    return drawn


def _sources(drawn: Drawn, rng: random.Random) -> list[Row]:
    """One to three activities, with a trend of every kind or none."""
    rows: list[Row] = []
    for i in range(rng.randint(1, 3)):
        pool = rng.choice(drawn.tables["pools"])
        trend = rng.choice(["none", "yearly", "observed", "volumes"])
        month = rng.choice([None, rng.randint(-6, 3)])
        earlier = rng.randint(-40, (month or 0) - 1) if trend == "observed" else None
        rows.append({
            "activity": f"Line {i + 1}",
            "type": pool["type"],
            "direction": rng.choice([None, pool["direction"]]),
            "contacts": None if trend == "volumes" else rng.randint(2_000, 25_000),
            "month": None if month is None else Month(drawn.first + month),
            "earlier": None if earlier is None else rng.randint(2_000, 60_000),
            "earlier month": None if earlier is None else Month(drawn.first + earlier),
            "yearly": round(rng.uniform(-0.6, 0.3), 2) if trend == "yearly" else None,
            "stated": round(rng.uniform(-0.9, 0.2), 2) if rng.random() < 0.4 else None,
            "handling": round(rng.uniform(2, 12), 1),
            "outsourced": rng.choice([None, 0, 0.27, 0.6]),
        })  # fmt: skip
    return rows


def _volumes(drawn: Drawn, rng: random.Random, row: Row) -> Row:
    """Contacts by month: all of them where there is no trend, else some."""
    filled = 1.0 if row["contacts"] is None else 0.4
    months = {t: rng.randint(0, 25_000) for t in range(drawn.months) if rng.random() < filled}
    return {"activity": row["activity"], "months": months}


def _give_level(row: Row, rng: random.Random) -> None:
    """A service level, with the contacts that it needs in the place of units."""
    row["units"] = None
    row["contacts"] = row["contacts"] or rng.choice([0, rng.randint(50, 900)])
    row["handling"] = row["handling"] or round(rng.uniform(1, 12), 1)
    row["level"] = rng.choice([0.5, 0.8, 0.8, 0.9, 0.95, 0.999])
    row["within"] = rng.choice([None, 0, 10, 20, 60])
    row["opened"] = rng.choice([60, 80, 35.5, 168])
    row["queue"] = rng.choice([None, "own", "shared"])
