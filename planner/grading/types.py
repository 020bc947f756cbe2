"""What grading a workbook hands over: the moves as they stand, what they break, and where."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from planner.dataset.types import Dataset, Move
from planner.findings import Finding
from planner.grading.grade import Grade
from planner.plan.explanations import Infeasibility
from planner.plan.types import Plan
from planner.reading.types import Case


@dataclass(frozen=True, slots=True)
class StandingMove:
    """A filled figure on Transfers: indexes of pool, Direction and month, FTE, and the cell's address."""

    pool: int
    destination: int
    month: int
    fte: float
    cell: str

    def as_move(self) -> Move:
        """The move without its place."""
        return Move(self.pool, self.destination, self.month, self.fte)


@dataclass(frozen=True, slots=True)
class HandMade:
    """A Transfers sheet as it stands.

    ``cells`` has the address under each pool, Direction and month that the sheet has a cell for, blank ones too.
    """

    sheet: str
    moves: tuple[StandingMove, ...]
    cells: Mapping[tuple[int, int, int], str]


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule at one place, over the months ``first``..``last`` (None: over the whole horizon).

    ``value``, ``limit`` and ``missed`` are those of the month where it is worst, ``worst``; FTE. ``soft``: the rule
    only costs its price. ``text`` is a whole sentence. ``sheet`` and ``cell`` say where the limit stands;
    ``moves`` are the figures on Transfers that the rule is about, none where it asks for more than is there.
    """

    rule: str
    place: tuple[str, ...]
    first: int | None
    last: int | None
    worst: int | None
    value: float
    limit: float
    missed: float
    soft: bool
    text: str
    sheet: str
    cell: str
    moves: tuple[StandingMove, ...] = ()


class AimId(enum.StrEnum):
    """The three aims of every plan."""

    CUSTOMERS = "customers"
    ECONOMY = "economy"
    WELLBEING = "wellbeing"


@dataclass(frozen=True, slots=True)
class Aim:
    """One of the three aims: what it is measured by, here and in the best plan (None where there is none).

    ``measure`` is a code of the catalogue; ``unit`` "share", "FTE-months", "money", "points" or "FTE". ``lower``: the
    lower the better. ``score`` is 100 where the plan is as good as the best or better; None where there is none.
    """

    aim: AimId
    measure: str
    unit: str
    value: float
    best: float | None
    lower: bool = True
    score: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """A workbook's plan, graded. ``infeasibility`` says why no correction exists, where none does."""

    case: Case
    dataset: Dataset
    transfers: HandMade
    grade: Grade
    breaches: tuple[Breach, ...]
    aims: tuple[Aim, ...]
    findings: tuple[Finding, ...]
    infeasibility: Infeasibility | None = None

    @property
    def broken(self) -> tuple[Breach, ...]:
        """The breaches of hard rules: those that make a plan invalid."""
        return tuple(breach for breach in self.breaches if not breach.soft)

    @property
    def valid(self) -> bool:
        """Whether every hard rule and balance is kept."""
        return self.grade.valid and not self.broken

    def __repr__(self) -> str:
        """One line."""
        kept = "every rule is kept" if self.valid else f"{len(self.broken)} broken"
        return f"<Graded {self.case.path.name!r}: {kept}>"

    def as_plan(self) -> Plan:
        """The plan with its numbers where it has some, for what is written and told of any plan."""
        from planner.plan.types import Solution, SolverReport, Status

        status = Status.OPTIMAL if self.grade.quantities is not None else Status.INFEASIBLE
        solution = Solution(status, SolverReport("", "", 0.0), self.grade.goals, self.grade.quantities)
        return Plan(
            self.case, self.dataset, solution, self.grade.rules, self.findings,
            infeasibility=self.infeasibility,
        )  # fmt: skip
