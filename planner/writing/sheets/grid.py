"""A sheet with months as columns: header, blocks of rows under section titles, and totals as live formulas."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from planner.months import Month
from planner.schema.types import Language
from planner.spreadsheet.addresses import letters
from planner.writing.paper import COLUMN_PADDING, LANDSCAPE, LEGIBLE, UNIT_PIXELS
from planner.writing.sheets.book import Block, Page, Value, along, down, here
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.paper import head_of_sheet, print_setup
from planner.writing.sheets.widths import heading_width, number_width

Formula = Callable[[int, int], str]

HEADER_ROW = 3
_MONTHS_BESIDE = 12  # columns that a note beside a section title needs
_NARROWEST: dict[Language, float] = {"en": 6.6, "fr": 7.45}  # a month heading fits
_TAIL_EXTRA = 1.5  # width of totals beyond that of a month
_ROW_PIXELS = 20.5  # of a row on average, with those of titles
_MONTHS_A_PAGE = (12, 6, 4, 3, 2, 1)
_SIDES = {"muted": "text"}


@dataclass(frozen=True, slots=True)
class Styled:
    """A label with a style of its own, where a column holds several units."""

    value: Value | Month | None
    style: str


Label = Value | Month | Styled | None


@dataclass(frozen=True, slots=True)
class Head:
    """A label column before the months: its title, width in characters and cell style."""

    title: str
    width: float
    style: str = "text"


@dataclass(frozen=True, slots=True)
class Tail:
    """A column after the months: ``function`` over the months ``first``..``last`` of its row."""

    title: str
    function: str  # SUM or MAX
    first: int
    last: int

    def of(self, values: FloatArray) -> list[float]:
        """What the formula gives for each row of values (n, T), blanks as NaN."""
        parts = values[:, self.first : self.last + 1]
        sum_up = np.maximum.reduce if self.function == "MAX" else np.add.reduce
        found = sum_up(parts, axis=1)
        for i in np.flatnonzero(np.isnan(found)):
            known = parts[i][~np.isnan(parts[i])]
            found[i] = sum_up(known) if known.size else 0.0
        return [float(value) for value in tidy(found)]


class Grid:
    """Writes month grids down one sheet; ``row`` is the next free row."""

    def __init__(self, page: Page, heads: Sequence[Head], tails: Sequence[Tail], largest: float) -> None:
        """``largest`` is the largest value under the months; it sets their width."""
        self.page, self.book = page, page.book
        self.heads, self.tails = tuple(heads), tuple(tails)
        self.first = len(self.heads)
        self.months = self.book.plan.dataset.months
        self.last = self.first + self.months - 1
        self.right = self.last + len(self.tails)
        self.row = HEADER_ROW + 1
        self._widths(largest)

    def open(self, heading: str, subtitle: str) -> None:
        """The sheet's heading, the header with the months, and frozen panes."""
        page = self.page
        head_of_sheet(page, heading, subtitle)
        page.sheet.set_row(HEADER_ROW, 30)
        for column, head in enumerate(self.heads):
            side = head.style if head.style in ("text", "muted", "center") else "right"
            page.text(HEADER_ROW, column, head.title, "header", _SIDES.get(side, side))
        for t in range(self.months):
            page.month(
                HEADER_ROW, self.first + t, self.book.plan.dataset.month(t), "header", "right", "tight"
            )
        for column, tail in enumerate(self.tails, self.last + 1):
            page.text(HEADER_ROW, column, tail.title, "header", "right")
        page.sheet.freeze_panes(HEADER_ROW + 1, self.first)
        header = Block(page.name, HEADER_ROW, self.first, 1, self.months)
        self.book.blocks[f"{page.key}.header"] = header

    def close(self, *, keys: int = 0, through: int = 0) -> None:
        """The print set-up, once the last row is known: a year of months to a page, the totals with the last.

        The first ``keys`` columns (0: all labels) are on every page; rows from ``through`` on (0: none) are left out.
        """
        last_row, labels = (through or self.row) - 1, keys or self.first
        parts = self._parts(labels)
        print_setup(
            self.page,
            last_row=last_row,
            last_column=self.right,
            landscape=True,
            pages_high=self._pages_high(last_row),  # of each area
            header_row=HEADER_ROW,
            label_columns=labels if len(parts) > 1 else 0,
        )
        if len(parts) > 1:
            # A program that fits pages takes no notice of page breaks: each part is a print area of its own. The
            # first row of another one is that below the headings: a title would be cut, and these repeat.
            areas = (
                Block(self.page.name, top, start, last_row - top + 1, end - start + 1)
                for (start, end), top in zip(parts, [0, *[HEADER_ROW + 1] * (len(parts) - 1)], strict=True)
            )
            self.page.sheet.print_area_range = ",".join(area.all() for area in areas)

    def _parts(self, labels: int) -> list[tuple[int, int]]:
        """First and last column of each page: a year of months, or less where that would not be legible.

        The first ``labels`` columns stand on each of them; the totals are on the last, or alone.
        """
        found: list[tuple[int, int]] = []
        for year in self.book.figures.years:
            first, last = (self.first + t for t in (year.first, year.last))
            begin = first if found else 0  # the first page has all labels
            for size in _MONTHS_A_PAGE:
                starts = [begin, *range(first + size, last + 1, size)]
                ends = [*(start - 1 for start in starts[1:]), last]
                if all(self._fits(*part, labels) for part in zip(starts, ends, strict=True)):
                    break
            found += zip(starts, ends, strict=True)
        if self.tails:
            start, end = found[-1]
            fits = self._fits(start, self.right, labels)
            found[-1 if fits else len(found) :] = [(start if fits else end + 1, self.right)]
        return found

    def _fits(self, start: int, last: int, labels: int) -> bool:
        """Whether the columns ``start``..``last`` and the first ``labels`` are legible on one page."""
        columns = [*range(min(labels, start)), *range(start, last + 1)]
        return self._scale(sum(self.widths[column] + COLUMN_PADDING for column in columns)) >= LEGIBLE

    def _scale(self, width: float) -> float:
        """At which share of its size so wide a sheet fits a page."""
        return min(1.0, LANDSCAPE[0] / (width * UNIT_PIXELS))

    def _pages_high(self, last_row: int) -> int:
        """Pages that the rows take where they are as small as is still legible."""
        return math.ceil((last_row + 1) * _ROW_PIXELS / (LANDSCAPE[1] / LEGIBLE))

    def section(self, title: str, note: str = "") -> None:
        """A section title over the whole width, after a blank row."""
        self.row += self.row > HEADER_ROW + 1
        for column in range(self.right + 1):
            self.page.blank(self.row, column, "section")
        self.page.text(self.row, 0, title, "section")
        self.page.sheet.set_row(self.row, 20)
        beside = note and self.months >= _MONTHS_BESIDE
        if beside:
            self.page.text(self.row, self.first, note, "section", "note")
        self.row += 1
        if note and not beside:
            self.remark(note)

    def remark(self, remark: str) -> None:
        """One line of text."""
        self.page.text(self.row, 0, remark, "muted")
        self.row += 1

    def values(
        self, rows: Sequence[Sequence[Label]], values: FloatArray, *names: str, tails: bool = True
    ) -> Block:
        """Rows of numbers (n, T); a value that is not a number (NaN) leaves a blank cell."""
        block = Block(self.page.name, self.row, self.first, len(rows), self.months)
        ends = self._ends(values, tails=tails)
        for labels, line, end in zip(rows, values.tolist(), ends, strict=True):
            shown = [None if value != value else value for value in line]
            self.page.numbers(self.row, self.first, shown, "row", *names)
            self._finish_row(labels, end, names)
        return block

    def formulas(
        self,
        rows: Sequence[Sequence[Label]],
        formula: Formula,
        values: FloatArray,
        *names: str,
        tails: bool = True,
    ) -> Block:
        """Rows of formulas, ``formula(i, t)``, with the values (n, T) they have now; NaN leaves a blank cell."""
        block = Block(self.page.name, self.row, self.first, len(rows), self.months)
        self.replace(block, formula, values, *names)
        for labels, end in zip(rows, self._ends(values, tails=tails), strict=True):
            self._finish_row(labels, end, names)
        return block

    def replace(self, block: Block, formula: Formula, values: FloatArray, *names: str) -> None:
        """Formulas, with the values (n, T) they have now, in the place of what was written before; NaN blank."""
        for i, line in enumerate(values.tolist()):
            shown = [None if value != value else value for value in line]
            made = [None if value is None else formula(i, t) for t, value in enumerate(shown)]
            self.page.formulas(block.row + i, block.column, made, shown, "row", *names)

    def total(
        self, label: str, over: Block, values: FloatArray, *, style: str = "fte", tails: bool = True
    ) -> Block:
        """The sum of ``over`` by month, as formulas; ``values`` (T)."""
        last = over.row + over.rows - 1
        return self.formulas(
            [[label]],
            lambda _i, t: f"=SUM({down(over.row, last, self.first + t)})",
            values[None, :],
            "total",
            style,
            tails=tails,
        )

    def shade(self, block: Block, criteria: str, name: str) -> None:
        """Mark the cells of ``block`` for which ``criteria`` (written for its first cell) holds."""
        if block.rows:
            self.page.sheet.conditional_format(
                block.row,
                block.column,
                block.row + block.rows - 1,
                block.column + block.columns - 1,
                {"type": "formula", "criteria": criteria, "format": self.book.format(name)},
            )

    def _ends(self, values: FloatArray, *, tails: bool) -> list[tuple[float, ...] | None]:
        """The values under the tail columns for each row of ``values`` (n, T); None where they are blank."""
        if not tails or not self.tails:
            return [None] * len(values)
        return list(zip(*(tail.of(values) for tail in self.tails), strict=True))

    def _finish_row(
        self, labels: Sequence[Label], ends: Sequence[float] | None, names: Sequence[str]
    ) -> None:
        """The label columns and the tail columns of a row whose months are written."""
        page, row, over = self.page, self.row, "total" if "total" in names else "row"
        for column, head in enumerate(self.heads):
            label = labels[column] if column < len(labels) else None
            if isinstance(label, Styled):
                page.cell(row, column, label.value, over, label.style)
            else:
                page.cell(row, column, label, over, head.style)
        style = ["fte" if name == "grid" else name for name in names]
        for at, tail in enumerate(self.tails):
            column = self.last + 1 + at
            if ends is None:
                page.blank(row, column, over)
            else:
                span = along(row, self.first + tail.first, self.first + tail.last)
                page.formula(row, column, f"={tail.function}({span})", ends[at], "row", "strong", *style)
        self.row += 1

    def _widths(self, largest: float) -> None:
        sheet = self.page.sheet
        labels = [max(head.width, heading_width(head.title)) for head in self.heads]
        for column, label in enumerate(labels):
            sheet.set_column(column, column, label)
        width = max(_NARROWEST[self.book.language], number_width(largest))
        sheet.set_column(self.first, self.last, width)
        if self.tails:
            sheet.set_column(self.last + 1, self.right, width + _TAIL_EXTRA)
        self.widths = [*labels, *[width] * self.months, *[width + _TAIL_EXTRA] * len(self.tails)]


def yearly_sums(page: Page) -> tuple[Tail, ...]:
    """A total per calendar year, where there are several, and one over the horizon."""
    book = page.book
    years = book.figures.years
    whole = Tail(book.say("plan_total"), "SUM", 0, book.plan.dataset.months - 1)
    if len(years) == 1:
        return (whole,)
    return (*(Tail(str(year.year), "SUM", year.first, year.last) for year in years), whole)


def peak(page: Page) -> tuple[Tail, ...]:
    """The largest month of the horizon."""
    return (Tail(page.book.say("plan_peak"), "MAX", 0, page.book.plan.dataset.months - 1),)


def month_of(block: Block, t: int) -> str:
    """The header cell of month ``t`` above ``block``, for formulas of the same sheet."""
    return here(HEADER_ROW, block.column + t, row_abs=True)


def relative(block: Block, i: int = 0, t: int = 0) -> str:
    """A cell of ``block`` for formulas of the same sheet."""
    return f"{letters(block.column + t + 1)}{block.row + i + 1}"
