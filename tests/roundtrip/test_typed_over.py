"""A figure typed over a proposed one is reported and reverts; it is never taken for a decision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from tests.roundtrip.rounds import edit_to, first_plan, heading, moves, row_of, solve_to


@pytest.mark.parametrize("typed", [2.25, "2,25", 0, None, "later"])
def test_it_is_reported_with_its_cell_and_both_values(tmp_path: Path, typed: object) -> None:
    first = first_plan(tmp_path)
    before = moves(planner.read(first))
    (pool, to, month), proposed = next(iter(before.items()))
    place = []

    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        column = heading(sheet, "Comment") + month.month
        cell = sheet.cell(row_of(sheet, pool), column)
        assert cell.value == pytest.approx(proposed)
        cell.value = typed
        place.append(cell.coordinate)

    case = planner.read(edit_to(first, tmp_path / "edited.xlsx", edit))
    (found,) = case.findings
    assert (found.code, found.level, found.sheet, found.cell) == (
        "history.typed_over",
        "warning",
        "Transfers",
        place[0],
    )
    for said in (pool, to, "Fixed", "Lock", month.text("en"), found.found, found.expected):
        assert said in found.message
    assert case.previous is not None
    (said_typed,) = case.previous.typed
    assert said_typed.fte == (None if typed == "later" else 2.25 if typed else 0.0)
    second, _ = solve_to(tmp_path / "edited.xlsx", tmp_path / "v2.xlsx")
    assert moves(planner.read(second)) == before
    sheet = openpyxl.load_workbook(second)["Transfers"]
    assert sheet[place[0]].value == pytest.approx(proposed)


def test_a_figure_typed_where_nobody_was_to_leave_is_reported_too(tmp_path: Path) -> None:
    first = first_plan(tmp_path)

    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        row = row_of(sheet, "Pool A")
        blank = next(c for c in sheet[row][9:15] if not c.value)
        blank.value = 3

    case = planner.read(edit_to(first, tmp_path / "edited.xlsx", edit))
    assert [(f.code, f.expected) for f in case.findings] == [("history.typed_over", "0")]


def test_what_is_not_typed_is_not_reported(tmp_path: Path) -> None:
    """Not even where another program has written the numbers anew."""
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", lambda _book: None)
    assert planner.read(path).findings == ()
