"""The commands as people and programs call them."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import openpyxl
import pytest

from planner.cli.bar import _Bar, bar_line
from planner.cli.table import Exit
from tests.cli.conftest import Call, call  # noqa: F401 - the fixture
from tests.scenarios.conftest import INPUTS
from tests.support import minimal_case, write_workbook


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The smallest case with two scenarios and a partner."""
    sheets = minimal_case()
    sheets["Settings"].append(["internal cost", 1000])
    sheets["Partners"] = [["Partner", "Capacity", "Cost"], ["Arvato", 40, 3000]]
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workload", None, None, "×", 1.2],
        ["dear", "Partners", "Arvato", "Cost", "×", 1.5],
    ]
    return write_workbook(tmp_path / "case.xlsx", sheets)


def test_scenarios_side_by_side(call: Call, case: Path) -> None:  # noqa: F811
    finished = call("scenarios", case)
    assert finished.code == Exit.SOLVED
    assert "busy" in finished.out
    assert openpyxl.load_workbook(case.with_name("case.scenarios.xlsx")).sheetnames[0] == "Comparison"


def test_scenarios_for_a_program(call: Call, case: Path, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "out.xlsx"
    content = call("scenarios", case, "-o", target, "--json").json
    assert content["status"] == "solved"
    assert [one["name"] for one in content["scenarios"]] == ["as it is", "busy", "dear"]
    assert content["scenarios"][1]["goals"]["cost"] > content["scenarios"][0]["goals"]["cost"]
    assert content["comparison"] == str(target)


def test_a_sweep_on_the_command_line(call: Call, case: Path) -> None:  # noqa: F811
    content = call("scenarios", case, "--sweep", "Workload × 0.9..1.1 step 0.1", "--json").json
    (family,) = content["families"]
    assert family["varied"][0]["values"] == [0.9, 1.0, 1.1]
    assert family["columns"]["cost"] == sorted(family["columns"]["cost"])


def test_a_change_of_one_value_on_the_command_line(call: Call, case: Path) -> None:  # noqa: F811
    """It is called as it was written; one that changes nothing left the comparison without its sheet."""
    finished = call("scenarios", case, "--sweep", "internal cost × 1")
    assert finished.code == Exit.SOLVED
    assert "a fault of this program" not in finished.err
    assert "Settings · internal cost × 1  " in finished.out
    book = openpyxl.load_workbook(case.with_name("case.scenarios.xlsx"))
    assert "Settings · internal cost × 1" in [cell.value for row in book["Comparison"] for cell in row]


def test_draws_are_kept_and_gone_on_from(call: Call, case: Path, tmp_path: Path) -> None:  # noqa: F811
    pytest.importorskip("pyarrow")
    asked = ("scenarios", case, "--range", "Workload × 0.9..1.1", "--draws", 30, "--seed", 7)
    folder = tmp_path / "runs"
    first = call(*asked, "--results", folder, "--json").json
    again = call(*asked, "--results", folder)
    assert first["count"] == 31
    assert first["results"] == str(folder)
    assert "31 of 31" in again.err
    other = call("scenarios", case, "--range", "Workload × 0.9..1.2", "--results", folder)
    assert other.code == Exit.BAD_INPUT
    assert "another case" in other.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "bussy"], "busy"),
        (["--sweep", "Werkload × 1"], "Workload"),
        (["--draws", "5"], "no range"),
        (["--sweep", "nonsense"], "cannot be read as a change"),
    ],
)
def test_what_cannot_be_done_is_said(call: Call, case: Path, arguments: list[str], words: str) -> None:  # noqa: F811
    finished = call("scenarios", case, *arguments)
    assert finished.code == Exit.BAD_INPUT
    assert words in finished.err
    assert not case.with_name("case.scenarios.xlsx").exists()


def test_faults_of_the_sheet_are_reported(call: Call, case: Path) -> None:  # noqa: F811
    book = openpyxl.load_workbook(case)
    book["Scenarios"]["B2"] = "Werkload"
    book.save(case)
    finished = call("scenarios", case)
    assert finished.code == Exit.BAD_INPUT
    assert "Scenarios!B2" in finished.err


def test_frontier(call: Call, case: Path) -> None:  # noqa: F811
    content = call("frontier", case, "--between", "cost", "wellbeing", "--points", 5, "--json").json
    assert content["status"] == "optimal"
    assert content["between"] == ["cost", "wellbeing"]
    costs = [point["cost"] for point in content["points"]]
    assert costs == sorted(costs)
    assert Path(content["workbook"]).exists()


