"""Transfers and Staff with their numbers alone, in place of a sheet that a fault of ours keeps from being written.

Nothing here uses what the other sheets use; Transfers is read back as the full sheet is, decisions included.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.reading.types import Row
from planner.schema.inputs import YES_NO, input_sheet
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.schema.types import Column
from planner.writing.sheets.book import Book, Page, Value

_HEADER_ROW = 3
_FINE = 9
"""Digits kept of a value."""


def write_plain_transfers(book: Book) -> None:
    """A row per pool and Direction that moves or bears a decision: who, where to, what is decided, FTE by month."""
    data, page = book.plan.dataset, book.page("transfers")
    labels = [TRANSFERS.column(key) for key in ("pool", "type", "from", "to")]
    _open(book, page, [book.word(column.label) for column in (*labels, *DECISION_COLUMNS)])
    said = {(fold(row.text("pool")), fold(row.text("to"))): row for row in book.plan.case.rows(TRANSFERS.key)}
    at = _HEADER_ROW
    for s, pool in enumerate(data.pools):
        for d, direction in enumerate(data.directions):
            row = said.get((fold(pool.name), fold(direction.name)))
            values = [round(float(value), _FINE) + 0.0 for value in book.plan.quantities.transfers[s, d]]
            if row is None and not any(values):
                continue
            at += 1
            names = (
                pool.name,
                data.types[pool.type].name,
                data.directions[pool.direction].name,
                direction.name,
            )
            decided = (_decision_value(book, row, column) for column in DECISION_COLUMNS)
            _line(page, at, [*names, *decided], values)


def write_plain_staff(book: Book) -> None:
    """Trained advisors of each Direction, FTE by month."""
    data, page = book.plan.dataset, book.page("staff")
    _open(book, page, [book.word(input_sheet("directions").column("direction").label)])
    for d, direction in enumerate(data.directions):
        staff = [round(float(value), _FINE) + 0.0 for value in book.plan.quantities.staff[d]]
        _line(page, _HEADER_ROW + 1 + d, [direction.name], staff)


PLAIN: dict[str, Callable[[Book], None]] = {"transfers": write_plain_transfers, "staff": write_plain_staff}
"""Key of a sheet → what writes its numbers alone."""


def _open(book: Book, page: Page, headings: list[str]) -> None:
    """The sheet's title, and its line of headings: labels, then months."""
    page.text(0, 0, book.heading(page.key))
    for at, heading in enumerate(headings):
        page.text(_HEADER_ROW, at, heading)
    for t in range(book.plan.dataset.months):
        page.month(_HEADER_ROW, len(headings) + t, book.plan.dataset.month(t))


def _line(page: Page, at: int, labels: list[Value | None], values: list[float]) -> None:
    for column, label in enumerate(labels):
        page.cell(at, column, label)
    page.numbers(at, len(labels), values)


def _decision_value(book: Book, row: Row | None, column: Column) -> Value | None:
    """What people decided beside a row; a lock that is not set is blank."""
    value = None if row is None else row.values.get(column.key)
    if isinstance(value, bool):
        return book.word(YES_NO[0].label) if value else None
    return value if isinstance(value, str | int | float) else None
