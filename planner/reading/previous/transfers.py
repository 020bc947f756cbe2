"""What stands on Transfers now: the decisions beside the proposed rows, and the figures under their months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.columns import nearest_header
from planner.reading.grids import Grid, Raw
from planner.reading.headers import Header, find_header
from planner.reading.previous.types import UserColumn
from planner.reading.raw import as_text
from planner.reading.refusal import CellFault
from planner.reading.report import Report, some
from planner.reading.types import Row, Table
from planner.schema.names import fold, nearest
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.schema.types import Column
from planner.spreadsheet.addresses import address

_YEAR = re.compile(r"[0-9]{4}")  # heading of a yearly total, which is ours

Key = tuple[str, str, Month]
"""Pool, Direction and month, with names as the input sheets spell them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure under a month: its value (None where it is no number), as it is shown, and where it stands."""

    fte: float | None
    shown: str
    cell: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The sheet as it stands. ``table`` holds the rows that decide or remark something, None where none does.

    ``moves`` has every cell under a month of a proposed row; ``pairs`` the rows, as pool and Direction; ``columns``
    what stands in columns that are none of ours.
    """

    sheet: str
    table: Table | None
    moves: Mapping[Key, Cell] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    columns: tuple[UserColumn, ...] = ()


def read_standing(grid: Grid, tables: Mapping[str, Table], reader: Reader, report: Report) -> Standing | None:
    """The sheet read by its keys and headers, whatever was sorted, filtered, inserted or deleted.

    None where no row of it names its columns.
    """
    header = find_header(grid, TRANSFERS)
    if header is None or not {"pool", "to"} <= header.columns.keys():
        report.warning("history.transfers_unreadable", grid.title)
        return None
    return _StandingReader(grid, header, tables, reader, report).read()


def has_decisions(grid: Grid) -> bool:
    """Whether something stands in a decision column of a sheet that looks like Transfers."""
    header = find_header(grid, TRANSFERS)
    places = [header.columns.get(column.key) for column in DECISION_COLUMNS] if header else []
    rows = range(header.row + 1, len(grid.values) + 1) if header else range(0)
    return any(place is not None and grid.value(row, place) is not None for row in rows for place in places)


