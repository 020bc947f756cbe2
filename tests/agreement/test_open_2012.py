"""The brief's reference example: its published figures, by both programs and from both encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import api
from planner.plan.types import Plan
from tests.agreement import open_2012
from tests.agreement.compare import disagreements
from tests.reference.solve import Result, solve
from tests.support import write_workbook

INPUTS = Path(__file__).parents[2] / "inputs"
DECEMBER_2012, DECEMBER_2013 = 11, 23
OPENED_IN_2012 = ("Nord de France", "Est", "Normandie-Centre")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return api.solve(api.read(INPUTS / "open-2012.xlsx"))


@pytest.fixture(scope="module")
def reference() -> Result:
    return solve(INPUTS / "open-2012.xlsx")


def test_the_plan_has_the_figures_of_the_brief(plan: Plan) -> None:
    q, data = plan.quantities, plan.dataset
    names = [direction.name for direction in data.directions]
    work = [sum(activity[t] for d in data.workload for activity in d) for t in range(data.months)]
    assert plan.status == "optimal"
    assert q.unmet.sum() == pytest.approx(0.0, abs=1e-6)
    assert q.transfers[:, :, :12].sum() == pytest.approx(450.0, abs=1e-6)
    assert q.transfers[:, :, 12:].sum() == pytest.approx(1215.0, abs=0.5)
    for name in OPENED_IN_2012:
        assert q.staff[names.index(name), DECEMBER_2012] == pytest.approx(120.6, abs=0.05)
    for month, share in ((DECEMBER_2012, 0.226), (DECEMBER_2013, 0.38)):
        assert q.staff[:, month].sum() / work[month] == pytest.approx(share, abs=0.005)
    assert q.outsourced[..., DECEMBER_2013].sum() / work[DECEMBER_2013] == pytest.approx(0.62, abs=0.005)


def test_every_pool_gives_all_it_may_by_the_end(plan: Plan) -> None:
    given = plan.quantities.transfers.sum(axis=(1, 2)).tolist()
    assert given == pytest.approx([pool.release_total for pool in plan.dataset.pools], abs=0.01)


def test_the_reference_program_has_them_too(reference: Result) -> None:
    work = {t: sum(w for (_, _, m), w in reference.builder.case.work.items() if m == t) for t in range(24)}
    assert reference.goals["service"] == pytest.approx(0.0, abs=1e-6)
    assert reference.transfers_in(0, 11) == pytest.approx(450.0, abs=1e-6)
    assert reference.transfers_in(12, 23) == pytest.approx(1215.0, abs=0.5)
    for name in OPENED_IN_2012:
        assert reference.staff(name, DECEMBER_2012) == pytest.approx(120.6, abs=0.05)
    for month, share in ((DECEMBER_2012, 0.226), (DECEMBER_2013, 0.38)):
        staff = sum(reference.staff(name, month) for name in reference.builder.case.centres)
        assert staff / work[month] == pytest.approx(share, abs=0.005)
    assert reference.share_outsourced(DECEMBER_2013) == pytest.approx(0.62, abs=0.005)


@pytest.mark.parametrize("name", ["open-2012", "open-2012-pools"])
def test_both_programs_agree_on_it(name: str) -> None:
    assert disagreements(INPUTS / f"{name}.xlsx") == []


def test_the_workbook_says_what_the_brief_says(reference: Result, tmp_path: Path) -> None:
    again = solve(write_workbook(tmp_path / "case.xlsx", open_2012.sheets()))
    assert again.priorities == pytest.approx(reference.priorities, rel=1e-7)


def test_both_programs_find_no_plan_with_the_minimum_everywhere() -> None:
    path = INPUTS / "open-2012-everywhere.xlsx"
    assert solve(path).status == api.solve(api.read(path)).status.value == "infeasible"


def test_both_programs_agree_on_the_small_example() -> None:
    assert disagreements(INPUTS / "small.xlsx") == []
