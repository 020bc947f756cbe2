"""Collects the findings of reading, each with its place in the user's file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from planner.findings import Finding, Level
from planner.messages import finding, text
from planner.schema.types import Language
from planner.spreadsheet.addresses import address, position

_LISTED = 8
_LONGEST = 80  # characters of a cell that a message repeats


@dataclass(slots=True)
class Report:
    """The findings so far, in the order in which they were made."""

    language: Language
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        level: Level,
        code: str,
        sheet: str = "",
        cell: tuple[int, int] | None = None,
        *,
        found: str = "",
        expected: str = "",
        nearest: str = "",
        hint: str = "reading.hint",
        **places: Any,
    ) -> None:
        """Adds a finding; a message may end with ``{hint}``, which names ``nearest`` where there is one.

        ``hint`` is its code: whether ``nearest`` was meant, or whether what lacks is what stands there.
        """
        shown = found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"
        place = address(*cell) if cell else ""
        question = " " + text(hint, self.language, nearest=nearest, cell=place) if nearest else ""
        self.findings.append(
            finding(
                level,
                code,
                self.language,
                sheet=sheet,
                cell=place,
                found=shown,
                expected=expected,
                nearest=nearest,
                hint=question,
                **places,
            )
        )

    def error(self, code: str, sheet: str = "", cell: tuple[int, int] | None = None, **places: Any) -> None:
        """Adds an error (see ``add``)."""
        self.add(Level.ERROR, code, sheet, cell, **places)

    def warning(self, code: str, sheet: str = "", cell: tuple[int, int] | None = None, **places: Any) -> None:
        """Adds a warning (see ``add``)."""
        self.add(Level.WARNING, code, sheet, cell, **places)

    def info(self, code: str, sheet: str = "", cell: tuple[int, int] | None = None, **places: Any) -> None:
        """Adds a remark (see ``add``)."""
        self.add(Level.INFO, code, sheet, cell, **places)

    def in_order(self, sheets: Iterable[str]) -> tuple[Finding, ...]:
        """The findings as people go through a workbook: those of no sheet, then by sheet, row and column."""
        order = {title: number for number, title in enumerate(sheets, start=1)}

        def place(found: Finding) -> tuple[int, int, int]:
            row, column = position(found.cell) if found.cell else (0, 0)
            return order.get(found.sheet, 0), row, column

        return tuple(sorted(self.findings, key=place))


def some(names: Iterable[str]) -> str:
    """The first names of a list, for a message."""
    listed = list(names)
    return ", ".join(listed[:_LISTED]) + (", …" if len(listed) > _LISTED else "")
