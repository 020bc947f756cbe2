"""Numbers that people typed are shown on result sheets as they were typed: 0.125 was shown as 0.1, 0.25 % as 0.3 %."""

from __future__ import annotations

from pathlib import Path

import openpyxl

import planner
from planner.api import write_explanation
from planner.comparing.run import compare
from planner.comparing.workbook import render_comparison
from planner.writing.style import GIVEN_FORMAT, GIVEN_SHARE_FORMAT
from tests.explain.cases import base, read
from tests.support import minimal_case, write_workbook


def _formats(path: Path, sheet: str, value: float) -> set[str]:
    """The number formats of the cells of a sheet that hold ``value``."""
    cells = (cell for row in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in row)
    return {cell.number_format for cell in cells if cell.value == value}


def test_the_cells_of_a_repair(tmp_path: Path) -> None:
    """Each of two pools releases 0.12 a month, so that 1.44 leave in six months where 5 are to."""
    sheets = base()
    for row in sheets["Pools"][1:]:
        row[4] = 0.12
    sheets["Envelopes"] = [["Envelope", "Minimum"], ["2012", 5]]
    plan = planner.solve(read(sheets, tmp_path)[0])
    assert _formats(write_explanation(plan, tmp_path / "why.xlsx"), "Repairs", 0.12) == {GIVEN_FORMAT}


def test_the_edits_of_a_comparison_and_the_figures_of_a_plan(tmp_path: Path) -> None:
    plans = []
    for name, unit, attrition in (("old", 0.125, 0.0025), ("new", 0.0625, 0.00125)):
        sheets = minimal_case()
        sheets["Settings"].append(["headcount unit", unit])
        sheets["Directions"] = [
            ["Direction", "Starting staff", "Share of customers", "Attrition"],
            ["Est", 30, 1, attrition],
        ]
        case = planner.read(write_workbook(tmp_path / f"{name}.xlsx", sheets))
        plans.append(planner.write(planner.solve(case), tmp_path / f"{name}.plan.xlsx"))
    assert _formats(plans[0], "Staff", 0.0025) == {GIVEN_SHARE_FORMAT}
    old, new = plans
    found = compare(old, new)
    path = render_comparison(found).save(tmp_path / "compared.xlsx")
    assert _formats(path, "Inputs", 0.125) == {GIVEN_FORMAT}
    assert _formats(path, "Inputs", 0.00125) == {GIVEN_SHARE_FORMAT}
