"""Formulas, charts and names of the user's that read our sheets: put where the same rows and columns stand now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from planner.spreadsheet.formulas import Area, copy_formula, move_areas, move_own_areas, reference_pattern
from planner.spreadsheet.markup import Document, Edits, Element, MarkupError, escape, parse
from planner.spreadsheet.names import ADDED
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import reachable, workbook_part
from planner.spreadsheet.values import sheet_values
from planner.spreadsheet.workbook import sheets
from planner.writing.carry_over.areas import Parted, move_area
from planner.writing.carry_over.places import Places, places

_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_FOLDERS = ("worksheets/", "charts/", "tables/", "chartsheets/", "pivotCache/")


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference that could not follow: it reads ``area`` of our sheet ``title`` as before.

    ``spots`` is None where the new plan has no such sheet; ``parted`` where other rows stand between its rows now.
    """

    sheet: str
    cell: str
    name: str
    title: str
    area: Area
    spots: Places | None
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """The workbook with its references put right, the places of those that changed, and those that could not."""

    package: Package
    changed: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()


def follow(
    package: Package, source: Package, ours: Mapping[str, str], copies: Collection[str] = ()
) -> Followed:
    """The user's workbook with what reads the sheets ``ours`` (title → key) reading the same on those of ``source``.

    What a formula reads is known by the labels of its row and the heading of its column. References that cannot
    follow stay. ``copies`` are sheets of ours that will stay too: they follow, and nothing is said of them.
    """
    entries = {entry.title: entry.part for entry in sheets(package) if entry.part}
    replaced_parts = [entries[title] for title in ours if title in entries and title not in copies]
    gone = reachable(package, replaced_parts, (workbook_part(package),))
    owners = _owners(package, entries)
    reader = Follower(package, source, ours)
    changes: dict[str, bytes] = {}
    for name in package.parts:
        if name in gone or not _may_refer(name, workbook_part(package)):
            continue
        before = package.sound_data(name)
        if not reader.mentions(before):
            continue
        title = owners.get(name, "")
        data = reader.rewritten(before, title, quiet=title in copies)
        if data != before:
            changes[name] = data
    return Followed(package.with_parts(changes), tuple(reader.changed), tuple(reader.lost))


def _may_refer(name: str, workbook: str) -> bool:
    return name == workbook or (name.endswith(".xml") and any(folder in name for folder in _FOLDERS))


def _owners(package: Package, entries: Mapping[str, str]) -> dict[str, str]:
    """Part → title of the sheet that it belongs to: charts and tables belong to the sheet that they are on."""
    found: dict[str, str] = {}
    for title, part in entries.items():
        for name in reachable(package, [part], (workbook_part(package),)):
            found.setdefault(name, title)
    return found


