"""Cases that the tests vary: the shipped examples, and the smallest one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import minimal_case, write_workbook

INPUTS = Path(__file__).parents[2] / "inputs"


@pytest.fixture(scope="session")
def open_2012() -> Case:
    """The reference case."""
    return read_case(INPUTS / "open-2012.xlsx", "en")


@pytest.fixture(scope="session")
def small() -> Case:
    """Two Directions, six months."""
    return read_case(INPUTS / "small.xlsx", "en")


@pytest.fixture
def with_scenarios(tmp_path: Path) -> Callable[..., Case]:
    """The smallest case, with rows of a Scenarios sheet: scenario, sheet, row, column, change, value."""

    def make(*rows: list[object]) -> Case:
        sheets = minimal_case()
        sheets["Settings"].append(["internal cost", 1000])
        sheets["Partners"] = [["Partner", "Capacity", "Cost"], ["Arvato", 40, 3000]]
        sheets["Scenarios"] = [["Scenario", "Sheet", "Row", "Column", "Change", "Value"], *rows]
        return read_case(write_workbook(tmp_path / "case.xlsx", sheets), "en")

    return make


def dataset_of(case: Case) -> Dataset:
    """The dataset of a case without errors."""
    dataset, findings = build_dataset(case)
    assert dataset is not None, findings
    return dataset
