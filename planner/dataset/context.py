"""What every step of the dataset's building shares: the case, the horizon, the indexes and the findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from planner import messages
from planner.display import display
from planner.findings import Finding, Level
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.names import fold
from planner.schema.rules import Mode


@dataclass
class Context:
    """The case being turned into a dataset. Indexes map folded names to positions."""

    case: Case
    first: Month
    months: int
    findings: list[Finding] = field(default_factory=list)
    directions: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    pools: dict[str, int] = field(default_factory=dict)
    activities: dict[str, int] = field(default_factory=dict)
    driver_gaps: dict[int, set[int]] = field(default_factory=dict)
    """Row of Customers → the months that were reported as blank."""
    past: int = 0
    """Months at the start of the horizon that are past."""

    def index(self, month: Month) -> int:
        """Index of a calendar month from the first month; may lie outside the horizon."""
        return month.since(self.first)

    def over_months(self, row: Row | None, constant: float | None) -> tuple[float | None, ...]:
        """The row's months over the horizon, ``constant`` where blank or where there is no row."""
        if row is None:
            return (constant,) * self.months
        return tuple([row.months.get(month, constant) for month in self.horizon])

    @cached_property
    def horizon(self) -> tuple[Month, ...]:
        """The months that are planned."""
        return tuple(self.first.plus(t) for t in range(self.months))

    def report(
        self, level: Level, code: str, sheet: str, row: Row | None = None, column: str = "", **places: object
    ) -> None:
        """Adds a finding at a cell of ``sheet`` (schema key); what stands there is ``found`` unless said."""
        title = self.case.title(sheet)
        cell = ""
        if row is not None:
            cell = row.cells.get(column) or next(iter(row.cells.values()), "")
            places.setdefault("found", self._cell_text(sheet, row, column))
        self.findings.append(
            messages.finding(level, code, self.case.language, sheet=title, cell=cell, **places)  # type: ignore[arg-type]
        )

    def _cell_text(self, sheet: str, row: Row, column: str) -> str:
        """The value of a cell as people see it, blank where it is."""
        known = (
            one for inputs in INPUTS if inputs.key == sheet for one in inputs.columns if one.key == column
        )
        return display(row.values.get(column), next(known, None), self.case.language)

    def error(
        self, code: str, sheet: str, row: Row | None = None, column: str = "", **places: object
    ) -> None:
        """An error finding; see ``report``."""
        self.report(Level.ERROR, code, sheet, row, column, **places)

    def warning(
        self, code: str, sheet: str, row: Row | None = None, column: str = "", **places: object
    ) -> None:
        """A warning finding; see ``report``."""
        self.report(Level.WARNING, code, sheet, row, column, **places)

    def info(self, code: str, sheet: str, row: Row | None = None, column: str = "", **places: object) -> None:
        """A remark; see ``report``."""
        self.report(Level.INFO, code, sheet, row, column, **places)

    def contradiction(
        self, code: str, sheet: str, row: Row, column: str, rules: tuple[str, ...], **places: object
    ) -> None:
        """Reports two limits of one row of which none can be kept with the other.

        An error where all ``rules`` that they belong to are hard; a warning where one may be missed at a price, for
        there is a plan then; nothing where one is off.
        """
        modes = {self.mode(rule) for rule in rules}
        if Mode.OFF not in modes:
            level = Level.WARNING if Mode.SOFT in modes else Level.ERROR
            self.report(level, code, sheet, row, column, **places)

    def mode(self, rule: str) -> Mode:
        """How a rule family is applied; hard where Rules does not list it."""
        return self._modes.get(rule, Mode.HARD)

    @cached_property
    def _modes(self) -> dict[str, Mode]:
        return {row.text("rule"): Mode(row.text("mode")) for row in self.case.rows("rules")}

    def productive_time_missing(self) -> None:
        """Reports, once, that contacts cannot be turned into FTE."""
        if not any(found.code == "no_productive_time" for found in self.findings):
            self.error("no_productive_time", "settings")

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as people of the case's language write it."""
        return messages.number(value, self.case.language, decimals)

    def header(self, sheet: str, column: str) -> str:
        """The name of a column in the case's language, for a message."""
        return input_sheet(sheet).column(column).label.text(self.case.language)


def by_name(rows: tuple[Row, ...], column: str) -> dict[str, int]:
    """Folded name → position of the row."""
    return {fold(row.text(column)): i for i, row in enumerate(rows)}


def position(index: dict[str, int], name: str) -> int:
    """Position of a name that reading has already resolved."""
    return index[fold(name)]


def position_or_none(index: dict[str, int], name: str) -> int | None:
    """As ``position``; None for a blank, which stands for all."""
    return index[fold(name)] if name else None
