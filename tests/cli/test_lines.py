"""Lines of the terminal: where they break, and headings that stay apart."""

from __future__ import annotations

import pytest

from planner.display import display_figure, priority_name
from planner.history.edits import row_name
from planner.messages import catalogue, join, number, text
from planner.reading.previous.types import InputRow
from planner.report.lines import columns, wrap
from planner.schema.languages import LANGUAGES, Language


@pytest.mark.parametrize("width", range(20, 60))
def test_no_line_begins_with_a_mark_or_ends_before_a_unit(width: int) -> None:
    said = join(
        [text("report.cost", "fr", cost=number(1234567, "fr", 0), currency="EUR") for _ in range(4)],
        "fr",
        ";",
    )
    lines = wrap(f"«\u00a0{said}\u00a0» et 5 ETP, 72 %", width, "  ", "    ")
    assert [line for line in lines if line.strip()[0] in ";:!?%»"] == []
    assert [line for line in lines if line.strip().startswith(("EUR", "ETP"))] == []
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "copied"),
    [
        ("scenarios.curve_widened", ["--within 0%", "--within 10%"]),
        ("scenarios.curve_held", ["(--within 10%)", "(--between cost service)"]),
        ("repairs_sheet_how", ["--repair NUM"]),
        ("help.more", ["--lang fr", "--lang en"]),
        ("help.solvers", ["`planner solve --solver NAME`", "«\u00a0planner solve --solver NOM\u00a0»"]),
        ("scenarios.line", [" × 0", " = 4000"]),
        ("option.scenarios.spread", ['"Customers × 0.9..1.2"', '"Parc clients × 0,9..1,2"']),
    ],
)
def test_what_people_copy_stays_on_one_line(code: str, copied: list[str], language: Language) -> None:
    """``--within 10%`` over two lines was read as an option without its value."""
    said = text(code, language, goals="service", share="10%", first="service", found="x")
    here = [words for words in copied if words in said]
    assert here
    for width in range(45, 100):
        lines = wrap(said, width, "  ", "    ")
        assert [sum(line.count(words) for line in lines) for words in here] == [
            said.count(words) for words in here
        ]
        assert max(map(len, lines)) <= width


def test_what_people_copy_is_broken_where_it_has_no_room() -> None:
    assert wrap('write "Customers × 0.8"', 14) == ["write", '"Customers × 0.8"']
    assert max(map(len, wrap('write "Customers and partners by month"', 20))) <= 20


def test_every_french_mark_has_a_space_that_does_not_break() -> None:
    loose = {
        code: french
        for code, (_, french) in catalogue().items()
        if any(f" {mark}" in french for mark in ";:!?%»")
    }
    assert loose == {}


def test_headings_of_columns_do_not_run_together() -> None:
    heads, rows = columns(["cost (million)", "unevenness (FTE)"], [["0.22", "2"], ["1,000.25", "14"]])
    assert heads == ["       cost  unevenness", "  (million)       (FTE)"]
    assert rows == ["       0.22           2", "   1,000.25          14"]


def test_a_difference_has_a_minus_sign() -> None:
    assert number(-28607, "en", 0) == "−28,607"
    assert display_figure(-0.712, "share", "en", signed=True) == "−71.2 pt"
    assert display_figure(3, "FTE", "en", signed=True) == "+3"
    assert display_figure(0.0, "FTE", "en", signed=True) == "0"


def test_penalties_are_called_so() -> None:
    assert priority_name(("targets", "service"), "fr") == "pénalités"
    assert priority_name(("targets",), "fr") == "pénalités pour cibles manquées"
    assert priority_name(("cost", "wellbeing"), "en") == "cost + well-being"


@pytest.mark.parametrize(
    ("sheet", "key", "shown"),
    [
        ("customers", "new customers", "nouveaux clients"),
        ("customers", "customers", "clients"),
        ("outsourcing", "max share", "part maximale"),
    ],
)
def test_known_lines_are_shown_in_french(sheet: str, key: str, shown: str) -> None:
    assert row_name(InputRow(sheet, key, {}), "fr") == shown
