"""What the number formats of a workbook show beside a number: a percent, or a sign or unit that is only text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.spreadsheet.events import Attributes, local, run_events

_BUILT_IN_PERCENT = {"9", "10"}
_BUILT_IN_NUMBERS = {str(number) for number in (*range(5), *range(9, 14), *range(37, 41), 48, 49)}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([€£$‰])')
"""Text that a format shows as it stands: quoted, escaped, a currency in brackets, a sign of its own."""

_PASSED_OVER = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What is no instruction about the number: the same, conditions and colours in brackets, spaces and fillers."""

_NO_DATE = re.compile(
    r'"[^"]*"|\[\$[^\]]*\]|\[(?:black|blue|cyan|green|magenta|red|white|yellow)\]', re.IGNORECASE
)
"""Quoted text, currencies and colours: their letters stand for no part of a date."""

_FIRST_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')


@dataclass(frozen=True, slots=True)
class Formats:
    """Style numbers (``s`` of a cell): those that show a number as a percent, and the text that others add to it.

    ``dates`` are those that may show it as a date, a time or a duration.
    """

    percents: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    dates: frozenset[str] = frozenset()


def read_formats(styles: bytes, name: str) -> Formats:
    """The formats in the styles part ``name``.

    Raises:
        Refusal: damaged XML.
    """
    codes: dict[str, str] = {}
    numbers: list[str] = []
    inside: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        tag = local(element)
        inside.append(tag)
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and inside[-2:-1] == ["cellXfs"]:
            numbers.append(attributes.get("numFmtId", "0"))

    def end(_: str) -> None:
        inside.pop()

    run_events(styles, name, start, end)
    percents = {number for number, code in codes.items() if _is_percent(code)} | _BUILT_IN_PERCENT
    texts = {
        number: said
        for number, code in codes.items()
        if number not in percents and (said := shown_text(code))
    }
    plain = {
        *_BUILT_IN_NUMBERS - codes.keys(),
        *(number for number, code in codes.items() if not _may_be_date(code)),
    }
    return Formats(
        frozenset(str(style) for style, number in enumerate(numbers) if number in percents),
        {str(style): texts[number] for style, number in enumerate(numbers) if number in texts},
        frozenset(str(style) for style, number in enumerate(numbers) if number not in plain),
    )


def _is_percent(code: str) -> bool:
    """Whether the format multiplies by 100: a percent sign that is neither quoted nor escaped."""
    return "%" in _PASSED_OVER.sub("", code)


def _may_be_date(code: str) -> bool:
    """Whether the format may show a number as a date: any letter that is no text may stand for a day or an hour."""
    return code != "General" and re.search("[A-Za-z]", _NO_DATE.sub("", code)) is not None


def shown_text(code: str) -> str:
    """The text that a format adds to a positive number, without the spaces around it.

    >>> shown_text('0.0" %"')
    '%'
    """
    section = _FIRST_SECTION.match(code)
    found = _LITERAL.findall(section[0] if section else "")
    return " ".join("".join("".join(parts) for parts in found).split())
