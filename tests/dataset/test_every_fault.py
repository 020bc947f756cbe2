"""Faults of single cells and faults between cells are reported together, and none because of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.findings import Finding, Level
from planner.reading.workbook import read_case
from tests.support import Sheets, write_workbook


def _case() -> Sheets:
    """Two Directions, three months and the sheets that the tests break."""
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 3]],
        "Directions": [
            ["Direction", "Opens", "Share of customers", "Minimum staff", "Maximum staff"],
            ["Nord", None, 0.6, None, None],
            ["Sud", None, 0.4, None, None],
        ],
        "Advisor types": [["Type", "Training months"], ["A", 1]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 10]],
        "Activities": [
            ["Activity", "Driver", "Units per FTE", "Contacts per 1,000", "Handling time"],
            ["Calls", None, 100, None, None],
        ],
        "Customers": [["Line", "2012-01", "2012-02", "2012-03"], ["customers", 500, 500, 500]],
        "Envelopes": [["Envelope", "From", "To", "Minimum", "Maximum"], ["E", "2012-01", "2012-03", 1, 4]],
        "Decisions": [["Pool", "To", "Month", "Kind", "FTE"], ["P", "Nord", "2012-02", "fix", 1]],
    }


def _found(tmp_path: Path, sheets: Sheets) -> list[Finding]:
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    return [*case.findings, *build_dataset(case)[1]]


def _errors(tmp_path: Path, sheets: Sheets) -> set[tuple[str, str]]:
    return {(found.sheet, found.cell) for found in _found(tmp_path, sheets) if found.level is Level.ERROR}


def test_faults_of_every_kind_are_reported_at_once(tmp_path: Path) -> None:
    """A name, a number, a share, and five contradictions between cells that are sound by themselves."""
    sheets = _case()
    sheets["Directions"][1][1] = "soon"
    sheets["Directions"][2][2:] = [0.3, 5, 4]
    sheets["Pools"].append(["Q", "A", "Norrd", "many"])
    sheets["Activities"][1][3:] = [10, 5]
    sheets["Envelopes"][1][1:] = ["2012-03", "2012-01", 5, 4]
    sheets["Decisions"][1][2] = "2013-05"
    assert _errors(tmp_path, sheets) == {
        ("Directions", "B2"), ("Directions", "C2"), ("Directions", "D3"), ("Pools", "C3"), ("Pools", "D3"),
        ("Activities", "C2"), ("Envelopes", "B2"), ("Envelopes", "D2"), ("Decisions", "C2"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value"),
    [
        ("Directions", 1, 2, "60 percent"),  # the shares then sum to something else
        ("Directions", 1, 0, None),  # so do they, and the pool's home is gone
        ("Activities", 1, 2, "ten"),  # the activity then has no driver
        ("Customers", 1, 2, "many"),  # the line then lacks a month
        ("Customers", 1, 0, "custmers of ours"),  # no line then drives the activity
        ("Settings", 2, 1, "few"),  # the horizon then is another
        ("Pools", 1, 1, "B"),  # the decision then names a pool without a type
    ],
)
def test_no_fault_follows_from_another(
    tmp_path: Path, sheet: str, row: int, column: int, value: object
) -> None:
    """One cell at fault gives faults of its own sheet alone: what rests on it is not judged."""
    sheets = _case()
    sheets["Decisions"][1][2] = "2012-03"
    sheets[sheet][row][column] = value
    places = _errors(tmp_path, sheets)
    told = {place for place in places if place[0] == sheet}
    named = {("Pools", "C2"), ("Decisions", "B2")} if (sheet, column) == ("Directions", 0) else set()
    assert told
    assert places - told <= named


@pytest.mark.parametrize("sheet", ["Settings", "Directions", "Advisor types", "Pools"])
def test_a_missing_sheet_hides_no_other_fault_for_long(tmp_path: Path, sheet: str) -> None:
    """What can be judged without the sheet is judged; without Directions that is reading alone."""
    sheets = _case()
    sheets["Envelopes"][1][3:] = [5, 4]
    del sheets[sheet]
    expected = set() if sheet == "Directions" else {("Envelopes", "D2")}
    assert {place for place in _errors(tmp_path, sheets) if place[0] == "Envelopes"} == expected


def test_found_and_expected_are_said(tmp_path: Path) -> None:
    """A fault between cells too says what stands there and what should."""
    sheets = _case()
    sheets["Envelopes"][1][3:] = [5, 4]
    sheets["Decisions"][1][2] = "2013-05"
    said = {(found.sheet, found.found, found.expected) for found in _found(tmp_path, sheets)}
    assert said == {("Envelopes", "5", "≤ 4"), ("Decisions", "May 2013", "Jan 2012 – Mar 2012")}


@pytest.mark.parametrize(
    "sheet", ["Directions", "Advisor types", "Pools", "Activities", "Customers", "Envelopes"]
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_row_repeated_is_the_only_fault_and_hides_no_other(tmp_path: Path, sheet: str, times: int) -> None:
    """A row of Activities pasted twice ended in an internal error; what else is wrong is told beside it."""
    sheets = _case()
    last = len(sheets[sheet])
    sheets[sheet] += [list(sheets[sheet][1]) for _ in range(times)]
    repeated = {(sheet, f"A{last + 1 + n}") for n in range(times)}
    assert _errors(tmp_path, sheets) == repeated
    sheets["Decisions"][1][2] = "2013-05"
    assert _errors(tmp_path, sheets) == {*repeated, ("Decisions", "C2")}
