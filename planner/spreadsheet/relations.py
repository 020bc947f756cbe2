"""How the parts of a package hang together: relationships and content types."""

from __future__ import annotations

import enum
import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from planner.spreadsheet.markup import Edits, Element, parse, tag
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_EMPTY_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONS}"/>'
).encode()


class Link(enum.StrEnum):
    """The kinds of relationships that are known; a workbook may hold others."""

    CALC_CHAIN = "calcChain"
    CHART = "chart"
    CHARTSHEET = "chartsheet"
    COMMENTS = "comments"
    DRAWING = "drawing"
    HYPERLINK = "hyperlink"
    IMAGE = "image"
    PRINTER_SETTINGS = "printerSettings"
    SHARED_STRINGS = "sharedStrings"
    STYLES = "styles"
    TABLE = "table"
    THEME = "theme"
    VBA_PROJECT = "vbaProject"
    VML_DRAWING = "vmlDrawing"
    WORKSHEET = "worksheet"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another. ``part`` is the target's name, "" for an external one."""

    id: str
    type: str
    target: str
    part: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as ``worksheet`` or ``drawing``."""
        return self.type.rpartition("/")[2]


def relations_part(source: str) -> str:
    """The part that holds the relationships of ``source`` ("" for the package itself)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(package: Package, source: str) -> tuple[Relationship, ...]:
    """The relationships of a part, none where it has no list of them, or a damaged one."""
    actual = package.actual(relations_part(source))
    document = package.sound_document(actual) if actual is not None else None
    if document is None:
        return ()
    return tuple(_relationship(package, source, element) for element in document.root.all("Relationship"))


def _relationship(package: Package, source: str, element: Element) -> Relationship:
    attributes = element.attributes
    target = attributes.get("Target", "")
    external = attributes.get("TargetMode") == "External"
    part = "" if external else _resolve(package, source, target)
    return Relationship(attributes.get("Id", ""), attributes.get("Type", ""), target, part, external)


def _resolve(package: Package, source: str, target: str) -> str:
    """The part that a target means: absolute or relative, in any case, percent-encoded or not."""
    path = target.partition("#")[0].replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(source), path)
    name = posixpath.normpath(joined).lstrip("/")
    return package.actual(name) or package.actual(unquote(name)) or name


def related_part(package: Package, source: str, kind: str) -> str | None:
    """The first existing part of a kind that ``source`` links to."""
    for link in relationships(package, source):
        if link.kind == kind and link.part in package.parts:
            return link.part
    return None


def workbook_part(package: Package) -> str:
    """The name of the workbook's main part; Refusal where the package has none."""
    part = related_part(package, "", "officeDocument")
    if part is None:
        raise Refusal("reading.not_a_workbook")
    return part


