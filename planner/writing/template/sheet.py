"""One input sheet of a new workbook: title, headings with comments, rows, validation and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from planner.examples.types import Entry, Example, Value
from planner.months import Month
from planner.schema.inputs import SETTINGS
from planner.schema.types import Column, Kind, Label, Language
from planner.schema.units import unit_text
from planner.writing.style import HEADER_FILL, LINE
from planner.writing.template import validation
from planner.writing.template.formats import (
    DECISION_FILL,
    FACT_FILL,
    NOTE,
    REQUIRED_FILL,
    REQUIRED_INK,
    Formats,
    number_format,
)
from planner.writing.template.layout import FIRST_ROW, HEADER_ROW, LAST_ROW, PURPOSE_ROW, TITLE_ROW, Layout
from planner.writing.template.widths import column_widths, heading_lines, lines
from planner.writing.template.words import comment, heading, hint, shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_EPOCH = date(1899, 12, 30)
PAGE_WIDTH = 100.0  # characters across a page at full size
DEFAULT_WIDTH = 8.43
_FOR_PEOPLE = ("unit", "note")  # read by nobody else
_WORDS = (Kind.TEXT, Kind.NAME, Kind.NAMES, Kind.ANY, Kind.CHOICE)
_NUMERIC = (Kind.NUMBER, Kind.INTEGER, Kind.SHARE)
REQUIRED_TAB, OPTIONAL_TAB = "#0B5A8F", "#9DB8D2"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every sheet is written with."""

    workbook: Workbook
    example: Example
    language: Language
    formats: Formats

    def comment(self, column: Column) -> str:
        """The comment of a column's heading."""
        return comment(column, self.language, self.example.currency)

    def page_setup(self, worksheet: Worksheet) -> None:
        """Print set-up that all sheets share: A4, landscape, the sheet's name below."""
        worksheet.set_landscape()
        worksheet.set_paper(9)  # A4
        worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        worksheet.set_footer("&L&8&F&C&8&A&R&8&P / &N")


def serial(month: Month) -> int:
    """The first day of ``month`` as Excel counts days."""
    return (date(month.year, month.month, 1) - _EPOCH).days


def write_sheet(desk: Desk, layout: Layout) -> None:
    """Add the sheet of ``layout`` to the workbook."""
    worksheet = desk.workbook.add_worksheet(layout.sheet.label.text(desk.language))
    _title(desk, worksheet, layout)
    _headings(desk, worksheet, layout)
    _body(desk, worksheet, layout)
    _validations(desk, worksheet, layout)
    _source_colours(desk, worksheet, layout)
    _set_up(desk, worksheet, layout)


