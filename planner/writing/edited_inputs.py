"""Input cells of a workbook, changed as a repair changes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.months import Month
from planner.plan.explanations import Edit
from planner.reading.types import Case
from planner.schema.inputs import YES_NO

if TYPE_CHECKING:
    from planner.writing.package import CellValue, Package


def with_edits(package: Package, case: Case, edits: Iterable[Edit]) -> Package:
    """``package`` with the cells of ``case`` that ``edits`` change; every other cell stays as it is.

    A formula in such a cell is replaced: its result is what the repair changes.
    """
    from planner.writing.package import set_cells

    by_sheet: dict[str, dict[str, CellValue]] = {}
    for edit in edits:
        if edit.cell:
            by_sheet.setdefault(case.title(edit.sheet), {})[edit.cell] = cell_value(edit.new, case)
    for title, values in by_sheet.items():
        package = set_cells(package, title, values, replace_formulas=True)
    return package


def cell_value(value: object, case: Case) -> CellValue:
    """A typed value as a cell holds it: a month as its first day, yes and no as words."""
    if isinstance(value, Month):
        return datetime.date(value.year, value.month, 1)
    if isinstance(value, bool):
        return YES_NO[0 if value else 1].label.text(case.language)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no cell can hold {value!r}")
