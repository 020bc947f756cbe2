"""Which sheets of a workbook are the tool's own: one answer for reading them back and for replacing them.

A sheet is ours where it bears our hidden name, or where its name and its heading are ours. People retype headings and
rename sheets, and some programs drop hidden names: the sheets that are read back are known by their columns too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from planner.reading.grids import Contents, Grid, SheetEntry, load_grids
from planner.reading.headers import find_header
from planner.schema.inputs import INPUTS
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS, RECORDS, TRANSFERS
from planner.schema.results import MARK, RESULTS
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal

READ_BACK = ("identity", "transfers", "summary")
"""Result sheets that say something to the next version."""

_SEARCHED = 15
"""Rows and columns among which the mark is looked for: people insert some above and to the left."""

_COPY = re.compile(r".* \(v[0-9]+(?:-[0-9]+)?\)")
"""The title of an old sheet that a solve kept for what people had put on it: it is the user's now."""

_LEAST_DECISIONS = 2
"""Decision columns by which Transfers is known under another name."""


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """``keys``: title → key of the sheets that a solve wrote. ``grids``: those that are read back, by key.

    ``renamed`` are the keys of those under a name of the user's, ``twins`` the titles of further sheets that look
    like Transfers; ``damaged`` says why they could not be read.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    renamed: tuple[str, ...] = ()
    twins: tuple[Grid, ...] = ()
    damaged: str = ""


def own_sheets(package: Package, book: Contents) -> OwnSheets:
    """The sheets of an earlier solve; a damaged one is no reason to refuse the case.

    Where one is damaged, none is read back, and ours are those that the hidden name or their heading tells.
    """
    named = {entry.title: key for entry in book.sheets if (key := _key_of(entry.title))}
    entries = [e for e in book.sheets if e.title in named]
    wanted = [e for e in entries if e.title not in book.marked or named[e.title] in READ_BACK]
    loaded, damaged = _load_whole(package, book, wanted)
    keys: dict[str, str] = {}
    for entry in entries:
        key, grid = named[entry.title], loaded.get(entry.title)
        if key not in keys.values() and (
            entry.title in book.marked or (grid is not None and (is_marked(grid, key) or _fits(grid, key)))
        ):
            keys[entry.title] = key
    if damaged:
        return OwnSheets(keys, damaged=damaged)
    others = list(_others(package, book, named)) if keys or book.marked else []
    renamed = dict(_find_renamed(others, keys, book.marked))
    keys |= {grid.title: key for key, grid in renamed.items()}
    grids = {key: loaded[title] for title, key in keys.items() if title in loaded and key in READ_BACK}
    twins = tuple(grid for grid in others if grid.title not in keys and _fits(grid, "transfers"))
    return OwnSheets(keys, grids | renamed, tuple(renamed), twins)


def _load_whole(
    package: Package, book: Contents, wanted: Sequence[SheetEntry]
) -> tuple[dict[str, Grid], str]:
    """The grids of the wanted sheets that are whole, by title, and what is wrong with the others ("": nothing)."""
    with suppress(Refusal):
        return (load_grids(package, book, wanted) if wanted else {}), ""
    loaded, damaged = dict[str, Grid](), ""
    for entry in wanted:
        try:
            loaded |= load_grids(package, book, [entry])
        except Refusal as refusal:
            damaged = damaged or str(refusal.places.get("detail", "")) or refusal.code
    return loaded, damaged


def _key_of(title: str) -> str:
    """The key of the result sheet that has this name, "" where none has."""
    return _names().get(fold(title), "")


def _names() -> dict[str, str]:
    """Every name that a result sheet may have, folded."""
    return {
        fold(name): key
        for key, label in RESULTS.items()
        for spelling in label.spellings()
        for name in (spelling, f"{spelling} (plan)")
    }


def is_copy(title: str) -> bool:
    """Whether a title is that of an old sheet of ours that a solve kept for the user."""
    return _COPY.fullmatch(title) is not None


def is_marked(grid: Grid, key: str) -> bool:
    """Whether one of the first cells begins as ours do: the sheet's official name and the mark."""
    marks = tuple(spelling + MARK for spelling in RESULTS[key].spellings())
    return any(
        isinstance(raw, str) and raw.startswith(marks)
        for row in grid.values[:_SEARCHED]
        for raw in row[:_SEARCHED]
    )


def _fits(grid: Grid, key: str) -> bool:
    """Whether the sheet has the columns of a sheet that is read back by its columns."""
    if key == "transfers":
        header = find_header(grid, TRANSFERS)
        decisions = {column.key for column in DECISION_COLUMNS}
        return (
            header is not None
            and {"pool", "to"} <= header.columns.keys()
            and len(decisions & header.columns.keys()) >= _LEAST_DECISIONS
        )
    header = find_header(grid, RECORDS) if key == "identity" else None
    return header is not None and {"record", "name", "to", "month", "content"} <= header.columns.keys()


def _others(package: Package, book: Contents, named: Mapping[str, str]) -> Iterator[Grid]:
    """The sheets that are neither an input nor called as one of ours, nor a copy that a solve kept."""
    inputs = {fold(spelling) for sheet in INPUTS for spelling in sheet.label.spellings()}
    for entry in book.sheets:
        if entry.title in named or fold(entry.title) in inputs or is_copy(entry.title):
            continue
        with suppress(Refusal):
            yield load_grids(package, book, [entry])[entry.title]


def _find_renamed(
    others: Iterable[Grid], keys: Mapping[str, str], marked: frozenset[str]
) -> Iterator[tuple[str, Grid]]:
    """The sheets read back that stand under another name: the only one with their columns, or with our hidden name."""
    for key in ("identity", "transfers"):
        if key in keys.values():
            continue
        fitting = [grid for grid in others if _fits(grid, key)]
        ours = [grid for grid in fitting if grid.title in marked] or fitting
        if len(ours) == 1:
            yield key, ours[0]
