"""Matches the sheets of a workbook to those of the contract."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from planner.reading.grids import Grid, SheetEntry
from planner.reading.headers import Header, folded_header
from planner.reading.report import Report, some
from planner.schema.inputs import INPUTS, SETTINGS, input_sheet
from planner.schema.names import fold, nearest
from planner.schema.results import RESULTS
from planner.schema.types import Label, Language, Sheet

NEAR = 0.75
"""How alike an unknown sheet's title and a known name must be for a warning, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """``adopted``: inputs under another name, by key. ``meant``: key → titles that have an input's columns.

    ``like``: title of a sheet under no name of ours → keys of the inputs whose columns it has.
    """

    adopted: Mapping[str, Grid] = field(default_factory=dict)
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    like: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matched:
    """``inputs``: schema key → its sheet; ``twice``: key → the further sheets; ``unknown``: the user's own.

    ``results``: key → title of the sheets of a plan.
    """

    inputs: Mapping[str, SheetEntry]
    twice: Mapping[str, tuple[SheetEntry, ...]]
    unknown: tuple[SheetEntry, ...]
    results: Mapping[str, str]


def match_sheets(entries: Iterable[SheetEntry]) -> Matched:
    """Which sheet each of ``entries`` is."""
    names = {fold(spelling): sheet.key for sheet in INPUTS for spelling in sheet.label.spellings()}
    keys = {fold(spelling): key for key, label in RESULTS.items() for spelling in label.spellings()}
    results: dict[str, str] = {}
    inputs: dict[str, SheetEntry] = {}
    twice: dict[str, tuple[SheetEntry, ...]] = {}
    unknown: list[SheetEntry] = []
    for entry in entries:
        title = fold(entry.title)
        key = names.get(title)
        if key is None:
            if title in keys:
                results[keys[title]] = entry.title
            else:
                unknown.append(entry)
        elif key in inputs:
            twice[key] = (*twice.get(key, ()), entry)
        else:
            inputs[key] = entry
    return Matched(inputs, twice, tuple(unknown), results)


def check_sheets(matched: Matched, found: Found, ours: Collection[str], report: Report) -> None:
    """Findings about sheets that lack, come twice, or are named almost as a known one.

    ``found`` are those that have the columns of an input, ``ours`` the titles of the sheets that a solve wrote.
    """
    for key, others in matched.twice.items():
        for entry in others:
            report.error("reading.sheet_twice", entry.title, other=matched.inputs[key].title)
    meant = _missing(matched, found, report) | {title for titles in found.meant.values() for title in titles}
    meant |= {grid.title for grid in found.adopted.values()} | set(ours)
    absent = {
        spelling: sheet.label.text(report.language)
        for sheet in INPUTS
        if sheet.key not in matched.inputs and not sheet.required
        for spelling in sheet.label.spellings()
    }
    for entry in matched.unknown:
        near = nearest(entry.title, absent, cutoff=NEAR)
        if near and entry.title not in meant:
            report.warning("reading.sheet_near", entry.title, found=entry.title, nearest=absent[near])


def _missing(matched: Matched, found: Found, report: Report) -> set[str]:
    """Reports the required sheets that lack; the titles that come near one of them."""
    meant: set[str] = set()
    titles = [entry.title for entry in matched.unknown]
    required = [sheet for sheet in INPUTS if sheet.required]
    missing = [s for s in required if s.key not in matched.inputs and s.key not in found.adopted]
    nears = {sheet.key: _near(sheet, titles, found) for sheet in missing}
    if len(missing) == len(required) and not any(nears.values()):
        report.error("reading.no_sheets", expected=some(s.label.text(report.language) for s in required))
        return meant
    for sheet in missing:
        near = nears[sheet.key]
        meant.add(near)
        expected = sheet.label.text(report.language)
        report.error(
            "reading.sheet_missing",
            near,
            found=near,
            expected=expected,
            nearest=near,
            hint="reading.hint_there",
        )
    return meant


def _near(sheet: Sheet, titles: list[str], found: Found) -> str:
    """The title that was meant as the sheet: the one that has its columns, or the nearest."""
    by_columns = found.meant.get(sheet.key, ())
    by_name = (near for name in sheet.label.spellings() if (near := nearest(name, titles)))
    return by_columns[0] if by_columns else next(by_name, "")


def plan_language(matched: Matched) -> Language | None:
    """The language that the sheets of a plan are in, None where there are none: its next version stays in it."""
    votes = sum(_vote(RESULTS[key], title) for key, title in matched.results.items())
    return None if votes == 0 else "fr" if votes < 0 else "en"


def majority_language(
    matched: Matched, headers: Mapping[str, Header | None], texts: Iterable[str]
) -> Language:
    """The language in which most of the names are that differ between the two; English where equal.

    ``texts`` are the cells of the first column of Settings.
    """
    votes = [_vote(input_sheet(key).label, entry.title) for key, entry in matched.inputs.items()]
    for key, header in headers.items():
        if header is not None:
            columns = {column.key: column for column in input_sheet(key).columns}
            votes += [_vote(columns[name].label, header.titles[name]) for name in header.columns]
    settings = {fold(spelling): c.label for c in SETTINGS for spelling in c.label.spellings()}
    votes += [_vote(settings[fold(text)], text) for text in texts if fold(text) in settings]
    return "fr" if sum(votes) < 0 else "en"


def _vote(label: Label, typed: str) -> int:
    """1 for the English name, -1 for the French one, 0 where they are alike or it is another spelling."""
    english, french = fold(label.en), fold(label.fr)
    if english == french:
        return 0
    names = folded_header(typed)
    return (english in names) - (french in names)
