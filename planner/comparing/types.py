"""What comparing two workbooks hands over."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from planner.findings import Finding
from planner.months import Month
from planner.plan.changes import InputEdit, MoveChange
from planner.plan.types import Plan
from planner.reading.previous.types import Identity
from planner.reading.types import Case


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two workbooks and its plan.

    ``identity`` is that of the plan in the file, None where the file holds none. ``kept``: the plan is the file's own;
    else the inputs were solved now (the file holds no plan, or its inputs were edited since).
    """

    case: Case
    plan: Plan
    identity: Identity | None
    kept: bool

    @property
    def name(self) -> str:
        """The file's name."""
        return self.case.path.name


@dataclass(frozen=True, slots=True)
class Step:
    """Edits taken together in the order of the workbook, and what the best plan changes by them.

    ``effects`` maps each goal to its change; None where there is no plan with the edits so far: then what they do
    shows in the next step that has one, and ``reason`` says why.
    """

    edits: tuple[InputEdit, ...]
    effects: Mapping[str, float] | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The change of each goal, given to the edits in turn.

    ``grain`` says what was taken together. ``remainder`` is what the edits do not explain:
    staying close to a plan, tolerances, whole people, a plan that is not the best.
    """

    steps: tuple[Step, ...]
    grain: Grain
    remainder: Mapping[str, float]


class Grain(enum.StrEnum):
    """What of the edits was taken together as one step."""

    CELL = "cell"
    ROW = "row"
    SHEET = "sheet"


class SeriesKind(enum.StrEnum):
    """What is compared by Direction and month."""

    TRANSFERS = "transfers"
    STAFF = "staff"
    OUTSOURCED = "outsourced"


@dataclass(frozen=True, slots=True)
class Series:
    """A figure of one Direction by month, in both plans; None where a plan does not cover the month. FTE."""

    kind: SeriesKind
    direction: str
    months: tuple[Month, ...]
    old: tuple[float | None, ...]
    new: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the whole plan in both. ``code`` is its message; ``unit`` "money", "share", "points" or "FTE"."""

    key: str
    code: str
    unit: str
    old: float | None
    new: float | None
    year: int | None = None
    goal: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two workbooks compared. Lists hold what differs and nothing else; ``attribution`` is None without edits."""

    old: Side
    new: Side
    edits: tuple[InputEdit, ...]
    attribution: Attribution | None
    measures: tuple[Measure, ...]
    series: tuple[Series, ...]
    moves: tuple[MoveChange, ...]
    told_again: float | None
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """One line."""
        sides = f"{self.old.case.path.name!r} and {self.new.case.path.name!r}"
        return f"<Comparison of {sides}: {len(self.edits)} edits, {len(self.moves)} moves differ>"

    @property
    def both(self) -> bool:
        """Whether there are two plans to compare."""
        return self.old.plan.solution.quantities is not None and self.new.plan.solution.quantities is not None
