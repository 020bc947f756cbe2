"""What a plan workbook says of the plan in it: who it is, what was agreed, and the inputs that it came from.

Names and months are as people see them, not indexes: the inputs may have changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.months import Month, parse_month
from planner.schema.rules import Mode
from planner.schema.status import RuleStatus, Status

Scalar = str | float | bool
"""A recorded input value; a month is its text (``2012-03``), a list of names is joined by ``; ``."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a plan is.

    ``plan`` is the same in all versions of a plan; ``id`` is that of this version alone and ``parent`` the ``id`` of
    the one it was made from ("" for the first). ``time`` is UTC, ISO 8601. ``planner`` and ``solver`` are versions.
    ``fingerprint`` identifies the inputs (see ``Case.fingerprint``).
    """

    plan: str
    version: int
    id: str
    parent: str = ""
    author: str = ""
    time: str = ""
    planner: str = ""
    solver: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class AgreedMove:
    """``fte`` advisors leave ``pool`` for the Direction ``to`` at the start of ``month``."""

    pool: str
    to: str
    month: Month
    fte: float


@dataclass(frozen=True, slots=True)
class InputRow:
    """A row of an input sheet as recorded: the sheet's schema key, the row's key, and what differs from the defaults.

    ``values`` maps column keys, and months as ``2012-03``, to values. Of sheets whose rows have no key, ``row`` is
    the whole content, so that a row is either there or not. The settings are one row, with the key "".
    """

    sheet: str
    row: str
    values: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Version:
    """One line of the history. ``goals`` are the values reached; ``told_again`` is in FTE (see ``planner.history``)."""

    identity: Identity
    why: str
    goals: Mapping[str, float]
    told_again: float = 0.0
    edited: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The confidence asked of each Direction, the margin over its minimum that reaches it, and what that costs.

    ``shares`` and ``margins`` (FTE, 0 where none was needed) have the same Directions. ``price`` maps each goal to
    its value with the margins minus that without. ``solves`` counts the plans computed on the way.
    """

    shares: Mapping[str, float]
    margins: Mapping[str, int]
    price: Mapping[str, float] = field(default_factory=dict)
    solves: int = 1


@dataclass(frozen=True, slots=True)
class KeptBaseline:
    """What the case came to without transfers: see ``planner.plan.types.Baseline``."""

    status: Status
    goals: Mapping[str, float]
    costs: Mapping[str, float]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRule:
    """What became of a rule (see ``planner.plan.types.RuleReport``), and where it is tightest, by name."""

    rule: str
    mode: Mode
    status: RuleStatus
    slack: float | None
    shortfall: float
    place: tuple[str, ...] = ()
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the solve found beyond the moves (see ``planner.plan.outcome``).

    ``status`` says how it ended. ``series`` maps what is told, and of whom, to a number for each month of the horizon.
    ``baseline`` is None where it was not computed. ``rounding_price`` is what whole people and training groups cost, by
    goal; empty where neither is asked for.
    """

    status: Status
    series: Mapping[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)
    baseline: KeptBaseline | None = None
    rules: tuple[KeptRule, ...] = ()
    rounding_price: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """A proposed figure on Transfers that somebody typed over; it is reported, and reverts.

    ``fte`` is what stands there now; None where it cannot be read as a number. ``cell`` is its address.
    """

    pool: str
    to: str
    month: Month
    proposed: float
    fte: float | None
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class UserColumn:
    """A column that people added to Transfers: its heading, and what stands in it by pool and Direction."""

    heading: str
    values: Mapping[tuple[str, str], str | float]


@dataclass(frozen=True, slots=True)
class Previous:
    """The plan that a workbook holds, as the solve that made it left it.

    ``file`` is the file's name. ``first`` and ``months`` are its horizon. ``moves`` is the agreed plan, without
    zeros and at full precision. ``planned_before`` holds, for months that were past already, what had been planned
    for them before they happened. ``inputs`` are the inputs it was solved with (what people edited since is the
    difference to the case). ``versions`` is the history, oldest first, this version included.
    ``typed`` is what stands in Transfers instead of ``moves`` now.
    ``columns`` are those that people added there, and ``written`` what the solve wrote on each of its sheets, by key
    (see ``planner.writing.carry_over``).
    ``planned_from`` is the first month that any version planned.
    ``confidence`` is what it asked of its minimums, and with which margins. ``outcome`` is what the solve found; None
    in plans of versions that kept none.
    ``complete`` is False where the tool's own sheet is gone and ``moves`` is what stands in Transfers.
    """

    file: str
    identity: Identity
    first: Month
    months: int
    moves: tuple[AgreedMove, ...] = ()
    planned_before: tuple[AgreedMove, ...] = ()
    inputs: tuple[InputRow, ...] = ()
    versions: tuple[Version, ...] = ()
    typed: tuple[Typed, ...] = ()
    columns: tuple[UserColumn, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    planned_from: Month | None = None
    confidence: Confidence | None = None
    complete: bool = True
    outcome: Outcome | None = None

    def past_until(self) -> Month:
        """The first month that this version planned; months before it were past, or before its horizon."""
        settings = next((row.values for row in self.inputs if row.sheet == "settings"), {})
        as_of = parse_month(str(settings.get("as_of", "")))
        return self.first if as_of is None else max(self.first, as_of)

    def goals(self) -> Mapping[str, float] | None:
        """The goals that this version reached; None where no line of the history is about it."""
        found = (one.goals for one in self.versions if one.identity.id == self.identity.id)
        return next(found, None)

    def covers(self, month: Month) -> bool:
        """Whether the agreed plan says anything about ``month``."""
        return 0 <= month.since(self.first) < self.months
