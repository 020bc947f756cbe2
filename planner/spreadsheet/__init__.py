"""Lossless changes to a workbook: only the XML parts that must change are rewritten, all others stay as they were."""

from planner.spreadsheet.archive import Package, changed_parts, package_bytes
from planner.spreadsheet.cells import KEEP, CellValue, StyledValue, formula_cells, set_cells
from planner.spreadsheet.graft import graft
from planner.spreadsheet.properties import custom_properties, set_custom_properties
from planner.spreadsheet.saving import save
from planner.spreadsheet.workbook import (
    SheetEntry,
    added_sheets,
    open_package,
    plan_suffix,
    sheets,
    suffix,
    suited_to,
    uses_1904,
)

__all__ = [
    "KEEP",
    "CellValue",
    "Package",
    "SheetEntry",
    "StyledValue",
    "added_sheets",
    "changed_parts",
    "custom_properties",
    "formula_cells",
    "graft",
    "open_package",
    "package_bytes",
    "plan_suffix",
    "save",
    "set_cells",
    "set_custom_properties",
    "sheets",
    "suffix",
    "suited_to",
    "uses_1904",
]
