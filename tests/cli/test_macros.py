"""A case with macros keeps them: in the plan's default name, where it is named, and in a marked copy."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Call
from tests.support import minimal_case

MACROS = b"what a macro project holds"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The smallest case, in a workbook with macros."""
    path = tmp_path / "case.xlsm"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_vba_project(BytesIO(MACROS), is_stream=True)
        for title, rows in minimal_case().items():
            sheet = book.add_worksheet(title)
            for row, values in enumerate(rows):
                sheet.write_row(row, 0, values)
    return path


def _macros(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        assert b"macroEnabled" in archive.read("[Content_Types].xml")
        return archive.read("xl/vbaProject.bin")


def test_the_plan_of_a_case_with_macros_has_them(call: Call, case: Path) -> None:
    assert call("solve", case).code == 0
    assert _macros(case.with_name("case.plan.xlsm")) == MACROS
    assert call("solve", case.with_name("case.plan.xlsm")).code == 0
    assert _macros(case.with_name("case.plan-2.xlsm")) == MACROS


def test_a_name_with_macros_is_accepted(call: Call, case: Path, tmp_path: Path) -> None:
    assert call("solve", case, "-o", tmp_path / "agreed.xlsm").code == 0
    assert _macros(tmp_path / "agreed.xlsm") == MACROS
    told = call("solve", case, "-o", tmp_path / "plain.xlsx")
    assert told.code == 0
    assert "The macros of case.xlsm are not carried over" in told.err
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as archive:
        assert "xl/vbaProject.bin" not in archive.namelist()


def test_a_marked_copy_keeps_them_and_speaks_as_asked(call: Call, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsm"
    assert call("check", case, "--mark", target, "--lang", "fr").code == 0
    assert _macros(target) == MACROS
    with zipfile.ZipFile(target) as archive:
        assert b"Constats" in archive.read("xl/workbook.xml")
