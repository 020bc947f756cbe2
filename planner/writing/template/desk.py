"""What every sheet of a new workbook is written with, and the writing of a single cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.examples.types import Example, Value
from planner.months import Month
from planner.schema.types import Column, Language
from planner.writing.paper import MARGINS
from planner.writing.template.formats import Formats
from planner.writing.template.words import comment

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_EPOCH = date(1899, 12, 30)
_COMMENT_WIDTH, _COMMENT_CHARACTERS, _COMMENT_LINE = 230, 38, 14  # pixels, characters a line, pixels a line
_A4 = 9

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The workbook being written, the example that fills it, its language and formats."""

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
        worksheet.set_paper(_A4)
        worksheet.set_margins(**MARGINS)
        worksheet.set_footer("&L&10&F&C&10&A&R&10&P / &N")


def serial(month: Month) -> int:
    """The first day of ``month`` as Excel counts days."""
    return (date(month.year, month.month, 1) - _EPOCH).days


def write(worksheet: Worksheet, place: Place, value: Value, cell_format: Format) -> None:
    """Write a text, number, month or blank; ValueError where XlsxWriter would drop it without a word."""
    if value is None:
        code = worksheet.write_blank(*place, None, cell_format)
    elif isinstance(value, str):
        code = worksheet.write_string(*place, value, cell_format)
    elif isinstance(value, Month):
        code = worksheet.write_number(*place, serial(value), cell_format)
    else:
        code = worksheet.write_number(*place, value, cell_format)
    if code != 0:
        raise ValueError(f"cell {place} of {worksheet.get_name()!r} cannot be written")


def write_comment(worksheet: Worksheet, place: Place, words: str) -> None:
    """Put a comment on a cell, as tall as its words need; ValueError where XlsxWriter refuses it."""
    count = sum(1 + len(line) // _COMMENT_CHARACTERS for line in words.split("\n"))
    options = {
        "author": "",
        "width": _COMMENT_WIDTH,
        "height": _COMMENT_LINE * count + 12,
        "font_name": "Arial",
        "font_size": 9,
    }
    if worksheet.write_comment(*place, words, options) != 0:
        raise ValueError(f"comment refused: {words!r}")
