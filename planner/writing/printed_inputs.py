"""What a plan workbook prints: of its input sheets what is filled, or only the sheets for a meeting."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from planner.messages import text
from planner.schema.languages import LANGUAGES

if TYPE_CHECKING:
    from planner.reading.types import Case, Table
    from planner.spreadsheet.package import Package

NOTHING = "$A$9999"
"""The area of a sheet of which nothing is printed: a cell below every table, with nothing in it."""

_OURS = re.compile(r".*!(?:\$A\$3:\$[A-Z]+\$[0-9]+|\$A\$9999)")
"""Areas as a new workbook has them from its headings on; one that people chose is theirs."""

_COVERS = {"template_cover": 5, "template_sources": 2}
"""Messages that name the sheets which a new workbook has beside its inputs, and how many columns of each print."""


def print_filled_inputs(package: Package, case: Case) -> Package:
    """The package whose empty input sheets print nothing, and whose others print every row that they have now.

    Only names of the workbook change, and only print areas that are as a new workbook or ``print_for_meeting`` has
    them.
    """
    from planner.spreadsheet.printing import print_areas, with_print_areas

    tables = {table.title: table for table in case.tables.values()}
    areas = {}
    for title, said in print_areas(package).items():
        table = tables.get(title)
        if table is not None and _OURS.fullmatch(said):
            areas[title] = _area(table, said)
        elif said.endswith(f"!{NOTHING}"):
            areas[title] = _filled_area(package, title, _covers().get(title))
    return with_print_areas(package, areas)


def print_for_meeting(
    package: Package, case: Case, results: Collection[str], shown: Collection[str]
) -> Package:
    """The package that prints the sheets ``shown`` and what is the user's own, and nothing else of ours.

    ``results`` are the sheets of the solve. What people print of a sheet of their own stays as they arranged it.
    """
    from planner.spreadsheet.printing import with_print_areas
    from planner.spreadsheet.workbook import sheets

    ours = {case.title("settings"), *(table.title for table in case.tables.values()), *_covers(), *results}
    there = [entry.title for entry in sheets(package)]
    return with_print_areas(package, {title: NOTHING for title in there if title in ours - set(shown)})


def _covers() -> dict[str, int]:
    """Title, in either language, of each sheet that a new workbook has beside its inputs → columns that print."""
    return {text(code, language): columns for code, columns in _COVERS.items() for language in LANGUAGES}


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


def _filled_area(package: Package, title: str, columns: int | None) -> str:
    """From the first row to the last that is filled, within so many columns (None: all that are filled)."""
    from planner.spreadsheet.addresses import letters
    from planner.spreadsheet.values import sheet_values
    from planner.spreadsheet.workbook import find_sheet

    places = [
        (row, column)
        for row, column in sheet_values(package, find_sheet(package, title).part).cells
        if columns is None or column <= columns
    ]
    if not places:
        return NOTHING
    return f"$A$1:${letters(max(c for _, c in places))}${max(r for r, _ in places)}"
