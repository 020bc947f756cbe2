"""What people decide on the grid: beside the rows of Transfers, and of single months as rows of Decisions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.dataset.agreed_plan import KINDS
from planner.months import Month, parse_month
from planner.reading.types import Case, Row
from planner.schema.limits import DecisionKind
from planner.schema.plan_sheets import TRANSFERS

Pair = tuple[str, str]
"""Pool and Direction, as their input sheets spell them."""

LONGEST_NOTE = 1000
"""Characters of a comment."""

NUMBERS = ("fixed", "at_least", "at_most")
"""What can be decided of a number of people, as ``KINDS`` has it."""

DECISIONS = "decisions"
"""The sheet on which single months are decided."""

MOST_MONTHS = 600
LONGEST_NAME = 200

MonthKey = tuple[str, str, Month, str]
"""Pool, Direction, month, and one of ``NUMBERS``."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is decided of some FTE: exactly so many, at least, at most; None: open. ``by`` is who decided."""

    fixed: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    by: str = field(default="", compare=False)

    @property
    def empty(self) -> bool:
        """Whether nothing is decided."""
        return self == Figures()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided of one pool and Direction: FTE over the whole horizon (None: open), a lock, a comment.

    ``months`` is what is decided of single months: rows of Decisions.
    """

    fixed: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    lock: bool = False
    note: str = ""
    months: Mapping[Month, Figures] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is decided or said."""
        return self == Choice()

    @property
    def beside(self) -> bool:
        """Whether something stands beside the row of Transfers."""
        return not replace(self, months={}).empty


Choices = Mapping[Pair, Choice]


def choice_of(given: Mapping[str, object]) -> Choice:
    """The choice that a page sent.

    Raises:
        ValueError: it holds something that no cell of those columns could.
    """
    lock, note, months = given.get("lock", False), given.get("note", ""), given.get("months", {})
    if not isinstance(lock, bool) or not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise ValueError("no lock or no comment")
    if not isinstance(months, dict) or len(months) > MOST_MONTHS:
        raise ValueError("no months")
    made = dict(_month_of(str(name), figures) for name, figures in months.items())
    kept = {month: made[month] for month in sorted(made) if not made[month].empty}
    return Choice(*_figures(given), lock, note.strip(), kept)


def _month_of(name: str, given: object) -> tuple[Month, Figures]:
    month = parse_month(name)
    if month is None or not isinstance(given, dict):
        raise ValueError("no month")
    by = given.get("by", "")
    if not isinstance(by, str) or len(by) > LONGEST_NAME:
        raise ValueError("no name")
    return month, Figures(*_figures(given), by.strip())


def _figures(given: Mapping[str, object]) -> tuple[float | None, float | None, float | None]:
    fixed, least, most = (_fte(given.get(name)) for name in NUMBERS)
    return fixed, least, most


def _fte(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("no number")
    if not math.isfinite(value) or value < 0:
        raise ValueError("no number of people")
    return float(value)


def choices_of(case: Case) -> dict[Pair, Choice]:
    """What the workbook itself decides beside its proposed rows, and of single months on Decisions."""
    found = {
        (row.text("pool"), row.text("to")): Choice(
            row.number_of("fixed"),
            row.number_of("at_least"),
            row.number_of("at_most"),
            bool(row.values["lock"]),
            row.text("note"),
        )
        for row in case.rows(TRANSFERS.key)
    }
    for pair, months in months_of(case).items():
        found[pair] = replace(found.get(pair, Choice()), months=months)
    return found


def months_of(case: Case) -> dict[Pair, dict[Month, Figures]]:
    """What Decisions says of single months of one pool and Direction."""
    found: dict[Pair, dict[Month, Figures]] = {}
    for (pool, to, month, kind), row in month_rows(case).items():
        months = found.setdefault((pool, to), {})
        one = months.get(month, Figures())
        fte = {name: getattr(one, name) for name in NUMBERS} | {kind: row.number_of("fte")}
        months[month] = Figures(**fte)
    return {pair: {month: months[month] for month in sorted(months)} for pair, months in found.items()}


def month_rows(case: Case) -> dict[MonthKey, Row]:
    """The rows of Decisions that the page shows in its grid: one pool, one Direction, one month, one kind.

    Where two say something of the same, the first; the other is kept as it stands.
    """
    columns = {kind: column for column, kind in KINDS.items()}
    found: dict[MonthKey, Row] = {}
    for row in case.rows(DECISIONS):
        month = row.month("month")
        if row.text("pool") and row.text("to") and month is not None:
            found.setdefault(
                (row.text("pool"), row.text("to"), month, columns[DecisionKind(row.text("kind"))]), row
            )
    return found
