"""A case with many plans of equal cost, and a user's edits of its plan workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

import planner
from planner.months import Month
from planner.plan.types import Plan
from planner.reading.types import Case
from tests.support import Sheets, write_workbook

POOLS = ("A", "B", "C")
MONTHS = 6
ENVELOPE = 60.0
RATE = 5.0  # FTE that a pool releases in a month at most
AVAILABLE = 40.0

Moves = dict[tuple[str, str, Month], float]


def ties(costs: dict[str, float] | None = None, *, unit: float = 0.0) -> Sheets:
    """Sixty people leave three pools for their own Direction, in whatever months: only the training cost counts.

    ``costs`` are those of each pool's type; equal ones leave the choice of pools open too.
    """
    costs = costs or dict.fromkeys(POOLS, 100.0)
    return {
        "Settings": [
            ["Setting", "Value"],
            ["title", "Ties"],
            ["first month", "2012-01"],
            ["months", MONTHS],
            ["headcount unit", unit],
        ],
        "Directions": [
            ["Direction", "Starting staff", "Share of customers"],
            *([f"Region {p}", 10, 1 / 3] for p in POOLS),
        ],
        "Advisor types": [["Type", "Training cost"], *([f"Type {p}", costs[p]] for p in POOLS)],
        "Pools": [
            ["Pool", "Type", "Direction", "Available", "Release per month"],
            *([f"Pool {p}", f"Type {p}", f"Region {p}", AVAILABLE, RATE] for p in POOLS),
        ],
        "Workload": [
            ["Activity", *(f"2012-{t:02}" for t in range(1, MONTHS + 1))],
            ["Desk", *[1.0] * MONTHS],
        ],
        "Envelopes": [["Envelope", "Minimum", "Maximum"], ["All", ENVELOPE, ENVELOPE]],
        "Decisions": [["Pool", "To", "Month", "Kind", "FTE", "By", "Why"]],
        "Actuals": [["Pool", "To", "Month", "FTE"]],
        "My notes": [["Ours", "and theirs"], [1, 2.5]],
    }


_made: dict[str, bytes] = {}
"""First plans by what their case says: most tests begin with the same one."""


def first_plan(folder: Path, sheets: Sheets | None = None) -> Path:
    """The plan workbook of a case, ``v1.xlsx`` beside it."""
    sheets = sheets or ties()
    case, target = write_workbook(folder / "case.xlsx", sheets), folder / "v1.xlsx"
    if repr(sheets) not in _made:
        _made[repr(sheets)] = solve_to(case, target)[0].read_bytes()
    target.write_bytes(_made[repr(sheets)])
    return target


def solve_to(path: Path, target: Path, **reading: Any) -> tuple[Path, Plan]:
    """Read, solve and write, as the command does."""
    plan = planner.solve(planner.read(path, **reading))
    assert plan.status == "optimal", plan.findings
    return planner.write(plan, target, force=True), plan


def edit_to(path: Path, target: Path, edit: Callable[[Any], None]) -> Path:
    """The workbook as openpyxl leaves it after an edit."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(target)
    return target


def heading(sheet: Worksheet, name: str) -> int:
    """The column of a heading on Transfers, wherever the headings stand."""
    return next(int(c.column or 0) for row in sheet.iter_rows(max_row=12) for c in row if c.value == name)


def row_of(sheet: Worksheet, pool: str) -> int:
    """The first row of a pool on Transfers."""
    column = heading(sheet, "Pool")
    return next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, column).value == pool)


def decide(pool: str, **decisions: object) -> Callable[[Any], None]:
    """Fills decision columns beside a pool's row, by their English headings (``at_least`` is At least)."""

    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        for name, value in decisions.items():
            column = heading(sheet, name.replace("_", " ").capitalize())
            sheet.cell(row_of(sheet, pool), column).value = value

    return edit


def moves(case: Case) -> Moves:
    """The agreed plan that a plan workbook holds."""
    assert case.previous is not None
    return {(move.pool, move.to, move.month): move.fte for move in case.previous.moves}


def total(found: Moves, pool: str) -> float:
    """FTE that leave a pool."""
    return sum(fte for (name, _, _), fte in found.items() if name == pool)


def codes(case: Case) -> list[str]:
    """Codes of the findings."""
    return [finding.code for finding in case.findings]
