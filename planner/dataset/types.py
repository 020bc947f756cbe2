"""The data of the linear program, without any trace of the workbook.

Months are indexes 0..T-1 from the first month; an index outside that range lies outside the horizon.
A limit that is None is no limit. Indexes: d Direction, s pool, e type, p partner, a activity, t month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.dataset.routes import Route, Routes
from planner.months import Month
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Direction:
    """A regional Direction and its service centre. ``opens`` ≤ 0: open from the start.

    ``minimum_staff`` is what the program asks for; ``margin`` of it was added over the minimum as typed, so that
    the promise is kept as surely as ``confidence`` asks (``planner.chances.margins``).
    """

    name: str
    city: str
    latitude: float | None
    longitude: float | None
    opens: int
    starting_staff: float  # FTE
    minimum_staff: float | None  # FTE
    minimum_from: int
    maximum_staff: float | None  # FTE
    attrition: float  # share a month
    customers_share: float
    seats: tuple[float | None, ...]  # FTE in training, one per month
    accompaniment: float | None  # FTE leaving a month
    served_elsewhere: float | None  # share of the Direction's work
    confidence: float | None = None  # chance of each month's minimum, above 0 and below 1
    margin: int = 0  # FTE

    @property
    def typed_minimum(self) -> float | None:
        """The minimum as the workbook gives it, FTE; None: no minimum."""
        return None if self.minimum_staff is None else self.minimum_staff - self.margin


@dataclass(frozen=True, slots=True)
class AdvisorType:
    """A kind of advisor. ``productivity`` is that of the first, second and third month after training."""

    name: str
    training_months: int
    training_cost: float  # EUR/FTE
    productivity: tuple[float, float, float]
    trainer_load: float  # FTE of trained staff per FTE in training
    pass_rate: float
    pay_in_training: float  # share of the internal cost
    smallest_group: float = 0.0  # FTE who start training together for a Direction; 0: any number


@dataclass(frozen=True, slots=True)
class Pool:
    """Advisors of one type in one home Direction (indexes)."""

    name: str
    type: int
    direction: int
    available: float  # FTE
    release_rate: float | None  # FTE a month
    release_total: float | None  # FTE over the horizon
    attrition: float  # share a month
    floor: tuple[float | None, ...]  # FTE, one per month


@dataclass(frozen=True, slots=True)
class SourceActivity:
    """What the pools of a type (of one Direction only, where ``direction`` is given) do today, by month.

    ``contacts`` come in; ``work`` is the FTE that they take in house, of all these pools together, which have
    ``available`` FTE before the first month.
    """

    name: str
    type: int
    direction: int | None
    contacts: tuple[float, ...]
    work: tuple[float, ...]
    available: float

    def part(self, pool: Pool) -> float:
        """The part of the work that falls to ``pool``, in proportion to what is available."""
        done_there = pool.type == self.type and self.direction in (None, pool.direction)
        return pool.available / self.available if done_there and self.available > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the centres; shares bound what partners do of it in a month."""

    name: str
    level: str
    outsourced_min: float | None
    outsourced_max: float | None


@dataclass(frozen=True, slots=True)
class Partner:
    """An outsourcing partner. ``does[a]``: whether it may do activity a."""

    name: str
    site: str
    capacity: float | None  # FTE
    commitment: float  # FTE
    cost: float  # EUR/FTE-month
    change: float | None  # FTE a month
    does: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Departures in months ``first``..``last`` (inclusive, within the horizon; empty where first > last)."""

    name: str
    first: int
    last: int
    minimum: float | None  # FTE
    maximum: float | None  # FTE
    type: int | None
    direction: int | None  # destination


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How a rule family is applied; price in EUR per unit of shortfall."""

    mode: Mode
    price: float
    may_relax: bool
    relax_price: float


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its priority (lower first; None: off), weight and tolerance (share)."""

    id: str
    priority: float | None
    weight: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on the sum of the transfers it names (None: all). ``kind``: fix, at least, at most.

    ``sheet`` and ``cell`` say where it stands. Those beside rows of Transfers come after those of Decisions.
    """

    pool: int | None
    destination: int | None
    month: int | None
    kind: DecisionKind
    fte: float
    by: str = ""
    why: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """``fte`` advisors leaving pool ``pool`` for ``destination`` in month ``month`` (negative: before the horizon)."""

    pool: int
    destination: int
    month: int
    fte: float


