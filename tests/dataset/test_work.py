"""The work of a case: zero is said, blank is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook


def _codes(tmp_path: Path, sheets: Sheets) -> list[str]:
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    return [found.code for found in (*case.findings, *build_dataset(case)[1])]


def _workload(*values: object) -> Sheets:
    sheets = minimal_case()
    months = [f"2012-{month:02d}" for month in range(1, len(values) + 1)]
    sheets["Settings"] = [["Setting", "Value"], ["first month", "2012-01"], ["months", len(values)]]
    sheets["Workload"] = [["Activity", *months], ["Calls", *values]]
    return sheets


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ((0, 0), []),
        ((5, 0), []),
        ((5, None), ["work_unsaid"]),
        ((None, 0), ["work_unsaid"]),
        ((None, None), ["no_workload"]),
    ],
)
def test_zero_is_zero_and_blank_is_said(tmp_path: Path, values: tuple[object, ...], codes: list[str]) -> None:
    """A case whose work is zero is a case; a month that nothing says is warned of; none at all is an error."""
    assert _codes(tmp_path, _workload(*values)) == codes


def test_work_without_shares_is_one_fault(tmp_path: Path) -> None:
    """Where the shares are lacking, the work is not missing too."""
    sheets = _workload(5, 5)
    sheets["Directions"] = [["Direction"], ["Nord"], ["Sud"]]
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 10]]
    sheets["Advisor types"] = [["Type"], ["A"]]
    assert _codes(tmp_path, sheets) == ["shares_sum"]


def test_a_driver_that_lacks_months_is_one_fault_however_many_activities_it_drives(tmp_path: Path) -> None:
    """``headings-of-another-year``: the line of customers is blank in the horizon, said once and not per activity."""
    sheets = _workload(1, 1)
    sheets["Customers"] = [["Line", "2011-01", "2011-02"], ["customers", 1000, 1000]]
    sheets["Activities"] = [
        ["Activity", "Units per FTE"],
        ["A1", 10],
        ["A2", 20],
        ["A3", 30],
        ["Calls", None],
    ]
    assert _codes(tmp_path, sheets).count("driver_gap") == 1
