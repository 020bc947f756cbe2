"""Where each row of a program stands in the workbook, so that anybody can hold it against its cell."""

from __future__ import annotations

from planner.explain.blocks import rule_blocks
from planner.explain.places import Index, place_of
from planner.model.build import Model
from planner.model.rows import Row
from planner.proof.types import Source
from planner.reading.types import Case
from planner.schema.names import fold

_DEFINED_BY: dict[str, tuple[str, str, str]] = {
    "staff_balance": ("directions", "direction", "starting_staff"),
    "pool_balance": ("pools", "pool", "available"),
    "workload": ("activities", "activity", "activity"),
    "effective_staff": ("directions", "direction", "starting_staff"),
    "served_balance": ("directions", "direction", "direction"),
    "paid": ("partners", "partner", "cost"),
    "largest_share": ("pools", "pool", "available"),
    "group_starts": ("types", "type", "smallest_group"),
}
"""Definition → the sheet, the key of its rows, and the column of the figures that it rests on."""


def sources_of(case: Case, model: Model) -> tuple[Source, ...]:
    """The cell of each row (R): that of its limit, or of the thing that a definition is about."""
    found = [_source_of_definition(case, row) for row in model.program.rows]
    index = Index(case, model.dataset)
    for block in rule_blocks(model):
        for at, i in enumerate(block.rows):
            place = place_of(index, block.part([at]))
            title = case.title(place.sheet)
            found[i] = Source(title, place.cell)
    return tuple(found)


def _source_of_definition(case: Case, row: Row) -> Source:
    """The cell of the thing that a definition is about; "" where it is about no single one."""
    sheet, key, column = _DEFINED_BY.get(row.rule, ("", "", ""))
    named = row.place[0] if row.place else ""
    for name in (sheet, "workload") if sheet == "activities" else (sheet,):
        for line in case.rows(name) if named and name else ():
            if fold(line.text(key)) == fold(named):
                return Source(case.title(name), line.cells.get(column) or next(iter(line.cells.values()), ""))
    return Source("", "")
