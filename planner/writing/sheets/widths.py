"""How wide a column has to be for its figures, texts and heading, in characters as a column is set."""

from __future__ import annotations

from collections.abc import Iterable

_DIGIT, _POINT, _LETTER, _HEADING, _PADDING = (
    7.5,
    3.8,
    6.5,
    7.2,
    6,
)  # pixels of bold figures and of text, 10 points
_UNIT_PIXELS = 7  # pixels of one unit of column width
_WIDEST_TEXT = 45


def number_width(largest: float) -> float:
    """Column width in which ``largest`` shows in bold with one decimal."""
    shown = f"{largest:,.1f}"
    points = shown.count(",") + shown.count(".")
    return (_DIGIT * (len(shown) - points) + _POINT * points + _PADDING) / _UNIT_PIXELS


def text_width(texts: Iterable[str], least: float) -> float:
    """Column width in which the longest of ``texts`` shows, within reason."""
    longest = max((len(text) for text in texts), default=0)
    return min(_WIDEST_TEXT, max(least, (_LETTER * longest + _PADDING) / _UNIT_PIXELS))


def heading_width(title: str) -> float:
    """Column width in which a heading in bold takes at most two lines and breaks no word."""
    longest = max((len(word) for word in title.split()), default=0)
    return (_HEADING * max(longest, len(title) / 2 + 1) + _PADDING) / _UNIT_PIXELS