def reachable(package: Package, start: Iterable[str], barred: Collection[str] = ()) -> set[str]:
    """Every part that can be reached from ``start`` over relationships, never through a barred part."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        part = waiting.pop()
        if part in seen or part in barred:
            continue
        seen.add(part)
        waiting += [link.part for link in relationships(package, part) if link.part in package.parts]
    return seen


def free_id(taken: Collection[str], wish: str = "") -> str:
    """``wish`` where it is free, otherwise the first free ``rIdN``."""
    if wish and wish not in taken:
        return wish
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


def names_in_use(package: Package) -> set[str]:
    """The folded names of all parts, and of those that relationships name although the package lacks them.

    Some programs leave such links; a new part under that name would suddenly be theirs.
    """
    names = set(package.parts)
    for name in package.parts:
        folder, leaf = posixpath.split(name)
        if leaf.endswith(".rels"):
            source = posixpath.join(posixpath.dirname(folder), leaf.removesuffix(".rels"))
            names |= {link.part for link in relationships(package, source)}
    return {name.casefold() for name in names}


def free_part(taken: Collection[str], wish: str) -> str:
    """The first numbered part name like ``wish`` that is not among the folded names ``taken``."""
    stem, _, extension = wish.rpartition(".")
    stem = stem.rstrip("0123456789")
    number = 1
    while f"{stem}{number}.{extension}".casefold() in taken:
        number += 1
    return f"{stem}{number}.{extension}"


def relative_target(source: str, part: str) -> str:
    """How ``source`` names ``part``."""
    return posixpath.relpath("/" + part, posixpath.dirname("/" + source))


def edit_relationships(
    package: Package,
    source: str,
    *,
    add: Iterable[Relationship] = (),
    remove: Collection[str] = (),
) -> Package:
    """The package with relationships of ``source`` added and (by id) removed. ``add`` gives ``part`` or ``target``."""
    name = relations_part(source)
    document = package.sound_document(name) or parse(_EMPTY_RELATIONS)
    edits = Edits(document)
    for element in document.root.all("Relationship"):
        if element.attributes.get("Id") in remove:
            edits.remove(element)
    added = b"".join(_write_link(document.root.prefix, source, link) for link in add)
    if added:
        edits.append(document.root, added)
    return package.with_parts({name: edits.apply()})


def _write_link(prefix: str, source: str, link: Relationship) -> bytes:
    target = link.target if link.external else relative_target(source, link.part)
    attributes = {"Id": link.id, "Type": link.type, "Target": target}
    if link.external:
        attributes["TargetMode"] = "External"
    return tag(f"{prefix}Relationship", attributes)


def link_part(package: Package, source: str, kind: str, part: str) -> tuple[Package, str]:
    """The package with a relationship of an Office kind from ``source`` to ``part``, and its id."""
    identifier = free_id({link.id for link in relationships(package, source)})
    link = Relationship(identifier, OFFICE_TYPE + kind, "", part, external=False)
    return edit_relationships(package, source, add=[link]), identifier


def content_type(package: Package, part: str) -> str | None:
    """The content type of a part: its own, or that of its extension."""
    root = package.document(CONTENT_TYPES).root
    for element in root.all("Override"):
        if _override(element) == part.casefold():
            return element.attributes.get("ContentType")
    return _defaults(root).get(_extension(part))


def _override(element: Element) -> str:
    return element.attributes.get("PartName", "").lstrip("/").casefold()


def _extension(part: str) -> str:
    return part.rpartition("/")[2].rpartition(".")[2].casefold()


def _defaults(root: Element) -> dict[str, str]:
    return {
        element.attributes.get("Extension", "").casefold(): element.attributes.get("ContentType", "")
        for element in root.all("Default")
    }


def declare_types(package: Package, add: Mapping[str, str], remove: Collection[str] = ()) -> Package:
    """The package with content types declared for the parts in ``add``, and those of ``remove`` forgotten.

    An image or a VML drawing takes the default of its extension, as programs expect; others their own entry.
    """
    document = package.document(CONTENT_TYPES)
    root = document.root
    edits = Edits(document)
    gone = {name.casefold() for name in remove} - {name.casefold() for name in add}
    wanted = {part.casefold(): kind for part, kind in add.items()}
    declared: dict[str, str] = {}
    for element in root.all("Override"):
        name = _override(element)
        if name in gone:
            edits.remove(element)
            continue
        declared[name] = wanted.get(name, element.attributes.get("ContentType", ""))
        edits.set_attribute(element, "ContentType", declared[name])
    defaults = _defaults(root)
    new_defaults, overrides = b"", b""
    for part, kind in add.items():
        extension = _extension(part)
        if declared.get(part.casefold(), defaults.get(extension)) == kind:
            continue
        if extension != "xml" and extension not in defaults:
            defaults[extension] = kind
            new_defaults += tag(f"{root.prefix}Default", {"Extension": extension, "ContentType": kind})
        else:
            overrides += tag(f"{root.prefix}Override", {"PartName": f"/{part}", "ContentType": kind})
    if new_defaults:
        edits.insert(root.opened, new_defaults)
    if overrides:
        edits.append(root, overrides)
    changed = edits.apply()
    return package if changed == document.data else package.with_parts({CONTENT_TYPES: changed})
