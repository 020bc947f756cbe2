"""Sheets of the user's that bear the name of an input, and workbooks that are none of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.findings import Level, errors
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook


def _read(tmp_path: Path, sheets: Sheets) -> Case:
    return read_case(write_workbook(tmp_path / "case.xlsx", sheets))


OWN: dict[str, list[list[Any]]] = {
    "Customers": [["Company", "Phone"], ["Durand", "01 02"]],
    "Parc clients": [["Société", "Téléphone"], ["Durand", "01 02"]],
    "Goals": [["Q1: hire", "Q2: train"], ["done", "open"]],
    "Objectifs": [["Recruter, former, fidéliser"]],
    "Rules": [["1. Be on time"], ["2. Be kind"]],
    "Règles": [["Règles de vie"], [1, 2, 3]],
    "scenario": [["A story", "in two acts"]],
    "Scénario": [["Acte I"], ["Acte II"]],
    "Places de formation": [["Salle", "Étage"], ["B12", 3]],
    "Routes": [["Line", "Departs"], ["A7", "08:15"]],
    "Decisions": [["Meeting of", "Present"], ["3 May", 12]],
    "Partners": [["Logo", "Address"], ["x", "y"]],
    "Charge": [["Amp", "Volt"], [3, 230]],
    "Outsourcing": [["Why we do it", "Note"], ["cost", "see mail"]],
    "Enveloppes": [["Format", "Quantité"], ["C5", 500]],
}


@pytest.mark.parametrize("title", OWN)
def test_a_sheet_of_the_users_with_the_name_of_an_input_is_left_alone(tmp_path: Path, title: str) -> None:
    sheets = minimal_case()
    if title == "Charge":
        sheets["Activities"] = [["Activity", "Units per FTE"], ["Front desk", 100]]
        sheets["Customers"] = [["Line", "2012-01", "2012-02"], ["customers", 100, 100]]
        del sheets["Workload"]
    sound = _read(tmp_path, sheets)
    case = _read(tmp_path, sheets | {title: OWN[title]})
    assert [(f.level, f.code, f.sheet) for f in case.findings] == [
        (Level.WARNING, "reading.sheet_of_the_user", title)
    ]
    assert case.fingerprint == sound.fingerprint


def test_of_two_sheets_with_one_name_the_one_with_the_columns_is_read(tmp_path: Path) -> None:
    case = _read(tmp_path, minimal_case() | {"Types": [["Serif", "Sans"], ["Times", "Arial"]]})
    assert [(f.level, f.code, f.sheet) for f in case.findings] == [
        (Level.WARNING, "reading.sheet_of_the_user", "Types")
    ]
    assert len(case.rows("types")) == 1


def test_a_sheet_that_has_some_of_the_columns_may_be_renamed(tmp_path: Path) -> None:
    (found,) = errors(
        _read(tmp_path, minimal_case() | {"Partners": [["Site", "Phone"], ["Lyon", "04"]]}).findings
    )
    assert (found.code, found.sheet) == ("reading.column_missing_here", "Partners")
    assert "rename it" in found.message


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": [["a", "b"], [1, 2]]},
        {"Feuil1": []},
        {
            "Ventes": [["Mois", "CA"], ["2012-01", 3]],
            "Types": [["x"], ["y"]],
            "Settings": [["colour"], ["red"]],
        },
    ],
    ids=["a table", "blank", "names of inputs"],
)
def test_a_workbook_that_is_no_case_is_told_how_to_start(tmp_path: Path, sheets: Sheets) -> None:
    (found,) = errors(_read(tmp_path, sheets).findings)
    assert found.code == "reading.no_sheets"
    assert "planner new" in found.message


@pytest.mark.parametrize("title", ["Rules (2)", "Règles CODIR", "Old rules"])
def test_a_sheet_that_looks_like_a_lacking_input_is_said(tmp_path: Path, title: str) -> None:
    rules: list[list[object]] = [["Rule", "Mode", "Price"], ["mobility", "off", None]]
    case = _read(tmp_path, minimal_case() | {title: rules})
    assert [(f.level, f.code, f.sheet, f.nearest) for f in case.findings] == [
        (Level.WARNING, "reading.sheet_near", title, "Rules")
    ]


def test_a_required_sheet_under_another_name_is_named(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Who may go"] = sheets.pop("Pools")
    (found,) = errors(_read(tmp_path, sheets).findings)
    assert (found.code, found.nearest) == ("reading.sheet_missing", "Who may go")
