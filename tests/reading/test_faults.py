"""Each fault of a cell, a row, a column or a sheet: found at its cell, with what was expected."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.findings import Finding, Level
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook

Edit = Callable[[Sheets], object]


def _read(tmp_path: Path, edit: Edit, language: str | None = None) -> Case:
    sheets = minimal_case()
    edit(sheets)
    return read_case(write_workbook(tmp_path / "case.xlsx", sheets), language)


def _put(sheet: str, row: int, column: int, value: object) -> Edit:
    """Sets a cell, 1-based, making the row longer or adding it where needed."""

    def edit(sheets: Sheets) -> None:
        rows = sheets.setdefault(sheet, [])
        rows += [[] for _ in range(row - len(rows))]
        rows[row - 1] += [None] * (column - len(rows[row - 1]))
        rows[row - 1][column - 1] = value

    return edit


def _sheet(title: str, *rows: list[object]) -> Edit:
    return lambda sheets: sheets.update({title: [list(row) for row in rows]})


def _drop(title: str) -> Edit:
    return lambda sheets: sheets.pop(title)


def _rename(title: str, new: str) -> Edit:
    return lambda sheets: sheets.update({new: sheets.pop(title)})


def _settings(key: str, value: object) -> Edit:
    return lambda sheets: sheets["Settings"].append([key, value])


def _direction(header: str, value: object) -> Edit:
    """Adds a column to the one Direction; its value stands in D2."""

    def edit(sheets: Sheets) -> None:
        sheets["Directions"][0].append(header)
        sheets["Directions"][1].append(value)

    return edit


@dataclass(frozen=True)
class Fault:
    """An edit of the minimal case, and the finding that it must give."""

    edit: Edit
    code: str
    sheet: str
    cell: str
    found: str
    nearest: str = ""


ERRORS: dict[str, Fault] = {
    "text for a number": Fault(_put("Pools", 2, 4, "many"), "not_a_number", "Pools", "D2", "many"),
    "NA is not blank": Fault(_put("Pools", 2, 4, "NA"), "not_a_number", "Pools", "D2", "NA"),
    "None is not blank": Fault(_put("Directions", 2, 2, "None"), "not_a_number", "Directions", "B2", "None"),
    "a dash is not blank": Fault(_put("Workload", 2, 3, "-"), "not_a_number", "Workload", "C2", "-"),
    "two readings": Fault(_put("Pools", 2, 4, "1,234"), "number_ambiguous", "Pools", "D2", "1,234"),
    "date for a number": Fault(
        _put("Pools", 2, 4, datetime.date(2012, 5, 3)), "date_for_number", "Pools", "D2", "2012-05-03"
    ),
    "truth for a number": Fault(_put("Pools", 2, 4, True), "truth_for_number", "Pools", "D2", "TRUE"),
    "below zero": Fault(_put("Pools", 2, 4, -3), "below_minimum", "Pools", "D2", "-3"),
    "hardly below zero": Fault(_put("Pools", 2, 4, -0.0000002), "below_minimum", "Pools", "D2", "-2e-07"),
    "below zero by parentheses": Fault(_put("Pools", 2, 4, "(3)"), "below_minimum", "Pools", "D2", "(3)"),
    "other unit": Fault(_put("Pools", 2, 4, "20 €"), "other_unit", "Pools", "D2", "20 €"),
    "percent of people": Fault(_put("Pools", 2, 4, "20 %"), "other_unit", "Pools", "D2", "20 %"),
    "more than can be computed with": Fault(
        _direction("Training seats", 1e30), "too_large", "Directions", "D2", "1e+30"
    ),
    "nobody has so many advisors": Fault(
        _put("Pools", 2, 4, 999_999_999), "above_maximum", "Pools", "D2", "999,999,999"
    ),
    "latitude off the globe": Fault(_direction("Latitude", 91), "above_maximum", "Directions", "D2", "91"),
    "share above one": Fault(_put("Directions", 2, 3, 60), "share_above_one", "Directions", "C2", "60"),
    "share above one as text": Fault(
        _put("Directions", 2, 3, "60"), "share_above_one", "Directions", "C2", "60"
    ),
    "share above 100 %": Fault(
        _put("Directions", 2, 3, "120 %"), "above_maximum", "Directions", "C2", "120 %"
    ),
    "share in FTE": Fault(_put("Directions", 2, 3, "0,5 ETP"), "other_unit", "Directions", "C2", "0,5 ETP"),
    "negative share": Fault(_direction("Attrition", -0.1), "below_minimum", "Directions", "D2", "-0.1"),
    "no month": Fault(_direction("Opens", "soon"), "not_a_month", "Directions", "D2", "soon"),
    "month as a number": Fault(_direction("Opens", 201203), "month_number", "Directions", "D2", "201,203"),
    "month as a day number": Fault(_direction("Opens", 40969), "month_number", "Directions", "D2", "40,969"),
    "month as text of a number": Fault(
        _direction("Opens", "201203"), "not_a_month", "Directions", "D2", "201203"
    ),
    "day or month first": Fault(
        _direction("Opens", "01/02/2012"), "month_ambiguous", "Directions", "D2", "01/02/2012"
    ),
    "month of another age": Fault(
        _direction("Opens", datetime.date(1900, 2, 9)), "not_a_month", "Directions", "D2", "1900-02-09"
    ),
    "half a month": Fault(_settings("horizon", 3), "setting_twice", "Settings", "A4", "months"),
    "training of half a month": Fault(
        _sheet("Advisor types", ["Type", "Training months"], ["CCO", 1.5]),
        "not_whole",
        "Advisor types",
        "B2",
        "1.5",
    ),
    "no such mode": Fault(
        _sheet("Rules", ["Rule", "Mode"], ["Pool floor", "sooft"]),
        "not_a_choice",
        "Rules",
        "B2",
        "sooft",
        "soft",
    ),
    "no such rule": Fault(
        _sheet("Rules", ["Rule", "Mode"], ["Pool flor", "hard"]),
        "not_a_choice",
        "Rules",
        "A2",
        "Pool flor",
        "pool_floor",
    ),
    "neither yes nor no": Fault(
        _sheet("Routes", ["From", "To", "Allowed"], ["Est", "Est", "maybe"]),
        "not_a_choice",
        "Routes",
        "C2",
        "maybe",
    ),
    "no such line": Fault(
        _sheet("Customers", ["Line", "2012-01"], ["custmers", 5]),
        "not_a_choice",
        "Customers",
        "A2",
        "custmers",
        "customers",
    ),
    "unknown Direction": Fault(_put("Pools", 2, 3, "Ets"), "unknown_name", "Pools", "C2", "Ets", "Est"),
    "unknown type": Fault(_put("Pools", 2, 2, "AVSC"), "unknown_name", "Pools", "B2", "AVSC"),
    "unknown activity of several": Fault(
        _sheet("Partners", ["Partner", "Activities"], ["Arvato", "Front desk; Retention"]),
        "unknown_name",
        "Partners",
        "B2",
        "Retention",
    ),
    "several activities with commas": Fault(
        lambda s: s.update(
            Partners=[["Partner", "Activities"], ["Arvato", "front desk,Sales"]],
            Workload=[["Activity", "2012-01", "2012-02"], ["Front desk", 40, 45], ["Sales", 1, 2]],
        ),
        "names_with_commas",
        "Partners",
        "B2",
        "front desk,Sales",
    ),
    "goal neither number nor off": Fault(
        _sheet("Goals", ["Goal", "Priority"], ["cost", "first"]), "not_a_number", "Goals", "B2", "first"
    ),
    "opening never soft": Fault(
        _sheet("Rules", ["Rule", "Mode"], ["Opening date", "soft"]), "never_soft", "Rules", "B2", "soft"
    ),
    "no key": Fault(
        lambda s: s["Pools"].append([None, "CCO", "Est", 7]), "row_without_key", "Pools", "A3", ""
    ),
    "no required value": Fault(_put("Pools", 2, 4, None), "cell_required", "Pools", "D2", ""),
    "spaces are blank": Fault(_put("Pools", 2, 4, " \u00a0"), "cell_required", "Pools", "D2", ""),
    "row twice": Fault(_put("Directions", 3, 1, " EST"), "row_twice", "Directions", "A3", "EST"),
    "activity twice": Fault(
        _put("Workload", 3, 1, "front  desk"), "row_twice", "Workload", "A3", "Front desk"
    ),
    "second table": Fault(
        lambda s: s["Directions"].extend([[], ["Direction", "Starting staff"], ["Sud", 4]]),
        "second_table",
        "Directions",
        "A4",
        "",
    ),
    "header twice": Fault(
        _direction("Effectif initial", 1), "header_twice", "Directions", "D1", "Effectif initial"
    ),
    "month twice": Fault(
        _put("Workload", 1, 3, "janv. 2012"), "header_twice", "Workload", "C1", "janv. 2012"
    ),
    "month with a typing error": Fault(
        _put("Workload", 1, 3, "Febuary 2012"), "header_not_a_month", "Workload", "C1", "Febuary 2012"
    ),
    "month as a number in the header": Fault(
        _put("Workload", 1, 3, 201202), "header_not_a_month", "Workload", "C1", "201202", "2012-02"
    ),
    "month without a year": Fault(
        _put("Workload", 1, 3, "févr."), "header_month_without_year", "Workload", "C1", "févr."
    ),
    "month of two readings": Fault(
        _put("Workload", 1, 3, "01/02/2012"), "header_month_ambiguous", "Workload", "C1", "01/02/2012"
    ),
    "seconds for minutes": Fault(
        _sheet("Activities", ["Activity", "Handling time (s)"], ["Front desk", 300]),
        "header_other_unit",
        "Activities",
        "B1",
        "Handling time (s)",
    ),
    "attrition of a year": Fault(
        _direction("Attrition (%/an)", 0.05), "header_other_unit", "Directions", "D1", "Attrition (%/an)"
    ),
    "setting in another unit": Fault(
        lambda s: s.update(
            Settings=[["Setting", "Value", "Unit"], ["first month", "2012-01"], ["months", 2, "years"]]
        ),
        "setting_other_unit",
        "Settings",
        "C3",
        "months",
    ),
    "a smaller table above": Fault(
        lambda s: s.update(
            Pools=[["Pool", "Type", "Direction"], ["A", "CCO", "Est"], [], *s["Pools"]],
        ),
        "second_table",
        "Pools",
        "A1",
        "",
    ),
    "required column missing": Fault(
        _put("Pools", 1, 4, "Avalable"), "column_missing", "Pools", "D1", "Avalable", "Avalable"
    ),
    "key column missing": Fault(_put("Pools", 1, 1, "Colour"), "column_missing", "Pools", "", ""),
    "no header at all": Fault(_sheet("Pools", ["a list"], ["Est", 4]), "no_header", "Pools", "A1", "a list"),
    "sheet missing": Fault(_drop("Pools"), "sheet_missing", "", "", ""),
    "sheet misspelled": Fault(
        _rename("Pools", "Pool list"), "sheet_missing", "Pool list", "", "Pool list", "Pool list"
    ),
    "sheet twice": Fault(_sheet("Viviers", ["Vivier"]), "sheet_twice", "Viviers", "", ""),
    "sheet without rows": Fault(_sheet("Advisor types", ["Type"]), "sheet_empty", "Advisor types", "", ""),
    "blank required sheet": Fault(_sheet("Advisor types"), "sheet_empty", "Advisor types", "", ""),
    "no first month": Fault(lambda s: s["Settings"].pop(1), "setting_missing", "Settings", "", ""),
    "first month blank": Fault(_put("Settings", 2, 2, None), "cell_required", "Settings", "B2", ""),
    "months above the limit": Fault(_put("Settings", 3, 2, 601), "above_maximum", "Settings", "B3", "601"),
    "occupancy above one": Fault(_settings("occupancy", 85), "share_above_one", "Settings", "B4", "85"),
    "setting without its name": Fault(_settings("", 85), "row_without_key", "Settings", "A4", ""),
}

WARNINGS: dict[str, Fault] = {
    "share below a header in percent": Fault(
        _direction("Attrition (%)", 0.5), "share_under_percent", "Directions", "D2", "0.5"
    ),
    "header nearly known": Fault(
        _direction("Traning seats", 4), "header_near", "Directions", "D1", "Traning seats", "Training seats"
    ),
    "setting nearly known": Fault(
        _settings("occupency", 0.8), "setting_near", "Settings", "A4", "occupency", "occupancy"
    ),
    "optional sheet nearly known": Fault(
        _sheet("Envelops", ["x"]), "sheet_near", "Envelops", "", "Envelops", "Envelopes"
    ),
    "source that is none": Fault(_direction("Source", "X"), "not_a_choice", "Directions", "D2", "X"),
    "name below a gap": Fault(
        lambda s: s["Directions"].extend([[], ["Sud"]]), "name_taken_as_note", "Directions", "A4", "Sud"
    ),
}

REMARKS: dict[str, Fault] = {
    "total": Fault(
        lambda s: s["Pools"].append(["Total", None, None, 20]), "total_ignored", "Pools", "A3", "Total"
    ),
    "sum over a type": Fault(
        lambda s: s["Pools"].append(["Sous-total CCO", None, None, 20]),
        "total_ignored",
        "Pools",
        "A3",
        "Sous-total CCO",
    ),
    "note": Fault(
        lambda s: s["Pools"].extend([[], ["Counted in November."]]),
        "note_ignored",
        "Pools",
        "A4",
        "Counted in November.",
    ),
    "marked note": Fault(
        lambda s: s["Pools"].append(["Source : RH"]), "note_ignored", "Pools", "A3", "Source : RH"
    ),
    "footnote": Fault(
        lambda s: s["Pools"].append(["* estimated"]), "note_ignored", "Pools", "A3", "* estimated"
    ),
    "note in another column": Fault(
        lambda s: s["Pools"].extend([[], [None, None, None, "see mail"]]),
        "note_ignored",
        "Pools",
        "D4",
        "see mail",
    ),
    "month outside the horizon": Fault(
        _put("Workload", 1, 4, "2013-01"), "months_outside", "Workload", "D1", "Jan 2013"
    ),
    "month with a day": Fault(
        _direction("Opens", datetime.date(2012, 2, 15)), "day_ignored", "Directions", "D2", "2012-02-15"
    ),
    "setting of the user": Fault(
        _settings("approved by", "X"), "setting_unknown", "Settings", "A4", "approved by"
    ),
    "column without header": Fault(
        lambda s: s.update(
            Pools=[["Pool", None, "Type", "Direction", "Available"], ["P", 5, "CCO", "Est", 20]]
        ),
        "column_without_header",
        "Pools",
        "B1",
        "B",
    ),
}


def _only(findings: tuple[Finding, ...], level: Level) -> Finding:
    (found,) = (finding for finding in findings if finding.level is level)
    return found


def _same(found: Finding, fault: Fault) -> None:
    assert found.code == f"reading.{fault.code}"
    assert (found.sheet, found.cell, found.found) == (fault.sheet, fault.cell, fault.found)
    assert found.nearest == fault.nearest
    for part in (fault.sheet, fault.cell):
        assert part in found.message


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_found_at_its_cell(tmp_path: Path, name: str) -> None:
    fault = ERRORS[name]
    case = _read(tmp_path, fault.edit)
    _same(_only(case.findings, Level.ERROR), fault)


@pytest.mark.parametrize("name", WARNINGS)
def test_what_is_odd_is_a_warning(tmp_path: Path, name: str) -> None:
    fault = WARNINGS[name]
    case = _read(tmp_path, fault.edit)
    assert [f for f in case.findings if f.level is Level.ERROR] == []
    _same(_only(case.findings, Level.WARNING), fault)


@pytest.mark.parametrize("name", REMARKS)
def test_what_is_left_out_is_said(tmp_path: Path, name: str) -> None:
    fault = REMARKS[name]
    case = _read(tmp_path, fault.edit)
    assert {f.level for f in case.findings} == {Level.INFO}
    _same(_only(case.findings, Level.INFO), fault)


@pytest.mark.parametrize("name", [*ERRORS, *WARNINGS, *REMARKS])
def test_every_finding_is_a_sentence_in_french_too(tmp_path: Path, name: str) -> None:
    edit = {**ERRORS, **WARNINGS, **REMARKS}[name].edit
    english, french = _read(tmp_path, edit, "en"), _read(tmp_path, edit, "fr")
    assert [(f.level, f.code, f.sheet, f.cell) for f in english.findings] == [
        (f.level, f.code, f.sheet, f.cell) for f in french.findings
    ]
    for one, other in zip(english.findings, french.findings, strict=True):
        assert one.message != other.message
        assert "{" not in one.message + other.message
        assert "None" not in one.message.replace("“None”", "")


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    def edit(sheets: Sheets) -> None:
        for name in (
            "text for a number",
            "share above one",
            "unknown Direction",
            "no first month",
            "month twice",
        ):
            ERRORS[name].edit(sheets)

    found = [(f.code, f.sheet, f.cell) for f in _read(tmp_path, edit).findings if f.level is Level.ERROR]
    assert found == [
        ("reading.setting_missing", "Settings", ""),
        ("reading.share_above_one", "Directions", "C2"),
        ("reading.unknown_name", "Pools", "C2"),
        ("reading.not_a_number", "Pools", "D2"),
        ("reading.header_twice", "Workload", "C1"),
    ]


def test_both_readings_are_offered(tmp_path: Path) -> None:
    share = _only(_read(tmp_path, _put("Directions", 2, 3, 60)).findings, Level.ERROR)
    assert "60 %" in share.message
    assert "0.6" in share.message
    assert "6,000 %" in share.message
    number = _only(_read(tmp_path, _put("Pools", 2, 4, "1,234"), "fr").findings, Level.ERROR)
    assert "1\u202f234 ou 1,234" in number.message


def test_a_date_says_what_was_probably_typed(tmp_path: Path) -> None:
    edit = _put("Pools", 2, 4, datetime.date(2012, 5, 3))
    assert "3,5" in _only(_read(tmp_path, edit, "fr").findings, Level.ERROR).message
    assert "3.5" in _only(_read(tmp_path, edit, "en").findings, Level.ERROR).message


def test_a_duplicate_names_the_other_cell(tmp_path: Path) -> None:
    assert "A2" in _only(_read(tmp_path, _put("Directions", 3, 1, "Est")).findings, Level.ERROR).message
    assert "B1" in _only(_read(tmp_path, _put("Workload", 1, 3, "2012-01")).findings, Level.ERROR).message


def test_a_missing_sheet_does_not_make_every_reference_wrong(tmp_path: Path) -> None:
    codes = [f.code for f in _read(tmp_path, _drop("Directions")).findings]
    assert codes == ["reading.sheet_missing"]


def test_a_sheet_without_any_name_does_not_make_every_reference_wrong(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, _put("Directions", 2, 1, None)).findings
    assert (found.code, found.cell) == ("reading.row_without_key", "A2")


def test_the_expected_names_are_listed(tmp_path: Path) -> None:
    found = _only(_read(tmp_path, _put("Pools", 2, 3, "Ets")).findings, Level.ERROR)
    assert found.expected == "Est"
    assert "Did you mean “Est”?" in found.message


def test_sheets_and_columns_of_the_user_are_left_in_peace(tmp_path: Path) -> None:
    def edit(sheets: Sheets) -> None:
        sheets["My notes"] = [["#REF!", "Total"], [1, 2]]
        sheets["Summary"] = [["what a solve wrote"]]
        sheets["Pools"][0] += ["Manager", "Phone"]
        sheets["Pools"][1] += ["M.", "+33 1"]

    assert _read(tmp_path, edit).findings == ()


def test_a_long_text_is_shown_by_its_beginning(tmp_path: Path) -> None:
    found = _only(_read(tmp_path, _put("Pools", 2, 4, "много " * 5000)).findings, Level.ERROR)
    assert found.found.startswith("много много")
    assert len(found.found) == 80
    assert len(found.message) < 300


@pytest.mark.parametrize(
    "text", ["(" * 30_000, "1," * 15_000, " " * 30_000 + ")", "- " * 15_000, "é" * 32_000]
)
def test_endless_text_takes_no_time(tmp_path: Path, text: str) -> None:
    def edit(sheets: Sheets) -> None:
        for title in ("Pools", "Workload"):
            sheets[title][0][2] = text
            sheets[title][1][2] = text

    started = time.perf_counter()
    assert _read(tmp_path, edit).findings
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("move cost for pairs that Routes does not list", "move cost"),
        ("unit of headcount", "headcount unit"),
        ("productive hours of an FTE in a month", "productive hours"),
    ],
)
def test_a_setting_with_more_words_than_its_name(tmp_path: Path, typed: str, meant: str) -> None:
    (found,) = _read(tmp_path, _settings(typed, 1)).findings
    assert (found.level, found.cell) == (Level.WARNING, "A4")
    assert f"Did you mean “{meant}”?" in found.message


def test_a_month_headed_twice_is_not_said_to_have_no_heading(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, _put("Workload", 1, 3, "2012-01")).findings
    assert (found.code, found.cell) == ("reading.header_twice", "C1")
