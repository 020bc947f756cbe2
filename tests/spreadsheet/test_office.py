"""Grafted and marked workbooks opened, recalculated, printed and saved by LibreOffice."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.findings import Finding, Level
from planner.spreadsheet.cells import set_cells
from planner.spreadsheet.graft import graft
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package, changed_parts, package_bytes
from planner.spreadsheet.properties import custom_properties, set_custom_properties
from planner.spreadsheet.saving import save
from planner.spreadsheet.workbook import added_sheets, sheets, suit_extension
from planner.writing.marking import FILLS
from tests.spreadsheet.samples import results, rich_workbook, with_unknown_parts, write_marked

pytestmark = [
    pytest.mark.office,
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl"),
]
TITLES = ("Summary", "Transfers", "Staff")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A user profile that the conversions of this module share."""
    return tmp_path_factory.mktemp("profile").as_uri()


def converted(source: Path, profile: str, kind: str) -> Path:
    """The file that LibreOffice makes of ``source``; it reports success even where it made none."""
    folder = source.parent / f"as-{kind}"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = folder / f"{source.stem}.{kind}"
    assert made.exists()
    return made


def plan_of(package: Package) -> Package:
    solved = graft(package, results(), replace=TITLES, before_first=["Summary"], active="Summary")
    return set_custom_properties(set_cells(solved, "Inputs", {"D2": "noted"}), {"planner.id": "42"})


def loaded(package: Package, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(package_bytes(package)), data_only=values)


def plain(number_format: str) -> str:
    """A number format without the marks around literal text, which every program sets as it likes."""
    return number_format.replace("\\", "").replace('"', "")


@pytest.fixture(scope="module")
def plan() -> Package:
    return plan_of(suit_extension(open_package(with_unknown_parts(rich_workbook())), ".xlsx"))


@pytest.fixture(scope="module")
def resaved(plan: Package, profile: str, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The plan as LibreOffice saves it."""
    path = save(plan, tmp_path_factory.mktemp("resaved") / "plan.xlsx")
    return open_package(converted(path, profile, "xlsx").read_bytes())


def test_nothing_of_a_grafted_sheet_is_lost_on_loading(plan: Package, resaved: Package) -> None:
    assert [(e.title, e.state) for e in sheets(resaved)] == [(e.title, e.state) for e in sheets(plan)]
    before, after = loaded(plan), loaded(resaved)
    for title in TITLES:
        sheet, twin = before[title], after[title]
        assert len(twin._charts) == len(sheet._charts) == 1
        assert plain(twin["B2"].number_format) == plain(sheet["B2"].number_format)
        assert twin["A1"].fill.fgColor.rgb == sheet["A1"].fill.fgColor.rgb
        assert twin["B2"].comment.text.strip().endswith(f"note on {title}")
        assert twin.print_title_rows == "$1:$1"
        assert list(twin.tables) == list(sheet.tables)
        assert twin["A7"].hyperlink.target == "https://example.org/results"
    assert len(after["Inputs"]._charts) == 1


def test_recalculated_values_are_the_cached_ones(plan: Package, resaved: Package) -> None:
    before, after = loaded(plan, values=True), loaded(resaved, values=True)
    assert [before["Inputs"][c].value for c in ("C2", "C4", "D2")] == [300, 25, "noted"]
    for title in ("Inputs", "Notes & more"):
        for row in before[title].iter_rows():
            for cell in row:
                assert after[title][cell.coordinate].value == cell.value, cell.coordinate
    assert after["Staff"]["A3"].value == "yes"


def test_a_plan_that_came_back_from_libreoffice_is_solved_again(resaved: Package) -> None:
    assert added_sheets(resaved) == TITLES
    assert custom_properties(resaved)["planner.id"] == "42"
    again = plan_of(resaved)
    assert [entry.title for entry in sheets(again)] == [entry.title for entry in sheets(resaved)]
    assert not changed_parts(again, plan_of(again))
    unchanged = {name for name in resaved.parts if name not in changed_parts(resaved, again)}
    inputs = next(entry.part for entry in sheets(resaved) if entry.title == "Notes & more")
    assert {inputs, "xl/sharedStrings.xml"} <= unchanged


def test_a_plan_is_printed(plan: Package, profile: str, tmp_path: Path) -> None:
    made = converted(save(plan, tmp_path / "plan.xlsx"), profile, "pdf")
    assert made.stat().st_size > 10_000


def test_a_marked_copy_shows_its_marks(profile: str, tmp_path: Path) -> None:
    case = tmp_path / "case.xlsm"
    case.write_bytes(with_unknown_parts(rich_workbook()))
    findings = [
        Finding(Level.ERROR, "e", "Est is wrong.", "Inputs", "A3"),
        Finding(Level.WARNING, "w", "A remark is there.", "Inputs", "B2"),
    ]
    write_marked(case, findings, tmp_path / "marked.xlsx", "en")
    book = openpyxl.load_workbook(converted(tmp_path / "marked.xlsx", profile, "xlsx"))
    sheet = book["Inputs"]
    assert [sheet[c].fill.fgColor.rgb for c in ("A3", "B2")] == [FILLS[Level.ERROR], FILLS[Level.WARNING]]
    assert "Est is wrong." in sheet["A3"].comment.text
    assert "a remark" in sheet["B2"].comment.text
    assert "A remark is there." in sheet["B2"].comment.text
    assert plain(sheet["B2"].number_format) == "0.00 km"
    assert book["Findings"]["C5"].hyperlink.location.replace("'", "").replace("#", "") == "Inputs!A3"
