"""Values that the user's formulas and charts keep of sheets of ours: old ones, once those are written anew.

A spreadsheet program computes them again when it opens the workbook; all others would show what the plan before
said. So no value is left where it would be an old one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from planner.spreadsheet.addresses import Position
from planner.spreadsheet.markup import Document, Edits, Element, MarkupError, parse
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import Link, reachable, workbook_part
from planner.spreadsheet.sheetdata import SheetData, read_sheet_data
from planner.spreadsheet.workbook import sheets
from planner.writing.carry_over.read_cells import Names, Read, formulas_of, names_of, reads_of, spread_of

_CACHES = {
    "numRef": ("numCache",),
    "strRef": ("strCache",),
    "multiLvlStrRef": ("multiLvlStrCache",),
    "numDim": ("lvl",),
    "strDim": ("lvl",),
}
"""What a chart reads from cells → where it keeps the values."""


def without_old_values(package: Package, ours: Collection[str], copies: Collection[str] = ()) -> Package:
    """The workbook without the values of formulas and charts that follow, directly or not, from the sheets ``ours``.

    ``copies`` are those of them that stay, as the user's own. Pivot tables made of ours are refreshed on opening.
    """
    titles = {title.casefold() for title in ours}
    if not titles or not _mentions_ours(package, ours, copies):
        return package
    finder = _Finder(package, titles, names_of(package))
    gone = _parts(package, set(ours) - set(copies))
    stale = finder.stale(gone)
    changes = {part: _without_values(finder.sheets[part], places) for part, places in stale.items() if places}
    by_title = {entry.title.casefold(): stale[entry.part] for entry in sheets(package) if entry.part in stale}
    for name in package.parts:
        if (
            name.endswith(".xml")
            and name not in gone
            and ("charts/" in name or "pivotCacheDefinition" in name)
        ):
            before = package.sound_data(name)
            data = finder.redrawn(before, by_title)
            if data != before:
                changes[name] = data
    return package.with_parts(changes)


def _parts(package: Package, titles: Collection[str]) -> set[str]:
    starts = [entry.part for entry in sheets(package) if entry.title in titles and entry.part]
    return reachable(package, starts, (workbook_part(package),))


def _mentions_ours(package: Package, ours: Collection[str], copies: Collection[str]) -> bool:
    """Whether a part of the user's names one of our sheets at all: most workbooks have none that does."""
    gone = _parts(package, set(ours) - set(copies))
    folded = [title.casefold() for title in ours]
    for name in package.parts:
        if name in gone or not name.endswith(".xml") or "docProps" in name or "sharedStrings" in name:
            continue
        said = package.sound_data(name).decode(errors="replace").casefold()
        if name == workbook_part(package):
            said = said.partition("</sheets>")[2]
        elif "worksheets/" in name:
            said = _without_links(said)
        if any(f"{title}!" in said or f"{title}'!" in said or f'sheet="{title}"' in said for title in folded):
            return True
    return False


def _without_links(said: str) -> str:
    """A sheet's markup without its links to places: the cover has one to each of our sheets, and none keeps a value."""
    before, opening, links = said.partition("<hyperlinks")
    after = links.rpartition("</hyperlinks>")[2]
    return said if not opening or "<![cdata[" in said else before + after


@dataclass(slots=True)
class _Finder:
    """Follows what the user's formulas read back to the sheets ``titles`` (folded)."""

    package: Package
    titles: Collection[str]
    names: Names
    sheets: dict[str, SheetData] = field(default_factory=dict)

    def stale(self, gone: Collection[str]) -> dict[str, set[Position]]:
        """Part of each sheet that stays → the cells whose values follow from ours."""
        waiting: dict[str, dict[Position, tuple[Read, ...]]] = {}
        folded: dict[str, str] = {}
        for entry in sheets(self.package):
            if entry.kind != Link.WORKSHEET or not entry.part or entry.part in gone:
                continue
            try:
                sheet = self.sheets[entry.part] = read_sheet_data(self.package.data(entry.part))
            except Refusal:  # not ours to judge: it stays as it is
                continue
            folded[entry.title.casefold()] = entry.part
            waiting[entry.part] = {
                place: reads_of(formula, self.names) for place, formula in formulas_of(sheet).items()
            }
        found: dict[str, set[Position]] = {part: set() for part in waiting}
        while True:
            by_title = {title: found[part] for title, part in folded.items()}
            new = {
                part: [p for p, reads in cells.items() if self.follows(reads, found[part], by_title)]
                for part, cells in waiting.items()
            }
            if not any(new.values()):
                return found
            for part, places in new.items():
                for place in places:
                    del waiting[part][place]
                    found[part] |= self._cells_filled_by(part, place)

    def follows(
        self, reads: tuple[Read, ...], here: Collection[Position], found: Mapping[str, Collection[Position]]
    ) -> bool:
        """Whether one of the areas lies on a sheet of ours or holds a cell that follows from one."""
        return any(
            read.sheet in self.titles
            or any(read.holds(place) for place in (found.get(read.sheet, ()) if read.sheet else here))
            for read in reads
        )

    def _cells_filled_by(self, part: str, place: Position) -> set[Position]:
        """The cell, or all those that its formula fills."""
        sheet = self.sheets[part]
        cell = sheet.cell(place)
        formula = cell.child("f") if cell else None
        area = spread_of(formula) if formula else None
        if area is None or area.rows is None or area.columns is None:
            return {place}
        read = Read("", area)
        return {(r, c) for r, cells in sheet.cells.items() for c in cells if read.holds((r, c))}

    def redrawn(self, data: bytes, found: Mapping[str, Collection[Position]]) -> bytes:
        """A chart without the points that it keeps of such cells; a pivot table that is refreshed on opening."""
        try:
            document = parse(data)
        except MarkupError:
            return data  # not ours to judge: it stays as it is
        edits = Edits(document)
        for element in document.root.walk():
            if element.local in _CACHES and self._draws(document, element, found):
                for child in element.children:
                    if child.local in _CACHES[element.local]:
                        edits.remove(child)
            if (
                element.local == "worksheetSource"
                and element.attributes.get("sheet", "").casefold() in self.titles
            ):
                edits.set_attribute(document.root, "refreshOnLoad", "1")
        return edits.apply() if edits.any else data

    def _draws(self, document: Document, element: Element, found: Mapping[str, Collection[Position]]) -> bool:
        formula = element.child("f")
        said = document.text(formula) if formula is not None and not formula.empty else ""
        return self.follows(reads_of(said, self.names), (), found)


def _without_values(sheet: SheetData, places: Collection[Position]) -> bytes:
    edits = Edits(sheet.document)
    for place in places:
        cell = sheet.cell(place)
        value = cell.child("v") if cell else None
        if cell is None or value is None:
            continue
        edits.remove(value)
        edits.set_attribute(cell, "t", None)
    return edits.apply()
