"""Which sheets of a workbook are ours: those of an earlier solve, which a new one replaces.

A result sheet is known by its name, and by its heading, which begins with the official name, or a hidden mark that
it bears: people insert rows and columns before the heading, and some programs drop the mark. A sheet of the user's
that is merely called like one of ours stays, and ours gets another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.schema.results import MARK, RESULTS
from planner.schema.types import Label, Language

if TYPE_CHECKING:
    from planner.spreadsheet.package import Package


_SEARCHED = 15
"""Rows and columns among which the heading is looked for."""


@dataclass(frozen=True, slots=True)
class Titles:
    """``replaced``: sheets of an earlier solve, with their keys. ``other``: key → name, where the user has ours."""

    keys: Mapping[str, str]
    other: Mapping[str, str]

    @property
    def replaced(self) -> frozenset[str]:
        """The titles of the sheets of an earlier solve."""
        return frozenset(self.keys)


def result_titles(package: Package, language: Language) -> Titles:
    """What a solve replaces in ``package``, and which of its sheets it has to call otherwise."""
    from planner.spreadsheet.workbook import added_sheets, sheets

    taken = {entry.title.casefold(): entry for entry in sheets(package)}
    marked = added_sheets(package)
    ours: dict[str, str] = {}
    for key, label in RESULTS.items():
        for name in _names(label):
            entry = taken.get(name.casefold())
            if entry is None or not entry.part:
                continue
            if entry.title in marked or _has_heading(package, entry.part, _marks(label)):
                ours[entry.title] = key
    other = {}
    for key, label in RESULTS.items():
        entry = taken.get(label.text(language).casefold())
        if entry is not None and entry.title not in ours:
            other[key] = _second_name(label, language)
    return Titles(ours, other)


def _names(label: Label) -> tuple[str, ...]:
    """What the sheet may be called, the names that earlier versions gave it included."""
    return tuple(name for spelling in label.spellings() for name in (spelling, f"{spelling} (plan)"))


def _second_name(label: Label, language: Language) -> str:
    return f"{label.text(language)} (plan)"


def _marks(label: Label) -> tuple[str, ...]:
    return tuple(spelling + MARK for spelling in label.spellings())


def _has_heading(package: Package, part: str, marks: tuple[str, ...]) -> bool:
    """Whether one of the first cells begins as the headings of our sheets do."""
    from planner.spreadsheet.values import sheet_values

    return any(
        isinstance(value.shown, str) and value.shown.startswith(marks)
        for (row, column), value in sheet_values(package, part).cells.items()
        if row <= _SEARCHED and column <= _SEARCHED
    )
