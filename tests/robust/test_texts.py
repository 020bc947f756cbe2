"""Texts that no cell can hold as they are: cut, or shown with a mark, and never the end of a plan."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import planner
from planner import api
from planner.cli.main import main
from planner.plan.types import Plan
from planner.reading.workbook import read_case
from planner.schema.languages import LANGUAGES
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.spreadsheet.events import run_events
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.properties import custom_properties
from planner.spreadsheet.text import MAX_PROPERTY, MAX_TEXT, cell_text, is_sound, pieces_of, sound_text
from planner.writing.plan_workbook import render_plan
from tests.support import minimal_case, write_workbook

LONG = "why " * 10_000


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", minimal_case())))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * MAX_TEXT, "x" * MAX_TEXT),
        ("x" * (MAX_TEXT + 1), "x" * (MAX_TEXT - 1) + "…"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("été 🙂", "été 🙂"),
    ],
)
def test_what_a_cell_holds(text: str, shown: str) -> None:
    assert cell_text(text) == shown


@pytest.mark.parametrize("text", ["", "abc", "ab cd ef", "abcdefghij", "      "])
def test_pieces_give_the_text_again(text: str) -> None:
    pieces = pieces_of(text, 4)
    assert "".join(pieces) == text
    assert all(len(piece) <= 4 for piece in pieces)
    assert text.isspace() or all(piece == piece.strip() for piece in pieces)


def test_who_and_why_of_any_length_are_kept_for_the_next_version(plan: Plan, tmp_path: Path) -> None:
    signed = api.sign_plan(plan, author="A" * 40_000, why=LONG)
    rendered = render_plan(signed, ".xlsx")
    assert not rendered.alone
    assert {found.code for found in rendered.findings} == {"writing.cut", "writing.cut_property"}
    path = rendered.save(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path, data_only=True)
    texts = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert max(map(len, texts)) == MAX_TEXT
    assert any("32,767 characters" in text for text in texts)
    previous = read_case(path).previous
    assert previous is not None
    assert previous.versions[0].why == LONG.strip()
    assert previous.identity.author == "A" * 40_000


def test_half_a_character_is_shown_as_one_that_is_none(plan: Plan, tmp_path: Path) -> None:
    path = planner.write(api.sign_plan(plan, author="J\udce9r\u00f4me", why="\ud83d"), tmp_path / "plan.xlsx")
    previous = read_case(path).previous
    assert previous is not None
    assert previous.identity.author == "J\ufffdrôme"
    assert previous.versions[0].why == "\ufffd"


def test_the_command_takes_them_too(plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "plan.xlsx"
    arguments = ["--author", "\udcff", "--why", LONG, "-o", str(target)]
    assert main(["solve", str(plan.case.path), *arguments]) == 0
    assert "32,767 characters" in " ".join(capsys.readouterr().err.split())
    assert main(["solve", str(target), "-o", str(tmp_path / "plan-2.xlsx")]) == 0


def test_thousands_of_texts_of_a_sheet_are_recorded_in_several_cells(tmp_path: Path) -> None:
    """The record of a sheet with thousands of pools takes several cells, and is read back whole."""
    pools = [[f"Pool {number}", "CCO", "Est", 0] for number in range(5_700)]
    sheets = minimal_case()
    sheets["Pools"] += pools
    case = read_case(write_workbook(tmp_path / "large.xlsx", sheets))
    path = planner.write(planner.solve(case), tmp_path / "plan.xlsx")
    previous = read_case(path).previous
    assert previous is not None
    assert max(len(record) for record in previous.written.values()) > MAX_TEXT
    assert len(previous.inputs) > 5_700


def test_a_document_property_that_is_cut_is_named(plan: Plan) -> None:
    rendered = render_plan(api.sign_plan(plan, author="A" * 300), ".xlsx")
    (said,) = [one for one in rendered.findings if one.code == "writing.cut_property"]
    assert "planner.author" in said.message
    kept = custom_properties(open_package(rendered.data))["planner.author"]
    assert kept == "A" * (MAX_PROPERTY - 1) + "…"


def test_a_text_of_the_rules_sheet_that_is_cut_is_named(tmp_path: Path) -> None:
    """Where a limit is tightest names what it is about: two long names are longer than a cell."""
    sheets = minimal_case()
    name = "E" * 32_760
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Minimum staff", "Share of customers"],
        [name, 30, 30, 1],
    ]
    sheets["Pools"][1][2] = name
    sheets["Rules"] = [["Rule", "Mode"], ["minimum_staff", "hard"]]
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets)))
    cut = {found.sheet for found in render_plan(plan, ".xlsx").findings if found.code == "writing.cut"}
    assert "Rules" in cut


@pytest.mark.parametrize("odd", ["\x01", "\x1b", "\ufffe", "\ud83d"])
def test_what_no_file_can_hold_is_shown_with_a_mark(odd: str) -> None:
    assert sound_text(f"a{odd}b") == "a\ufffdb"
    assert not is_sound(f"a{odd}b")
    assert is_sound("été 🙂\ttab\nline")


def test_control_characters_in_names_damage_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Excel writes them as _x0001_: in formulas, charts and properties they would be no XML."""
    sheets = minimal_case()
    sheets["Settings"].append(["title", "a\x01title"])
    for place in (sheets["Directions"][1], sheets["Advisor types"][1], sheets["Pools"][1]):
        place[0] = f"{place[0]}\x01b"
    sheets["Pools"][1][1:3] = ["CCO\x01b", "Est\x01b"]
    case, plan = write_workbook(tmp_path / "case.xlsx", sheets), tmp_path / "plan.xlsx"
    assert main(["solve", str(case), "-o", str(plan)]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "Pools, A2" in said
    assert "Type these texts again" in said
    package = open_package(plan.read_bytes())
    for part in package.parts:
        if part.endswith((".xml", ".rels")):
            run_events(package.data(part), part, lambda *_: None)
    again = planner.solve(planner.read(plan))
    assert again.dataset.pools[0].name == "CCO Est\ufffdb"
    assert again.goals["stability"] == pytest.approx(0)


def test_no_help_of_ours_is_longer_than_excel_shows() -> None:
    """A drop-down's help has 255 characters at most, its title 32."""
    for column in DECISION_COLUMNS:
        for language in LANGUAGES:
            assert len(column.meaning.text(language)) <= 255
            assert len(column.label.text(language)) <= 32
