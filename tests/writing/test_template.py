"""New workbooks: read back without a fault, say what they want in their language, and look as the page says."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import planner.api as planner
from planner.examples import EXAMPLES, load
from planner.findings import errors
from planner.reading.types import Case
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.rules import RULES
from planner.schema.types import LANGUAGES, Kind, Sheet
from planner.writing.template import new_workbook
from planner.writing.template.layout import FIRST_ROW, HEADER_ROW, lay_out

HEADER, FIRST = HEADER_ROW + 1, FIRST_ROW + 1  # as a spreadsheet counts
_TYPED = (Kind.NUMBER, Kind.SHARE, Kind.INTEGER, Kind.MONTH, Kind.CHOICE, Kind.YESNO, Kind.NAME)
FILLED = tuple(name for name in EXAMPLES if name != "blank")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every example in both languages, written once."""
    folder = tmp_path_factory.mktemp("new")
    paths = {
        (name, language): folder / f"{name}.{language}.xlsx" for name in EXAMPLES for language in LANGUAGES
    }
    for (name, language), path in paths.items():
        new_workbook(path, name, language)
    return paths


Books = dict[tuple[str, str], Path]


def _sheet(books: Books, name: str, language: str, key: str) -> Worksheet:
    book = load_workbook(books[name, language])
    sheet: Worksheet = book[input_sheet(key).label.text(language)]
    return sheet


def _headings(sheet: Worksheet) -> dict[str, int]:
    """Heading without its unit → column, from 1."""
    return {
        str(cell.value).split(" (")[0]: cell.column
        for cell in sheet[HEADER]
        if cell.value is not None and not isinstance(cell.value, datetime.datetime)
    }


def _validation(sheet: Worksheet, row: int, column: int) -> Any:
    place = sheet.cell(row, column).coordinate
    return next(rule for rule in sheet.data_validations.dataValidation if place in rule.sqref)


# --- reading back ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_an_example_is_read_back_whole_and_without_a_finding(books: Books, name: str, language: str) -> None:
    case = planner.read(books[name, language])
    assert case.findings == ()
    assert case.language == language
    example = load(name)
    for sheet in INPUTS:
        rows = example.sheets.get(sheet.key, ())
        assert len(case.rows(sheet.key)) == len(rows), sheet.key  # no title or hint is taken for a row
        for row, entry in zip(case.rows(sheet.key), rows, strict=True):
            months = {example.first_month.plus(t): v for t, v in enumerate(entry.months) if v is not None}
            assert dict(row.months) == months
            for column in sheet.columns:
                value = entry.values.get(column.key)
                if column.kind in _TYPED and not column.result:
                    expected = column.default if value is None else value
                    assert row.values[column.key] == expected, (sheet.key, column.key, entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_lacks_nothing_but_its_rows(books: Books, language: str) -> None:
    case = planner.read(books["blank", language])
    assert {finding.sheet for finding in errors(case.findings)} == {
        input_sheet(key).label.text(language) for key in ("directions", "types", "pools")
    }
    assert len(case.findings) == 3


def test_blank_settings_stay_blank_and_their_notes_say_the_default(books: Books) -> None:
    sheet = _sheet(books, "blank", "en", "settings")
    values = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(FIRST, sheet.max_row + 1)}
    notes = {
        sheet.cell(row, 1).value: str(sheet.cell(row, 5).value) for row in range(FIRST, sheet.max_row + 1)
    }
    assert {key for key, value in values.items() if value is not None} == {"first month"}
    assert "Blank: 130" in notes["productive hours"]
    assert "Blank: 85 %" in notes["occupancy"]
    assert "Blank: 20,000" in notes["unmet cost"]


def test_filling_in_a_blank_workbook_gives_a_case_that_solves(books: Books, tmp_path: Path) -> None:
    book = load_workbook(books["blank", "fr"])
    rows: dict[str, list[object]] = {
        "directions": ["Est"],
        "types": ["CCO"],
        "pools": ["CCO Est", "CCO", "Est", 20],
        "workload": ["Accueil", "Est", None, 12],
    }
    for key, values in rows.items():
        for column, value in enumerate(values, 1):
            book[input_sheet(key).label.fr].cell(FIRST, column, value)
    book[input_sheet("activities").label.fr].cell(FIRST, 1, "Accueil")
    book[input_sheet("directions").label.fr].cell(FIRST, 11, 1)
    path = tmp_path / "rempli.xlsx"
    book.save(path)
    plan = planner.solve(planner.read(path))
    assert plan.goals["service"] == pytest.approx(0.0, abs=1e-6)
    assert plan.quantities.transfers.sum() == pytest.approx(12.0)


