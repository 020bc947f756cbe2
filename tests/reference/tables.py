"""Access to the tables of a workbook: settings, months as indexes from the first one, rows by name."""

from __future__ import annotations

from typing import Any

from tests.reference.names import RULES, SETTINGS, WORDS, fold, word
from tests.reference.reader import Record, month_number


class TableReader:
    """The tables of a workbook, with its settings at hand."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        self.tables = tables
        self.settings = {word(r.get("setting"), SETTINGS): r.get("value") for r in self.rows("settings")
                         if r.get("value") is not None and _is_setting(r.get("setting"))}  # fmt: skip
        first = month_number(self.settings["first month"])
        assert first is not None
        self.first = first
        self.months = int(self.settings.get("months", 12))

    def rows(self, table: str) -> list[Record]:
        return self.tables.get(table, [])

    def number(self, key: str, default: float) -> float:
        return float(self.settings.get(key, default))

    def month(self, value: object, default: int) -> int:
        number = None if value is None else month_number(value)
        return default if number is None else number - self.first

    def by_month(self, table: str, key: str, name: str, constant: float | None) -> list[float | None]:
        """A constant, overridden by the filled months of the row called ``name``."""
        values: list[float | None] = [constant] * self.months
        for record in self.rows(table):
            if record.get(key) == name:
                for month, value in record.months.items():
                    if 0 <= month - self.first < self.months:
                        values[month - self.first] = value
        return values

    def rule(self, rule: str) -> dict[str, Any]:
        """The Rules row of a family: its mode and price, where given."""
        for r in self.rows("rules"):
            if word(r.get("rule"), RULES) == rule:
                row = {"price": r.get("price"), "mode": r.get("mode") and word(r.get("mode"), WORDS)}
                return {key: value for key, value in row.items() if value is not None}
        return {}


def _is_setting(name: object) -> bool:
    return any(fold(name) in map(fold, names) for names in SETTINGS.values())
