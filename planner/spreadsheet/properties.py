"""Custom document properties: texts that travel with the file, such as the plan's identity."""

from __future__ import annotations

from collections.abc import Mapping

from planner.spreadsheet.markup import Document, Edits, Element, escape, parse, tag, whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import declare_types, link_part, related_part
from planner.spreadsheet.text import property_text

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID = 2
_PART = "docProps/custom.xml"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_VALUES}"/>'
).encode()


def custom_properties(package: Package) -> dict[str, str]:
    """Every custom property as text, whatever its type, in the order of the file; none where they are damaged."""
    part = related_part(package, "", "custom-properties")
    document = package.sound_document(part) if part is not None else None
    if document is None:
        return {}
    return {
        element.attributes.get("name", ""): document.text(element.children[0])
        for element in document.root.all("property")
        if element.children
    }


def set_custom_properties(package: Package, values: Mapping[str, str | None]) -> Package:
    """The package with text properties set (None: taken away), each as ``property_text`` gives it.

    All other properties stay as they are.
    """
    package, part = _with_part(package)
    document = package.sound_document(part) or parse(_EMPTY)
    edits = Edits(document)
    existing = {
        element.attributes.get("name", "").casefold(): element for element in document.root.all("property")
    }
    free = max([_FIRST_ID - 1, *(whole(e.attributes.get("pid")) for e in existing.values())]) + 1
    added = b""
    for name, value in values.items():
        old = existing.get(name.casefold())
        if old is not None and value is None:
            edits.remove(old)
        elif old is not None and value is not None:
            edits.replace(old.start, old.end, _property(document, old.attributes, value))
        elif value is not None:
            added += _property(document, {"fmtid": _FORMAT_ID, "pid": str(free), "name": name}, value)
            free += 1
    if added:
        edits.append(document.root, added)
    return package.with_parts({part: edits.apply()})


def _with_part(package: Package) -> tuple[Package, str]:
    part = related_part(package, "", "custom-properties")
    if part is not None:
        return package, part
    package, _ = link_part(package.with_parts({_PART: _EMPTY}), "", "custom-properties", _PART)
    return declare_types(package, {_PART: _TYPE}), _PART


def _property(document: Document, attributes: Mapping[str, str], value: str) -> bytes:
    root: Element = document.root
    prefix = root.prefix_of(_VALUES)
    declared = {} if prefix else {"xmlns:vt": _VALUES}
    text = tag(f"{prefix or 'vt:'}lpwstr", declared, escape(property_text(value)).encode())
    return tag(f"{root.prefix}property", attributes, text)
