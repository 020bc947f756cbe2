"""Reads one sheet as a table: its header, its rows, and every value by its column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.columns import check_header, check_units, no_header
from planner.reading.corner_headers import months_run_down
from planner.reading.grids import Grid, Raw
from planner.reading.headers import Header
from planner.reading.plain_values import PlainValues
from planner.reading.refusal import CellFault
from planner.reading.report import Report, some
from planner.reading.rows import RowKind, RowSorter
from planner.reading.totals import Total, TotalFinder
from planner.reading.types import Addresses, Row, Table
from planner.schema.types import Choice, Column, Kind, Sheet

MONTHS = "months"
"""Key of the column of values under month headings, in ``Draft.faulty``."""


@dataclass(slots=True)
class Draft:
    """A row while it is read. ``raw`` holds the filled cells as they came; ``faulty`` the keys in error."""

    number: int
    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, Raw] = field(default_factory=dict)
    months: dict[Month, float] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)


@dataclass(slots=True)
class TableDraft:
    """A table while it is read; ``sound`` is False where its structure is at fault, so rows may be lacking."""

    sheet: Sheet
    grid: Grid
    header: Header
    drafts: list[Draft] = field(default_factory=list)
    sound: bool = True

    def place(self, draft: Draft, key: str) -> tuple[int, int]:
        """Where the value of a column stands: row and column; the row's first cell where it has no column."""
        first = min(self.header.columns.values())
        return draft.number, self.header.columns.get(key, first)

    def finish(self) -> Table:
        """The table as a value that does not change any more."""
        columns, months = dict(self.header.columns), dict(self.header.months)
        rows = tuple(
            Row(
                draft.number,
                draft.values,
                Addresses(draft.number, columns),
                draft.months,  # read in the order of the months
                Addresses(draft.number, months),
                frozenset(draft.raw),
            )
            for draft in self.drafts
        )
        in_time, last = dict(sorted(months.items())), self.grid.last_row + 1
        return Table(self.sheet.key, self.grid.title, rows, self.header.row, columns, in_time, last)


