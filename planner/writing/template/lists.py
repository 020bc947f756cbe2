"""Defined names: the names that a sheet declares, for the validation lists of other sheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from planner.writing.template.layout import FIRST_ROW, LAST_ROW, Layout
from planner.writing.template.validation import LISTED, list_name

if TYPE_CHECKING:
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


def _define(desk: Desk, key: str, formula: str) -> None:
    if desk.workbook.define_name(list_name(key), formula) not in (0, None):
        raise ValueError(f"name refused: {list_name(key)}")
