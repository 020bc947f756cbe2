"""The sheet Sensitivity shows its texts whole: each row is as high as the longest of them, broken in its column."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

import openpyxl
import pytest

from planner.cli.main import main
from planner.examples import load
from planner.schema.types import Language
from planner.writing.template import workbook_bytes

LINE = 17 * 0.75
"""Points of a line of text at 100 %: 17 pixels."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_text_of_a_row_shows_whole(tmp_path: Path, language: Language) -> None:
    case, target = tmp_path / "case.xlsx", tmp_path / "plan.xlsx"
    case.write_bytes(workbook_bytes(load("open-2012"), language, case.name))
    assert main(["solve", str(case), "--explain", "-o", str(target), "--json"]) == 0
    sheet = openpyxl.load_workbook(target)["Sensibilité" if language == "fr" else "Sensitivity"]
    notes = 0
    for row in sheet.iter_rows(min_row=6):
        if not row[4].value:
            break
        for cell in row:
            if isinstance(cell.value, str):
                width = sheet.column_dimensions[cell.column_letter].width
                needed = len(wrap(cell.value, int(width * 1.1)))
                assert needed * LINE <= sheet.row_dimensions[cell.row].height, cell.value
        notes += bool(row[-1].value)
    assert notes
