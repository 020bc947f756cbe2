"""Why a cell is refused, before it is known in which words and at which place."""

from __future__ import annotations

from typing import Any


class CellFault(Exception):  # noqa: N818 - a fault of the user's cell, not of the program
    """A cell's value is not what its column holds; ``code`` is its message, ``places`` fill it.

    ``expected`` is what the cell should hold, in words; ``nearest`` the valid value that comes nearest.
    """

    def __init__(self, code: str, expected: str = "", nearest: str = "", **places: Any) -> None:
        super().__init__(code)
        self.code = code
        self.expected = expected
        self.nearest = nearest
        self.places = places
