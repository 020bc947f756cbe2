"""What is decided of single months, as rows of the sheet Decisions: those that stand there, and those to be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.dataset.agreed_plan import KINDS
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.plan.explanations import Edit
from planner.reading.types import Case, Row, Table
from planner.schema.inputs import input_sheet
from planner.schema.plan_sheets import TRANSFERS
from planner.serve.choices import DECISIONS, NUMBERS, Choices, MonthKey, month_rows
from planner.spreadsheet.addresses import address
from planner.writing.added_input import blank_table

_NEEDED = ("pool", "to", "month", "kind", "fte")


@dataclass(frozen=True, slots=True)
class _Wish:
    """So many FTE, who decided so, and why."""

    fte: float
    by: str
    why: str


def decided_months(case: Case, choices: Choices, *, named: bool = False, author: str = "") -> Table | None:
    """The table of Decisions with exactly these choices of single months; its other rows stay as they are.

    None where neither the workbook nor ``choices`` decide about a single month. ``named``: rows that are not in the
    file are told by pool, Direction and month instead of a cell. ``author`` decided what names nobody.

    Raises:
        BadInput: the sheet lacks a column that such a decision needs.
    """
    known, wishes = month_rows(case), _wishes(choices, author)
    if not known and not wishes:
        return None
    table = case.tables.get(DECISIONS) or blank_table(case, DECISIONS)
    _require_columns(case, table)
    places = {row.number: key for key, row in known.items()}
    kept = [
        row if place is None else _keep_row(row, place, wishes[place], case, named=named)
        for row in table.rows
        if (place := places.get(row.number)) is None or place in wishes
    ]
    first = max([table.next_row, *(row.number + 1 for row in table.rows)])
    new = [key for key in wishes if key not in known]
    added = [
        _add_row(line, key, wishes[key], table, case, named=named) for line, key in enumerate(new, first)
    ]
    return replace(table, rows=(*kept, *added))


def month_edits(case: Case, made: Case) -> tuple[Edit, ...]:
    """The cells of Decisions in which ``made``, as ``decided_months`` leaves it, differs from the file of ``case``."""
    return tuple(_edits(case, made))


def _edits(case: Case, made: Case) -> Iterator[Edit]:
    old = {row.number: row for row in case.rows(DECISIONS)}
    new = {row.number: row for row in made.rows(DECISIONS)}
    for number in sorted(old.keys() | new.keys()):
        before, after = old.get(number), new.get(number)
        for column, cell in (after or old[number]).cells.items():
            one = before.values.get(column) if before is not None else None
            other = after.values.get(column) if after is not None else None
            if one != other:
                yield Edit(DECISIONS, number, column, cell, one, other)


def _wishes(choices: Choices, author: str) -> dict[MonthKey, _Wish]:
    """What is to be said of each pool, Direction, month and kind."""
    return {
        (*pair, month, kind): _Wish(fte, figures.by or author, choice.note)
        for pair, choice in sorted(choices.items())
        for month, figures in sorted(choice.months.items())
        for kind in NUMBERS
        if (fte := getattr(figures, kind)) is not None
    }


def _keep_row(row: Row, key: MonthKey, wish: _Wish, case: Case, *, named: bool) -> Row:
    """A row that stands in the file; who decided changes with the figure alone."""
    if row.number_of("fte") == wish.fte:
        return row
    values = {**row.values, "fte": wish.fte, "by": wish.by or row.values.get("by")}
    return replace(row, values=values, cells=_names(key, case) if named else row.cells)


def _add_row(line: int, key: MonthKey, wish: _Wish, table: Table, case: Case, *, named: bool) -> Row:
    pool, to, month, kind = key
    values = {
        "pool": pool,
        "to": to,
        "month": month,
        "kind": KINDS[kind],
        "fte": wish.fte,
        "by": wish.by or None,
        "why": wish.why or None,
    }
    cells = {column: address(line, at) for column, at in table.columns.items() if column in values}
    return Row(line, values, _names(key, case) if named else cells)


def _names(key: MonthKey, case: Case) -> dict[str, str]:
    """Column → what it is called where a cell's address would stand, the figure first; no two are alike."""
    pool, to, month, kind = key
    what = TRANSFERS.column(kind).label.text(case.language)
    row = f"{pool} → {to}, {month.text(case.language)} ({what})"
    columns = {column.key: column.label.text(case.language) for column in input_sheet(DECISIONS).columns}
    return {"fte": row} | {key: f"{row}, {label}" for key, label in columns.items() if key != "fte"}


def _require_columns(case: Case, table: Table) -> None:
    lacking = [column for column in _NEEDED if column not in table.columns]
    if lacking:
        sheet = input_sheet(DECISIONS)
        names = ", ".join(sheet.column(column).label.text(case.language) for column in lacking)
        said = finding(Level.ERROR, "serve.no_columns", case.language, sheet=table.title, columns=names)
        raise BadInput([said])
