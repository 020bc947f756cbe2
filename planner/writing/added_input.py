"""An input sheet that the user's workbook does not have yet: added blank, for what was decided elsewhere."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from planner.reading.types import Case, Table
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.types import Sheet
from planner.writing.style import month_format, style, workbook_options

if TYPE_CHECKING:
    from planner.spreadsheet.package import Package

_TITLE_ROW, _PURPOSE_ROW, _HEADER_ROW = 0, 1, 2


def blank_table(case: Case, key: str) -> Table:
    """The table of the sheet ``key`` as ``with_input_sheet`` adds it to the workbook of ``case``: no rows yet."""
    columns = {column.key: at for at, column in enumerate(input_sheet(key).columns, 1)}
    return Table(
        key, case.title(key), (), header_row=_HEADER_ROW + 1, columns=columns, next_row=_HEADER_ROW + 2
    )


def with_input_sheet(package: Package, case: Case, key: str) -> Package:
    """``package`` with a blank sheet ``key`` after the last input sheet that the case has."""
    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import sheets

    titles = {entry.title for entry in sheets(package)}
    known = [
        case.title(one.key) for one in INPUTS if one.key in case.tables and case.title(one.key) in titles
    ]
    return graft(package, _blank(input_sheet(key), case, key), after=known[-1] if known else None)


def _blank(sheet: Sheet, case: Case, key: str) -> bytes:
    """A workbook of the sheet alone."""
    from xlsxwriter import Workbook

    content, language = BytesIO(), case.language
    workbook = Workbook(content, workbook_options())
    page = workbook.add_worksheet(case.title(key))
    page.write_string(_TITLE_ROW, 0, sheet.label.text(language), workbook.add_format(style("title")))
    page.write_string(_PURPOSE_ROW, 0, sheet.purpose.text(language), workbook.add_format(style("subtitle")))
    months = workbook.add_format({**style("input"), "num_format": month_format(language)})
    plain, head = workbook.add_format(style("input")), workbook.add_format(style("header"))
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, months if column.unit == "month" else plain)
        page.write_string(_HEADER_ROW, at, column.label.text(language), head)
    page.freeze_panes(_HEADER_ROW + 1, 0)
    workbook.close()
    return content.getvalue()
