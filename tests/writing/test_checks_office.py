"""In a French LibreOffice every check turns KO where what it looks at is wrong (``countif-french``)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string
from python_calamine import CalamineWorkbook

from planner.dataset.types import RuleSetting
from planner.plan.types import Plan, RuleReport
from planner.schema.rules import Mode
from planner.schema.status import RuleStatus
from planner.writing.sheets.checks import KO
from tests.roundtrip.office import Office
from tests.writing import plans
from tests.writing.sheet_values import result_sheets

pytestmark = pytest.mark.office

_FIRST = re.compile(r"(?:'([^']+)'|(\w+))!\$?([A-Z]+)\$?(\d+)")
_VALUE, _LEAST, _VERDICT, _FIRST_ROW = "C", "D", "F", 7
WRONG = -99999.0


def all_checks(case_path: Path) -> Plan:
    """A plan whose Checks sheet has every kind of check: all rules count as kept."""
    plan = plans.small_plan(plans.case(case_path))
    data = replace(
        plan.dataset, rules=dict.fromkeys(plan.dataset.rules, RuleSetting(Mode.HARD, 1.0, True, 1.0))
    )
    reports = tuple(_kept(report) for report in plan.rules)
    return replace(plan, dataset=data, rules=reports)


def _kept(report: RuleReport) -> RuleReport:
    missed = report.status == RuleStatus.MISSED
    return replace(report, status=RuleStatus.KEPT, broken_by_past=False) if missed else report


def checks(sheet: Any) -> list[int]:
    """The rows of the checks, without the master's."""
    rows = [
        row for row in range(_FIRST_ROW, sheet.max_row + 1) if sheet[f"{_VERDICT}{row}"].value is not None
    ]
    return rows[:-1]


def verdicts(path: Path) -> dict[int, Any]:
    """The verdict of each row of the Checks sheet, as the program saved it."""
    cells = CalamineWorkbook.from_path(path).get_sheet_by_name("Checks").to_python(skip_empty_area=False)
    return {number: row[5] for number, row in enumerate(cells, 1) if len(row) > 5}


def spoiled(source: bytes, row: int, target: Path) -> Path:
    """A copy in which the first cell that the check of ``row`` reads (or its own, where it reads none) is wrong."""
    target.write_bytes(source)
    book = openpyxl.load_workbook(target)
    formula = book["Checks"][f"{_VALUE}{row}"].value
    found = _FIRST.search(formula)
    # Below the least that the check asks for, or above the most where it asks for no least.
    wrong = WRONG if book["Checks"][f"{_LEAST}{row}"].value is not None else -WRONG
    if found is None:
        book["Checks"][f"{_VALUE}{row}"].value = wrong
    else:
        title, column, line = found[1] or found[2], found[3], int(found[4])
        cell = book[title][f"{column}{line}"]
        assert coordinate_from_string(cell.coordinate) == (column, line)
        cell.value = wrong
    book.save(target)
    return target


def test_each_check_turns_ko_in_a_french_program(tmp_path: Path) -> None:
    plan = all_checks(tmp_path / "case.xlsx")
    source = result_sheets(plan, with_rules=False)
    (tmp_path / "whole.xlsx").write_bytes(source)
    office = Office(tmp_path)
    before = openpyxl.load_workbook(tmp_path / "whole.xlsx", data_only=True)["Checks"]
    rows = checks(before)
    labels = {row: str(before[f"A{row}"].value) for row in rows}
    assert len(rows) >= 11, labels
    sources = [spoiled(source, row, tmp_path / f"spoiled-{row}.xlsx") for row in rows]
    whole, *after = office.convert_all([tmp_path / "whole.xlsx", *sources], tmp_path / "out")
    untouched = verdicts(whole)
    assert {row: untouched[row] for row in rows} == {row: before[f"{_VERDICT}{row}"].value for row in rows}
    for row, path in zip(rows, after, strict=True):
        assert verdicts(path)[row] == KO, labels[row]
        assert verdicts(path)[rows[-1] + 1] == KO, "the master check"
