"""New workbooks for tests, each written and loaded once."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.schema.inputs import input_sheet
from planner.writing.template import new_workbook
from planner.writing.template.layout import FIRST_ROW, HEADER_ROW

HEADER, FIRST = HEADER_ROW + 1, FIRST_ROW + 1  # as a spreadsheet counts


class NewBooks:
    """Every example in either language, in one folder. What is handed out is shared: not to be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = cache(self._path)
        self.book = cache(self._book)

    def _path(self, name: str, language: str) -> Path:
        path = self.folder / f"{name}.{language}.xlsx"
        new_workbook(path, name, language)
        return path

    def _book(self, name: str, language: str) -> Workbook:
        return load_workbook(self.path(name, language))

    def sheet(self, name: str, language: str, key: str) -> Worksheet:
        """An input sheet by its key in the schema."""
        sheet: Worksheet = self.book(name, language)[input_sheet(key).label.text(language)]
        return sheet


def headings(sheet: Worksheet) -> dict[str, int]:
    """Heading without its unit → column, from 1."""
    return {
        str(cell.value).split(" (")[0].replace("\u00a0", " "): cell.column
        for cell in sheet[HEADER]
        if cell.value is not None and not isinstance(cell.value, datetime.datetime)
    }


def validation(sheet: Worksheet, row: int, column: int) -> Any:
    """The data validation of a cell."""
    place = sheet.cell(row, column).coordinate
    return next(rule for rule in sheet.data_validations.dataValidation if place in rule.sqref)
