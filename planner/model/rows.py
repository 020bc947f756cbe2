"""What the rows of a program stand for; a row has its name once that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from planner.model.columns import NONE
from planner.model.names import safe
from planner.schema.limits import Side
from planner.schema.rules import RULES

PAIRED = frozenset(family.id for family in RULES if family.paired)
"""Rules whose rows come in pairs, so that the side belongs to the name."""


class Row(NamedTuple):
    """What a row of the program stands for.

    ``rule`` is a rule family or a definition of models/transfers.md; ``side`` tells apart the rows that one place
    has. ``place`` holds names as the planner knows them, ``month`` an index (None: the whole horizon). ``shortfall``
    is the column that a soft rule may miss it by, or ``NONE``. ``name`` "" is worked out from the others when
    it is asked for.
    """

    name: str
    rule: str
    place: tuple[str, ...] = ()
    month: int | None = None
    side: Side = Side.NONE
    shortfall: int = NONE


Place = tuple[str, ...]
"""The names of what a row is about, as the planner knows them."""


@lru_cache(maxsize=128)
def grid_rows(
    rule: str,
    places: tuple[Place, ...],
    months: tuple[int | None, ...],
    sides: tuple[Side, ...],
    paired: bool,
) -> tuple[Row, ...]:
    """Rows of every place in every month (``paired``: in its own), each on every side.

    Kept, as programs that are like one another share them.
    """
    spans = [(month,) for month in months] if paired else [months] * len(places)
    return tuple(
        Row("", rule, place, month, side)
        for place, span in zip(places, spans, strict=True)
        for month in span
        for side in sides
    )


class Rows:
    """The rows of a program, in order; ``months`` are the months as they stand in names."""

    def __init__(self, months: tuple[str, ...] = ()) -> None:
        self.months = months
        self._rows: list[Row] = []
        self._first: dict[str, int] = {}
        self._named: list[Row] = []
        self._taken: set[str] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows, whether they have their names or not."""
        return iter(self._rows)

    def extend(self, rows: Sequence[Row]) -> None:
        """Adds rows of one rule. Those of one rule have all a name of their own, or none has."""
        if rows:
            self._first.setdefault(rows[0].rule, len(self._rows))
        self._rows.extend(rows)

    def first(self, rule: str) -> int | None:
        """The number of the first row of a rule or definition, None where it has none."""
        return self._first.get(rule)

    def alike(self, other: Rows) -> bool:
        """Whether both have the same rows in the same order, and so the same names."""
        return self.months == other.months and self._rows == other._rows

    def with_names(self) -> list[Row]:
        """The rows with their names: ``rule.Place.2012_03.side``, repeated ones made distinct."""
        for row in self._rows[len(self._named) :]:
            self._named.append(row if row.name else Row(self.name(row), *row[1:]))
        return self._named

    def name(self, row: Row) -> str:
        """A name for a row that has none: no other row has it, as names of two rules are never alike."""
        name = ".".join((row.rule, *map(safe, row.place)))
        if row.month is not None:
            name += "." + self.months[row.month]
        if row.side and (row.side not in (Side.MAX, Side.MIN, Side.FIX) or row.rule in PAIRED):
            name += "." + row.side
        return self.distinct(name)

    def distinct(self, name: str) -> str:
        """``name``, with a number behind it where a row has that name already."""
        form, position = name, 2
        while form in self._taken:
            form = f"{name}_{position}"
            position += 1
        self._taken.add(form)
        return form
