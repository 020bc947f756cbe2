"""What pools still do, from the contract's page: contacts, in-house work, and the part of each pool."""

from __future__ import annotations

from collections.abc import Mapping

from tests.reference.reader import Record
from tests.reference.types import Pool


def contacts(
    record: Record, volumes: Mapping[int, float], first: int, months: int, month: int
) -> list[float]:
    """Contacts of each month: a filled volume, else along the trend from the observation in ``month``."""
    now, before = record.get("contacts"), record.get("earlier")
    yearly = record.get("yearly", 0.0)
    if before is not None:
        apart = month - record.get("earlier month")
        yearly = (now / before) ** (12 / apart) - 1
    return [
        volumes[first + t] if first + t in volumes else now * (1 + yearly) ** ((t - month) / 12)
        for t in range(months)
    ]


def needs(
    work: list[tuple[str, str | None, list[float]]], pools: Mapping[str, Pool], months: int
) -> dict[str, list[float]]:
    """FTE that the activities need of each pool; ``work`` has the type, the Direction or None, and FTE by month."""
    found: dict[str, list[float]] = {}
    for kind, home, fte in work:
        doers = {n: p.available for n, p in pools.items() if p.kind == kind and home in (None, p.home)}
        everybody = sum(doers.values())
        for name, available in doers.items():
            if everybody > 0:
                known = found.setdefault(name, [0.0] * months)
                found[name] = [a + f * available / everybody for a, f in zip(known, fte, strict=True)]
    return found


def stock_by_month(pool: Pool, gone: Mapping[int, float], months: int) -> list[float]:
    """What a pool holds each month where only those who have gone (month → FTE) leave."""
    stock, result = pool.available, []
    for t in range(months):
        stock = stock * (1 - pool.attrition) - gone.get(t, 0.0)
        result.append(stock)
    return result
