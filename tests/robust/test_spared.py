"""A fault of this program in what a plan can do without costs no plan: it is said, and the exit code stays the plan's.

Each test makes a part raise, as a fault would that nobody has met yet.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from planner.cli.main import main
from planner.writing.sheets.registry import WRITERS
from tests.support import minimal_case, write_workbook

ALL = ("Summary", "Charts", "Transfers", "Staff", "Planner")


@pytest.fixture(autouse=True)
def _as_at_run_time(_no_fault_is_passed_over: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are spared, as for users."""
    monkeypatch.setattr("planner.mishaps.report_mishap", lambda _fault: None)


def _raise(*_given: object, **_named: object) -> None:
    raise ZeroDivisionError("a fault of ours")


def _solve(
    case: Path, plan: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[list[str], dict[str, str]]:
    """The sheets of the plan workbook, and the faults of ours that were said, code → message."""
    capsys.readouterr()
    assert main(["solve", str(case), "-o", str(plan), "--json", *more]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["status"] == "optimal"
    told = {one["code"]: one["message"] for one in said["findings"] if "a fault of ours" in one["message"]}
    return openpyxl.load_workbook(plan).sheetnames, told


@pytest.mark.parametrize("key", WRITERS)
def test_a_sheet_that_cannot_be_written_costs_no_plan(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    plan = tmp_path / "plan.xlsx"
    first, told = _solve(case, plan, capsys)
    assert set(ALL) <= set(first)
    assert not told
    monkeypatch.setitem(WRITERS, key, _raise)
    sheets, told = _solve(case, plan, capsys, "--force")
    assert {"Pools", "Transfers", "Staff"} <= set(sheets), "the numbers are there, beside the inputs"
    absent = set(first) - set(sheets)
    named = told.get("writing.left_out", "")
    assert all(sheet in named for sheet in absent), "what is missing is named"
    if key in ("transfers", "staff"):
        assert "writing.plain" in told
    elif absent:
        assert named
    monkeypatch.undo()


def test_decisions_and_numbers_of_a_plain_sheet_are_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    plan = tmp_path / "plan.xlsx"
    _solve(case, plan, capsys)
    book = openpyxl.load_workbook(plan)
    sheet = book["Transfers"]
    headings = {
        str(cell.value): cell.column for row in sheet.iter_rows(max_row=8) for cell in row if cell.value
    }
    top = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "Pool")
    sheet.cell(top + 1, headings["Comment"], "asked for by the union")
    sheet.cell(top + 1, headings["Lock"], "yes")
    book.save(plan)
    for key in ("transfers", "staff"):
        monkeypatch.setitem(WRITERS, key, _raise)
    again = tmp_path / "again.xlsx"
    _sheets, told = _solve(plan, again, capsys)
    assert "Transfers, Staff" in told["writing.plain"]
    for key in ("transfers", "staff"):
        monkeypatch.setitem(WRITERS, key, WRITER_OF[key])
    last = tmp_path / "last.xlsx"
    _sheets, told = _solve(again, last, capsys)
    assert not told
    values = {cell.value for row in openpyxl.load_workbook(last)["Transfers"].iter_rows() for cell in row}
    assert {"asked for by the union", "yes"} <= values


WRITER_OF = dict(WRITERS)


@pytest.mark.parametrize(
    ("place", "code", "more"),
    [
        ("planner.writing.sheets.charts.own_share_chart", "writing.left_out", []),
        ("planner.writing.sheets.workbook.figures", "writing.plain", []),
        ("planner.writing.plan_workbook._gather_additions", "writing.alone", []),
        ("planner.writing.plan_workbook.with_identity", "writing.alone", []),
        ("planner.writing.plan_workbook.write_rule_columns", "writing.alone", []),
        ("planner.writing.own_cells.kept_cells", "solving.not_compared", []),
        ("planner.history.version.plan_changes", "solving.no_history", []),
        ("planner.solve.baseline.solve_without_transfers", "solving.no_baseline", []),
        ("planner.explain.sensitivity.worth.sensitivity", "solving.no_sensitivity", ["--explain"]),
        ("planner.proof.prove.prove_plan", "solving.no_proof", ["--prove"]),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_part_that_fails_costs_no_plan(
    place: str,
    code: str,
    more: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = minimal_case()
    sheets["Rules"] = [["Rule", "Active"], ["training_seats", "yes"]]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    module, _, name = place.rpartition(".")
    monkeypatch.setattr(import_module(module), name, _raise)
    names, told = _solve(case, tmp_path / "plan.xlsx", capsys, *more)
    assert code in told
    assert {"Transfers", "Staff"} <= set(names)


def test_a_plan_without_the_sheets_of_its_case_says_what_lacks_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    monkeypatch.setattr("planner.writing.plan_workbook.graft", _raise)
    _sheets, told = _solve(case, tmp_path / "plan.xlsx", capsys)
    for words in ("cannot be solved again", "all sheets of case.xlsx", "Decide in case.xlsx", "--verbose"):
        assert words in told["writing.alone"]


def test_the_fault_is_shown_with_verbose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.mishaps import describe_fault

    def report(fault: Exception) -> None:
        import logging

        logging.getLogger("planner").debug("%s", describe_fault(fault), exc_info=fault)

    monkeypatch.setattr("planner.mishaps.report_mishap", report)
    monkeypatch.setitem(WRITERS, "charts", _raise)
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    assert main(["solve", str(case), "-o", str(tmp_path / "plan.xlsx"), "--verbose"]) == 0
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "Charts" in said


def test_without_verbose_no_traceback_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WRITERS, "charts", _raise)
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    assert main(["solve", str(case), "-o", str(tmp_path / "plan.xlsx")]) == 0
    assert "Traceback" not in capsys.readouterr().err
