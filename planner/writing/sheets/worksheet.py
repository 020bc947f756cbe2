"""XlsxWriter's worksheet without the search that it makes in every formula for functions of recent Excel versions."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet


class PlainWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas use nothing newer than Excel 2007, so that a hundred patterns per cell need not run.

    They take two thirds of the time of writing a plan. Should XlsxWriter rename the method, sheets are written
    as before, only more slowly.
    """

    def __init__(self) -> None:
        super().__init__()
        self.widths: dict[int, float] = {}
        """Column (from 0) → its width in characters, where one was set."""

    def set_column(self, first_col: int, last_col: int, width: float | None = None, *more: Any) -> int:
        """As XlsxWriter's; the width is kept in ``widths`` too."""
        if width is not None:
            self.widths |= dict.fromkeys(range(first_col, last_col + 1), float(width))
        return int(super().set_column(first_col, last_col, width, *more))

    def _escape_attributes(self, attribute: Any) -> Any:
        """As XlsxWriter's, which asks a pattern of each of a cell's attributes: addresses and numbers need none."""
        if not isinstance(attribute, str) or attribute.isalnum():
            return attribute
        return super()._escape_attributes(attribute)

    def _escape_data(self, data: Any) -> Any:
        """As XlsxWriter's, which learns of a number by a fault."""
        return super()._escape_data(data) if isinstance(data, str) else data

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """The formula as it is stored: without its ``=``."""
        return formula.removeprefix("=")
