"""Workbooks with a damaged or odd part that the case does not need: solved, and written, or refused before."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from planner.cli.main import main
from tests.reading.packages import parts_of, strict, write_parts
from tests.support import minimal_case, write_workbook

SPARE = "xl/worksheets/_rels/sheet6.xml.rels"


def _case(path: Path, changes: Mapping[str, bytes]) -> Path:
    """The smallest case beside a sheet of the user's with a link, with some parts changed."""
    sheets = minimal_case()
    sheets["My notes"] = [["mine"]]
    write_workbook(path, sheets)
    parts = parts_of(path)
    return write_parts(path, {**parts, SPARE: b"<Relationships/>", **changes})


def _solved(path: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The codes of what a solve found, which ends well."""
    assert main(["check", str(path)]) == 0
    capsys.readouterr()
    assert main(["solve", str(path), "-o", str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["kept"] is None or said["kept"]["changed"] == []
    return [found["code"] for found in said["findings"]]


def test_a_strict_workbook_is_solved_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """strict.xlsx: Excel itself offers to save this form."""
    path = strict(write_workbook(tmp_path / "case.xlsx", minimal_case()))
    codes = _solved(path, tmp_path / "plan.xlsx", capsys)
    assert "reading.strict" in codes
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert {"Pools", "Summary", "Transfers"} <= set(book.sheetnames)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        assert not any(b"purl.oclc.org" in archive.read(name) for name in archive.namelist())
    assert "reading.strict" not in _solved(tmp_path / "plan.xlsx", tmp_path / "plan-2.xlsx", capsys)


@pytest.mark.parametrize(
    "changes",
    [
        {"docProps/app.xml": b""},
        {"docProps/core.xml": b"<x"},
        {SPARE: b"<Relationships>"},
        {SPARE: b""},
        {"xl/worksheets/sheet6.xml": b"<worksheet>"},
        {"xl/theme/theme1.xml": b"\xff\xfe\x00"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_damage_that_the_case_does_not_need_costs_no_plan(
    changes: Mapping[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = _solved(_case(tmp_path / "case.xlsx", changes), tmp_path / "plan.xlsx", capsys)
    assert "writing.alone" not in codes


def test_a_bad_check_sum_that_nobody_reads_costs_no_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case(tmp_path / "case.xlsx", {"xl/media/image1.png": bytes(range(256)) * 20})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/media/image1.png") - 46  # in the directory at the end
    data[entry + 16] ^= 0xFF
    path.write_bytes(data)
    assert "writing.alone" not in _solved(path, tmp_path / "plan.xlsx", capsys)
