"""New workbooks are read back whole and without a fault, also after LibreOffice, and harm no other file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

import planner.api as planner
from planner.examples import EXAMPLES, load
from planner.findings import errors
from planner.reading.types import Case
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.types import LANGUAGES, Kind, Label
from planner.writing.template import new_workbook
from tests.writing.new_books import FIRST, NewBooks

_TYPED = (Kind.NUMBER, Kind.SHARE, Kind.INTEGER, Kind.MONTH, Kind.CHOICE, Kind.YESNO, Kind.NAME)
FILLED = tuple(name for name in EXAMPLES if name != "blank")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    return NewBooks(tmp_path_factory.mktemp("new"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_an_example_is_read_back_whole_and_without_a_finding(
    books: NewBooks, name: str, language: str
) -> None:
    case = planner.read(books.path(name, language))
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
                    if isinstance(expected, Label):
                        expected = expected.text(case.language)
                    assert row.values[column.key] == expected, (sheet.key, column.key, entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_above_a_sheet_outlives_a_script_that_saves_it(
    books: NewBooks, language: str, tmp_path: Path
) -> None:
    target = tmp_path / "saved.xlsx"
    load_workbook(books.path("small", language)).save(target)
    for path in (books.path("small", language), target):
        for sheet in INPUTS:
            above = load_workbook(path)[sheet.label.text(language)].oddHeader.left
            assert above.text.strip() == f"{sheet.label.text(language)} – {sheet.purpose.text(language)}"
            assert (above.font, above.size) == ("Arial,Bold", 11)


@pytest.mark.parametrize("language", LANGUAGES)
def test_blank_lacks_nothing_but_its_rows(books: NewBooks, language: str) -> None:
    case = planner.read(books.path("blank", language))
    assert {finding.sheet for finding in errors(case.findings)} == {
        input_sheet(key).label.text(language) for key in ("directions", "types", "pools")
    }
    assert len(case.findings) == 3


def test_blank_settings_stay_blank_and_their_notes_say_the_default(books: NewBooks) -> None:
    sheet = books.sheet("blank", "en", "settings")
    values = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(FIRST, sheet.max_row + 1)}
    notes = {
        sheet.cell(row, 1).value: str(sheet.cell(row, 5).value) for row in range(FIRST, sheet.max_row + 1)
    }
    assert {key for key, value in values.items() if value is not None} == {"first month"}
    assert "Blank: 130" in notes["productive hours"]
    assert "Blank: 85 %" in notes["occupancy"]
    assert "Blank: 20,000" in notes["unmet cost"]


def test_filling_in_a_blank_workbook_gives_a_case_that_solves(books: NewBooks, tmp_path: Path) -> None:
    book = load_workbook(books.path("blank", "fr"))
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
    books: NewBooks, tmp_path: Path, language: str
) -> None:
    original = books.path("open-2012", language)
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
def test_it_prints_without_hashes_and_blank_pages(books: NewBooks, tmp_path: Path, name: str) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(books.path(name, "fr"))],
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
