"""What a page of paper holds, and how small it may get: A4, the same for every sheet of ours."""

from __future__ import annotations

from typing import Final

MARGINS: Final = {"left": 0.25, "right": 0.25, "top": 0.6, "bottom": 0.5}
"""Inches of paper around every sheet; office printers reach as far."""

_INCH = 96  # pixels
PORTRAIT: Final = (int((8.27 - 0.5) * _INCH), int((11.69 - 1.1) * _INCH))
LANDSCAPE: Final = (int((11.69 - 0.5) * _INCH), int((8.27 - 1.1) * _INCH))
"""Pixels across and down that an A4 page holds at full size."""

LEGIBLE: Final = 0.715
"""Smallest scale of a page: the smallest font of ours, 10 points, is 7 points on it, with a little to spare."""

UNIT_PIXELS: Final = 7.42
"""Pixels of a unit of column width on paper, the widest that a program was seen to make it."""

COLUMN_PADDING: Final = 0.71
"""Units that a column is wider than it was set."""
