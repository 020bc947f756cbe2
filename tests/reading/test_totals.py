"""Rows that add up others are left out, by what stands in them; a row that is only called like a total is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from planner.findings import Level, errors
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import Sheets, add_sheets, minimal_case, write_workbook

PARTNERS: list[list[Any]] = [
    ["Partner", "Capacity", "Commitment", "Cost"],
    ["Arvato", 20, 2, 3000],
    ["Teleperf", 30, 3, 2500],
]


def _partners(*rows: list[object]) -> Sheets:
    return minimal_case() | {"Partners": [*PARTNERS, *map(list, rows)]}


def _names(case: Case, sheet: str = "partners") -> list[str]:
    key = sheet.rstrip("s")
    return [row.text(key) for row in case.rows(sheet)]


def _written(
    tmp_path: Path,
    sheets: Sheets,
    formulas: dict[str, tuple[str, float]] | None = None,
    title: str = "Partners",
) -> Case:
    """The case with formulas and their results on one of its sheets."""
    path = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for cell, (formula, value) in (formulas or {}).items() if name == title else ():
                sheet.write_formula(cell, formula, None, value)
    return read_case(path)


@pytest.mark.parametrize(
    "name",
    ["Total", "TOTAL :", "Total général", "Grand total", "Totaux", "Sous-total", "Ensemble",
     "Ensemble des prestataires", "Somme", "Sum", "Total partners", "Partners total", "All", "Tous", "Gesamt",
     "Total (ETP)"],
)  # fmt: skip
def test_a_row_whose_figures_are_the_sum(tmp_path: Path, name: str) -> None:
    case = read_case(write_workbook(tmp_path / "case.xlsx", _partners([name, 50, 5])))
    assert _names(case) == ["Arvato", "Teleperf"]
    assert [(f.level, f.code, f.cell) for f in case.findings] == [(Level.INFO, "reading.total_ignored", "A4")]


@pytest.mark.parametrize(
    "name", ["Total Call", "Somme", "Ensemble", "TotalEnergies", "Sumitomo", "All Star", "Tout Va Bien"]
)
@pytest.mark.parametrize("first", [True, False])
def test_a_partner_that_is_called_like_a_total(tmp_path: Path, name: str, *, first: bool) -> None:
    """``partner-total-call``: its capacity is no sum of others."""
    rows = [PARTNERS[0], [name, 20, None, 3000], *(PARTNERS[1:] if not first else [])]
    case = read_case(write_workbook(tmp_path / "case.xlsx", minimal_case() | {"Partners": rows}))
    assert _names(case)[0] == name
    assert case.findings == ()


@pytest.mark.parametrize("name", ["Somme", "Ensemble", "Total Est", "Sum"])
def test_a_direction_that_other_sheets_name(tmp_path: Path, name: str) -> None:
    """``direction-somme``: Pools and Workload use the name, and its figures are as large as those above."""
    sheets = minimal_case()
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers"],
        ["Est", 30, 0.5],
        [name, 30, 0.5],
    ]
    sheets["Pools"].append(["AVSC S", "CCO", name, 6])
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    assert _names(case, "directions") == ["Est", name]
    assert case.findings == ()


def test_a_name_of_a_total_without_a_sum_is_doubtful(tmp_path: Path) -> None:
    case = read_case(write_workbook(tmp_path / "case.xlsx", _partners(["Total", 70, 5])))
    assert _names(case) == ["Arvato", "Teleperf"]
    (found,) = case.findings
    assert (found.level, found.code, found.cell) == (Level.WARNING, "reading.total_doubtful", "A4")


@pytest.mark.parametrize(
    "formulas",
    [
        {"B4": ("=SUM(B2:B3)", 50)},
        {"B4": ("=SUM(B$2:B$3)", 50), "C4": ("=SUM(C2:C3)", 5), "D4": ("=AVERAGE(D2:D3)", 2750)},
        {"B4": ("=SUBTOTAL(109,B2:B3)", 50)},
        {"B4": ("=SUBTOTAL(9,$B$2:$B$3)", 30)},
        {"B4": ("=B2+B3", 50)},
        {"B4": ("=AGGREGATE(9,5,B2:B3)", 50)},
    ],
)
@pytest.mark.parametrize("name", ["Ensemble", "", "Capacité de nos prestataires", "Toutes entités"])
def test_a_row_that_adds_up_its_columns_by_formula(
    tmp_path: Path, formulas: dict[str, tuple[str, float]], name: str
) -> None:
    case = _written(tmp_path, _partners([name]), formulas)
    assert _names(case) == ["Arvato", "Teleperf"]
    assert [(f.level, f.code) for f in case.findings] == [(Level.INFO, "reading.total_ignored")]


@pytest.mark.parametrize(
    "formulas",
    [
        {"B4": ("=SUM(Other!B2:B3)", 50)},
        {"B4": ("=B2*1.5", 30)},
        {"B4": ("=SUM(C2:C3)*10", 50)},
        {"B4": ("=C4+D4", 50)},
    ],
)
def test_a_row_whose_formula_adds_up_something_else_is_read(
    tmp_path: Path, formulas: dict[str, tuple[str, float]]
) -> None:
    case = _written(
        tmp_path, _partners(["Webhelp", None, 1, 900]) | {"Other": [[1], [2, 20], [3, 30]]}, formulas
    )
    assert _names(case) == ["Arvato", "Teleperf", "Webhelp"]
    assert case.findings == ()


def test_subtotals_in_the_middle_and_a_total_above(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available"],
        ["Total", None, None, 31],
        ["CCO Est", "CCO", "Est", 20],
        ["Other", "CCO", "Est", 4],
        ["Sous-total CCO", None, None, 24],
        ["Late", "CCO", "Est", 7],
        ["Sous-total late", None, None, 7],
    ]
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    assert _names(case, "pools") == ["CCO Est", "Other", "Late"]
    assert {f.level for f in case.findings} == {Level.INFO}
    assert [f.cell for f in case.findings] == ["A2", "A5", "A7"]


@pytest.mark.parametrize("label", ["Ensemble", "Total", "Moyenne", "Σ"])
def test_the_totals_row_of_an_excel_table(tmp_path: Path, label: str) -> None:
    """``table-totals-row-ensemble``: the table itself says which row is its total."""
    path = tmp_path / "case.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, rows = add_sheets(book, minimal_case())["Directions"], minimal_case()["Directions"]
        first, *others = ({"header": str(heading)} for heading in rows[0])
        columns = [
            first | {"total_string": label},
            *(other | {"total_function": "sum", "total_value": 30} for other in others),
        ]
        options = {"columns": columns, "total_row": True, "data": rows[1:]}
        sheet.add_table(0, 0, len(rows), len(rows[0]) - 1, options)
    case = read_case(path)
    assert len(case.rows("directions")) == len(minimal_case()["Directions"]) - 1
    assert [(f.level, f.code) for f in case.findings] == [(Level.INFO, "reading.total_ignored")]


def test_rows_of_formulas_kept_ready(tmp_path: Path) -> None:
    """Without a name, and with nothing as their result: one note for all of them."""
    formulas = {f"{column}{row}": (f"=Source!{column}{row}", 0.0) for column in "ABC" for row in (4, 5, 6)}
    case = _written(tmp_path, _partners(), formulas)
    assert _names(case) == ["Arvato", "Teleperf"]
    (found,) = case.findings
    assert (found.level, found.code, found.cell, found.found) == (
        Level.INFO,
        "reading.spare_rows",
        "A4",
        "4, 5, 6",
    )


def test_a_total_that_other_totals_name_stays_one(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers"],
        ["Est", 30, 0.5],
        ["Sud", 10, 0.5],
        ["Total", 40, 1],
    ]
    sheets["Training seats"] = [["Direction", "2012-01"], ["Est", 3], ["Sud", 2], ["Total", 5]]
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    assert _names(case, "directions") == ["Est", "Sud"]
    assert len(case.rows("seats")) == 2
    assert {f.code for f in case.findings} == {"reading.total_ignored"}


def test_a_row_without_a_name_is_one_error(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"] += [[None, None, None, 5], [None, "Nobody", "Nowhere", 6]]
    found = errors(read_case(write_workbook(tmp_path / "case.xlsx", sheets)).findings)
    assert [(f.code, f.cell) for f in found] == [
        ("reading.row_without_key", "A3"),
        ("reading.row_without_key", "A4"),
    ]


def _doubts(case: Case) -> list[tuple[str, str]]:
    return [(one.sheet, one.cell) for one in case.findings if one.code == "reading.total_maybe"]


def test_a_last_row_that_sums_up_all_others_under_a_name_of_its_own_is_doubted(tmp_path: Path) -> None:
    """No name tells that “France entière” is a total: it is read as a row, and that is a warning."""
    sheets = _partners(["France entière", 50, 5, None])
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    assert _names(case) == ["Arvato", "Teleperf", "France entière"]
    assert _doubts(case) == [("Partners", "A4")]


@pytest.mark.parametrize(
    "row",
    [["Stream", 50, 6, None], ["Stream", None, None, 2000], ["Total", 50, 5, None], ["Stream", 0, 0, 1]],
)
def test_a_row_that_is_no_sum_or_is_left_out_is_not_doubted(row: list[object], tmp_path: Path) -> None:
    assert _doubts(read_case(write_workbook(tmp_path / "case.xlsx", _partners(row)))) == []


def test_a_sum_that_other_sheets_use_is_not_doubted(tmp_path: Path) -> None:
    sheets = _partners(["France entière", 50, 5, None])
    sheets["Directions"].append(["Sud", 10, 0])
    sheets["Directions"].append(["Both", 40, 1])
    sheets["Pools"].append(["CCO Both", "CCO", "Both", 20])
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    assert _doubts(case) == [("Partners", "A4")]
