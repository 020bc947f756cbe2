"""Rows of a sheet's XML that hide nothing from the reader of values, counted at once and taken out of the scan.

A row is plain where it is written as spreadsheet programs write one and each of its cells is empty, a number, a
shared text or a truth value: no formula, no error, no text of its own, and the row is not hidden. Whatever differs in
a single character is left to the scan that looks at each element.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from planner.reading.formats import Formats
from planner.spreadsheet.addresses import Position, column_of

_NUMBER = rb"-?[0-9]++(?:\.[0-9]++)?+(?:E[+-]?[0-9]++)?+"
_CELL = (
    rb'<c r="[A-Z]{1,2}+\1"(?: s="[0-9]++")?+(?: t="[snb]")?+(?:/>|><v>' + _NUMBER + rb"</v></c>)"
)  # \1: the number of the row
_RUN = re.compile(
    rb'(?:<row r="([1-9][0-9]{0,5}+)"(?: spans="[0-9: ]*+")?+(?: s="[0-9]++")?+(?: customFormat="[a-z01]++")?+'
    rb'(?: ht="[0-9.]++")?+(?: hidden="(?:0|false)")?+(?: customHeight="[a-z01]++")?+(?: outlineLevel="0")?+'
    rb'(?: collapsed="(?:0|false)")?+(?: thickBot="[a-z01]++")?+(?: x14ac:dyDescent="[0-9.]++")?+>'
    rb"(?:" + _CELL + rb")++</row>\s*+)++"
)
"""Rows that follow one another, each cell with the number of its row; nothing is tried twice.

Addresses of so few letters and digits lie within a sheet.
"""

_DIGITS = b"0123456789"
_FILLED_COLUMN = re.compile(rb'<c r="([A-Z]+)"[^<>]*><v>')
"""A filled cell of a row without its digits."""

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
    """The plain rows of the XML of a sheet, none where comments or instructions might hide that they are none."""
    if _may_hide(sheet):
        return PlainRows(sheet)
    runs: list[bytes] = []

    def stand_in(run: re.Match[bytes]) -> bytes:
        runs.append(run[0])
        return b'<row r="%b"/>' % run[1]

    rest = _RUN.sub(stand_in, sheet)
    taken = b"".join(runs)
    filled = [row for row in taken.split(b"</row>") if b"<v>" in row]
    if not filled:
        return PlainRows(rest)
    last_row = max(int(_number(row)) for row in filled)
    kinds = Counter(row.translate(None, _DIGITS) for row in filled)  # most rows fill the same columns
    columns = {kind: _FILLED_COLUMN.findall(kind) for kind in kinds}
    last_column = max(column_of(name.decode()) for names in columns.values() for name in names)
    cells = sum(rows * len(columns[kind]) for kind, rows in kinds.items())
    percents, texts = _looks(taken, formats)
    return PlainRows(rest, cells, last_row, last_column, percents, texts)


def _number(row: bytes) -> int:
    """The number of a plain row."""
    first = row.index(b'"') + 1
    return int(row[first : row.index(b'"', first)])


def _may_hide(sheet: bytes) -> bool:
    """Whether the XML has comments, unparsed text or instructions; single characters are found ten times as fast."""
    marked = b"!" in sheet and b"<!" in sheet
    return marked or (sheet.count(b"?") > 2 and sheet.count(b"<?") > sheet.startswith(b"<?xml "))


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
