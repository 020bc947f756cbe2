"""How a solve is run. What is solved is the workbook's business alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST_THREADS = 256
"""Threads that can be asked for: thousands end the process."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve has got to: ``step`` of ``steps`` begins. ``name`` is a priority's goals, or another phase."""

    step: int
    steps: int
    name: str


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """Options of a solve.

    ``solver`` is any name that PuLP knows; HiGHS runs in this process and is re-solved warm.
    ``time_limit`` is in seconds over all priorities together. ``gap`` is the relative gap at which a plan in
    whole people is good enough. ``threads`` None leaves it to the solver. ``on_progress`` is told each step.
    """

    solver: str = "HiGHS"
    time_limit: float = 60.0
    gap: float = 1e-4
    threads: int | None = None
    on_progress: Callable[[Progress], None] | None = None

    def __post_init__(self) -> None:
        """Refuse what no solver can take: ``nan``, which every comparison lets pass, and more threads than start."""
        if not (self.time_limit > 0 and 0 <= self.gap < float("inf")):
            raise ValueError(f"no limits of a solve: {self.time_limit} s, gap {self.gap}")
        if self.threads is not None and not 1 <= self.threads <= MOST_THREADS:
            raise ValueError(f"{self.threads} threads: between 1 and {MOST_THREADS} can be asked for")

    def tell(self, step: int, steps: int, name: str) -> None:
        """Passes a step on to whoever listens."""
        if self.on_progress is not None:
            self.on_progress(Progress(step, steps, name))
