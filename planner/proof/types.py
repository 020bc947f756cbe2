"""A proof as data: the program's rows with their cells, and for each priority the bound that their prices give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.model.program import Arrays
from planner.model.rows import Row
from planner.plan.types import Plan
from planner.proof.exact import Bound
from planner.tolerances import NO_BETTER, NOISE


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row comes from: the sheet's name and the cell, "" where it follows from no single one."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Cap:
    """An earlier priority may reach at most ``limit``, what the plan has of it. ``proven`` is its bound.

    ``slack`` lies between: what its tolerance was used for, whole people, or rounding.
    """

    priority: int
    limit: float
    proven: Fraction

    @property
    def slack(self) -> float:
        """How much worse than proven the earlier priority may be, in its unit."""
        return float(Fraction(self.limit) - self.proven)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """No plan that keeps the ``caps`` has a weighted sum of ``goals`` (goal → weight) below ``bound.value``.

    That holds for whatever misses no row by more than ``bound.allowance``, as the plan itself does not: so ``value``,
    what the plan has, is never below the bound. It may lie above by the ``tolerance`` of the goals. Rows of ``bound``
    from ``len(statement.rows)`` on are the caps, in their order.
    """

    goals: Mapping[str, float]
    value: float
    caps: tuple[Cap, ...]
    bound: Bound
    tolerance: float = 0.0

    @property
    def gap(self) -> float:
        """The plan's value above the bound: relative, absolute below 1."""
        return (self.value - float(self.bound.value)) / max(1.0, abs(self.value))

    @property
    def closed(self) -> bool:
        """Whether the gap is rounding: nothing beside the value, or what the last decimal of the plan costs."""
        decimal = NOISE * float(self.bound.moved)
        return self.gap <= NO_BETTER or self.value - float(self.bound.value) <= decimal

    @property
    def tolerated(self) -> bool:
        """Whether the gap is what the goals' tolerance grants to later ones."""
        bound = float(self.bound.value)
        granted = self.tolerance * abs(bound) + NO_BETTER * max(1.0, abs(self.value))
        return self.tolerance > 0 and self.value - bound <= granted


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What a proof rests on: the program, with the place of each row (R) in the workbook.

    ``goals`` maps each goal to its terms by column and its constant.
    """

    columns: tuple[str, ...]
    arrays: Arrays
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    goals: Mapping[str, tuple[Mapping[int, float], float]]


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """The claims about a plan, one for each priority, or that there is none.

    ``plan`` and ``version`` are its identity. ``goals`` are the values that the plan's workbook holds.
    ``relaxed``: the plan is in whole people or groups, and the bounds are those of fractions. ``left_out`` names the
    goals of which no bound can be told from this file. ``impossible`` is the bound, above 0, on the least by which
    rules must be missed, where no plan exists; ``claims`` are then empty.
    """

    plan: str
    version: int
    statement: Statement
    goals: Mapping[str, float]
    claims: tuple[Claim, ...]
    relaxed: bool = False
    left_out: tuple[str, ...] = ()
    impossible: Bound | None = None


NOTE = "proof"
"""Under which a plan's notes hold its proof."""


def proof_of(plan: Plan) -> Proof | None:
    """The proof that a plan was given; None where none was asked for."""
    found = plan.notes.get(NOTE)
    return found if isinstance(found, Proof) else None
