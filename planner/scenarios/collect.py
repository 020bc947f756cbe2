"""Gathers results as they come: whole for scenarios written out, as columns of numbers for sweeps and draws."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import nan
from typing import TYPE_CHECKING

from planner.scenarios.band import Spread
from planner.scenarios.study import Study
from planner.scenarios.types import Listed, Result
from planner.schema.status import Status

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

_REASONS_KEPT = 5


@dataclass(slots=True)
class Family:
    """The scenarios that one listed scenario with variations stands for.

    ``columns`` maps a goal or figure to its values, NaN where a scenario has no plan; ``varied`` holds the values of
    each variation. All in the order in which results came; ``sorted_columns`` puts them in the scenarios' order.
    """

    listed: Listed
    numbers: array[int] = field(default_factory=lambda: array("q"))
    varied: list[array[float]] = field(default_factory=list)
    columns: dict[str, array[float]] = field(default_factory=dict)
    statuses: Counter[Status] = field(default_factory=Counter)
    reasons: list[tuple[str, str]] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Takes one result's numbers."""
        at = len(self.numbers)
        self.numbers.append(result.number)
        if not self.varied:
            self.varied = [array("d") for _ in result.varied]
        for column, value in zip(self.varied, result.varied, strict=True):
            column.append(value)
        values = _numbers(result)
        for key in values:
            if key not in self.columns:
                self.columns[key] = array("d", [nan] * at)
        for key, column in self.columns.items():
            column.append(values.get(key, nan))
        self.statuses[result.status] += 1
        if result.reasons and len(self.reasons) < _REASONS_KEPT:
            self.reasons.append((result.name, result.reasons[0]))

    def column(self, key: str) -> FloatArray:
        """A goal or figure in the order of the scenarios."""
        return self._in_order(self.columns[key])

    def variation(self, i: int) -> FloatArray:
        """The values of variation ``i`` in the order of the scenarios."""
        return self._in_order(self.varied[i])

    def _in_order(self, values: array[float]) -> FloatArray:
        import numpy as np

        return np.array(values)[np.argsort(np.array(self.numbers), kind="stable")]


@dataclass(slots=True)
class Collected:
    """Results of a study: ``whole`` for the case as it is and the scenarios written out, in order; families else.

    ``spread`` is the in-house share over all of them.
    """

    study: Study
    spread: Spread = field(default_factory=Spread)
    _whole: dict[int, Result] = field(default_factory=dict)
    _families: dict[int, Family] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Takes one result; one that came before is not counted twice."""
        if result.number not in self._whole:
            self.spread.add(result)
        group = self.study.group(result.number)
        if group < 0 or not self.study.listed[group].variations:
            self._whole[result.number] = result
            return
        self._families.setdefault(group, Family(self.study.listed[group])).add(result)

    def extend(self, results: Iterable[Result]) -> None:
        """Takes several results."""
        for result in results:
            self.add(result)

    @property
    def whole(self) -> list[Result]:
        """The case as it is first, then the scenarios written out in their order."""
        return [self._whole[number] for number in sorted(self._whole)]

    @property
    def families(self) -> list[Family]:
        """Sweeps and draws in the order in which they are stated."""
        return [self._families[group] for group in sorted(self._families)]

    def count(self) -> int:
        """How many results there are."""
        return len(self._whole) + sum(len(family.numbers) for family in self._families.values())

    def statuses(self) -> Counter[Status]:
        """How many scenarios ended how."""
        total = Counter(result.status for result in self._whole.values())
        for family in self._families.values():
            total += family.statuses
        return total


def _numbers(result: Result) -> dict[str, float]:
    """Goals and figures of a result under one set of names."""
    values = dict(result.goals or {})
    if result.figures is not None:
        values |= result.figures.values
    return values
