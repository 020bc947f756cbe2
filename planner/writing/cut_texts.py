"""What is said of a text that its place in the workbook cannot hold whole."""

from __future__ import annotations

from collections.abc import Mapping

from planner.findings import Finding, Level
from planner.messages import finding, number
from planner.schema.types import Language
from planner.spreadsheet.text import MAX_PROPERTY, MAX_TEXT, shorten

_SHOWN = 60
"""Characters that a finding shows of a text that is cut."""


def cut_cells(language: Language, sheet: str, texts: Mapping[str, object]) -> list[Finding]:
    """A warning for each cell (by address) whose text is longer than a cell, or a note on it, can hold."""
    return [
        finding(
            Level.WARNING,
            "writing.cut",
            language,
            sheet=sheet,
            cell=cell,
            found=shorten(text, _SHOWN),
            limit=number(MAX_TEXT, language),
        )
        for cell, text in texts.items()
        if isinstance(text, str) and len(text) > MAX_TEXT
    ]


def cut_properties(language: Language, properties: Mapping[str, str]) -> list[Finding]:
    """A warning for each document property whose text is longer than Excel keeps."""
    return [
        finding(
            Level.WARNING,
            "writing.cut_property",
            language,
            found=shorten(text, _SHOWN),
            name=name,
            limit=number(MAX_PROPERTY, language),
        )
        for name, text in properties.items()
        if len(text) > MAX_PROPERTY
    ]
