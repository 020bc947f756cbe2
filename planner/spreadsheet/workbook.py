"""The workbook's main part: which sheets there are, in which order, and where their parts lie."""

from __future__ import annotations

from dataclasses import dataclass

from planner.spreadsheet.markup import OFFICE_RELATIONS, Document, Element, whole
from planner.spreadsheet.names import ADDED, defined_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import (
    Link,
    content_type,
    declare_types,
    relationships,
    workbook_part,
)
from planner.spreadsheet.removal import remove_parts

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MACROS = "application/vnd.ms-excel."
SUFFIXES = {
    f"{_SPREADSHEET}sheet.main+xml": ".xlsx",
    f"{_SPREADSHEET}template.main+xml": ".xltx",
    f"{_MACROS}sheet.macroEnabled.main+xml": ".xlsm",
    f"{_MACROS}template.macroEnabled.main+xml": ".xltm",
}
"""Content type of the main part → the file extension that it must have, or Excel refuses to open it."""

_FROM_TEMPLATE = {".xltx": ".xlsx", ".xltm": ".xlsm"}
_WITHOUT_MACROS = frozenset({".xlsx", ".xltx"})


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it. ``part`` is "" where its relationship leads nowhere."""

    title: str
    sheet_id: int
    relation: str
    part: str
    state: str  # visible, hidden or veryHidden
    kind: str  # worksheet, chartsheet, dialogsheet …


def workbook_document(package: Package) -> tuple[str, Document]:
    """The main part's name and its elements; Refusal where there is none, or it is damaged."""
    name = workbook_part(package)
    return name, package.document(name)


def sheet_elements(root: Element) -> list[Element]:
    """The entries of the list of sheets, in the order of the tabs."""
    listing = root.child("sheets")
    return listing.all("sheet") if listing else []


def relation_id(element: Element) -> str:
    """The ``r:id`` of an element, whatever its prefix."""
    return element.attribute("id", OFFICE_RELATIONS) or ""


def sheets(package: Package) -> tuple[SheetEntry, ...]:
    """The sheets of every kind, in the order of the tabs."""
    name, document = workbook_document(package)
    links = {link.id: link for link in relationships(package, name)}
    entries = []
    for element in sheet_elements(document.root):
        link = links.get(relation_id(element))
        entries.append(
            SheetEntry(
                title=element.attributes.get("name", ""),
                sheet_id=whole(element.attributes.get("sheetId")),
                relation=relation_id(element),
                part=link.part if link and link.part in package.parts else "",
                state=element.attributes.get("state", "visible"),
                kind=link.kind if link else "",
            )
        )
    return tuple(entries)


def find_sheet(package: Package, title: str) -> SheetEntry:
    """The worksheet called ``title``, in any case as Excel holds names equal; KeyError where there is none."""
    for entry in sheets(package):
        if entry.title.casefold() == title.casefold() and entry.kind == Link.WORKSHEET and entry.part:
            return entry
    raise KeyError(title)


def added_sheets(package: Package) -> tuple[str, ...]:
    """The titles of the sheets that ``graft`` has added, known by a hidden name that they bear.

    None in a workbook from a program that keeps no hidden names.
    """
    _, document = workbook_document(package)
    marked = {
        element.attributes.get("localSheetId")
        for element in defined_names(document.root)
        if element.attributes.get("name", "").casefold() == ADDED
    }
    return tuple(entry.title for place, entry in enumerate(sheets(package)) if str(place) in marked)


def suffix(package: Package) -> str:
    """The file extension that belongs to the package's content type."""
    return SUFFIXES.get(content_type(package, workbook_part(package)) or "", ".xlsx")


def plan_suffix(package: Package) -> str:
    """The extension for a workbook made from this one: a template gives an ordinary one, macros stay."""
    own = suffix(package)
    return _FROM_TEMPLATE.get(own, own)


def suit_extension(package: Package, extension: str) -> Package:
    """The package with the content type that a file extension asks for; macros go where it forbids them.

    An extension that is not a workbook's leaves the package as it is.
    """
    extension = extension.casefold()
    kind = next((kind for kind, known in SUFFIXES.items() if known == extension), None)
    if kind is None or extension == suffix(package):
        return package
    main = workbook_part(package)
    if extension in _WITHOUT_MACROS:
        macros = [link.id for link in relationships(package, main) if link.kind == Link.VBA_PROJECT]
        package = remove_parts(package, main, macros)
    return declare_types(package, {main: kind})


def has_macros(package: Package) -> bool:
    """Whether the workbook has macros."""
    links = relationships(package, workbook_part(package))
    return any(link.kind == Link.VBA_PROJECT and link.part in package.parts for link in links)


def uses_1904(package: Package) -> bool:
    """Whether the workbook counts days from 1904 rather than from 1900."""
    _, document = workbook_document(package)
    properties = document.root.child("workbookPr")
    return properties is not None and properties.attributes.get("date1904") in ("1", "true")
