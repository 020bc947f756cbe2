"""The Settings sheet: one value per row, each read as its setting says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.reading.cells import Reader
from planner.reading.columns import NEAR
from planner.reading.grids import Raw
from planner.reading.headers import folded_header
from planner.reading.numbers import contradicts_unit
from planner.reading.raw import as_text
from planner.reading.refusal import CellFault
from planner.reading.report import Report, some
from planner.reading.tables import Draft, TableDraft
from planner.schema.inputs import SETTINGS
from planner.schema.names import fold, nearest
from planner.schema.types import Column
from planner.schema.units import unit_text
from planner.spreadsheet.addresses import address

_WORD = re.compile(r"\w+")
_BY_NAME = {fold(spelling): column for column in SETTINGS for spelling in column.label.spellings()}


def defaults() -> dict[str, object]:
    """Every setting at its default."""
    return {column.key: column.default for column in SETTINGS}


def currency_of(table: TableDraft | None) -> str:
    """The currency that the sheet names, the default where it names none: needed to read every cost."""
    for draft in table.drafts if table else ():
        column = setting_of(draft)
        raw = draft.raw.get("value")
        if column is not None and column.key == "currency" and raw is not None:
            return as_text(raw)
    return str(next(column.default for column in SETTINGS if column.key == "currency"))


def setting_of(draft: Draft) -> Column | None:
    """The setting that a row names, None where it names none."""
    typed = draft.values.get("setting")
    if not isinstance(typed, str):
        return None
    whole, bare = folded_header(typed)
    return _BY_NAME.get(whole) or _BY_NAME.get(bare)


def read_settings(
    table: TableDraft, reader: Reader, report: Report
) -> tuple[dict[str, object], dict[str, str]]:
    """The settings with their defaults, and the addresses of the cells of those that the sheet has."""
    settings, cells = defaults(), dict[str, str]()
    for draft in table.drafts:
        column = setting_of(draft)
        if column is None:
            _unknown(table, draft, report)
            continue
        place = table.place(draft, "value")
        if column.key in cells:
            report.error(
                "reading.setting_twice",
                table.grid.title,
                table.place(draft, "setting"),
                found=column.label.text(report.language),
                other=cells[column.key],
            )
            continue
        cells[column.key] = address(*place)
        _check_unit(table, draft, column, reader, report)
        settings[column.key] = _value(table, draft, column, reader, report)
    _missing(table, cells, report)
    return settings, cells


def _check_unit(table: TableDraft, draft: Draft, column: Column, reader: Reader, report: Report) -> None:
    """The unit beside a value is for people, so it must not say something else than what is read."""
    unit = draft.values.get("unit")
    if isinstance(unit, str) and contradicts_unit(unit, column.unit, reader.currency):
        report.error(
            "reading.setting_other_unit",
            table.grid.title,
            table.place(draft, "unit"),
            found=column.label.text(report.language),
            expected=unit_text(column.unit, report.language, reader.currency),
            unit=unit,
        )


def _value(table: TableDraft, draft: Draft, column: Column, reader: Reader, report: Report) -> object:
    place = table.place(draft, "value")
    raw = draft.raw.get("value")
    if "value" in draft.faulty:  # said already
        return column.default
    if raw is None:
        if column.required:
            report.error(
                "reading.cell_required", table.grid.title, place, expected=column.label.text(report.language)
            )
        return column.default
    try:
        return reader.parse(raw, column, **table.grid.looks(place))
    except CellFault as fault:
        _say(fault, table, place, raw, reader, report)
        return column.default


def _say(
    fault: CellFault, table: TableDraft, place: tuple[int, int], raw: Raw, reader: Reader, report: Report
) -> None:
    report.error(
        fault.code,
        table.grid.title,
        place,
        found=reader.cell_text(raw),
        expected=fault.expected,
        nearest=fault.nearest,
        **fault.places,
    )


def _unknown(table: TableDraft, draft: Draft, report: Report) -> None:
    """A setting that is almost a known one is warned of; any other belongs to the user."""
    typed = draft.values.get("setting")
    if not isinstance(typed, str):
        return
    given = {column.key for other in table.drafts if (column := setting_of(other))}
    absent = {name: column for name, column in _BY_NAME.items() if column.key not in given}
    near = nearest(typed, absent, cutoff=NEAR) or _within(typed, absent)
    if near:
        report.warning(
            "reading.setting_near",
            table.grid.title,
            table.place(draft, "setting"),
            found=typed,
            nearest=absent[near].label.text(report.language),
        )
    else:
        report.info(
            "reading.setting_unknown",
            table.grid.title,
            table.place(draft, "setting"),
            found=typed,
            expected=some(column.label.text(report.language) for column in SETTINGS),
        )


def _within(typed: str, names: Iterable[str]) -> str | None:
    """The longest of ``names`` whose words are all among those typed, as in ``unit of headcount``."""
    words = set(_WORD.findall(fold(typed)))
    inside = [name for name in names if len(own := set(_WORD.findall(name))) > 1 and own <= words]
    return max(inside, key=len, default=None)


def _missing(table: TableDraft, cells: dict[str, str], report: Report) -> None:
    """Required settings that the sheet does not have, where it could be read at all."""
    if not table.sound:
        return
    unknown = [d.values["setting"] for d in table.drafts if setting_of(d) is None]
    for column in SETTINGS:
        if column.required and column.key not in cells:
            near = nearest(column.label.text(report.language), [str(name) for name in unknown if name])
            expected = column.label.text(report.language)
            report.error(
                "reading.setting_missing",
                table.grid.title,
                expected=expected,
                found=near or "",
                nearest=near or "",
                hint="reading.hint_there",
            )
