"""The places on sheets that a formula names, found and put elsewhere; texts in quotes stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from planner.spreadsheet.addresses import column_of, letters

_TEXT = r'"(?:[^"]|"")*"'
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_EXTENT = rf"{_CELL}(?::{_CELL})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}"
LOCAL_AREA = rf"(?<![\w.$:\]])(?P<area>{_EXTENT})(?![\w.(!:])"
"""Matches an area (group ``area``) as a formula names it on its own sheet, or behind the name of another."""

_HERE = re.compile(rf"""{_TEXT}|'(?:[^']|'')*'![^\s,;()+*/^&=<>-]+|{LOCAL_AREA}""", re.IGNORECASE)
_CORNER = re.compile(r"(\$?)([A-Z]*)(\$?)([0-9]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Area:
    """A cell or a range as a formula names it; without ``rows`` whole columns, without ``columns`` whole rows.

    ``fixed`` says where a ``$`` stands: before the first column, the first row, the last column, the last row.
    """

    columns: tuple[int, int] | None
    rows: tuple[int, int] | None
    single: bool
    fixed: tuple[bool, bool, bool, bool]

    def to(self, columns: tuple[int, int] | None, rows: tuple[int, int] | None) -> Area:
        """The area elsewhere."""
        return replace(self, columns=columns, rows=rows)

    def __str__(self) -> str:
        corners = [self._corner(0)] if self.single else [self._corner(0), self._corner(1)]
        return ":".join(corners)

    def _corner(self, end: int) -> str:
        column = letters(self.columns[end]) if self.columns else ""
        row = str(self.rows[end]) if self.rows else ""
        dollars = ["$" if fixed else "" for fixed in self.fixed[2 * end : 2 * end + 2]]
        return (dollars[0] + column if column else "") + (dollars[1] + row if row else "")


def reference_pattern(titles: Collection[str]) -> re.Pattern[str]:
    """Matches texts in quotes, and (groups ``sheet`` and ``area``) what formulas name on the given sheets."""
    plain = "|".join(re.escape(title) for title in titles)
    quoted = "|".join(re.escape(title.replace("'", "''")) for title in titles)
    sheet = rf"(?P<sheet>'(?:{quoted})'|(?<![\w.'\]:!])(?:{plain}))!"
    cells = rf"{_CELL}(?::(?:(?P=sheet)!)?{_CELL})?"
    area = rf"(?P<area>{cells}|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})"
    return re.compile(rf"{_TEXT}|{sheet}{area}(?![\w.(!])", re.IGNORECASE)


def move_areas(formula: str, pattern: re.Pattern[str], move: Callable[[str, Area], Area | None]) -> str:
    """``formula`` with each area that the pattern finds where ``move`` puts it; None leaves it where it is."""

    def move_reference(found: re.Match[str]) -> str:
        if found["sheet"] is None:
            return found[0]
        sheet = found["sheet"]
        title = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        area = read_area(found["area"].replace(f"{sheet}!", ""))
        there = move(title, area)
        return found[0] if there is None or there == area else f"{sheet}!{there}"

    return pattern.sub(move_reference, formula)


def move_own_areas(formula: str, move: Callable[[Area], Area]) -> str:
    """``formula`` with each area of its own sheet where ``move`` puts it."""

    def move_reference(found: re.Match[str]) -> str:
        behind = found.start() and formula[found.start() - 1] == "!"
        return found[0] if found["area"] is None or behind else str(move(read_area(found["area"])))

    return _HERE.sub(move_reference, formula)


def read_area(said: str) -> Area:
    """``$F$5:F40``, ``F:F`` or ``5:5`` as an area, its first corner first."""
    first, colon, last = said.partition(":")
    corners = [_CORNER.fullmatch(corner) for corner in (first, last if colon else first)]
    parts = [found.groups() for found in corners if found is not None]
    fixed = tuple(bool(part[at]) for part in parts for at in (0, 2))
    if parts[0][0] and not parts[0][1]:  # ``$5``: the dollar stands before a row
        fixed = (False, fixed[0], False, fixed[2])
    columns = _pair([column_of(part[1]) for part in parts]) if parts[0][1] else None
    rows = _pair([int(part[3]) for part in parts]) if parts[0][3] else None
    return Area(columns, rows, not colon, (fixed[0], fixed[1], fixed[2], fixed[3]))


def copy_formula(formula: str, origin: str, target: str) -> str:
    """The formula of the cell ``origin`` as a copy of it in the cell ``target`` would say it."""
    from openpyxl.formula.translate import Translator

    return str(Translator(f"={formula}", origin=origin).translate_formula(target))[1:]


def _pair(ends: list[int]) -> tuple[int, int]:
    return min(ends), max(ends)
