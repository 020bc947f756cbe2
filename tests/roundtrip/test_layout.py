"""Rows are matched by pool and Direction and columns by heading: sorting, inserting and deleting change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from tests.roundtrip.rounds import (
    codes,
    decide,
    edit_to,
    first_plan,
    heading,
    moves,
    row_of,
    solve_to,
    ties,
    total,
)
from tests.support import write_workbook


def _sort_rows(book: Any) -> None:
    sheet = book["Transfers"]
    rows = [row_of(sheet, f"Pool {p}") for p in "ABC"]
    held = [[cell.value for cell in sheet[row]] for row in rows]
    for row, values in zip(rows, reversed(held), strict=True):
        for cell, value in zip(sheet[row], values, strict=True):
            cell.value = value


def _insert_column(book: Any) -> None:
    book["Transfers"].insert_cols(1, 2)


def _insert_rows(book: Any) -> None:
    book["Transfers"].insert_rows(1, 3)


def _insert_row_inside(book: Any) -> None:
    sheet = book["Transfers"]
    sheet.insert_rows(row_of(sheet, "Pool B"))


def _swap_columns(book: Any) -> None:
    """Comment and Fixed change places, with what stands in them."""
    sheet = book["Transfers"]
    one, other = heading(sheet, "Fixed"), heading(sheet, "Comment")
    for row in range(4, sheet.max_row + 1):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        first.value, second.value = second.value, first.value


def _delete_type(book: Any) -> None:
    sheet = book["Transfers"]
    sheet.delete_cols(heading(sheet, "Type"))


def _delete_month(book: Any) -> None:
    sheet = book["Transfers"]
    sheet.delete_cols(heading(sheet, "Comment") + 1)


def _filter(book: Any) -> None:
    sheet = book["Transfers"]
    sheet.auto_filter.add_filter_column(0, ["Pool C"])
    for pool in "AB":
        sheet.row_dimensions[row_of(sheet, f"Pool {pool}")].hidden = True


LAYOUTS = (
    _sort_rows,
    _insert_column,
    _insert_rows,
    _insert_row_inside,
    _swap_columns,
    _delete_type,
    _delete_month,
    _filter,
)


@pytest.mark.parametrize("change", LAYOUTS, ids=lambda change: change.__name__.strip("_"))
def test_a_decision_is_understood_wherever_it_stands(tmp_path: Path, change: Callable[[Any], None]) -> None:
    def edit(book: Any) -> None:
        decide("Pool A", fixed=18.5, comment="agreed")(book)
        change(book)

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)
    assert codes(planner.read(path)) == []
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert total(moves(planner.read(second)), "Pool A") == pytest.approx(18.5)
    assert plan.changes is not None
    assert [edit.row for edit in plan.changes.edits] == ["Pool A · Region A"]
    book = openpyxl.load_workbook(second)
    assert book.sheetnames.count("Transfers") == 1
    assert not [title for title in book.sheetnames if title.endswith((" (plan)", " (v1)"))]
    sheet = book["Transfers"]
    assert sheet.cell(row_of(sheet, "Pool A"), heading(sheet, "Comment")).value == "agreed"


def test_a_deleted_row_comes_back_and_is_said(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        sheet.delete_rows(row_of(sheet, "Pool B"))

    first = first_plan(tmp_path)
    path = edit_to(first, tmp_path / "edited.xlsx", edit)
    assert codes(planner.read(path)) == ["history.rows_gone"]
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    assert moves(planner.read(second)) == moves(planner.read(first))


def test_a_decision_that_went_with_its_row_is_said(tmp_path: Path) -> None:
    first = first_plan(tmp_path)
    decided = edit_to(first, tmp_path / "decided.xlsx", decide("Pool B", at_most=10))
    second, _ = solve_to(decided, tmp_path / "v2.xlsx")

    def edit(book: Any) -> None:
        sheet = book["Transfers"]
        sheet.delete_rows(row_of(sheet, "Pool B"))

    path = edit_to(second, tmp_path / "edited.xlsx", edit)
    assert set(codes(planner.read(path))) == {"history.rows_gone", "history.decision_gone"}
    plan = planner.solve(planner.read(path))
    assert plan.changes is not None
    (gone,) = plan.changes.edits
    assert (gone.row, gone.column, gone.before, gone.after) == ("Pool B · Region B", "at_most", 10.0, None)


def test_a_pool_that_is_renamed_is_planned_anew_and_that_is_said(tmp_path: Path) -> None:
    path = edit_to(
        first_plan(tmp_path),
        tmp_path / "edited.xlsx",
        lambda book: _rename(book["Pools"], "Pool A", "Pool Z"),
    )
    plan = planner.solve(planner.read(path))
    assert "history.names_gone" in [finding.code for finding in plan.findings]


def test_a_direction_that_is_gone_took_its_rows_along(tmp_path: Path) -> None:
    """Its rows were not deleted by anybody: that the Direction is gone is said, once."""

    def edit(book: Any) -> None:
        for title in ("Directions", "Pools"):
            sheet = book[title]
            gone = [row for row in range(1, sheet.max_row + 1) if "Region B" in _texts(sheet, row)]
            for row in reversed(gone):
                sheet.delete_rows(row)
        sheet = book["Transfers"]
        sheet.delete_rows(row_of(sheet, "Pool B"))

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)
    assert "history.rows_gone" not in codes(planner.read(path))


def test_a_decision_for_a_pool_that_is_gone_is_told_as_that(tmp_path: Path) -> None:
    decided = edit_to(first_plan(tmp_path), tmp_path / "decided.xlsx", decide("Pool B", at_most=10))
    second, _ = solve_to(decided, tmp_path / "v2.xlsx")

    def edit(book: Any) -> None:
        _rename(book["Pools"], "Pool B", "Pool Z")
        sheet = book["Transfers"]
        sheet.delete_rows(row_of(sheet, "Pool B"))

    path = edit_to(second, tmp_path / "edited.xlsx", edit)
    found = codes(planner.read(path))
    assert "history.decision_names_gone" in found
    assert not {"history.rows_gone", "history.decision_gone"} & set(found)


def _texts(sheet: Any, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def _rename(sheet: Any, old: str, new: str) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == old:
                cell.value = new


def test_a_plan_stays_in_its_language_whatever_that_of_the_inputs(tmp_path: Path) -> None:
    inputs, first, second = (tmp_path / name for name in ("case.xlsx", "first.xlsx", "second.xlsx"))
    write_workbook(inputs, ties())
    planner.write(planner.solve(planner.read(inputs, "fr")), first)
    assert planner.read(inputs).language == "en"
    assert planner.read(first).language == "fr"
    planner.write(planner.solve(planner.read(first)), second)
    titles = set(openpyxl.load_workbook(second).sheetnames)
    assert {"Synthèse", "Transferts", "Effectifs"} <= titles
    assert not {"Summary", "Transfers", "Staff"} & titles
