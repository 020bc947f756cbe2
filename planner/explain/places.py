"""Which input cell a rule comes from."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dataset.sources import leading_source
from planner.dataset.types import Dataset
from planner.explain.blocks import Block
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.inputs import input_sheet
from planner.schema.limits import Limit, Over
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.spreadsheet.addresses import address

SETTINGS_SHEET = "settings"
OUTSOURCED = "outsourced"
"""Column of the share of a source activity that partners do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of an input sheet: see ``planner.plan.explanations.Edit``. ``cell`` is "" where the file lacks it."""

    sheet: str
    row: int
    column: str | Month
    cell: str


@dataclass(frozen=True, slots=True)
class Index:
    """Positions by name, as the dataset has them and so as the tables have their rows."""

    case: Case
    dataset: Dataset

    def position(self, over: Over, name: str) -> int:
        """Position of a Direction, pool, type, partner or activity."""
        return next(i for i, one in enumerate(getattr(self.dataset, over.value)) if one.name == name)

    def direction(self, name: str) -> int:
        """Position of a Direction."""
        return self.position(Over.DIRECTION, name)

    def pool(self, name: str) -> int:
        """Position of a pool."""
        return self.position(Over.POOL, name)

    def cell(self, sheet: str, row: int, column: str | Month) -> Place:
        """The cell of a row under a column or month."""
        rows = self.case.rows(sheet)
        if not 0 <= row < len(rows):
            return Place(sheet, row, column, "")
        if isinstance(column, Month):
            return Place(sheet, row, column, rows[row].month_cells.get(column, ""))
        return Place(sheet, row, column, rows[row].cells.get(column, ""))

    def monthly(self, sheet: str, key: str, name: str, t: int) -> Place | None:
        """The filled cell of a month in a sheet with a row per ``name``; None where a constant holds instead."""
        month = self.dataset.month(t)
        for number, row in enumerate(self.case.rows(sheet)):
            if fold(row.text(key)) == fold(name) and month in row.months:
                return self.cell(sheet, number, month)
        return None

    def setting(self, key: str) -> Place:
        """The value of a setting."""
        return Place("settings", -1, key, self.case.setting_cells.get(key, ""))

    def decision(self, item: int) -> Place:
        """The cell of a decision: a number on Decisions, or a column beside a row of Transfers."""
        taken = self.dataset.decisions[item]
        for sheet in ("decisions", TRANSFERS.key) if taken.cell else ():
            if self.case.title(sheet) == taken.sheet:
                for number, row in enumerate(self.case.rows(sheet)):
                    for column, cell in row.cells.items():
                        if cell == taken.cell:
                            return Place(sheet, number, column, cell)
        return Place("decisions", -1, "fte", "")

    def route(self, origin: str, destination: str, column: str) -> Place | None:
        """The cell of a listed route; None where Routes does not list it."""
        for number, row in enumerate(self.case.rows("routes")):
            if _joins(row, origin, destination):
                return self.cell("routes", number, column)
        return None

    def new_route(self, column: str, further: int = 0) -> Place | None:
        """A cell of a row to be added to Routes, ``further`` rows below the first; None where there is no place."""
        table = self.case.tables.get("routes")
        if table is None or not table.next_row or column not in table.columns:
            return None
        cell = address(table.next_row + further, table.columns[column])
        return Place("routes", len(table.rows) + further, column, cell)


def _joins(row: Row, origin: str, destination: str) -> bool:
    return fold(row.text("from")) == fold(origin) and fold(row.text("to")) == fold(destination)


def place_of(index: Index, block: Block) -> Place:
    """The cell where a planner changes the rule of ``block``; of several, that of its first month."""
    limit = block.declared
    if limit.sheet == SETTINGS_SHEET:
        return index.setting(limit.column)
    match limit.over:
        case Over.ENVELOPE:
            return index.cell(limit.sheet, block.item, limit.column)
        case Over.DECISION:
            return index.decision(block.item)
        case Over.ROUTE:
            origin, destination = block.place
            return index.route(origin, destination, limit.column) or Place(limit.sheet, -1, limit.column, "")
        case Over.EVERYTHING:
            return index.cell(limit.months, 0, index.dataset.month(first_month(block)))
        case Over.DIRECTION | Over.POOL | Over.TYPE | Over.PARTNER | Over.ACTIVITY:
            return _of_thing(index, block, limit)
        case Over.YEAR:
            raise LookupError(f"{block.rule} states a share of a year outside the settings")


def first_month(block: Block) -> int:
    """The first month that the rule of ``block`` is about; 0 where it is on the whole horizon."""
    return next((month for month in block.months if month is not None), 0)


def _of_thing(index: Index, block: Block, limit: Limit) -> Place:
    """The cell in the row of a Direction, pool, type, partner or activity, or of its month where that is filled."""
    name = block.place[0]
    constant = index.cell(limit.sheet, index.position(limit.over, name), limit.column)
    if not limit.months:
        return constant
    key, t = input_sheet(limit.months).key_columns[0], first_month(block)
    stated = index.monthly(limit.months, key, name, t)
    return stated or (derived_place(index, name, t) if limit.derived else None) or constant


def derived_place(index: Index, pool: str, t: int) -> Place | None:
    """The cell of the source activity that most of a pool's floor comes from; None where the pool's own Floor is more.

    It is that of its outsourced share, which people decide; where the file lacks that column, that of its contacts.
    """
    s = index.pool(pool)
    source = leading_source(index.dataset, s, t, index.case.rows("pools")[s].number_of("floor") or 0.0)
    if source is None:
        return None
    name = index.dataset.sources[source].name
    decided = index.cell("sources", source, OUTSOURCED)
    given = index.monthly("source_volumes", "activity", name, t) or index.cell("sources", source, "contacts")
    return decided if decided.cell else given