class _StandingReader:
    """Reads one sheet; faults go to the report."""

    def __init__(
        self, grid: Grid, header: Header, tables: Mapping[str, Table], reader: Reader, report: Report
    ) -> None:
        self._grid = grid
        self._header = header
        self._reader = reader
        self._report = report
        self._pools = names_of(tables, "pools", "pool")
        self._directions = names_of(tables, "directions", "direction")
        self._rows: dict[tuple[str, str], Row] = {}
        self._first: dict[tuple[str, str], int] = {}
        self._moves: dict[Key, Cell] = {}

    def read(self) -> Standing:
        """Every row in turn."""
        self._check_header()
        for row in range(self._header.row + 1, self._grid.last_row + 1):
            self._read_row(row)
        table = None
        if self._rows:
            header = self._header
            table = Table(
                TRANSFERS.key,
                self._grid.title,
                tuple(self._rows.values()),
                header.row,
                dict(header.columns),
                dict(sorted(header.months.items())),
            )
        pairs = frozenset(self._first)
        return Standing(self._grid.title, table, self._moves, pairs, tuple(self._user_columns()))

    def _user_columns(self) -> Iterator[UserColumn]:
        """Columns with something in them whose heading is none of ours, or that have none."""
        header = self._header
        taken = {*header.columns.values(), *header.months.values()}
        last = max((len(row) for row in self._grid.values), default=0)
        for column in range(1, last + 1):
            raw = header.unknown.get(column)
            heading = as_text(raw) if raw is not None else ""
            if column in taken or _YEAR.fullmatch(heading):
                continue
            values = {
                pair: value if isinstance(value, float) else as_text(value)
                for pair, row in self._first.items()
                if (value := _plain(self._grid.value(row, column))) is not None
            }
            if heading or values:
                yield UserColumn(heading, values)

    def _check_header(self) -> None:
        """Two columns with the same heading: which of them decides cannot be known. One that is gone is said."""
        for column in DECISION_COLUMNS:
            if column.key not in self._header.columns:
                self._report_lost_column(column)
        decisions = {self._header.columns.get(column.key) for column in DECISION_COLUMNS}
        for first, second in self._header.twice:
            if first in decisions:
                raw = self._grid.value(self._header.row, second)
                self._report.error(
                    "reading.header_twice",
                    self._grid.title,
                    (self._header.row, second),
                    found=as_text(raw) if raw is not None else "",
                    other=address(self._header.row, first),
                )

    def _report_lost_column(self, column: Column) -> None:
        """A decision column that every version has, and that no heading names any more."""
        filled = [
            place
            for place, raw in self._header.unknown.items()
            if isinstance(raw, str) and any(self._grid.value(row, place) is not None for row in self._below())
        ]
        near = nearest_header(column, {place: as_text(self._header.unknown[place]) for place in filled})
        place = next((p for p in filled if as_text(self._header.unknown[p]) == near), None)
        headings = some(
            f"{as_text(self._header.unknown[p])} ({address(self._header.row, p)})" for p in filled
        )
        self._report.warning(
            "history.decision_column_lost" if filled else "history.decision_column_gone",
            self._grid.title,
            (self._header.row, place or (filled or [self._header.columns["to"]])[0]),
            found=headings,
            expected=column.label.text(self._report.language),
            nearest=near,
        )

    def _below(self) -> range:
        return range(self._header.row + 1, self._grid.last_row + 1)

    def _read_row(self, row: int) -> None:
        pool, to = self._text(row, "pool"), self._text(row, "to")
        key = self._pools.get(fold(pool)), self._directions.get(fold(to))
        if key[0] is None or key[1] is None:
            if self._decides(row):
                self._no_such_row(row, pool, to)
            return
        pair = (key[0], key[1])
        values = dict(self._decisions(row))
        earlier = self._first.setdefault(pair, row)
        if earlier != row:
            if values:
                self._twice(row, earlier, pair)
            return
        if values:
            defaults = {column.key: column.default for column in DECISION_COLUMNS}
            cells = {name: address(row, place) for name, place in self._header.columns.items()}
            self._rows[pair] = Row(row, {"pool": pair[0], "to": pair[1], **defaults, **values}, cells)
        for month, place in self._header.months.items():
            self._moves[*pair, month] = self._figure(row, place)

    def _text(self, row: int, key: str) -> str:
        raw = self._grid.value(row, self._header.columns[key])
        return "" if raw is None else as_text(raw)

    def _decides(self, row: int) -> bool:
        places = (self._header.columns.get(column.key) for column in DECISION_COLUMNS)
        return any(place is not None and self._grid.value(row, place) is not None for place in places)

    def _decisions(self, row: int) -> Iterator[tuple[str, object]]:
        """The decision columns that are filled; what cannot be read is reported and left out."""
        for column in DECISION_COLUMNS:
            place = self._header.columns.get(column.key)
            if place is None:
                continue
            raw = self._raw(row, place)
            value = None if raw is None else self._parse(row, place, column, raw)
            if value is not None and value is not False:
                yield column.key, value

    def _raw(self, row: int, place: int) -> Raw | None:
        scan = self._grid.scan
        if (row, place) in scan.errors:
            self._report.error(
                "reading.error_cell", self._grid.title, (row, place), found=scan.errors[row, place]
            )
            return None
        if (row, place) in scan.uncached:
            self._report.error("reading.formula_without_result", self._grid.title, (row, place))
            return None
        return self._grid.value(row, place)

    def _parse(self, row: int, place: int, column: Column, raw: Raw) -> object:
        try:
            return self._reader.parse(raw, column, **self._grid.looks((row, place)))
        except CellFault as fault:
            self._report.error(
                fault.code,
                self._grid.title,
                (row, place),
                found=self._reader.cell_text(raw),
                expected=fault.expected,
                nearest=fault.nearest,
                **fault.places,
            )
            return None

    def _figure(self, row: int, place: int) -> Cell:
        """A cell under a month: blank is nobody."""
        cell = address(row, place)
        raw = self._grid.value(row, place)
        if (row, place) in self._grid.scan.errors:
            return Cell(None, self._grid.scan.errors[row, place], cell)
        if raw is None:
            return Cell(0.0, "", cell)
        assert TRANSFERS.months is not None  # noqa: S101 - the schema says what stands under its months
        try:
            fte = self._reader.parse(raw, TRANSFERS.months)
        except CellFault:
            fte = None
        return Cell(fte if isinstance(fte, float) else None, self._reader.cell_text(raw), cell)

    def _no_such_row(self, row: int, pool: str, to: str) -> None:
        """A decision beside a row that names no pool and Direction: a total, a typing error, a name that is gone."""
        unknown_pool = fold(pool) not in self._pools
        column = "pool" if unknown_pool else "to"
        known = self._pools if unknown_pool else self._directions
        typed = pool if unknown_pool else to
        self._report.error(
            "history.decision_without_row",
            self._grid.title,
            (row, self._header.columns[column]),
            found=typed,
            expected=TRANSFERS.column(column).label.text(self._report.language),
            nearest=nearest(typed, known.values()) or "" if typed else "",
        )

    def _twice(self, row: int, earlier: int, pair: tuple[str, str]) -> None:
        place = self._header.columns["pool"]
        self._report.error(
            "reading.row_twice",
            self._grid.title,
            (row, place),
            found=" · ".join(pair),
            other=address(earlier, place),
        )


def _plain(raw: Raw | None) -> Raw | None:
    """A number as a float, anything else as it is."""
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    return float(raw) if is_number and isinstance(raw, int | float) else raw


def names_of(tables: Mapping[str, Table], sheet: str, column: str) -> dict[str, str]:
    """Folded name → as the input sheet spells it."""
    table = tables.get(sheet)
    return {fold(name): name for row in table.rows if (name := row.text(column))} if table else {}
