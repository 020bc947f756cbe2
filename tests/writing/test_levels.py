"""Staff and Summary say work and staff needed by level for each centre, where Activities name levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import api
from planner.plan.types import Plan
from tests.support import Sheets, write_workbook
from tests.writing.sheet_values import block, results, row_of_label


def _case(levels: tuple[str | None, str | None, str | None]) -> Sheets:
    """Est has 10 FTE and Ouest none; 6, 3 and 1 FTE of work, half of it each; Ouest's may all be done elsewhere."""
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 2]],
        "Directions": [["Direction", "Starting staff", "Share of customers"], ["Est", 10, 0.5], ["Ouest", 0, 0.5]],
        "Advisor types": [["Type"], ["CCO"]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["CCO", "CCO", "Est", 0]],
        "Activities": [["Activity", "Level"], ["A", levels[0]], ["B", levels[1]], ["C", levels[2]]],
        "Workload": [["Activity", "2012-01", "2012-02"], ["A", 6, 6], ["B", 3, 3], ["C", 1, 1]],
    }  # fmt: skip


def _plan(folder: Path, *levels: str | None) -> Plan:
    return api.solve(api.read(write_workbook(folder / "case.xlsx", _case(levels))))  # type: ignore[arg-type]


def test_each_level_has_its_work_and_the_staff_that_it_needs(tmp_path: Path) -> None:
    """N1 is 6 + 1 FTE, half of either Direction's customers; Est does it all: 7 of N1, 3 of N2."""
    book = results(_plan(tmp_path, "N1", "N2", "n1"))
    staff = book["Staff"]
    assert block(staff, "N1: work", 3) == [[3.5] * 2, [3.5] * 2, [7.0] * 2]
    assert block(staff, "N1: own staff needed", 3) == [[7.0] * 2, [0.0] * 2, [7.0] * 2]
    assert block(staff, "N2: own staff needed", 3) == [[3.0] * 2, [0.0] * 2, [3.0] * 2]
    summary = book["Summary"]
    told = {
        label: [cell.value for cell in summary[row_of_label(summary, label)] if cell.column in (5, 6, 15)]
        for label in ("Direction", "N1: work", "N1: own staff needed", "N2: work", "N2: own staff needed")
    }
    assert told == {
        "Direction": ["Est", "Ouest", "Total"],
        "N1: work": pytest.approx([3.5, 3.5, 7]),
        "N1: own staff needed": pytest.approx([7, 0, 7]),
        "N2: work": pytest.approx([1.5, 1.5, 3]),
        "N2: own staff needed": pytest.approx([3, 0, 3]),
    }


def test_the_summary_draws_its_figures_from_staff(tmp_path: Path) -> None:
    summary = results(_plan(tmp_path, "N1", "N2", None), values=False)["Summary"]
    row = row_of_label(summary, "Without level: work")
    assert str(summary.cell(row, 5).value).startswith("=Staff!")


def test_where_no_activity_has_a_level_none_is_told(tmp_path: Path) -> None:
    book = results(_plan(tmp_path, None, None, None))
    for sheet in (book["Staff"], book["Summary"]):
        texts = [str(cell.value) for row in sheet for cell in row]
        assert not any("own staff needed" in text or "by level" in text for text in texts)
