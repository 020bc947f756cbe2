"""Notes added to cells of the user's sheets, beside those that are there.

A note is two things: its text in a comments part, and the box that shows it in a VML drawing. The drawing may also
hold form controls, and is often not well-formed (``<br>``), so it is only ever added to as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.spreadsheet.addresses import Position, address, position
from planner.spreadsheet.markup import (
    MAIN,
    OFFICE_RELATIONS,
    Document,
    Edits,
    Element,
    escape,
    tag,
)
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import (
    Link,
    declare_types,
    free_part,
    link_part,
    names_in_use,
    related_part,
    relationships,
)
from planner.spreadsheet.text import cell_text
from planner.spreadsheet.workbook import find_sheet, relation_id

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
).encode()
_AFTER_LEGACY_DRAWING = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_BLOCK = 1024  # a drawing numbers its shapes within blocks of this size, which it lists
_BLOCKS = re.compile(rb"""(<o:idmap\b[^>]*?\bdata\s*=\s*["'])([0-9, ]*)(["'])""")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]+)")
_NOTE_TYPE = re.compile(rb"""<v:shapetype\b[^>]*\bid\s*=\s*["']_x0000_t202["']""")
_CHARACTERS_PER_LINE, _MAX_LINES = 38, 30

_SHAPE_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


@dataclass(frozen=True, slots=True)
class _Note:
    place: Position
    text: str


def add_notes(package: Package, title: str, notes: Mapping[str, str], author: str) -> Package:
    """The package with a note on each cell (by address) of a sheet; a note that is there is continued.

    Nothing is added to a note that says so already. A conversation (threaded comment) stays as it is: only the plain
    text that older programs show in its place is continued.

    Raises:
        KeyError: no worksheet is called so.
        ValueError: not the address of a cell.
    """
    part = find_sheet(package, title).part
    wanted = [_Note(position(cell), cell_text(text)) for cell, text in notes.items()]
    package, comments = _comments_part(package, part)
    data, new = _write_comments(package.document(comments), wanted, author)
    package = package.with_parts({comments: data})
    return _add_boxes(package, part, new) if new else package


def replace_notes(package: Package, title: str, texts: Mapping[str, str]) -> Package:
    """The package whose notes on a sheet that say one of ``texts``, whatever kind its spaces are, say the new text.

    Raises:
        KeyError: no worksheet is called so.
    """
    part = related_part(package, find_sheet(package, title).part, Link.COMMENTS)
    if part is None:
        return package
    document = package.document(part)
    edits, wanted = Edits(document), {_with_plain_spaces(old): new for old, new in texts.items()}
    for element in document.root.walk():
        if element.local == "t":
            new = wanted.get(_with_plain_spaces(document.text(element)))
            if new is not None:
                edits.fill(element, escape(new).encode())
    return package.with_parts({part: edits.apply()}) if edits.any else package


def _with_plain_spaces(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def _comments_part(package: Package, sheet: str) -> tuple[Package, str]:
    for link in relationships(package, sheet):
        if link.kind == Link.COMMENTS and link.part in package.parts:
            return package, link.part
    part = free_part(names_in_use(package), "xl/comments.xml")
    package, _ = link_part(package.with_parts({part: _NO_COMMENTS}), sheet, Link.COMMENTS, part)
    return declare_types(package, {part: _COMMENTS_TYPE}), part


def _write_comments(document: Document, notes: list[_Note], author: str) -> tuple[bytes, list[_Note]]:
    """The comments part with the notes in it, and those of them that need a box of their own."""
    edits = Edits(document)
    root = document.root
    number = _author_number(edits, author)
    listing = root.child("commentList")
    if listing is None:
        raise ValueError("a comments part without a list")
    existing = {comment.attributes.get("ref", ""): comment for comment in listing.all("comment")}
    added, new = b"", []
    for note in notes:
        reference = address(*note.place)
        if reference in existing:
            if note.text not in document.text(existing[reference]):
                _continue(edits, existing[reference], note.text)
            continue
        text = tag(f"{root.prefix}text", {}, _run(root.prefix, note.text))
        added += tag(f"{root.prefix}comment", {"ref": reference, "authorId": str(number)}, text)
        new.append(note)
    if added:
        edits.append(listing, added)
    return edits.apply(), new


def _author_number(edits: Edits, author: str) -> int:
    document = edits.document
    authors = document.root.child("authors")
    if authors is None:
        raise ValueError("a comments part without authors")
    names = [document.text(child) for child in authors.children]
    if author not in names:
        edits.append(authors, tag(f"{document.root.prefix}author", {}, escape(author).encode()))
        names.append(author)
    return names.index(author)


def _run(prefix: str, text: str) -> bytes:
    written = tag(f"{prefix}t", {"xml:space": "preserve"}, escape(text).encode())
    return tag(f"{prefix}r", {}, written)


def _continue(edits: Edits, comment: Element, text: str) -> None:
    """Add a paragraph to a note; a plain text has to become a run to stand beside another."""
    content = comment.child("text")
    prefix = comment.prefix
    if content is None or not content.children:
        edits.fill(
            content or comment,
            _run(prefix, text) if content else tag(f"{prefix}text", {}, _run(prefix, text)),
        )
        return
    pieces = [child for child in content.children if child.local in ("t", "r")]
    for piece in pieces:
        if piece.local == "t":
            raw = edits.document.raw(piece)
            edits.replace(piece.start, piece.end, f"<{prefix}r>".encode() + raw + f"</{prefix}r>".encode())
    end = pieces[-1].end if pieces else content.opened
    edits.insert(end, _run(prefix, f"\n\n{text}"))


def _add_boxes(package: Package, sheet: str, notes: list[_Note]) -> Package:
    """The package with a box for each note in the sheet's VML drawing, a new one where it has none."""
    document = package.document(sheet, shallow=("sheetData",))
    element = document.root.child("legacyDrawing")
    if element is not None:
        wanted = relation_id(element)
        drawing = next((link.part for link in relationships(package, sheet) if link.id == wanted), "")
        if drawing not in package.parts:
            raise Refusal("reading.damaged", detail="legacyDrawing")
        return package.with_parts({drawing: _with_boxes(package, drawing, notes)})
    drawing = free_part(names_in_use(package), "xl/drawings/vmlDrawing.vml")
    package = package.with_parts({drawing: _new_drawing(package, notes)})
    package, identifier = link_part(package, sheet, Link.VML_DRAWING, drawing)
    package = declare_types(package, {drawing: _VML_TYPE})
    return package.with_parts({sheet: _with_legacy_drawing(document, identifier)})


def _with_legacy_drawing(document: Document, identifier: str) -> bytes:
    root = document.root
    edits = Edits(document)
    prefix = root.prefix_of(OFFICE_RELATIONS)
    attributes = {} if prefix else {"xmlns:r": OFFICE_RELATIONS}
    attributes[f"{prefix or 'r:'}id"] = identifier
    later = (child.start for child in root.children if child.local in _AFTER_LEGACY_DRAWING)
    edits.insert(next(later, root.closing), tag(f"{root.prefix}legacyDrawing", attributes))
    return edits.apply()


def _used_blocks(package: Package) -> set[int]:
    """The blocks of shape numbers that the workbook's VML drawings use."""
    taken: set[int] = set()
    for name in package.parts:
        if name.casefold().endswith(".vml"):
            for found in _BLOCKS.finditer(package.sound_data(name)):
                taken |= {int(block) for block in found[2].split(b",") if block.strip()}
    return taken


def _new_drawing(package: Package, notes: list[_Note]) -> bytes:
    block = max(_used_blocks(package), default=0) + 1
    head = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
        f'<o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    ).encode()
    return head + _SHAPE_TYPE + _boxes(notes, block * _BLOCK + 1) + b"</xml>"


def _with_boxes(package: Package, drawing: str, notes: list[_Note]) -> bytes:
    data = package.data(drawing)
    end = data.lower().rfind(b"</xml>")
    if end < 0:
        raise Refusal("reading.damaged", detail=drawing)
    first = max([_BLOCK, *(int(number) for number in _SHAPE_ID.findall(data))]) + 1
    boxes = (b"" if _NOTE_TYPE.search(data) else _SHAPE_TYPE) + _boxes(notes, first)
    blocks = {number // _BLOCK for number in range(first, first + len(notes))}
    return _list_blocks(data[:end], blocks) + boxes + data[end:]


def _list_blocks(data: bytes, blocks: set[int]) -> bytes:
    def add_blocks(found: re.Match[bytes]) -> bytes:
        old = {int(block) for block in found[2].split(b",") if block.strip()}
        if blocks <= old:
            return found[0]
        return found[1] + ",".join(str(block) for block in sorted(old | blocks)).encode() + found[3]

    return _BLOCKS.sub(add_blocks, data, count=1)


def _boxes(notes: list[_Note], first: int) -> bytes:
    return "".join(_box(note, first + at) for at, note in enumerate(notes)).encode()


def _box(note: _Note, number: int) -> str:
    """The hidden box of a note, to the right of its cell, high enough for its text."""
    row, column = note.place[0] - 1, note.place[1] - 1
    lines = sum(1 + len(line) // _CHARACTERS_PER_LINE for line in note.text.splitlines())
    height = min(lines + 1, _MAX_LINES)
    anchor = f"{column + 1}, 15, {row}, 4, {column + 4}, 15, {row + height}, 4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
        f'style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:190pt;height:{height * 15}pt;'
        'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
