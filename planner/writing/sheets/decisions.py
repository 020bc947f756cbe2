"""The columns beside the proposed rows of Transfers in which people decide: fixed, at least, at most, lock, comment."""

from __future__ import annotations

from collections.abc import Sequence

from planner.reading.types import Row
from planner.schema.inputs import YES_NO
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.schema.types import Column, Kind
from planner.schema.units import unit_text
from planner.writing.sheets.book import Block, Book, Page

_USER_WIDTH = 18
_LINE_PIXELS = 17
_STYLES = {Kind.NUMBER: "decimal", Kind.YESNO: "center"}


def write_decisions(page: Page, table: Block, pairs: Sequence[tuple[int, int]], first: int) -> None:
    """Fills the columns from ``first`` in the rows of ``table``, one per pair (pool, Direction).

    What people have filled in stays with its row.
    """
    book, header = page.book, table.row - 1
    said = _decisions_by_pair(book)
    for at, column in enumerate(DECISION_COLUMNS, first):
        page.sheet.set_column(at, at, column.width)
        side = "text" if column.kind is Kind.TEXT else "center"
        page.text(header, at, book.word(column.label), "header", side)
        for row, (s, d) in enumerate(pairs, table.row):
            values = said.get(_key(book, s, d))
            value, style = _cell_value(book, values, column), _STYLES.get(column.kind, "text")
            if isinstance(value, str) and len(value) > column.width:
                page.sheet.set_row_pixels(row, _LINE_PIXELS * -(-len(value) // column.width) + 3)
                page.cell(row, at, value, "row", style, "input", "wrap")
            else:
                page.cell(row, at, value, "row", style, "input")
        if pairs:
            _validate(page, table, at, column)


def write_user_columns(page: Page, table: Block, pairs: Sequence[tuple[int, int]], first: int) -> int:
    """The columns that people added, from ``first``, each value with its row. Returns the last column of the table."""
    header = table.row - 1
    previous = page.book.plan.case.previous
    columns = previous.columns if previous is not None else ()
    for at, column in enumerate(columns, first):
        page.sheet.set_column(at, at, _USER_WIDTH)
        page.text(header, at, column.heading, "header", "text")
        values = {(fold(pool), fold(to)): value for (pool, to), value in column.values.items()}
        for row, (s, d) in enumerate(pairs, header + 1):
            value = values.get(_key(page.book, s, d))
            page.cell(row, at, value, "row", "general" if isinstance(value, float) else "text")
    return first + len(columns) - 1


def _decisions_by_pair(book: Book) -> dict[tuple[str, str], Row]:
    rows = book.plan.case.rows(TRANSFERS.key)
    return {(fold(row.text("pool")), fold(row.text("to"))): row for row in rows}


def _key(book: Book, s: int, d: int) -> tuple[str, str]:
    dataset = book.plan.dataset
    return fold(dataset.pools[s].name), fold(dataset.directions[d].name)


def _cell_value(book: Book, row: Row | None, column: Column) -> float | str | None:
    """What a cell holds; a lock that is not set is blank."""
    value = None if row is None else row.values.get(column.key)
    if isinstance(value, bool):
        return book.word(YES_NO[0].label) if value else None
    if isinstance(value, int | float):
        return float(value)
    return value if isinstance(value, str) else None


def _validate(page: Page, table: Block, at: int, column: Column) -> None:
    """Numbers from zero, yes or no; selecting a cell says what it is for."""
    book = page.book
    help_text = book.word(column.meaning)
    rules: dict[Kind, dict[str, object]] = {
        Kind.NUMBER: {"validate": "decimal", "criteria": ">=", "value": 0},
        Kind.YESNO: {"validate": "list", "source": [book.word(choice.label) for choice in YES_NO]},
    }
    rule = rules.get(column.kind, {"validate": "any"})
    unit = unit_text(column.unit, book.language)
    title = f"{book.word(column.label)} ({unit})" if unit else book.word(column.label)
    options = {
        **rule,
        "input_title": title[:32],
        "input_message": help_text[:255],
        "error_title": title[:32],
        "error_message": help_text[:255],
    }
    page.sheet.data_validation(table.row, at, table.row + table.rows - 1, at, options)
