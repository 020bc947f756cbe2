"""Where the rows and cells of a worksheet lie, and how new ones are put among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from planner.spreadsheet.addresses import MAX_COLUMN, Position, address, position
from planner.spreadsheet.markup import Document, Edits, Element, parse, tag, whole
from planner.spreadsheet.refusal import Refusal

_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetData:
    """The rows and cells of a worksheet by position, also those that do not say theirs."""

    document: Document
    listing: Element
    rows: Mapping[int, Element]
    cells: Mapping[int, Mapping[int, Element]]
    column_styles: Mapping[int, str]

    def cell(self, place: Position) -> Element | None:
        """The element of a cell, None where the sheet does not hold it."""
        return self.cells.get(place[0], {}).get(place[1])

    def style(self, place: Position) -> str | None:
        """The style index that a cell has, or would have if something were typed into it."""
        element = self.cell(place)
        if element is not None:
            return element.attributes.get("s")
        row = self.rows.get(place[0])
        if row is not None and row.attributes.get("customFormat") in _TRUE:
            return row.attributes.get("s")
        return self.column_styles.get(place[1])


def read_sheet_data(data: bytes) -> SheetData:
    """The rows and cells of a worksheet part.

    Raises:
        Refusal: it is damaged, or no worksheet.
    """
    try:
        return _rows_and_cells(parse(data))
    except ValueError as fault:
        raise Refusal("reading.damaged", detail=str(fault)) from fault


def _rows_and_cells(document: Document) -> SheetData:
    listing = document.root.child("sheetData")
    if listing is None:
        raise ValueError("no worksheet")
    rows: dict[int, Element] = {}
    cells: dict[int, dict[int, Element]] = {}
    number = 0
    for row in listing.all("row"):
        number = int(row.attributes.get("r", number + 1))
        rows[number] = row
        cells[number] = _cells_of(row)
    return SheetData(document, listing, rows, cells, _column_styles(document.root))


def _cells_of(row: Element) -> dict[int, Element]:
    cells: dict[int, Element] = {}
    column = 0
    for cell in row.all("c"):
        stated = cell.attributes.get("r")
        column = position(stated)[1] if stated else column + 1
        cells[column] = cell
    return cells


def _column_styles(root: Element) -> dict[int, str]:
    columns = root.child("cols")
    return {
        number: column.attributes["style"]
        for column in (columns.all("col") if columns else ())
        if "style" in column.attributes
        for number in range(whole(column.attributes.get("min")), _last(column) + 1)
    }


def _last(column: Element) -> int:
    return min(whole(column.attributes.get("max")), MAX_COLUMN)


def write_cells(sheet: SheetData, new: Mapping[Position, bytes]) -> Edits:
    """Splices that put each cell's markup into its place: over the old one, or in order among the others."""
    edits = Edits(sheet.document)
    by_row: dict[int, dict[int, bytes]] = {}
    for row, column in sorted(new):
        by_row.setdefault(row, {})[column] = new[row, column]
    numbers = sorted(sheet.rows)
    last = b""
    for number, cells in by_row.items():
        if number in sheet.rows:
            _write_row(edits, sheet, number, cells)
            continue
        added = tag(f"{sheet.listing.prefix}row", {"r": str(number)}, b"".join(cells.values()))
        behind = bisect_right(numbers, number)
        if behind < len(numbers):
            edits.insert(sheet.rows[numbers[behind]].start, added)
        else:
            last += added
    if last:
        edits.append(sheet.listing, last)
    _widen_dimension(edits, sheet.document.root, list(new))
    return edits


def _write_row(edits: Edits, sheet: SheetData, number: int, cells: Mapping[int, bytes]) -> None:
    row, existing = sheet.rows[number], sheet.cells[number]
    columns = sorted(existing)
    last = b""
    for column, markup in cells.items():
        behind = bisect_right(columns, column)
        if column in existing:
            edits.replace(existing[column].start, existing[column].end, markup)
        elif behind < len(columns):
            edits.insert(existing[columns[behind]].start, markup)
        else:
            last += markup
    if last:
        edits.append(row, last)
    _widen_spans(edits, row, cells)


def _widen_spans(edits: Edits, row: Element, cells: Mapping[int, bytes]) -> None:
    """``spans`` tells readers between which columns to look."""
    spans = row.attributes.get("spans")
    if spans is None:
        return
    ends = [int(end) for span in spans.split() for end in span.split(":")]
    low, high = min([*ends, *cells]), max([*ends, *cells])
    if (low, high) != (min(ends), max(ends)):
        edits.set_attribute(row, "spans", f"{low}:{high}")


def _widen_dimension(edits: Edits, root: Element, places: list[Position]) -> None:
    """``dimension`` tells readers how large the sheet is; some believe it."""
    element = root.child("dimension")
    reference = element.attributes.get("ref", "") if element else ""
    if element is None or not reference or not places:
        return
    corners = [position(corner) for corner in reference.split(":")] + places
    rows, columns = [row for row, _ in corners], [column for _, column in corners]
    first, last = address(min(rows), min(columns)), address(max(rows), max(columns))
    edits.set_attribute(element, "ref", first if first == last else f"{first}:{last}")
