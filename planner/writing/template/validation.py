"""Data validation of input cells: what may be typed, what is said when it may not, and a hint when a cell is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from planner.display import exact_percent
from planner.messages import number, text
from planner.schema.inputs import input_sheet
from planner.schema.languages import LANGUAGES
from planner.schema.types import Choice, Column, Kind, Language, Sheet
from planner.writing.template.layout import FIRST_ROW, FOR_PEOPLE, LAST_ROW, Layout
from planner.writing.template.words import choices_of, comment

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from planner.writing.template.desk import Desk

Options = dict[str, Any]

_TITLE, _MESSAGE, _LIST = 32, 255, 255  # Excel's limits, in characters
_EARLIEST, _LATEST = date(1990, 1, 1), date(2199, 12, 31)

LISTED = ("directions", "types", "pools", "activities", "sources")
"""Sheets whose names other sheets refer to, each behind a defined name."""


def list_name(sheet: str) -> str:
    """The defined name of the list of a sheet's row names."""
    return f"list_{sheet}"


def _rule_of(column: Column, language: Language, currency: str, *, lines: Sheet | None = None) -> Options:
    """Options of XlsxWriter's ``data_validation`` for the cells of ``column``.

    ``lines`` is the sheet of a TEXT column that holds its fixed row names.
    """
    options = _column_options(column, language, lines)
    hint = comment(column, language, currency)
    if column.kind is Kind.NAMES:
        names = input_sheet(column.refers_to).label.text(language)
        hint = f"{hint}\n{text('template_names', language, sheet=names)}"
    options |= {
        "input_title": _cut(column.label.text(language), _TITLE),
        "input_message": _cut(hint, _MESSAGE),
        "error_title": _cut(column.label.text(language), _TITLE),
    }
    return options


def _column_options(column: Column, language: Language, lines: Sheet | None) -> Options:
    choices = choices_of(column, lines.lines if lines else ())
    if choices:
        return _choice(column, choices, language)
    if column.kind is Kind.NAME:
        sheet = input_sheet(column.refers_to).label.text(language)
        return {
            "validate": "list",
            "source": f"={list_name(column.refers_to)}",
            "error_message": text("template_error_name", language, sheet=sheet),
        }
    if column.kind is Kind.MONTH:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": _EARLIEST,
            "maximum": _LATEST,
            "error_type": "warning",  # text such as "mars 2012" is read too
            "error_message": text("template_error_month", language),
        }
    if column.kind in (Kind.NUMBER, Kind.INTEGER, Kind.SHARE):
        return _number(column, language)
    return {"validate": "any"}


def _choice(column: Column, choices: Sequence[Choice], language: Language) -> Options:
    """A list in the validation itself; where it is too long for one, that behind the column's name."""
    labels = [choice.label.text(language) for choice in choices]
    message = text("template_error_choice", language, choices=", ".join(labels))
    source = labels if fits_list(choices) else f"={list_name(column.key)}"
    return {"validate": "list", "source": source, "error_message": _cut(message, _MESSAGE)}


def fits_list(choices: Sequence[Choice]) -> bool:
    """Whether Excel takes a validation list of these words, in either language, without cells to hold them."""
    lengths = (len(",".join(choice.label.text(language) for choice in choices)) for language in LANGUAGES)
    return max(lengths) <= _LIST


def _number(column: Column, language: Language) -> Options:
    kind = "integer" if column.kind is Kind.INTEGER else "decimal"
    low, high = column.minimum, column.maximum
    if low is None:
        return {"validate": "any"}
    if high is None:
        message = text("template_error_at_least", language, minimum=number(low, language))
        return {"validate": kind, "criteria": ">=", "value": low, "error_message": message}
    if column.kind is Kind.SHARE:
        message = text("template_error_share", language, maximum=exact_percent(high, language))
    else:
        code = "template_error_whole" if kind == "integer" else "template_error_between"
        message = text(code, language, minimum=number(low, language), maximum=number(high, language))
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_message": message,
    }


def _once(options: Options, first: str, column_range: str, language: Language) -> Options:
    """``options`` of a key column, which also refuse a name that the sheet has already."""
    return options | {
        "validate": "custom",
        "value": f"=COUNTIF({column_range},{first})<=1",
        "error_message": text("template_error_once", language),
    }


def _apply(worksheet: Worksheet, area: tuple[int, int, int, int], options: Options) -> None:
    """Put a validation on an area (first row, first column, last row, last column); ValueError where refused."""
    if worksheet.data_validation(*area, options) != 0:
        raise ValueError(f"validation refused on {worksheet.get_name()!r}: {options}")


def validate(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    """Put every validation of an input sheet on its cells, beyond the last coloured row too."""
    for at, column in layout.columns:
        if column.key in FOR_PEOPLE:
            continue
        if column.kind is Kind.ANY:
            _validate_rows(desk, worksheet, layout, column, at)
        else:
            _apply(worksheet, (FIRST_ROW, at, LAST_ROW, at), _options(desk, layout, column, at))
    if layout.sheet.months:
        options = _rule_of(layout.sheet.months, desk.language, desk.example.currency)
        last = layout.first_month + len(layout.months) - 1
        _apply(worksheet, (FIRST_ROW, layout.first_month, LAST_ROW, last), options)


def _options(desk: Desk, layout: Layout, column: Column, at: int) -> Options:
    """Options for a whole column: by its kind, and by what the sheet knows of it."""
    is_key = layout.sheet.key_columns == (column.key,)
    options = _rule_of(column, desk.language, desk.example.currency, lines=layout.sheet if is_key else None)
    if layout.sheet.key == "scenarios" and column.key == "sheet":
        return options | {"validate": "list", "source": f"={list_name('sheets')}", "error_type": "warning"}
    if is_key and options["validate"] == "any":
        first = xl_rowcol_to_cell(FIRST_ROW, at)
        return _once(options, first, xl_range_abs(FIRST_ROW, at, LAST_ROW, at), desk.language)
    return options


def _validate_rows(desk: Desk, worksheet: Worksheet, layout: Layout, column: Column, at: int) -> None:
    """A setting is checked as what its row makes it; a scenario may change a value to anything."""
    if layout.sheet.key != "settings":
        return
    for row, entry in enumerate(layout.rows, FIRST_ROW):
        options = _rule_of(entry.like[column.key], desk.language, desk.example.currency)
        _apply(worksheet, (row, at, row, at), options)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
