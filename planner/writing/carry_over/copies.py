"""An old sheet of ours kept as the user's own: under another name, with everything that people put on it."""

from __future__ import annotations

from collections.abc import Collection

from planner.spreadsheet.markup import Edits, escape
from planner.spreadsheet.names import ADDED, defined_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.workbook import sheet_elements, sheets, workbook_document

_MAX_TITLE = 31


def copy_title(title: str, version: int, taken: Collection[str]) -> str:
    """``Transfers (v3)``, within what a sheet may be called, and free."""
    used = {name.casefold() for name in taken}
    number = 1
    while True:
        suffix = f" (v{version})" if number == 1 else f" (v{version}-{number})"
        wish = title[: _MAX_TITLE - len(suffix)] + suffix
        if wish.casefold() not in used:
            return wish
        number += 1


def rename_sheet(package: Package, old: str, new: str) -> Package:
    """The package with the sheet ``old`` called ``new`` and no longer marked as ours.

    Its own names (print area, filter) follow. Formulas elsewhere that read ``old`` go on naming it: they read the
    sheet that takes its place.
    """
    name, document = workbook_document(package)
    place = next(at for at, entry in enumerate(sheets(package)) if entry.title == old)
    edits = Edits(document)
    edits.set_attribute(sheet_elements(document.root)[place], "name", new)
    for element in defined_names(document.root):
        if element.attributes.get("localSheetId") != str(place):
            continue
        if element.attributes.get("name", "").casefold() == ADDED:
            edits.remove(element)
            continue
        said = document.text(element)
        for quoted in (f"'{_escape(old)}'!", f"{old}!"):
            said = said.replace(quoted, f"'{_escape(new)}'!")
        edits.fill(element, escape(said).encode())
    return package.with_parts({name: edits.apply()})


def _escape(title: str) -> str:
    return title.replace("'", "''")
