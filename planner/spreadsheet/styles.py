"""Cell formats of one workbook added to another's ``styles.xml``, with a map from old to new indexes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.spreadsheet.markup import Document, Edits, Element, add_prefix, parse, tag, whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import Link, declare_types, link_part, related_part, workbook_part

ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""The collections of a stylesheet in the order that the format demands."""

PLAIN = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    b"</styleSheet>"
)
"""The stylesheet of a workbook that has none: what programs then show."""

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

FIRST_CUSTOM_FORMAT = 164
"""Number formats below this id are Excel's own and the same in every workbook."""

_FORMAT_ID = re.compile(rb'numFmtId="(\d+)"')

Canonical = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class StyleMap:
    """Where the formats of the added workbook are found in the other: old index → new index."""

    cells: Sequence[int]
    differential: Sequence[int]


def canonical(element: Element) -> Canonical:
    """What an element says, whatever its prefix and the order of its attributes."""
    attributes = sorted((n, v) for n, v in element.attributes.items() if not n.startswith("xmlns"))
    return (element.local, tuple(attributes), tuple(canonical(child) for child in element.children))


class Collected:
    """One collection of a stylesheet (fonts, fills …) to which entries are added where they are not there yet."""

    def __init__(self, document: Document, local: str) -> None:
        self.local = local
        self.element = document.root.child(local)
        self.prefix = document.root.prefix
        existing = self.element.children if self.element else []
        self.size = len(existing)
        self.places: dict[Canonical, int] = {}
        for index, child in enumerate(existing):
            self.places.setdefault(canonical(child), index)
        self.added: list[bytes] = []

    def index_of(self, entry: Canonical, raw: bytes) -> int:
        """The index of an entry, added as ``raw`` (without prefixes) where the collection lacks it."""
        return self.place(entry, add_prefix(raw, self.prefix))

    def place(self, entry: Canonical, written: bytes) -> int:
        """The index of an entry, added as ``written`` where the collection lacks it."""
        if entry not in self.places:
            self.places[entry] = self.size + len(self.added)
            self.added.append(written)
        return self.places[entry]

    def write(self, edits: Edits) -> None:
        """Put the added entries into the stylesheet."""
        if not self.added:
            return
        content = b"".join(self.added)
        count = str(self.size + len(self.added))
        if self.element is None:
            new = tag(self.prefix + self.local, {"count": count}, content)
            edits.insert(_place_of(edits.document.root, self.local), new)
            return
        edits.append(self.element, content)
        if "count" in self.element.attributes:
            edits.set_attribute(self.element, "count", count)


def _place_of(root: Element, local: str) -> int:
    """Where a collection that the stylesheet lacks has to be inserted."""
    later = ORDER[ORDER.index(local) + 1 :]
    return next((child.start for child in root.children if child.local in later), root.closing)


