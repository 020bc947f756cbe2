"""XlsxWriter's workbook, which hands over its parts as they are: they are packed once, with those of the user's."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from planner.schema.types import Language
from planner.spreadsheet.package import Package, written_part
from planner.writing.sheets.worksheet import PlainWorksheet
from planner.writing.style import workbook_options


class UnpackedWorkbook(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook whose parts are in ``parts`` once it is closed: name → content, in XlsxWriter's order."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), workbook_options())
        self.worksheet_class = PlainWorksheet
        self.parts: dict[str, bytes | str] = {}

    def package(self, language: Language) -> Package:
        """The parts as those of a workbook file."""
        return Package({name: written_part(name, content) for name, content in self.parts.items()}, language)

    def _get_packager(self) -> Packager:
        return _Handover()


class _Handover(Packager):  # type: ignore[misc]
    """What gives the workbook its parts, and leaves none to be packed."""

    def _create_package(self) -> list[Any]:
        """As XlsxWriter's, which lists each part as what it was written to, its name, and whether it is binary."""
        for written, name, _binary in super()._create_package():
            self.workbook.parts[name] = written.getvalue()
        return []
