"""The Transfers sheet read as a plan: every figure with its cell, every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.dataset.types import Dataset
from planner.display import exact_number
from planner.findings import BadInput, Finding
from planner.grading.types import HandMade, StandingMove
from planner.months import Month
from planner.reading.cells import EPOCH_1900, EPOCH_1904, Reader
from planner.reading.grids import Contents, Grid, Raw, SheetEntry, contents, load_grids
from planner.reading.headers import Header, find_header
from planner.reading.raw import as_text
from planner.reading.refusal import CellFault
from planner.reading.report import Report, some
from planner.reading.types import Case
from planner.schema.names import fold, nearest
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.results import RESULTS
from planner.spreadsheet.addresses import address
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.tolerances import NOISE

_TOTAL = re.compile(r"(?:grand |sous[- ]|sub[- ]?)?(?:total|totals|totaux|somme|sum)(?:\b.*)?")


def read_transfers(case: Case) -> tuple[HandMade | None, tuple[Finding, ...]]:
    """What stands on the workbook's Transfers sheet, and every fault found on it.

    None where no sheet of that name has columns for pool, Direction and months.

    Raises:
        BadInput: the sheet cannot be read.
    """
    report = Report(case.language)
    try:
        package = open_package(case.source)
        book = contents(package)
        found = _table(package, book)
    except Refusal as refusal:
        report.error(refusal.code, refusal.sheet, refusal.cell, file=case.path.name, **refusal.places)
        raise BadInput(report.findings) from refusal
    if found is None:
        _say_none(book, report)
        return None, tuple(report.findings)
    grid, header = found
    epoch = EPOCH_1904 if book.dates_1904 else EPOCH_1900
    reader = Reader(case.language, str(case.settings["currency"]), epoch)
    moves = _Sheet(case, grid, header, reader, report).read()
    return moves, report.in_order([grid.title])


def _find_transfer_sheets(book: Contents) -> list[SheetEntry]:
    """The sheets that may hold the plan: called Transfers first, then the tool's own beside one of the user's."""
    plain = [fold(name) for name in RESULTS["transfers"].spellings()]
    names = [*plain, *(f"{name} (plan)" for name in plain)]
    entries = {fold(entry.title): entry for entry in reversed(book.sheets)}
    return [entries[name] for name in names if name in entries]


def _table(package: Package, book: Contents) -> tuple[Grid, Header] | None:
    """The first of them with the columns that a plan needs."""
    wanted = _find_transfer_sheets(book)
    grids = load_grids(package, book, wanted) if wanted else {}
    for entry in wanted:
        header = find_header(grids[entry.title], TRANSFERS)
        if header is not None and {"pool", "to"} <= header.columns.keys() and header.months:
            return grids[entry.title], header
    return None


def _say_none(book: Contents, report: Report) -> None:
    language = report.language
    there = _find_transfer_sheets(book)
    columns = [TRANSFERS.column(key).label.text(language) for key in ("pool", "to")]
    report.error(
        "grade.no_columns" if there else "grade.no_sheet",
        there[0].title if there else "",
        expected=", ".join(columns) if there else RESULTS["transfers"].text(language),
        pool=columns[0],
        to=columns[1],
    )


class _Sheet:
    """Reads one table; faults go to the report."""

    def __init__(self, case: Case, grid: Grid, header: Header, reader: Reader, report: Report) -> None:
        self._grid = grid
        self._header = header
        self._reader = reader
        self._report = report
        first, months = case.settings["first_month"], case.settings["months"]
        self._first = first if isinstance(first, Month) else Month(1, 1)
        self._months = months if isinstance(months, int) else 0
        self._known = {
            "pool": [row.text("pool") for row in case.rows("pools")],
            "to": [row.text("direction") for row in case.rows("directions")],
        }
        self._places = {
            key: {fold(name): at for at, name in enumerate(names)} for key, names in self._known.items()
        }
        self._rows: dict[tuple[int, int], int] = {}

    def read(self) -> HandMade:
        """Every row of the table, and what stands below it where it names a pool and a Direction."""
        self._check_months()
        moves: list[StandingMove] = []
        cells: dict[tuple[int, int, int], str] = {}
        below = False
        for row in range(self._header.row + 1, self._grid.last_row + 1):
            below = below or self._is_total(row)
            pair = self._pair(row, below=below)
            if pair is None:
                continue
            self._say_twice(row, pair)
            for month, column in self._header.months.items():
                t = month.since(self._first)
                cells.setdefault((*pair, t), address(row, column))
                fte = self._figure(row, column)
                if fte > NOISE:
                    moves.append(StandingMove(*pair, t, fte, address(row, column)))
        self._say_outside(moves)
        within = tuple(move for move in moves if 0 <= move.month < self._months)
        return HandMade(self._grid.title, within, cells)

    def _check_months(self) -> None:
        """Two columns with one heading contradict each other; months without a column are nobody's, and said."""
        used = {*self._header.months.values(), *(self._header.columns[key] for key in ("pool", "to"))}
        for first, second in self._header.twice:
            if first in used:
                raw = self._grid.value(self._header.row, second)
                self._report.error(
                    "reading.header_twice",
                    self._grid.title,
                    (self._header.row, second),
                    found="" if raw is None else as_text(raw),
                    other=address(self._header.row, first),
                )
        horizon = [self._first.plus(t) for t in range(self._months)]
        missing = [month.text(self._report.language) for month in horizon if month not in self._header.months]
        if missing:
            self._report.warning("grade.months_missing", self._grid.title, expected=some(missing))

    def _is_total(self, row: int) -> bool:
        """Whether the table ends here: a row of totals, unless a pool bears its name."""
        raw = self._raw(row, self._header.columns["pool"])
        if not isinstance(raw, str) or fold(raw) in self._places["pool"]:
            return False
        return _TOTAL.fullmatch(fold(raw)) is not None

    def _pair(self, row: int, *, below: bool) -> tuple[int, int] | None:
        """Positions of the row's pool and Direction; None where it names none, which is said if it has figures.

        Below the totals only a row that names both is one of the plan.
        """
        typed = {key: self._text(row, key) for key in ("pool", "to")}
        found = [self._places[key].get(fold(name)) for key, name in typed.items()]
        if found[0] is not None and found[1] is not None:
            return found[0], found[1]
        if self._has_figures(row) and not (below and not all(typed.values())):
            for (key, name), at in zip(typed.items(), found, strict=True):
                if at is None:
                    self._say_unknown(row, key, name)
        return None

    def _text(self, row: int, key: str) -> str:
        raw = self._raw(row, self._header.columns[key])
        return "" if raw is None else as_text(raw).strip()

    def _raw(self, row: int, column: int) -> Raw | None:
        return self._grid.value(row, column)

    def _has_figures(self, row: int) -> bool:
        filled = set(self._grid.filled_columns(row))
        return bool(filled & set(self._header.months.values()))

    def _say_unknown(self, row: int, key: str, name: str) -> None:
        label = TRANSFERS.column(key).label.text(self._report.language)
        self._report.error(
            f"grade.unknown_{key}" if name else "grade.name_missing",
            self._grid.title,
            (row, self._header.columns[key]),
            found=name,
            expected=some(self._known[key]) if name else label,
            nearest=nearest(name, self._known[key]) or "" if name else "",
        )

    def _say_twice(self, row: int, pair: tuple[int, int]) -> None:
        """Two rows for one way are added up, as their people are; a row copied by mistake is noticed so."""
        earlier = self._rows.setdefault(pair, row)
        if earlier != row:
            column = self._header.columns["pool"]
            self._report.warning(
                "grade.row_twice",
                self._grid.title,
                (row, column),
                pool=self._known["pool"][pair[0]],
                to=self._known["to"][pair[1]],
                other=address(earlier, column),
            )

    def _figure(self, row: int, column: int) -> float:
        """FTE in a cell, 0 where it is blank or cannot be read, which is said."""
        scan, place = self._grid.scan, (row, column)
        if place in scan.errors:
            self._report.error("reading.error_cell", self._grid.title, place, found=scan.errors[place])
            return 0.0
        if place in scan.uncached:
            self._report.error("reading.formula_without_result", self._grid.title, place)
            return 0.0
        raw = self._raw(row, column)
        if raw is None:
            return 0.0
        assert TRANSFERS.months is not None  # noqa: S101 - the schema says what stands under its months
        try:
            return float(self._reader.parse(raw, TRANSFERS.months, percent=place in scan.percents))  # type: ignore[arg-type]
        except CellFault as fault:
            self._report.error(
                fault.code,
                self._grid.title,
                place,
                found=self._reader.cell_text(raw),
                expected=fault.expected,
                nearest=fault.nearest,
                **fault.places,
            )
            return 0.0

    def _say_outside(self, moves: list[StandingMove]) -> None:
        """Figures under months that the case does not plan are not graded, and that is said."""
        for move in moves:
            if not 0 <= move.month < self._months:
                self._report.warning(
                    "grade.outside",
                    self._grid.title,
                    _position(move.cell),
                    found=exact_number(move.fte, self._report.language),
                    month=self._first.plus(move.month).text(self._report.language),
                )


def _position(cell: str) -> tuple[int, int]:
    from planner.spreadsheet.addresses import position

    return position(cell)


def say_past(handmade: HandMade, dataset: Dataset, case: Case) -> Iterator[Finding]:
    """Figures under past months that are not what happened: the past counts as it was."""
    from planner.findings import Level
    from planner.messages import finding

    happened: dict[tuple[int, int, int], float] = {}
    for move in dataset.actuals:
        key = (move.pool, move.destination, move.month)
        happened[key] = happened.get(key, 0.0) + move.fte
    for one in handmade.moves:
        was = happened.get((one.pool, one.destination, one.month), 0.0)
        if one.month < dataset.as_of and abs(one.fte - was) > NOISE:
            yield finding(
                Level.WARNING,
                "grade.past",
                case.language,
                sheet=handmade.sheet,
                cell=one.cell,
                found=exact_number(one.fte, case.language),
                expected=exact_number(was, case.language),
                month=dataset.month(one.month).text(case.language),
            )