def _split(moves: Sequence[Move], places: Sequence[int]) -> Mapping[int, Sequence[Move]]:
    """The moves of each place that has any, in their order."""
    found: dict[int, list[Move]] = {}
    for place, move in zip(places, moves, strict=True):
        found.setdefault(place, []).append(move)
    return found


@dataclass(frozen=True)
class Dataset:
    """Everything the linear program needs.

    ``routes(i, d)`` goes from Direction i to Direction d. ``workload[d][a][t]`` is in FTE.
    ``outsourced_share[t]`` bounds partners' share of all work. ``as_of``: months before it (and ≥ 0) are past and
    equal ``actuals``. ``actuals`` also holds moves before the horizon whose training ends within it.
    ``agreed`` is the plan agreed before, where there is one. ``customers`` is for reports. ``sources`` say where
    floors of pools come from: their effect is in ``Pool.floor`` already.
    """

    title: str
    first_month: Month
    months: int
    currency: str
    headcount_unit: float
    internal_cost: float
    unmet_cost: float
    mobility_share: float | None
    as_of: int
    directions: tuple[Direction, ...]
    types: tuple[AdvisorType, ...]
    pools: tuple[Pool, ...]
    routes: Routes
    activities: tuple[Activity, ...]
    partners: tuple[Partner, ...]
    workload: tuple[tuple[tuple[float, ...], ...], ...]
    outsourced_share: tuple[float | None, ...]
    envelopes: tuple[Envelope, ...]
    rules: Mapping[str, RuleSetting]
    goals: tuple[Goal, ...]
    decisions: tuple[Decision, ...]
    actuals: tuple[Move, ...]
    agreed: tuple[Move, ...] | None = None
    customers: tuple[float | None, ...] = ()
    sources: tuple[SourceActivity, ...] = ()

    @cached_property
    def work(self) -> FloatArray:
        """``workload`` as an array (D, A, T), FTE; not to be changed."""
        import numpy as np

        work: FloatArray = np.array(self.workload, dtype=float)
        work.flags.writeable = False
        return work.reshape(len(self.directions), len(self.activities), self.months)

    @cached_property
    def actuals_by_pool(self) -> Mapping[int, Sequence[Move]]:
        """``actuals`` of each pool that has any."""
        return _split(self.actuals, [move.pool for move in self.actuals])

    @cached_property
    def actuals_by_destination(self) -> Mapping[int, Sequence[Move]]:
        """``actuals`` to each Direction that has any."""
        return _split(self.actuals, [move.destination for move in self.actuals])

    def month(self, t: int) -> Month:
        """The calendar month of index ``t``."""
        return self.first_month.plus(t)

    @cached_property
    def pool_types(self) -> tuple[AdvisorType, ...]:
        """The types that some pool has."""
        return tuple(self.types[e] for e in sorted({pool.type for pool in self.pools}))

    def pool_type(self, s: int) -> AdvisorType:
        """The type of pool ``s``."""
        return self.types[self.pools[s].type]

    def route(self, s: int, d: int) -> Route:
        """The route from the home of pool ``s`` to Direction ``d``."""
        return self.routes(self.pools[s].direction, d)

    @property
    def has_groups(self) -> bool:
        """Whether advisors of some type leave in groups or not at all."""
        wanted = any(kind.smallest_group > 0 for kind in self.types)
        return wanted and "training_group" in self.rules and self.mode("training_group") != Mode.OFF

    @property
    def in_fractions(self) -> bool:
        """Whether any transfer may be any number: neither whole people nor groups are asked for."""
        return self.headcount_unit == 0 and not self.has_groups

    @property
    def needs_trainers(self) -> bool:
        """Whether anybody in training ties up trained staff."""
        return any(kind.trainer_load > 0 for kind in self.types)

    def mode(self, rule: str) -> Mode:
        """Whether a rule family is ``hard``, ``soft`` or ``off``."""
        return self.rules[rule].mode


def in_fractions(dataset: Dataset) -> Dataset:
    """``dataset`` as a linear program has it: any number of people may leave, alone or together."""
    types = tuple(replace(kind, smallest_group=0.0) for kind in dataset.types)
    return replace(dataset, headcount_unit=0.0, types=types)