class Follower:
    """Rewrites the references of one part after the other, and remembers what became of them."""

    def __init__(self, package: Package, source: Package, ours: Mapping[str, str]) -> None:
        self.package, self.source, self.ours = package, source, ours
        self.changed: list[str] = []
        self.lost: list[Lost] = []
        self._titles = {title.casefold(): title for title in ours}
        self._pattern: re.Pattern[str] = reference_pattern(ours or ("\0",))
        self._spots: dict[str, Places | None] = {}

    def mentions(self, data: bytes) -> bool:
        """Whether the bytes of a part name one of our sheets at all."""
        folded = data.decode(errors="replace").casefold()
        return any(title in folded for title in self._titles)

    def rewritten(self, data: bytes, sheet: str, *, quiet: bool) -> bytes:
        """The part with its references put right."""
        try:
            document = parse(data)
        except MarkupError:
            return data  # not ours to judge: it stays as it is
        edits = Edits(document)
        masters = _shared(document)
        for element, cell in _formulas(document.root, ""):
            formula = document.text(element) if not element.empty else ""
            group = masters.get(element.attributes.get("si", "")) if _is_shared(element) else None
            if group is not None and not formula and self._pattern.search(group[1]):
                formula = copy_formula(group[1], group[0], cell)
            if not formula or _is_built_in(element):
                continue
            spot = _Spot(sheet, cell, element.attributes.get("name", ""), quiet)
            new = self._renew(formula, spot)
            if group is not None and self._pattern.search(group[1]):
                _unshare(edits, element, new)
            elif new != formula:
                edits.fill(element, escape(new).encode())
        self._links(edits, document.root, _Spot(sheet, "", "", quiet))
        return edits.apply() if edits.any else data

    def carry(self, formula: str, title: str, here: Places) -> str | None:
        """A formula of the user's on our sheet ``title``, as it reads the same on the new one; None where it cannot."""
        before = len(self.lost)

        def move(area: Area) -> Area:
            try:
                there = move_area(area, here)
            except Parted:
                there = None
            if there is None:
                self.lost.append(Lost(title, "", "", title, area, here))
            return there or area

        new = move_own_areas(self._renew(formula, _Spot(title, "", "", quiet=False)), move)
        return new if len(self.lost) == before else None

    def _links(self, edits: Edits, root: Element, spot: _Spot) -> None:
        """Links to our cells, and the ranges that pivot tables are made of."""
        for element in root.walk():
            said = element.attributes
            if element.local == "hyperlink" and said.get("location"):
                at = replace(spot, cell=said.get("ref", ""))
                edits.set_attribute(element, "location", self._renew(said["location"], at))
            if element.local == "worksheetSource" and said.get("sheet") and said.get("ref"):
                whole = "'{}'!".format(said["sheet"].replace("'", "''"))
                edits.set_attribute(
                    element, "ref", self._renew(whole + said["ref"], spot).removeprefix(whole)
                )

    def _renew(self, formula: str, spot: _Spot) -> str:
        """The formula with its references put right."""
        new = move_areas(formula, self._pattern, partial(self._move, spot))
        if new != formula and not spot.quiet:
            self.changed.append(spot.text)
        return new

    def _move(self, spot: _Spot, title: str, area: Area) -> Area | None:
        title = self._titles.get(title.casefold(), title)
        if title not in self._spots:
            self._spots[title] = self._compare(title)
        spots = self._spots[title]
        parted, there = False, None
        if spots is not None:
            try:
                there = move_area(area, spots)
            except Parted:
                parted = True
            if there is not None and _is_emptied(area, there, spots):
                there = None
        if there is None and not spot.quiet and (spots is None or _holds_something(area, spots)):
            self.lost.append(Lost(spot.sheet, spot.cell, spot.name, title, area, spots, parted))
        return there

    def _compare(self, title: str) -> Places | None:
        """Where the rows of our sheet stand now; None where the new plan has no such sheet."""
        old = next((entry.part for entry in sheets(self.package) if entry.title == title), "")
        new = next((e.part for e in sheets(self.source) if e.title.casefold() == title.casefold()), "")
        if not old or not new:
            return None
        try:
            before = sheet_values(self.package, old)
        except Refusal:  # damaged: what stood where is not known any more
            return None
        return places(before, sheet_values(self.source, new), self.ours[title])


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a formula stands; ``name`` is that of a defined name."""

    sheet: str
    cell: str
    name: str
    quiet: bool

    @property
    def text(self) -> str:
        return self.name or (f"{self.sheet}!{self.cell}" if self.cell else self.sheet)


def _holds_something(area: Area, spots: Places) -> bool:
    rows, columns = area.rows or (1, spots.old.last[0]), area.columns or (1, spots.old.last[1])
    return any(
        rows[0] <= row <= rows[1] and columns[0] <= column <= columns[1]
        for row, column in spots.old.values.cells
    )


def _is_emptied(area: Area, there: Area, spots: Places) -> bool:
    """Whether a cell held a text, such as one that somebody wrote beside our figures, and holds nothing now."""
    if not (area.single and area.rows and area.columns and there.rows and there.columns):
        return False
    was = spots.old.values.cells.get((area.rows[0], area.columns[0]))
    text = was is not None and isinstance(was.shown, str) and not was.formula
    return text and (there.rows[0], there.columns[0]) not in spots.new.values.cells


def _formulas(element: Element, cell: str) -> Iterator[tuple[Element, str]]:
    """The elements that hold formulas, each with the cells of the nearest element around it that says some."""
    for child in element.children:
        if child.local in _FORMULAS:
            yield child, cell
        attributes = child.attributes
        yield from _formulas(child, attributes.get("sqref") or attributes.get("r") or cell)


def _is_built_in(element: Element) -> bool:
    """Print areas, filters and our marks: they belong to a sheet, and go or stay with it."""
    return element.local == "definedName" and element.attributes.get("name", "").startswith(("_xlnm.", ADDED))


def _is_shared(element: Element) -> bool:
    return element.local == "f" and element.attributes.get("t") == "shared"


def _shared(document: Document) -> dict[str, tuple[str, str]]:
    """Number → cell and formula of those that other cells share, shifted by their distance from it."""
    if b"shared" not in document.data:
        return {}
    return {
        element.attributes.get("si", ""): (cell, document.text(element))
        for element, cell in _formulas(document.root, "")
        if _is_shared(element) and not element.empty
    }


def _unshare(edits: Edits, element: Element, formula: str) -> None:
    """A formula of its own for a cell that shared one: its rows may have parted from those of the others."""
    edits.replace(element.start, element.end, f"<{element.name}>{escape(formula)}</{element.name}>".encode())
