"""``planner risk``, ``--confidence`` and the sheet Chances, as users meet them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.chances.test_plans import MOVES_COST, case
from tests.cli.conftest import Call
from tests.cli.conftest import call as call
from tests.support import Rows

UNSURE: Rows = [["Direction", "Share of customers", "Minimum staff"], ["Est", 1, 2]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Four sent, of whom half pass: the minimum of 2 holds with 11/16."""
    return case(tmp_path / "case.xlsx", UNSURE, months=1, types=MOVES_COST)


def test_risk_reads_what_the_plan_kept(call: Call, workbook: Path) -> None:
    plan = workbook.with_name("plan.xlsx")
    assert call("solve", workbook, "-o", plan, "--confidence", "80%").code == 0
    told = call("risk", plan, "--json")
    assert told.code == 0
    found = told.json
    assert found["chances"] == [
        {
            "direction": "Est",
            "month": "2012-01",
            "minimum": 2.0,
            "staff": 3.0,
            "chance": pytest.approx(57 / 64),
        }
    ]
    assert found["joint"] == [{"direction": "Est", "chance": pytest.approx(57 / 64)}]
    assert found["all"] == pytest.approx(57 / 64)
    assert found["confidence"] == {"Est": 0.8}
    assert found["margins"] == [{"direction": "Est", "margin": 1}]
    assert found["confidence_price"] == {
        "targets": 0, "service": 0, "cost": pytest.approx(200), "wellbeing": pytest.approx(10),
    }  # fmt: skip


def test_the_first_sentence_says_how_sure_the_minimum_is(call: Call, workbook: Path) -> None:
    plan = workbook.with_name("plan.xlsx")
    call("solve", workbook, "-o", plan)
    told = call("risk", plan)
    assert (told.code, told.out.splitlines()[0]) == (
        0,
        "Est keeps its minimum of 2 in Jan 2012 with a probability of 69 %.",
    )


def test_risk_plans_again_for_a_confidence(call: Call, workbook: Path) -> None:
    plan, surer = workbook.with_name("plan.xlsx"), workbook.with_name("surer.xlsx")
    call("solve", workbook, "-o", plan)
    told = call("risk", plan, "--confidence", "0.95", "-o", surer, "--json")
    assert told.code == 0
    assert told.json["margins"] == [{"direction": "Est", "margin": 2}]
    assert told.json["plan"] == str(surer)
    assert call("risk", surer, "--json").json["margins"] == [{"direction": "Est", "margin": 2}]


def test_out_of_reach_ends_with_3(call: Call, tmp_path: Path) -> None:
    pools: Rows = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 5]]
    path = case(tmp_path / "case.xlsx", UNSURE, months=1, Pools=pools, types=MOVES_COST)
    plan = tmp_path / "plan.xlsx"
    assert call("solve", path, "-o", plan).code == 0
    told = call("risk", plan, "--confidence", "95%", "-o", tmp_path / "surer.xlsx", "--json")
    assert told.code == 3
    assert told.json["status"] == "infeasible"
    assert "chances.unreachable" in {one["code"] for one in told.json["findings"]}
    assert not (tmp_path / "surer.xlsx").exists()


@pytest.mark.parametrize("confidence", ["95", "0", "100%", "1", "nan", "sure"])
def test_what_is_no_confidence(call: Call, workbook: Path, confidence: str) -> None:
    assert call("solve", workbook, "--confidence", confidence).code == 2


def test_an_input_workbook_has_no_chances_yet(call: Call, workbook: Path) -> None:
    told = call("risk", workbook)
    assert told.code == 2
    assert "planner solve" in told.err


def test_output_without_a_confidence_is_refused(call: Call, workbook: Path) -> None:
    plan = workbook.with_name("plan.xlsx")
    call("solve", workbook, "-o", plan)
    assert call("risk", plan, "-o", workbook.with_name("other.xlsx")).code == 2


@pytest.mark.parametrize(("language", "title"), [("en", "Chances"), ("fr", "Probabilités")])
def test_the_sheet_holds_the_chances(call: Call, workbook: Path, language: str, title: str) -> None:
    plan = workbook.with_name("plan.xlsx")
    assert call("--lang", language, "solve", workbook, "-o", plan, "--confidence", "80%").code == 0
    sheet = openpyxl.load_workbook(plan, data_only=True)[title]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    est = next(row for row in rows if row and row[0] == "Est")
    assert est[1] == 2
    assert pytest.approx(est[-1]) == 57 / 64


def test_commands_that_solve_many_times_hold_the_margins(call: Call, tmp_path: Path) -> None:
    directions: Rows = [
        ["Direction", "Share of customers", "Minimum staff", "Confidence"],
        ["Est", 1, 2, 0.8],
    ]
    scenarios: Rows = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["dearer", "Advisor types", "CCO", "Training cost", "set", 200],
    ]
    path = case(tmp_path / "case.xlsx", directions, months=1, types=MOVES_COST, Scenarios=scenarios)
    told = call("scenarios", path, "-o", tmp_path / "all.xlsx", "--json")
    assert told.code == 0
    assert "Est +1" in told.err
    # Six are sent, 100 each, or 200 in the scenario: four without the margin.
    costs = {one["name"]: one["goals"]["cost"] for one in told.json["scenarios"]}
    assert costs == {"as it is": pytest.approx(600), "dearer": pytest.approx(1200)}
    plan = tmp_path / "plan.xlsx"
    assert call("solve", path, "-o", plan).code == 0
    assert call("grade", plan).code == 0
    alternatives = call("alternatives", plan, "-o", tmp_path / "others.xlsx")
    assert (alternatives.code, "Est +1" in alternatives.err) == (0, True)


def test_a_repair_makes_a_confidence_possible(call: Call, tmp_path: Path) -> None:
    directions: Rows = [
        ["Direction", "Share of customers", "Minimum staff", "Confidence"],
        ["Est", 1, 2, 0.8],
    ]
    pools: Rows = [
        ["Pool", "Type", "Direction", "Available", "Release total"],
        ["CCO Est", "CCO", "Est", 20, 5],
    ]
    path = case(tmp_path / "case.xlsx", directions, months=1, types=MOVES_COST, Pools=pools)
    told = call("solve", path, "-o", tmp_path / "plan.xlsx", "--json")
    assert told.code == 3
    assert told.json["repairs"]
    repaired = call("solve", path, "-o", tmp_path / "plan.xlsx", "--repair", "1", "--json")
    assert repaired.code == 0
    assert repaired.json["chances"][0]["chance"] >= 0.8
