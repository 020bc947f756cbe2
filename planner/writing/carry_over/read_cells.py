"""Which cells the formulas of a sheet read, and what the names and tables of a workbook stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.spreadsheet.addresses import Position, address
from planner.spreadsheet.formulas import LOCAL_AREA, Area, copy_formula, read_area
from planner.spreadsheet.markup import Element
from planner.spreadsheet.names import defined_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import reachable, workbook_part
from planner.spreadsheet.sheetdata import SheetData
from planner.spreadsheet.workbook import sheets, workbook_document

_TOKEN = re.compile(
    rf'"(?:[^"]|"")*"|(?:(?P<sheet>\'(?:[^\']|\'\')+\'|(?<![\w.])[^\W\d][\w.]*)!)?{LOCAL_AREA}|(?P<name>[^\W\d][\w.]*)(?!\()',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """An area that a formula reads; ``sheet`` is folded, and "" on the formula's own sheet."""

    sheet: str
    area: Area

    def holds(self, place: Position) -> bool:
        """Whether a cell of the sheet lies in the area."""
        rows, columns = self.area.rows, self.area.columns
        return (rows is None or rows[0] <= place[0] <= rows[1]) and (
            columns is None or columns[0] <= place[1] <= columns[1]
        )


Names = Mapping[str, tuple[Read, ...]]
"""Folded name or table → what it stands for."""


def reads_of(formula: str, names: Names) -> tuple[Read, ...]:
    """Every area that a formula reads, by itself or through a name or a table."""
    found: list[Read] = []
    for token in _TOKEN.finditer(formula):
        if token["area"]:
            sheet = (token["sheet"] or "").removeprefix("'").removesuffix("'").replace("''", "'")
            found.append(Read(sheet.casefold(), read_area(token["area"])))
        elif token["name"]:
            found.extend(names.get(token["name"].casefold(), ()))
    return tuple(found)


def names_of(package: Package) -> Names:
    """What each defined name and each table of a workbook stands for."""
    _, document = workbook_document(package)
    found: dict[str, tuple[Read, ...]] = _tables(package)
    elements = defined_names(document.root)
    for _ in range(2):  # a name may stand for another one
        for element in elements:
            said = element.attributes.get("name", "").casefold()
            found[said] = (*found.get(said, ()), *reads_of(document.text(element), found))
    return found


def _tables(package: Package) -> dict[str, tuple[Read, ...]]:
    found: dict[str, tuple[Read, ...]] = {}
    for entry in sheets(package):
        if not entry.part:
            continue
        for part in reachable(package, [entry.part], (workbook_part(package),)):
            if "tables/" in part:
                document = package.sound_document(part)
                said = document.root.attributes if document is not None else {}
                if said.get("ref"):
                    read = Read(entry.title.casefold(), read_area(said["ref"]))
                    found[said.get("displayName", "").casefold()] = (read,)
    return found


def formulas_of(sheet: SheetData) -> dict[Position, str]:
    """The formula of each cell that has one; those that share one with another cell have their own."""
    document, shared, found = sheet.document, dict[str, tuple[str, str]](), dict[Position, str]()
    for row, cells in sheet.cells.items():
        for column, cell in cells.items():
            element = cell.child("f")
            if element is None:
                continue
            said = "" if element.empty else document.text(element)
            group = element.attributes.get("si", "")
            if element.attributes.get("t") == "shared" and said:
                shared[group] = (address(row, column), said)
            elif element.attributes.get("t") == "shared" and group in shared:
                said = copy_formula(shared[group][1], shared[group][0], address(row, column))
            found[row, column] = said
    return found


def spread_of(element: Element) -> Area | None:
    """The cells that an array formula or a data table fills, None for an ordinary formula."""
    kind, ref = element.attributes.get("t"), element.attributes.get("ref")
    return read_area(ref) if kind in ("array", "dataTable") and ref else None
