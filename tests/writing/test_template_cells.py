"""What stands in the cells of a new workbook: headings, hints, lists, limits, colours and formats."""

from __future__ import annotations

import datetime

import pytest
from xlsxwriter.utility import quote_sheetname

from planner.examples import EXAMPLES, load
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.results import RESULTS
from planner.schema.rules import RULES
from planner.schema.types import LANGUAGES, Sheet
from planner.writing.template.cover import LINKED
from planner.writing.template.layout import lay_out
from tests.writing.new_books import FIRST, HEADER, NewBooks, headings, validation


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    return NewBooks(tmp_path_factory.mktemp("new"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", INPUTS, ids=lambda sheet: sheet.key)
def test_headings_are_the_schema_s_with_their_meaning_as_comment(
    books: NewBooks, sheet: Sheet, language: str
) -> None:
    page = books.sheet("open-2012", language, sheet.key)
    places = headings(page)
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
def test_names_are_chosen_from_what_is_declared(books: NewBooks, language: str) -> None:
    book = books.book("open-2012", language)
    pools = book[input_sheet("pools").label.text(language)]
    type_column = headings(pools)["Type"]
    assert validation(pools, FIRST, type_column).formula1 == "list_types"
    types = input_sheet("types").label.text(language)
    assert book.defined_names["list_types"].attr_text == (
        f"OFFSET('{types}'!$A$4,0,0,MAX(1,COUNTA('{types}'!$A$4:$A$1000)),1)"
    )
    referred = {column.refers_to for sheet in INPUTS for column in sheet.columns if column.refers_to}
    assert {f"list_{key}" for key in (*referred, "sheets", "rule")} == set(book.defined_names)
    sheets = book.worksheets[0]["B19:B38"]
    assert book.defined_names["list_sheets"].attr_text == f"'{book.worksheets[0].title}'!$B$19:$B$38"
    assert [row[0].value for row in sheets] == [sheet.label.text(language) for sheet in INPUTS]


@pytest.mark.parametrize(("language", "modes"), [("en", "hard,soft,off"), ("fr", "ferme,souple,inactive")])
def test_choices_are_in_the_language_of_the_file(books: NewBooks, language: str, modes: str) -> None:
    rules = books.sheet("open-2012", language, "rules")
    rule = validation(rules, FIRST, headings(rules)["Mode"])
    assert rule.formula1 == f'"{modes}"'
    assert rule.error.startswith("One of" if language == "en" else "Au choix")
    assert rules.cell(FIRST, headings(rules)["Mode"]).value == modes.split(",", maxsplit=1)[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_rules_list_offers_every_family(books: NewBooks, language: str) -> None:
    """In a hidden column of the cover, as in French the names are more than a validation holds."""
    rules, book = books.sheet("blank", language, "rules"), books.book("blank", language)
    assert validation(rules, FIRST, 1).formula1 == "list_rule"
    cells = book.defined_names["list_rule"].attr_text.rpartition("!")[2].replace("$", "")
    offered = [row[0].value for row in book.worksheets[0][cells]]
    assert offered == [rule.label.fr if language == "fr" else rule.id for rule in RULES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_and_numbers_are_bounded(books: NewBooks, language: str) -> None:
    directions = books.sheet("blank", language, "directions")
    places = headings(directions)
    label = {column.key: column.label.text(language) for column in input_sheet("directions").columns}
    share = validation(directions, FIRST, places[label["customers_share"]])
    assert (share.type, share.formula1, share.formula2) == ("decimal", "0.0", "1.0")
    assert "60\u00a0%" in share.error.replace("60 %", "60\u00a0%")
    seats = validation(directions, FIRST, places[label["training_seats"]])
    assert (seats.type, seats.operator, seats.formula1) == ("decimal", "greaterThanOrEqual", "0.0")
    latitude = validation(directions, FIRST, places["Latitude"])
    assert (latitude.formula1, latitude.formula2) == ("-90", "90")
    opens = validation(directions, FIRST, places[label["opens"]])
    assert (opens.type, opens.errorStyle) == ("date", "warning")


def test_a_name_may_stand_once(books: NewBooks) -> None:
    directions = books.sheet("small", "en", "directions")
    rule = validation(directions, FIRST, 1)
    assert (rule.type, rule.formula1) == ("custom", "COUNTIF($A$4:$A$1000,A4)<=1")


def test_each_setting_is_checked_as_what_it_is(books: NewBooks) -> None:
    settings = books.sheet("open-2012", "en", "settings")
    kinds = {
        settings.cell(row, 1).value: validation(settings, row, 2).type
        for row in range(FIRST, settings.max_row + 1)
        if settings.cell(row, 1).value not in ("title", "currency")
    }
    assert kinds["first month"] == "date"
    assert kinds["months"] == "whole"
    assert kinds["mobility share"] == "decimal"


def test_inputs_are_yellow_and_blue_and_facts_are_told_apart(books: NewBooks) -> None:
    directions = books.sheet("open-2012", "en", "directions")
    places = headings(directions)
    assumed = directions.cell(FIRST, places["Starting staff"])
    fact = directions.cell(FIRST, places["Minimum staff"])
    assert assumed.fill.fgColor.rgb == "FFFFFBE0"
    assert assumed.font.color.rgb == "FF0000C0"
    assert fact.fill.fgColor.rgb != assumed.fill.fgColor.rgb
    assert fact.comment is not None
    assert fact.comment.text.startswith("F4: A centre has at least 120 advisors")


def test_number_formats_follow_the_kind(books: NewBooks) -> None:
    directions = books.sheet("open-2012", "fr", "directions")
    places = headings(directions)
    row = FIRST + 3
    assert directions.cell(row, places["Part des clients"]).number_format == "0%"
    assert directions.cell(row, places["Attrition"]).number_format == "0.0%"
    assert directions.cell(row, places["Ouverture"]).number_format == "[$-40C]mmm yy"
    assert directions.cell(row, places["Ouverture"]).value == datetime.datetime(2012, 4, 1)
    pools = books.sheet("open-2012", "fr", "pools")
    assert pools.cell(FIRST, headings(pools)["Départs par mois"]).number_format == "#,##0.000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_links_to_every_sheet(books: NewBooks, language: str) -> None:
    book = books.book("open-2012", language)
    cover = book.worksheets[0]
    assert cover.title == ("Read me" if language == "en" else "Lisez-moi")
    titles = [sheet.title for sheet in book.worksheets[1:]]
    assert titles == [*(sheet.label.text(language) for sheet in INPUTS), "Sources"]
    linked = [link.location for row in cover.iter_rows() for cell in row if (link := cell.hyperlink)]
    results = [RESULTS[key].text(language) for key in LINKED]  # there once the case is solved
    assert linked == [f"{quote_sheetname(title)}!A1" for title in (*titles, *results)]
    words = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value}
    assert any(f"planner solve open-2012.{language}.xlsx" in line for line in words)


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_languages_have_the_same_cells(books: NewBooks, name: str) -> None:
    english, french = (books.book(name, language) for language in LANGUAGES)
    for left, right in zip(english.worksheets, french.worksheets, strict=True):
        filled = [
            {c.coordinate for row in page.iter_rows() for c in row if c.value is not None}
            for page in (left, right)
        ]
        assert filled[0] == filled[1], left.title
        assert len(left.data_validations.dataValidation) == len(right.data_validations.dataValidation)


def test_every_sheet_is_ready_to_print_and_to_scroll(books: NewBooks) -> None:
    example = load("open-2012")
    book = books.book("open-2012", "en")
    for sheet in INPUTS:
        page = book[sheet.label.en]
        layout = lay_out(sheet, example)
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == f"${HEADER}:${HEADER}"
        assert page.freeze_panes is not None
        assert page.freeze_panes.endswith(str(FIRST))
        assert page.max_row >= layout.last_filled + 1
