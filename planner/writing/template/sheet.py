"""One input sheet of a new workbook: title, headings with comments, and rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planner.examples.types import Entry, Value
from planner.messages import text
from planner.schema.inputs import SETTINGS
from planner.schema.types import Column, Kind, Label
from planner.schema.units import unit_text
from planner.writing.style import HEADER_FILL, LINE
from planner.writing.template.desk import Desk, serial, write, write_comment
from planner.writing.template.formats import NOTE, REQUIRED_FILL, REQUIRED_INK, number_format
from planner.writing.template.layout import FIRST_ROW, FOR_PEOPLE, HEADER_ROW, PURPOSE_ROW, TITLE_ROW, Layout
from planner.writing.template.paper import set_up
from planner.writing.template.validation import validate
from planner.writing.template.words import cell_text, heading, hint

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WORDS = (Kind.TEXT, Kind.NAME, Kind.NAMES, Kind.ANY, Kind.CHOICE)
_NUMERIC = (Kind.NUMBER, Kind.INTEGER, Kind.SHARE)


def write_sheet(desk: Desk, layout: Layout) -> None:
    """Add the sheet of ``layout`` to the workbook."""
    worksheet = desk.workbook.add_worksheet(layout.sheet.label.text(desk.language))
    _title(desk, worksheet, layout)
    _headings(desk, worksheet, layout)
    looks = {column.key: _look(desk, column, _values(layout, column.key)) for _, column in layout.columns}
    months_look = _months_look(desk, layout)
    for index, row in enumerate(range(FIRST_ROW, layout.last_coloured + 1)):
        entry = layout.rows[index] if index < len(layout.rows) else Entry({})
        _cells(desk, worksheet, row, layout, entry, looks)
        _month_cells(desk, worksheet, row, layout, entry, months_look)
    validate(desk, worksheet, layout)
    set_up(desk, worksheet, layout)


def _title(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    sheet = layout.sheet
    title = desk.formats.get("title", font_size=14)
    write(worksheet, (TITLE_ROW, 0), sheet.label.text(desk.language), title)
    write(worksheet, (PURPOSE_ROW, 0), sheet.purpose.text(desk.language), desk.formats.get("subtitle"))
    worksheet.set_row(TITLE_ROW, 22)


def _headings(desk: Desk, worksheet: Worksheet, layout: Layout) -> None:
    for at, column in layout.columns:
        words = heading(column, desk.language, desk.example.currency)
        write(worksheet, (HEADER_ROW, at), words, _heading_format(desk, column))
        write_comment(worksheet, (HEADER_ROW, at), desk.comment(column))
    months = layout.sheet.months
    if months is None:
        return
    look = _heading_format(desk, months, num_format=desk.formats.month)
    for at, month in enumerate(layout.months, layout.first_month):
        write(worksheet, (HEADER_ROW, at), serial(month), look)
    write_comment(worksheet, (HEADER_ROW, layout.first_month), desk.comment(months))


def _heading_format(desk: Desk, column: Column, **properties: Any) -> Format:
    look: dict[str, Any] = {"border": 1, "border_color": LINE, "align": "center", "bg_color": HEADER_FILL}
    if column.kind in _WORDS:
        look |= {"align": "left", "indent": 1}
    if column.required:
        look |= {"bg_color": REQUIRED_FILL, "font_color": REQUIRED_INK}
    return desk.formats.get("header", **{**look, **properties})


def _cells(
    desk: Desk, worksheet: Worksheet, row: int, layout: Layout, entry: Entry, looks: dict[str, str]
) -> None:
    """The cells of a row but those under months; ``looks`` are the number formats by column."""
    for at, column in layout.columns:
        like = entry.like.get(column.key)
        value = _value(desk, column, entry)
        look = _look(desk, like, (value,)) if like else looks[column.key]
        words = _in_words(desk, layout, like or column, value)
        write(worksheet, (row, at), words, _cell_format(desk, column, look, entry))
        _cite(desk, worksheet, (row, at), entry.facts.get(column.key))


def _month_cells(desk: Desk, worksheet: Worksheet, row: int, layout: Layout, entry: Entry, look: str) -> None:
    for t in range(len(layout.months)):
        fact = entry.facts.get(t)
        value = entry.months[t] if t < len(entry.months) else None
        place = (row, layout.first_month + t)
        write(worksheet, place, value, desk.formats.cell(look, fact=fact is not None))
        _cite(desk, worksheet, place, fact)


def _cite(desk: Desk, worksheet: Worksheet, place: tuple[int, int], fact: str | None) -> None:
    """Say in a comment which fact a cell's value is."""
    if fact is not None:
        write_comment(
            worksheet,
            place,
            text("words.named", desk.language, name=fact, what=desk.example.facts[fact].text(desk.language)),
        )


def _value(desk: Desk, column: Column, entry: Entry) -> Value:
    """The example's value; where it has no note on a setting, what the schema says of it."""
    value = entry.values.get(column.key)
    if value is None and column.key == "note" and (setting := entry.like.get("value")) in SETTINGS:
        return hint(setting, desk.language)
    return value


def _values(layout: Layout, key: str) -> list[Value]:
    return [entry.values.get(key) for entry in layout.rows if key not in entry.like]


def _look(desk: Desk, column: Column, values: Iterable[Value]) -> str:
    """The number format of cells of ``column`` that hold ``values``."""
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    return number_format(column, numbers, desk.formats.month)


def _months_look(desk: Desk, layout: Layout) -> str:
    if layout.sheet.months is None:
        return "General"
    return _look(desk, layout.sheet.months, [value for entry in layout.rows for value in entry.months])


def _cell_format(desk: Desk, column: Column, look: str, entry: Entry) -> Format:
    if column.key in FOR_PEOPLE:
        return desk.formats.get("note", **NOTE)
    if column.key == "source":
        return desk.formats.cell(look, align="center")
    return desk.formats.cell(look, fact=column.key in entry.facts, **_alignment(column, entry))


def _alignment(column: Column, entry: Entry) -> dict[str, Any]:
    """Texts keep a little room from the border; numbers stand on the right, dates in the middle."""
    if column.kind is Kind.MONTH:
        return {"align": "center"}
    kind = entry.like.get(column.key, column).kind
    number = kind in _NUMERIC or isinstance(entry.values.get(column.key), float)
    return {"align": "right"} if number else {"align": "left", "indent": 1}


def _in_words(desk: Desk, layout: Layout, column: Column, value: Value) -> Value:
    """Texts, choices, yes and no as the file says them; numbers and months as they are."""
    if column.key == "unit" and isinstance(value, str):
        return unit_text(value, desk.language, desk.example.currency)
    if isinstance(value, (str, bool, Label)):
        return cell_text(column, value, desk.language, layout.sheet.lines)
    return value
