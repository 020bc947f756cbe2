"""The result columns of the user's own Rules sheet: status, tightest place and slack of each family it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.findings import Finding
    from planner.plan.types import Plan
    from planner.reading.types import Table
    from planner.spreadsheet.cells import StyledValue
    from planner.spreadsheet.package import Package


def write_rule_columns(package: Package, table: Table, plan: Plan) -> tuple[Package, list[Finding]]:
    """``package`` with the three columns filled, and what is said of texts that are cut.

    Columns that the sheet lacks are added after its last column.
    """
    from planner.spreadsheet.cells import set_cells
    from planner.spreadsheet.sheetdata import read_sheet_data
    from planner.spreadsheet.workbook import find_sheet
    from planner.writing.cut_texts import cut_cells

    used = read_sheet_data(package.data(find_sheet(package, table.title).part)).cells
    last = max((column for cells in used.values() for column in cells), default=0)
    cells = _cells(table, plan, last)
    said = cut_cells(
        plan.case.language, table.title, {place: styled.value for place, styled in cells.items()}
    )
    return set_cells(package, table.title, cells, replace_formulas=True), said


def _cells(table: Table, plan: Plan, last: int) -> dict[str, StyledValue]:
    """Address → value. A new heading looks like that of the first column."""
    from planner.spreadsheet.addresses import address
    from planner.spreadsheet.cells import StyledValue
    from planner.writing.sheets.rules import RESULT_COLUMNS, result_values

    reports = {report.rule: report for report in plan.rules}
    cells: dict[str, StyledValue] = {}
    for column in RESULT_COLUMNS:
        place = table.columns.get(column.key)
        if place is None:
            last += 1
            place = last
            like = address(table.header_row, table.columns["rule"])
            heading = column.label.text(plan.case.language)
            cells[address(table.header_row, place)] = StyledValue(heading, like=like)
        for row in table.rows:
            report = reports.get(row.text("rule"))
            value = result_values(report, plan)[column.key] if report else None
            cells[address(row.number, place)] = StyledValue(value)
    return cells
