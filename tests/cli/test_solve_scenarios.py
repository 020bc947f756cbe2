"""``solve --scenarios``: the Summary tells where the forecasts lead, for scenarios of the same inputs only."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Call
from tests.support import Rows, minimal_case, write_workbook

LESS: Rows = [
    ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
    ["busier", "Pools", "CCO Est", "Available", "set", 5],
]


@pytest.fixture
def scenarios(call: Call, tmp_path: Path) -> tuple[Path, Path]:
    """A case of 45 FTE of work in February, 30 trained, 20 in the pool or 5; and what scenarios made of it."""
    sheets = minimal_case() | {"Scenarios": [list(row) for row in LESS]}
    path, found = write_workbook(tmp_path / "case.xlsx", sheets), tmp_path / "scenarios.xlsx"
    assert call("scenarios", path, "-o", found).code == 0
    return path, found


def test_the_summary_tells_where_the_forecasts_lead(call: Call, scenarios: tuple[Path, Path]) -> None:
    """All 45 are served from 20 in the pool, 35 of 45 from 5: 77.8 %."""
    path, found = scenarios
    plan = path.with_name("plan.xlsx")
    assert call("solve", path, "-o", plan, "--scenarios", found).code == 0
    texts = [cell.value for row in openpyxl.load_workbook(plan)["Summary"].iter_rows() for cell in row]
    assert any(
        "from 77.8 % to 100 % over 1 scenario" in str(text) and "busier" in str(text) for text in texts
    )
    without = path.with_name("without.xlsx")
    assert call("solve", path, "-o", without).code == 0
    texts = [cell.value for row in openpyxl.load_workbook(without)["Summary"].iter_rows() for cell in row]
    assert not any("scenario" in str(text) for text in texts)


def test_scenarios_of_other_inputs_are_refused(
    call: Call, scenarios: tuple[Path, Path], tmp_path: Path
) -> None:
    sheets = minimal_case()
    sheets["Pools"][1][3] = 19
    other = write_workbook(tmp_path / "other.xlsx", sheets)
    told = call("solve", other, "-o", tmp_path / "plan.xlsx", "--scenarios", scenarios[1])
    assert told.code == 2
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_file_without_scenarios_is_refused(
    call: Call, scenarios: tuple[Path, Path], tmp_path: Path
) -> None:
    path = scenarios[0]
    assert call("solve", path, "-o", tmp_path / "plan.xlsx", "--scenarios", path).code == 2
    assert call("solve", path, "-o", tmp_path / "plan.xlsx", "--scenarios", tmp_path / "none.xlsx").code == 2
