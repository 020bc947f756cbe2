"""How much longer a solve takes, as far as that can be known while it runs.

A linear program is foreseen by its size: what its parts took where the planner was measured (docs/performance.md), at
the pace of this machine so far. A search in whole numbers cannot be foreseen: of it the limit is told that ends it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.solve.options import Progress

FORESEEN = 150_000
"""Coefficients from which on the time is foreseen: a smaller linear program is done in seconds."""

_SIZE = 667_254
"""Coefficients of the program that was measured: 200 Directions over 24 months."""

_PREPARING, _OPENING, _STEP, _TIES, _COMPARING, _FINISHING = 0.6, 10.9, 0.12, 2.3, 1.2, 3.0
"""CPU seconds that its parts took: formulating and handing over, the first run, each priority, the ties, the comparison
with no transfers, verifying and writing."""

_STEEP = 1.42
"""The first run and the ties grow as this power of the coefficients, all other parts as the coefficients."""

_MORE = 0.15
"""A part that takes longer than foreseen is taken to need this share of its time so far besides."""

_LEAST = 0.05
"""CPU seconds from which on the clock is compared with them."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds until the plan is written; ``at_most``: until the search is ended by a limit, if it takes so long."""

    seconds: float
    at_most: bool = False


class Forecast:
    """Foresees the rest of a solve from what is told of it: its stages, and each step of the solver.

    What is foreseen are CPU seconds, for other work on the machine makes a clock run at any pace; the clock's seconds
    for each of them so far tell the rest.
    """

    def __init__(
        self,
        *,
        more_follows: bool = False,
        now: Callable[[], float] = time.monotonic,
        work: Callable[[], float] = time.process_time,
    ) -> None:
        """``more_follows``: after the plan is verified, something else is asked, of which nothing is foreseen.

        ``now`` gives seconds of a clock, ``work`` CPU seconds of this process.
        """
        self._now, self._work, self._more_follows = now, work, more_follows
        self._begun, self._begun_work = now(), work()
        self._searching = self._begun
        self._at: Progress | None = None
        self._stage = ""
        self._parts: Sequence[_Part] = ()
        self._part = 0
        self._ends: list[float] = []

    def enter(self, stage: str) -> None:
        """A stage of ``planner.api.solve`` begins."""
        if self._stage not in _UNFORESEEN or stage == "model":
            self._stage = stage
        if stage == "model":
            self._begun, self._begun_work, self._at = self._now(), self._work(), None
        elif self._parts and stage in _AFTER:
            self._go_to(len(self._parts) - _AFTER[stage])

    def begin_step(self, at: Progress) -> None:
        """A step of the solver begins."""
        if self._at is None:
            self._parts, self._part, self._ends = _foresee(at), 0, []
        if at.step == 1:  # of each search the limit counts anew
            self._searching = self._now()
        self._at = at
        self._go_to(at.step)

    def estimate(self) -> TimeLeft | None:
        """What is left now; None where nothing sound can be said."""
        at = self._at
        if at is None or self._stage in _UNFORESEEN:
            return None
        limit = self._until_the_limit(at)
        if at.whole or at.coefficients < FORESEEN or self._more_follows:
            return limit
        rest = self._estimate_work() * self._seconds_of_work()
        return limit if limit is not None and limit.seconds < rest else TimeLeft(rest)

    def _estimate_work(self) -> float:
        """CPU seconds that are left: parts of a kind at the pace of those of that kind that are done."""
        spent = self._work() - (self._ends[-1] if self._ends else self._begun_work)
        foreseen = [part.seconds * self._pace(solver=part.solver) for part in self._parts[self._part :]]
        rest = max(foreseen[0] - spent, _MORE * spent)
        if self._parts[self._part].solver and foreseen[0] > 0:  # so will be what the solver does next
            late = max(1.0, spent * (1.0 + _MORE) / foreseen[0])
            return rest + sum(
                seconds * (late if part.solver else 1.0)
                for part, seconds in zip(self._parts[self._part + 1 :], foreseen[1:], strict=True)
            )
        return rest + sum(foreseen[1:])

    def _pace(self, *, solver: bool) -> float:
        """CPU seconds for each one foreseen, of the parts of this kind that are done; of the others where none is."""
        starts = [self._begun_work, *self._ends]
        done = [
            (part.seconds, end - start)
            for part, start, end in zip(self._parts, starts, self._ends, strict=False)
            if part.solver == solver
        ]
        foreseen = sum(seconds for seconds, _ in done)
        if foreseen > 0:
            return sum(spent for _, spent in done) / foreseen
        return self._pace(solver=False) if solver else 1.0

    def _seconds_of_work(self) -> float:
        """Seconds of the clock for each CPU second so far."""
        work = self._work() - self._begun_work
        return (self._now() - self._begun) / work if work > _LEAST else 1.0

    def _go_to(self, part: int) -> None:
        """The parts before ``part`` are done."""
        self._ends += [self._work()] * (part - self._part)
        self._part = max(part, self._part)

    def _until_the_limit(self, at: Progress) -> TimeLeft | None:
        """Seconds that the limit leaves to the search; None where there is none, or the search is over."""
        if at.limit is None or self._stage in _AFTER:
            return None
        left = self._searching + at.limit - self._now()
        return TimeLeft(left, at_most=True) if left > 0 else None


_UNFORESEEN = ("margins", "explain")
"""Stages that solve again, nobody knows how often."""

_AFTER = {"baseline": 2, "verify": 1, "writing": 1}
"""Stages after the search: parts from the end at which they begin."""


@dataclass(frozen=True, slots=True)
class _Part:
    """CPU seconds of a part where it was measured, and whether the solver takes them."""

    seconds: float
    solver: bool


def _foresee(at: Progress) -> tuple[_Part, ...]:
    """The parts of a solve: preparing, each step, comparing, finishing."""
    size = at.coefficients / _SIZE
    steep = size**_STEEP
    steps = [_OPENING * steep, *[_STEP * size] * (at.steps - 2), _TIES * steep]
    return (
        _Part(_PREPARING * size, solver=False),
        *(_Part(seconds, solver=True) for seconds in steps),
        _Part(_COMPARING * size, solver=False),
        _Part(_FINISHING * size, solver=False),
    )
