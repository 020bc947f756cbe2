"""A rule that only the past breaks is shown as that, with where and by how much, everywhere a rule is shown."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import planner
from planner.report.machine import plan_object
from planner.report.terminal import summary
from planner.schema.types import Language
from tests.roundtrip.rounds import RATE, ties
from tests.support import Sheets, write_workbook

HAPPENED = RATE + 3


def _case(folder: Path) -> Path:
    """Eight left Pool A in January, where its rate is five."""
    sheets: Sheets = dict(ties())
    sheets["Settings"] = [*sheets["Settings"], ["as of", "2012-02"]]
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["Pool A", "Region A", "2012-01", HAPPENED]]
    return write_workbook(folder / "case.xlsx", sheets)


@pytest.mark.parametrize(
    ("language", "line", "status", "where"),
    [
        (
            "en",
            "Broken by what has already happened: Monthly release (by 3 FTE, Pool A, Jan 2012).",
            "broken by the past",
            "Pool A, Jan 2012",
        ),
        (
            "fr",
            "Enfreint par ce qui a déjà eu lieu\u00a0: Départs par mois (de 3 ETP, Pool A, janv. 2012).",
            "enfreinte par le passé",
            "Pool A, janv. 2012",
        ),
    ],
)
def test_it_is_said_on_the_terminal_the_sheets_and_to_programs(
    tmp_path: Path, language: Language, line: str, status: str, where: str
) -> None:
    plan = planner.solve(planner.read(_case(tmp_path), language))
    assert plan.status == "optimal"
    assert " ".join(line.split()) in " ".join(" ".join(summary(plan, None, 0.0, language)).split())
    rules = plan_object(plan, None)["rules"]
    assert isinstance(rules, list)
    (told,) = [rule for rule in rules if rule["rule"] == "release_rate"]
    assert (told["status"], told["slack"], told["broken_by_past"]) == ("past", pytest.approx(-3.0), 1)
    assert told["shortfall"] == 0
    book = openpyxl.load_workbook(planner.write(plan, tmp_path / "plan.xlsx"))
    sheet = book["Règles" if language == "fr" else "Rules"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if status in row]
    assert where in row
    assert pytest.approx(-3.0) in [value for value in row if isinstance(value, float | int)]
    first = book["Synthèse" if language == "fr" else "Summary"]
    assert f"▲ {status}" in [cell.value for cells in first.iter_rows() for cell in cells]
