"""The numbers of a case, by the names of the contract. Months are indexes from the first one; FTE and EUR."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Centre:
    opens: int
    starting: float
    minimum: float | None
    minimum_from: int
    maximum: float | None
    attrition: float
    seats: list[float | None]
    accompaniment: float | None
    elsewhere: float | None


@dataclass(frozen=True)
class Kind:
    months: int
    cost: float
    ramp: tuple[float, float, float]
    load: float
    passing: float
    pay: float
    group: float = 0.0


@dataclass(frozen=True)
class Pool:
    kind: str
    home: str
    available: float
    rate: float | None
    total: float | None
    attrition: float
    floor: list[float | None]


@dataclass(frozen=True)
class Way:
    allowed: bool
    distance: float
    cost: float
    maximum: float | None


@dataclass(frozen=True)
class Partner:
    capacity: float | None
    commitment: float
    cost: float
    change: float | None
    activities: set[str]


@dataclass(frozen=True)
class Window:
    first: int
    last: int
    minimum: float | None
    maximum: float | None
    kind: str | None
    to: str | None


@dataclass(frozen=True)
class Choice:
    pool: str | None
    to: str | None
    month: int | None
    kind: str
    fte: float


@dataclass(frozen=True)
class Goal:
    priority: float
    weight: float
    tolerance: float


@dataclass(frozen=True)
class Case:
    first: int  # months since year 0
    months: int
    unit: float
    internal_cost: float
    unmet_cost: float
    mobility_share: float | None
    as_of: int
    centres: dict[str, Centre]
    kinds: dict[str, Kind]
    pools: dict[str, Pool]
    ways: dict[tuple[str, str], Way]
    activities: list[str]
    bounds: dict[str, tuple[float | None, float | None]]  # outsourced shares by activity
    work: dict[tuple[str, str, int], float]  # (centre, activity, month) → FTE
    partners: dict[str, Partner]
    outsourced: dict[int, float]  # month → share
    windows: list[Window]
    modes: dict[str, str]
    prices: dict[str, float]
    choices: list[Choice]
    actuals: dict[tuple[str, str, int], float]
    goals: dict[str, Goal]
