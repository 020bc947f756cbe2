"""The scenarios of the reference case name sheets, rows and columns that are there, and mean what they say."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest

from planner.examples import load
from planner.examples.types import Entry, Example
from planner.months import Month
from planner.schema.inputs import CHANGES, INPUTS, SETTINGS
from planner.schema.types import Label

NAMES = [
    "plan",
    "trend",
    "rival slows growth",
    "two thirds internal",
    "no moves between Directions",
    "a partner drops out",
    "late training",
]
ROWS = load("open-2012").sheets["scenarios"]


def _text(value: object) -> str:
    return value.en if isinstance(value, Label) else str(value)


def _scenario(name: str) -> list[dict[str, Any]]:
    return [dict(row.values) for row in ROWS if _text(row.values["scenario"]) == name]


def _customers(name: str, month: int) -> float:
    """Customers at the end of a month (0 is January 2012) in a scenario."""
    example = load("open-2012")
    plan = example.sheets["customers"][0].months[month] or 0.0
    added: list[float] = [
        row["value"]
        for row in _scenario(name)
        if row["column"] == example.first_month.plus(month) and row["change"] == "add"
    ]
    return plan + sum(added)


def test_the_seven_futures_follow_one_another() -> None:
    assert [name for name, _ in groupby(_text(row.values["scenario"]) for row in ROWS)] == NAMES


def _names_what_is_there(row: Entry, example: Example) -> bool:
    sheet = next(sheet for sheet in INPUTS if sheet.label == row.values["sheet"])
    rows = example.sheets[sheet.key]
    named = row.values["row"]
    keys = [entry.values[sheet.key_columns[0]] for entry in rows]
    lines = {choice.key: choice.label for choice in sheet.lines}
    found = named is None or named in keys or named in [lines.get(str(key)) for key in keys]
    column = row.values["column"]
    columns = {each.label for each in (*sheet.columns, *SETTINGS)}
    at = isinstance(column, Month) or column in columns or (column is None and sheet.months is not None)
    return found and at and row.values["change"] in {choice.key for choice in CHANGES}


def test_every_change_names_what_is_there() -> None:
    example = load("open-2012")
    assert [row.values for row in ROWS if not _names_what_is_there(row, example)] == []


def test_forecasts() -> None:
    assert _customers("plan", 11) == 2_000_000
    assert _customers("trend", 11) == 2_300_000
    assert _customers("trend", 23) == 3_500_000
    assert _customers("rival slows growth", 11) == 1_700_000


def test_two_thirds_internal_at_the_end_of_2013() -> None:
    shares = [row["value"] for row in _scenario("two thirds internal")]
    assert len(shares) == 24
    assert shares[-1] == pytest.approx(1 / 3)
    assert shares == sorted(shares, reverse=True)
