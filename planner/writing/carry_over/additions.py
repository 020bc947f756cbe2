"""What people added to one of our sheets: notes, colours, columns, and what cannot be carried to another sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.spreadsheet.addresses import Position, position
from planner.spreadsheet.markup import Element, whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import Link, related_part, relationships, workbook_part
from planner.spreadsheet.values import Values
from planner.writing.carry_over.sheet_records import Written
from planner.writing.style import FILLS

_OURS = frozenset({Link.DRAWING, Link.COMMENTS, Link.VML_DRAWING, Link.PRINTER_SETTINGS, Link.HYPERLINK})
"""Kinds of parts below a sheet that we write, carry, or that say nothing."""

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})


@dataclass(frozen=True, slots=True)
class Additions:
    """Positions are those of the old sheet. ``fills`` are indexes of the stylesheet.

    ``whole`` is True where there is something that only a copy of the sheet keeps.
    """

    notes: Mapping[Position, str] = field(default_factory=dict)
    fills: Mapping[Position, int] = field(default_factory=dict)
    texts: Mapping[Position, str] = field(default_factory=dict)
    whole: bool = False

    @property
    def any(self) -> bool:
        """Whether people added anything at all."""
        return bool(self.notes or self.fills or self.texts or self.whole)


def additions(package: Package, part: str, values: Values, known: Written | None) -> Additions:
    """What people added to a sheet; ``known`` is what we wrote there, None where no record of it is left."""
    return Additions(
        notes=_notes(package, part),
        fills=_fills(package, values),
        texts=_texts(values, known),
        whole=_whole(package, part, known),
    )


def _notes(package: Package, part: str) -> dict[Position, str]:
    comments = related_part(package, part, Link.COMMENTS)
    if comments is None:
        return {}
    document = package.sound_document(comments)
    if document is None:
        return {}
    listing = document.root.child("commentList")
    found = {}
    for comment in listing.all("comment") if listing else ():
        content = comment.child("text")
        said = document.text(content) if content else ""
        if said.strip():
            found[position(comment.attributes.get("ref", ""))] = said
    return found


def _fills(package: Package, values: Values) -> dict[Position, int]:
    """The cells on a background that is none of ours."""
    styles = related_part(package, workbook_part(package), Link.STYLES)
    root = package.document(styles).root if styles else None
    fills, formats = (root.child("fills"), root.child("cellXfs")) if root else (None, None)
    if fills is None or formats is None:
        return {}
    foreign = {at for at, fill in enumerate(fills.children) if _is_foreign(fill)}
    by_style = {
        str(at): whole(xf.attributes.get("fillId"))
        for at, xf in enumerate(formats.children)
        if whole(xf.attributes.get("fillId")) in foreign
    }
    return {
        (row, column): by_style[style]
        for row, cells in values.sheet.cells.items()
        for column, cell in cells.items()
        if (style := cell.attributes.get("s", "0")) in by_style
    }


def _is_foreign(fill: Element) -> bool:
    """Whether a background was chosen by somebody else: a gradient, or a colour that we do not use."""
    pattern = fill.child("patternFill")
    if pattern is None:
        return True
    if pattern.attributes.get("patternType", "none") in ("none", "gray125"):
        return False
    color = pattern.child("fgColor")
    shown = color.attributes.get("rgb", "")[-6:].upper() if color else ""
    return shown not in FILLS


def _texts(values: Values, known: Written | None) -> dict[Position, str]:
    """The texts that we did not write; none where it is not known what we wrote."""
    if known is None:
        return {}
    return {
        place: value.shown
        for place, value in values.cells.items()
        if isinstance(value.shown, str) and not value.formula and not known.knows(value.shown)
    }


def _whole(package: Package, part: str, known: Written | None) -> bool:
    """Charts, pictures, tables, conversations, sparklines: what hangs on the sheet and cannot leave it."""
    links = relationships(package, part)
    if any(link.kind not in _OURS for link in links):
        return True
    drawn = [link.part for link in links if link.kind == Link.DRAWING and link.part in package.parts]
    documents = [document for drawing in drawn if (document := package.sound_document(drawing))]
    anchors = sum(child.local in _ANCHORS for document in documents for child in document.root.children)
    expected = known.charts if known is not None else anchors
    return anchors > expected or b"sparklineGroup" in package.data(part)
