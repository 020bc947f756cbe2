"""Sheets and columns of the last version that were renamed, retyped or moved: no decision is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import planner
from planner.findings import Level
from planner.reading.types import Case
from planner.schema.names import fold
from tests.roundtrip.rounds import codes, decide, edit_to, first_plan, heading, solve_to, ties, total
from tests.support import Sheets, write_workbook

Edit = Callable[[Any], None]


def _unmarked(book: Any) -> None:
    """As programs do that keep no hidden names of sheets."""
    for sheet in book:
        for name in list(sheet.defined_names):
            del sheet.defined_names[name]


def _decided(tmp_path: Path, *edits: Edit, marked: bool = True, fixed: float = 7) -> Path:
    """The first plan with 7 typed in Fixed beside Pool B, then edited."""

    def edit(book: Any) -> None:
        decide("Pool B", fixed=fixed)(book)
        for one in edits:
            one(book)
        if not marked:
            _unmarked(book)

    return edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)


def _title(value: str | None) -> Edit:
    return lambda book: book["Transfers"].__setitem__("A1", value)


def _rename(title: str, sheet: str = "Transfers") -> Edit:
    return lambda book: setattr(book[sheet], "title", title)


def _rows_above(count: int) -> Edit:
    return lambda book: book["Transfers"].insert_rows(1, count)


def _columns_before(book: Any) -> None:
    book["Transfers"].insert_cols(1, 2)


def _fixed(case: Case) -> list[object]:
    return [row.values["fixed"] for row in case.rows("transfers")]


KEPT: dict[str, tuple[Edit, ...]] = {
    "title-emptied": (_title(None),),
    "title retyped": (_title("Mobilités de juin"),),
    "transfers-renamed": (_rename("Transferts juin"),),
    "renamed in French": (_rename("Transferts"),),
    "renamed without its title": (_title(None), _rename("Qui part où")),
    "rows inserted above": (_rows_above(30),),
    "rows inserted above, renamed, without its title": (_title(None), _rows_above(20), _rename("Plan")),
    "columns inserted": (_columns_before,),
    "called as beside a sheet of the user's": (_rename("Transfers (plan)"),),
}


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
@pytest.mark.parametrize("name", KEPT)
def test_a_decision_is_kept_whatever_the_sheet_is_called(tmp_path: Path, name: str, *, marked: bool) -> None:
    """``title-emptied``, ``transfers-renamed``."""
    path = _decided(tmp_path, *KEPT[name], marked=marked)
    assert _fixed(planner.read(path)) == [7.0]


def test_a_renamed_sheet_keeps_its_name(tmp_path: Path) -> None:
    import openpyxl

    target, plan = solve_to(_decided(tmp_path, _rename("Transferts juin")), tmp_path / "v2.xlsx")
    assert "history.sheet_renamed" in codes(plan.case)
    book = openpyxl.load_workbook(target)
    assert "Transferts juin" in book.sheetnames
    assert not {"Transfers", "Transfers (plan)"} & set(book.sheetnames)
    again = planner.read(target)
    assert _fixed(again) == [7.0]
    moved = {(move.pool, move.to, move.month): move.fte for move in again.previous.moves}  # type: ignore[union-attr]
    assert total(moved, "Pool B") == pytest.approx(7)


def test_decisions_on_a_second_sheet_are_said(tmp_path: Path) -> None:
    """Excel's copy of a sheet bears the hidden name too; only the sheet with our name is read."""

    def copy(book: Any) -> None:
        book.copy_worksheet(book["Transfers"]).title = "Transfers (2)"

    case = planner.read(_decided(tmp_path, copy))
    assert _fixed(case) == [7.0]
    (found,) = (finding for finding in case.findings if finding.code == "history.decisions_elsewhere")
    assert (found.level, found.sheet) == (Level.WARNING, "Transfers (2)")


def test_of_two_that_may_be_meant_none_is_read_and_both_are_said(tmp_path: Path) -> None:
    def two(book: Any) -> None:
        book.copy_worksheet(book["Transfers"]).title = "June"
        book["Transfers"].title = "May"

    case = planner.read(_decided(tmp_path, two, marked=False))
    assert _fixed(case) == []
    said = {finding.sheet for finding in case.findings if finding.level is Level.WARNING}
    assert {"June", "May"} <= said


@pytest.mark.parametrize(
    ("old", "new"),
    [("Fixed", "Fixé par le CODIR"), ("Fixed", "Locked number"), ("At most", "Plafond"), ("Lock", "Gel")],
)
def test_a_decision_column_that_is_called_otherwise_is_said(tmp_path: Path, old: str, new: str) -> None:
    def reword(book: Any) -> None:
        sheet = book["Transfers"]
        column = heading(sheet, old)
        row = next(cell.row for cell in sheet[_letter(sheet, column)] if cell.value == old)
        sheet.cell(row, column).value = new
        sheet.cell(row + 2, column).value = 3

    case = planner.read(_decided(tmp_path, reword))
    (found,) = (finding for finding in case.findings if finding.code == "history.decision_column_lost")
    assert (found.level, found.sheet, found.expected) == (Level.WARNING, "Transfers", old)
    assert new in found.message


def _letter(sheet: Any, column: int) -> str:
    return str(sheet.cell(1, column).column_letter)


