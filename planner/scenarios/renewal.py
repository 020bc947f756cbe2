"""Runs a rule family again on other data and takes its rows over into a program that has them already."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from itertools import chain
from math import inf
from typing import Any

from planner.model.formulation import Formulation, Term
from planner.model.program import Program, Row
from planner.model.variables import NONE
from planner.scenarios.watched import Path

Family = Callable[[Formulation], None]

BOUNDS_ONLY: dict[str, frozenset[Path]] = {
    "workload": frozenset({("workload",)}),
    "outsourced_share": frozenset({("workload",), ("outsourced_share",)}),
    "activity_outsourcing": frozenset(
        {("workload",), ("activities", "outsourced_min"), ("activities", "outsourced_max")}
    ),
    "partner_capacity": frozenset({("partners", "capacity")}),
    "partner_commitment": frozenset({("partners", "commitment")}),
    "mutual_aid": frozenset({("workload",), ("directions", "served_elsewhere")}),
}
"""Family → fields that reach the bounds of its rows only, never a coefficient: the widest families, and those whose
data scenarios change most. Their terms need not be gathered again (tests/scenarios/test_variant.py compares)."""

Key = tuple[tuple[str, ...], int | None, str]
"""What a row of a family is about: place, month, side."""


@dataclass(slots=True, eq=False)
class Part:
    """Rows ``first``..``last`` (not inclusive) of one family, and the fields of the dataset that they come from.

    ``shortfalls`` are their columns of shortfalls, in the order of the rows.
    """

    name: str
    family: Family
    first: int
    last: int
    keys: list[Key]
    shortfalls: list[int]
    reads: set[Path] = field(default_factory=set)

    def renewed(self, formulation: Formulation, changed: set[Path], program: Program) -> bool:
        """Runs the family on ``formulation``, whose data differ in ``changed``, and takes its rows into ``program``.

        False where it makes other rows: the program is then of no use.
        """
        harmless = BOUNDS_ONLY.get(self.name, frozenset())
        # What past moves use up, they raise limits by: finding that out needs the terms.
        bounds_only = not formulation.past.first_free and self.reads & changed <= harmless
        rows = (_Bounds if bounds_only else _Rows)(**_fields(formulation))
        rows.program, rows.shortfalls = without_rows(program), {}
        self.family(rows)
        if rows.keys != self.keys or len(rows.added) != len(self.shortfalls):
            return False
        if not bounds_only and not self._coefficients_taken(rows, program):
            return False
        program.row_lower[self.first : self.last] = array("d", rows.lower)
        program.row_upper[self.first : self.last] = array("d", rows.upper)
        return True

    def _coefficients_taken(self, rows: _Rows, program: Program) -> bool:
        """Coefficients of the rows just made into the program's; False where they stand at other columns."""
        start, end = program.starts[self.first], program.starts[self.last]
        pairs = list(chain.from_iterable(rows.terms))
        columns, coefficients = zip(*pairs, strict=True) if pairs else ((), ())
        if rows.added:
            own = dict(zip(rows.added, self.shortfalls, strict=True))
            columns = tuple(own.get(column, column) for column in columns)
        if array("i", columns) != program.columns[start:end]:
            return False
        program.coefficients[start:end] = array("d", coefficients)
        return True


def part_of(name: str, family: Family, program: Program, first: int, last: int) -> Part:
    """The part of ``program`` that a family made."""
    rows = program.rows[first:last]
    return Part(
        name,
        family,
        first,
        last,
        keys=[(row.place, row.month, row.side) for row in rows],
        shortfalls=[row.shortfall for row in rows if row.shortfall != NONE],
    )


@dataclass(slots=True, eq=False)
class _Rows(Formulation):
    """A formulation that only gathers rows: without names, and put together at the end rather than one by one.

    ``added`` are the columns of shortfalls, in the order in which their rows came.
    """

    keys: list[Key] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    terms: list[list[Term]] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)

    def define(
        self,
        definition: str,  # noqa: ARG002
        place: tuple[str, ...],
        month: int | None,
        terms: Iterable[Term],
        lower: float,
        upper: float,
    ) -> None:
        """See ``Formulation.define``."""
        self._gather((place, month, ""), terms, lower, upper)

    def _row_name(self, rule: str, place: tuple[str, ...], month: int | None, side: str) -> str:  # noqa: ARG002
        return ""

    def _add(self, row: Row, terms: Iterable[Term], lower: float, upper: float) -> None:
        if row.shortfall != NONE:
            self.added.append(row.shortfall)
        self._gather((row.place, row.month, row.side), terms, lower, upper)

    def _gather(self, key: Key, terms: Iterable[Term], lower: float, upper: float) -> None:
        self.keys.append(key)
        self.lower.append(lower)
        self.upper.append(upper)
        self._gather_terms(terms)

    def _gather_terms(self, terms: Iterable[Term]) -> None:
        self.terms.append(terms if isinstance(terms, list) else list(terms))


@dataclass(slots=True, eq=False)
class _Bounds(_Rows):
    """Gathers the bounds of rows and leaves their terms alone. For data without past months only."""

    def at_most(
        self, rule: str, place: tuple[str, ...], month: int | None, terms: Iterable[Term], limit: float,
        *, constant: float = 0.0, side: str = "max", departing: int | None = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """See ``Formulation.at_most``: without a past, no column is fixed."""
        if constant > limit or next(iter(terms), None) is not None:
            self._rule_row(rule, place, month, side, [], -inf, max(limit, constant) - constant)

    def _gather_terms(self, terms: Iterable[Term]) -> None:
        pass


def _fields(formulation: Formulation) -> dict[str, Any]:
    return {one.name: getattr(formulation, one.name) for one in fields(formulation) if one.init}


def without_rows(program: Program) -> Program:
    """A program with the same columns, to run a family on by itself."""
    return Program(
        program.name,
        column_names=list(program.column_names),
        column_lower=program.column_lower[:],
        column_upper=program.column_upper[:],
    )
