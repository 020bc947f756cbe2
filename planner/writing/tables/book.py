"""A workbook of tables about a case: several plans side by side rather than one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.months import Month
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.reading.types import Case
from planner.writing.rendering import Rendered, render
from planner.writing.sheets.book import Block, Book, Page
from planner.writing.sheets.paper import head_of_sheet, print_setup
from planner.writing.sheets.sheets_apart import Parts, Write, write_sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

Value = float | str | None
Cell = Value | Month
HEADER_ROW = 3
_LINE_PIXELS = 17
_LETTER_PIXELS = 6  # of a sentence
_MOST_CHARACTERS = 118  # of a line of a sentence
_CHARACTER_PIXELS, _COLUMN_PIXELS = 7, 64  # a character of a column's width; a column without a width


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, width in characters, and the style of its cells."""

    title: str
    width: float
    style: str = "text"


def render_book(
    case: Case, dataset: Dataset, parts: Parts, properties: Mapping[str, str] | None = None
) -> Rendered:
    """The workbook of the sheets ``parts``, with custom document ``properties``.

    Raises:
        Exception: a fault of ours keeps every sheet from being written.
    """
    unsolved = Plan(case, dataset, Solution(Status.INVALID, SolverReport("", "", 0.0)))

    def empty_book(workbook: Workbook) -> Book:
        for name, value in (properties or {}).items():
            workbook.set_custom_property(name, value, "text")
        # No sheet of these books reads figures of one plan: there are several plans, or none.
        return Book(workbook, unsolved, None)

    book, package = write_sheets(empty_book, parts)
    return render(package, book.noticed)


def plain_table(key: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Write:
    """What writes ``rows`` on the sheet ``key`` under their ``headings``, with nothing else: see ``Part.plain``."""

    def write(book: Book) -> None:
        page = book.page(key)
        for at, heading in enumerate(headings):
            page.text(0, at, heading)
        for row, values in enumerate(rows, 1):
            for at, value in enumerate(values):
                known = not isinstance(value, float) or isfinite(value)
                page.cell(row, at, value if known else None)

    return write


class Sheet:
    """One sheet written from top to bottom: sections, tables and remarks.

    ``row`` is the next free row; ``mark`` a row to come back to.
    """

    def __init__(self, book: Book, key: str, subtitle: str) -> None:
        self.book = book
        self.page: Page = book.page(key)
        self.name = self.page.name
        self.row = self.mark = HEADER_ROW
        self._right = 1
        self._header = HEADER_ROW
        self._pixels: list[int] = []
        self._charts = 0
        self._subtitle = subtitle
        head_of_sheet(self.page, self.name, subtitle)

    def header(self, columns: list[Column], *, freeze: int = 1, height: float = 32) -> None:
        """The headings, kept in view and repeated in print."""
        self._right = max(self._right, len(columns) - 1)
        self._header = self.row
        for at, column in enumerate(columns):
            self.page.sheet.set_column(at, at, column.width)
        self._pixels = [int(column.width * _CHARACTER_PIXELS) for column in columns]
        self.titles([column.title for column in columns], height=height)
        self.page.sheet.freeze_panes(self.row, freeze)

    def titles(self, titles: list[str], *, height: float = 32) -> None:
        """A row of headings."""
        self.page.sheet.set_row(self.row, height)
        self._right = max(self._right, len(titles) - 1)
        for at, title in enumerate(titles):
            self.page.text(self.row, at, title, "header", *(("right",) if at else ()))
        self.row += 1

    def section(self, title: str, note: str = "") -> None:
        """A title over the whole width, after a blank row."""
        self.row += self.row > self._header + 1
        for at in range(self._right + 1):
            self.page.blank(self.row, at, "section")
        self.page.text(self.row, 0, title, "section")
        if note:
            self.page.text(self.row, 1, note, "section", "note")
        self.page.sheet.set_row(self.row, 20)
        self.row += 1

    def line(self, label: str, values: Sequence[Value], style: str, *, label_style: str = "text") -> Block:
        """A label and its values; None leaves a blank cell, a text stands in the middle."""
        self.page.text(self.row, 0, label, "row", label_style)
        for at, value in enumerate(values, 1):
            self._cell(at, value, style)
        self.row += 1
        return Block(self.page.name, self.row - 1, 1, 1, max(1, len(values)))

    def cells(self, label: str, values: list[tuple[float, str]]) -> None:
        """A label and values with a style each."""
        self.page.text(self.row, 0, label, "row")
        for at, (value, style) in enumerate(values, 1):
            self._cell(at, value, style)
        self.row += 1

    def formulas(self, label: str, formulas: list[str], values: list[Value], style: str) -> None:
        """A label and formulas with the values they have now; "" leaves a blank cell."""
        self.page.text(self.row, 0, label, "row")
        for at, (formula, value) in enumerate(zip(formulas, values, strict=True), 1):
            if formula and value is not None:
                self.page.formula(self.row, at, formula, value, "row", style)
            else:
                self.page.blank(self.row, at, "row")
        self.row += 1

    def remark(self, words: str, *names: str) -> None:
        """A sentence over the whole width, as high as it needs."""
        self._write_over(self.row, words, *names)
        self.row += 1

    def _write_over(self, row: int, words: str, *names: str) -> None:
        self.page.merge(row, 0, max(1, self._right), words, "wrap", *names)
        self.page.sheet.set_row_pixels(row, _LINE_PIXELS * max(1, -(-len(words) // self._letters())) + 3)

    def _letters(self) -> int:
        """How many letters a line over the whole width holds."""
        return min(_MOST_CHARACTERS, sum(self._pixels) // _LETTER_PIXELS or _MOST_CHARACTERS)

    def reach(self, pixels: int) -> None:
        """A chart ends ``pixels`` from the left edge: the print goes on to there."""
        self._charts = max(self._charts, pixels)

    def _last_chart_column(self) -> int:
        """The column in which the widest chart ends."""
        column, left = 0, self._charts
        while left > 0:
            left -= self._pixels[column] if column < len(self._pixels) else _COLUMN_PIXELS
            column += 1
        return max(0, column - 1)

    def close(
        self, *, last_row: int | None = None, last_column: int | None = None, landscape: bool = True
    ) -> None:
        """The print set-up, once everything is written."""
        if not self._charts and len(self._subtitle) > self._letters():
            self._write_over(1, self._subtitle, "subtitle")
        print_setup(
            self.page,
            last_row=self.row - 1 if last_row is None else last_row,
            last_column=max(self._right, self._last_chart_column()) if last_column is None else last_column,
            landscape=landscape,
            header_row=self._header if self._right > 1 else None,
        )

    def _cell(self, at: int, value: Value, style: str) -> None:
        if value is None or value != value:
            self.page.blank(self.row, at, "row")
        elif isinstance(value, str):
            self.page.text(self.row, at, value, "row", "right")
        else:
            self.page.number(self.row, at, value, "row", style)
