"""XlsxWriter's worksheet, writing the cells that a plan has without the questions it asks of every cell.

Everything written is what XlsxWriter writes, byte for byte, but for the marks of a draft (see ``spreadsheet.drafts``),
which the tests compare: methods and records of its own that it does not promise to keep stand behind the ones here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from math import inf
from typing import Any

from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

from planner.spreadsheet.addresses import letters
from planner.spreadsheet.drafts import OPEN


class PlainWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas use nothing newer than Excel 2007, so that a hundred patterns per cell need not run.

    They take two thirds of the time of writing a plan. Cells are named by row and column, never by an address.
    """

    fh: Any
    """What the sheet is written to."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: dict[int, float] = {}
        """Column (from 0) → its width in characters, where one was set."""

    def set_column(self, first_col: int, last_col: int, width: float | None = None, *more: Any) -> int:
        """As XlsxWriter's; the width is kept in ``widths`` too."""
        if width is not None:
            self.widths |= dict.fromkeys(range(first_col, last_col + 1), float(width))
        return int(super().set_column(first_col, last_col, width, *more))

    def write_number(self, row: int, col: int, number: float, cell_format: Any = None) -> int:
        """As XlsxWriter's, which asks first whether ``row`` is an address."""
        if not -inf < number < inf:  # XlsxWriter says so
            return int(self._write_number(row, col, number, cell_format))
        code = int(self._check_dimensions(row, col))
        if code == 0:
            self.table[row][col] = CellNumberTuple(number, cell_format)
        return code

    def write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        """As XlsxWriter's; see ``write_number``."""
        return int(self._write_string(row, col, string, cell_format))

    def write_blank(self, row: int, col: int, _blank: Any, cell_format: Any = None) -> int:
        """As XlsxWriter's; see ``write_number``."""
        code = int(self._check_dimensions(row, col)) if cell_format is not None else 0
        if code == 0 and cell_format is not None:
            self.table[row][col] = CellBlankTuple(cell_format)
        return code

    def write_formula(
        self, row: int, col: int, formula: str, cell_format: Any = None, value: float | str = 0
    ) -> int:
        """As XlsxWriter's for a formula of one cell, stored without its ``=``: none of ours fills several."""
        code = int(self._check_dimensions(row, col))
        if code == 0:
            self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return code

    def write_numbers(self, row: int, col: int, numbers: Sequence[float | None], cell_format: Any) -> int:
        """A row of numbers, None for blank cells, as ``write_number`` and ``write_blank`` would write them."""
        code = self._check_row(row, col, len(numbers))
        if code == 0:
            cells, blank = self.table[row], CellBlankTuple(cell_format)
            for at, number in enumerate(numbers, col):
                if number is None:
                    cells[at] = blank
                elif -inf < number < inf:
                    cells[at] = _NEW(CellNumberTuple, (number, cell_format))
                else:
                    self.write_number(row, at, number, cell_format)
        return code

    def write_formulas(
        self,
        row: int,
        col: int,
        formulas: Sequence[str | None],
        values: Sequence[float | str | None],
        cell_format: Any,
    ) -> int:
        """A row of formulas, None for blank cells, as ``write_formula`` and ``write_blank`` would write them."""
        code = self._check_row(row, col, len(formulas))
        if code == 0:
            cells, blank = self.table[row], CellBlankTuple(cell_format)
            for at, (formula, value) in enumerate(zip(formulas, values, strict=True), col):
                if formula is None:
                    cells[at] = blank
                else:
                    cells[at] = _NEW(CellFormulaTuple, (formula.removeprefix("="), cell_format, value))
        return code

    def _check_row(self, row: int, col: int, count: int) -> int:
        """0 where ``count`` cells from ``col`` on are on the sheet, as they are counted to be; else what is wrong."""
        if not count:
            return 0
        return int(self._check_dimensions(row, col) or self._check_dimensions(row, col + count - 1))

    def _calculate_spans(self) -> None:
        """As XlsxWriter's, which looks for a cell in every column: the first and last column of sixteen rows each."""
        if self.comments:
            super()._calculate_spans()
            return
        ends: dict[int, tuple[int, int]] = {}
        for row, cells in self.table.items():
            if cells:
                first, last = ends.get(row // _SPANNED, (self.xls_colmax, 0))
                ends[row // _SPANNED] = min(first, min(cells)), max(last, max(cells))
        self.row_spans = {block: f"{first + 1}:{last + 1}" for block, (first, last) in ends.items()}

    def _write_rows(self) -> None:
        """As XlsxWriter's, where no row but of cells or of a height is to be written; else it is left to that."""
        if self.constant_memory or self.comments:
            super()._write_rows()
            return
        self._calculate_spans()
        columns = [letters(column) for column in range(1, (self.dim_colmax or 0) + 2)]
        looks: dict[Any, str] = {None: ""}  # format → the attribute of its cells
        for row in sorted(self.table.keys() | self.row_info.keys()):
            if not self.dim_rowmin <= row <= self.dim_rowmax:
                continue
            cells, span, about = (
                self.table.get(row),
                self.row_spans.get(row // _SPANNED),
                self.row_info.get(row),
            )
            if not cells:
                self._write_empty_row(row, span, about)
                continue
            self._write_row(row, span, about)
            self._write_cells(row, cells, columns, looks)
            self._xml_end_tag("row")

    def _write_cells(
        self, row: int, cells: Mapping[int, Any], columns: Sequence[str], looks: dict[Any, str]
    ) -> None:
        """The cells of a row: at once those with a format of their own, and formulas with a number."""
        write, number = self.fh.write, str(row + 1)
        for column in sorted(cells):
            cell = cells[column]
            kind, form = cell.__class__, cell.format
            look = looks.get(form)
            if look is None:
                look = looks[form] = f'{OPEN} s="{form._get_xf_index()}"{OPEN}'
            start = f'<c r="{columns[column]}{number}"{look}'
            if not look:
                self._write_cell(row, column, cell)
            elif kind is CellNumberTuple:
                write(f"{start}><v>{cell.number:.16G}</v></c>")
            elif kind is CellFormulaTuple and cell.value.__class__ in _NUMBERS:
                write(f"{start}><f>{_escape(cell.formula)}</f><v>{cell.value}</v></c>")
            elif kind is CellBlankTuple:
                write(f"{start}/>")
            elif kind is CellStringTuple:
                write(f'{start}{OPEN} t="s"><v>{cell.string}</v></c>{OPEN}')
            else:
                self._write_cell(row, column, cell)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """As XlsxWriter's, with what another workbook says otherwise marked as open."""
        target, self.fh = self.fh, StringIO()
        super()._write_cell(row, col, cell)
        written, self.fh = self.fh.getvalue(), target
        self.fh.write(_CELL.sub(_open, written, count=1))

    def _escape_attributes(self, attribute: Any) -> Any:
        """As XlsxWriter's, which asks a pattern of each of a cell's attributes: addresses and numbers need none."""
        if not isinstance(attribute, str) or attribute.isalnum():
            return attribute
        return super()._escape_attributes(attribute)

    def _escape_data(self, data: Any) -> Any:
        """As XlsxWriter's, which learns of a number by a fault."""
        return _escape(data) if isinstance(data, str) else data


def _escape(text: str) -> str:
    """A text as XML says it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _open(found: re.Match[str]) -> str:
    start, look, text = found.groups()
    return f"{start}{OPEN}{look or ''}{OPEN}" + (f"{OPEN}{text}{OPEN}" if text else "")


_CELL = re.compile(r'(<c r="[A-Z]+[0-9]+")( s="[0-9]+")?( t="s"><v>[0-9]+</v></c>)?')
_NEW = tuple.__new__
"""Makes a record of XlsxWriter's in half the time: each is a tuple with names."""

_NUMBERS = (float, int)

_SPANNED = 16
"""Rows that say together which columns they span."""
