"""Cell addresses. Rows and columns are 1-based, as a spreadsheet counts them."""

from __future__ import annotations

from functools import lru_cache

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

Position = tuple[int, int]
"""Row and column."""

_DIGITS = "0123456789"
_LONGEST_ROW = len(str(MAX_ROW))


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column: 1 is ``A``, 27 is ``AA``."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(row: int, column: int) -> str:
    """The address of a cell: (7, 3) is ``C7``."""
    return f"{letters(column)}{row}"


@lru_cache(maxsize=1024)
def column_of(text: str) -> int:
    """The column of its letters: ``AA`` is 27, ``$b$`` is 2; ValueError where ``text`` is something else."""
    number = 0
    for letter in text.strip("$").upper():
        place = ord(letter) - ord("A") + 1
        if not 1 <= place <= 26:
            raise ValueError(f"{text!r} is no column of a sheet")
        number = number * 26 + place
    if not 1 <= number <= MAX_COLUMN:
        raise ValueError(f"{text!r} is no column of a sheet")
    return number


def position(reference: str) -> Position:
    """Row and column of an address such as ``C7``; ValueError where it is none, or lies outside a sheet."""
    name = reference.rstrip(_DIGITS)
    digits = reference[len(name) :]
    if not 1 <= len(digits) <= _LONGEST_ROW or not 1 <= int(digits) <= MAX_ROW:
        raise ValueError(f"{reference!r} is no cell of a sheet")
    return int(digits), column_of(name)


def span(reference: str) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of a range such as ``B5:C7``."""
    first, _, last = reference.partition(":")
    return (*position(first), *position(last or first))
