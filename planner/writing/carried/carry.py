"""Brings what people added to our sheets over to the new ones, and keeps a copy where that cannot be done in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.messages import text
from planner.schema.inputs import YES_NO
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.spreadsheet import Package, StyledValue, open_package, set_cells, sheets
from planner.spreadsheet.comments import add_notes
from planner.spreadsheet.markup import escape, tag
from planner.spreadsheet.sheetdata import Position, address, position, read_sheet_data, write_cells
from planner.spreadsheet.styles import Stylesheet, with_stylesheet
from planner.spreadsheet.values import Values, sheet_values
from planner.spreadsheet.workbook import find_sheet
from planner.writing.carried.additions import Additions, additions
from planner.writing.carried.copies import copy_title, renamed
from planner.writing.carried.follow import Follower
from planner.writing.carried.marks import decoded
from planner.writing.carried.places import Places, places
from planner.writing.carried.reads import formulas_of

MONTH_ROWS = "transfers"
"""The sheet on which texts under a month are reported as typed over (see ``planner.reading.previous.transfers``)."""

_HEADINGS = 4
"""Its row of headings."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Notes, backgrounds and formulas for the new sheets, by title and address; ``copies`` are old titles to keep."""

    notes: Mapping[str, Mapping[str, str]]
    fills: Mapping[str, Mapping[str, int]]
    formulas: Mapping[str, Mapping[str, str]]
    copies: tuple[str, ...]


def gather(
    package: Package,
    generated: bytes,
    ours: Mapping[str, str],
    records: Mapping[str, str],
    headings: Collection[str] = (),
) -> Carried:
    """What people added to our sheets of ``package``, and where it belongs on the generated ones.

    ``ours`` are their titles with their keys; ``records`` says what we wrote on each (key → encoded); ``headings``
    are those of the columns that people added to Transfers.
    """
    if not ours:
        return Carried({}, {}, {}, ())
    source = open_package(generated)
    coming = {entry.title: entry.part for entry in sheets(source)}
    notes: dict[str, dict[str, str]] = {}
    fills: dict[str, dict[str, int]] = {}
    formulas: dict[str, dict[str, str]] = {}
    copies: list[str] = []
    follower = Follower(package, source, ours)
    for entry in sheets(package):
        key = ours.get(entry.title, "identity")
        if key == "identity" or not entry.part:
            continue
        known = decoded(records.get(key, ""))
        old = sheet_values(package, entry.part)
        found = additions(package, entry.part, old, known)
        theirs = _formulas_of_theirs(found, old, headings if key == MONTH_ROWS else ())
        if not found.any and not theirs:
            continue
        part = coming.get(entry.title)
        if part is None:
            copies.append(entry.title)
            continue
        new = sheet_values(source, part)
        spots = places(old, new, key)
        placed = _placed(found, spots)
        notes[entry.title], fills[entry.title] = placed
        formulas[entry.title] = _followed(theirs, entry.title, spots, follower)
        lost = len(formulas[entry.title]) < len(theirs)
        if found.whole or lost or _unplaced(found, spots) or _lost_texts(found, new, spots, key):
            copies.append(entry.title)
    return Carried(notes, fills, formulas, tuple(copies))


def _placed(found: Additions, spots: Places) -> tuple[dict[str, str], dict[str, int]]:
    """Notes and backgrounds by their address on the new sheet."""
    notes = {address(at): said for place, said in found.notes.items() if (at := spots.of(place))}
    fills = {address(at): fill for place, fill in found.fills.items() if (at := spots.of(place))}
    return notes, fills


def _unplaced(found: Additions, spots: Places) -> bool:
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


def _followed(
    formulas: Mapping[Position, str], title: str, spots: Places, follower: Follower
) -> dict[str, str]:
    """Those formulas by their address on the new sheet, reading there what they read before."""
    found = {}
    for place, said in formulas.items():
        at, new = spots.of(place), follower.carried(said, title, spots)
        if at is not None and new is not None:
            found[address(at)] = new
    return found


def keep_copies(package: Package, titles: Collection[str], version: int) -> Package:
    """The package with the old sheets ``titles`` under other names, so that they stay."""
    for title in titles:
        taken = [entry.title for entry in sheets(package)]
        package = renamed(package, title, copy_title(title, version, taken))
    return package


def carry(package: Package, carried: Carried) -> Package:
    """The package with the formulas, backgrounds and notes on its new sheets."""
    for title, formulas in carried.formulas.items():
        if formulas:
            package = _computed(package, title, formulas)
    for title, cells in carried.fills.items():
        if cells:
            package = _filled(package, title, cells)
    author = text("carried_author", package.language)
    for title, said in carried.notes.items():
        if said:
            package = add_notes(package, title, said, author)
    return package


def _computed(package: Package, title: str, formulas: Mapping[str, str]) -> Package:
    """The package with formulas in cells of a sheet, without values: they are computed when it is opened."""
    part = find_sheet(package, title).part
    sheet = read_sheet_data(package.data(part))
    new = {}
    for cell, formula in formulas.items():
        place, prefix = position(cell), sheet.listing.prefix
        attributes = {"r": cell, "s": sheet.style(place) or "0"}
        new[place] = tag(f"{prefix}c", attributes, tag(f"{prefix}f", {}, escape(formula).encode()))
    return package.with_parts({part: write_cells(sheet, new).apply()})


def _filled(package: Package, title: str, cells: Mapping[str, int]) -> Package:
    """The package with the cells of a sheet on backgrounds that its stylesheet has."""
    package, part = with_stylesheet(package)
    styles = Stylesheet(package.document(part))
    sheet = read_sheet_data(package.data(find_sheet(package, title).part))
    looks = {
        cell: StyledValue(style=styles.on_fill(int(sheet.style(position(cell)) or "0"), fill))
        for cell, fill in cells.items()
    }
    return set_cells(package.with_parts({part: styles.data()}), title, looks)
