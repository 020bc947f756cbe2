"""Headings that are no month: the figures below are never left out in silence, and nothing is guessed into a month."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from planner.findings import Level, errors
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook


def _with(title: str, *rows: list[Any]) -> Sheets:
    return minimal_case() | {title: [list(row) for row in rows]}


def _read(tmp_path: Path, sheets: Sheets) -> Case:
    return read_case(write_workbook(tmp_path / "case.xlsx", sheets))


HEADINGS: list[Any] = [
    "T1 2012", "Q1 2012", "1er trimestre 2012", "premier trimestre", "S1 2012", "2012", 2012, "P01", "M1", "Mois 1",
    "Month 1", 1, 1.0, "2012-W01", "W1", "S01", "Semaine 1", "semaine", "Jan–Mar 2012", "janv-mars 12", "2012/13",
    "FY12", "Exercice 2012", "Januar 2012", "enero 2012", "gennaio 2012", "Jan", "janvier", "été 2012", "Year 1",
    201201, 40909, datetime.date(2450, 11, 12), datetime.date(1905, 7, 4), "13/2012", "2012-13", "H1",
    "Seats", "Effectif",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS, ids=str)
@pytest.mark.parametrize("title", ["Training seats", "Places de formation"])
def test_a_heading_that_is_no_month_is_an_error_at_its_cell(tmp_path: Path, heading: Any, title: str) -> None:
    """``seats-by-quarter``, ``workload-headings-1-to-6``, ``seats-201201-in-date-cells``."""
    found = errors(_read(tmp_path, _with(title, ["Direction", heading], ["Est", 3])).findings)
    assert [(f.sheet, f.cell) for f in found] == [(title, "B1")]


@pytest.mark.parametrize("heading", ["T1 2012", 2, "M2", "2012-W05", "2012"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_such_a_heading_amid_or_beside_months(tmp_path: Path, heading: Any, at: int) -> None:
    header: list[Any] = ["Direction", "2012-01", "2012-02"]
    header.insert(at, heading)
    found = errors(_read(tmp_path, _with("Training seats", header, ["Est", 3, 4, 5])).findings)
    assert [f.cell for f in found] == [f"{'ABCD'[at]}1"]


def test_the_number_of_a_month_offers_the_month(tmp_path: Path) -> None:
    for heading in (201201, datetime.date(2450, 11, 12)):
        (found,) = errors(
            _read(tmp_path, _with("Training seats", ["Direction", heading], ["Est", 3])).findings
        )
        assert found.nearest == "2012-01"
        assert "2012-01”?" in found.message


OWN: list[tuple[list[Any], ...]] = [
    (["Direction", "2012-01", "2012-02", "Remark"], ["Est", 3, 4, "as last year"]),
    (["Direction", "Chef", "2012-01", "2012-02"], ["Est", "Mme A", 3, 4]),
    (["Code", "Direction", "2012-01", "2012-02"], [7, "Est", 3, 4]),
    (["Direction", "2012-01", "2012-02", "Total"], ["Est", 3, 4, 7]),
    (["Direction", "2012-01", "2012-02", "Total 2012"], ["Est", 3, 4, 7]),
    (["Direction", "2012-01", "2012-02", "2012"], ["Est", 3, 4, 7]),
    (["Direction", "2012-01", "2012-02", "Moyenne"], ["Est", 3, 4, 3.5]),
    (["Direction", "2012-01", "2012-02", "Budget"], ["Est", 3, 4, 1200]),
    (["Direction", "Code postal", "2012-01", "2012-02"], ["Est", 67000, 3, 4]),
    (["Direction", "2012-01", "2012-02", None, "Check"], ["Est", 3, 4, None, 12]),
    (["Direction", "2012-01", "2012-02", "T1 2012"], ["Est", 3, 4, None]),
    (["Direction", "2012-01", "2012-02", "W1"], ["Est", 3, 4, "n/a"]),
]


@pytest.mark.parametrize("rows", OWN, ids=lambda rows: str(rows[0]))
def test_a_column_of_the_users_own(tmp_path: Path, rows: tuple[list[Any], ...]) -> None:
    """Text, left of the key, a sum of the months, or no time at all where every month is there."""
    case = _read(tmp_path, _with("Training seats", *rows))
    assert not errors(case.findings)
    assert list(case.rows("seats")[0].months.values()) == [3.0, 4.0]


def test_figures_that_follow_from_the_months_by_formula(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in _with(
            "Training seats", ["Direction", "2012-01", "T1 2012", "Index"], ["Est", 3]
        ).items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == "Training seats":
                sheet.write_formula("C2", "=SUM(B2:B2)*3", None, 9)
                sheet.write_formula("D2", "=B2/B$2", None, 1)
    assert read_case(path).findings == ()


def test_numbers_below_no_heading(tmp_path: Path) -> None:
    (found,) = errors(
        _read(tmp_path, _with("Training seats", ["Direction", "2012-01", None], ["Est", 3, 4])).findings
    )
    assert (found.code, found.cell) == ("reading.months_without_header", "C1")


def test_a_total_of_the_year_that_is_no_sum_is_said(tmp_path: Path) -> None:
    case = _read(tmp_path, _with("Training seats", ["Direction", "2012-01", "Total"], ["Est", 3, 120]))
    assert [(f.level, f.code, f.cell) for f in case.findings] == [
        (Level.WARNING, "reading.column_no_sum", "C1")
    ]


DOWN: list[tuple[str, tuple[list[Any], ...], str]] = [
    ("Workload", (["Activity", "Front desk"], ["2012-01", 4], ["2012-02", 4]), "A2"),
    ("Charge", (["Mois", "Accueil"], [datetime.date(2012, 1, 1), 4], [datetime.date(2012, 2, 1), 4]), "A2"),
    ("Training seats", (["Direction", "Month", "Seats"], ["Est", "2012-01", 4], ["Est", "2012-02", 4]), "B2"),
    ("Training seats", (["Month", "Direction", "Seats"], [201201, "Est", 4], [201202, "Est", 4]), "A2"),
    ("Places de formation", (["Direction", "Mois", "Places"], ["Est", "janv. 2012", 4], ["Est", "mars 2012", 4]), "B2"),
    ("Customers", (["Line", "customers"], ["Jan 2012", 4], ["Feb 2012", 4], ["Mar 2012", 5]), "A2"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "rows", "cell"), DOWN, ids=lambda value: str(value)[:40])
def test_months_that_run_down_are_one_error(
    tmp_path: Path, title: str, rows: tuple[list[Any], ...], cell: str
) -> None:
    """``workload-transposed`` and lists of Direction, month and seats."""
    sheets = minimal_case()
    if title == "Charge":
        del sheets["Workload"]
    sheets[title] = [list(row) for row in rows]
    found = errors(_read(tmp_path, sheets).findings)
    assert [(f.code, f.sheet, f.cell) for f in found] == [("reading.months_run_down", title, cell)]


@pytest.mark.parametrize(
    "months",
    [
        ["2102-01", "2102-02"],
        ["2012-01", "2102-02"],
        ["2012-01", "2021-01", "2012-02"],
        ["2011-01", "2011-02"],
    ],
    ids=str,
)
def test_months_that_look_mistyped_are_a_warning(tmp_path: Path, months: list[str]) -> None:
    """``seats-year-typo``: 2102 for 2012."""
    case = _read(tmp_path, _with("Training seats", ["Direction", *months], ["Est", *[3] * len(months)]))
    assert [(f.level, f.code) for f in case.findings] == [(Level.WARNING, "reading.months_outside")]


@pytest.mark.parametrize(
    "months", [["2011-12", "2012-01", "2012-02"], ["2012-01", "2012-02", "2012-03", "2013-01"]], ids=str
)
def test_months_before_or_after_the_horizon_are_a_note(tmp_path: Path, months: list[str]) -> None:
    case = _read(tmp_path, _with("Training seats", ["Direction", *months], ["Est", *[3] * len(months)]))
    assert [(f.level, f.code) for f in case.findings] == [(Level.INFO, "reading.months_outside")]
