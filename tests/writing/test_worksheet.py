"""Our worksheet writes what XlsxWriter's writes, byte for byte, whatever the cells."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from planner.spreadsheet.generated_sheets import fill_sheet, rewrite_sheet
from planner.spreadsheet.package import Package
from planner.spreadsheet.styles import StyleMap
from planner.writing.sheets.book import Block, here
from planner.writing.sheets.handover import UnpackedWorkbook
from planner.writing.style import workbook_options


def _fill(sheet: Any, bold: Any, plain: Any) -> None:
    """Cells of every kind, with a format and without, in rows that have a height, a format or nothing."""
    sheet.set_row(1, 30)
    sheet.set_row(7, None, bold)
    sheet.set_row(9, 12, None, {"hidden": True})
    sheet.set_column(2, 3, 20, plain)
    for row in (0, 1, 5, 7, 40):
        sheet.write_number(row, 1, 0.1 + row, plain)
        sheet.write_number(row, 3, -row)
        sheet.write_string(row, 0, "Île & <Ouest>", bold)
        sheet.write_blank(row, 4, None, plain)
        sheet.write_formula(row, 28, '=IF(A1<>"&",1,0)', plain, 1.5)
        sheet.write_formula(row, 29, "=1/0", plain, "#DIV/0!")
        sheet.write_formula(row, 30, '="a"&"b"', bold, "a<b")
        sheet.write_formula(row, 31, "=TRUE", bold, True)
        sheet.write_formula(row, 32, "=SUM(B1:B2)", None, 7)
    sheet.write_boolean(6, 2, True, plain)
    sheet.conditional_format(0, 1, 5, 1, {"type": "cell", "criteria": ">", "value": 1, "format": bold})
    sheet.write_url(6, 3, "internal:'A'!A1", bold, "there")
    sheet.merge_range(20, 0, 20, 3, "merged", bold)
    sheet.write_array_formula(22, 0, 22, 0, "{=SUM(A1:A2)}", plain, 3)


def _theirs(write: Callable[[Any], None]) -> dict[str, bytes]:
    """Every part of a workbook with one sheet, as XlsxWriter writes it."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, workbook_options()) as book:
        write(book)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def _ours(write: Callable[[Any], None]) -> Package:
    """The same workbook as ours."""
    with UnpackedWorkbook() as book:
        write(book)
    package: Package = book.package("en")
    return package.without(["docProps/core.xml"])


def _write(book: Any, *, note: bool = False) -> None:
    sheet = book.add_worksheet("A")
    if note:
        sheet.write_comment(11, 3, "a note")
    _fill(sheet, book.add_format({"bold": True}), book.add_format({"num_format": "0.0"}))


@pytest.mark.parametrize("note", [False, True], ids=["cells alone", "with a note"])
def test_sheets_are_those_of_xlsxwriter(note: bool) -> None:
    """Rows without cells, cells without formats and the kinds of cells that plans lack included."""
    theirs, ours = _theirs(partial(_write, note=note)), _ours(partial(_write, note=note))
    assert {name: ours.data(name) for name in ours.parts} == theirs


@pytest.mark.parametrize("default", [0, 3], ids=["cells without a format stay so", "they have one there"])
def test_a_sheet_in_another_workbook_is_the_one_that_patterns_find_in_xlsxwriter_s(default: int) -> None:
    """Its styles and texts are filled in where it is open: rows, columns and every kind of cell."""
    styles, strings = StyleMap([default, 12, 7, 5], [4]), [b"<t>one</t>", b"<t>two</t>", b"<t>three</t>"]
    draft = _ours(_write).parts["xl/worksheets/sheet1.xml"].draft
    theirs = _theirs(_write)["xl/worksheets/sheet1.xml"]
    assert fill_sheet(draft, styles, strings) == rewrite_sheet(theirs, styles, strings)


@pytest.mark.parametrize("heights", [False, True])
def test_a_sheet_without_a_cell(heights: bool) -> None:
    """A row with a height alone is written; so is nothing at all."""

    def write(book: Any) -> None:
        sheet = book.add_worksheet("A")
        if heights:
            sheet.set_row(3, 40)

    ours = _ours(write)
    assert {name: ours.data(name) for name in ours.parts} == _theirs(write)


def test_a_row_written_at_once_is_the_one_written_cell_by_cell() -> None:
    """Numbers, formulas and blanks between them; a number that is none is refused as XlsxWriter refuses it."""

    def at_once(book: Any) -> None:
        sheet, plain = book.add_worksheet("A"), book.add_format({"num_format": "0.0"})
        assert sheet.write_numbers(3, 2, [1.5, None, -0.0], plain) == 0
        assert sheet.write_formulas(4, 2, ["=A1<B1", None, "=C1"], [2.5, None, 7], plain) == 0
        assert sheet.write_numbers(9, 9, [], plain) == 0

    def cell_by_cell(book: Any) -> None:
        sheet, plain = book.add_worksheet("A"), book.add_format({"num_format": "0.0"})
        sheet.write_number(3, 2, 1.5, plain)
        sheet.write_blank(3, 3, None, plain)
        sheet.write_number(3, 4, -0.0, plain)
        sheet.write_formula(4, 2, "=A1<B1", plain, 2.5)
        sheet.write_blank(4, 3, None, plain)
        sheet.write_formula(4, 4, "=C1", plain, 7)

    ours, theirs = _ours(at_once), _theirs(cell_by_cell)
    assert {name: ours.data(name) for name in ours.parts} == theirs
    with UnpackedWorkbook() as book:
        sheet = book.add_worksheet("A")
        assert sheet.write_numbers(0, 16_383, [1.0, 2.0], None) == -1
        assert sheet.write_formulas(1_048_576, 0, ["=1"], [1.0], None) == -1
        with pytest.raises(TypeError):
            sheet.write_numbers(0, 0, [1.0, float("nan")], None)


def test_a_cell_outside_the_sheet_is_refused() -> None:
    """Every way of writing one says so by a code that is not 0."""
    with UnpackedWorkbook() as book:
        sheet = book.add_worksheet("A")
        assert sheet.write_formula(1_048_576, 0, "=1", None, 1) == -1
        assert sheet.write_number(0, 16_384, 1.0) == -1
        assert sheet.write_string(-1, 0, "x") == -1


@pytest.mark.parametrize(
    ("fixed", "said"),
    [({}, "AB7"), ({"row_abs": True}, "AB$7"), ({"row_abs": True, "col_abs": True}, "$AB$7")],
)
def test_addresses(fixed: dict[str, bool], said: str) -> None:
    """Rows and columns count from 0; a dollar where they stay."""
    assert here(6, 27, **fixed) == said
    block = Block("Pool stock", 6, 27, 3, 2)
    assert block.all() == "'Pool stock'!$AB$7:$AC$9"
    assert block.cell(1, 1, fixed=False) == "'Pool stock'!AC8"
