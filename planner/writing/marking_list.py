"""The sheet that lists the findings in a marked copy, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from planner.findings import Finding, Level
from planner.messages import text
from planner.schema.types import Language
from planner.spreadsheet.text import cell_text
from planner.writing.style import BLUE, style, workbook_options

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Place = tuple[str, str]
"""Sheet title as the file spells it, and cell address."""

_COLUMNS = (
    ("mark_level", 14),
    ("mark_place_sheet", 20),
    ("mark_place_cell", 9),
    ("mark_found", 26),
    ("mark_expected", 32),
    ("mark_message", 84),
)
_HEADER_ROW = 3
_LEVEL_STYLE = {Level.ERROR: "missed", Level.WARNING: "limit", Level.INFO: "text"}
_MAX_LINKS = 60_000  # XlsxWriter drops links beyond Excel's own limit of 65,530 on a sheet
_A4 = 9


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding and the cell that it is shown on, None where it concerns no cell of the file."""

    finding: Finding
    place: Place | None


def listing(title: str, marked: Sequence[Marked], language: Language) -> bytes:
    """A workbook with the one sheet ``title``: the findings in the order given, one a row."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, workbook_options()) as book:
        sheet = book.add_worksheet(title)
        _write_head(book, sheet, title, marked, language)
        looks = {level: _format(book, "row", look, "wrap") for level, look in _LEVEL_STYLE.items()}
        plain = _format(book, "row", "wrap")
        link = _format(book, "row", "wrap", font_color=BLUE, underline=1)
        for row, entry in enumerate(marked, _HEADER_ROW + 1):
            level = entry.finding.level
            sheet.write_string(row, 0, text(f"mark_{level.value}", language), looks[level])
            _write_row(sheet, row, entry, plain, link)
        if not marked:
            sheet.write_string(_HEADER_ROW + 1, 0, text("mark_none", language), _format(book, "text"))
        _set_up_page(sheet, _HEADER_ROW + max(len(marked), 1))
    return buffer.getvalue()


def _format(book: Workbook, *names: str, **more: object) -> Format:
    return book.add_format({**style(*names), **more})


def _write_head(
    book: Workbook, sheet: Worksheet, title: str, marked: Sequence[Marked], language: Language
) -> None:
    levels = [entry.finding.level for entry in marked]
    subtitle = text(
        "mark_subtitle", language, errors=levels.count(Level.ERROR), warnings=levels.count(Level.WARNING)
    )
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, title, _format(book, "title"))
    sheet.write_string(1, 0, subtitle, _format(book, "subtitle"))
    header = _format(book, "header")
    for column, (code, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, text(code, language), header)


def _write_row(sheet: Worksheet, row: int, entry: Marked, plain: Format, link: Format) -> None:
    finding = entry.finding
    expected = finding.expected or finding.nearest
    for column, value in enumerate(
        (finding.sheet, finding.cell, finding.found, expected, finding.message), 1
    ):
        sheet.write_string(row, column, cell_text(value), plain)
    if entry.place is not None and row <= _MAX_LINKS:
        target = "internal:'{}'!{}".format(entry.place[0].replace("'", "''"), entry.place[1])
        sheet.write_url(row, 2, target, link, string=finding.cell)


def _set_up_page(sheet: Worksheet, last_row: int) -> None:
    last_column = len(_COLUMNS) - 1
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.autofilter(_HEADER_ROW, 0, last_row, last_column)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.print_area(0, 0, last_row, last_column)
