"""How a solve is run. What is solved is the workbook's business alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.solve.limits import MOST_THREADS
from planner.tolerances import FIRST_GAP, LATER_GAP

SECONDS = 60.0
"""Time limit by default, where whole people are asked for; and the least that a linear program has."""

EXPLAINING = 300.0
"""Seconds for an explanation where no limit is asked: its searches end by count long before, on a slow machine too: so
every machine tells the same."""

COEFFICIENTS_A_SECOND = 1000
"""What a linear program has for each second beyond ``SECONDS`` by default: ten times what was measured on the largest
programs (docs/performance.md), so that only a solver that has lost its way is stopped."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve has got to: ``step`` of ``steps`` begins. ``name`` is a priority's goals, or another phase.

    ``coefficients`` are those of the program, ``whole`` says that it asks for whole numbers; ``limit`` are the seconds
    after the first step at which the search ends at the latest, None where that is not sure.
    """

    step: int
    steps: int
    name: str
    coefficients: int = 0
    whole: bool = False
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """Options of a solve.

    ``solver`` is any name that PuLP knows; HiGHS runs in this process and is re-solved warm.
    ``time_limit`` is in seconds over all priorities together; None: ``SECONDS``, and more for a large linear program.
    ``gap`` is the relative gap at which a plan in whole people is good enough; None: ``FIRST_GAP`` for the first
    priority, ``LATER_GAP`` for later ones. ``threads`` None leaves it to the solver. ``on_progress`` is told each step.
    """

    solver: str = "HiGHS"
    time_limit: float | None = None
    gap: float | None = None
    threads: int | None = None
    on_progress: Callable[[Progress], None] | None = None

    def __post_init__(self) -> None:
        """Refuse what no solver can take: ``nan``, which every comparison lets pass, and more threads than start."""
        limit, gap = self.time_limit, self.gap
        if (limit is not None and not limit > 0) or (gap is not None and not 0 <= gap < float("inf")):
            raise ValueError(f"no limits of a solve: {self.time_limit} s, gap {self.gap}")
        if self.threads is not None and not 1 <= self.threads <= MOST_THREADS:
            raise ValueError(f"{self.threads} threads: between 1 and {MOST_THREADS} can be asked for")

    def seconds(self, coefficients: int = 0) -> float:
        """The time limit of a linear program with so many ``coefficients``; 0: of a search in whole numbers."""
        return SECONDS + coefficients / COEFFICIENTS_A_SECOND if self.time_limit is None else self.time_limit

    def gap_of(self, rank: int) -> float:
        """The gap that is good enough for the priority ``rank``, 0 for the first."""
        if self.gap is not None:
            return self.gap
        return FIRST_GAP if rank == 0 else LATER_GAP

    def tell(self, step: int, steps: int, name: str) -> None:
        """Passes a step on to whoever listens."""
        if self.on_progress is not None:
            self.on_progress(Progress(step, steps, name, limit=self.time_limit))

    def telling_of(self, coefficients: int, *, whole: bool) -> SolveOptions:
        """The same, where each step is told with the size and the kind of the program."""
        listener = self.on_progress
        if listener is None:
            return self
        return replace(
            self, on_progress=lambda at: listener(replace(at, coefficients=coefficients, whole=whole))
        )
