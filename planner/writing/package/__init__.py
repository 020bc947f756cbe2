"""Lossless changes to a workbook: only the XML parts that must change are rewritten, all others stay as they were."""

from planner.writing.package.archive import Package, changed_parts, package_bytes
from planner.writing.package.cells import KEEP, CellValue, StyledValue, formula_cells, set_cells
from planner.writing.package.graft import graft
from planner.writing.package.saving import save
from planner.writing.package.workbook import SheetEntry, as_workbook, open_package, sheets, suffix

__all__ = [
    "KEEP",
    "CellValue",
    "Package",
    "SheetEntry",
    "StyledValue",
    "as_workbook",
    "changed_parts",
    "formula_cells",
    "graft",
    "open_package",
    "package_bytes",
    "save",
    "set_cells",
    "sheets",
    "suffix",
]
