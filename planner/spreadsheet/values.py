"""The values of a sheet's cells, read from its part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.schema.digits import whole_number
from planner.spreadsheet.addresses import Position
from planner.spreadsheet.markup import Document, Element
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import Link, related_part, workbook_part
from planner.spreadsheet.sheetdata import SheetData, read_sheet_data


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows: text or number, and whether a formula gives it."""

    shown: str | float
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """The filled cells of a sheet, and its rows and cells as they are written."""

    sheet: SheetData
    cells: Mapping[Position, Value]

    def row(self, number: int) -> dict[int, str | float]:
        """Column → value of one row."""
        return {place[1]: value.shown for place, value in self.cells.items() if place[0] == number}


def sheet_values(package: Package, part: str) -> Values:
    """Every cell of a worksheet part that holds a text or a number; errors and blanks are left out."""
    sheet = read_sheet_data(package.data(part))
    strings = _shared_strings(package)
    cells = {}
    for row, columns in sheet.cells.items():
        for column, cell in columns.items():
            shown = _value_of(sheet.document, cell, strings)
            if shown is not None and shown != "":
                cells[row, column] = Value(shown, cell.child("f") is not None)
    return Values(sheet, cells)


def _shared_strings(package: Package) -> list[str]:
    part = related_part(package, workbook_part(package), Link.SHARED_STRINGS)
    if part is None:
        return []
    document = package.document(part)
    return [_plain(document, item) for item in document.root.children]


def _plain(document: Document, item: Element) -> str:
    """The text of a string, without its phonetic guides."""
    return "".join(document.text(child) for child in item.children if child.local in ("t", "r"))


def _value_of(document: Document, cell: Element, strings: list[str]) -> str | float | None:
    kind, value, inline = cell.attributes.get("t", "n"), cell.child("v"), cell.child("is")
    if kind == "inlineStr":
        return _plain(document, inline) if inline is not None else None
    if value is None or kind in ("e", "b"):
        return None
    said = document.text(value)
    if kind == "s":
        at = whole_number(said)
        return strings[at] if at is not None and at < len(strings) else None
    if kind == "str":
        return said
    try:
        return float(said)
    except ValueError:
        return None