def test_frontier_in_whole_people_and_in_french(call: Call, tmp_path: Path) -> None:  # noqa: F811
    case = Path(shutil.copy(INPUTS / "small.xlsx", tmp_path))
    book = openpyxl.load_workbook(case)
    cell = next(row[1] for row in book["Settings"].iter_rows() if row[0].value == "headcount unit")
    cell.value = 1
    book.save(case)
    done = call("frontier", case, "--between", "coût", "service", "--all", "--lang", "fr")
    assert done.code == Exit.SOLVED
    assert "Pénalités pour travail non fait (EUR)" in done.out
    content = call("frontier", case, "--between", "cost", "service", "--all", "--json").json
    assert content["status"] == "optimal"
    assert len(content["points"]) == 200  # work is shared in fractions: there is no end of plans between two
    assert not content["widened"]
    costs = [point["cost"] for point in content["points"]]
    assert costs == sorted(costs)
    strain = call("frontier", case, "--between", "service", "wellbeing", "--all", "--json").json
    assert strain["complete"]


def test_a_search_in_whole_people_ends_in_time(call: Call, tmp_path: Path) -> None:  # noqa: F811
    case = Path(shutil.copy(INPUTS / "open-2012.xlsx", tmp_path))
    book = openpyxl.load_workbook(case)
    cell = next(row[1] for row in book["Settings"].iter_rows() if row[0].value == "headcount unit")
    cell.value = 1
    book.save(case)
    begun = time.monotonic()
    done = call("frontier", case, "--between", "cost", "wellbeing", "--time-limit", "12")
    assert time.monotonic() - begun < 120  # it once went on for ever
    assert done.code in {Exit.SOLVED, Exit.LIMIT}
    assert done.code == Exit.SOLVED or "The time ran out" in done.out or "limit" in done.out


@pytest.mark.parametrize(
    ("between", "words"),
    [
        (("cost", "wellbeng"), "can be moved. Did you mean wellbeing? Possible: "),
        (("cost", "coût"), "two different sides"),
        (("envelope", "minimum staff"), "one side must be a goal"),
        (("cost", "stability"), "no part in this case"),
    ],
)
def test_sides_that_make_no_trade_off(call: Call, case: Path, between: tuple[str, str], words: str) -> None:  # noqa: F811
    finished = call("frontier", case, "--between", *between)
    assert finished.code == Exit.BAD_INPUT
    assert words in " ".join(finished.err.split())


def test_alternatives_and_their_plans(call: Call, tmp_path: Path) -> None:  # noqa: F811
    case = Path(shutil.copy(INPUTS / "small.xlsx", tmp_path))
    content = call("alternatives", case, "--within", "10%", "--plans", tmp_path / "plans", "--json").json
    assert [one["style"] for one in content["alternatives"]] == ["best", "pools", "months", "distance"]
    assert all(Path(path).exists() for path in content["plans"])
    assert len(content["plans"]) == 4
    again = call("alternatives", case, "--plans", tmp_path / "plans")
    assert again.code == Exit.BAD_INPUT
    assert "exists" in again.err
    assert not case.with_name("small.alternatives-2.xlsx").exists()
    assert call("alternatives", case, "--within", "250%").code == Exit.BAD_INPUT


def test_wave(call: Call, case: Path) -> None:  # noqa: F811
    content = call("wave", case, "--months", 1, "--weight", "busy=3", "--json").json
    assert content["status"] == "solved"
    assert [one["weight"] for one in content["futures"]] == [0.75, 0.25]
    assert content["waves"][0]["name"] == "shared"
    said = call("wave", case, "--months", 1)
    assert "2 scenarios in" in said.out
    assert not re.search(r": -\d|-\d+ (worse|better)", said.out)
    assert call("wave", case, "--weight", "bussy=3").code == Exit.BAD_INPUT
    assert call("wave", case, "--only", "busy").code == Exit.BAD_INPUT


def test_the_bar_says_what_is_left() -> None:
    line = bar_line(250, 1000, 150.0, "en")
    assert line.endswith("250/1000 · 2:30 left")
    assert line.count("━") == 7
    assert bar_line(1000, 1000, 0.0, "fr").endswith("1000/1000 · reste 0:00")
    assert "1:06:40" in bar_line(0, 4000, 4000.0, "en")
    assert bar_line(0, 61, None, "en").endswith(" 0/61")  # nothing is known before the first batch


