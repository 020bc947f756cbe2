"""Published optima, found by the planner and by the reference program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner import api
from tests.agreement import classics
from tests.agreement.compare import disagreements
from tests.reference.solve import solve
from tests.support import Sheets, write_workbook

COSTS = [
    pytest.param(classics.powerco, 1020.0, 0.0, id="powerco"),
    pytest.param(classics.dantzig, 153.675, 0.0, id="dantzig"),
    pytest.param(classics.machineco, 15.0, 0.0, id="machineco"),
    pytest.param(classics.csl, 593_776.9, 0.1, id="csl"),
]


@pytest.mark.parametrize(("problem", "optimum", "rounding"), COSTS)
def test_the_published_cost_is_found(
    problem: Callable[[], Sheets], optimum: float, rounding: float, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "case.xlsx", problem())
    plan = api.solve(api.read(path))
    assert plan.status == "optimal"
    assert plan.goals["cost"] == pytest.approx(optimum, rel=1e-6, abs=rounding)
    assert solve(path).goals["cost"] == pytest.approx(optimum, rel=1e-6, abs=rounding)
    assert disagreements(path) == []


def test_the_published_way_is_found_as_distance_too(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", classics.powerco(by_distance=True))
    plan = api.solve(api.read(path))
    # 1,020 km-FTE count a hundredth each, and 100 points are given because Plant 1 or another gives up all it has.
    assert plan.goals["wellbeing"] == pytest.approx(1020 / 100 + 100)
    assert disagreements(path) == []


def test_csl_trains_as_published(tmp_path: Path) -> None:
    plan = api.solve(api.read(write_workbook(tmp_path / "case.xlsx", classics.csl())))
    trained, staff = plan.quantities.transfers[0, 0], plan.quantities.staff[0]
    assert trained.tolist() == pytest.approx([0.0, 8.45, 11.45, 9.52, 0.0], abs=0.01)
    assert staff.tolist() == pytest.approx([50.0, 47.5, 53.58, 62.34, 68.75], abs=0.01)
