"""Why a file is refused, before it is known in which words and at which place."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818 - a refusal is no failure of the program
    """The file cannot be opened as a workbook; ``code`` is its message, ``places`` fill it.

    ``sheet`` and ``cell`` (row, column) say where, if anywhere; ``nearest`` names the file that was meant.
    """

    def __init__(
        self,
        code: str,
        sheet: str = "",
        cell: tuple[int, int] | None = None,
        nearest: str = "",
        **places: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.nearest = nearest
        self.places = places
