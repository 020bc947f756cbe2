"""How people lay a sheet out: titles, notes, merged and hidden cells, formulas, formats, other programs' files."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.findings import Level, errors
from planner.months import Month
from planner.reading.types import Case
from planner.reading.workbook import read_case
from tests.reading.cases import render
from tests.reading.packages import alter, parts_of, replacing, strict, write_parts
from tests.support import Sheets, minimal_case, write_workbook

Draw = Callable[[Any, Any], None]


def _read(tmp_path: Path, sheets: Sheets) -> Case:
    return read_case(write_workbook(tmp_path / "case.xlsx", sheets))


def _sound(tmp_path: Path) -> str:
    return _read(tmp_path, minimal_case()).fingerprint


def _drawn(tmp_path: Path, title: str, draw: Draw, **options: bool) -> Case:
    """The minimal case with ``draw(book, sheet)`` called on one of its sheets, by XlsxWriter."""
    import xlsxwriter

    path = tmp_path / "drawn.xlsx"
    with xlsxwriter.Workbook(str(path), options) as book:
        for name, rows in minimal_case().items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == title:
                draw(book, sheet)
    return read_case(path)


def test_titles_and_notes_above_the_table(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"] = [
        ["Pools"],
        ["Who may leave, and when. Type and Direction are names."],
        [],
        [None, "in FTE"],
        *sheets["Pools"],
    ]
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert case.tables["pools"].header_row == 5
    assert case.rows("pools")[0].cells["available"] == "D6"
    assert case.fingerprint == _sound(tmp_path)


@pytest.mark.parametrize(
    "header",
    ["Available (FTE)", " AVAILABLE [FTE] ", "Available\n(in FTE)", "Available :", "Available *", "available (FTE) (1)",
     "Disponibles", "Effectif\u00a0disponible"],
)  # fmt: skip
def test_headers_as_people_write_them(tmp_path: Path, header: str) -> None:
    sheets = minimal_case()
    sheets["Pools"][0][3] = header
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert case.rows("pools")[0].values["available"] == 20.0


@pytest.mark.parametrize(
    ("sheet", "header"),
    [("directions", "Latitude (°)"), ("routes", "Distance (km)"), ("routes", "Coût (€/ETP)")],
)
def test_a_unit_in_a_header_is_not_part_of_its_name(sheet: str, header: str) -> None:
    from planner.reading.headers import known_column
    from planner.schema.inputs import input_sheet

    known = known_column(header, input_sheet(sheet))
    assert known is not None
    assert known.key in {"latitude", "distance", "cost"}


def test_blank_rows_and_a_total_between_the_rows(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"] += [
        [],
        ["Total CCO", None, None, 20],
        [None, " "],
        ["Other", "CCO", "Est", 4],
        ["TOTAL", None, None, 24],
    ]
    case = _read(tmp_path, sheets)
    assert [row.text("pool") for row in case.rows("pools")] == ["CCO Est", "Other"]
    assert [(f.level, f.cell) for f in case.findings] == [(Level.INFO, "A4"), (Level.INFO, "A7")]


def test_a_total_in_another_column_is_a_name_to_check(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Workload"] = [["Activity", "Direction", "2012-01"], ["Front desk", "Total", 40]]
    (found,) = _read(tmp_path, sheets).findings
    assert (found.code, found.cell) == ("reading.unknown_name", "B2")


def test_rows_that_are_only_called_total(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"].append(["Total care", "CCO", "Est", 5])
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["Total 2012", 20]]
    sheets["Scenarios"] = [["Scenario", "Sheet", "Change", "Value"], ["Total freedom", "Pools", "×", 2]]
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert [len(case.rows(key)) for key in ("pools", "envelopes", "scenarios")] == [2, 1, 1]


def test_names_alone_are_rows_where_the_table_has_no_other_column(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Advisor types"] += [[], ["AVSC"]]
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert len(case.rows("types")) == 2


def test_a_name_alone_is_a_row_where_fuller_rows_follow(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Directions"] += [[], ["Sud"], ["Nord", 3, 0]]
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert [row.text("direction") for row in case.rows("directions")] == ["Est", "Sud", "Nord"]


def test_several_notes_below_the_table(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Workload"] += [
        [],
        ["Source: call records, November."],
        ["* without Saturdays"],
        ["Checked by the planner"],
    ]
    case = _read(tmp_path, sheets)
    assert {f.code for f in case.findings} == {"reading.note_ignored"}
    assert [f.cell for f in case.findings] == ["A4", "A5", "A6"]
    assert case.fingerprint == _sound(tmp_path)


def test_a_remark_beside_the_table_makes_no_row(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"][0] += ["Manager", "Note"]
    sheets["Pools"] += [[None] * 4 + ["to be named"], [None] * 5 + ["ask again in March"]]
    case = _read(tmp_path, sheets)
    assert len(case.rows("pools")) == 1
    assert [(f.code, f.cell) for f in case.findings] == [("reading.note_ignored", "F4")]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_row("A1", [None, None, None])
        sheet.merge_range("A1:A2", "Activity", bold)
        sheet.merge_range("B1:C1", "2012", bold)
        sheet.write_row("B2", ["2012-01", "2012-02"])
        sheet.write_row("A3", ["Front desk", 40, 45])

    case = _drawn(tmp_path, "Workload", draw)
    assert errors(case.findings) == []
    assert case.tables["workload"].header_row == 2
    assert case.fingerprint == _sound(tmp_path)


def test_merged_data_cells_are_an_error(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.merge_range("C2:C3", "Est", book.add_format())
        sheet.write_row("A3", ["Other", "CCO"])
        sheet.write("D3", 4)

    found = errors(_drawn(tmp_path, "Pools", draw).findings)
    assert [(f.code, f.cell) for f in found] == [("reading.merged", "C2"), ("reading.cell_required", "C3")]
    assert found[0].found == "C2:C3"


def test_merged_titles_totals_and_notes_are_fine(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        plain = book.add_format()
        sheet.merge_range("A3:C3", "Total", plain)
        sheet.merge_range("A5:D5", "A remark over several columns", plain)

    case = _drawn(tmp_path, "Pools", draw)
    assert {f.level for f in case.findings} == {Level.INFO}


def test_hidden_rows_and_sheets_are_read_and_said(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.hide()

    case = _drawn(tmp_path, "Pools", draw)
    assert [f.code for f in case.findings] == ["reading.hidden_sheet", "reading.hidden_rows"]
    assert case.fingerprint == _sound(tmp_path)


def test_percents_as_excel_keeps_them(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        percent, own = book.add_format({"num_format": "0%"}), book.add_format({"num_format": '0.0" "%'})
        sheet.write_row("D1", ["Attrition", "Served elsewhere"])
        sheet.write("C2", 1, percent)
        sheet.write("D2", 0.005, own)
        sheet.write("E2", 0.3)

    row = _drawn(tmp_path, "Directions", draw).rows("directions")[0]
    assert (row.values["customers_share"], row.values["attrition"], row.values["served_elsewhere"]) == (
        1,
        0.005,
        0.3,
    )


def test_a_percent_above_one_hundred_has_one_reading(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write("C2", 60, book.add_format({"num_format": "0%"}))

    (found,) = _drawn(tmp_path, "Directions", draw).findings
    assert (found.code, found.cell) == ("reading.above_maximum", "C2")


def test_numbers_and_months_of_every_form_are_the_same(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Settings"][1][1] = datetime.date(2012, 1, 1)
    sheets["Settings"][2][1] = "2 mois"
    sheets["Directions"][1] = ["Est", "30,0 ETP", "100 %"]
    sheets["Pools"][1][3] = "\u202f20"
    sheets["Workload"][0] = ["Activity", "janv. 2012", datetime.datetime(2012, 2, 29, 12, 0)]
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_dates_from_1904(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Settings"][1][1] = datetime.date(2012, 1, 1)
    sheets["Workload"][0][1:] = [datetime.date(2012, 1, 1), datetime.date(2012, 2, 1)]
    path = write_workbook(tmp_path / "1904.xlsx", sheets, options={"date_1904": True})
    assert read_case(path).fingerprint == _sound(tmp_path)


def test_error_cells_are_named(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        sheet.write_formula("D2", "=Missing!A1", None, "#REF!")
        sheet.write_formula("F2", "=1/0", None, "#DIV/0!")

    (found,) = _drawn(tmp_path, "Pools", draw).findings
    assert (found.code, found.cell, found.found) == ("reading.error_cell", "D2", "#REF!")


def test_error_cells_in_a_row_of_their_own_are_not_blank(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        sheet.write_formula("A3", "=Missing!A1", None, "#N/A")

    found = errors(_drawn(tmp_path, "Directions", draw).findings)
    assert [(f.code, f.cell) for f in found] == [("reading.error_cell", "A3")]


def test_a_formula_with_its_result_is_read(tmp_path: Path) -> None:
    def draw(_: Any, sheet: Any) -> None:
        sheet.write_formula("D2", "=10+10", None, 20)
        sheet.write_formula("A2", '="CCO"&" Est"', None, "CCO Est")

    case = _drawn(tmp_path, "Pools", draw)
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_a_formula_that_nobody_calculated_is_doubted(tmp_path: Path) -> None:
    """XlsxWriter stores 0 where it is given no result."""
    case = _drawn(tmp_path, "Pools", lambda _, sheet: sheet.write_formula("D2", "=10+10"))
    (found,) = case.findings
    assert (found.level, found.code, found.cell) == (Level.WARNING, "reading.formula_zero", "D2")


def _by_openpyxl(path: Path, edit: Callable[[Any], None] = lambda _: None) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for title, rows in minimal_case().items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    edit(book)
    book.save(path)
    return path


def test_a_file_by_openpyxl(tmp_path: Path) -> None:
    case = read_case(_by_openpyxl(tmp_path / "case.xlsx"))
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_formulas_without_a_result_are_named(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Pools"]["D2"] = "=10+10"
        book["Pools"]["E2"] = "=1+1"
        book["Workload"]["C1"] = "=EDATE(B1,1)"
        book["Workload"]["A3"] = "=A2"

    found = read_case(_by_openpyxl(tmp_path / "case.xlsx", edit)).findings
    assert [(f.level, f.code, f.sheet, f.cell) for f in found] == [
        (Level.ERROR, "reading.formula_without_result", "Pools", "D2"),
        (Level.ERROR, "reading.formula_without_result", "Workload", "C1"),
        (Level.ERROR, "reading.formula_without_result", "Workload", "A3"),
    ]
    assert "Excel" in found[0].message


def test_a_strict_file(tmp_path: Path) -> None:
    case = read_case(strict(write_workbook(tmp_path / "case.xlsx", minimal_case())))
    assert [(found.code, found.level) for found in case.findings] == [("reading.strict", Level.INFO)]
    assert case.fingerprint == _sound(tmp_path)


def test_text_in_the_cell_itself_and_in_pieces(tmp_path: Path) -> None:
    pieces = (
        '<is><r><t>CCO</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Est</t></r><rPh><t>x</t></rPh></is>'
    )
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    parts = parts_of(path)
    sheet = parts["xl/worksheets/sheet4.xml"].decode()
    start = sheet.index('<c r="A2"')
    end = sheet.index("</c>", start)
    parts["xl/worksheets/sheet4.xml"] = (
        sheet[:start] + f'<c r="A2" t="inlineStr">{pieces}' + sheet[end:]
    ).encode()
    case = read_case(write_parts(path, parts))
    assert case.findings == ()
    assert case.rows("pools")[0].text("pool") == "CCO Est"


def test_cells_and_rows_without_addresses(tmp_path: Path) -> None:
    import re

    def bare(xml: bytes) -> bytes:
        return re.sub(rb'(<(?:c|row)) r="[A-Z]*\d+"', rb"\1", xml)

    case = read_case(alter(tmp_path / "case.xlsx", {"xl/worksheets/sheet4.xml": bare}))
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_prefixes_before_every_name(tmp_path: Path) -> None:
    import re

    def prefixed(xml: bytes) -> bytes:
        return re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", xml).replace(b" xmlns=", b" xmlns:x=")

    names = ["xl/worksheets/sheet4.xml", "xl/workbook.xml", "xl/styles.xml"]
    case = read_case(alter(tmp_path / "case.xlsx", dict.fromkeys(names, prefixed)))
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    wrong = replacing('<dimension ref="A1:D2"/>', '<dimension ref="A1"/>')
    case = read_case(alter(tmp_path / "case.xlsx", {"xl/worksheets/sheet4.xml": wrong}))
    assert case.fingerprint == _sound(tmp_path)


def test_numbers_that_are_none(tmp_path: Path) -> None:
    for text in ("NaN", "INF", "1e999"):
        path = alter(
            tmp_path / "case.xlsx", {"xl/worksheets/sheet4.xml": replacing("<v>20</v>", f"<v>{text}</v>")}
        )
        (found,) = read_case(path).findings
        assert (found.code, found.cell) == ("reading.not_a_number", "D2")


def test_the_noise_of_binary_fractions_is_no_fault(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Settings"][2][1] = 1.9999999999999998
    sheets["Directions"][1] = ["Est", 30, 1.0000000000000002]
    sheets["Pools"][0].append("Floor")
    sheets["Pools"][1].append(-2.7e-17)
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert case.settings["months"] == 2
    assert case.rows("directions")[0].values["customers_share"] == 1.0
    assert case.rows("pools")[0].values["floor"] == 0.0


def test_the_order_of_sheets_does_not_matter(tmp_path: Path) -> None:
    sheets = minimal_case()
    case = _read(tmp_path, dict(reversed(sheets.items())))
    assert case.findings == ()
    assert case.fingerprint == _sound(tmp_path)


def test_the_language_asked_for_is_the_one_that_is_spoken(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "case.xlsx", minimal_case())
    assert read_case(path).language == "en"
    assert read_case(path, "fr").language == "fr"
    assert read_case(path, "fr").title("routes") == "Mobilité"


def test_costs_are_read_in_the_currency_of_the_case(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Advisor types"] = [["Type", "Training cost"], ["CCO", "2 500 CHF"]]
    (found,) = _read(tmp_path, sheets).findings
    assert found.code == "reading.other_unit"
    sheets["Settings"].append(["currency", "CHF"])
    case = _read(tmp_path, sheets)
    assert case.findings == ()
    assert case.rows("types")[0].values["training_cost"] == 2500.0


def test_months_may_stand_in_any_order(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Workload"] = [["2012-02", "Activity", "2012-01"], [45, "Front desk", 40]]
    case = _read(tmp_path, sheets)
    assert case.fingerprint == _sound(tmp_path)
    assert list(case.rows("workload")[0].months.items()) == [(Month(2012, 1), 40.0), (Month(2012, 2), 45.0)]


@pytest.mark.office
def test_a_file_saved_by_libreoffice(tmp_path: Path) -> None:
    """Every sheet, after LibreOffice has read it and written it again."""
    source = write_workbook(tmp_path / "case.xlsx", render("fr"))
    target = tmp_path / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(source)],
        check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    case = read_case(target / "case.xlsx")
    assert case.findings == ()
    assert case.fingerprint == read_case(source).fingerprint


@pytest.mark.parametrize("corner", [None, "Customers", "Parc clients", "Customers at the end of the month"])
@pytest.mark.parametrize("source", [False, True])
def test_the_corner_of_a_table_by_month_needs_no_heading(
    tmp_path: Path, corner: str | None, source: bool
) -> None:
    """What the rows of Customers are is clear from their names: the contract gives that column no name."""
    sheets = minimal_case()
    del sheets["Workload"]
    sheets["Activities"] = [["Activity", "Units per FTE"], ["Front desk", 10]]
    beside: list[object] = ["Source"] if source else []
    sheets["Customers"] = [
        [corner, *beside, "2012-01", "2012-02"],
        ["customers", *(["F"] if source else []), 400, 450],
    ]
    case = _read(tmp_path, sheets)
    assert [(f.level, f.cell) for f in case.findings] == [(Level.INFO, "A1")]
    assert "read as “Line”" in case.findings[0].message
    assert list(case.rows("customers")[0].months.values()) == [400, 450]


def test_the_corner_of_a_table_of_names(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Training seats"] = [[None, "2012-01"], ["Est", 4]]
    sheets["Pool floors"] = [["FTE by month", "2012-01"], ["CCO Ouest", 4]]
    case = _read(tmp_path, sheets)
    assert case.rows("seats")[0].values["direction"] == "Est"
    # The names are checked as ever.
    assert [(f.sheet, f.cell) for f in errors(case.findings)] == [("Pool floors", "A2")]


def test_a_corner_that_may_be_either_of_two_columns_is_an_error(tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Training seats"] = [[None, None, "2012-01"], ["Est", "Est", 4]]
    assert [f.sheet for f in errors(_read(tmp_path, sheets).findings)] == ["Training seats"]
