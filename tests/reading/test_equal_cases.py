"""A case is the same whatever the language, the order and the spelling of the workbook that holds it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.findings import errors
from planner.months import Month
from planner.reading.types import Case, Row
from planner.reading.workbook import read_case
from planner.schema.inputs import INPUTS, input_sheet
from tests.reading.cases import FEBRUARY, JANUARY, MARCH, RECORDS, render
from tests.support import Sheets, minimal_case, write_workbook

Comparable = tuple[tuple[tuple[str, object], ...], tuple[tuple[Month, float], ...]]


def _read(path: Path, sheets: Sheets) -> Case:
    return read_case(write_workbook(path, sheets))


def _rows(case: Case, key: str) -> list[Comparable]:
    """The rows of a table in an order that does not depend on the file; Settings are compared by themselves."""

    def comparable(row: Row) -> Comparable:
        values = {name: tuple(sorted(v)) if isinstance(v, tuple) else v for name, v in row.values.items()}
        return tuple(sorted(values.items())), tuple(sorted(row.months.items()))

    return sorted((comparable(row) for row in case.rows(key)), key=repr)


def test_the_whole_case_is_read_without_a_finding(tmp_path: Path) -> None:
    case = _read(tmp_path / "case.xlsx", render("en"))
    assert case.findings == ()
    assert set(case.tables) == {sheet.key for sheet in INPUTS}
    for key, records in RECORDS.items():
        assert len(case.rows(key)) == len(records)


def test_values_have_the_types_of_their_columns(tmp_path: Path) -> None:
    case = _read(tmp_path / "case.xlsx", render("fr"))
    assert case.language == "fr"
    assert case.settings["first_month"] == JANUARY
    assert case.settings["months"] == 3
    assert case.settings["unmet_cost"] == 20_000.0
    north = case.rows("directions")[1]
    assert north.values["opens"] == FEBRUARY
    assert north.values["starting_staff"] == 0.0
    assert north.values["maximum_staff"] is None
    assert north.cells["city"] == "B3"
    assert case.rows("types")[0].values["training_months"] == 2
    assert case.rows("routes")[0].values["allowed"] is False
    assert case.rows("customers")[1].values["line"] == "new customers"
    assert case.rows("activities")[0].values["driver"] == "new customers"
    assert case.rows("partners")[0].values["activities"] == ("Accueil", "Réclamations")
    assert case.rows("rules")[1].values == {
        "rule": "mobility", "mode": "off", "price": 10_000.0, "unit": None, "may_relax": False,
        "relax_price": None, "source": None, "note": None,
    }  # fmt: skip
    assert case.rows("goals")[1].values["priority"] == "off"
    assert case.rows("decisions")[0].values["kind"] == "at most"
    seats = case.rows("seats")[0]
    assert seats.months == {JANUARY: 3.0, MARCH: 0.0}
    assert seats.month_cells == {JANUARY: "B2", MARCH: "C2"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(language=st.sampled_from(["en", "fr"]), seed=st.integers(0, 2**32))
def test_order_language_case_and_accents_do_not_matter(tmp_path: Path, language: str, seed: int) -> None:
    straight = _read(tmp_path / "straight.xlsx", render("en"))
    other = _read(tmp_path / "other.xlsx", render(language, seed))
    assert errors(other.findings) == []
    assert other.language == language
    assert other.settings == straight.settings
    for sheet in INPUTS:
        if sheet.key != "settings":
            assert _rows(other, sheet.key) == _rows(straight, sheet.key)
    assert other.fingerprint == straight.fingerprint


def _fingerprint(tmp_path: Path, sheets: Sheets) -> str:
    case = _read(tmp_path / "one.xlsx", sheets)
    assert errors(case.findings) == []
    return case.fingerprint


@pytest.mark.parametrize(
    ("sheet", "addition"),
    [
        ("Settings", ["months", 3]),
        ("Settings", ["unmet cost", 19_999]),
        ("Directions", ["Ouest", 0, None]),
        ("Pools", ["CCO bis", "CCO", "Est", 1e-9]),
    ],
)
def test_the_fingerprint_tells_inputs_apart(tmp_path: Path, sheet: str, addition: list[object]) -> None:
    changed = minimal_case()
    if addition[0] == "months":
        changed["Settings"].pop()
    changed[sheet].append(addition)
    assert _fingerprint(tmp_path, changed) != _fingerprint(tmp_path, minimal_case())


def test_the_fingerprint_sees_a_blank_month_and_a_zero(tmp_path: Path) -> None:
    zero = minimal_case()
    zero["Workload"][1][2] = 0
    blank = minimal_case()
    blank["Workload"][1][2] = None
    assert _fingerprint(tmp_path, zero) != _fingerprint(tmp_path, blank)


def test_the_fingerprint_does_not_see_notes_defaults_and_formats(tmp_path: Path) -> None:
    same = minimal_case()
    same["Settings"][0] += ["Note", "Mine"]
    same["Settings"][2] += ["agreed", 12]
    same["Settings"].append(["currency", "EUR"])
    same["Workload"][0][1] = datetime.date(2012, 1, 1)
    same["Workload"][1][1] = "40,0"
    same["Advisor types"][0].append("Pass rate")
    same["Advisor types"][1].append("100 %")
    same["Rules"] = [["Rule", "Mode", "Price"], ["Opening date", "hard", None]]
    same["Goals"] = [["Goal", "Priority"], ["cost", 2], ["service", None]]
    same["Training seats"] = [["Direction", "2012-01"], ["Est", None]]
    same["Mine"] = [["anything"], [1]]
    assert _fingerprint(tmp_path, same) == _fingerprint(tmp_path, minimal_case())


def test_every_sheet_of_the_schema_has_names_of_its_own() -> None:
    from planner.reading.headers import column_names
    from planner.schema.names import fold
    from planner.schema.results import RESULTS

    titles: dict[str, str] = {}
    for sheet in INPUTS:
        for spelling in sheet.label.spellings():
            assert titles.setdefault(fold(spelling), sheet.key) == sheet.key, spelling
        for column in sheet.columns:
            # "origine" is where a route begins before it is another word for Source.
            names = [fold(s) for s in column.label.spellings() if (sheet.key, s) != ("routes", "origine")]
            assert {column_names(sheet.key)[name].key for name in names} == {column.key}
    for label in RESULTS.values():
        for spelling in label.spellings():
            assert fold(spelling) not in titles, spelling


def test_settings_have_names_of_their_own() -> None:
    from planner.schema.inputs import SETTINGS
    from planner.schema.names import fold

    names: dict[str, str] = {}
    for column in SETTINGS:
        for spelling in column.label.spellings():
            assert names.setdefault(fold(spelling), column.key) == column.key, spelling
    assert input_sheet("settings").key_columns == ("setting",)
