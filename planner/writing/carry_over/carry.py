"""Brings what people added to our sheets over to the new ones, and keeps a copy where that cannot be done in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from planner.messages import text
from planner.schema.inputs import YES_NO
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.spreadsheet.addresses import Position, address, position
from planner.spreadsheet.cells import StyledValue, set_cells
from planner.spreadsheet.comments import add_notes
from planner.spreadsheet.markup import escape, tag
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.sheetdata import read_sheet_data, write_cells
from planner.spreadsheet.styles import Stylesheet, with_stylesheet
from planner.spreadsheet.values import Values, sheet_values
from planner.spreadsheet.workbook import find_sheet, sheets
from planner.writing.carry_over.additions import Additions, additions
from planner.writing.carry_over.arrangement import Arranged, Looks, arrange, find_arrangement, is_arranged
from planner.writing.carry_over.copies import copy_title, rename_sheet
from planner.writing.carry_over.follow import Follower
from planner.writing.carry_over.places import Places, places
from planner.writing.carry_over.read_cells import formulas_of
from planner.writing.carry_over.sheet_records import Written, decode

MONTH_ROWS = "transfers"
"""The sheet on which texts under a month are reported as typed over (see ``planner.reading.previous.transfers``)."""

_HEADINGS = 4
"""Its row of headings."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Notes, backgrounds and formulas for the new sheets, by title and address, and how people arranged them.

    ``copies`` are old titles to keep.
    """

    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    fills: dict[str, dict[str, int]] = field(default_factory=dict)
    formulas: dict[str, dict[str, str]] = field(default_factory=dict)
    arranged: dict[str, Arranged] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)


def gather(
    package: Package,
    source: Package,
    ours: Mapping[str, str],
    records: Mapping[str, str],
    headings: Collection[str] = (),
) -> Carried:
    """What people added to our sheets of ``package``, and where it belongs on the generated ones of ``source``.

    ``ours`` are their titles with their keys; ``records`` says what we wrote on each (key → encoded); ``headings``
    are those of the columns that people added to Transfers.
    """
    if not ours:
        return Carried()
    coming = {entry.title: entry.part for entry in sheets(source)}
    gatherer = _Gatherer(source, Follower(package, source, ours), (Looks(package), Looks(source)), headings)
    for entry in sheets(package):
        key = ours.get(entry.title, "identity")
        if key == "identity" or not entry.part:
            continue
        known = decode(records.get(key, ""))
        try:
            old = sheet_values(package, entry.part)
        except Refusal:  # damaged, so that nothing on it can be told; the new one takes its place
            continue
        found = additions(package, entry.part, old, known)
        gatherer.take(_Old(entry.title, key, old, found, known), coming.get(entry.title))
    return gatherer.carried


@dataclass(frozen=True, slots=True)
class _Old:
    """A sheet of ours as people left it, with what they added."""

    title: str
    key: str
    values: Values
    found: Additions
    known: Written | None


@dataclass(frozen=True, slots=True)
class _Gatherer:
    """Takes sheet after sheet, and finds on the ``source`` where what people did there belongs."""

    source: Package
    follower: Follower
    looks: tuple[Looks, Looks]
    headings: Collection[str]
    carried: Carried = field(default_factory=Carried)

    def take(self, old: _Old, part: str | None) -> None:
        """``part`` is the new sheet's, None where it does not come back."""
        headings = self.headings if old.key == MONTH_ROWS else ()
        theirs = _formulas_of_theirs(old.found, old.values, headings)
        touched = is_arranged(old.values, *self.looks, old.known)
        if not (old.found.any or theirs or touched):
            return
        if part is None:
            if old.found.any or theirs:
                self.carried.copies.append(old.title)
            return
        new = sheet_values(self.source, part)
        spots = places(old.values, new, old.key)
        layout = find_arrangement(old.values, new, spots, self.looks, old.known) if touched else Arranged()
        formulas = _follow_formulas(theirs, old.title, spots, self.follower)
        self.carried.arranged[old.title] = layout
        self.carried.formulas[old.title] = formulas
        self.carried.notes[old.title], self.carried.fills[old.title] = _place_additions(old.found, spots)
        whole = layout.whole and len(formulas) == len(theirs) and not old.found.whole
        if not whole or _has_unplaced(old.found, spots) or _lost_texts(old.found, new, spots, old.key):
            self.carried.copies.append(old.title)


def _place_additions(found: Additions, spots: Places) -> tuple[dict[str, str], dict[str, int]]:
    """Notes and backgrounds by their address on the new sheet."""
    notes = {address(*at): said for place, said in found.notes.items() if (at := spots.of(place))}
    fills = {address(*at): fill for place, fill in found.fills.items() if (at := spots.of(place))}
    return notes, fills


