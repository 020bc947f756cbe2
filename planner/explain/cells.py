"""Limits by the cell that states them: what typing another number there does to the rows of the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.dataset.sources import relief
from planner.explain.blocks import Block
from planner.explain.phrases import Words
from planner.explain.places import OUTSOURCED, Place, place_of
from planner.months import Month
from planner.schema.limits import FIXED, LEAST, Limit, Moved

VOLUMES = "source_volumes"
LOCK = "lock"
"""Column beside the rows of Transfers that holds a row as it is."""


@dataclass(frozen=True, slots=True)
class CellLimit:
    """The number in one cell, and the rules with the months for which it holds, all of one family."""

    target: Place
    parts: tuple[Block, ...]

    @property
    def first(self) -> Block:
        """The rule that it is told as."""
        return self.parts[0]

    @property
    def declared(self) -> Limit:
        """What the schema declares of the limit."""
        return self.first.declared

    @property
    def is_lock(self) -> bool:
        """Whether the cell locks a row of Transfers, rather than stating a number."""
        return self.target.column == LOCK

    @property
    def is_derived(self) -> bool:
        """Whether the number is one of a source activity, which the limit follows from."""
        return bool(self.declared.derived) and self.target.sheet == self.declared.derived

    @property
    def is_decided(self) -> bool:
        """Whether people decide the number: contacts that were counted are not theirs to move."""
        return self.target.sheet != VOLUMES and (not self.is_derived or self.target.column == OUTSOURCED)

    @property
    def is_share(self) -> bool:
        """Whether the number is a share."""
        limit = self.declared
        return limit.share_of is not None or limit.moved is Moved.MOVED_SHARE or self.is_derived

    def number_in(self, words: Words) -> float:
        """The number that the cell holds: FTE, or a share."""
        if not self.is_derived:
            return words.number_in(self.first)
        return words.case.rows(self.target.sheet)[self.target.row].number_of(OUTSOURCED) or 0.0

    @property
    def looser(self) -> tuple[float, ...]:
        """Signs of the changes of the number that let more plans through: what is fixed may go either way."""
        if self.declared.sides == FIXED:
            return (-1.0, 1.0)
        if self.is_derived:
            return (1.0,)
        return (-1.0,) if self.declared.sides == LEAST else (1.0,)

    def text(self, kind: str) -> str:
        """Code of what is said of it (``rule``, ``step``): of both sides, of several places, or of the month."""
        code = f"{kind}.{self.first.rule}"
        if self.is_derived:
            return code + ("_derived" if kind == "step" else "")
        if len({part.side for part in self.parts}) > 1:
            return code
        code += self.declared.text
        if len({part.place for part in self.parts}) > 1:
            return code + "s"
        return code + "_month" if kind == "step" and isinstance(self.target.column, Month) else code

    def rows(self, words: Words, sign: float) -> dict[int, float]:
        """Row → by how much its limits move when the number does by one unit of the way ``sign``: FTE.

        A unit is 1 FTE, or for a share the whole work.
        """
        moved = {}
        for part in self.parts:
            for row, asks, month in zip(part.rows, part.asks, part.months, strict=True):
                size = self._size(words, part, month or 0)
                fixed = part.declared.sides == FIXED
                moved[row] = size * (sign if fixed else -1.0 if asks else 1.0)
        return moved

    def _size(self, words: Words, part: Block, t: int) -> float:
        """FTE of a unit in month ``t`` of one of the rules."""
        if self.is_derived:
            pool = words.index.pool(part.place[-1])
            return relief(words.dataset, self.target.row, pool, t, self.number_in(words))
        return 1.0 if part.declared.share_of is None else words.work(part, t)


def by_cell(words: Words, blocks: Iterable[Block]) -> list[CellLimit]:
    """The limits of ``blocks`` by their cells, in the order of the blocks.

    A cell that the file does not have stands for one rule alone.
    """
    found: dict[object, tuple[Place, list[Block]]] = {}
    for block in blocks:
        chosen: dict[Place, list[int]] = {}
        for i in range(len(block.rows)):
            chosen.setdefault(place_of(words.index, block.part([i])), []).append(i)
        for place, rows in chosen.items():
            key: object = (block.rule, place) if place.cell else (block.key, place)
            found.setdefault(key, (place, []))[1].append(block.part(rows))
    return [CellLimit(place, tuple(parts)) for place, parts in found.values()]
