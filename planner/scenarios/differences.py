"""Which inputs of a scenario differ from the case, as few lines as say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.types import Column, Kind, Language, Sheet

Key = tuple[str, str, str]
"""Sheet, row's position or setting, and column or month: one input cell."""

_FOR_PEOPLE = {"source", "note", "unit"}


@dataclass(frozen=True, slots=True)
class Input:
    """An input cell: how people call it, what it holds, and its column in the schema."""

    words: str
    value: object
    column: Column


def inputs(case: Case) -> dict[Key, Input]:
    """Every input cell of a case that matters to a plan; of a series by month, the last month of each year."""
    cells = {key: cell for sheet in INPUTS if sheet.key != "scenarios" for key, cell in _cells(case, sheet)}
    for setting in SETTINGS:
        words = f"{case.title('settings')} · {setting.label.text(case.language)}"
        cells["settings", "", setting.key] = Input(words, case.settings[setting.key], setting)
    return cells


def _cells(case: Case, sheet: Sheet) -> Iterator[tuple[Key, Input]]:
    if sheet.key == "settings":
        return
    title = case.title(sheet.key)
    for i, row in enumerate(case.rows(sheet.key)):
        name = row_name(sheet, row, case.language)
        for column in sheet.columns:
            if column.key not in _FOR_PEOPLE | set(sheet.key_columns) and not column.result:
                words = " · ".join((title, name, column.label.text(case.language)))
                yield (sheet.key, str(i), column.key), Input(words, row.values.get(column.key), column)
        if sheet.months is not None:
            for month in _year_ends(case):
                words = " · ".join((title, name, month.text(case.language)))
                yield (sheet.key, str(i), str(month)), Input(words, row.months.get(month), sheet.months)


def _year_ends(case: Case) -> list[Month]:
    """The last planned month of each calendar year."""
    first, months = case.settings["first_month"], case.settings["months"]
    if not isinstance(first, Month) or not isinstance(months, int):
        raise TypeError("reading lets no case through without a first month and a number of months")
    return [first.plus(t) for t in range(months) if t == months - 1 or first.plus(t).month == 12]


def row_name(sheet: Sheet, row: Row, language: Language) -> str:
    """What a row is called: its key (a fixed line, a rule or a goal by its own name), else its number."""
    names = {
        choice.key: choice.label.text(language)
        for key in sheet.key_columns
        for choice in (*sheet.lines, *sheet.column(key).choices)
    }
    parts = [names.get(row.text(key), row.text(key)) for key in sheet.key_columns if row.text(key)]
    return " → ".join(parts) or str(row.number)


def differing(base: dict[Key, Input], other: dict[Key, Input]) -> set[Key]:
    """The cells whose values differ."""
    return {
        key
        for key in base.keys() | other.keys()
        if key not in base or key not in other or base[key].value != other[key].value
    }


def is_share(column: Column) -> bool:
    """Whether a column's values are shown as percents."""
    return column.kind is Kind.SHARE
