"""The tool's own sheets in a plan workbook: found by name and by what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.reading.grids import Contents, Grid, SheetEntry, load_grids
from planner.schema.names import fold
from planner.schema.results import MARK, RESULTS
from planner.schema.types import LANGUAGES
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal

READ_BACK = ("identity", "transfers", "summary")
"""Result sheets that say something to the next version."""

_SEARCHED = 15
"""Rows and columns among which the mark is looked for: people insert some above and to the left."""


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """The grids of the sheets that a solve wrote, by key; ``damaged`` says why they could not be read."""

    grids: dict[str, Grid]
    damaged: str = ""


def own_sheets(package: Package, book: Contents) -> OwnSheets:
    """The sheets of ``READ_BACK`` that are ours; a damaged one is no reason to refuse the case."""
    entries = {key: list(_called(book.sheets, key)) for key in READ_BACK}
    wanted = [entry for found in entries.values() for entry in found]
    try:
        loaded = load_grids(package, book, wanted) if wanted else {}
    except Refusal as refusal:
        return OwnSheets({}, str(refusal.places.get("detail", "")) or refusal.code)
    grids = {}
    for key, found in entries.items():
        ours = next((loaded[entry.title] for entry in found if is_marked(loaded[entry.title], key)), None)
        if ours is not None:
            grids[key] = ours
    return OwnSheets(grids)


def _called(sheets: Iterable[SheetEntry], key: str) -> Iterable[SheetEntry]:
    """The sheets with one of the names that a result sheet may have."""
    names = {fold(name) for name in RESULTS[key].spellings()}
    names |= {fold(f"{name} (plan)") for name in RESULTS[key].spellings()}
    return (entry for entry in sheets if fold(entry.title) in names)


def is_marked(grid: Grid, key: str) -> bool:
    """Whether one of the first cells begins as ours do: the sheet's official name and the mark."""
    marks = tuple(RESULTS[key].text(language) + MARK for language in LANGUAGES)
    return any(
        isinstance(raw, str) and raw.startswith(marks)
        for row in grid.values[:_SEARCHED]
        for raw in row[:_SEARCHED]
    )
