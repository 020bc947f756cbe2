"""A fault of this program on one sheet of a study costs neither the study nor its other sheets.

Each test makes a writer raise, as a fault would that nobody has met yet.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from planner.cli.main import main
from tests.support import Sheets, minimal_case, write_workbook


@pytest.fixture(autouse=True)
def _as_at_run_time(_no_fault_is_passed_over: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are spared, as for users."""
    monkeypatch.setattr("planner.mishaps.report_mishap", lambda _fault: None)


def _raise(*_given: object, **_named: object) -> None:
    raise ZeroDivisionError("a fault of ours")


def _study_case() -> Sheets:
    """A case with a limit that costs, two scenarios, and a sweep."""
    sheets = minimal_case()
    sheets["Partners"] = [["Partner", "Capacity", "Cost"], ["Arvato", 50, 3000]]
    sheets["Outsourcing"] = [["Line", "2012-01", "2012-02"], ["max share", 0.2, 0.2]]
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["more", "Workload", "Front desk", "", "×", 1.1],
        ["less", "Workload", "Front desk", "", "×", 0.9],
        ["sweep", "Workload", "Front desk", "", "×", "0.9..1.1 step 0.1"],
        ["drawn", "Workload", "Front desk", "", "×", "0.9..1.1"],
    ]
    return sheets


def _at(folder: Path, sheets: Sheets) -> Path:
    return write_workbook(folder / "case.xlsx", sheets)


def _solved(folder: Path) -> Path:
    plan = folder / "plan.xlsx"
    if not plan.exists():
        assert main(["solve", str(_at(folder, minimal_case())), "-o", str(plan), "--json"]) == 0
    return plan


def _scenarios(folder: Path) -> list[str]:
    return ["scenarios", str(_at(folder, _study_case())), "--workers", "1", "--draws", "3"]


def _wave(folder: Path) -> list[str]:
    return ["wave", str(_at(folder, _study_case())), "--months", "1"]


def _frontier(folder: Path) -> list[str]:
    return ["frontier", str(_at(folder, _study_case())), "--between", "cost", "outsourced_share"]


def _alternatives(folder: Path) -> list[str]:
    return ["alternatives", str(_at(folder, _study_case()))]


def _compare(folder: Path) -> list[str]:
    other = minimal_case()
    other["Pools"][1][3] = 12
    return ["compare", str(_solved(folder)), str(_at(folder, other))]


def _grade(folder: Path) -> list[str]:
    return ["grade", str(_solved(folder))]


def _prove(folder: Path) -> list[str]:
    return ["prove", str(_solved(folder)), "--force", "-o", str(folder / "proof.json")]


FULL, NUMBERS, ABSENT = "full", "numbers", "absent"

CASES: list[tuple[Callable[[Path], list[str]], str, dict[str, str]]] = [
    (_scenarios, "planner.scenarios.sheets.comparison._write_side_by_side", {"Comparison": NUMBERS}),
    (
        _scenarios,
        "planner.scenarios.sheets.comparison._write_monthly",
        {"By month": ABSENT, "Charts": ABSENT},
    ),
    (_scenarios, "planner.scenarios.sheets.comparison.bars", {"Charts": ABSENT, "By month": FULL}),
    (_scenarios, "planner.scenarios.sheets.families._write_runs", {"Sweep 1": NUMBERS, "Draws 2": FULL}),
    (_scenarios, "planner.scenarios.sheets.families._write_draws", {"Sweep 1": FULL, "Draws 2": NUMBERS}),
    (_wave, "planner.wave.sheet._write_transfers", {"First wave": NUMBERS, "Regret": FULL}),
    (_wave, "planner.wave.sheet._write_scenarios", {"First wave": FULL, "Futures": ABSENT}),
    (_wave, "planner.wave.sheet._write_regret", {"First wave": FULL, "Regret": ABSENT}),
    (_frontier, "planner.tradeoff.sheet._write", {"Trade-off": NUMBERS}),
    (_frontier, "planner.tradeoff.sheet._remarks", {"Trade-off": NUMBERS}),
    (_alternatives, "planner.alternatives.sheet._write_overview", {"Alternatives": NUMBERS, "By pool": FULL}),
    (
        _alternatives,
        "planner.alternatives.sheet.lines_over_months",
        {"Alternatives": FULL, "By month": ABSENT},
    ),
    (_alternatives, "planner.alternatives.sheet._write_pools", {"Alternatives": FULL, "By pool": ABSENT}),
    (_compare, "planner.comparing.workbook._overview", {"Comparison": NUMBERS, "Inputs": FULL}),
    (_compare, "planner.comparing.workbook.write_inputs", {"Comparison": FULL, "Inputs": NUMBERS}),
    (_grade, "planner.grading.sheet.write_grade", {"Grade": NUMBERS, "Transfers": FULL}),
    (_grade, "planner.grading.sheet.head_of_sheet", {"Grade": NUMBERS, "Transfers": FULL}),
]


