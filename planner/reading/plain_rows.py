"""Rows of a sheet's XML that hide nothing from the reader of values, counted at once and taken out of the scan.

A row is plain where it is written as spreadsheet programs write one and each of its cells is empty, a number, a
shared text or a truth value: no formula, no error, no text of its own, and the row is not hidden. Whatever differs in
a single character is left to the scan that looks at each element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planner.reading.formats import Formats
from planner.spreadsheet.addresses import MAX_ROW, Position, column_of

_NUMBER = rb"-?[0-9]++(?:\.[0-9]++)?+(?:E[+-]?[0-9]++)?+"
_CELL = (
    rb'<c r="[A-Z]{1,3}+\1"(?: s="[0-9]++")?+(?: t="[snb]")?+(?:/>|><v>' + _NUMBER + rb"</v></c>)"
)  # \1: the number of the row
_RUN = re.compile(
    rb'(?:<row r="([1-9][0-9]{0,6}+)"(?: spans="[0-9: ]*+")?+(?: s="[0-9]++")?+(?: customFormat="[a-z01]++")?+'
    rb'(?: ht="[0-9.]++")?+(?: hidden="(?:0|false)")?+(?: customHeight="[a-z01]++")?+(?: outlineLevel="0")?+'
    rb'(?: collapsed="(?:0|false)")?+(?: thickBot="[a-z01]++")?+(?: x14ac:dyDescent="[0-9.]++")?+>'
    rb"(?:" + _CELL + rb")++</row>\s*+)++"
)
"""Rows that follow one another, each cell with the number of its row; nothing is tried twice."""

_ROW = re.compile(rb'<row r="([0-9]+)"')
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_FILLED_COLUMN = re.compile(rb'<c r="([A-Z]+)[0-9]+"[^<>]*><v>')
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"[^<>]*><v>')


@dataclass(frozen=True, slots=True)
class PlainRows:
    """What the plain rows hold: filled cells, the last row and column that have one, and what formats show.

    ``rest`` is the XML of the sheet in which an empty row of the last one's number stands for each run of them.
    """

    rest: bytes
    filled: int = 0
    last_row: int = 0
    last_column: int = 0
    percents: set[Position] = field(default_factory=set)
    texts: dict[Position, str] = field(default_factory=dict)


def take_plain_rows(sheet: bytes, formats: Formats) -> PlainRows:
    """The plain rows of the XML of a sheet, none where comments or instructions might hide that they are none.

    ValueError where a cell stands outside of what a sheet can hold.
    """
    if b"<!" in sheet or sheet.count(b"<?") > sheet.startswith(b"<?xml "):
        return PlainRows(sheet)
    runs: list[bytes] = []

    def stand_in(run: re.Match[bytes]) -> bytes:
        runs.append(run[0])
        return b'<row r="%b"/>' % run[1]

    rest = _RUN.sub(stand_in, sheet)
    taken = b"".join(runs)
    if max(map(int, _ROW.findall(taken)), default=0) > MAX_ROW:
        raise ValueError("a row that is none of a sheet")
    columns = {name: column_of(name.decode()) for name in set(_COLUMN.findall(taken))}
    filled = taken.count(b"<v>")
    if not filled:
        return PlainRows(rest)
    empty = b"/>" in taken
    filled_columns = set(_FILLED_COLUMN.findall(taken)) if empty else columns
    rows = b"".join(row for row in taken.split(b"</row>") if b"<v>" in row) if empty else taken
    last_row, last_column = max(map(int, _ROW.findall(rows))), max(columns[name] for name in filled_columns)
    percents, texts = _looks(taken, formats)
    return PlainRows(rest, filled, last_row, last_column, percents, texts)


def _looks(taken: bytes, formats: Formats) -> tuple[set[Position], dict[Position, str]]:
    """The filled cells whose format shows a percent, or text beside the number."""
    percents: set[Position] = set()
    texts: dict[Position, str] = {}
    special = {style.encode(): style for style in (*formats.percents, *formats.texts)}
    if special and any(b' s="%b"' % style in taken for style in special):
        for name, row, style in _STYLED.findall(taken):
            if style in special:
                place = int(row), column_of(name.decode())
                if special[style] in formats.percents:
                    percents.add(place)
                else:
                    texts[place] = formats.texts[special[style]]
    return percents, texts
