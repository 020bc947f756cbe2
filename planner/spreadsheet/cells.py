"""Values written into cells of the user's own sheets; every other byte of the sheet stays."""

from __future__ import annotations

import datetime as dt
import enum
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.spreadsheet.addresses import Position, address, position
from planner.spreadsheet.markup import Element, escape, tag
from planner.spreadsheet.package import Package
from planner.spreadsheet.removal import drop_calculation_chain
from planner.spreadsheet.sheetdata import SheetData, read_sheet_data, write_cells
from planner.spreadsheet.text import cell_text
from planner.spreadsheet.workbook import find_sheet, uses_1904

_ESCAPED_ALREADY = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
_EPOCH_1900, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)


class Keep(enum.Enum):
    """The value of a cell that is only to look different."""

    KEEP = "keep"


KEEP = Keep.KEEP

CellValue = str | float | int | bool | dt.date | None
"""What a cell can be given; None empties it. A date needs a style with a date format."""


@dataclass(frozen=True, slots=True)
class StyledValue:
    """A value with a look: that of the cell ``like`` on the same sheet, or the cell format ``style``."""

    value: CellValue | Keep = KEEP
    like: str | None = None
    style: int | None = None


def set_cells(
    package: Package,
    title: str,
    values: Mapping[str, CellValue | StyledValue],
    *,
    replace_formulas: bool = False,
) -> Package:
    """The package with values in cells of a sheet, by address. A cell keeps its look unless told otherwise.

    A new cell looks as if it had been typed: like its row or column. A cell that holds a formula is left alone
    unless ``replace_formulas``; see ``formula_cells`` to name those.

    Raises:
        KeyError: no worksheet is called so.
        ValueError: an address or a number that no sheet can hold; a formula that spans several cells.
    """
    part = find_sheet(package, title).part
    sheet = read_sheet_data(package.data(part))
    epoch = _EPOCH_1904 if uses_1904(package) else _EPOCH_1900
    new: dict[Position, bytes] = {}
    replaced = False
    for name, value in values.items():
        place = position(name)
        old = sheet.cell(place)
        formula = old.child("f") if old else None
        styled = value if isinstance(value, StyledValue) else StyledValue(value)
        if formula is not None and not isinstance(styled.value, Keep):
            if not replace_formulas:
                continue
            _refuse_spanning(formula, name)
            replaced = True
        new[place] = _markup(sheet, place, styled, epoch)
    package = package.with_parts({part: write_cells(sheet, new).apply()})
    return drop_calculation_chain(package) if replaced else package


def formula_cells(package: Package, title: str) -> frozenset[str]:
    """The addresses of the cells of a sheet that hold formulas."""
    sheet = read_sheet_data(package.data(find_sheet(package, title).part))
    return frozenset(
        address(row, column)
        for row, cells in sheet.cells.items()
        for column, cell in cells.items()
        if cell.child("f") is not None
    )


def _refuse_spanning(formula: Element, name: str) -> None:
    if ":" in formula.attributes.get("ref", ""):
        raise ValueError(f"the formula in {name} also fills other cells")


def _markup(sheet: SheetData, place: Position, styled: StyledValue, epoch: dt.datetime) -> bytes:
    """The cell written out."""
    style = _style(sheet, place, styled)
    attributes = {"r": address(*place)}
    if style not in (None, "0"):
        attributes["s"] = str(style)
    prefix = sheet.listing.prefix
    if isinstance(styled.value, Keep):
        return _restyle(sheet, place, attributes, prefix)
    kind, content = _content(styled.value, prefix, epoch)
    if kind:
        attributes["t"] = kind
    return tag(f"{prefix}c", attributes, content)


def _style(sheet: SheetData, place: Position, styled: StyledValue) -> str | None:
    if styled.style is not None:
        return str(styled.style)
    return sheet.style(position(styled.like) if styled.like else place)


def _restyle(sheet: SheetData, place: Position, attributes: dict[str, str], prefix: str) -> bytes:
    """The cell as it is but for its style; an empty one where there was none."""
    old = sheet.cell(place)
    if old is None:
        return tag(f"{prefix}c", attributes)
    kept = {name: value for name, value in old.attributes.items() if name not in ("r", "s")}
    return tag(old.name, {**attributes, **kept}, sheet.document.inner(old))


def _content(value: CellValue, prefix: str, epoch: dt.datetime) -> tuple[str, bytes]:
    """The type and the children of a cell that holds ``value``."""
    if value is None:
        return "", b""
    if isinstance(value, str):
        text = tag(f"{prefix}t", {"xml:space": "preserve"}, _text(value)) if value else b""
        return ("inlineStr", tag(f"{prefix}is", {}, text)) if text else ("", b"")
    kind, number = ("b", str(int(value))) if isinstance(value, bool) else ("", _number(value, epoch))
    return kind, tag(f"{prefix}v", {}, number.encode())


def _text(value: str) -> bytes:
    """A text as a cell holds it: what XML cannot carry is written as Excel writes it."""
    marked = _ESCAPED_ALREADY.sub("_x005F_", cell_text(value))
    return escape(_UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", marked)).encode()


def _number(value: float | dt.date, epoch: dt.datetime) -> str:
    """A number as written in a cell; a date as its serial number."""
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
        value = (moment - epoch) / dt.timedelta(days=1)
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number that a cell can hold")
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