def test_headings_of_the_rows_that_are_called_otherwise_are_said(tmp_path: Path) -> None:
    def reword(book: Any) -> None:
        sheet = book["Transfers"]
        sheet.cell(4, heading(sheet, "Pool")).value = "Groupe"

    assert "history.transfers_unreadable" in codes(planner.read(_decided(tmp_path, reword)))


def test_a_sheet_that_is_gone_is_said(tmp_path: Path) -> None:
    def drop(book: Any) -> None:
        del book["Transfers"]
        del book["Staff"]

    case = planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", drop))
    (found,) = (finding for finding in case.findings if finding.code == "history.sheets_lost")
    assert found.level is Level.WARNING
    assert found.found == "Transfers, Staff"


RENAMED = {
    "rules-sheet-renamed": "Rules CODIR",
    "copied by Excel": "Rules (2)",
    "in words of their own": "Ce qui compte",
}


def _with_rules(tmp_path: Path) -> Path:
    rules: list[list[object]] = [
        ["Rule", "Mode", "Price"],
        ["envelopes", "soft", 123],
        ["mobility", "off", None],
    ]
    return first_plan(tmp_path, ties() | {"Rules": rules})


@pytest.mark.parametrize("name", RENAMED)
def test_an_input_of_the_last_version_is_known_by_its_columns(tmp_path: Path, name: str) -> None:
    path = edit_to(_with_rules(tmp_path), tmp_path / "edited.xlsx", _rename(RENAMED[name], "Rules"))
    case = planner.read(path)
    assert [row.values["mode"] for row in case.rows("rules")][:2] == ["soft", "off"]
    (found,) = (finding for finding in case.findings if finding.code == "reading.sheet_by_columns")
    assert (found.level, found.sheet) == (Level.WARNING, RENAMED[name])
    assert case.fingerprint == planner.read(tmp_path / "v1.xlsx").fingerprint


def test_an_input_of_the_last_version_that_is_gone_is_said(tmp_path: Path) -> None:
    path = edit_to(_with_rules(tmp_path), tmp_path / "edited.xlsx", lambda book: book.remove(book["Rules"]))
    assert "reading.sheet_gone" in codes(planner.read(path))


def test_a_column_and_a_setting_of_the_last_version_that_are_called_otherwise_are_said(
    tmp_path: Path,
) -> None:
    def reword(book: Any) -> None:
        book["Pools"]["E1"].value = "Rythme"
        book["Settings"]["A4"].value = "durée"

    case = planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", reword))
    said = {(f.code, f.sheet, f.expected) for f in case.findings if f.level is Level.WARNING}
    assert ("reading.column_lost", "Pools", "Release per month") in said
    assert ("reading.setting_lost", "Settings", "months") in said


def test_a_plan_that_nobody_touched_brings_no_such_warning(tmp_path: Path) -> None:
    for change in (lambda _: None, _unmarked):
        case = planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", change))
        assert [finding for finding in case.findings if finding.level is Level.WARNING] == []


def _bare(tmp_path: Path, change: Callable[[Sheets], object]) -> Case:
    """A case that is no plan yet, with rules and a decision, changed."""
    sheets = ties() | {
        "Rules": [["Rule", "Mode", "Price"], ["training_seats", "soft", 123]],
        "Decisions": [["Pool", "To", "Month", "Kind", "FTE"], ["Pool A", None, "2012-02", "at least", 1]],
        "Routes": [["From", "To", "Allowed"], ["Est", "Est", "yes"]],
    }
    change(sheets)
    return planner.read(write_workbook(tmp_path / "bare.xlsx", sheets))


@pytest.mark.parametrize("title", ["Rules", "Decisions"])
def test_a_sheet_with_the_columns_of_an_input_but_another_name_is_said(tmp_path: Path, title: str) -> None:
    """In a case that no solve has written nothing tells whose it is: it is not read, and that is said."""
    case = _bare(tmp_path, lambda sheets: sheets.__setitem__("Feuil7", sheets.pop(title)))
    (found,) = (finding for finding in case.findings if finding.code == "reading.sheet_like")
    assert found.sheet == "Feuil7"
    assert title in found.message
    assert not case.rows(fold(title))


@pytest.mark.parametrize(
    ("sheet", "heading_"),
    [
        ("Rules", "Mode"),
        ("Rules", "Price"),
        ("Decisions", "Pool"),
        ("Decisions", "Month"),
        ("Routes", "Allowed"),
    ],
)
def test_a_column_with_a_heading_of_the_users_is_said_where_it_could_be_an_input(
    tmp_path: Path, sheet: str, heading_: str
) -> None:
    def reword(sheets: Sheets) -> None:
        heads = sheets[sheet][0]
        heads[heads.index(heading_)] = "Wxyz"

    found = [one for one in _bare(tmp_path, reword).findings if one.code == "reading.own_columns"]
    assert [(one.sheet, "Wxyz" in one.message) for one in found] == [(sheet, True)]


def test_remarks_of_the_users_bring_no_word(tmp_path: Path) -> None:
    def remark(sheets: Sheets) -> None:
        for row, words in zip(sheets["Pools"], ["Remarks", "ask Anna", "from June on"], strict=False):
            row.append(words)

    assert "reading.own_columns" not in codes(_bare(tmp_path, remark))
