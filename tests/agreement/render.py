"""A drawn case as sheets of a workbook, in English or in French."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping

from tests.agreement.generate import Drawn, Month, Row
from tests.reference.names import COLUMNS, RULES, SETTINGS, SHEETS, WORDS
from tests.support import Sheets

WORD_COLUMNS: dict[tuple[str, str], Mapping[str, tuple[str, str]]] = {
    ("settings", "setting"): SETTINGS,
    ("rules", "rule"): RULES,
    ("rules", "mode"): WORDS,
    ("goals", "goal"): WORDS,
    ("goals", "priority"): WORDS,
    ("decisions", "kind"): WORDS,
    ("routes", "allowed"): WORDS,
    ("customers", "line"): WORDS,
    ("outsourcing", "line"): WORDS,
    ("activities", "driver"): WORDS,
    ("activities", "queue"): WORDS,
}


def sheets(drawn: Drawn, language: str, seed: int | None = None) -> Sheets:
    """Sheets of cell values; with a ``seed``, rows, columns and sheets come in a shuffled order."""
    rng = None if seed is None else random.Random(seed)
    names = 1 if language == "fr" else 0
    tables = list(drawn.tables.items())
    if rng:
        rng.shuffle(tables)
    return {SHEETS[key][names]: _table(drawn, key, rows, names, rng) for key, rows in tables}


def _table(
    drawn: Drawn, table: str, rows: list[Row], names: int, rng: random.Random | None
) -> list[list[object]]:
    columns = [key for key in COLUMNS[table] if any(row.get(key) is not None for row in rows)]
    rows = list(rows)
    if rng:
        rng.shuffle(columns)
        rng.shuffle(rows)
    months = range(drawn.months) if any("months" in row and _by_month(row) for row in rows) else range(0)
    heading: list[object] = [COLUMNS[table][key][names] for key in columns]
    result = [heading + [_date(drawn.first + t) for t in months]]
    for row in rows:
        cells = [_cell(table, key, row.get(key), names) for key in columns]
        by_month = row.get("months")
        filled = by_month if isinstance(by_month, dict) else {}
        result.append(cells + [filled.get(t) for t in months])
    return result


def _by_month(row: Row) -> bool:
    """Whether ``months`` of a row holds values by month (Advisor types have a column of that key)."""
    return isinstance(row.get("months"), dict)


def _cell(table: str, key: str, value: object, names: int) -> object:
    if isinstance(value, Month):
        return _date(value.number)
    words = WORD_COLUMNS.get((table, key))
    return words[value][names] if words and isinstance(value, str) else value


def _date(number: int) -> datetime.date:
    return datetime.date(number // 12, number % 12 + 1, 1)
