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

    ``sides`` are those of its rows: ``min`` (at least), ``max`` (at most), ``fix``, ``up``, ``down``, or one of the
    family's own. The limit stands on ``sheet`` under ``column``; a filled month on the sheet ``months`` comes before
    it, and what the rows of the sheet ``derived`` make of it where they make more. ``field`` is its name in the dataset. ``share_of``: the limit is a share of the work of that. ``since`` is the
    column with the month from which it holds. ``asks``: where it says "at least" it demands something of the plan.
    ``text`` ends the codes of its texts, ``rule.<id><text>`` and ``step.<id><text>``. Several of those ``summed`` are
    told as one sum (``rule.<id>s``).
    """

    sides: tuple[str, ...]
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


LEAST, MOST, FIXED = ("min",), ("max",), ("fix",)
"""Sides of limits that say "at least", "at most" and "exactly"."""

YEAR, ROUTES = "year", "routes"
"""Sides of mobility: the share of a year's transfers, and the routes that are not allowed."""


def on_direction(sides: tuple[str, ...], column: str, counts: Counts, **more: object) -> Limit:
    """A limit of each Direction."""
    return Limit(sides, Over.DIRECTION, "directions", column, counts, **more)  # type: ignore[arg-type]


def on_pool(sides: tuple[str, ...], column: str, counts: Counts, **more: object) -> Limit:
    """A limit of each pool."""
    return Limit(sides, Over.POOL, "pools", column, counts, **more)  # type: ignore[arg-type]


def on_partner(sides: tuple[str, ...], column: str, **more: object) -> Limit:
    """A limit of each partner."""
    return Limit(sides, Over.PARTNER, "partners", column, Counts.WORK, **more)  # type: ignore[arg-type]
