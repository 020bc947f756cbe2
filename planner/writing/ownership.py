"""Which sheets of a workbook are ours: those of an earlier solve, which a new one replaces.

A result sheet is known by its name and by its first cell, which begins with the official name. A sheet of the
user's that is merely called like one of ours stays, and ours gets another name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.schema.results import MARK, RESULTS
from planner.schema.types import LANGUAGES, Label, Language

if TYPE_CHECKING:
    from planner.writing.package import Package

@dataclass(frozen=True, slots=True)
class Titles:
    """``replaced``: sheets of an earlier solve. ``other``: key → name, where the user has the official one."""

    replaced: frozenset[str]
    other: Mapping[str, str]


def result_titles(package: Package, language: Language) -> Titles:
    """What a solve replaces in ``package``, and which of its sheets it has to call otherwise."""
    from planner.writing.package import sheets

    taken = {entry.title.casefold(): entry for entry in sheets(package)}
    ours: set[str] = set()
    for label in RESULTS.values():
        for name in _names(label):
            entry = taken.get(name.casefold())
            if (
                entry is not None
                and entry.part
                and _first_text(package, entry.part).startswith(_marks(label))
            ):
                ours.add(entry.title)
    other = {}
    for key, label in RESULTS.items():
        entry = taken.get(label.text(language).casefold())
        if entry is not None and entry.title not in ours:
            other[key] = _second_name(label, language)
    return Titles(frozenset(ours), other)


def _names(label: Label) -> tuple[str, ...]:
    return tuple(
        name for language in LANGUAGES for name in (label.text(language), _second_name(label, language))
    )


def _second_name(label: Label, language: Language) -> str:
    return f"{label.text(language)} (plan)"


def _marks(label: Label) -> tuple[str, ...]:
    return tuple(label.text(language) + MARK for language in LANGUAGES)


def _first_text(package: Package, part: str) -> str:
    """The text in cell A1 of a worksheet, "" where there is none."""
    from planner.writing.package.markup import parse
    from planner.writing.package.relations import related, workbook_part
    from planner.writing.package.sheetdata import read_sheet_data

    sheet = read_sheet_data(package.data(part))
    cell = sheet.cell((1, 1))
    if cell is None:
        return ""
    kind, value, inline = cell.attributes.get("t"), cell.child("v"), cell.child("is")
    if kind == "inlineStr" and inline is not None:
        return sheet.document.text(inline)
    strings = related(package, workbook_part(package), "sharedStrings")
    if kind == "s" and value is not None and strings is not None:
        document = parse(package.data(strings))
        return document.text(document.root.children[int(sheet.document.text(value))])
    return ""
