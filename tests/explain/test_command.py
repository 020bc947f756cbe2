"""On the command line and in the workbook: why no plan exists, a repair applied, what limits a plan, why a cell."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.spreadsheet.cells import set_cells
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.saving import save
from tests.cli.conftest import Call
from tests.cli.conftest import call as call
from tests.explain.cases import base, late_centre, rules
from tests.support import minimal_case, write_workbook


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "case.xlsx", late_centre())


def sheet(path: Path, title: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return list(book[title].iter_rows(values_only=True))


def test_solve_says_why_and_what_would_help(call: Call, impossible: Path) -> None:
    done = call("solve", impossible, "--lang", "en")
    assert done.code == 3
    said = " ".join(done.out.split())
    assert "Sud must have 18 advisors in May 2012." in said
    assert "at most 15 advisors can be there by then, 3 short" in said
    assert "1. " in said
    assert "--repair 1" in said
    assert "case.infeasible.xlsx" in said


def test_the_explanation_is_written_beside_the_input(call: Call, impossible: Path) -> None:
    before = impossible.read_bytes()
    call("solve", impossible)
    written = impossible.with_name("case.infeasible.xlsx")
    assert impossible.read_bytes() == before
    conflict = sheet(written, "Conflict")
    cells = {row[4] for row in conflict if row[4]}
    assert {"D3", "E3", "G3"} <= cells
    repairs = sheet(written, "Repairs")
    assert {row[6] for row in repairs if row[3] == "Directions"} >= {15, 6}
    assert sheet(written, "Directions") == sheet(impossible, "Directions")
    call("solve", impossible)
    assert impossible.with_name("case.infeasible-2.xlsx").exists()


def test_a_repair_is_applied_and_the_plan_says_so(call: Call, impossible: Path) -> None:
    listed = call("solve", impossible, "--json").json
    assert listed["status"] == "infeasible"
    assert listed["plan"] is None
    assert listed["explanation"].endswith("case.infeasible.xlsx")
    assert listed["conflicts"][0]["short"] == pytest.approx(3)
    number = next(r["number"] for r in listed["repairs"] if r["changes"][0]["edits"][0]["column"] == "opens")
    before = impossible.read_bytes()
    done = call("solve", impossible, "--repair", number, "--json").json
    assert done["status"] == "optimal"
    assert done["repair"]["changes"][0]["edits"][0]["new"] == "2012-02"
    assert any(finding["code"] == "explain.repaired" for finding in done["findings"])
    assert impossible.read_bytes() == before
    (row,) = [row for row in sheet(Path(done["plan"]), "Directions") if row[0] == "Sud"]
    assert row[3] == "2012-02"  # as text, like the other months of this workbook
    for title in ("Findings", "Summary"):
        said = [str(value) for line in sheet(Path(done["plan"]), title) for value in line]
        assert any(f"Repair {number} was applied" in text for text in said)


def test_a_month_that_is_a_date_stays_one(call: Call, tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Directions"][2][3] = datetime.date(2012, 3, 1)
    sheets["Rules"] = rules(
        *((rule, "hard", None, "no", None) for rule in ("minimum_staff", "training_seats"))
    )
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    done = call("solve", case, "--repair", 1, "--json").json
    (row,) = [row for row in sheet(Path(done["plan"]), "Directions") if row[0] == "Sud"]
    assert row[3] == datetime.datetime(2012, 2, 1)


def test_the_repaired_plan_solves_again_without_a_repair(call: Call, impossible: Path) -> None:
    done = call("solve", impossible, "--repair", 1, "--json").json
    again = call("solve", done["plan"], "--json").json
    assert again["status"] == "optimal"
    assert again["goals"]["cost"] == pytest.approx(done["goals"]["cost"], rel=1e-9)


def test_a_repair_that_does_not_exist(call: Call, impossible: Path) -> None:
    done = call("solve", impossible, "--repair", 99, "--lang", "en")
    assert done.code == 2
    assert "There is no repair 99; the case has 4." in " ".join(done.err.split())


def test_a_repair_of_a_case_that_has_a_plan(call: Call, tmp_path: Path) -> None:
    done = call("solve", write_workbook(tmp_path / "case.xlsx", base()), "--repair", 1, "--lang", "en")
    assert done.code == 2
    assert "nothing to repair" in done.err


def test_what_limits_a_plan_is_told_where_asked(call: Call, tmp_path: Path) -> None:
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 10]]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    told = call("solve", case, "--explain", "--json").json
    (limit,) = told["sensitivity"]["limits"]
    assert limit["rule"] == "envelope"
    assert limit["loosened"][1] == pytest.approx(24_400)
    rows = sheet(Path(told["plan"]), "Sensitivity")
    (row,) = [row for row in rows if row[0] == "Transfer envelope"]
    assert row[6] == pytest.approx(24_400)
    plain = call("solve", case, "--json").json
    assert plain["sensitivity"] is None
    assert "Sensitivity" not in openpyxl.load_workbook(plain["plan"]).sheetnames


def test_why_on_a_case_and_on_its_plan(call: Call, tmp_path: Path) -> None:
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 10]]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    plan = call("solve", case, "--json").json["plan"]
    ask = ("--pool", "cco nord", "--to", "NORD", "--month", "2012-05", "--fte", 5)
    for workbook in (case, plan):
        done = call("why", workbook, *ask, "--json")
        assert done.code == 0
        (told,) = done.json["consequences"]
        # Five leave in May instead of January: trained in June, four months of partners at 5000 lost for each,
        # and four months of their own pay of 100 saved.
        assert told["goals"]["cost"] == pytest.approx(5 * 4 * (5000 - 100))
    assert (
        "In the plan, 0 FTE leave CCO Nord for Nord in May 2012."
        in call("why", case, *ask, "--lang", "en").out
    )


@pytest.mark.parametrize(
    "ask", [(), ("--share",), ("--why-not", "--pool", "CCO Nord"), ("--unmet", "--share")]
)
def test_what_is_no_question_is_refused(call: Call, tmp_path: Path, ask: tuple[str, ...]) -> None:
    done = call("why", write_workbook(tmp_path / "case.xlsx", base()), *ask, "--lang", "en")
    assert done.code == 2
    assert "--pool, --to and --month" in " ".join(done.err.split())


def test_why_of_a_case_without_a_plan(call: Call, impossible: Path) -> None:
    done = call("why", impossible, "--share", "--month", "2012-05", "--lang", "en")
    assert done.code == 2
    assert "no plan to ask about" in " ".join(done.err.split())


def test_what_is_fixed_beside_a_lock_is_offered_as_the_lock_holds_it(call: Call, tmp_path: Path) -> None:
    """Rounded to whole people it would contradict the lock still."""
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Minimum", "Maximum"], ["All", 7.25, 7.25]]
    plan = Path(call("solve", write_workbook(tmp_path / "case.xlsx", sheets), "--json").json["plan"])
    lines = sheet(plan, "Transfers")
    (row,) = [i for i, line in enumerate(lines, 1) if line[0] == "CCO Nord"]
    fixed = openpyxl.utils.get_column_letter(lines[3].index("Fixed") + 1)
    lock = openpyxl.utils.get_column_letter(lines[3].index("Lock") + 1)
    package = set_cells(open_package(plan.read_bytes(), "en"), "Transfers", {f"{lock}{row}": "yes"})
    save(set_cells(package, "Transfers", {f"{fixed}{row}": 5}), tmp_path / "edited.xlsx")
    found = call("solve", tmp_path / "edited.xlsx", "--json").json
    assert found["status"] == "infeasible"
    first = found["repairs"][0]
    assert [(e["cell"], e["new"]) for c in first["changes"] for e in c["edits"]] == [(f"{fixed}{row}", 7.25)]
    assert first["cost"] < found["repairs"][1]["cost"]
    assert call("solve", tmp_path / "edited.xlsx", "--repair", 1, "--json").json["status"] == "optimal"


def test_a_locked_row_that_stands_in_the_way_is_unlocked(call: Call, tmp_path: Path) -> None:
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 10]]
    plan = Path(call("solve", write_workbook(tmp_path / "case.xlsx", sheets), "--json").json["plan"])
    lines = sheet(plan, "Transfers")
    (row,) = [i for i, line in enumerate(lines, 1) if line[0] == "CCO Nord"]
    lock = openpyxl.utils.get_column_letter(lines[3].index("Lock") + 1)
    package = open_package(plan.read_bytes(), "en")
    package = set_cells(package, "Transfers", {f"{lock}{row}": "yes"})
    save(set_cells(package, "Envelopes", {"B2": 4}), tmp_path / "edited.xlsx")
    found = call("solve", tmp_path / "edited.xlsx", "--json").json
    assert found["status"] == "infeasible"
    (conflict,) = found["conflicts"]
    assert {(m["rule"], m["sheet"]) for m in conflict["members"]} >= {
        ("envelope", "Envelopes"), ("decision", "Transfers"),
    }  # fmt: skip
    changes = {change["text"] for repair in found["repairs"] for change in repair["changes"]}
    assert any(text.startswith("unlock ") for text in changes)
    edits = [edit for repair in found["repairs"] for change in repair["changes"] for edit in change["edits"]]
    assert {(edit["old"], edit["new"]) for edit in edits if edit["cell"] == f"{lock}{row}"} == {(True, False)}
    assert any(text.startswith("raise the maximum of the envelope All") for text in changes)
    number = next(r["number"] for r in found["repairs"] if r["text"].startswith("Unlock"))
    assert call("solve", tmp_path / "edited.xlsx", "--repair", number, "--json").json["status"] == "optimal"


def test_a_plan_that_no_limit_holds_back_says_so(call: Any, tmp_path: Path) -> None:
    told = call("solve", write_workbook(tmp_path / "case.xlsx", minimal_case()), "--explain").out
    assert "No limit of a rule holds this plan back." in told
    assert "What would help most" not in told
