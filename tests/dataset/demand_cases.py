"""Small cases with source activities and service levels: 100 productive hours, all of them in contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from planner import api
from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.findings import Finding
from tests.support import Sheets, write_workbook

SOURCES = (
    "Activity", "Type", "Direction", "Contacts per month", "In month", "Earlier contacts", "Earlier month",
    "Yearly change", "Stated change", "Handling time (min)", "Outsourced",
)  # fmt: skip
ACTIVITIES = (
    "Activity", "Units per FTE", "Contacts per 1,000", "Handling time (min)", "Service level", "Answer within",
    "Opening hours", "Queue",
)  # fmt: skip


def source(name: str = "1014", **cells: Any) -> list[object]:
    """A row of Source activities: 4,000 contacts of 6 minutes a month, 400 hours or 4 FTE, but for ``cells``."""
    row: dict[str, object] = {
        "Activity": name, "Type": "CCO", "Contacts per month": 4000, "Handling time (min)": 6,
        **{key.replace("_", " ").capitalize(): value for key, value in cells.items()},
    }  # fmt: skip
    unknown = row.keys() - {"Contacts", "Handling", *SOURCES}
    assert not unknown
    row["Contacts per month"] = row.pop("Contacts", row["Contacts per month"])
    row["Handling time (min)"] = row.pop("Handling", row["Handling time (min)"])
    return [row.get(heading) for heading in SOURCES]


def pools_case(sources: Sequence[Sequence[object]], months: int = 3, **sheets: Any) -> Sheets:
    """Pools CCO Est (30) and CCO Ouest (10), nobody trained, 15 FTE of work in Est; ``sheets`` replace or add."""
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", months],
                     ["productive hours", 100], ["occupancy", 1]],
        "Directions": [["Direction", "Share of customers"], ["Est", 1], ["Ouest", 0]],
        "Advisor types": [["Type"], ["CCO"], ["AVSC"]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 30],
                  ["CCO Ouest", "CCO", "Ouest", 10]],
        "Workload": [["Activity", *(f"2012-{t + 1:02}" for t in range(months))], ["Front desk", *[15] * months]],
        "Source activities": [list(SOURCES), *map(list, sources)],
        **{name.replace("_", " "): [list(row) for row in rows] for name, rows in sheets.items()},
    }  # fmt: skip


def queue_case(shares: Mapping[str, float], customers: Sequence[float] = (100_000,), **cells: Any) -> Sheets:
    """The example of docs/service-level.md: 31.2 contacts per 1,000 customers, 10 minutes, 80 % in 20 s, 60 h a week.

    Productive hours are 130 and occupancy 85 %; nobody is there to do the work. ``cells`` replace those of the row.
    """
    row: dict[str, object] = {
        "Activity": "Front desk", "Contacts per 1,000": 31.2, "Handling time (min)": 10, "Service level": 0.8,
        "Opening hours": 60, **{key.replace("_", " ").capitalize(): value for key, value in cells.items()},
    }  # fmt: skip
    row["Contacts per 1,000"] = row.pop("Contacts", row["Contacts per 1,000"])
    row["Handling time (min)"] = row.pop("Handling", row["Handling time (min)"])
    row["Units per FTE"] = row.pop("Units", None)
    assert row.keys() <= set(ACTIVITIES)
    months = [f"2012-{t + 1:02}" for t in range(len(customers))]
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", len(months)]],
        "Directions": [
            ["Direction", "Share of customers"],
            *([name, share] for name, share in shares.items()),
        ],
        "Advisor types": [["Type"], ["CCO"]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["CCO", "CCO", next(iter(shares)), 0]],
        "Customers": [["Line", *months], ["customers", *customers]],
        "Activities": [list(ACTIVITIES), [row.get(heading) for heading in ACTIVITIES]],
    }


def build(sheets: Sheets, folder: Path) -> tuple[Dataset | None, list[Finding]]:
    """The dataset and every finding, of reading too."""
    case = api.read(write_workbook(folder / "case.xlsx", sheets))
    dataset, found = build_dataset(case)
    return dataset, [*case.findings, *found]


def data(sheets: Sheets, folder: Path) -> Dataset:
    """The dataset of a case without errors."""
    dataset, found = build(sheets, folder)
    assert dataset is not None, [finding.message for finding in found]
    return dataset


def codes(sheets: Sheets, folder: Path) -> list[tuple[str, str, str]]:
    """Level, code and cell of every finding."""
    return [(one.level.value, one.code, one.cell) for one in build(sheets, folder)[1]]
