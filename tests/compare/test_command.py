"""``planner compare``: words in both languages, JSON, and the workbook of differences."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.compare.conftest import Call
from tests.grade.cases import french, sheets
from tests.support import Sheets, write_workbook


def _edited() -> Sheets:
    new = sheets()
    new["Advisor types"][1][2] = 200
    new["Workload"][1][1:] = [33, 36.3, 39.6]
    return new


@pytest.fixture
def books(tmp_path: Path) -> tuple[Path, Path]:
    """The small case, and one with dearer training and a tenth more work."""
    return (
        write_workbook(tmp_path / "old.xlsx", sheets()),
        write_workbook(tmp_path / "new.xlsx", _edited()),
    )


def test_the_terminal_says_edits_effects_and_who_is_told_again(call: Call, books: tuple[Path, Path]) -> None:
    found = call("compare", *books)
    assert found.code == 0
    assert "Inputs that differ: 4" in found.out
    assert "Front desk: 3 months, Jan 2012 to Mar 2012, × 1.1" in found.out
    assert "CCO · Training cost: 100 → 200" in found.out
    assert "assignment changes" in found.out


def test_the_same_file_twice_differs_in_nothing(call: Call, books: tuple[Path, Path]) -> None:
    found = call("compare", books[0], books[0])
    assert found.code == 0
    assert "Nothing differs" in found.out


def test_french_speaks_french(call: Call, tmp_path: Path) -> None:
    old = write_workbook(tmp_path / "old.xlsx", sheets())
    found = call("compare", old, write_workbook(tmp_path / "new.xlsx", french(_edited())))
    assert found.code == 0
    assert "Entrées qui diffèrent\u00a0: 4" in found.out
    assert "Coût de formation\u00a0: 100 → 200" in found.out


def test_json_holds_edits_effects_and_differences(call: Call, books: tuple[Path, Path]) -> None:
    content = call("compare", *books, "--json").json
    assert content["status"] == "different"
    assert {(one["sheet"], one["cell"]) for one in content["inputs"]} == {
        ("types", "C2"), ("workload", "B2"), ("workload", "C2"), ("workload", "D2"),
    }  # fmt: skip
    steps = content["effects"]["steps"]
    change = content["new"]["goals"]["cost"] - content["old"]["goals"]["cost"]
    rest = content["effects"]["remainder"]["cost"]
    assert sum(step["goals"]["cost"] for step in steps) + rest == pytest.approx(change)
    for one in content["transfers"]:
        assert one["old"] != one["new"]


def test_without_a_plan_on_one_side_it_ends_with_three(call: Call, tmp_path: Path) -> None:
    new = sheets()
    new["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["2012", "2012-01", "2012-03", 60]]
    old = write_workbook(tmp_path / "old.xlsx", sheets())
    found = call("compare", old, write_workbook(tmp_path / "new.xlsx", new))
    assert found.code == 3
    assert "no plan" in found.out


def test_bad_input_ends_with_two(call: Call, books: tuple[Path, Path], tmp_path: Path) -> None:
    assert call("compare", books[0], tmp_path / "nothing.xlsx").code == 2


def test_the_workbook_shows_both_values_and_only_what_differs(
    call: Call, books: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "diff.xlsx"
    assert call("compare", *books, "-o", target).code == 0
    book = load_workbook(target, data_only=True)
    assert book.sheetnames[:2] == ["Comparison", "Inputs"]
    rows = list(book["Inputs"].iter_rows(min_row=5, values_only=True))
    assert ("Advisor types", "C2", "CCO · Training cost", 100, 200, 100) in rows
    assert len([row for row in rows if row[0]]) == 4
    for row in book["Moves"].iter_rows(min_row=5, values_only=True):
        if row[0]:
            assert row[5] == pytest.approx(row[4] - row[3])
    assert call("compare", *books, "-o", target).code == 2, "an existing file is kept"


@pytest.mark.office
def test_an_office_program_calculates_the_same_differences(
    call: Call, books: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "diff.xlsx"
    call("compare", *books, "-o", target)
    folder = tmp_path / "calculated"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(target)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    ours, theirs = (load_workbook(path, data_only=True) for path in (target, folder / "diff.xlsx"))
    formulas = load_workbook(target)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    expected = ours[sheet.title][cell.coordinate].value
                    assert theirs[sheet.title][cell.coordinate].value == pytest.approx(expected, abs=1e-6)
                    compared += 1
    assert compared > 10
