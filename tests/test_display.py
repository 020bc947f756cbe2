"""Values as people read them: one home decides digits, separators, percents, months and words."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard

import pytest

from planner.display import (
    display,
    display_figure,
    display_money,
    editable_number,
    exact_number,
    exact_percent,
    given_number,
    given_percent,
    millions_in_column,
    percent_in_column,
)
from planner.months import Month
from planner.reading.tables import input_columns
from planner.schema.inputs import INPUTS, YES_NO
from planner.schema.languages import LANGUAGES, NO_BREAK
from planner.schema.types import Column, Kind, Language
from planner.writing.template.words import default_text

PACKAGE = Path(__file__).parents[1] / "planner"
THIN = "\u202f"

NUMBERS = {
    0.0: ("0", "0"), 1.0: ("1", "1"), -3.5: ("−3.5", "−3,5"), 1234.5: ("1,234.5", f"1{THIN}234,5"),
    0.123456: ("0.123456", "0,123456"), 1e-9: ("1e-09", "1e-09"), 1e15: ("1e+15", "1e+15"),
}  # fmt: skip
SHARES = {
    0.0: ("0 %", f"0{NO_BREAK}%"), 0.5: ("50 %", f"50{NO_BREAK}%"), 0.226: ("22.6 %", f"22,6{NO_BREAK}%"),
    0.123456: ("12.3456 %", f"12,3456{NO_BREAK}%"), 12.0: ("1,200 %", f"1{THIN}200{NO_BREAK}%"),
}  # fmt: skip
MONTH = Month(2012, 3)


def _typical(column: Column) -> Mapping[Any, tuple[str, str]]:
    """Values that a cell of the column may hold, with their English and French words."""
    match column.kind:
        case Kind.SHARE:
            return dict(SHARES)
        case Kind.NUMBER | Kind.INTEGER:
            return dict(NUMBERS)
        case Kind.MONTH:
            return {MONTH: ("Mar 2012", "mars 2012"), str(MONTH): ("Mar 2012", "mars 2012")}
        case Kind.YESNO:
            return {True: ("yes", "oui"), False: ("no", "non")}
        case Kind.CHOICE:
            return {choice.key: (choice.label.en, choice.label.fr) for choice in column.choices}
        case Kind.TEXT | Kind.NAME | Kind.NAMES | Kind.ANY:
            return {
                "Île-de-France": ("Île-de-France",) * 2,
                ("Est", "Sud"): ("Est; Sud", f"Est{NO_BREAK}; Sud"),
            }


def _columns() -> Iterator[tuple[str, Column]]:
    for sheet in INPUTS:
        yield from ((f"{sheet.key}.{column.key}", column) for column in input_columns(sheet))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_shows_typical_values_alike(language: Language) -> None:
    at = LANGUAGES.index(language)
    wrong = {
        (name, value): shown
        for name, column in _columns()
        for value, words in {**_typical(column), None: ("", "")}.items()
        if (shown := display(value, column, language)) != words[at]
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_default_is_shown_as_the_value_that_it_stands_for(language: Language) -> None:
    assert {
        name
        for name, column in _columns()
        if default_text(column, language) != display(column.default, column, language)
    } == set()


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (datetime.date(2012, 3, 1), "fr", "mars 2012"),
        (datetime.datetime(2012, 3, 15, 8, 30), "en", "2012-03-15"),
        (True, "fr", YES_NO[0].label.fr),
        (7, "en", "7"),
    ],
)
def test_what_stands_in_a_cell_of_no_column(value: object, language: Language, shown: str) -> None:
    assert display(value, None, language) == shown


@pytest.mark.parametrize(
    ("value", "unit", "signed", "shown"),
    [
        (None, "share", False, "–"), (0.4526, "share", False, "45.3 %"), (-0.015, "share", True, "−1.5 pt"),
        (1234567.8, "money", False, "1,234,568"), (-12.34, "FTE", True, "−12.3"), (12.0, "points", False, "12"),
    ],
)  # fmt: skip
def test_a_figure_is_shown_by_its_unit(value: float | None, unit: str, signed: bool, shown: str) -> None:
    assert display_figure(value, unit, "en", signed=signed) == shown


def test_shares_of_a_column_of_text_keep_their_decimals() -> None:
    assert [percent_in_column(share, "fr", 2) for share in (0.5, 0.1234)] == [
        f"50,00{NO_BREAK}%",
        f"12,34{NO_BREAK}%",
    ]


def test_amounts_are_shown_in_millions_from_a_million_on() -> None:
    assert [display_money(value, "fr") for value in (-999_999.4, 1e6, 1_250_000.0)] == [
        f"−999{THIN}999",
        "1,0 M",
        "1,2 M",
    ]
    assert [millions_in_column(value, "en") for value in (12_345_678.0, 1_234_567.0)] == ["12.35", "1.2346"]


def test_a_number_to_be_changed_has_no_separators() -> None:
    assert [editable_number(value, "fr") for value in (1234.5, 2.0, None)] == ["1234,5", "2", ""]


def test_no_small_or_large_number_is_hidden() -> None:
    assert [exact_number(value, "en") for value in (1e-7, -1e-7, 2.5e15)] == ["1e-07", "-1e-07", "2.5e+15"]
    assert exact_percent(1e-8, "en") == "1e-06 %"


def test_percents_are_made_in_one_place() -> None:
    """A text that ends a value with ``%`` elsewhere would choose its digits and its space itself."""
    offenders = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in {"display.py", "examples", "messages", "schema"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _makes_percent(node)
    ]
    assert offenders == []


def _makes_percent(node: ast.AST) -> TypeGuard[ast.expr]:
    """Whether the node adds `` %`` to something, or writes it behind a place of an f-string."""
    if isinstance(node, ast.BinOp):
        parts: list[ast.expr] = [node.right]
    elif isinstance(node, ast.JoinedStr):
        parts = [part for part, before in zip(node.values[1:], node.values, strict=False)
                 if isinstance(before, ast.FormattedValue)]  # fmt: skip
    else:
        return False
    return any(
        isinstance(part, ast.Constant) and str(part.value).startswith((" %", f"{NO_BREAK}%"))
        for part in parts
    )


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (0.125, "en", "0.125"), (0.125, "fr", "0,125"), (1234.5678, "en", "1,234.5678"), (0.0, "en", "0"),
        (100 / 3, "en", "33.3"), (89.1 - 0.1 + 0.1, "en", "89.1"), (0.2 + 0.1, "en", "0.3"),
    ],
)  # fmt: skip
def test_a_number_of_the_case_is_told_as_it_was_given(value: float, language: Language, shown: str) -> None:
    """A third, which follows from other numbers, has one decimal."""
    assert given_number(value, language) == shown


def test_a_share_of_the_case_is_told_as_it_was_given() -> None:
    assert [given_percent(share, "en") for share in (0.22625, 0.9995, 1 / 3)] == [
        "22.625 %", "99.95 %", "33.3 %",
    ]  # fmt: skip