class Stylesheet:
    """A ``styles.xml`` being added to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        root = document.root
        self.fonts, self.fills, self.borders, self.cells, self.differential = (
            Collected(self.document, local) for local in ("fonts", "fills", "borders", "cellXfs", "dxfs")
        )
        self.formats = _NumberFormats(self.document)
        self.normal = _normal_style(root)

    def cell_format(self, index: int) -> Element:
        """The format with an index; format 0 for one that does not exist, as programs read it."""
        formats = self.cells.element.children if self.cells.element else []
        if not formats:
            raise ValueError("the stylesheet has no cell format")
        return formats[index] if 0 <= index < len(formats) else formats[0]

    def fill(self, index: int, color: str) -> int:
        """The index of the cell format ``index`` on a background of an ARGB colour, all else being equal."""
        raw = (
            f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/>'
            '<bgColor indexed="64"/></patternFill></fill>'
        ).encode()
        return self.on_fill(index, self.fills.index_of(canonical(parse(raw).root), raw))

    def on_fill(self, index: int, fill: int) -> int:
        """The index of the cell format ``index`` on the background ``fill`` (an index), all else being equal."""
        return self._vary(index, {"fillId": str(fill), "applyFill": "1"})

    def in_font(self, index: int, font: int) -> int:
        """The index of the cell format ``index`` in the font ``font`` (an index), all else being equal."""
        return self._vary(index, {"fontId": str(font), "applyFont": "1"})

    def unlock(self, index: int) -> int:
        """The index of the cell format ``index`` that protection lets people type into, all else being equal."""
        return self._vary(index, {"applyProtection": "1"}, b'<%bprotection locked="0"/>')

    def _vary(self, index: int, changes: dict[str, str], content: bytes = b"") -> int:
        base = self.cell_format(index)
        attributes = {**base.attributes, **changes}
        kept = [child for child in base.children if not (content and child.local == "protection")]
        inner = b"".join(self.document.raw(child) for child in kept)
        added = content % base.prefix.encode() if content else b""
        children = (
            *(canonical(child) for child in kept),
            *((canonical(parse(content % b"").root),) if content else ()),
        )
        entry: Canonical = ("xf", tuple(sorted(attributes.items())), children)
        return self.cells.place(entry, tag(base.name, attributes, inner + added))

    def add_cell_format(self, attributes: dict[str, str], content: bytes, children: Canonical) -> int:
        """The index of a cell format with these attributes and (unprefixed) child elements."""
        entry: Canonical = ("xf", tuple(sorted(attributes.items())), children)
        return self.cells.index_of(entry, tag("xf", attributes, content))

    def data(self) -> bytes:
        """The stylesheet with everything that was added."""
        edits = Edits(self.document)
        for collected in (self.fonts, self.fills, self.borders, self.cells, self.differential):
            collected.write(edits)
        self.formats.collected.write(edits)
        return edits.apply()


class _NumberFormats:
    """Number formats, which have ids of their own choosing where the rest of a stylesheet counts positions."""

    def __init__(self, document: Document) -> None:
        self.collected = Collected(document, "numFmts")
        element = self.collected.element
        self.ids: dict[str, int] = {}
        for child in element.children if element else ():
            self.ids.setdefault(
                child.attributes.get("formatCode", ""), whole(child.attributes.get("numFmtId"))
            )
        self.next = max([FIRST_CUSTOM_FORMAT - 1, *self.ids.values()]) + 1

    def id_of(self, code: str) -> int:
        """The id of a format code, added where the stylesheet lacks it."""
        if code not in self.ids:
            attributes = {"numFmtId": str(self.next), "formatCode": code}
            entry: Canonical = ("numFmt", tuple(sorted(attributes.items())), ())
            self.collected.index_of(entry, tag("numFmt", attributes))
            self.ids[code] = self.next
            self.next += 1
        return self.ids[code]


def _normal_style(root: Element) -> str:
    """The ``xfId`` of the style called Normal, which every cell format is based on."""
    styles = root.child("cellStyles")
    for style in styles.children if styles else ():
        if style.attributes.get("builtinId") == "0":
            return style.attributes.get("xfId", "0")
    return "0"


def with_stylesheet(package: Package) -> tuple[Package, str]:
    """The package with a stylesheet, a plain one where it had none, and that part's name."""
    main = workbook_part(package)
    part = related_part(package, main, Link.STYLES)
    if part is not None:
        return package, part
    part = "xl/styles.xml"
    package, _ = link_part(package.with_parts({part: PLAIN}), main, Link.STYLES, part)
    return declare_types(package, {part: STYLES_TYPE}), part


def merge_styles(target: Document, other: Document) -> tuple[bytes, StyleMap]:
    """``target`` with every cell format and differential format of ``other`` added where it lacks them.

    ``other`` must use no prefix for its elements, as XlsxWriter writes.
    """
    sheet = Stylesheet(target)
    formats = _format_ids(sheet, other.root)
    places = {
        "fontId": _add_all(sheet.fonts, other),
        "fillId": _add_all(sheet.fills, other),
        "borderId": _add_all(sheet.borders, other),
        "numFmtId": formats,
    }
    cells = [_add_format(sheet, other, element, places) for element in _children(other.root, "cellXfs")]
    differential = [_add_differential(sheet, other, element) for element in _children(other.root, "dxfs")]
    return sheet.data(), StyleMap(cells, differential)


def _children(root: Element, local: str) -> list[Element]:
    collection = root.child(local)
    return collection.children if collection else []


def _format_ids(sheet: Stylesheet, root: Element) -> Callable[[int], int]:
    codes = {int(e.attributes["numFmtId"]): e.attributes["formatCode"] for e in _children(root, "numFmts")}
    return lambda number: sheet.formats.id_of(codes[number]) if number in codes else number


def _add_all(collected: Collected, other: Document) -> Callable[[int], int]:
    """Add a whole collection; the new index of each old one."""
    places = [
        collected.index_of(canonical(child), other.raw(child))
        for child in _children(other.root, collected.local)
    ]
    return lambda index: places[index]


def _add_format(
    sheet: Stylesheet, other: Document, element: Element, places: dict[str, Callable[[int], int]]
) -> int:
    attributes = dict(element.attributes)
    for name, place in places.items():
        attributes[name] = str(place(int(attributes.get(name, "0"))))
    attributes["xfId"] = sheet.normal
    return sheet.add_cell_format(
        attributes, other.inner(element), tuple(canonical(child) for child in element.children)
    )


def _add_differential(sheet: Stylesheet, other: Document, element: Element) -> int:
    """A differential format carries its number format whole, under an id that must agree with the others'."""
    number_format = element.child("numFmt")
    raw = other.raw(element)
    if number_format is None:
        return sheet.differential.index_of(canonical(element), raw)
    code = number_format.attributes["formatCode"]
    new = sheet.formats.id_of(code)
    raw = _FORMAT_ID.sub(f'numFmtId="{new}"'.encode(), raw, count=1)
    return sheet.differential.index_of(canonical(parse(raw).root), raw)
