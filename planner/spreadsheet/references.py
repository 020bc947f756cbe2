"""Formulas of the user's that read a sheet which is gone for good."""

from __future__ import annotations

import re
from collections.abc import Collection

from planner.spreadsheet.markup import Document, Edits, escape
from planner.spreadsheet.package import Package

_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_PARTS = ("worksheets/", "charts/", "tables/", "chartsheets/", "workbook")


def forget_sheets(package: Package, titles: Collection[str]) -> Package:
    """The package with ``#REF!`` where formulas, names and charts name sheets that it no longer has.

    So does Excel when a sheet is deleted; a name that it cannot find is a damaged file to it.
    """
    if not titles:
        return package
    pattern = _reference_to(titles)
    changes = {}
    for name in package.parts:
        if name.endswith(".xml") and any(folder in name for folder in _PARTS):
            document = package.sound_document(name)  # a damaged part is not ours to judge: it stays as it is
            data = _without_references(document, pattern) if document is not None else None
            if data is not None:
                changes[name] = data
    return package.with_parts(changes)


def _reference_to(titles: Collection[str]) -> re.Pattern[str]:
    """Matches ``Sheet!`` and ``'Sheet'!``, and texts in quotes, which stay as they are."""
    plain = "|".join(re.escape(title) for title in titles)
    quoted = "|".join(re.escape(title.replace("'", "''")) for title in titles)
    return re.compile(rf"""("(?:[^"]|"")*")|(?:'(?:{quoted})'|(?<![\w.'\]:!])(?:{plain}))!""", re.IGNORECASE)


def _without_references(document: Document, pattern: re.Pattern[str]) -> bytes | None:
    """The part without them; None where it has none."""
    edits = Edits(document)
    for element in document.root.walk():
        if element.local in _FORMULAS and not element.empty and not element.children:
            formula = document.text(element)
            changed = pattern.sub(lambda found: found[1] or "#REF!", formula)
            if changed != formula:
                edits.fill(element, escape(changed).encode())
    return edits.apply() if edits.any else None
