"""XML edited as text: where each element lies in the bytes, and splices that leave the rest as it is.

Re-serialising a part with an XML library renames prefixes, drops ``mc:Ignorable`` declarations and reorders
attributes, after which spreadsheet programs repair or refuse the file. So a part is parsed only to *find* places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from planner.schema.digits import whole_number

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_TAG = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNPREFIXED = re.compile(rb"<(/?)(?=[A-Za-z_])")


class MarkupError(ValueError):
    """A part is not the well-formed XML without DOCTYPE that it should be."""


class DoctypeError(MarkupError):
    """A part has a DOCTYPE."""


@dataclass(slots=True, eq=False)
class Element:
    """An element and its place: bytes ``start:end``, its content ``opened:closing``."""

    name: str  # as written, with its prefix
    namespace: str
    attributes: dict[str, str]
    scope: Mapping[str, str]  # prefix → namespace
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """What to put before the names of new children: ``""`` or for example ``"x:"``."""
        head, colon, _ = self.name.rpartition(":")
        return head + colon

    @property
    def empty(self) -> bool:
        """Whether it is written ``<name/>``."""
        return self.opened == self.end

    def child(self, *locals_: str) -> Element | None:
        """The first descendant along a path of local names."""
        found: Element | None = self
        for local in locals_:
            found = next((child for child in found.children if child.local == local), None) if found else None
        return found

    def all(self, local: str) -> list[Element]:
        """The children with a local name."""
        return [child for child in self.children if child.local == local]

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def attribute(self, local: str, namespace: str = "") -> str | None:
        """An attribute's value by local name; with a namespace, whatever prefix stands for it."""
        if not namespace:
            return self.attributes.get(local)
        for name, value in self.attributes.items():
            prefix, colon, rest = name.partition(":")
            if colon and rest == local and self.scope.get(prefix) == namespace:
                return value
        return None

    def prefix_of(self, namespace: str) -> str | None:
        """A prefix (with its colon) that stands for ``namespace`` here, None where none is declared."""
        return next((f"{p}:" for p, uri in self.scope.items() if uri == namespace and p), None)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed part: its bytes (in UTF-8) and its root element."""

    data: bytes
    root: Element

    def raw(self, element: Element) -> bytes:
        """The element as written."""
        return self.data[element.start : element.end]

    def inner(self, element: Element) -> bytes:
        """The element's content as written."""
        return self.data[element.opened : element.closing]

    def text(self, element: Element) -> str:
        """The characters in the element and below it."""
        pieces: list[str] = []
        parser = ParserCreate("utf-8")
        parser.CharacterDataHandler = pieces.append
        parser.Parse(b"<t>" + self.inner(element) + b"</t>", True)
        return "".join(pieces)


