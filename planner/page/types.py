"""What a page is made of: pictures, each with the table behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Spec = Mapping[str, Any]
"""A chart in the grammar of Vega-Lite."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as people read them. ``numbers`` is how many columns, from the right, hold numbers.

    ``directions`` names for each row the Directions that it concerns; empty where rows concern none.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int
    directions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, what to see in it, and its table.

    ``filtered``: the signal ``chosen`` of ``spec`` takes a Direction, "" for all. ``direction``: the only one that it
    shows, "" where it shows several. ``slider`` names the months of its signal ``month``, empty where it has none.
    """

    id: str
    title: str
    note: str
    spec: Spec
    table: Table
    filtered: bool = False
    direction: str = ""
    slider: tuple[str, ...] = ()
