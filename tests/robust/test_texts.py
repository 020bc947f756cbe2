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
from planner.spreadsheet.text import MAX_TEXT, cell_text, pieces_of
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
    signed = api.signed(plan, author="A" * 40_000, why=LONG)
    rendered = render_plan(signed, ".xlsx")
    assert not rendered.alone
    assert {found.code for found in rendered.findings} == {"writing.cut"}
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
    path = planner.write(api.signed(plan, author="J\udce9r\u00f4me", why="\ud83d"), tmp_path / "plan.xlsx")
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
