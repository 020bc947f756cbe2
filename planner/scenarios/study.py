"""All the scenarios of one run, made one at a time: ten thousand take no more memory than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from math import prod

from planner.messages import number, text
from planner.scenarios.read_scenarios import change_words, value_words
from planner.scenarios.types import Change, Listed, Scenario, Span, Variation

MOST_CELLS, WORTH = 8, 60
"""A range is cut into at most so many cells, of at least so many scenarios, each with one basis to start from."""

DRAWS, SEED = 100, 1
"""How many scenarios are drawn from stated ranges, and from which seed, where nobody says."""


@dataclass(frozen=True, slots=True)
class Study:
    """The case as it is (number 0), then every scenario of ``listed`` in its order.

    A listed scenario with stepped variations stands for every combination of their values; one with a variation
    that has no step for ``draws`` random scenarios. Scenario i of a seed is the same whatever else is run.
    """

    language: str
    listed: tuple[Listed, ...]
    draws: int = DRAWS
    seed: int = SEED
    _ends: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        counts = accumulate(self.size(one) for one in self.listed)
        object.__setattr__(self, "_ends", tuple(1 + count for count in counts))

    @property
    def count(self) -> int:
        """How many scenarios there are, with the case as it is."""
        return self._ends[-1] if self._ends else 1

    @property
    def varied(self) -> bool:
        """Whether any scenario comes from a sweep or a draw."""
        return any(one.variations for one in self.listed)

    def size(self, one: Listed) -> int:
        """How many scenarios a listed one stands for."""
        if not one.variations:
            return 1
        if self.draws_from(one):
            return self.draws
        return prod(variation.span.count() for variation in one.variations)

    def draws_from(self, one: Listed) -> bool:
        """Whether a listed scenario is drawn at random rather than swept through."""
        return any(variation.span.step is None for variation in one.variations)

    def group(self, number: int) -> int:
        """Position in ``listed`` of scenario ``number``; −1 for the case as it is."""
        return -1 if number == 0 else bisect_right(self._ends, number)

    def scenario(self, number: int) -> Scenario:
        """Scenario ``number``; IndexError where there is none."""
        if not 0 <= number < self.count:
            raise IndexError(number)
        if number == 0:
            return Scenario(0, text("scenarios.as_is", self.language), ())
        group = self.group(number)
        one = self.listed[group]
        within = number - (1 if group == 0 else self._ends[group - 1])
        if not one.variations:
            return Scenario(number, one.name or self._words(one.changes), one.changes, one.note)
        values = self._draw(one, group, within) if self.draws_from(one) else _sweep(one.variations, within)
        moved = tuple(variation.at(value) for variation, value in zip(one.variations, values, strict=True))
        return Scenario(number, self._name(one, within, moved), (*one.changes, *moved), one.note, values)

    def near(self, scenario: Scenario) -> Scenario | None:
        """A scenario close to ``scenario`` that many others are close to as well, None where too few would be.

        The same for the same study, so that a result does not depend on which scenarios were solved before.
        """
        number = scenario.number
        one = self.listed[self.group(number)] if number else None
        if one is None or not one.variations:
            return None
        cells = min(MOST_CELLS, int((self.size(one) / WORTH) ** (1 / len(one.variations))))
        if cells < 2:
            return None
        values = tuple(
            _middle(variation.span, value, cells)
            for variation, value in zip(one.variations, scenario.varied, strict=True)
        )
        moved = (variation.at(value) for variation, value in zip(one.variations, values, strict=True))
        return Scenario(number, "", (*one.changes, *moved), "", values)

    def _draw(self, one: Listed, group: int, within: int) -> tuple[float, ...]:
        """Independent uniform draws; a stepped variation draws one of its values."""
        import numpy as np

        random = np.random.default_rng([self.seed, group, within])
        return tuple(
            float(random.choice(variation.span.values()))
            if variation.span.step is not None
            else float(random.uniform(variation.span.low, variation.span.high))
            for variation in one.variations
        )

    def _name(self, one: Listed, within: int, moved: tuple[Change, ...]) -> str:
        if self.draws_from(one):
            drawn = text("scenarios.draw", self.language, number=number(within + 1, self.language, 0))
            return f"{one.name} · {drawn}" if one.name else drawn
        if not one.name:
            return self._words(moved)
        return f"{one.name} · " + " ; ".join(value_words(change, self.language) for change in moved)

    def _words(self, changes: Iterable[Change]) -> str:
        return " ; ".join(change_words(change, self.language) for change in changes)


def _middle(span: Span, value: float, cells: int) -> float:
    """The middle of the cell that ``value`` lies in, of ``cells`` equal ones."""
    width = (span.high - span.low) / cells
    if width == 0:
        return span.low
    return span.low + (min(cells - 1, int((value - span.low) / width)) + 0.5) * width


def _sweep(variations: tuple[Variation, ...], within: int) -> tuple[float, ...]:
    """The combination of values at position ``within``; the last variation moves fastest."""
    values: list[float] = []
    for variation in reversed(variations):
        span = variation.span.values()
        within, place = divmod(within, len(span))
        values.append(span[place])
    return tuple(reversed(values))
