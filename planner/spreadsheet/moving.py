"""Parts of a generated workbook copied into the user's under names that are free there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.spreadsheet.generated_sheets import (
    fill_sheet,
    rename_references,
    rewrite_chart,
    rewrite_sheet,
    rewrite_table,
    shared_strings,
    table_names,
)
from planner.spreadsheet.names import defined_names
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import (
    Link,
    content_type,
    declare_types,
    edit_relationships,
    free_part,
    names_in_use,
    relationships,
    workbook_part,
)
from planner.spreadsheet.styles import StyleMap
from planner.spreadsheet.workbook import SheetEntry, sheets, workbook_document

PORTABLE = frozenset(
    {Link.DRAWING, Link.CHART, Link.VML_DRAWING, Link.COMMENTS, Link.TABLE, Link.IMAGE, Link.HYPERLINK}
)
"""Kinds of relationship that may lead away from a generated sheet; others mean something outside the sheet."""


_OF_WORKBOOK = frozenset({Link.WORKSHEET, Link.CHARTSHEET, Link.THEME, Link.STYLES, Link.SHARED_STRINGS})
"""Kinds of relationship that a generated workbook itself may have: not dynamic arrays, nor check boxes."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How the parts of the generated workbook are called in the user's: old name → new name."""

    parts: Mapping[str, str]


def refuse_foreign(source: Package) -> None:
    """ValueError where a generated workbook has a part whose meaning for its sheets would be lost."""
    kinds = {link.kind for link in relationships(source, workbook_part(source))} - _OF_WORKBOOK
    if kinds:
        raise ValueError(f"a generated workbook with parts of the kinds {sorted(kinds)} cannot be moved")


def move_parts(
    package: Package,
    source: Package,
    coming: Sequence[SheetEntry],
    styles: StyleMap,
    wishes: Mapping[str, str],
) -> tuple[Package, Moved]:
    """The package with the sheets ``coming`` of ``source`` and all that hangs below them, not yet in its tabs.

    ``wishes`` gives names that parts should have: those of the sheets that they replace.
    """
    parts = _below(source, [entry.part for entry in coming])
    names = _free_names(package, parts, wishes)
    tables = _table_names(package, source, parts)
    renamed = {table_names(source, part)[1]: name for part, (_, name) in tables.items()}
    strings = shared_strings(source)
    sheet_parts = {entry.part for entry in coming}
    changes = {}
    for part in parts:
        if part in sheet_parts:
            data = rename_references(_sheet(source, part, styles, strings), renamed)
        elif part in tables:
            data = rewrite_table(source.data(part), styles, *tables[part])
        elif (content_type(source, part) or "").endswith("chart+xml"):
            data = rewrite_chart(source.data(part))
        else:
            data = source.data(part)
        changes[names[part]] = data
    package = package.with_parts(changes)
    for part in parts:
        package = _copy_links(package, source, part, names)
    kinds = {names[part]: content_type(source, part) or "application/xml" for part in parts}
    return declare_types(package, kinds), Moved(names)


def _sheet(source: Package, part: str, styles: StyleMap, strings: Sequence[bytes]) -> bytes:
    """A generated sheet with the package's styles and with its texts inside it."""
    draft = source.parts[part].draft
    return fill_sheet(draft, styles, strings) if draft else rewrite_sheet(source.data(part), styles, strings)


def _below(source: Package, starts: Sequence[str]) -> list[str]:
    """The given parts and all that they link to, in a fixed order."""
    found: list[str] = []
    waiting = list(starts)
    while waiting:
        part = waiting.pop(0)
        if part in found:
            continue
        found.append(part)
        for link in relationships(source, part):
            if link.kind not in PORTABLE:
                raise ValueError(f"a generated sheet with a part of the kind {link.kind} cannot be moved")
            if link.part:
                waiting.append(link.part)
    return found


def _free_names(package: Package, parts: Sequence[str], wishes: Mapping[str, str]) -> dict[str, str]:
    """A name for each part, numbered on from those that the package has."""
    taken = names_in_use(package) | {name.casefold() for name in wishes.values()}
    names = dict(wishes)
    for part in parts:
        if part not in names:
            names[part] = free_part(taken, part)
            taken.add(names[part].casefold())
    return names


def _table_names(package: Package, source: Package, parts: Sequence[str]) -> dict[str, tuple[int, str]]:
    """For each generated table an id and a name that no table or defined name of the package has."""
    tables = [part for part in parts if (content_type(source, part) or "").endswith("table+xml")]
    if not tables:
        return {}
    ids, taken = _tables_of(package)
    named = {}
    for part in tables:
        number, name = table_names(source, part)
        while number in ids:
            number += 1
        wish, copy = name, 2
        while name.casefold() in taken:
            name, copy = f"{wish}_{copy}", copy + 1
        ids.add(number)
        taken.add(name.casefold())
        named[part] = (number, name)
    return named


def _tables_of(package: Package) -> tuple[set[int], set[str]]:
    """The ids of the package's tables, and the names that tables must not have."""
    links = [link for entry in sheets(package) if entry.part for link in relationships(package, entry.part)]
    tables = [
        table_names(package, link.part)
        for link in links
        if link.kind == Link.TABLE and link.part in package.parts
    ]
    _, document = workbook_document(package)
    names = {element.attributes.get("name", "").casefold() for element in defined_names(document.root)}
    return {number for number, _ in tables}, names | {name.casefold() for _, name in tables}


def _copy_links(package: Package, source: Package, part: str, names: Mapping[str, str]) -> Package:
    links = [
        link if link.external else replace(link, part=names[link.part])
        for link in relationships(source, part)
    ]
    return edit_relationships(package, names[part], add=links) if links else package