class TableReader:
    """Reads the table of one sheet; what is wrong with it goes to the report."""

    def __init__(
        self, grid: Grid, sheet: Sheet, header: Header, reader: Reader, report: Report, used: frozenset[str]
    ) -> None:
        self._grid = grid
        self._sheet = sheet
        self._header = header
        self._reader = reader
        self._report = report
        self._table = TableDraft(sheet, grid, header)
        self._nameless = False
        self._columns = [self._as_lines(column) for column in input_columns(sheet)]
        self._months = sorted(header.months.items()) if sheet.months else []
        self._plain = PlainValues(grid, header, reader, self._columns, sheet.months)
        finder = TotalFinder(grid, sheet, header, used)
        self._totals, self._sum = finder.find(), finder.sum_of_all()

    def read(self) -> TableDraft:
        """The table, with a default in the place of every value that cannot be read."""
        check_header(self._grid, self._sheet, self._header, self._report)
        check_units(self._grid, self._sheet, self._header, self._reader, self._report)
        complete = all(c.key in self._header.columns for c in self._columns if c.required)
        self._table.sound = complete and not self._header.twice
        ignored: dict[RowKind, list[int]] = {kind: [] for kind in RowKind}
        for row, kind in self._sorted_rows():
            if kind is RowKind.DATA:
                self._table.drafts.append(self._draft(row))
            else:
                ignored[kind].append(row)
        self._say_ignored(ignored)
        if self._sum is not None and any(draft.number == self._sum for draft in self._table.drafts):
            self._say_row("reading.total_maybe", self._sum, self._report.warning)
        return self._table

    def _sorted_rows(self) -> Iterable[tuple[int, RowKind]]:
        """Each row below the header with its kind, up to the header of a second table."""
        sorter = RowSorter(self._grid, self._sheet, self._header, self._totals)
        for row in range(self._header.row + 1, self._grid.last_row + 1):
            kind = sorter.sort(row)
            if kind is RowKind.HEADER:
                self._table.sound = False
                first = self._grid.filled_columns(row)[0]
                self._error("reading.second_table", row, first, other=str(self._header.row))
                return
            yield row, kind

    def _draft(self, row: int) -> Draft:
        values, raw, unread = self._plain.row(row)
        draft = Draft(row, values, raw)
        self._nameless = False
        for column, place in unread:
            self._read_cell(draft, column, place)
        if self._sheet.months:
            months = self._plain.months(row)
            if months is not None:
                draft.months = months
                return draft
            for month, place in self._months:
                self._read_month(draft, self._sheet.months, month, place)
        return draft

    def _read_cell(self, draft: Draft, column: Column, place: int) -> None:
        raw = self._raw(draft, column.key, place)
        if raw is None:
            if column.required and column.key not in draft.faulty:
                self._report_blank(draft, column, place)
            return
        draft.raw[column.key] = raw
        value = self._parse(draft, column.key, column, raw, place)
        if value is not None:
            draft.values[column.key] = value

    def _read_month(self, draft: Draft, column: Column, month: Month, place: int) -> None:
        raw = self._raw(draft, MONTHS, place)
        value = None if raw is None else self._parse(draft, MONTHS, column, raw, place)
        if isinstance(value, float):
            draft.months[month] = value

    def _raw(self, draft: Draft, key: str, place: int) -> Raw | None:
        """The raw value of a cell; an error or a formula without a result is reported and read as blank."""
        scan, cell = self._grid.scan, (draft.number, place)
        if scan.errors and cell in scan.errors:
            draft.faulty.add(key)
            self._error("reading.error_cell", *cell, found=scan.errors[cell])
            return None
        if scan.uncached and cell in scan.uncached:
            draft.faulty.add(key)
            self._error("reading.formula_without_result", *cell)
            return None
        if self._grid.recalculate and cell in scan.zero_formulas:
            self._report.warning("reading.formula_zero", self._grid.title, cell, found="0")
        return self._grid.value(*cell)

    def _parse(self, draft: Draft, key: str, column: Column, raw: Raw, place: int) -> object:
        """The typed value; None after a fault, which is reported."""
        cell = (draft.number, place)
        try:
            return self._reader.parse(raw, column, **self._grid.looks(cell))
        except CellFault as fault:
            self._say_fault(fault, column, raw, cell)
            draft.faulty.add(key)
            return None

    def _as_lines(self, column: Column) -> Column:
        """The key of a sheet whose rows are known lines is a choice among them."""
        is_line = bool(self._sheet.lines) and column.key in self._sheet.key_columns
        return _line_column(column, self._sheet.lines) if is_line else column

    def _say_fault(self, fault: CellFault, column: Column, raw: Raw, cell: tuple[int, int]) -> None:
        """Where a remark for people is not understood, the plan does not depend on it: a warning."""
        say = self._report.warning if column.key == "source" else self._report.error
        say(
            fault.code,
            self._grid.title,
            cell,
            found=self._reader.cell_text(raw),
            expected=fault.expected,
            nearest=fault.nearest,
            **fault.places,
        )

    def _report_blank(self, draft: Draft, column: Column, place: int) -> None:
        draft.faulty.add(column.key)
        heading = column.label.text(self._report.language)
        is_key = column.key in self._sheet.key_columns
        if self._nameless:
            return  # the row has no name: what else it lacks is the same fault
        self._nameless = column.key in self._sheet.key_columns[:1]
        code = "reading.row_without_key" if is_key else "reading.cell_required"
        self._error(code, draft.number, place, expected=heading)

    def _error(self, code: str, row: int, column: int, **places: object) -> None:
        self._report.error(code, self._grid.title, (row, column), **places)

    def _say_ignored(self, ignored: dict[RowKind, list[int]]) -> None:
        for row in ignored[RowKind.TOTAL]:
            if self._totals[row] is Total.SURE:
                self._say_row("reading.total_ignored", row, self._report.info)
            else:
                self._say_row("reading.total_doubtful", row, self._report.warning)
        self._say_spare(ignored[RowKind.SPARE])
        for row in ignored[RowKind.NOTE]:
            self._say_row("reading.note_ignored", row, self._report.info)
        for row in ignored[RowKind.MAYBE_NOTE]:
            self._say_row("reading.name_taken_as_note", row, self._report.warning)

    def _say_spare(self, rows: list[int]) -> None:
        if rows:
            place = (rows[0], self._grid.filled_columns(rows[0])[0])
            self._report.info(
                "reading.spare_rows", self._grid.title, place, found=some(str(row) for row in rows)
            )

    def _say_row(self, code: str, row: int, say: object) -> None:
        column = self._grid.filled_columns(row)[0]
        raw = self._grid.value(row, column)
        found = self._reader.cell_text(raw) if raw is not None else ""
        say(code, self._grid.title, (row, column), found=found)  # type: ignore[operator]


def read_table(
    grid: Grid,
    sheet: Sheet,
    header: Header | None,
    reader: Reader,
    report: Report,
    used: frozenset[str] = frozenset(),
) -> TableDraft:
    """The table of a sheet; an empty one, which is not sound, where the sheet has no header.

    ``used`` are the folded names of its rows that other sheets use (see ``names_in_use``).
    """
    down = months_run_down(grid, sheet, header)
    if down is not None:
        report.error("reading.months_run_down", grid.title, down)
        return TableDraft(sheet, grid, Header(0), sound=False)
    if header is None:
        no_header(grid, sheet, report)
        return TableDraft(sheet, grid, Header(0), sound=not grid.scan.filled)
    return TableReader(grid, sheet, header, reader, report, used).read()


def input_columns(sheet: Sheet) -> list[Column]:
    """The columns of a sheet that people fill in; the others are written by the tool and not read."""
    return [column for column in sheet.columns if not column.result]


def _line_column(column: Column, lines: tuple[Choice, ...]) -> Column:
    return replace(column, kind=Kind.CHOICE, choices=lines)
