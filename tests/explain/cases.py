"""Small cases with a conflict that can be worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import planner
from planner.dataset.types import Dataset
from planner.reading.types import Case
from tests.support import Sheets, write_workbook

MONTHS = ["2012-01", "2012-02", "2012-03", "2012-04", "2012-05", "2012-06"]

DIRECTIONS = [
    "Direction", "Starting staff", "Share of customers", "Opens", "Minimum staff", "Minimum from",
    "Training seats", "Maximum staff",
]  # fmt: skip


def base() -> Sheets:
    """Two centres, one of them new, a pool of 100 in each, a month of training, and more work than staff."""
    return {
        "Settings": [
            ["Setting", "Value"], ["first month", "2012-01"], ["months", 6], ["internal cost", 100],
            ["maximum move distance", 0],
        ],
        "Directions": [
            [*DIRECTIONS],
            ["Nord", 20, 0.5, None, None, None, None, None],
            ["Sud", 0, 0.5, "2012-03", None, None, None, None],
        ],
        "Advisor types": [["Type", "Training months"], ["CCO", 1]],
        "Pools": [
            ["Pool", "Type", "Direction", "Available", "Release per month", "Release total", "Attrition", "Floor"],
            ["CCO Nord", "CCO", "Nord", 100, None, None, None, None],
            ["CCO Sud", "CCO", "Sud", 100, None, None, None, None],
        ],
        "Workload": [["Activity", *MONTHS], ["Calls", *[60] * 6]],
        "Partners": [["Partner", "Capacity", "Cost"], ["Arvato", 1000, 500]],
    }  # fmt: skip


def late_centre() -> Sheets:
    """Sud opens in March, has 5 seats and must have 18 in May: 15 can be trained by then, 3 are short.

    Who leaves in February, March and April is trained in March, April and May. Opened a month earlier, or with
    6 seats, or asked a month later, 20, 18 and 20 are possible; with 15 asked for, all is well.
    """
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-03", 18, "2012-05", 5, None]
    return sheets


def contradictory_decisions() -> Sheets:
    """At least 10 and at most 4 from the same pool in the same month."""
    sheets = base()
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE", "By"],
        ["CCO Nord", "Nord", "2012-02", "at least", 10, "HR"],
        ["CCO Nord", None, "2012-02", "at most", 4, "Finance"],
    ]
    return sheets


def rules(*rows: tuple[Any, ...]) -> list[list[object]]:
    """A Rules sheet: rule, mode, price, may be relaxed, relaxing price."""
    header = ["Rule", "Mode", "Price", "May be relaxed", "Relaxing price"]
    return [header, *(list(row) for row in rows)]


def read(sheets: Sheets, folder: Path, language: str | None = None) -> tuple[Case, Dataset]:
    """The case written to a workbook and read back, and its dataset."""
    path = write_workbook(folder / "case.xlsx", sheets)
    case = planner.read(path, language)
    from planner.api import build

    return case, build(case)[0]
