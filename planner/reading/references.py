"""Names that refer to the rows of another sheet, and rows that name the same thing twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.reading.grids import Grid
from planner.reading.headers import Header
from planner.reading.report import Report, some
from planner.reading.tables import Draft, TableDraft, input_columns
from planner.schema.inputs import input_sheet
from planner.schema.names import fold, nearest
from planner.schema.types import Column, Kind
from planner.spreadsheet.addresses import address


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sheet's rows: ``title`` is the sheet's in the file, ``official`` folded → as spelled there."""

    title: str
    official: Mapping[str, str]


def names_in_use(
    key: str,
    grids: Mapping[str, Grid],
    headers: Mapping[str, Header | None],
    tables: Mapping[str, TableDraft],
) -> frozenset[str]:
    """The folded names of rows of the sheet ``key`` that other sheets use, or that the sheet it refers to has.

    The first column of another sheet is no use of a name: a total there bears the name of a total here. ``tables``
    are those that were read before.
    """
    found: set[str] = set()
    for other, header in headers.items():
        for column in input_columns(input_sheet(other)):
            is_use = column.refers_to == key and column.key not in input_sheet(other).key_columns[:1]
            if is_use and header is not None and column.key in header.columns:
                found |= _folded_names(grids[other], header, column)
    sheet = input_sheet(key)
    for column in sheet.columns:
        if column.key in sheet.key_columns[:1] and column.refers_to in tables:
            first = input_sheet(column.refers_to).key_columns[0]
            found |= {fold(str(draft.values[first] or "")) for draft in tables[column.refers_to].drafts}
    found |= {fold(name) for line in sheet.lines for name in (line.key, *line.label.spellings())}
    return frozenset(found - {""})


def _folded_names(grid: Grid, header: Header, column: Column) -> set[str]:
    """The names in a column below the header."""
    place = header.columns[column.key]
    below = grid.values[header.row :]
    texts = {raw for cells in below if place <= len(cells) and isinstance(raw := cells[place - 1], str)}
    return {fold(name) for text in texts for name in text.split(";")}


def resolve_names(tables: Mapping[str, TableDraft], report: Report) -> None:
    """Replaces every name by the spelling of the sheet it refers to; reports the names that sheet lacks.

    Nothing is checked against a sheet that is missing, empty, without names or could not be read: that is reported
    already.
    """
    known: dict[str, Names | None] = {}
    for table in tables.values():
        key = table.sheet.key_columns[:1]  # of a row without a name, only that is said
        named = [draft for draft in table.drafts if not draft.faulty.intersection(key)]
        for column in input_columns(table.sheet):
            if column.kind not in {Kind.NAME, Kind.NAMES} or column.key not in table.header.columns:
                continue
            if column.refers_to not in known:
                known[column.refers_to] = _names(tables, column.refers_to)
            names = known[column.refers_to]
            if names is not None:
                for draft in named:
                    _resolve(table, draft, column.key, names, report)


def _names(tables: Mapping[str, TableDraft], key: str) -> Names | None:
    """The names of a sheet's rows; Workload names the activities where the case has no Activities."""
    if key == "activities" and not (tables.get(key) and (tables[key].drafts or not tables[key].sound)):
        key = "workload"
    table = tables.get(key)
    if table is None or not table.sound or not table.drafts:
        return None
    column = table.sheet.key_columns[0]
    official: dict[str, str] = {}
    for draft in table.drafts:
        value = draft.values.get(column)
        if isinstance(value, str):
            official.setdefault(fold(value), value)
    return Names(table.grid.title, official) if official else None


def _resolve(table: TableDraft, draft: Draft, key: str, names: Names, report: Report) -> None:
    value = draft.values[key]
    if isinstance(value, str):
        draft.values[key] = _resolve_name(value, table, draft, key, names, report)
    elif isinstance(value, tuple):
        found = [_resolve_name(str(name), table, draft, key, names, report) for name in value]
        draft.values[key] = tuple(dict.fromkeys(name for name in found if name is not None))


def _resolve_name(
    name: str, table: TableDraft, draft: Draft, key: str, names: Names, report: Report
) -> str | None:
    official = names.official.get(fold(name))
    if official is None:
        draft.faulty.add(key)
        listed, place = names.official.values(), (table.grid.title, table.place(draft, key))
        apart = [names.official.get(fold(part)) for part in name.split(",")]
        if isinstance(draft.values[key], tuple) and None not in apart:
            expected = "; ".join(str(part) for part in apart)
            report.error(
                "reading.names_with_commas", *place, found=name, expected=expected, other=names.title
            )
            return official
        report.error(
            "reading.unknown_name",
            *place,
            found=name,
            expected=some(listed),
            nearest=nearest(name, listed) or "",
            other=names.title,
        )
    return official


def check_duplicates(table: TableDraft, report: Report) -> None:
    """Two rows of a table must not have the same key."""
    keys = table.sheet.key_columns
    if not keys or table.sheet.key == "settings" or not table.sound:
        return
    first: dict[tuple[str, ...], Draft] = {}
    for draft in table.drafts:
        if draft.faulty and draft.faulty.intersection(keys):
            continue
        identity = tuple([fold(str(draft.values.get(key) or "")) for key in keys])
        earlier = first.setdefault(identity, draft)
        if earlier is not draft:
            shown = " · ".join(str(draft.values[key]) for key in keys if draft.values.get(key))
            report.error(
                "reading.row_twice",
                table.grid.title,
                table.place(draft, keys[0]),
                found=shown,
                other=address(*table.place(earlier, keys[0])),
            )
