"""The plan's numbers, free of the solver and of the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from planner.dataset.types import Dataset
from planner.findings import Finding
from planner.schema.rules import Mode
from planner.schema.status import RuleStatus
from planner.schema.status import Status as Status

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from planner.plan.changes import Changes
    from planner.plan.explanations import Edit, Infeasibility, Repair, Sensitivity
    from planner.reading.previous.types import Confidence, Version
    from planner.reading.types import Case

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SolverReport:
    """Which solver ran, for how long, and what it could not close."""

    name: str
    version: str
    seconds: float
    gap: float = 0.0  # relative, of the worst priority; 0 for a linear program
    rounding_price: Mapping[str, float] | None = (
        None  # goal → plan in whole people minus LP, in the goal's unit
    )
    gaps: tuple[
        tuple[tuple[str, ...], float], ...
    ] = ()  # of each priority: its goals, and the relative gap left open
    lacks: tuple[str, ...] = ()  # options that the solver does not take: time_limit, gap, threads
    fault: str = ""  # what a solver that broke down said


@dataclass(frozen=True, slots=True, eq=False)
class Quantities:
    """The values of every decision. Shapes: S pools, D Directions, T months, A activities, P partners. FTE."""

    transfers: FloatArray  # (S, D, T) leaving at the start of t
    staff: FloatArray  # (D, T)
    pool_stock: FloatArray  # (S, T)
    own_work: FloatArray  # (D, A, T)
    aid_given: FloatArray  # (D, A, T)
    aid_received: FloatArray  # (D, A, T)
    outsourced: FloatArray  # (P, D, A, T)
    unmet: FloatArray  # (D, A, T)
    trainers: FloatArray  # (D, T)
    paid: FloatArray  # (P, T)


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The end of a solve. ``quantities`` and ``goals`` are None unless the status allows reading them.

    ``goals`` maps each goal's id to its value (stability 0 where there is no agreed plan).
    """

    status: Status
    solver: SolverReport
    goals: Mapping[str, float] | None = None
    quantities: Quantities | None = None
    blamed: tuple[str, ...] = ()  # rule families in conflict, once explained (see ``planner.api.solve``)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the case comes to with no transfers at all, past moves kept.

    ``left_out`` names the hard rules that then cannot hold. ``goals``, and ``costs`` by kind over the horizon, are
    empty where there is no plan even so.
    """

    status: Status
    goals: Mapping[str, float]
    left_out: tuple[str, ...]
    costs: Mapping[str, float] = field(default_factory=dict)


class Line(NamedTuple):
    """One instance of a rule or balance, recomputed from the plan in plain arithmetic.

    ``slack`` is the room left, ≥ 0 where kept, and minus the shortfall where missed (FTE).
    ``place`` names Direction, pool, partner, activity or envelope; ``month`` is an index, None: whole horizon.
    ``enforced`` is False where only the past breaks it. ``prohibition``: the rule forbids the thing altogether,
    or it has happened, so that there is no room to report.
    """

    rule: str
    place: tuple[str, ...]
    month: int | None
    value: float
    limit: float
    slack: float
    enforced: bool = True
    prohibition: bool = False


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What became of a rule family.

    ``slack`` is that of the tightest line (None where the family has no line), ``shortfall`` the sum missed (FTE).
    ``broken_by_past`` counts the lines that only the past breaks: they are reported and decide nothing. With the
    status past, ``slack`` and ``tightest`` are those of the line that it breaks most.
    """

    rule: str
    mode: Mode
    status: RuleStatus
    slack: float | None
    shortfall: float
    tightest: Line | None = None
    lines: int = 0
    broken_by_past: int = 0

    @property
    def monthly(self) -> bool:
        """Whether it holds month by month, so that its shortfall is a sum over months (FTE-months)."""
        return self.tightest is not None and self.tightest.month is not None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A solved case: the data, the numbers, what was verified, and everything worth saying.

    ``infeasibility`` says why there is no plan, where none exists. ``repair`` is the one that was applied to the
    case's inputs before it was solved: ``case`` and ``dataset`` are those after it, the case's file that before it.
    ``version`` is the plan's own line of the history; ``changes`` is what differs from the plan that the case holds,
    None where it holds none. ``confidence`` says what it took to keep the minimums as surely as was asked.
    ``baseline`` is what the plan is compared with; None where it was not computed. ``edits`` are the input cells that
    its workbook holds otherwise than the case's file, those of ``repair`` left out.
    """

    case: Case
    dataset: Dataset
    solution: Solution
    rules: tuple[RuleReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    largest_violation: float = 0.0  # FTE, found by the independent check
    notes: Mapping[str, object] = field(default_factory=dict)
    infeasibility: Infeasibility | None = None
    repair: Repair | None = None
    sensitivity: Sensitivity | None = None
    version: Version | None = None
    changes: Changes | None = None
    confidence: Confidence | None = None
    baseline: Baseline | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def status(self) -> Status:
        """How the solve ended."""
        return self.solution.status

    @property
    def quantities(self) -> Quantities:
        """The plan's numbers; ValueError where the solve left none."""
        if self.solution.quantities is None:
            raise ValueError(f"no plan: the solve ended {self.solution.status}")
        return self.solution.quantities

    @property
    def goals(self) -> Mapping[str, float]:
        """Value of each goal; empty where the solve left no plan."""
        return self.solution.goals or {}

    def with_finding(self, found: Finding) -> Plan:
        """The plan with one more thing noticed."""
        return replace(self, findings=(*self.findings, found))

    def frame(self, name: str) -> pd.DataFrame:
        """A table of the plan as a data frame, one row per value.

        ``name`` is ``transfers``, ``staff``, ``training``, ``outsourced``, ``unmet``, ``rules`` or ``costs``.

        Raises:
            ValueError: there is no table of that name.
        """
        from planner.plan.tables import plan_frame

        return plan_frame(self, name)

    def __repr__(self) -> str:
        """One line."""
        from planner.plan.notebook import plan_line

        return plan_line(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from planner.plan.notebook import plan_html

        return plan_html(self)