# --- what stands in the cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", INPUTS, ids=lambda sheet: sheet.key)
def test_headings_are_the_schema_s_with_their_meaning_as_comment(
    books: Books, sheet: Sheet, language: str
) -> None:
    page = _sheet(books, "open-2012", language, sheet.key)
    places = _headings(page)
    for column in sheet.columns:
        if column.result:
            assert column.label.text(language) not in places
            continue
        comment = page.cell(HEADER, places[column.label.text(language)]).comment
        assert comment is not None
        assert comment.text.startswith(column.meaning.text(language))
    if sheet.months:
        months = [cell.value for cell in page[HEADER] if isinstance(cell.value, datetime.datetime)]
        assert len(months) == 24
        assert (months[0], months[-1]) == (datetime.datetime(2012, 1, 1), datetime.datetime(2013, 12, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_chosen_from_what_is_declared(books: Books, language: str) -> None:
    book = load_workbook(books["open-2012", language])
    pools = book[input_sheet("pools").label.text(language)]
    type_column = _headings(pools)["Type"]
    assert _validation(pools, FIRST, type_column).formula1 == "list_types"
    types = input_sheet("types").label.text(language)
    assert book.defined_names["list_types"].attr_text == (
        f"OFFSET('{types}'!$A$4,0,0,MAX(1,COUNTA('{types}'!$A$4:$A$1000)),1)"
    )
    referred = {column.refers_to for sheet in INPUTS for column in sheet.columns if column.refers_to}
    assert {f"list_{key}" for key in (*referred, "sheets")} == set(book.defined_names)
    sheets = book.worksheets[0]["B19:B36"]
    assert book.defined_names["list_sheets"].attr_text == f"'{book.worksheets[0].title}'!$B$19:$B$36"
    assert [row[0].value for row in sheets] == [sheet.label.text(language) for sheet in INPUTS]


@pytest.mark.parametrize(("language", "modes"), [("en", "hard,soft,off"), ("fr", "ferme,souple,inactive")])
def test_choices_are_in_the_language_of_the_file(books: Books, language: str, modes: str) -> None:
    rules = _sheet(books, "open-2012", language, "rules")
    rule = _validation(rules, FIRST, _headings(rules)["Mode"])
    assert rule.formula1 == f'"{modes}"'
    assert rule.error.startswith("One of" if language == "en" else "Au choix")
    assert rules.cell(FIRST, _headings(rules)["Mode"]).value == modes.split(",", maxsplit=1)[0]


def test_the_rules_list_offers_every_family(books: Books) -> None:
    rules = _sheet(books, "blank", "en", "rules")
    assert _validation(rules, FIRST, 1).formula1.strip('"').split(",") == [rule.id for rule in RULES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_and_numbers_are_bounded(books: Books, language: str) -> None:
    directions = _sheet(books, "blank", language, "directions")
    places = _headings(directions)
    label = {column.key: column.label.text(language) for column in input_sheet("directions").columns}
    share = _validation(directions, FIRST, places[label["customers_share"]])
    assert (share.type, share.formula1, share.formula2) == ("decimal", "0.0", "1.0")
    assert "60 %" in share.error
    seats = _validation(directions, FIRST, places[label["training_seats"]])
    assert (seats.type, seats.operator, seats.formula1) == ("decimal", "greaterThanOrEqual", "0.0")
    latitude = _validation(directions, FIRST, places["Latitude"])
    assert (latitude.formula1, latitude.formula2) == ("-90", "90")
    opens = _validation(directions, FIRST, places[label["opens"]])
    assert (opens.type, opens.errorStyle) == ("date", "warning")


def test_a_name_may_stand_once(books: Books) -> None:
    directions = _sheet(books, "small", "en", "directions")
    rule = _validation(directions, FIRST, 1)
    assert (rule.type, rule.formula1) == ("custom", "COUNTIF($A$4:$A$1000,A4)<=1")


def test_each_setting_is_checked_as_what_it_is(books: Books) -> None:
    settings = _sheet(books, "open-2012", "en", "settings")
    kinds = {
        settings.cell(row, 1).value: _validation(settings, row, 2).type
        for row in range(FIRST, settings.max_row + 1)
        if settings.cell(row, 1).value not in ("title", "currency")
    }
    assert kinds["first month"] == "date"
    assert kinds["months"] == "whole"
    assert kinds["mobility share"] == "decimal"


def test_inputs_are_yellow_and_blue_and_facts_are_told_apart(books: Books) -> None:
    directions = _sheet(books, "open-2012", "en", "directions")
    places = _headings(directions)
    assumed = directions.cell(FIRST, places["Starting staff"])
    fact = directions.cell(FIRST, places["Minimum staff"])
    assert assumed.fill.fgColor.rgb == "FFFFFBE0"
    assert assumed.font.color.rgb == "FF0000C0"
    assert fact.fill.fgColor.rgb != assumed.fill.fgColor.rgb
    assert fact.comment is not None
    assert fact.comment.text.startswith("F4: A centre has at least 120 advisors")


def test_number_formats_follow_the_kind(books: Books) -> None:
    directions = _sheet(books, "open-2012", "fr", "directions")
    places = _headings(directions)
    row = FIRST + 3
    assert directions.cell(row, places["Part des clients"]).number_format == "0%"
    assert directions.cell(row, places["Attrition"]).number_format == "0.0%"
    assert directions.cell(row, places["Ouverture"]).number_format == "[$-40C]mmm yy"
    assert directions.cell(row, places["Ouverture"]).value == datetime.datetime(2012, 4, 1)
    pools = _sheet(books, "open-2012", "fr", "pools")
    assert pools.cell(FIRST, _headings(pools)["Départs par mois"]).number_format == "#,##0.000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_links_to_every_sheet(books: Books, language: str) -> None:
    book = load_workbook(books["open-2012", language])
    cover = book.worksheets[0]
    assert cover.title == ("Read me" if language == "en" else "Lisez-moi")
    linked = [link.location for row in cover.iter_rows() for cell in row if (link := cell.hyperlink)]
    assert linked == [f"'{sheet.label.text(language)}'!A1" for sheet in INPUTS]
    titles = [sheet.title for sheet in book.worksheets]
    assert titles == [cover.title, *(sheet.label.text(language) for sheet in INPUTS), "Sources"]
    words = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value}
    assert any(f"planner solve open-2012.{language}.xlsx" in line for line in words)


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_languages_have_the_same_cells(books: Books, name: str) -> None:
    english, french = (load_workbook(books[name, language]) for language in LANGUAGES)
    for left, right in zip(english.worksheets, french.worksheets, strict=True):
        filled = [
            {c.coordinate for row in page.iter_rows() for c in row if c.value is not None}
            for page in (left, right)
        ]
        assert filled[0] == filled[1], left.title
        assert len(left.data_validations.dataValidation) == len(right.data_validations.dataValidation)


def test_every_sheet_is_ready_to_print_and_to_scroll(books: Books) -> None:
    example = load("open-2012")
    book = load_workbook(books["open-2012", "en"])
    for sheet in INPUTS:
        page = book[sheet.label.en]
        layout = lay_out(sheet, example)
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == f"${HEADER}:${HEADER}"
        assert page.freeze_panes is not None
        assert page.freeze_panes.endswith(str(FIRST))
        assert page.max_row >= layout.last_filled + 1


# --- the file --------------------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_not_touched_without_force(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    path.write_text("mine")
    with pytest.raises(FileExistsError, match=r"case\.xlsx"):
        new_workbook(path, "small", "en")
    assert path.read_text() == "mine"
    new_workbook(path, "small", "en", force=True)
    assert planner.read(path).findings == ()
    assert [each.name for each in tmp_path.iterdir()] == ["case.xlsx"]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.xlsx"
    path.write_text("mine")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        new_workbook(path, "small", "en", force=True)
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["case.xlsx"]


def test_an_unknown_example_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        new_workbook(tmp_path / "case.xlsx", "closed-2012", "en")


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_opens_it_recalculates_it_and_reads_the_same_case(
    books: Books, tmp_path: Path, language: str
) -> None:
    original = books["open-2012", language]
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(original)], check=True, timeout=180, capture_output=True
    )
    saved = tmp_path / original.name
    assert saved.exists()
    before, after = planner.read(original), planner.read(saved)
    assert after.findings == ()
    assert _tables(before) == _tables(after)
    shown = {
        str(c.value) for page in load_workbook(saved).worksheets for row in page.iter_rows() for c in row
    }
    assert not {value for value in shown if value.startswith(("#", "Err:"))}


def _tables(case: Case) -> dict[str, list[tuple[object, ...]]]:
    """All rows; numbers to 12 digits, since LibreOffice saves 15."""
    return {
        key: [(*map(_digits, row.values.values()), *map(_digits, row.months.values())) for row in table.rows]
        for key, table in case.tables.items()
    }


def _digits(value: object) -> object:
    return float(f"{value:.12g}") if isinstance(value, float) else value


@pytest.mark.office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("name", ["open-2012", "blank"])
def test_it_prints_without_hashes_and_blank_pages(books: Books, tmp_path: Path, name: str) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(books[name, "fr"])],
        check=True,
        timeout=180,
        capture_output=True,
    )
    printed = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / f"{name}.fr.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = printed.split("\f")[:-1]
    assert len(pages) >= len(INPUTS)
    assert "###" not in printed
    assert all(len(page.split()) > 10 for page in pages)