def test_a_batch_that_comes_at_once_is_not_taken_for_one_slow_scenario() -> None:
    bar = _Bar(total=50, done=0, language="en", begun=time.monotonic() - 10)
    assert bar._remaining_seconds() is None
    for _ in range(25):
        bar.count()
    left = bar._remaining_seconds()
    assert left is not None
    assert 8 < left < 12


def test_no_bar_goes_to_a_file(call: Call, case: Path) -> None:  # noqa: F811
    done = call("scenarios", case)
    assert "\r" not in done.err + done.out
    assert "━" not in done.err + done.out


def test_check_tells_faults_of_scenarios_too(call: Call, tmp_path: Path) -> None:  # noqa: F811
    sheets = minimal_case()
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workloads", None, None, "×", 1.2],
        ["none", "Settings", "internl cost", None, "×", 1.5],
        ["odd", "Settings", "internal cost", None, "by", 1.5],
    ]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    done = call("check", case, "--json")
    assert done.code == Exit.BAD_INPUT
    found = [(one["sheet"], one["cell"], one["nearest"]) for one in done.json["findings"]]
    assert sorted(found)[:2] == [("Scenarios", "B2", "Workload"), ("Scenarios", "C3", "internal cost")]
    assert [cell for _, cell, _ in found].count("E4") == 1
    stopped = call("scenarios", case, "--json")
    assert stopped.code == Exit.BAD_INPUT
    assert sorted(one["cell"] for one in stopped.json["findings"]) == ["B2", "C3", "E4"]


def test_a_scenario_that_names_nothing_stops_no_solve(call: Call, tmp_path: Path) -> None:  # noqa: F811
    sheets = minimal_case()
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workloads", None, None, "×", 1.2],
        ["none", "Settings", "internl cost", None, "×", 1.5],
    ]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    solved = call("solve", case)
    assert solved.code == Exit.SOLVED
    assert all(place in solved.err for place in ("Scenarios!B2", "Scenarios!C3"))
    assert "2 warnings" in solved.out
    assert call("scenarios", case).code == Exit.BAD_INPUT
    assert call("scenarios", case, "--sweep", "Workload × 0.9..1 step 0.1").code == Exit.SOLVED


@pytest.mark.parametrize("command", ["scenarios", "wave", "solve", "check"])
def test_faults_of_the_case_do_not_hide_those_of_its_scenarios(
    call: Call,  # noqa: F811
    tmp_path: Path,
    command: str,
) -> None:
    sheets = minimal_case()
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCOO", "Est", 10]]
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workloads", None, None, "×", 1.2],
        ["late", "Workload", None, "2031-01", "×", 1.2],
    ]
    sheets["Settings"] = [row for row in sheets["Settings"] if row[0] != "first month"]
    done = call(command, write_workbook(tmp_path / "case.xlsx", sheets), "--json")
    assert done.code == Exit.BAD_INPUT
    found = {(one["sheet"], one["cell"]): one["level"] for one in done.json["findings"]}
    assert found["Pools", "B2"] == "error"
    assert found["Scenarios", "B2"] == ("warning" if command == "solve" else "error")
    assert ("Scenarios", "D3") not in found  # the horizon that it would lie outside of is not known


def test_a_wave_says_what_is_no_part_of_it(call: Call, case: Path) -> None:  # noqa: F811
    book = openpyxl.load_workbook(case)
    book["Scenarios"].append(["busier", "Workload", None, None, "×", "1..1.2"])
    book["Scenarios"].append(["no such work", "Workload", None, None, "×", -1])
    book.save(case)
    done = call("wave", case, "--months", 1)
    assert "Sweeps and draws have no part in a wave and were left out: busier." in done.out
    assert "no plan of their own and were left out: no such work." in done.out
    assert "3 scenarios in" in done.out
    few = call("wave", case, "--only", "busier", "--only", "busy")
    assert few.code == Exit.BAD_INPUT
    assert "left out: busier" in few.err
    book["Scenarios"]["F2"] = book["Scenarios"]["F3"] = -1
    book.save(case)
    none = call("wave", case, "--months", 1)
    assert none.code == Exit.INFEASIBLE
    assert "No scenario has a plan" in none.out
    assert "left out: busier" in none.out
