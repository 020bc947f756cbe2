"""A published trade-off curve, as a planner gets it from a workbook: in fractions and in whole people."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pulp
import pytest

from planner.cli.main import main
from tests.agreement.classics import aneja_nair
from tests.support import Sheets, write_workbook

CORNERS = [(143, 265), (156, 200), (176, 175), (186, 171), (208, 167)]

EVERYONE = 100
"""Points of well-being that every plan has: each source gives up all of its people."""


def curve(
    sheets: Sheets, tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> list[tuple[float, float]]:
    path = write_workbook(tmp_path / "case.xlsx", sheets)
    arguments = ["frontier", str(path), "--between", "cost", "wellbeing", *options, "--json"]
    assert main(arguments) == 0
    points = json.loads(capsys.readouterr().out)["points"]
    return [(round(p["cost"], 6), round(p["wellbeing"] - EVERYONE, 6)) for p in points]


def test_the_corners_are_the_published_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert curve(aneja_nair(), tmp_path, capsys, "--all") == CORNERS


def test_points_between_lie_on_the_published_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    points = curve(aneja_nair(), tmp_path, capsys, "--points", "12")
    costs, lost = zip(*CORNERS, strict=True)
    assert len(points) == 12
    assert (points[0], points[-1]) == (CORNERS[0], CORNERS[-1])
    for cost, second in points:
        assert second == pytest.approx(np.interp(cost, costs, lost), abs=1e-5)


def test_whole_people_have_every_point_of_an_epsilon_constraint_solve(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = aneja_nair()
    sheets["Settings"].append(["headcount unit", 1])
    least = [(cost, _least_lost(sheets, cost)) for cost in range(CORNERS[0][0], CORNERS[-1][0] + 1)]
    expected = [least[0], *(point for before, point in pairwise(least) if point[1] < before[1])]
    assert len(expected) > len(CORNERS)
    assert curve(sheets, tmp_path, capsys, "--all") == expected


def _least_lost(sheets: Sheets, cost: int) -> int:
    """The least deterioration at no more than ``cost``, in whole units, by a program of its own."""
    supply = {str(row[2]): row[3] for row in sheets["Pools"][1:]}
    demand = {str(row[0]): row[1] for row in sheets["Directions"][1:] if row[1]}
    routes = {(str(i), str(d)): (c, km) for i, d, c, km in sheets["Routes"][1:]}
    problem = pulp.LpProblem("bicriteria", pulp.const.LpMinimize)
    sent = {way: problem.add_variable(f"x{i}", lowBound=0, cat="Integer") for i, way in enumerate(routes)}
    problem += pulp.lpSum(int(str(routes[way][1])) // 100 * x for way, x in sent.items())
    problem += pulp.lpSum(int(str(routes[way][0])) * x for way, x in sent.items()) <= cost
    for source, units in supply.items():
        problem += pulp.lpSum(x for (i, _), x in sent.items() if i == source) <= float(str(units))
    for sink, units in demand.items():
        problem += pulp.lpSum(x for (_, d), x in sent.items() if d == sink) >= float(str(units))
    problem.solve(pulp.HiGHS(msg=False))
    return round(sum(int(str(routes[way][1])) // 100 * (x.value() or 0.0) for way, x in sent.items()))
