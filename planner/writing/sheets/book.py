"""A results workbook being written: its formats, words and places, over XlsxWriter.

Every cell goes through :class:`Page`, which writes strings as strings, formulas with their value, and raises where
XlsxWriter would drop a cell without a word. Rows and columns count from 0, as in XlsxWriter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname

from planner.findings import Finding
from planner.messages import text
from planner.months import Month
from planner.schema.results import FOR_THE_MEETING, MARK, RESULTS
from planner.schema.types import Label, Language
from planner.spreadsheet.addresses import letters
from planner.spreadsheet.text import MAX_TEXT, cell_text, sound_text
from planner.writing.cut_texts import cut_cells
from planner.writing.style import MEETING_TAB, RESULT_TAB, month_format, style

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planner.plan.types import Plan
    from planner.writing.sheets.figures import Figures

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)

Value = float | str


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells on a sheet, to refer to in formulas and charts."""

    sheet: str
    row: int
    column: int
    rows: int
    columns: int

    def cell(self, i: int = 0, j: int = 0, *, fixed: bool = True) -> str:
        """Reference to one cell, with the sheet's name; absolute where ``fixed``."""
        at = here(self.row + i, self.column + j, row_abs=fixed, col_abs=fixed)
        return f"{_quote(self.sheet)}!{at}"

    def span(self, i: int, j: int, last_i: int, last_j: int, *, fixed: bool = True) -> str:
        """Reference to part of the block, with the sheet's name; absolute where ``fixed``."""
        last = here(self.row + last_i, self.column + last_j, row_abs=fixed, col_abs=fixed)
        return f"{self.cell(i, j, fixed=fixed)}:{last}"

    def line(self, i: int) -> str:
        """Reference to row ``i`` of the block."""
        return self.span(i, 0, i, self.columns - 1)

    def all(self) -> str:
        """Reference to the whole block."""
        return self.span(0, 0, self.rows - 1, self.columns - 1)


@cache
def _quote(name: str) -> str:
    return str(quote_sheetname(name))


def here(row: int, column: int, *, row_abs: bool = False, col_abs: bool = False) -> str:
    """A cell of the same sheet, such as ``$C7``."""
    if not row_abs and not col_abs:
        return f"{letters(column + 1)}{row + 1}"
    return f"{'$' if col_abs else ''}{letters(column + 1)}{'$' if row_abs else ''}{row + 1}"


def along(row: int, first: int, last: int) -> str:
    """Part of a row of the same sheet, such as ``F7:Q7``."""
    return f"{here(row, first)}:{here(row, last)}"


def down(first: int, last: int, column: int) -> str:
    """Part of a column of the same sheet, such as ``F7:F20``."""
    return f"{here(first, column)}:{here(last, column)}"


class Page:
    """One sheet, written cell by cell; every method raises ``ValueError`` for a cell that XlsxWriter refuses."""

    def __init__(self, book: Book, key: str, worksheet: Worksheet) -> None:
        self.book = book
        self.key = key
        self.sheet = worksheet
        self.name: str = worksheet.get_name()
        self.texts: set[str] = set()
        """Every text on the sheet, those that formulas give included."""
        self.heights: dict[int, int] = {}
        """Rows whose height was set, in pixels."""

    def height(self, row: int, pixels: int) -> None:
        """Set the height of a row."""
        self.heights[row] = pixels
        self.sheet.set_row_pixels(row, pixels)

    def text(self, row: int, column: int, value: str, *names: str) -> None:
        """A text, never taken for a formula or a number; see ``cell_text``."""
        if value not in self.texts:
            value = self._fitting(value, row, column)
        if value:
            self.texts.add(value)
            self._check_code(
                self.sheet.write_string(row, column, value, self.book.format(*names)), row, column
            )
        else:
            self.blank(row, column, *names)

    def number(self, row: int, column: int, value: float, *names: str) -> None:
        """A number."""
        self._check_code(self.sheet.write_number(row, column, value, self.book.format(*names)), row, column)

    def blank(self, row: int, column: int, *names: str) -> None:
        """An empty cell with a format."""
        self._check_code(self.sheet.write_blank(row, column, None, self.book.format(*names)), row, column)

    def month(self, row: int, column: int, month: Month, *names: str) -> None:
        """A month as a date cell."""
        cell_format = self.book.format(*names, "month")
        self._check_code(
            self.sheet.write_number(row, column, self.book.serial(month), cell_format), row, column
        )

    def formula(self, row: int, column: int, formula: str, value: Value, *names: str) -> None:
        """A formula and the value it has now."""
        cell_format = self.book.format(*names)
        if isinstance(value, str):
            value = self._fitting(value, row, column)
            self.texts.add(value)
        self._check_code(self.sheet.write_formula(row, column, formula, cell_format, value), row, column)

    def cell(self, row: int, column: int, value: Value | Month | None, *names: str) -> None:
        """A text, number, month or nothing."""
        if value is None:
            self.blank(row, column, *names)
        elif isinstance(value, str):
            self.text(row, column, value, *names)
        elif isinstance(value, Month):
            self.month(row, column, value, *names)
        else:
            self.number(row, column, value, *names)

    def numbers(self, row: int, column: int, values: Sequence[float | None], *names: str) -> None:
        """A row of numbers; None leaves a blank cell."""
        code = self.sheet.write_numbers(row, column, values, self.book.format(*names))
        self._check_code(code, row, column + len(values) - 1)

    def formulas(
        self,
        row: int,
        column: int,
        formulas: Sequence[str | None],
        values: Sequence[float | None],
        *names: str,
    ) -> None:
        """A row of formulas with the numbers that they give now; None leaves a blank cell."""
        code = self.sheet.write_formulas(row, column, formulas, values, self.book.format(*names))
        self._check_code(code, row, column + len(formulas) - 1)

    def merge(self, row: int, column: int, last: int, value: str, *names: str) -> None:
        """A text over the cells ``column``..``last`` of a row."""
        if last == column:
            self.text(row, column, value, *names)
            return
        cell_format = self.book.format(*names)
        self._check_code(self.sheet.merge_range(row, column, row, last, "", cell_format), row, column)
        self.text(row, column, value, *names)

    def link(self, row: int, column: int, target: str, shown: str, look: Format) -> None:
        """A link to a cell of the workbook, in a format of its own."""
        shown = self._fitting(shown, row, column)
        self.texts.add(shown)
        self._check_code(self.sheet.write_url(row, column, target, look, string=shown), row, column)

    def _fitting(self, value: str, row: int, column: int) -> str:
        """The text as a cell can hold it; where it is cut, that is noticed."""
        if len(value) > MAX_TEXT:
            self.book.noticed += cut_cells(self.book.language, self.name, {here(row, column): value})
        return cell_text(sound_text(value))

    def _check_code(self, code: int, row: int, column: int) -> None:
        if code != 0:
            raise ValueError(f"cell {here(row, column)} of {self.name!r} cannot be written (code {code})")


