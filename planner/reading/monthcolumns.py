"""Columns of a sheet of months whose heading is no month: figures below them are never left out in silence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Raw
from planner.reading.headers import Header, folded_header
from planner.reading.monthtext import looks_like_month, month_name, read_month
from planner.reading.numbers import read_number
from planner.reading.raw import as_text
from planner.reading.report import Report, some
from planner.reading.tables import TableDraft
from planner.schema.names import fold
from planner.spreadsheet.addresses import letters
from planner.tolerances import TOTAL

_PERIOD = re.compile(
    r".*[0-9].*|.*\b(?:trimestres?|quarters?|semestres?|semesters?|half|semaines?|weeks?|annees?|years?|mois|months?"
    r"|periodes?|periods?|monat|mes|mese)\b.*"
)
"""Headings that stand for a time: anything with a digit, and words for times."""

_SUMMARY = re.compile(
    r"(?:grand |sous[- ]?|sub[- ]?)?(?:total|totaux|totals|somme|sum|cumul|ytd|ensemble|moyenne|moy|average|avg|mean"
    r"|median|mediane|min|max|minimum|maximum)\b.*|.*\b(?:total|moyenne?|average)"
)
_CELL = re.compile(r"(?<![A-Z0-9!'])\$?([A-Z]{1,3})\$?([0-9]+)(?![0-9(])")
_AGREEING = 2  # cells that must be the sum or mean of their row where there are so many


def check_month_columns(
    table: TableDraft, first: Month | None, months: int, reader: Reader, report: Report
) -> None:
    """An error at each heading that is no month of a column with figures.

    Columns of text, those left of the table's first column, and figures that follow from the months are the user's
    own. So is a column whose heading is no time at all where the sheet has each month of the horizon.
    """
    if table.sheet.months is None or not table.header.row or not table.drafts:
        return
    _Columns(table, reader, report).check(complete=_complete(table.header, first, months))


def _complete(header: Header, first: Month | None, months: int) -> bool:
    """Whether the sheet has a column for each month of the horizon."""
    return first is not None and all(first.plus(t) in header.months for t in range(months))


class _Columns:
    """The columns of one table that are neither known nor months."""

    def __init__(self, table: TableDraft, reader: Reader, report: Report) -> None:
        self._grid = table.grid
        self._header = table.header
        self._sheet = table.sheet
        self._reader = reader
        self._report = report
        self._rows = [draft.number for draft in table.drafts]
        self._merged = {
            column: left
            for top, left, bottom, right in table.grid.scan.merged
            if top <= table.header.row <= bottom
            for column in range(left + 1, right + 1)
        }

    def check(self, *, complete: bool) -> None:
        """Every column right of the table's key."""
        headless = []
        for column in self._candidates():
            raw = self._header.unknown.get(column)
            is_time = raw is not None and _is_time(raw)
            if not self._is_of_figures(column, is_time=is_time) or self._follows(column, raw):
                continue
            if raw is None:
                headless += [] if complete or self._merged.get(column) in self._header.unknown else [column]
            elif is_time or not complete:
                self._say(column, raw)
        if headless:
            self._report.error(
                "reading.months_without_header",
                self._grid.title,
                (self._header.row, headless[0]),
                found=some(letters(column) for column in headless),
            )

    def _candidates(self) -> Iterator[int]:
        """Unknown columns right of the key, up to the first blank one where the sheet has months.

        A time beyond it is a candidate all the same.
        """
        header = self._header
        key = min((header.columns[k] for k in self._sheet.key_columns[:1] if k in header.columns), default=0)
        taken = {*header.columns.values(), *header.months.values(), *(second for _, second in header.twice)}
        lengths = (len(self._grid.values[row - 1]) for row in self._rows if row <= len(self._grid.values))
        last = max(0, *lengths, *header.unknown, *taken)
        beside = True
        for column in range(key + 1, last + 1):
            raw = header.unknown.get(column)
            if column in taken or column in self._grid.scan.flagged.get(header.row, ()):
                beside = True
                continue
            blank = raw is None and not self._has_values(column)
            beside = not header.months or (beside and not blank)
            if not blank and (beside or (raw is not None and _is_time(raw))):
                yield column

    def _has_values(self, column: int) -> bool:
        return any(self._grid.value(row, column) is not None for row in self._rows)

    def _is_of_figures(self, column: int, *, is_time: bool) -> bool:
        """Whether numbers stand in the column: any below a time, else more than texts."""
        figures = texts = 0
        for row in self._rows:
            raw = self._grid.value(row, column)
            if raw is None and column not in self._grid.scan.flagged.get(row, ()):
                continue
            is_text = isinstance(raw, str) and read_number(raw) is None
            texts += is_text or isinstance(raw, datetime.date | bool)
            figures += not (is_text or isinstance(raw, datetime.date | bool))
        return figures > (0 if is_time else texts)

    def _follows(self, column: int, heading: Raw | None) -> bool:
        """Whether the figures follow from the months: formulas that read months, or sums and means of them."""
        months = set(self._header.months.values())
        if not months:
            return False
        filled = [row for row in self._rows if self._grid.value(row, column) is not None]
        if all(self._reads_months(row, column, months) for row in filled):
            return True
        means = _is_summary(heading)
        agreeing = [row for row in filled if self._agrees(row, column, months, means=means)]
        return len(agreeing) == len(filled) >= min(_AGREEING, len(self._rows)) and len(months) > 1

    def _reads_months(self, row: int, column: int, months: set[int]) -> bool:
        formula = self._grid.scan.formulas.get((row, column))
        if formula is None:
            return False
        if not formula:
            return True  # it follows a formula that is shared
        names = {letters(month) for month in months}
        cells = _CELL.findall(formula.upper())
        return any(name in names for name, _ in cells) or "[" in formula

    def _agrees(self, row: int, column: int, months: set[int], *, means: bool) -> bool:
        """Whether a figure is the sum, or the mean, of its row; a mean may be a month's own figure."""
        value = self._grid.value(row, column)
        found = [v for month in months if isinstance(v := self._grid.value(row, month), int | float)]
        if not isinstance(value, int | float) or len(found) < _AGREEING or not value:
            return False
        expected = (sum(found), sum(found) / len(found)) if means else (sum(found),)
        return any(abs(value - said) <= TOTAL * abs(said) for said in expected)

    def _say(self, column: int, raw: Raw) -> None:
        if self._header.months and _is_summary(raw):
            self._report.warning(
                "reading.column_no_sum", self._grid.title, (self._header.row, column), found=as_text(raw)
            )
            return
        code, places = _fault(raw, self._reader)
        found = self._reader.cell_text(raw) if isinstance(raw, datetime.date) else as_text(raw)
        self._report.error(code, self._grid.title, (self._header.row, column), found=found, **places)


def _is_summary(heading: Raw | None) -> bool:
    """Whether a column is called a total or a mean."""
    return isinstance(heading, str) and bool(_SUMMARY.fullmatch(folded_header(heading)[1]))


def _is_time(raw: Raw) -> bool:
    """Whether a heading that names no month was meant as a time."""
    if not isinstance(raw, str):
        return True
    text = fold(raw)
    return (
        bool(_PERIOD.fullmatch(text))
        or month_name(folded_header(raw)[1]) is not None
        or looks_like_month(text)
    )


def _fault(raw: Raw, reader: Reader) -> tuple[str, dict[str, str]]:
    """The message for a heading that is no month, and what fills it."""
    if isinstance(raw, str):
        text = folded_header(raw)[1]
        found = read_month(text)
        if found is not None:
            first, second = (month.text(reader.language) for month in found.readings)
            return "reading.header_month_ambiguous", {"first": first, "second": second}
        if month_name(text):
            return "reading.header_month_without_year", {}
    meant = reader.probable_month(raw)
    code = "reading.header_not_a_month" if _is_time(raw) else "reading.header_no_time"
    return code, {"nearest": str(meant) if meant else ""}
