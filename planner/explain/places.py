"""Which input cell a rule comes from."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dataset.types import Dataset
from planner.explain.blocks import ROUTES, Block
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.spreadsheet.addresses import address


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

    def direction(self, name: str) -> int:
        """Position of a Direction."""
        return next(i for i, one in enumerate(self.dataset.directions) if one.name == name)

    def pool(self, name: str) -> int:
        """Position of a pool."""
        return next(i for i, one in enumerate(self.dataset.pools) if one.name == name)

    def partner(self, name: str) -> int:
        """Position of a partner."""
        return next(i for i, one in enumerate(self.dataset.partners) if one.name == name)

    def activity(self, name: str) -> int:
        """Position of an activity."""
        return next(i for i, one in enumerate(self.dataset.activities) if one.name == name)

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
    name = block.place[-1] if block.place else ""
    t = next((month for month in block.months if month is not None), 0)
    match block.rule:
        case "minimum_staff":
            return index.cell("directions", index.direction(name), "minimum_staff")
        case "opening":
            return index.cell("directions", index.direction(name), "opens")
        case "maximum_staff" | "accompaniment":
            return index.cell("directions", index.direction(name), block.rule)
        case "mutual_aid":
            return index.cell("directions", index.direction(name), "served_elsewhere")
        case "training_seats":
            constant = index.cell("directions", index.direction(name), "training_seats")
            return index.monthly("seats", "direction", name, t) or constant
        case "pool_floor":
            constant = index.cell("pools", index.pool(name), "floor")
            return index.monthly("floors", "pool", name, t) or constant
        case "release_rate" | "release_total":
            return index.cell("pools", index.pool(name), block.rule)
        case "envelope":
            return index.cell("envelopes", block.item, "minimum" if block.side == "min" else "maximum")
        case "decision":
            return index.decision(block.item)
        case "outsourced_share":
            return index.cell("outsourcing", 0, index.dataset.month(t))
        case "activity_outsourcing":
            return index.cell("activities", index.activity(name), f"outsourced_{block.side}")
        case "partner_capacity" | "partner_commitment" | "partner_change":
            column = block.rule.removeprefix("partner_")
            return index.cell("partners", index.partner(name), column)
        case "mobility":
            return _mobility(index, block)
    raise LookupError(block.rule)


def _mobility(index: Index, block: Block) -> Place:
    if block.side == "year":
        return index.setting("mobility_share")
    if block.side == ROUTES:
        return index.setting("maximum_move_distance")
    origin, destination = block.place
    return index.route(origin, destination, "maximum") or Place("routes", -1, "maximum", "")
