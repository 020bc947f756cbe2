"""What a number format writes beside a number: a percent sign or a unit that changes no value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from planner.findings import errors
from planner.reading.formats import shown_text
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import minimal_case


def _formatted(tmp_path: Path, place: tuple[str, str], value: Any, code: str) -> Case:
    """The minimal case with one more column, whose cell holds ``value`` in the number format ``code``."""
    title, heading = place
    path = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in minimal_case().items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == title and title == "Settings":
                sheet.write(len(rows), 0, heading)
                sheet.write(len(rows), 1, value, book.add_format({"num_format": code}))
            elif name == title:
                sheet.write(0, 10, heading)
                sheet.write(1, 10, value, book.add_format({"num_format": code}))
    return read_case(path)


@pytest.mark.parametrize(
    ("code", "value", "part", "percent"),
    [
        ('0.0" %"', 0.5, "0.5 %", "50 %"),
        ("0.0\\%", 0.5, "0.5 %", "50 %"),
        ('0.0"%";-0.0"%"', 0.5, "0.5 %", "50 %"),
        ('[Red]0" %"', 1, "1 %", "100 %"),
        ('#,##0.00\\ "%"', 0.25, "0.25 %", "25 %"),
        ('0" ‰"', 5, "0.5 %", "500 %"),
        ("0.0‰", 0.5, "0.05 %", "50 %"),
        ('0" %/mois"', 0.5, "0.5 %", "50 %"),
        ('"~"0.0" %"', 0.5, "0.5 %", "50 %"),
        ('0.0" pct"', 0.5, "0.5 %", "50 %"),
        ('0.0" Pour cent"', 0.5, "0.5 %", "50 %"),
    ],
)
@pytest.mark.parametrize(
    ("sheet", "heading"),
    [("Directions", "Attrition"), ("Advisor types", "Trainer load"), ("Settings", "occupancy")],
)
def test_a_percent_sign_that_the_format_only_writes(
    tmp_path: Path, code: str, value: float, part: str, percent: str, sheet: str, heading: str
) -> None:
    """``attrition-literal-percent-format``: an error at the cell that offers both readings."""
    (found,) = errors(_formatted(tmp_path, (sheet, heading), value, code).findings)
    assert (found.code, found.sheet, found.cell[0]) == (
        "reading.share_shown_as_text", sheet, "B" if sheet == "Settings" else "K",
    )  # fmt: skip
    assert part in found.message
    assert percent in found.message


@pytest.mark.parametrize(
    ("place", "code", "value"),
    [
        (("Directions", "Attrition"), "0.0%", 0.005),
        (("Directions", "Attrition"), '0.0%" par mois"', 0.005),
        (("Directions", "Attrition"), '0.0" %"', 0),
        (("Directions", "Attrition"), '"environ "0.000', 0.005),
        (("Directions", "Minimum staff"), '0.0" FTE"', 5),
        (("Directions", "Minimum staff"), '0" pers."', 5),
        (("Advisor types", "Training cost"), "#,##0 [$€-40C]", 6000),
        (("Advisor types", "Training cost"), '#,##0" $"', 6000),
        (("Advisor types", "Training cost"), "_-* #,##0.00\\ _€_-", 6000),
        (("Settings", "occupancy"), "0%", 0.85),
    ],
)
def test_formats_that_say_what_the_number_says(
    tmp_path: Path, place: tuple[str, str], code: str, value: float
) -> None:
    case = _formatted(tmp_path, place, value, code)
    assert case.findings == ()


@pytest.mark.parametrize(
    ("place", "code", "unit"),
    [
        (("Advisor types", "Training cost"), '0.0" k€"', "k€"),
        (("Directions", "Minimum staff"), '0" %"', "%"),
        (("Directions", "Latitude"), '0" km"', "km"),
    ],
)
def test_another_unit_beside_the_number(tmp_path: Path, place: tuple[str, str], code: str, unit: str) -> None:
    (found,) = errors(_formatted(tmp_path, place, 4, code).findings)
    assert (found.code, found.cell) == ("reading.other_unit", "K2")
    assert unit in found.message


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("General", ""),
        ('0.0" %"', "%"),
        ("[>100]0\\%;0", "%"),
        ('0;"none"', ""),
        ('0";"" x"', "; x"),
        ("[$kEUR] 0", "kEUR"),
    ],
)
def test_the_text_of_a_format(code: str, said: str) -> None:
    assert shown_text(code) == said
