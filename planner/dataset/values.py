"""Values that reading has made sure of, taken from settings and rows."""

from __future__ import annotations

from collections.abc import Mapping

from planner.reading.types import Row


def setting(settings: Mapping[str, object], key: str) -> float:
    """A number of Settings that has a default."""
    return float(settings[key])  # type: ignore[arg-type]


def setting_limit(settings: Mapping[str, object], key: str) -> float | None:
    """A limit of Settings; None: no limit."""
    return None if settings[key] is None else setting(settings, key)


def number_in(row: Row, key: str) -> float:
    """A number that the schema's default or requirement guarantees."""
    value = row.number_of(key)
    if value is None:
        raise ValueError(f"reading lets no row through without {key}")
    return value
