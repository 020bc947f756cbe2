"""Applies a scenario to a case: new values in the cells it names, everything else as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.months import Month
from planner.reading.types import Case, Row
from planner.scenarios.targets import target_column
from planner.scenarios.types import Change
from planner.schema.changes import How
from planner.schema.types import Column, Kind


class CannotChange(Exception):  # noqa: N818 - read as a noun in messages
    """A change leads to a value that the cell cannot hold; ``code`` of the catalogue, ``places`` fill it."""

    def __init__(self, code: str, change: Change, value: object = None, column: Column | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.change = change
        self.value = value
        self.column = column


def change_case(case: Case, changes: Iterable[Change]) -> Case:
    """``case`` with the changes made one after the other.

    Raises:
        CannotChange: a value would be one that its column does not allow, or there is none to multiply or add to.
    """
    tables = dict(case.tables)
    settings = dict(case.settings)
    for change in changes:
        column = target_column(change.target)
        if change.target.sheet == "settings":
            settings[change.target.column] = _value(settings[change.target.column], change, column)
            continue
        table = tables[change.target.sheet]
        _refuse_blank(table.rows, change)
        rows = list(table.rows)
        for i in change.target.rows:
            rows[i] = _row(rows[i], change, column)
        tables[change.target.sheet] = replace(table, rows=tuple(rows))
    return replace(case, tables=tables, settings=settings)


def _row(row: Row, change: Change, column: Column) -> Row:
    if not change.target.months:
        old = row.values.get(change.target.column)
        if old is None and change.how != How.SET:
            return row
        return replace(row, values={**row.values, change.target.column: _value(old, change, column)})
    months: dict[Month, float] = dict(row.months)
    for month in change.target.months:
        old = months.get(month)
        if old is not None or change.how == How.SET:
            months[month] = float(_value(old, change, column))  # type: ignore[arg-type]
    return replace(row, months=months)


def _refuse_blank(rows: tuple[Row, ...], change: Change) -> None:
    """Multiplying or adding to cells that are all blank changes nothing, which nobody can have meant."""
    target = change.target
    if change.how == How.SET:
        return
    chosen = [rows[i] for i in target.rows]
    if target.months:
        filled = any(month in row.months for row in chosen for month in target.months)
    else:
        filled = any(row.values.get(target.column) is not None for row in chosen)
    if not filled:
        raise CannotChange("scenarios.blank", change)


def _value(old: object, change: Change, column: Column) -> object:
    """The new value of one cell, typed as the column's kind."""
    new = _compute(old, change)
    if column.kind is Kind.INTEGER and isinstance(new, float):
        if not new.is_integer():
            raise CannotChange("scenarios.not_whole", change, new, column)
        new = int(new)
    if isinstance(new, int | float) and not isinstance(new, bool):
        low, high = column.minimum, column.maximum
        if (low is not None and new < low) or (high is not None and new > high):
            raise CannotChange("scenarios.outside", change, new, column)
    return new


def _compute(old: object, change: Change) -> object:
    if change.how == How.SET:
        return change.value
    amount = change.number()
    if amount is None:
        raise TypeError(f"{change.how} needs a number")
    if isinstance(old, Month) and change.how == How.ADD:
        return old.plus(int(amount))
    if not isinstance(old, int | float):
        raise CannotChange("scenarios.blank", change)
    return old * amount if change.how == How.MULTIPLY else old + amount
