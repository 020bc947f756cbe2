"""The list of sheets rewritten: entries, defined names, views, and the derived data that would be stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.spreadsheet.markup import OFFICE_RELATIONS, Document, Edits, Element, tag, whole
from planner.spreadsheet.names import edit_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.placement import Tab, replacements
from planner.spreadsheet.relations import Link, related_part
from planner.spreadsheet.workbook import sheet_elements, workbook_document

_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What the list of sheets says of a generated sheet."""

    title: str
    sheet_id: int
    relation: str
    state: str
    kind: str


def write_tabs(
    package: Package, source: Package, tabs: Sequence[Tab], new: Mapping[int, NewSheet], active: str | None
) -> Package:
    """The package with its workbook part listing ``tabs``; everything that counts sheets is re-based.

    Programs are asked to recalculate on opening, for formulas of the user's that read the new sheets.
    """
    name, document = workbook_document(package)
    _, generated = workbook_document(source)
    edits = Edits(document)
    places = {tab.old: at for at, tab in enumerate(tabs) if tab.old is not None}
    generated_places = {tab.new: at for at, tab in enumerate(tabs) if tab.new is not None}
    front = next(
        (generated_places[place] for place, sheet in new.items() if _same(sheet.title, active)), None
    )
    _write_list(edits, tabs, new, front)
    replaced = frozenset(replacements(tabs).values())
    at = [generated_places[place] for place in sorted(new)]
    marks = {
        generated_places[place]: sheet.title for place, sheet in new.items() if sheet.kind == Link.WORKSHEET
    }
    edit_names(edits, places, replaced, generated, at, marks)
    _write_views(edits, places, front)
    _ask_for_calculation(edits)
    return package.with_parts({name: edits.apply()})


def _same(title: str, other: str | None) -> bool:
    return other is not None and title.casefold() == other.casefold()


def _write_list(edits: Edits, tabs: Sequence[Tab], new: Mapping[int, NewSheet], front: int | None) -> None:
    document = edits.document
    listing = document.root.child("sheets")
    if listing is None:
        raise ValueError("a workbook without a list of sheets")
    old = sheet_elements(document.root)
    entries = []
    for at, tab in enumerate(tabs):
        if tab.new is None:
            entries.append(document.raw(old[tab.old or 0]))
        elif tab.old is None:
            entries.append(_new_entry(listing, new[tab.new]))
        else:
            entries.append(_kept_entry(document, old[tab.old], new[tab.new].title, visible=at == front))
    edits.fill(listing, b"".join(entries))


def _new_entry(listing: Element, sheet: NewSheet) -> bytes:
    prefix = listing.prefix_of(OFFICE_RELATIONS)
    attributes = {"name": sheet.title, "sheetId": str(sheet.sheet_id)}
    if sheet.state != "visible":
        attributes["state"] = sheet.state
    if prefix is None:
        prefix = "r:"
        attributes["xmlns:r"] = OFFICE_RELATIONS
    attributes[f"{prefix}id"] = sheet.relation
    return tag(f"{listing.prefix}sheet", attributes)


def _kept_entry(document: Document, element: Element, title: str, *, visible: bool) -> bytes:
    """The entry of a replaced sheet: as the user left it, only visible where the workbook opens on it."""
    attributes = {**element.attributes, "name": title}
    if visible:
        attributes.pop("state", None)
    return document.raw(element) if attributes == element.attributes else tag(element.name, attributes)


def _write_views(edits: Edits, places: Mapping[int, int], front: int | None) -> None:
    root = edits.document.root
    views = root.child("bookViews")
    if views is None or not views.children:
        if front:
            _add_view(edits, views, tag(f"{root.prefix}workbookView", {"activeTab": str(front)}))
        return
    for number, view in enumerate(views.all("workbookView")):
        for name in ("activeTab", "firstSheet"):
            old = whole(view.attributes.get(name))
            place = places.get(old, 0)
            if number == 0 and front is not None:
                place = front if name == "activeTab" else 0  # scrolled to the first tab
            if place != old:
                edits.set_attribute(view, name, str(place))


def _add_view(edits: Edits, views: Element | None, view: bytes) -> None:
    root = edits.document.root
    if views is not None:
        edits.append(views, view)
        return
    listing = root.child("sheets")
    edits.insert(listing.start if listing else root.closing, tag(f"{root.prefix}bookViews", {}, view))


def _ask_for_calculation(edits: Edits) -> None:
    root = edits.document.root
    settings = root.child("calcPr")
    if settings is not None:
        edits.set_attribute(settings, "fullCalcOnLoad", "1")
        return
    before = [child for child in root.children if child.local in _BEFORE_CALCULATION]
    edits.insert(before[-1].end, tag(f"{root.prefix}calcPr", {"fullCalcOnLoad": "1"}))


def active_position(package: Package) -> int:
    """The position of the sheet that the workbook opens on."""
    _, document = workbook_document(package)
    view = document.root.child("bookViews", "workbookView")
    return whole(view.attributes.get("activeTab")) if view else 0


def deselect(package: Package, parts: Iterable[str]) -> Package:
    """The package with the tabs of the given sheets not selected; only those that were are changed."""
    changes = {}
    for part in parts:
        if not part or b"tabSelected" not in package.sound_data(part):
            continue
        document = package.sound_document(part, shallow=("sheetData",))
        if document is None:
            continue
        edits = Edits(document)
        for element in document.root.walk():
            if element.local == "sheetView" and element.attributes.get("tabSelected") in _TRUE:
                edits.set_attribute(element, "tabSelected", None)
        changes[part] = edits.apply()
    return package.with_parts(changes)


def forget_titles(package: Package) -> Package:
    """The package without the list of sheet titles in its properties, which programs rebuild when they save."""
    part = related_part(package, "", "extended-properties")
    document = package.sound_document(part) if part is not None else None
    if part is None or document is None:
        return package
    edits = Edits(document)
    for element in document.root.children:
        if element.local in ("HeadingPairs", "TitlesOfParts"):
            edits.remove(element)
    return package.with_parts({part: edits.apply()})