def _has_unplaced(found: Additions, spots: Places) -> bool:
    return any(spots.of(place) is None for place in (*found.notes, *found.fills))


def _lost_texts(found: Additions, new: Values, spots: Places, key: str) -> bool:
    """Whether a text of theirs does not stand on the new sheet; figures typed over are reported elsewhere."""
    for place, said in found.texts.items():
        at = spots.of(place)
        there = new.cells.get(at) if at is not None else None
        if there is not None and (there.shown == said or (key == MONTH_ROWS and _is_figure(there.shown))):
            continue
        if at is not None and key == MONTH_ROWS and (_blank_figure(new, at) or _same_answer(said, new, at)):
            continue
        return True
    return False


def _is_figure(shown: object) -> bool:
    return isinstance(shown, float)


def _blank_figure(new: Values, at: Position) -> bool:
    """Whether the new cell is a blank one under a month."""
    return at not in new.cells and isinstance(new.row(_HEADINGS).get(at[1]), float)


def _same_answer(said: str, new: Values, at: Position) -> bool:
    """Whether the column of locks answers the same, which it does in one word: no lock is a blank cell."""
    lock = next(column for column in DECISION_COLUMNS if column.key == "lock")
    if new.row(_HEADINGS).get(at[1]) not in (lock.label.en, lock.label.fr):
        return False
    answers = (
        choice.key for choice in YES_NO if fold(said) in {fold(name) for name in choice.label.spellings()}
    )
    return next(answers, "") == ("yes" if at in new.cells else "no")


def _formulas_of_theirs(found: Additions, old: Values, headings: Collection[str]) -> dict[Position, str]:
    """The formulas in columns that they headed, now or in a version before (``headings``)."""
    headed = {column for row, column in found.texts if row <= min((r for r, _ in found.texts), default=0)}
    headed |= {place[1] for place, value in old.cells.items() if value.shown in headings}
    if not headed:
        return {}
    return {place: said for place, said in formulas_of(old.sheet).items() if place[1] in headed}


def _follow_formulas(
    formulas: Mapping[Position, str], title: str, spots: Places, follower: Follower
) -> dict[str, str]:
    """Those formulas by their address on the new sheet, reading there what they read before."""
    found = {}
    for place, said in formulas.items():
        at, new = spots.of(place), follower.carry(said, title, spots)
        if at is not None and new is not None:
            found[address(*at)] = new
    return found


def keep_copies(package: Package, titles: Collection[str], version: int) -> Package:
    """The package with the old sheets ``titles`` under other names, so that they stay."""
    for title in titles:
        taken = [entry.title for entry in sheets(package)]
        package = rename_sheet(package, title, copy_title(title, version, taken))
    return package


def carry(package: Package, carried: Carried) -> Package:
    """The package with the formulas, backgrounds and notes on its new sheets, arranged as people did."""
    for title, wanted in carried.arranged.items():
        if wanted.any:
            package = _arrange_sheet(package, title, wanted)
    for title, formulas in carried.formulas.items():
        if formulas:
            package = _add_formulas(package, title, formulas)
    for title, cells in carried.fills.items():
        if cells:
            package = _colour_cells(package, title, cells)
    author = text("carried_author", package.language)
    for title, said in carried.notes.items():
        if said:
            package = add_notes(package, title, said, author)
    return package


def _arrange_sheet(package: Package, title: str, wanted: Arranged) -> Package:
    package, part = with_stylesheet(package)
    styles, name = Stylesheet(package.document(part)), find_sheet(package, title).part
    data = arrange(read_sheet_data(package.data(name)), styles, wanted)
    return package.with_parts({name: data, part: styles.data()})


def _add_formulas(package: Package, title: str, formulas: Mapping[str, str]) -> Package:
    """The package with formulas in cells of a sheet, without values: they are computed when it is opened."""
    part = find_sheet(package, title).part
    sheet = read_sheet_data(package.data(part))
    new = {}
    for cell, formula in formulas.items():
        place, prefix = position(cell), sheet.listing.prefix
        attributes = {"r": cell, "s": sheet.style(place) or "0"}
        new[place] = tag(f"{prefix}c", attributes, tag(f"{prefix}f", {}, escape(formula).encode()))
    return package.with_parts({part: write_cells(sheet, new).apply()})


def _colour_cells(package: Package, title: str, cells: Mapping[str, int]) -> Package:
    """The package with the cells of a sheet on backgrounds that its stylesheet has."""
    package, part = with_stylesheet(package)
    styles = Stylesheet(package.document(part))
    sheet = read_sheet_data(package.data(find_sheet(package, title).part))
    looks = {
        cell: StyledValue(style=styles.on_fill(int(sheet.style(position(cell)) or "0"), fill))
        for cell, fill in cells.items()
    }
    return set_cells(package.with_parts({part: styles.data()}), title, looks)
