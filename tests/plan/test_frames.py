"""Data frames of plans and of scenarios, and what values say of themselves."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import planner
from planner.plan.tables import NAMES
from planner.plan.types import Plan
from planner.report.machine import plan_object
from tests.explain.cases import late_centre
from tests.scenarios.conftest import INPUTS
from tests.support import write_workbook


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planner.solve(planner.read(INPUTS / "small.xlsx", "en"))


def test_the_hand_solved_plan_as_frames(plan: Plan) -> None:
    """docs/small-example.md: 2 from Nord in January, 2 and 1 from Sud in February and March."""
    transfers = plan.frame("transfers")
    assert list(transfers.itertuples(index=False, name=None)) == [
        ("AVSC Nord", "Nord", pd.Period("2012-01", "M"), 2.0),
        ("AVSC Sud", "Sud", pd.Period("2012-02", "M"), 2.0),
        ("AVSC Sud", "Sud", pd.Period("2012-03", "M"), 1.0),
    ]
    training = plan.frame("training")
    assert training["fte"].sum() == 5  # a month of training each
    staff = plan.frame("staff").pivot(index="month", columns="direction", values="fte")
    assert staff.loc[pd.Period("2012-06", "M")].to_dict() == {"Nord": 12.0, "Sud": 3.0}


def test_costs_add_up_to_the_goal(plan: Plan) -> None:
    costs = plan.frame("costs")
    assert costs["cost"].sum() == pytest.approx(plan.goals["cost"])
    assert costs.groupby("item")["cost"].sum()["training"] == pytest.approx(5 * 1500)


@pytest.mark.parametrize("name", ["transfers", "staff", "outsourced", "unmet"])
def test_frames_hold_what_json_holds(plan: Plan, name: str) -> None:
    said = plan_object(plan, None)[name]
    frame = plan.frame(name)
    if "month" in frame:
        frame["month"] = frame["month"].astype(str)
    assert frame.to_dict("records") == said


def test_rules_are_a_frame(plan: Plan) -> None:
    rules = plan.frame("rules").set_index("rule")
    assert rules.loc["training_seats", "status"] == "binding"


def test_an_unknown_table_is_named(plan: Plan) -> None:
    with pytest.raises(ValueError, match="there are transfers, staff"):
        plan.frame("people")


def test_without_a_plan_frames_are_empty(tmp_path: Path) -> None:
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", late_centre())))
    assert plan.status == "infeasible"
    assert all(plan.frame(name).empty for name in NAMES if name != "rules")
    assert "repairs>" in repr(plan)
    assert "<table>" in plan._repr_html_()


def test_what_values_say_of_themselves(plan: Plan) -> None:
    title = "Small example: two Directions, six months"
    assert repr(plan) == f"<Plan '{title}': optimal, cost 224500 EUR, 5 FTE transfer>"
    assert repr(plan.case) == "<Case 'small.xlsx': 0 errors, 0 warnings>"
    shown = plan._repr_html_()
    assert title in shown
    assert "224,500" in shown


def test_names_are_escaped_in_a_notebook(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Settings"].append(["title", "<script>"])
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets)))
    assert "<script>" not in plan._repr_html_()


def test_scenarios_have_the_same_frames(plan: Plan) -> None:
    found = planner.scenarios(plan.case, ["Workload × 0.9..1.1 step 0.1"])
    assert len(found) == 4
    assert found.frame()["status"].tolist() == ["optimal"] * 4
    as_is = found.frame("transfers").query("scenario == @found.results[0].name").drop(columns="scenario")
    pd.testing.assert_frame_equal(as_is.reset_index(drop=True), plan.frame("transfers"))
    months = found.frame("months")
    assert len(months) == 4 * 6
    assert months["month"].iloc[0] == pd.Period("2012-01", "M")
    assert found.plan(0).goals["cost"] == pytest.approx(found.results[0].goals["cost"])  # type: ignore[index]
    with pytest.raises(ValueError, match="there are scenarios, months"):
        found.frame("people")
    assert repr(found) == "<Scenarios of 'small.xlsx': 4, 4 with a plan>"


def test_questions_that_are_none(plan: Plan) -> None:
    with pytest.raises(ValueError, match="name a pool"):
        planner.why(plan.case)
    with pytest.raises(ValueError, match="no side"):
        planner.frontier(plan.case, "cost", "beauty")
    with pytest.raises(ValueError, match="two different"):
        planner.frontier(plan.case, "cost", "cost")
    with pytest.raises(ValueError, match="no scenarios"):
        planner.scenarios(plan.case)