class Book:
    """The result sheets of one plan: formats made once, words in the case's language, places to refer to.

    ``blocks`` holds what one sheet offers the formulas and charts of others, under names such as
    ``transfers.total``; a sheet that refers to another is written after it (see ``registry``).
    """

    def __init__(
        self,
        workbook: Workbook,
        plan: Plan,
        figures: Figures | None,
        *,
        titles: Mapping[str, str] | None = None,
        date_1904: bool = False,
    ) -> None:
        """``figures`` None: there is no plan, and so no sheet of numbers.

        ``titles``: names of sheets that cannot have their official one, by key.

        ``date_1904``: the workbook that receives the sheets counts days from 1904.
        """
        self.workbook = workbook
        self.plan = plan
        self._figures = figures
        self.language: Language = plan.case.language
        self.blocks: dict[str, Block] = {}
        self.departure_rows: dict[
            tuple[int, int], int
        ] = {}  # (Direction, type) → row of transfers.departures
        self.minimum_rows: dict[int, int] = {}  # Direction → row of staff.minimum
        self.live_now: dict[str, float] = {}  # rule → its least room there now, FTE
        self.live_rules: dict[str, Block] = {}  # rule → its least room and what it misses, on What if
        self.chances = ""  # how sure the minimums are, in a sentence
        self.verdict = ""  # of the master check
        self.noticed: list[Finding] = []
        """What was noticed while the sheets were written."""
        self._pages: dict[str, Page] = {}
        self._formats: dict[tuple[str, ...], Format] = {}
        self._titles = dict(titles or {})
        self._epoch = _EPOCH_1904 if date_1904 else _EPOCH_1900

    @property
    def figures(self) -> Figures:
        """The numbers of the plan; ValueError where there is none."""
        if self._figures is None:
            raise ValueError("a workbook without a plan has no figures")
        return self._figures

    def add(self, key: str, name: str) -> Page:
        """A new sheet after those added before."""
        self._pages[key] = page = Page(self, key, self.workbook.add_worksheet(name))
        page.sheet.set_tab_color(MEETING_TAB if key in FOR_THE_MEETING else RESULT_TAB)
        return page

    def page(self, key: str) -> Page:
        """The sheet added under ``key``; KeyError where there is none."""
        return self._pages[key]

    def has(self, key: str) -> bool:
        """Whether there is a sheet ``key``: a fault may have kept it from being written."""
        return key in self._pages

    def pages(self) -> Iterable[Page]:
        """Every sheet, in the order in which they were added."""
        return self._pages.values()

    def sheet_name(self, key: str) -> str:
        """The name of a result sheet in the workbook."""
        return self._titles.get(key) or RESULTS[key].text(self.language)

    def heading(self, key: str) -> str:
        """The first cell of a result sheet: it tells what the sheet is, and that it is ours."""
        return f"{RESULTS[key].text(self.language)}{MARK}{self.title}"

    def serial(self, month: Month) -> int:
        """The first day of ``month`` as the workbook counts days."""
        return (date(month.year, month.month, 1) - self._epoch).days

    def format(self, *names: str) -> Format:
        """The format made of the named styles, created once."""
        made = self._formats.get(names)
        if made is None:
            properties = dict(style(*(name for name in names if name != "month")))
            if "month" in names:
                properties["num_format"] = month_format(self.language)
            made = self._formats[names] = self.workbook.add_format(properties)
        return made

    def say(self, code: str, /, **places: object) -> str:
        """The message ``code`` of the catalogue in the case's language."""
        return text(code, self.language, **places)

    def word(self, label: Label) -> str:
        """A name of the schema in the case's language."""
        return label.text(self.language)

    def month(self, t: int) -> str:
        """Month ``t`` as people write it."""
        return self.plan.dataset.month(t).text(self.language)

    @property
    def title(self) -> str:
        """The case's title, or a general one where it has none."""
        return sound_text(self.plan.dataset.title) or self.say("plan_untitled")
