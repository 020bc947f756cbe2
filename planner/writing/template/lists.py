"""Defined names: the names that a sheet declares, for the validation lists of other sheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from planner.schema.inputs import INPUTS
from planner.writing.template.layout import FIRST_ROW, LAST_ROW, Layout
from planner.writing.template.validation import LISTED, fits_list, list_name

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from planner.writing.template.desk import Desk


def define_lists(desk: Desk, layouts: Iterable[Layout], sheets: str) -> None:
    """One name per sheet that others refer to, as long as its names are now: a blank would let anything pass.

    ``sheets`` is the range of the sheets' own names.
    """
    _define(desk, "sheets", f"={sheets}")
    for layout in layouts:
        sheet = layout.sheet
        if sheet.key not in LISTED:
            continue
        at = layout.place(sheet.key_columns[0])
        if at is None:
            raise KeyError(f"{sheet.key}: no column {sheet.key_columns[0]}")
        title = quote_sheetname(sheet.label.text(desk.language))
        first = f"{title}!{xl_rowcol_to_cell(FIRST_ROW, at, row_abs=True, col_abs=True)}"
        whole = f"{title}!{xl_range_abs(FIRST_ROW, at, LAST_ROW, at)}"
        formula = f"=OFFSET({first},0,0,MAX(1,COUNTA({whole})),1)"
        _define(desk, sheet.key, formula)


def write_long_choices(desk: Desk, page: Worksheet, column: int) -> None:
    """Choices too long for a validation: each in a hidden column of ``page`` from ``column`` on, behind its name."""
    for choices, key in ((one.choices, one.key) for sheet in INPUTS for one in sheet.columns):
        if fits_list(choices):
            continue
        labels = [choice.label.text(desk.language) for choice in choices]
        page.write_column(0, column, labels)
        page.set_column(column, column, None, None, {"hidden": True})
        cells = xl_range_abs(0, column, len(labels) - 1, column)
        _define(desk, key, f"={quote_sheetname(page.get_name())}!{cells}")
        column += 1


def _define(desk: Desk, key: str, formula: str) -> None:
    if desk.workbook.define_name(list_name(key), formula) not in (0, None):
        raise ValueError(f"name refused: {list_name(key)}")
