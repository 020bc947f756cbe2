"""Rows of a sheet's XML that hide nothing from the reader of values, counted at once and taken out of the scan.

A row is plain where it is written as spreadsheet programs write one and each of its cells is empty, a number or a
shared text: no formula, no error, no truth value, no text of its own, and the row is not hidden. Whatever differs in
a single character is left to the scan that looks at each element, and to calamine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.reading.formats import Formats
from planner.spreadsheet.addresses import Position, column_of

_NUMBER = rb"-?[0-9]++(?:\.[0-9]++)?+(?:E[+-]?[0-9]++)?+"
_CELL = (
    rb'<c r="[A-Z]{1,2}+\1"(?: s="(?!0[0-9])[0-9]++")?+(?:(?: t="n")?+><v>' + _NUMBER + rb"</v></c>"
    rb'| t="s"><v>[0-9]{1,9}+</v></c>|(?: t="[sn]")?+/>)'
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
_FILLED = re.compile(rb'<c r="([A-Z]+)"([^<>]*)><v>')
"""A filled cell of a row without its digits: its column, and its attributes."""

_STYLE = re.compile(rb' s="([0-9]+)"')
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"[^<>]*><v>')


@dataclass(frozen=True, slots=True)
class Cells:
    """The filled cells of a row, in their order: the columns, and which of them hold shared texts.

    ``adjoining``: each column follows the one before.
    """

    columns: tuple[int, ...]
    texts: tuple[int, ...]
    adjoining: bool


PlainRow = tuple[int, Cells, bytes]
"""The number of a row that has a filled cell, its cells, and its XML up to its end."""


@dataclass(frozen=True, slots=True)
class PlainRows:
    """The plain rows of a sheet, and what the formats of their cells show.

    ``runs`` are rows that follow one another, ``gaps`` the XML before, between and after the runs, in which an empty
    row of the last one's number stands for the run before. ``styles`` are those of the rows and their cells.
    """

    gaps: Sequence[bytes]
    runs: Sequence[Sequence[PlainRow]] = ()
    styles: frozenset[str] = frozenset()
    percents: set[Position] = field(default_factory=set)
    texts: dict[Position, str] = field(default_factory=dict)

    @property
    def rest(self) -> bytes:
        """The XML of the sheet without the plain rows."""
        return b"".join(self.gaps)

    @property
    def filled(self) -> int:
        """The number of filled cells."""
        return sum(len(cells.columns) for run in self.runs for _, cells, _ in run)

    @property
    def last(self) -> Position:
        """The last row and the last column that have a filled cell."""
        row = max((row for run in self.runs for row, _, _ in run), default=0)
        known = {cells for run in self.runs for _, cells, _ in run}
        return row, max((max(cells.columns) for cells in known), default=0)


def take_plain_rows(sheet: bytes, formats: Formats) -> PlainRows:
    """The plain rows of the XML of a sheet, none where comments or instructions might hide that they are none."""
    if _may_hide(sheet):
        return PlainRows([sheet])
    gaps: list[bytes] = []
    runs: list[list[PlainRow]] = []
    known: dict[bytes, Cells] = {}
    end, stand_in = 0, b""
    for run in _RUN.finditer(sheet):
        gaps.append(stand_in + sheet[end : run.start()])
        runs.append(_rows(run[0], known))
        end, stand_in = run.end(), b'<row r="%b"/>' % run[1]
    gaps.append(stand_in + sheet[end:])
    taken = (
        b"".join(xml for run in runs for _, _, xml in run) if any(b' s="' in kind for kind in known) else b""
    )
    styles = frozenset(map(bytes.decode, _STYLE.findall(taken)))
    percents, texts = _looks(taken, styles, formats)
    return PlainRows(gaps, runs, styles, percents, texts)


def _rows(run: bytes, known: dict[bytes, Cells]) -> list[PlainRow]:
    """The rows of a run that have a filled cell; ``known`` are the cells of rows without digits: most have the same."""
    rows = []
    for row in run.split(b"</row>"):
        if b"<v>" in row:
            kind = row.translate(None, _DIGITS)
            if kind not in known:
                known[kind] = _cells(kind)
            rows.append((_number(row), known[kind], row))
    return rows


def _cells(kind: bytes) -> Cells:
    """The filled cells of a row whose digits were taken out."""
    found = _FILLED.findall(kind)
    columns = tuple(column_of(name.decode()) for name, _ in found)
    texts = tuple(at for at, (_, attributes) in enumerate(found) if b' t="s"' in attributes)
    return Cells(columns, texts, columns == tuple(range(columns[0], columns[0] + len(columns))))


def _number(row: bytes) -> int:
    """The number of a plain row."""
    first = row.index(b'"') + 1
    return int(row[first : row.index(b'"', first)])


def _may_hide(sheet: bytes) -> bool:
    """Whether the XML has comments, unparsed text or instructions; single characters are found ten times as fast."""
    marked = b"!" in sheet and b"<!" in sheet
    return marked or (sheet.count(b"?") > 2 and sheet.count(b"<?") > sheet.startswith(b"<?xml "))


def _looks(
    taken: bytes, styles: frozenset[str], formats: Formats
) -> tuple[set[Position], dict[Position, str]]:
    """The filled cells whose format shows a percent, or text beside the number."""
    percents: set[Position] = set()
    texts: dict[Position, str] = {}
    if not styles.isdisjoint((*formats.percents, *formats.texts)):
        for name, row, code in _STYLED.findall(taken):
            style, place = code.decode(), (int(row), column_of(name.decode()))
            if style in formats.percents:
                percents.add(place)
            elif style in formats.texts:
                texts[place] = formats.texts[style]
    return percents, texts
