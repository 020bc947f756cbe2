"""Input cells of a workbook, changed as a repair or a decision changes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.months import Month
from planner.plan.explanations import Edit
from planner.reading.types import Case
from planner.schema.inputs import YES_NO, input_sheet
from planner.schema.types import Kind

if TYPE_CHECKING:
    from planner.spreadsheet.cells import CellValue, StyledValue
    from planner.spreadsheet.package import Package
    from planner.spreadsheet.sheetdata import SheetData


def with_edits(package: Package, case: Case, edits: Iterable[Edit]) -> Package:
    """``package`` with the cells of ``case`` that ``edits`` change; every other cell stays as it is.

    A formula in such a cell is replaced: its result is what the repair changes. A sheet that the workbook does not
    have is added, as ``planner.writing.added_input`` lays it out.
    """
    from planner.spreadsheet.cells import set_cells
    from planner.spreadsheet.sheetdata import read_sheet_data
    from planner.spreadsheet.workbook import find_sheet, sheets
    from planner.writing.added_input import with_input_sheet

    by_sheet: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.cell:
            by_sheet.setdefault(edit.sheet, []).append(edit)
    for sheet, changed in by_sheet.items():
        title = case.title(sheet)
        added = title not in {entry.title for entry in sheets(package)}
        if added:
            package = with_input_sheet(package, case, sheet)
        data = read_sheet_data(package.data(find_sheet(package, title).part))
        values = {edit.cell: _value(edit, case, data, dated=added) for edit in changed}
        package = set_cells(package, title, values, replace_formulas=True)
    return package


def _value(edit: Edit, case: Case, data: SheetData, *, dated: bool) -> CellValue | StyledValue:
    """What the cell is to hold: yes, no and choices as words, a month as the column writes its months.

    ``dated``: months are dates there.
    """
    value = edit.new
    column = next((one for one in input_sheet(edit.sheet).columns if one.key == edit.column), None)
    if column is not None and column.kind is Kind.CHOICE:
        value = next((one.label.text(case.language) for one in column.choices if one.key == value), value)
    if isinstance(value, Month):
        return datetime.date(value.year, value.month, 1) if dated else _month(value, edit, case, data)
    if isinstance(value, bool):
        return YES_NO[0 if value else 1].label.text(case.language)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no cell can hold {value!r}")


def _month(month: Month, edit: Edit, case: Case, data: SheetData) -> CellValue | StyledValue:
    """A date that looks like the column's other dates; text where months are typed as text, as ``2012-03``."""
    from planner.spreadsheet.cells import StyledValue

    dated = next((cell for cell in _months_of(edit, case) if _is_number(data, cell)), None)
    if dated is None:
        return str(month)
    return StyledValue(datetime.date(month.year, month.month, 1), like=dated)


def _months_of(edit: Edit, case: Case) -> Iterator[str]:
    """The cell itself and the other cells of its column that hold a month."""
    column = str(edit.column)
    if isinstance(edit.old, Month):
        yield edit.cell
    for row in case.rows(edit.sheet):
        if row.month(column) is not None and row.cells.get(column):
            yield row.cells[column]


def _is_number(data: SheetData, address: str) -> bool:
    """Whether a cell holds a number, as dates are, rather than text or nothing."""
    from planner.spreadsheet.addresses import position

    cell = data.cell(position(address))
    return cell is not None and cell.attributes.get("t", "n") == "n" and cell.child("v") is not None
