"""Headings, units and notes of the input sheets, and the cover page, in the currency of the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.findings import Finding, Level
from planner.messages import finding, text
from planner.schema.inputs import SETTINGS, input_sheet
from planner.schema.languages import LANGUAGES
from planner.schema.units import DEFAULT_CURRENCY, unit_text

if TYPE_CHECKING:
    from planner.reading.types import Case
    from planner.spreadsheet.package import Package
    from planner.spreadsheet.values import Values

_LISTED = 8
"""Cells that are named before "…"."""


def with_currency(package: Package, case: Case) -> tuple[Package, tuple[Finding, ...]]:
    """``package`` whose headings and units name the currency of ``case``, and what is said of those that changed.

    A new workbook has them in the default currency: ``Cost (EUR/FTE)``. Only what is written exactly so is changed.
    """
    from planner.spreadsheet.cells import set_cells
    from planner.spreadsheet.comments import replace_notes
    from planner.spreadsheet.values import sheet_values
    from planner.spreadsheet.workbook import find_sheet

    currency = str(case.settings["currency"])
    if currency == DEFAULT_CURRENCY:
        return package, ()
    changed: list[str] = []
    for sheet in ("settings", *case.tables):
        title = case.title(sheet)
        if sheet != "settings" and not case.tables[sheet].header_row:
            continue
        if sheet == "settings" and not case.setting_cells:
            continue
        values = sheet_values(package, find_sheet(package, title).part)
        pairs = _units(case, values) if sheet == "settings" else _headings(case, sheet, values)
        new = dict(pairs)
        if new:
            package = set_cells(package, title, new)
            changed += [f"{title}!{cell}" for cell in new]
        package = replace_notes(package, title, _notes(sheet, currency))
    package, cells = _cover(package, currency)
    return package, _say([*changed, *cells], case, currency)


def _notes(sheet: str, currency: str) -> dict[str, str]:
    """What the notes of a sheet of inputs say that name the default currency → the same with that of the case."""
    from planner.writing.template.words import comment

    columns = SETTINGS if sheet == "settings" else input_sheet(sheet).columns if sheet != "transfers" else ()
    return {
        comment(column, language, DEFAULT_CURRENCY): comment(column, language, currency)
        for column in columns
        if DEFAULT_CURRENCY in column.unit
        for language in LANGUAGES
    }


def _cover(package: Package, currency: str) -> tuple[Package, list[str]]:
    """The package whose cover page says in which currency costs are, and the cells that changed for it."""
    from planner.spreadsheet.addresses import address
    from planner.spreadsheet.cells import set_cells
    from planner.spreadsheet.values import sheet_values
    from planner.spreadsheet.workbook import sheets

    said = {language: text("template_tip_fte", language, currency=DEFAULT_CURRENCY) for language in LANGUAGES}
    covers = {text("template_cover", language) for language in LANGUAGES}
    changed = []
    for entry in sheets(package):
        if entry.title not in covers or not entry.part:
            continue
        for place, value in sheet_values(package, entry.part).cells.items():
            for language, words in said.items():
                if str(value.shown).replace("\u00a0", " ") == words.replace("\u00a0", " "):
                    cell = address(*place)
                    new = {cell: text("template_tip_fte", language, currency=currency)}
                    package = set_cells(package, entry.title, new)
                    changed.append(f"{entry.title}!{cell}")
    return package, changed


def _headings(case: Case, sheet: str, values: Values) -> Iterator[tuple[str, str]]:
    """Address and new text of each heading of a table that names the default currency."""
    from planner.spreadsheet.addresses import address
    from planner.writing.template.words import heading

    table = case.tables[sheet]
    said = values.row(table.header_row)
    columns = {column.key: column for column in input_sheet(sheet).columns} if sheet != "transfers" else {}
    for key, place in table.columns.items():
        column = columns.get(key)
        if column is None or DEFAULT_CURRENCY not in column.unit:
            continue
        for language in LANGUAGES:
            if said.get(place) == heading(column, language, DEFAULT_CURRENCY):
                new = heading(column, language, str(case.settings["currency"]))
                yield address(table.header_row, place), new
                break


def _units(case: Case, values: Values) -> Iterator[tuple[str, str]]:
    """Address and new text of each unit beside a setting that names the default currency."""
    from planner.spreadsheet.addresses import address, position

    for setting in SETTINGS:
        cell = case.setting_cells.get(setting.key)
        if cell is None or DEFAULT_CURRENCY not in setting.unit:
            continue
        row = position(cell)[0]
        for language in LANGUAGES:
            new = unit_text(setting.unit, language, str(case.settings["currency"]))
            for place, shown in values.row(row).items():
                if shown == unit_text(setting.unit, language, DEFAULT_CURRENCY):
                    yield address(row, place), new


def _say(changed: list[str], case: Case, currency: str) -> tuple[Finding, ...]:
    if not changed:
        return ()
    cells = ", ".join(changed[:_LISTED]) + (", …" if len(changed) > _LISTED else "")
    said = finding(
        Level.INFO,
        "writing.currency",
        case.language,
        found=DEFAULT_CURRENCY,
        expected=currency,
        count=len(changed),
        cells=cells,
    )
    return (said,)
