"""Where the limit of a rule stands, what it is about, and what moves it: declared once for each, read everywhere.

``planner.schema.rules`` declares the limits of every family. What explains, grades, prices or trades a rule asks the
declaration and never the family's name, so that a new family needs no more than a declaration and its texts.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Over(enum.Enum):
    """What one limit is on: a thing of that kind, named by the row's place."""

    EVERYTHING = "everything"
    DIRECTION = "directions"
    POOL = "pools"
    TYPE = "types"
    PARTNER = "partners"
    ACTIVITY = "activities"
    ENVELOPE = "envelopes"
    DECISION = "decisions"
    ROUTE = "routes"
    YEAR = "year"


class Counts(enum.Enum):
    """Which transfers add to what a limit is on in a month; a limit on no month counts them in every month."""

    LEAVING = "leaving"
    IN_TRAINING = "in training"
    ARRIVING = "arriving"
    TRAINED = "trained"
    GONE = "gone"  # left by then
    EARLY = "early"  # trained before the centre opens
    WORK = "work"  # none: it is on who does the work


class Side(enum.StrEnum):
    """On which side of its limit a row holds what it is about, where a place has several rows."""

    NONE = ""
    MIN = "min"  # at least
    MAX = "max"  # at most
    FIX = "fix"  # exactly
    FIX_MIN = "fix_min"  # the two rows of a fixed value that may be missed
    FIX_MAX = "fix_max"
    UP = "up"  # a change from one month to the next
    DOWN = "down"
    YEAR = "year"  # the share of a year's transfers between Directions
    ROUTES = "routes"  # all routes to a Direction that are not allowed
    CLOSED = "closed"  # one of them, told with both its ends

    @property
    def whole(self) -> Side:
        """The side itself; that of the fixed value for the two rows of one."""
        return Side.FIX if self in (Side.FIX_MIN, Side.FIX_MAX) else self


class DecisionKind(enum.StrEnum):
    """How a decision bears on its transfers."""

    FIX = "fix"
    AT_LEAST = "at least"
    AT_MOST = "at most"

    @property
    def side(self) -> Side:
        """The side of the rows that hold the decision."""
        match self:
            case DecisionKind.FIX:
                return Side.FIX
            case DecisionKind.AT_LEAST:
                return Side.MIN
            case DecisionKind.AT_MOST:
                return Side.MAX


class Moved(enum.Enum):
    """How people move a limit."""

    AMOUNT = "amount"
    DATE = "date"
    PERMISSION = "permission"
    MOVED_SHARE = "moved share"  # a share of transfers: what it must be follows from the plan
    NEVER = "never"  # only an agreement with somebody else moves it


@dataclass(frozen=True, slots=True)
class Limit:
    """One number, date or permission that rows of a family come from.

    ``sides`` are those of its rows. The limit stands on ``sheet`` under ``column``; a filled month on the sheet ``months`` comes before
    it, and what the rows of the sheet ``derived`` make of it where they make more. ``field`` is its name in the dataset. ``share_of``: the limit is a share of the work of that. ``since`` is the
    column with the month from which it holds. ``asks``: where it says "at least" it demands something of the plan.
    ``text`` ends the codes of its texts, ``rule.<id><text>`` and ``step.<id><text>``. Several of those ``summed`` are
    told as one sum (``rule.<id>s``).
    """

    sides: tuple[Side, ...]
    over: Over
    sheet: str
    column: str
    counts: Counts
    months: str = ""
    derived: str = ""
    field: str = ""
    share_of: Over | None = None
    since: str = ""
    moved: Moved = Moved.AMOUNT
    asks: bool = False
    text: str = ""
    summed: bool = False

    @property
    def attribute(self) -> str:
        """Name of the limit in the dataset."""
        return self.field or self.column


LEAST, MOST, FIXED = (Side.MIN,), (Side.MAX,), (Side.FIX,)
"""Sides of limits that say "at least", "at most" and "exactly"."""


def on_direction(sides: tuple[Side, ...], column: str, counts: Counts, **more: object) -> Limit:
    """A limit of each Direction."""
    return Limit(sides, Over.DIRECTION, "directions", column, counts, **more)  # type: ignore[arg-type]


def on_pool(sides: tuple[Side, ...], column: str, counts: Counts, **more: object) -> Limit:
    """A limit of each pool."""
    return Limit(sides, Over.POOL, "pools", column, counts, **more)  # type: ignore[arg-type]


def on_partner(sides: tuple[Side, ...], column: str, **more: object) -> Limit:
    """A limit of each partner."""
    return Limit(sides, Over.PARTNER, "partners", column, Counts.WORK, **more)  # type: ignore[arg-type]
