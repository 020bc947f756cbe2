"""One cell's raw value as the typed value of its column, or the fault that keeps it from being one."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from planner.display import exact_number, exact_percent
from planner.messages import text
from planner.months import Month
from planner.reading.grids import Raw
from planner.reading.monthtext import FIRST_YEAR, LAST_YEAR, read_month
from planner.reading.numbers import PERCENT, contradicts_unit, fits_unit, read_number
from planner.reading.raw import as_read, as_text, choice_text, names_of
from planner.reading.refusal import CellFault
from planner.schema.inputs import YES_NO
from planner.schema.names import fold, nearest
from planner.schema.types import Choice, Column, Kind, Language
from planner.schema.units import unit_text
from planner.tolerances import TYPED

EPOCH_1900 = datetime.date(1899, 12, 30)
EPOCH_1904 = datetime.date(1904, 1, 1)
"""The days from which the two date systems of spreadsheets count."""

_DECIMALS = 6

LARGEST = 1e12
"""Numbers beyond it would drown all others of the linear program in rounding."""

_READABLE = 1e15
"""From here on a number is shown by its power of ten."""

_PARTS = {
    PERCENT: 100, "pct": 100, "percent": 100, "per cent": 100, "pour cent": 100, "p. cent": 100,
    "‰": 1000, "per mille": 1000, "pour mille": 1000,
}  # fmt: skip
"""Signs and words that make a number smaller where a person writes them, and not where a format does."""

_BARE = {"", "FTE/FTE"}
"""Units of columns whose numbers may be written in percent."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells for one case: messages in ``language``, costs in ``currency``, dates from ``epoch``."""

    language: Language
    currency: str = "EUR"
    epoch: datetime.date = EPOCH_1900

    def parse(self, raw: Raw, column: Column, *, percent: bool = False, beside: str = "") -> object:
        """The value of a cell that is not blank; ``percent``: Excel shows the number as a percent.

        ``beside`` is the text that the cell's format adds to a number: a unit, or a sign that changes no value.

        NAME gives the name as typed and NAMES a tuple of them; both are resolved later, against their sheet.

        Raises:
            CellFault: the cell does not hold what ``column`` expects.
        """
        kind = column.kind
        if beside and isinstance(raw, int | float):
            self._check_beside(float(raw), column, beside)
        if kind is Kind.NUMBER:
            return self._hold_to_bounds(self._number(raw, column), column)
        if kind is Kind.SHARE:
            return self._hold_to_bounds(self._share(raw, column, percent), column)
        if kind is Kind.INTEGER:
            return self._integer(raw, column)
        if kind is Kind.MONTH:
            return self.month(raw)
        if kind is Kind.YESNO:
            return self._choice(raw, YES_NO) == "yes"
        if kind is Kind.CHOICE:
            return self._choice(raw, column.choices)
        if kind is Kind.NAMES:
            return names_of(as_text(raw))
        if kind is Kind.ANY:
            return as_read(raw)
        return as_text(raw)

    def plain_bounds(self, column: Column) -> tuple[float, float] | None:
        """The bounds within which a bare number of ``column`` is its own value, None where no number is."""
        if column.kind not in {Kind.NUMBER, Kind.SHARE}:
            return None
        low = -LARGEST if column.minimum is None else column.minimum
        high = LARGEST if column.maximum is None else column.maximum
        return (max(low, -1.0), min(high, 1.0)) if column.kind is Kind.SHARE else (low, high)

    def month(self, raw: Raw) -> Month:
        """The month of a date or of text; the day does not matter (see ``day_of``)."""
        expected = text("reading.expected.month", self.language)
        if isinstance(raw, str):
            found = read_month(raw)
            if found is None:
                raise CellFault("reading.not_a_month", expected)
            if len(found.readings) > 1:
                first, second = (reading.text(self.language) for reading in found.readings)
                raise CellFault("reading.month_ambiguous", expected, first=first, second=second)
            return found.readings[0]
        if isinstance(raw, datetime.date) and FIRST_YEAR <= raw.year <= LAST_YEAR:
            return Month(raw.year, raw.month)
        meant = self.probable_month(raw)
        if meant:
            raise CellFault("reading.month_number", expected, reading=str(meant))
        raise CellFault("reading.not_a_month", expected)

    def probable_month(self, raw: Raw) -> Month | None:
        """The month that a number was probably meant to be: 201203, also as a date, or the day number of a date."""
        if isinstance(raw, datetime.date):
            raw = raw.toordinal() - self.epoch.toordinal()
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not float(raw).is_integer():
            return None
        year, month = divmod(int(raw), 100)
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            return Month(year, month)
        days = int(raw) + self.epoch.toordinal()
        if (
            datetime.date(FIRST_YEAR, 1, 1).toordinal()
            <= days
            <= datetime.date(LAST_YEAR, 12, 31).toordinal()
        ):
            day = datetime.date.fromordinal(days)
            return Month(day.year, day.month)
        return None

    def _number(self, raw: Raw, column: Column) -> float:
        """A number in the column's unit; where text has two readings, the only one within the bounds."""
        if not isinstance(raw, str):
            return self._plain(raw, column)
        found = read_number(raw)
        if found is None:
            raise CellFault("reading.not_a_number", self.describe_expected(column))
        if found.unit == PERCENT and column.unit in _BARE:
            return self._only_reading(tuple(value / 100 for value in found.readings), column)
        if not fits_unit(found.unit, column.unit, self.currency):
            raise CellFault("reading.other_unit", self.describe_expected(column), unit=found.unit)
        return self._only_reading(found.readings, column)

    def _share(self, raw: Raw, column: Column, percent: bool) -> float:
        """A share as a fraction of one; a bare number above 1, or below −1, has two readings and is refused."""
        if not isinstance(raw, str):
            value = self._plain(raw, column)
            if _beyond_one(value, column) and not percent:
                raise self._share_above_one(value, column)
            return value
        found = read_number(raw)
        if found is None:
            raise CellFault("reading.not_a_number", self.describe_expected(column))
        unit, _, rest = found.unit.partition("/")
        is_percent = unit.strip() == PERCENT
        if is_percent and (not rest or fits_unit(f"%/{rest}", column.unit.replace("share", PERCENT), "")):
            return self._only_reading(tuple(value / 100 for value in found.readings), column)
        if found.unit:
            raise CellFault("reading.other_unit", self.describe_expected(column), unit=found.unit)
        value = self._only_reading(found.readings, column)
        if _beyond_one(value, column):
            raise self._share_above_one(value, column)
        return value

    def _check_beside(self, value: float, column: Column, beside: str) -> None:
        """A sign that the format only writes beside the number says something else than the number does."""
        said = fold(beside)
        part = next((part for sign, part in _PARTS.items() if sign in said), None)
        if part is not None and value and (column.kind is Kind.SHARE or column.unit in _BARE):
            raise CellFault(
                "reading.share_shown_as_text",
                self.describe_expected(column),
                beside=f"{exact_number(value, self.language)} {beside}",
                percent=exact_percent(value, self.language),
                part=exact_percent(value / part, self.language),
            )
        if column.kind in {Kind.NUMBER, Kind.INTEGER} and contradicts_unit(
            beside, column.unit, self.currency
        ):
            raise CellFault("reading.other_unit", self.describe_expected(column), unit=beside)

    def _share_above_one(self, value: float, column: Column) -> CellFault:
        return CellFault(
            "reading.share_above_one",
            self.describe_expected(column),
            percent=exact_percent(value / 100, self.language),
            multiple=exact_percent(value, self.language),
            fraction=exact_number(value / 100, self.language),
        )

    def _integer(self, raw: Raw, column: Column) -> int:
        value = self._hold_to_bounds(self._number(raw, column), column)
        if abs(value - round(value)) > TYPED:
            raise CellFault("reading.not_whole", self.describe_expected(column))
        return round(value)

    def _plain(self, raw: Raw, column: Column) -> float:
        """A cell that is not text as a number; yes/no and dates are none, and say so."""
        if isinstance(raw, bool):
            raise CellFault("reading.truth_for_number", self.describe_expected(column))
        if isinstance(raw, datetime.date):
            serial = raw.toordinal() - self.epoch.toordinal()
            point = "," if self.language == "fr" else "."
            raise CellFault(
                "reading.date_for_number",
                self.describe_expected(column),
                typed=f"{raw.day}{point}{raw.month}",
                serial=serial,
            )
        if isinstance(raw, datetime.time | datetime.timedelta):
            raise CellFault("reading.time_for_number", self.describe_expected(column))
        value = float(raw)
        if not math.isfinite(value):
            raise CellFault("reading.not_a_number", self.describe_expected(column))
        return value

    def _only_reading(self, readings: tuple[float, ...], column: Column) -> float:
        legal = [value for value in readings if _within(value, column)]
        if len(readings) == 1 or len(legal) == 1:
            value = (legal or list(readings))[0]
            if not math.isfinite(value):
                raise CellFault("reading.not_a_number", self.describe_expected(column))
            return value
        raise CellFault(
            "reading.number_ambiguous",
            self.describe_expected(column),
            first=exact_number(readings[0], self.language),
            second=exact_number(readings[1], self.language),
        )

    def _hold_to_bounds(self, value: float, column: Column) -> float:
        """``value`` where the column allows it; the bound itself where it is missed by noise alone."""
        low, high = column.minimum, column.maximum
        if abs(value) > LARGEST and high is None:
            raise CellFault(
                "reading.too_large",
                self.describe_expected(column),
                limit=exact_number(LARGEST, self.language),
            )
        below = low is not None and value < low
        limit = low if below else high
        if limit is None or (not below and value <= limit):
            return value
        if abs(value - limit) <= TYPED:
            return limit
        shown = (
            exact_percent(limit, self.language)
            if column.kind is Kind.SHARE
            else exact_number(limit, self.language)
        )
        raise CellFault(
            "reading.below_minimum" if below else "reading.above_maximum",
            self.describe_expected(column),
            limit=shown,
        )

    def _choice(self, raw: Raw, choices: tuple[Choice, ...]) -> str:
        typed = choice_text(raw)
        for choice in choices:
            if typed in {fold(name) for name in (choice.key, *choice.label.spellings())}:
                return choice.key
        official = [choice.label.text(self.language) for choice in choices]
        accepted = {
            name: choice.label.text(self.language)
            for choice in choices
            for name in (*choice.label.spellings(), choice.label.text(self.language))
        }
        near = nearest(typed, accepted)
        raise CellFault("reading.not_a_choice", ", ".join(official), nearest=accepted[near] if near else "")

    def describe_expected(self, column: Column) -> str:
        """What the column holds, in words: ``a number in FTE, at least 0``."""
        unit = unit_text(column.unit, self.language, self.currency)
        if column.kind is Kind.SHARE:
            return text("reading.expected.share", self.language)
        if column.kind is Kind.INTEGER:
            return text(
                "reading.expected.whole",
                self.language,
                minimum=exact_number(column.minimum or 0, self.language),
                maximum=exact_number(
                    column.maximum if column.maximum is not None else math.inf, self.language
                ),
            )
        code = "reading.expected.number_in" if unit else "reading.expected.number"
        return text(code, self.language, unit=unit)

    def cell_text(self, raw: Raw) -> str:
        """A raw value as people see it in the cell, for the ``found`` of a finding."""
        if isinstance(raw, bool):
            return {"fr": ("FAUX", "VRAI")}.get(self.language, ("FALSE", "TRUE"))[raw]
        if isinstance(raw, int | float):
            return exact_number(raw, self.language).replace("−", "-") if math.isfinite(raw) else str(raw)
        if isinstance(raw, datetime.date):
            return raw.strftime("%d/%m/%Y") if self.language == "fr" else raw.strftime("%Y-%m-%d")
        return as_text(raw)


def _beyond_one(value: float, column: Column) -> bool:
    """Whether a bare number may be a percent as well as a multiple; below −1 only where the column goes below 0."""
    signed = column.minimum is None or column.minimum < 0
    return (abs(value) if signed else value) > 1 + TYPED


def _within(value: float, column: Column) -> bool:
    low, high = column.minimum, column.maximum
    return (low is None or value >= low) and (high is None or value <= high)
