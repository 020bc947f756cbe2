"""The values of the cells of plain rows, taken from their XML: what is left of a sheet is for calamine.

What a shared text says is for calamine too, from a sheet of its own that holds each of them once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.reading.formats import Formats
from planner.reading.plain_rows import Cells, PlainRows

if TYPE_CHECKING:
    from planner.reading.grids import Raw

_VALUE = re.compile(rb"<v>([^<]+)")
_END = b"</sheetData>"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WIDTH = 16
"""Columns of the sheet of shared texts."""


class PlainCells:
    """The cells of the ``plain`` rows of a ``sheet``; ``rest`` is the XML that holds all its other values.

    Rows with a date are among these: only a reader that knows the formats tells it from a number. ``shared`` are the
    indexes of the shared texts in the cells.
    """

    def __init__(self, sheet: bytes, plain: PlainRows, formats: Formats) -> None:
        self._sheet = sheet
        self.rest, self._rows = sheet, list[tuple[int, Cells, list[float]]]()
        if _only_in_data(plain.rest):
            dates = [b' s="%b"' % style.encode() for style in plain.styles & formats.dates]
            parts = list(plain.gaps[:1])
            for run, gap in zip(plain.runs, plain.gaps[1:], strict=True):
                for number, cells, xml in run:
                    if dates and any(style in xml for style in dates):
                        parts.append(xml + b"</row>")
                    else:
                        self._rows.append((number, cells, [*map(float, _VALUE.findall(xml))]))
                parts.append(gap)
            self.rest = b"".join(parts)
        self.shared = {int(found[at]) for _, cells, found in self._rows for at in cells.texts}

    def meet(self, values: list[list[Raw]]) -> bool:
        """Whether one of the rows comes twice in the file: the other ``values`` of the sheet have it too."""
        rows = (values[number - 1] for number, _, _ in self._rows if number <= len(values))
        return any(row.count("") < len(row) for row in rows)

    def without_plain_rows(self) -> PlainCells:
        """None of the cells: all of the sheet is for calamine."""
        return PlainCells(self._sheet, PlainRows([self._sheet]), Formats())

    def put_into(self, values: list[list[Raw]], texts: Mapping[int, Raw]) -> None:
        """Puts the cells where they belong among the other ``values`` of the sheet, which stay rectangular."""
        last_row = max((number for number, _, _ in self._rows), default=0)
        width = max((max(cells.columns) for cells in {cells for _, cells, _ in self._rows}), default=0)
        width = max(width, len(values[0]) if values else 0)
        for row in values:
            row.extend([""] * (width - len(row)))
        values.extend([""] * width for _ in range(last_row - len(values)))
        for number, cells, found in self._rows:
            line: list[Raw] = [*found]
            for at in cells.texts:
                line[at] = texts[int(found[at])]
            row, first = values[number - 1], cells.columns[0] - 1
            if cells.adjoining:
                row[first : first + len(line)] = line
            else:
                for column, value in zip(cells.columns, line, strict=True):
                    row[column - 1] = value


def _only_in_data(rest: bytes) -> bool:
    """Whether rows stand in the data of the sheet alone, where calamine looks for them."""
    begin, end = rest.find(b"<sheetData>"), rest.find(_END)
    return 0 <= begin < rest.find(b"<row ") and rest.rfind(b"<row ") < end == rest.rfind(_END)


def sheet_of_texts(indexes: Sequence[int]) -> bytes:
    """The XML of a sheet that holds these shared texts one after the other, ``_WIDTH`` in a row."""
    rows = (indexes[at : at + _WIDTH] for at in range(0, len(indexes), _WIDTH))
    body = "".join(
        "<row>" + "".join(f'<c t="s"><v>{index}</v></c>' for index in row) + "</row>" for row in rows
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()