class _Builder:
    """Expat's events turned into elements; below an element named in ``shallow`` nothing is kept."""

    def __init__(self, data: bytes, shallow: Collection[str]) -> None:
        self.data, self.shallow = data, shallow
        self.root: Element | None = None
        self.open: list[Element] = []
        self.skipped = 0  # depth inside a shallow element
        self.parser = ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.close
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        raise DoctypeError("DOCTYPE")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipped or (self.open and self.open[-1].local in self.shallow):
            self.skipped += 1
            return
        scope = self.open[-1].scope if self.open else {}
        declared = {n[6:]: v for n, v in attributes.items() if n == "xmlns" or n.startswith("xmlns:")}
        if declared:
            scope = {**scope, **declared}
        at = self.parser.CurrentByteIndex
        tag = _TAG.match(self.data, at)
        if tag is None:  # expat has accepted the tag, so this cannot be well-formed UTF-8
            raise MarkupError(name)
        namespace = scope.get(name.rpartition(":")[0], "")
        element = Element(name, namespace, attributes, scope, at, tag.end())
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def close(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        element = self.open.pop()
        if self.data[element.opened - 2 : element.opened] == b"/>":
            element.closing = element.end = element.opened
        else:
            element.closing = self.parser.CurrentByteIndex
            element.end = self.data.index(b">", element.closing) + 1


def parse(data: bytes, shallow: Collection[str] = ()) -> Document:
    """The elements of a part with their places. Children of elements named in ``shallow`` are left out.

    Raises:
        MarkupError: not well-formed, or with a DOCTYPE.
    """
    data = as_utf8(data)
    builder = _Builder(data, shallow)
    try:
        builder.parser.Parse(data, True)
    except ExpatError as error:
        raise MarkupError(str(error)) from error
    if builder.root is None:
        raise MarkupError("no element")
    return Document(data, builder.root)


def as_utf8(data: bytes) -> bytes:
    """The part in UTF-8: all but the oddest are, and offsets count bytes.

    Raises:
        MarkupError: it is not in the encoding that it declares.
    """
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    encoding = "utf-16" if data.startswith(UTF16) else declared[1].decode().lower() if declared else "utf-8"
    if encoding in ("utf-8", "utf8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise MarkupError(str(error)) from error
    return re.sub(r"""encoding\s*=\s*["'][^"']*["']""", 'encoding="UTF-8"', text, count=1).encode()


class Edits:
    """Splices to be made in a document's bytes. They must not overlap; several may insert at one place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._splices: list[tuple[int, int, bytes]] = []

    @property
    def any(self) -> bool:
        """Whether there is anything to change."""
        return bool(self._splices)

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put ``new`` in the place of the bytes ``start:end``."""
        self._splices.append((start, end, new))

    def insert(self, at: int, new: bytes) -> None:
        """Put ``new`` before the byte ``at``."""
        self.replace(at, at, new)

    def remove(self, element: Element) -> None:
        """Take an element away."""
        self.replace(element.start, element.end, b"")

    def fill(self, element: Element, content: bytes) -> None:
        """Put ``content`` in the place of all that the element contains."""
        if element.empty:
            self.append(element, content)
        else:
            self.replace(element.opened, element.closing, content)

    def append(self, element: Element, content: bytes) -> None:
        """Add ``content`` as the element's last child; at most once for an element written ``<name/>``."""
        if element.empty:
            self.replace(element.opened - 2, element.opened, b">" + content + f"</{element.name}>".encode())
        else:
            self.insert(element.closing, content)

    def set_attribute(self, element: Element, name: str, value: str | None) -> None:
        """Change, add or (with None) remove an attribute, by its name as written."""
        if element.attributes.get(name) == value:
            return
        new = b"" if value is None else f' {name}="{quote_attribute(value)}"'.encode()
        begin = element.start + 1 + len(element.name.encode())
        for found in _ATTRIBUTE.finditer(self.document.data, begin, element.opened):
            if found[1] == name.encode():
                self.replace(found.start(), found.end(), new)
                return
        self.insert(begin, new)

    def apply(self) -> bytes:
        """The document's bytes with all splices made."""
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(self._splices, key=lambda splice: splice[:2]):
            if start < at:
                raise ValueError("overlapping edits")
            pieces += (self.document.data[at:start], new)
            at = end
        return b"".join([*pieces, self.document.data[at:]])


def whole(text: str | None, default: int = 0) -> int:
    """The whole number that an attribute holds; ``default`` where it lacks or holds something else."""
    number = None if text is None else whole_number(text.strip())
    return default if number is None else number


_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SPECIAL_QUOTED = _SPECIAL | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """``text`` for use between tags; the standard library's own function imports its whole web client."""
    return text.translate(_SPECIAL)


def quote_attribute(value: str) -> str:
    """``value`` for use between double quotes as an attribute."""
    return value.translate(_SPECIAL_QUOTED)


def tag(name: str, attributes: Mapping[str, str], content: bytes = b"") -> bytes:
    """An element written out."""
    head = f"<{name}" + "".join(f' {key}="{quote_attribute(value)}"' for key, value in attributes.items())
    return head.encode() + (b">" + content + f"</{name}>".encode() if content else b"/>")


def add_prefix(raw: bytes, prefix: str) -> bytes:
    """Markup of our own generator, which uses no prefix for its own namespace, as a child of prefixed elements."""
    return _UNPREFIXED.sub(rb"<\1" + prefix.encode(), raw) if prefix else raw