def _run(
    arguments: list[str], target: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[dict[str, str], int]:
    """Code → message of what was noticed of faults of ours, and the exit code."""
    capsys.readouterr()
    option = "--sheet" if arguments[0] == "prove" else "-o"
    code = main([*arguments, option, str(target), "--json"])
    said = json.loads(capsys.readouterr().out)
    return {one["code"]: one["message"] for one in said["findings"] if "a fault" in one["message"]}, code


@pytest.mark.parametrize(
    ("arguments", "place", "left"), CASES, ids=[place.removeprefix("planner.") for _, place, _ in CASES]
)
def test_a_sheet_that_cannot_be_written_costs_no_study(
    arguments: Callable[[Path], list[str]],
    place: str,
    left: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = arguments(tmp_path)
    module, _, name = place.rpartition(".")
    monkeypatch.setattr(import_module(module), name, _raise)
    told, code = _run(command, tmp_path / "study.xlsx", capsys)
    assert code == 0
    book = openpyxl.load_workbook(tmp_path / "study.xlsx")
    for sheet, state in left.items():
        assert (sheet in book.sheetnames) == (state != ABSENT)
        assert (sheet in told.get("writing.left_out", "")) == (state == ABSENT)
        assert (sheet in told.get("writing.plain", "")) == (state == NUMBERS)
        if state == NUMBERS:
            values = [cell for row in book[sheet].iter_rows(values_only=True) for cell in row]
            assert any(isinstance(cell, int | float) for cell in values), "the numbers are there"


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (_scenarios, ["planner.scenarios.sheets.comparison.render_book"]),
        (_wave, ["planner.wave.sheet.render_book"]),
        (_frontier, ["planner.tradeoff.sheet._write", "planner.tradeoff.sheet.plain_table"]),
        (_alternatives, ["planner.alternatives.sheet.render_book"]),
        (_compare, ["planner.comparing.workbook.render_book"]),
        (_grade, ["planner.writing.one_sheet.write_sheets"]),
        (_prove, ["planner.writing.sheets.proof.write_proof"]),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_results_are_told_where_no_sheet_can_be_written(
    arguments: Callable[[Path], list[str]],
    places: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = arguments(tmp_path)
    for place in places:
        module, _, name = place.rpartition(".")
        monkeypatch.setattr(import_module(module), name, _raise)
    told, code = _run(command, tmp_path / "study.xlsx", capsys)
    assert code == 1
    assert "--verbose" in told["writing.nothing"]
    assert not (tmp_path / "study.xlsx").exists()


@pytest.mark.parametrize("arguments", [_grade, _prove], ids=["grade", "prove"])
def test_a_workbook_that_cannot_be_taken_along_costs_no_result(
    arguments: Callable[[Path], list[str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = arguments(tmp_path)
    monkeypatch.setattr("planner.spreadsheet.graft.graft", _raise)
    capsys.readouterr()
    option = "--sheet" if command[0] == "prove" else "-o"
    assert main([*command, option, str(tmp_path / "alone.xlsx"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert "writing.alone" in {one["code"] for one in said["findings"]}
    assert len(openpyxl.load_workbook(tmp_path / "alone.xlsx").sheetnames) == 1
