"""What a plan workbook prints of its input sheets: those that hold something, as far as they are filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.reading.types import Case, Table
    from planner.spreadsheet.package import Package

NOTHING = "$A$9999"
"""The area of a sheet of which nothing is printed: a cell below every table, with nothing in it."""

_OURS = re.compile(r".*!(?:\$A\$3:\$[A-Z]+\$[0-9]+|\$A\$9999)")
"""Areas as a new workbook has them from its headings on; one that people chose is theirs."""


def print_filled_inputs(package: Package, case: Case) -> Package:
    """The package whose empty input sheets print nothing, and whose others print every row that they have now.

    Only names of the workbook change, and only print areas that are as a new workbook has them.
    """
    from planner.spreadsheet.markup import Edits, escape
    from planner.spreadsheet.names import defined_names
    from planner.spreadsheet.workbook import sheets, workbook_document

    name, document = workbook_document(package)
    titles = [entry.title for entry in sheets(package)]
    tables = {table.title: table for key, table in case.tables.items() if key != "rules"}
    edits = Edits(document)
    for element in defined_names(document.root):
        place = element.attributes.get("localSheetId", "")
        title = titles[int(place)] if place.isdecimal() and int(place) < len(titles) else ""
        said = document.text(element)
        if (
            element.attributes.get("name") != "_xlnm.Print_Area"
            or title not in tables
            or not _OURS.fullmatch(said)
        ):
            continue
        area = f"{said.rpartition('!')[0]}!{_area(tables[title], said)}"
        if area != said:
            edits.fill(element, escape(area).encode())
    return package.with_parts({name: edits.apply()}) if edits.any else package


def _area(table: Table, said: str) -> str:
    """From the headings to the last filled row, as wide as it was or as the headings are; ``NOTHING`` without rows."""
    from planner.spreadsheet.addresses import letters
    from planner.spreadsheet.formulas import read_area

    if not table.rows:
        return NOTHING
    wide = max((*table.columns.values(), *table.month_columns.values()))
    before = read_area(said.rpartition("!")[2])
    if not before.single and before.columns is not None:
        wide = max(before.columns[1], wide)
    return f"$A${table.header_row}:${letters(wide)}${max(row.number for row in table.rows)}"
