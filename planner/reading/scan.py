"""What the reader of values hides about a sheet, taken from its XML.

python-calamine gives an error cell as empty text, a formula without a cached result as nothing, a percent
as a bare number, and aborts the process on a value in the last cell of a sheet. This scan sees them first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.reading.formats import Formats
from planner.reading.plain_rows import PlainRows
from planner.spreadsheet.addresses import Position, position, span
from planner.spreadsheet.events import Attributes, local, run_events
from planner.spreadsheet.refusal import Refusal

MAX_FILLED = 500_000
"""Filled cells an input sheet may have."""

MAX_AREA = 3_000_000
"""Rows × columns an input sheet may span, empty cells in between included."""

_WORTH_STRIPPING = 2**21
_BLANK_CELL = rb'<c r="[A-Z]+[0-9]+"[^<>]*/>'
_BLANK_ROW = rb'<row r="[0-9]+"[^<>]*(?:/>|>\s*</row>)'


@dataclass(slots=True)
class SheetScan:
    """Positions are (row, column), 1-based. ``merged`` holds first row, first column, last row, last column.

    ``formulas`` are as stored, "" for the followers of a shared one; ``texts`` what a format adds to a number.
    """

    errors: dict[Position, str] = field(default_factory=dict)
    uncached: set[Position] = field(default_factory=set)
    zero_formulas: set[Position] = field(default_factory=set)
    formulas: dict[Position, str] = field(default_factory=dict)
    percents: set[Position] = field(default_factory=set)
    texts: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    flagged: dict[int, set[int]] = field(default_factory=dict)  # row → columns in errors or uncached
    filled: int = 0
    last_row: int = 0
    last_column: int = 0


def without_blanks(sheet: bytes) -> bytes:
    """The XML of a sheet without the cells and rows that only have a format; a large sheet may have millions."""
    if len(sheet) < _WORTH_STRIPPING or b"<![CDATA[" in sheet:
        return sheet
    return re.sub(_BLANK_ROW, b"", re.sub(_BLANK_CELL, b"", sheet))


def scan_sheet(content: bytes, plain: PlainRows, name: str, formats: Formats, title: str) -> SheetScan:
    """Scans the XML of the sheet ``title``, of which the ``plain`` rows are known.

    Raises:
        Refusal: damaged XML, or more cells than an input sheet may have.
    """
    try:
        scan = _scan_elements(plain.rest, name, formats, title)
        scan.filled += plain.filled
        last_row, last_column = plain.last
        scan.last_row = max(scan.last_row, last_row)
        scan.last_column = max(scan.last_column, last_column)
        scan.percents |= plain.percents
        scan.texts |= plain.texts
        return _scan_elements(content, name, formats, title) if _is_too_large(scan) else scan
    except ValueError as fault:  # an address or a row number that is none
        raise Refusal("reading.damaged", detail=name) from fault


def _scan_elements(content: bytes, name: str, formats: Formats, title: str) -> SheetScan:
    """Scans every element of ``content``; Refusal and ValueError as ``scan_sheet`` and what it calls raise them."""
    scanner = _Scanner(title, formats)
    run_events(content, name, scanner.start, scanner.end, scanner.text)
    return scanner.scan


def _is_too_large(scan: SheetScan) -> bool:
    """Whether a sheet has more cells, or spans more, than an input sheet may."""
    return scan.filled > MAX_FILLED or scan.last_row * scan.last_column > MAX_AREA


class _Scanner:
    """Handlers of one sheet. A cell is filled where it has a value, a formula or text of its own."""

    def __init__(self, title: str, formats: Formats) -> None:
        self.scan = SheetScan()
        self._title = title
        self._formats = formats
        self._row = 0
        self._column = 0
        self._type = "n"
        self._style = ""
        self._formula: str | None = None
        self._filled = False
        self._value: list[str] | None = None
        self._shown = ""

    def start(self, element: str, attributes: Attributes) -> None:
        tag = local(element) if ":" in element else element
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v" or tag == "f":
            self._filled = True
            self._value = []
        elif tag == "is":
            self._filled = True
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "mergeCell":
            self.scan.merged.append(span(attributes.get("ref", "")))

    def text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    def end(self, element: str) -> None:
        tag = local(element) if ":" in element else element
        if tag == "v":
            self._shown = "".join(self._value or ())
            self._value = None
        elif tag == "f":
            self._formula = "".join(self._value or ())
            self._value = None
        elif tag == "c" and self._filled:
            self._close_cell()

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if attributes.get("hidden") in {"1", "true"}:
            self.scan.hidden_rows.add(self._row)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = position(reference)
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._formula, self._filled = None, False
        self._shown = ""

    def _close_cell(self) -> None:
        scan, place = self.scan, (self._row, self._column)
        scan.filled += 1
        scan.last_row = max(scan.last_row, self._row)
        scan.last_column = max(scan.last_column, self._column)
        self._refuse_too_large()
        is_formula = self._formula is not None
        if self._formula is not None:
            scan.formulas[place] = self._formula
        if self._type == "e":
            scan.errors[place] = self._shown or "#?"
            scan.flagged.setdefault(self._row, set()).add(self._column)
        elif is_formula and not self._shown and self._type != "str":
            scan.uncached.add(place)
            scan.flagged.setdefault(self._row, set()).add(self._column)
        elif is_formula and self._shown == "0" and self._type == "n":
            scan.zero_formulas.add(place)
        if self._style in self._formats.percents:
            scan.percents.add(place)
        elif self._style in self._formats.texts:
            scan.texts[place] = self._formats.texts[self._style]

    def _refuse_too_large(self) -> None:
        if _is_too_large(self.scan):
            raise Refusal(
                "reading.sheet_too_large",
                sheet=self._title,
                cell=(self._row, self._column),
                filled=MAX_FILLED,
                area=MAX_AREA,
            )
