"""What a workbook prints of its sheets: their print areas, which are names of the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from planner.spreadsheet.markup import Edits, escape, tag
from planner.spreadsheet.names import append_names, defined_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.workbook import sheets, workbook_document

_AREA = "_xlnm.Print_Area"


def print_areas(package: Package) -> dict[str, str]:
    """Sheet → its print area as the workbook has it, such as ``'Pools'!$A$3:$H$12``; none for a sheet without one."""
    _, document = workbook_document(package)
    titles = [entry.title for entry in sheets(package)]
    found = {}
    for element in defined_names(document.root):
        place = element.attributes.get("localSheetId", "")
        if element.attributes.get("name") == _AREA and place.isdecimal() and int(place) < len(titles):
            found[titles[int(place)]] = document.text(element)
    return found


def with_print_areas(package: Package, areas: Mapping[str, str]) -> Package:
    """The package whose sheets have these print areas, such as ``$A$3:$H$12``; the others keep theirs."""
    name, document = workbook_document(package)
    titles = [entry.title for entry in sheets(package)]
    edits, waiting = Edits(document), dict(areas)
    for element in defined_names(document.root):
        place = element.attributes.get("localSheetId", "")
        title = titles[int(place)] if place.isdecimal() and int(place) < len(titles) else ""
        if element.attributes.get("name") == _AREA and title in waiting:
            reference = _reference(title, waiting.pop(title))
            if document.text(element) != reference:
                edits.fill(element, escape(reference).encode())
    prefix = document.root.prefix
    added = b"".join(
        tag(
            f"{prefix}definedName",
            {"name": _AREA, "localSheetId": str(titles.index(title))},
            escape(_reference(title, area)).encode(),
        )
        for title, area in waiting.items()
    )
    append_names(edits, document.root, added)
    return package.with_parts({name: edits.apply()}) if edits.any else package


def _reference(title: str, area: str) -> str:
    return "'{}'!{}".format(title.replace("'", "''"), area)
