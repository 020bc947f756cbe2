"""A workbook as it is opened: which of its sheets are inputs, and where their headers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.reading.corner_headers import find_header_or_corner
from planner.reading.fitting import Strangers, settle
from planner.reading.grids import Contents, Grid, contents, load_grids
from planner.reading.headers import Header
from planner.reading.sheets import Found, Matched, majority_language, match_sheets, plan_language
from planner.schema.inputs import input_sheet
from planner.schema.types import Language
from planner.spreadsheet.package import Package


@dataclass(frozen=True, slots=True)
class Opened:
    """``grids`` and ``headers`` are those of the inputs by key; ``strangers`` sheets that only bear an input's name."""

    package: Package
    book: Contents
    matched: Matched
    grids: Mapping[str, Grid]
    headers: Mapping[str, Header | None]
    strangers: Strangers

    @property
    def language(self) -> Language:
        """That of the plan's sheets, else of most names of sheets, columns and settings."""
        names = _setting_names(self.grids, self.headers)
        return plan_language(self.matched) or majority_language(self.matched, self.headers, names)

    def adopt(self, found: Found) -> Opened:
        """The same with the inputs that stand under another name."""
        titles = {grid.title: key for key, grid in found.adopted.items()}
        entries = {titles[entry.title]: entry for entry in self.matched.unknown if entry.title in titles}
        unknown = tuple(entry for entry in self.matched.unknown if entry.title not in titles)
        matched = replace(self.matched, inputs={**self.matched.inputs, **entries}, unknown=unknown)
        headers = {key: find_header_or_corner(grid, input_sheet(key)) for key, grid in found.adopted.items()}
        grids = {**self.grids, **found.adopted}
        return replace(self, matched=matched, grids=grids, headers={**self.headers, **headers})


def open_sheets(package: Package) -> Opened:
    """The sheets of a workbook.

    Raises:
        Refusal: the package is no workbook, or damaged, or a sheet too large.
    """
    book = contents(package)
    named = match_sheets(book.sheets)
    entries = [*named.inputs.values(), *(entry for others in named.twice.values() for entry in others)]
    by_title = load_grids(package, book, entries)
    matched, strangers = settle(named, by_title)
    grids = {key: by_title[entry.title] for key, entry in matched.inputs.items()}
    headers = {key: find_header_or_corner(grid, input_sheet(key)) for key, grid in grids.items()}
    return Opened(package, book, matched, grids, headers, strangers)


def _setting_names(grids: Mapping[str, Grid], headers: Mapping[str, Header | None]) -> list[str]:
    """The cells below the header of the first column of Settings, as typed."""
    header = headers.get("settings")
    if header is None or "setting" not in header.columns:
        return []
    column = header.columns["setting"]
    below = range(header.row + 1, len(grids["settings"].values) + 1)
    return [raw for row in below if isinstance(raw := grids["settings"].value(row, column), str)]