def _title(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    sheet = layout.sheet
    worksheet.write_string(
        TITLE_ROW, 0, sheet.label.text(desk.language), desk.formats.get("title", font_size=14)
    )
    worksheet.write_string(PURPOSE_ROW, 0, sheet.purpose.text(desk.language), desk.formats.get("subtitle"))
    worksheet.set_row(TITLE_ROW, 22)


def _headings(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    for at, column in layout.columns:
        words = heading(column, desk.language, desk.example.currency)
        worksheet.write_string(HEADER_ROW, at, words, _heading_format(desk, column))
        _comment(worksheet, HEADER_ROW, at, desk.comment(column))
    months = layout.sheet.months
    if months is None:
        return
    for at, month in enumerate(layout.months, layout.first_month):
        look = _heading_format(desk, months, num_format=desk.formats.month)
        worksheet.write_number(HEADER_ROW, at, serial(month), look)
    _comment(worksheet, HEADER_ROW, layout.first_month, desk.comment(months))


def _heading_format(desk: Desk, column: Column, **properties: Any) -> Format:
    look: dict[str, Any] = {"border": 1, "border_color": LINE, "align": "center", "bg_color": HEADER_FILL}
    if column.kind in _WORDS:
        look |= {"align": "left", "indent": 1}
    if column.required:
        look |= {"bg_color": REQUIRED_FILL, "font_color": REQUIRED_INK}
    return desk.formats.get("header", **{**look, **properties})


def _comment(worksheet: Worksheet, row: int, column: int, words: str) -> None:
    lines = sum(1 + len(line) // 38 for line in words.split("\n"))
    options = {"author": "", "width": 230, "height": 14 * lines + 12, "font_name": "Arial", "font_size": 9}
    if worksheet.write_comment(row, column, words, options) != 0:
        raise ValueError(f"comment refused: {words!r}")


def _body(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    looks = {at: _look(desk, column, _values(layout, column.key)) for at, column in layout.columns}
    for row in range(FIRST_ROW, layout.last_coloured + 1):
        index = row - FIRST_ROW
        entry = layout.rows[index] if index < len(layout.rows) else Entry({})
        for at, column in layout.columns:
            like = entry.like.get(column.key)
            value = _said(desk, column, entry)
            look = _look(desk, like, (value,)) if like else looks[at]
            words = _in_words(desk, layout, like or column, value)
            _write(
                desk,
                worksheet,
                (row, at),
                words,
                _cell_format(desk, column, look, entry),
                entry.facts.get(column.key),
            )
        _month_cells(desk, worksheet, row, layout, entry)


def _said(desk: Desk, column: Column, entry: Entry) -> Value:
    """The example's value; where it has no note on a setting, what the schema says of it."""
    value = entry.values.get(column.key)
    if value is None and column.key == "note" and (setting := entry.like.get("value")) in SETTINGS:
        return hint(setting, desk.language)
    return value


def _month_cells(desk: Desk, worksheet: Worksheet, row: int, layout: Layout, entry: Entry) -> None:
    if layout.sheet.months is None:
        return
    values = [value for each in layout.rows for value in each.months]
    look = _look(desk, layout.sheet.months, values)
    for t in range(len(layout.months)):
        value = entry.months[t] if t < len(entry.months) else None
        fact = entry.facts.get(t)
        format_ = desk.formats.cell(look, fact=fact is not None)
        _write(desk, worksheet, (row, layout.first_month + t), value, format_, fact)


def _values(layout: Layout, key: str) -> list[Value]:
    return [entry.values.get(key) for entry in layout.rows if key not in entry.like]


def _look(desk: Desk, column: Column, values: Iterable[Value]) -> str:
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    return number_format(column, numbers, desk.formats.month)


def _cell_format(desk: Desk, column: Column, look: str, entry: Entry) -> Format:
    if column.key in _FOR_PEOPLE:
        return desk.formats.get("note", **NOTE)
    if column.key == "source":
        return desk.formats.cell(look, align="center")
    return desk.formats.cell(look, fact=column.key in entry.facts, **_alignment(column, entry))


def _alignment(column: Column, entry: Entry) -> dict[str, Any]:
    """Texts keep a little room from the border; numbers stand on the right."""
    kind = entry.like.get(column.key, column).kind
    if kind is Kind.MONTH and column.kind is Kind.MONTH:
        return {"align": "center"}
    return {"align": "right"} if kind in _NUMERIC else {"align": "left", "indent": 1}


def _in_words(desk: Desk, layout: Layout, column: Column, value: Value) -> Value:
    """Texts, choices, yes and no as the file says them; numbers and months as they are."""
    if column.key == "unit" and isinstance(value, str):
        return unit_text(value, desk.language, desk.example.currency)
    if isinstance(value, (str, bool, Label)):
        return shown(column, value, desk.language, layout.sheet.lines)
    return value


def _write(
    desk: Desk,
    worksheet: Worksheet,
    place: tuple[int, int],
    value: Value,
    format_: Format,
    fact: str | None,
) -> None:
    """Write a cell, with a comment where its value is a fact; ValueError where XlsxWriter would drop it."""
    if value is None:
        code = worksheet.write_blank(*place, None, format_)
    elif isinstance(value, Month):
        code = worksheet.write_number(*place, serial(value), format_)
    elif isinstance(value, str):
        code = worksheet.write_string(*place, value, format_)
    else:
        code = worksheet.write_number(*place, value, format_)
    if code != 0:
        raise ValueError(f"cell {place} of {worksheet.get_name()!r} cannot be written")
    if fact:
        _comment(worksheet, *place, f"{fact}: {desk.example.facts[fact].text(desk.language)}")


def _validations(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    for at, column in layout.columns:
        if column.kind is Kind.ANY or column.key in _FOR_PEOPLE:
            continue
        fixed = layout.sheet if column.key in layout.sheet.key_columns else None
        options = validation.rule_of(column, desk.language, desk.example.currency, lines=fixed)
        if options["validate"] == "any" and (column.key,) == layout.sheet.key_columns:
            first = xl_rowcol_to_cell(FIRST_ROW, at)
            options = validation.once(
                options, first, xl_range_abs(FIRST_ROW, at, LAST_ROW, at), desk.language
            )
        validation.apply(worksheet, (FIRST_ROW, at, LAST_ROW, at), options)
    if layout.sheet.months:
        options = validation.rule_of(layout.sheet.months, desk.language, desk.example.currency)
        last = layout.first_month + len(layout.months) - 1
        validation.apply(worksheet, (FIRST_ROW, layout.first_month, LAST_ROW, last), options)
    _single_validations(desk, worksheet, layout)


def _single_validations(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    """Cells of an ANY column are checked as what their row makes them."""
    for row, entry in enumerate(layout.rows, FIRST_ROW):
        for key, like in entry.like.items():
            at = layout.place(key)
            if at is not None and layout.sheet.key == "settings":
                options = validation.rule_of(like, desk.language, desk.example.currency)
                validation.apply(worksheet, (row, at, row, at), options)


def _source_colours(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    """Rows whose Source is F look like facts, whoever writes the F."""
    at = layout.place("source")
    if at is None:
        return
    source = xl_rowcol_to_cell(FIRST_ROW, at, col_abs=True)
    top = xl_rowcol_to_cell(FIRST_ROW, 0)
    last = layout.width - 1
    for letter, fill in (("F", FACT_FILL), ("D", DECISION_FILL)):
        look = desk.workbook.add_format({"bg_color": fill})
        rule = {"type": "formula", "criteria": f'={source}="{letter}"', "format": look}
        worksheet.conditional_format(FIRST_ROW, at, LAST_ROW, at, rule)
    look = desk.workbook.add_format({"bg_color": FACT_FILL})
    rule = {"type": "formula", "criteria": f'=AND({source}="F",{top}<>"")', "format": look}
    worksheet.conditional_format(FIRST_ROW, 0, LAST_ROW, last, rule)


def _set_up(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    widths = column_widths(layout, desk.language, desk.example.currency)
    for at, width in enumerate(widths):
        worksheet.set_column(at, at, width)
    _heights(desk, worksheet, layout, widths)
    worksheet.freeze_panes(FIRST_ROW, max(1, len(layout.sheet.key_columns)))
    worksheet.set_tab_color(REQUIRED_TAB if layout.sheet.required else OPTIONAL_TAB)
    _paper(desk, worksheet, layout, widths)
    worksheet.hide_gridlines(2)


def _paper(desk: Desk, worksheet: Worksheet, layout: Layout, widths: Sequence[float]) -> None:
    """Print what is filled: as wide as a page, a year of months to a page; nothing is blown up."""
    desk.page_setup(worksheet)
    if sum(widths) > PAGE_WIDTH:
        worksheet.fit_to_pages(max(1, len(layout.months) // 12), 0)
    worksheet.repeat_rows(HEADER_ROW)
    if layout.months:
        worksheet.repeat_columns(0, layout.first_month - 1)
    purpose = len(layout.sheet.purpose.text(desk.language))
    spare = max(0, ceil((purpose - sum(widths)) / DEFAULT_WIDTH))  # the purpose runs over to the right
    worksheet.print_area(TITLE_ROW, 0, layout.last_filled, layout.width - 1 + spare)


def _heights(desk: Desk, worksheet: Worksheet, layout: Layout, widths: Sequence[float]) -> None:
    """Set the heights of rows whose texts wrap: not every program finds them by itself."""
    headings = [heading(column, desk.language, desk.example.currency) for _, column in layout.columns]
    count = heading_lines(headings, [widths[at] for at, _ in layout.columns])
    worksheet.set_row(HEADER_ROW, 13.0 * count + 7)
    note = layout.place("note")
    if note is None:
        return
    for row, entry in enumerate(layout.rows, FIRST_ROW):
        value = entry.values.get("note")
        words = value.text(desk.language) if isinstance(value, Label) else ""
        worksheet.set_row(row, max(16.0, 12.0 * lines(words, 1.2 * widths[note]) + 4))
