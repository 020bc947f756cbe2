"""What became of the plan before: which moves changed, why, and what was edited."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.months import Month
from planner.reading.previous.types import Identity, Scalar


class Cause(enum.StrEnum):
    """Why a move differs from the agreed plan, the nearest reason first."""

    ACTUAL = "actual"  # it happened otherwise
    DECISION = "decision"  # a new or changed decision names it
    EDIT = "edit"  # an edited input concerns its pool, its destination, or the way between them
    KNOCK_ON = "knock-on"  # it follows from changes elsewhere
    UNKNOWN = "unknown"  # the record of the inputs before is lost
    REPLANNED = "replanned"  # nothing was edited: another plan, as good or better, was asked for


@dataclass(frozen=True, slots=True)
class InputEdit:
    """One edited input. ``sheet`` is the schema's key, ``column`` a column's key or a month as ``2012-03``.

    A row that was added or taken away has ``column`` "" and its key in ``after`` or ``before``. ``title`` and
    ``cell`` are its place in the file (no cell where it is gone); ``row_values`` what its row says beyond its key.
    ``what`` names row and column as people do, ``named`` the row, ``shown_before`` and ``shown_after`` the values.
    """

    sheet: str
    row: str
    column: str
    before: Scalar | None
    after: Scalar | None
    title: str
    cell: str
    what: str
    shown_before: str
    shown_after: str
    row_values: Mapping[str, Scalar] = field(default_factory=dict)
    named: str = ""

    @property
    def place(self) -> str:
        """``Directions!C7``, or the sheet alone where the cell is gone."""
        return f"{self.title}!{self.cell}" if self.cell else self.title


@dataclass(frozen=True, slots=True)
class MoveChange:
    """A move that is not as agreed: FTE ``before`` and ``after``; ``reason`` is the cause in words."""

    pool: str
    to: str
    month: Month
    before: float
    after: float
    cause: Cause
    reason: str

    @property
    def difference(self) -> float:
        """FTE more (less where negative)."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan against the one before it, over the months that both cover.

    ``told_again`` is how many people must be told something else than was agreed, in FTE: for each pool the larger
    of what is added to its moves and what is taken from them, past months left out. Somebody who leaves in another
    month or for another Direction counts once; so does one more person who leaves, and one who stays now.
    ``new_months`` is planned for the first time, in FTE.
    """

    since: Identity
    edits: tuple[InputEdit, ...]
    moves: tuple[MoveChange, ...]
    told_again: float
    new_months: float = 0.0

    @property
    def no_input(self) -> bool:
        """Whether no input was edited."""
        return not self.edits
