"""Floors that follow from source activities: their cells in conflicts, the repair there, and what a point is worth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner import api
from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.repair.edits import apply_edits
from planner.explain.sensitivity.worth import sensitivity
from planner.model.build import build_model
from planner.plan.explanations import Edit, Infeasibility
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from tests.dataset.demand_cases import build, data, pools_case, source
from tests.support import Sheets, write_workbook

MINIMUM = [
    ["Direction", "Share of customers", "Minimum staff", "Minimum from"],
    ["Est", 1, 12, "2012-02"],
    ["Ouest", 0, None, None],
]


def _impossible(**cells: Any) -> Sheets:
    """Est needs 12 advisors and has none; its pool of 30 keeps the 26 FTE of its activity, so four may leave."""
    row = source(contacts=26_000, direction="Est", **cells)
    return pools_case([row], Directions=MINIMUM)


def _explained(sheets: Sheets, folder: Path) -> Infeasibility:
    dataset = data(sheets, folder)
    case = api.read(folder / "case.xlsx")
    return explain_infeasible(case, dataset, SolveOptions())


def test_a_conflict_names_the_cell_of_the_source_activity(tmp_path: Path) -> None:
    (conflict,) = _explained(_impossible(), tmp_path).conflicts
    (member,) = (one for one in conflict.members if one.rule == "pool_floor")
    assert (member.sheet, member.cell) == ("Source activities", "K2")


def test_without_a_column_for_the_outsourced_share_it_is_that_of_the_contacts(tmp_path: Path) -> None:
    sheets = _impossible()
    sheets["Source activities"] = [row[:-1] for row in sheets["Source activities"]]
    (conflict,) = _explained(sheets, tmp_path).conflicts
    (member,) = (one for one in conflict.members if one.rule == "pool_floor")
    assert (member.sheet, member.cell) == ("Source activities", "D2")


def test_a_repair_has_partners_do_more_of_the_activity(tmp_path: Path) -> None:
    """12 of 30 may leave where 18 stay: 26 · (1 − share) ≤ 18, a share of 30.8 % at least."""
    repairs = _explained(_impossible(), tmp_path).repairs
    (repair,) = (one for one in repairs if one.changes[0].rule == "pool_floor")
    assert repair.text.startswith("Have partners do 30.8 % of 1014 instead of 0 %")
    (edit,) = repair.edits
    assert (edit.sheet, edit.cell, edit.new) == ("sources", "K2", pytest.approx(0.308))


def test_a_point_is_worth_what_typing_it_gives(tmp_path: Path) -> None:
    """15 FTE of work, and 26 of 30 advisors are held back: a point outsourced frees 0.26 in each of three months."""
    pools = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 30]]
    sheets = pools_case([source(contacts=26_000, direction="Est", outsourced=0.1)], Pools=pools)
    dataset, _ = build(sheets, tmp_path)
    assert dataset is not None
    case = api.read(tmp_path / "case.xlsx")
    told = sensitivity(Words(case, dataset), build_model(dataset))
    (worth,) = (one for one in told.limits if one.rule == "pool_floor")
    assert (worth.sheet, worth.cell, worth.unit) == ("Source activities", "K2", "points")
    before = solve_model(build_model(dataset), SolveOptions()).goals
    typed = api.build(apply_edits(case, [Edit("sources", 0, "outsourced", "K2", 0.1, 0.11)]))[0]
    after = solve_model(build_model(typed), SolveOptions()).goals
    assert before is not None
    assert after is not None
    assert worth.loosened[0] == pytest.approx(before["service"] - after["service"])
    assert worth.loosened[0] == pytest.approx(3 * 0.26 * 20_000)


def test_a_repaired_workbook_holds_the_share(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", _impossible())
    case = api.read(path)
    (repair,) = (
        one for one in _explained(_impossible(), tmp_path).repairs if one.changes[0].rule == "pool_floor"
    )
    plan = api.solve(apply_edits(case, repair.edits))
    assert plan.quantities is not None
    assert plan.quantities.staff[0, 1] >= 12 - 1e-6
