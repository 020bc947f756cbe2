"""Defined names when sheets come and go: those of a sheet count it by its place among the tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.spreadsheet.markup import Document, Edits, Element, add_prefix, escape, tag, whole

ADDED = "_planner_sheet"
"""A hidden name that every sheet bears which we have added: by it we know our own, whatever it is called."""

_BUILT_IN = "_xlnm."
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")

NameKey = tuple[str, int | None]
"""The name folded, and the position of the sheet that it belongs to (None for the whole workbook)."""


def defined_names(root: Element) -> list[Element]:
    """The defined names of a workbook."""
    listing = root.child("definedNames")
    return listing.all("definedName") if listing else []


def edit_names(
    edits: Edits,
    places: Mapping[int, int],
    replaced: frozenset[int],
    generated: Document,
    generated_places: Sequence[int],
    marks: Mapping[int, str],
) -> None:
    """Re-base the names of sheets, drop those of sheets that are gone, add the generated ones and a mark for each.

    ``places`` maps a sheet's old position to its new one, with no entry where the sheet does not come back;
    ``replaced`` are the old positions of sheets whose content is new; ``generated_places`` are the new positions of
    the generated workbook's sheets; ``marks`` are the positions and titles of those that bear the name ``ADDED``.
    """
    root = edits.document.root
    new = {_key(element, generated_places): element for element in defined_names(generated.root)}
    for element in defined_names(root):
        old = _local(element)
        if old is None:
            if _key(element, ()) in new:
                edits.remove(element)
        elif old not in places or _is_superseded(element, old, places, replaced, new):
            edits.remove(element)
        else:
            edits.set_attribute(element, "localSheetId", str(places[old]))
    added = b"".join(_renumber(generated, element, generated_places, root.prefix) for element in new.values())
    added += b"".join(_mark(root.prefix, at, title) for at, title in marks.items())
    append_names(edits, root, added)


def _local(element: Element) -> int | None:
    value = element.attributes.get("localSheetId")
    return None if value is None else whole(value)


def _key(element: Element, places: Sequence[int]) -> NameKey:
    local = _local(element)
    return element.attributes.get("name", "").casefold(), None if local is None else places[local]


def _is_superseded(
    element: Element,
    old: int,
    places: Mapping[int, int],
    replaced: frozenset[int],
    new: Mapping[NameKey, Element],
) -> bool:
    """Whether a name of a sheet describes content that is no longer there: print area, filter … or a new twin."""
    if old not in replaced:
        return False
    name = element.attributes.get("name", "").casefold()
    return name.startswith(_BUILT_IN) or name == ADDED or (name, places[old]) in new


def _renumber(generated: Document, element: Element, places: Sequence[int], prefix: str) -> bytes:
    local = _local(element)
    raw = generated.raw(element)
    if local is not None:
        raw = raw.replace(b'localSheetId="%d"' % local, b'localSheetId="%d"' % places[local], 1)
    return add_prefix(raw, prefix)


def _mark(prefix: str, place: int, title: str) -> bytes:
    attributes = {"name": ADDED, "localSheetId": str(place), "hidden": "1"}
    reference = "'{}'!$A$1".format(title.replace("'", "''"))
    return tag(f"{prefix}definedName", attributes, escape(reference).encode())


def append_names(edits: Edits, root: Element, added: bytes) -> None:
    """Add names as they stand in the file to those of the workbook, which may have none yet."""
    if not added:
        return
    listing = root.child("definedNames")
    if listing is not None:
        edits.append(listing, added)
        return
    before = [child for child in root.children if child.local in _BEFORE_NAMES]
    edits.insert(before[-1].end, tag(f"{root.prefix}definedNames", {}, added))
