"""Which sheets of a workbook a new solve replaces, and what it calls its own.

What is ours is known from reading (see ``planner.reading.own_sheets``). A sheet of the user's that is merely called
like one of ours stays, and ours gets another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.schema.inputs import input_sheet
from planner.schema.names import fold
from planner.schema.results import RESULTS
from planner.schema.types import Label

if TYPE_CHECKING:
    from planner.reading.types import Case
    from planner.spreadsheet.package import Package


@dataclass(frozen=True, slots=True)
class Titles:
    """``replaced``: sheets of an earlier solve, with their keys. ``other``: key → name, where the user has ours."""

    keys: Mapping[str, str]
    other: Mapping[str, str]

    @property
    def replaced(self) -> frozenset[str]:
        """The titles of the sheets of an earlier solve."""
        return frozenset(self.keys)


def result_titles(package: Package, case: Case) -> Titles:
    """What a solve replaces in ``package``, the case's workbook, and which sheets it has to call otherwise.

    A sheet of ours that people renamed keeps their name; where a sheet of the user's has ours, ours gets another.
    """
    from planner.spreadsheet.workbook import sheets

    titles = {entry.title for entry in sheets(package) if entry.part}
    ours = {title: key for title, key in case.own.items() if title in titles}
    # A sheet called like one of ours whose part is lost holds nothing that could be the user's.
    lost = [entry.title for entry in sheets(package) if not entry.part]
    ours |= {title: key for key, label in RESULTS.items() for title in lost if _is_name(title, label)}
    called = {key: title for title, key in ours.items()}
    taken = {fold(title) for title in titles - ours.keys()}
    other = {}
    for key, label in RESULTS.items():
        name = label.text(case.language)
        if key in called and not _is_name(called[key], label):
            other[key] = called[key]
        elif fold(name) in taken:
            other[key] = _second_name(name)
    return Titles(ours, other)


def written_titles(package: Package) -> frozenset[str]:
    """The sheets of results in a workbook that a solve has just written."""
    from planner.spreadsheet.workbook import added_sheets

    rules = {fold(name) for name in input_sheet("rules").label.spellings()}
    return frozenset(title for title in added_sheets(package) if fold(title) not in rules)


def _is_name(title: str, label: Label) -> bool:
    """Whether a title is one that we give, in either language, also beside a sheet of the user's."""
    return any(fold(title) in {fold(name), fold(_second_name(name))} for name in label.spellings())


def _second_name(name: str) -> str:
    return f"{name} (plan)"
