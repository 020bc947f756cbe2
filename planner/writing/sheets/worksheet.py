"""XlsxWriter's worksheet without the search that it makes in every formula for functions of recent Excel versions."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas use nothing newer than Excel 2007, so that a hundred patterns per cell need not run.

    They take two thirds of the time of writing a plan. Should XlsxWriter rename the method, sheets are written
    as before, only more slowly.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """The formula as it is stored: without its ``=``."""
        return formula.removeprefix("=")
