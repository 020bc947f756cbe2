"""A case with all that a page shows: places, an opening, a minimum, a partner at its limit, a move, two versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

import planner
from tests.support import Rows, Sheets, write_workbook

MONTHS = 6
AUTHOR, REVIEWER = "Jeanne Martin", "Paul Durand"


def sheets() -> Sheets:
    """Nord has 10 trained and 20 in its pool; Sud opens in March and needs 3 from May on. Alpha does 2 at most."""
    months = [f"2012-{t:02}" for t in range(1, MONTHS + 1)]
    content: dict[str, Rows] = {
        "Settings": [
            ["Setting", "Value"],
            ["title", "Two <centres> & a partner"],
            ["first month", "2012-01"],
            ["months", MONTHS],
            ["internal cost", 3000],
            ["move cost", 500],
        ],
        "Directions": [
            ["Direction", "City", "Latitude", "Longitude", "Opens", "Starting staff", "Share of customers",
             "Minimum staff", "Minimum from", "Attrition", "Seats"],
            ["Nord", "Lille", 50.63, 3.06, None, 10, 0.6, 8, "2012-02", 0.01, 5],
            ["Sud", "Montpellier", 43.61, 3.88, "2012-03", 0, 0.4, 3, "2012-05", 0.01, 5],
        ],
        "Advisor types": [["Type", "Training months", "Training cost", "Pass rate"], ["AVSC", 1, 1000, 0.9]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["AVSC Nord", "AVSC", "Nord", 20]],
        "Routes": [["From", "To", "Distance", "Allowed"], ["Nord", "Sud", 780, "yes"]],
        "Partners": [["Partner", "Capacity", "Cost"], ["Alpha", 2, 4000]],
        "Activities": [["Activity", "Level"], ["Desk", "N1"]],
        "Workload": [["Activity", *months], ["Desk", 12, 13, 14, 15, 16, 17]],
        "Envelopes": [["Envelope", "Minimum", "Maximum"], ["All", 6, 12]],
        "Outsourcing": [["Line", *months], ["max share", *[0.3] * MONTHS]],
    }  # fmt: skip
    return {name: [list(row) for row in rows] for name, rows in content.items()}


def plan_workbook(folder: Path) -> Path:
    """The first version of the plan."""
    path = write_workbook(folder / "case.xlsx", sheets())
    plan = planner.api.sign_plan(planner.solve(planner.read(path)), author=AUTHOR, why="first proposal")
    return planner.write(plan, folder / "plan.xlsx", force=True)


def second_version(folder: Path, first: Path) -> Path:
    """The plan after an edit: Alpha does 1 less, and costs more."""
    book: Any = openpyxl.load_workbook(first)
    book["Partners"]["B2"] = 1
    edited = folder / "edited.xlsx"
    book.save(edited)
    plan = planner.api.sign_plan(planner.solve(planner.read(edited)), author=REVIEWER)
    return planner.write(plan, folder / "plan-2.xlsx", force=True)
