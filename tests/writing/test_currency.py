"""Headings and units of the inputs follow the currency of the case."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import planner
from planner.api import compare_cells
from planner.writing.template import new_workbook


@pytest.mark.parametrize(
    ("language", "settings", "types", "setting", "heading"),
    [
        ("en", "Settings", "Advisor types", "CHF/FTE-month", "Training cost (CHF/FTE)"),
        ("fr", "Paramètres", "Types de conseillers", "CHF/ETP-mois", "Coût de formation (CHF/ETP)"),
    ],
)
def test_a_plan_names_the_currency_of_its_case(
    tmp_path: Path, language: str, settings: str, types: str, setting: str, heading: str
) -> None:
    """A case in CHF that a new workbook in EUR was filled with; what people wrote themselves stays."""
    path = new_workbook(tmp_path / "case.xlsx", "small", language)
    book = openpyxl.load_workbook(path)
    sheet = book[settings]
    cells = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    next(row for name, row in cells.items() if name in ("currency", "devise"))[1].value = "CHF"
    book[types]["P3"] = "EUR of mine"
    book.save(path)

    plan = planner.solve(planner.read(path))
    written = planner.write(plan, tmp_path / "plan.xlsx")

    after = openpyxl.load_workbook(written)
    units = {row[2].value for row in after[settings].iter_rows(min_row=4) if len(row) > 2}
    assert setting in units
    assert not [unit for unit in units if unit and "EUR" in str(unit)]
    assert heading in [cell.value for cell in after[types][3]]
    assert after[types]["P3"].value == "EUR of mine"
    assert planner.read(written).fingerprint == plan.case.fingerprint
    assert len(compare_cells(plan, written).changed) == 9
    cover = [str(cell.value) for row in after.worksheets[0].iter_rows() for cell in row]
    assert [words for words in cover if "EUR" in words] == []
    notes = [
        cell.comment.text
        for page in after
        for row in page.iter_rows(max_row=40)
        for cell in row
        if cell.comment
    ]
    assert [words for words in notes if "CHF" in words]
    assert [words for words in notes if "EUR" in words] == []


def test_a_case_in_the_default_currency_keeps_every_cell(tmp_path: Path) -> None:
    plan = planner.solve(planner.read(new_workbook(tmp_path / "case.xlsx", "small", "en")))
    written = planner.write(plan, tmp_path / "plan.xlsx")
    assert compare_cells(plan, written).changed == ()
