"""The workbooks in inputs/ are what ``planner new`` writes today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planner.writing.template import new_workbook

INPUTS = Path(__file__).parents[2] / "inputs"
COMMITTED = ("open-2012", "open-2012-everywhere", "open-2012-pools", "small")


def _content(path: Path) -> dict[str, Any]:
    """All that a reader meets: values, number formats, fills, comments, validations and names."""
    book = load_workbook(path)
    sheets = {
        sheet.title: {
            "cells": {
                cell.coordinate: (
                    cell.value,
                    cell.number_format,
                    cell.fill.fgColor.rgb,
                    cell.comment.text if cell.comment else None,
                )
                for row in sheet.iter_rows()
                for cell in row
            },
            "validations": [
                (str(rule.sqref), rule.type, rule.formula1, rule.prompt, rule.error)
                for rule in sheet.data_validations.dataValidation
            ],
            "print": (sheet.print_area, sheet.print_title_rows, sheet.freeze_panes),
        }
        for sheet in book.worksheets
    }
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    return {"sheets": sheets, "names": names, "created": book.properties.created}


@pytest.mark.parametrize("example", COMMITTED)
def test_the_committed_workbook_is_current(example: str, tmp_path: Path) -> None:
    written = tmp_path / f"{example}.xlsx"
    new_workbook(written, example, "en")
    assert _content(INPUTS / written.name) == _content(written), (
        f"inputs/{example}.xlsx is stale: planner new inputs/{example}.xlsx --example {example} --lang en --force"
    )


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "case.xlsx", tmp_path / "b" / "case.xlsx"
    for path in (first, second):
        path.parent.mkdir()
        new_workbook(path, "open-2012", "fr")
    assert first.read_bytes() == second.read_bytes()
