"""Cell formats of a new workbook: each made once from the tool's styles and a number format by kind and unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planner.schema.types import Column, Kind, Language
from planner.tolerances import TYPED
from planner.writing.style import COUNT_FORMAT, LINE, month_format, style

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FACT_FILL = "#DDF0EA"
DECISION_FILL = "#DCE6F0"
REQUIRED_FILL = "#0B5A8F"
REQUIRED_INK = "#FFFFFF"
NOTE: dict[str, Any] = {
    "border": 1,
    "border_color": LINE,
    "font_color": "#4A5468",
    "italic": False,
    "text_wrap": True,
    "indent": 1,
}

_INTEGRAL = ("customers", "contacts/", "km", "EUR", "s", "h/week")
_FTE_DECIMALS, _SHARE_DECIMALS = 3, 2  # the most that are shown


class Formats:
    """The formats of one workbook, by their properties."""

    def __init__(self, workbook: Workbook, language: Language) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self.month = month_format(language)

    def get(self, *names: str, **properties: Any) -> Format:
        """The named styles of planner.writing.style, with ``properties`` over them."""
        merged = {**style(*names), **properties}
        key = tuple(sorted(merged.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(merged)
        return self._made[key]

    def cell(self, number_format: str, *, fact: bool = False, **properties: Any) -> Format:
        """An input cell."""
        look: dict[str, Any] = {
            "border": 1,
            "border_color": LINE,
            "num_format": number_format,
        }
        if fact:
            look["bg_color"] = FACT_FILL
        return self.get("input", **{**look, **properties})


def _decimals(values: Iterable[float], most: int) -> int:
    """Decimals that ``values`` need, up to ``most``."""
    needed = 0
    for value in values:
        while needed < most and abs(round(value, needed) - value) > TYPED:
            needed += 1
    return needed


def number_format(column: Column, values: Iterable[float], months: str) -> str:
    """How the numbers of a column are shown; ``months`` is the format of dates.

    As many decimals as ``values`` have, within what the unit is worth showing.
    """
    if column.kind is Kind.MONTH:
        return months
    if column.kind is Kind.INTEGER:
        return "0"
    if column.kind is Kind.SHARE:
        least = 1 if column.unit.endswith("month") else 0
        needed = _decimals((100 * value for value in values), _SHARE_DECIMALS)
        return _with_decimals("0", max(least, needed)) + "%"
    if column.kind is not Kind.NUMBER or not column.unit:
        return "General"
    if column.unit == "°":
        return "0.000"
    integral = column.unit.startswith(_INTEGRAL) and column.unit != "customers/FTE"
    most = _FTE_DECIMALS if column.unit.startswith("FTE") else 1
    return _with_decimals(COUNT_FORMAT, max(0 if integral else 1, _decimals(values, most)))


def _with_decimals(integer: str, decimals: int) -> str:
    return f"{integer}.{'0' * decimals}" if decimals else integer
