"""A linear program as plain lists, and sums of its columns."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Terms = list[tuple[int, float]]
INF = math.inf


@dataclass
class Program:
    """Columns ≥ 0 with an upper bound, rows with both bounds, and goals as a constant and costs by column."""

    upper: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    rows: list[tuple[float, Terms, float]] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)  # columns that hold whole numbers
    costs: dict[str, dict[int, float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )
    constants: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def column(self, upper: float = INF) -> int:
        self.lower.append(0.0)
        self.upper.append(upper)
        return len(self.upper) - 1

    def fix(self, column: int, value: float) -> None:
        self.lower[column] = self.upper[column] = value

    def row(self, low: float, terms: Terms, high: float) -> None:
        self.rows.append((low, terms, high))


def ones(columns: Iterable[int]) -> Terms:
    return [(column, 1.0) for column in columns]


def negative(terms: Terms) -> Terms:
    return [(column, -value) for column, value in terms]


def scale(part: tuple[Terms, float], factor: float) -> tuple[Terms, float]:
    return [(column, factor * value) for column, value in part[0]], factor * part[1]


def total(parts: Iterable[tuple[Terms, float]]) -> tuple[Terms, float]:
    terms: Terms = []
    number = 0.0
    for part, value in parts:
        terms += part
        number += value
    return terms, number
