"""How wide the columns of an input sheet are: as its headings and values need, and no wider, so that it prints well."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from planner.examples.types import Value
from planner.schema.types import Column, Kind, Label, Language
from planner.writing.template.layout import Layout
from planner.writing.template.words import heading

_NARROWEST, _WIDEST = 8.0, 42.0
_NOTE_LEAST, _NOTE_MOST = 48.0, 95.0
_WORDS = (Kind.TEXT, Kind.NAME, Kind.NAMES, Kind.CHOICE)
_PAGE = 190.0  # characters across a printed page that are still read with ease


def column_widths(layout: Layout, language: Language, currency: str) -> list[float]:
    """Width of every column from left to right, in characters; the Note takes what a page has left."""
    widths = [_month_width(layout)] * layout.width
    for at, column in layout.columns:
        words = heading(column, language, currency).split()
        texts = [_length(entry.values.get(column.key), language) for entry in layout.rows]
        needed = max((*(1.1 * len(word) + 2.5 for word in words), *(length + 2.5 for length in texts)))
        widths[at] = min(max(_least(column, texts), needed), _WIDEST)
    note = layout.place("note")
    if note is not None:
        results = sum(column.width for column in layout.sheet.columns if column.result)
        others = sum(widths) - widths[note] + results
        widths[note] = min(max(_NOTE_LEAST, _PAGE - others), _NOTE_MOST)
    return widths


def lines(words: str, width: float) -> int:
    """Lines that ``words`` take when wrapped at ``width`` characters."""
    return max(1, math.ceil(len(words) / width))


def heading_lines(headings: Iterable[str], widths: Sequence[float]) -> int:
    """Lines that the tallest of ``headings`` takes, broken between words."""
    most = 1
    for words, width in zip(headings, widths, strict=True):
        count, used = 1, 0.0
        for word in words.split():
            if used and used + 1 + len(word) > width - 1:
                count, used = count + 1, 0.0
            used += len(word) + (1 if used else 0)
        most = max(most, count)
    return most


def _least(column: Column, texts: Sequence[int]) -> float:
    """Names, choices and texts still to come need room."""
    empty = not any(texts)
    return float(column.width) if empty and column.kind in _WORDS else _NARROWEST


def _month_width(layout: Layout) -> float:
    values = [value for entry in layout.rows for value in entry.months if value is not None]
    digits = max((len(f"{value:,.0f}") for value in values), default=0)
    return max(_NARROWEST, digits + 1.5)


def _length(value: Value, language: Language) -> int:
    if isinstance(value, Label):
        return len(value.text(language))
    return len(value) if isinstance(value, str) else 0
