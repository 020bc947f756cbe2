"""What solving priority by priority needs of a solver, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner.plan.types import Status

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The end of one run, or of all priorities.

    ``values`` has one entry per column, and exists only where the status allows reading it. ``gap`` is the largest
    relative gap left open (0 for a linear program solved to the end), ``gaps`` that of each priority met so far.
    ``fault`` is what the solver said when it broke down.
    """

    status: Status
    values: FloatArray | None = None
    gap: float = 0.0
    gaps: tuple[float, ...] = ()
    fault: str = ""


def outcome_of(status: Status, values: FloatArray | None, gap: float = 0.0, fault: str = "") -> Outcome:
    """The end of a run; failed where a value is no number: nothing can be said of such a plan."""
    import numpy as np

    if values is not None and not np.isfinite(values).all():
        return Outcome(Status.FAILED, fault=fault)
    return Outcome(status, values, gap, fault=fault)


class Engine(Protocol):
    """A solver holding one program, whose objective changes and which gains caps on past objectives.

    ``opens_with``: how many of the first priorities a run before them leans to, for a solver that starts each run where
    the last one ended; None: all, and ties; 0: there is no such run. ``goes_on``: a run that stops at a limit leaves
    time for the next priorities. ``lacks``: our options that the solver does not take;
    ``fault``: what it said when it broke down, "" where it did not.
    """

    name: str
    version: str
    opens_with: int | None
    goes_on: bool
    lacks: tuple[str, ...]
    fault: str

    def minimise(self, coefficients: FloatArray) -> Outcome:
        """Minimises ``coefficients`` · columns subject to all rows and caps so far."""
        ...

    def cap(self, coefficients: FloatArray, limit: float) -> None:
        """Adds ``coefficients`` · columns ≤ ``limit`` for every later run."""
        ...

    def stay_optimal(self, coefficients: FloatArray, limit: float) -> None:
        """Keeps every later run among the optima of the last one, which minimised ``coefficients``.

        ``limit`` is its optimum with numerical slack, for solvers that only know how to cap.
        """
        ...
