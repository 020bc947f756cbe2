"""What moved, from what to what, why, and how many people are told again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner.history.changes import count_told_again
from planner.history.telling import sentences
from planner.months import Month
from planner.plan.changes import Cause, MoveChange
from planner.report.changes import change_lines
from planner.schema.types import Language
from tests.roundtrip.rounds import decide, edit_to, first_plan, solve_to, ties
from tests.support import write_workbook


def _move(pool: str, month: int, before: float, after: float, cause: Cause = Cause.KNOCK_ON) -> MoveChange:
    return MoveChange(pool, "Est", Month(2012, month), before, after, cause, "")


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ([], 0.0),
        ([_move("A", 1, 5, 0), _move("A", 3, 0, 5)], 5.0),  # the same five leave later
        ([_move("A", 1, 5, 2)], 3.0),  # three stay
        ([_move("A", 1, 0, 4)], 4.0),  # four more leave
        ([_move("A", 1, 5, 0), _move("A", 3, 0, 8)], 8.0),  # five leave later, three more leave
        ([_move("A", 1, 5, 0), _move("B", 1, 0, 5)], 10.0),  # five of A stay, five of B leave
        ([_move("A", 1, 5, 0, Cause.ACTUAL), _move("A", 3, 0, 2)], 2.0),  # what happened need not be told
    ],
)
def test_people_told_again_are_counted_once(moves: list[MoveChange], told: float) -> None:
    assert count_told_again(moves) == pytest.approx(told)


def test_a_first_plan_has_no_changes(tmp_path: Path) -> None:
    path = first_plan(tmp_path)
    assert "Changes" not in openpyxl.load_workbook(path).sheetnames
    plan = planner.solve(planner.read(tmp_path / "case.xlsx"))
    assert plan.changes is None
    assert plan.version is not None
    assert plan.version.edited == ""


def test_every_edit_is_found_with_its_cell_and_values(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Pools"]["E3"].value = 4  # Release per month of Pool B
        book["Settings"]["B2"].value = "Ties, second round"
        book["Directions"]["D1"].value = "Minimum staff"
        book["Directions"]["D2"].value = 12
        book["Workload"]["C2"].value = 2
        book["Decisions"].append(["Pool C", None, None, "at most", 25, "HR", "wish"])
        book["My notes"]["B2"].value = 3  # not an input
        decide("Pool A", at_least=1)(book)

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)))
    assert plan.changes is not None
    found = {e.place: (e.what, e.shown_before, e.shown_after) for e in plan.changes.edits}
    fixed = next(place for place in found if place.startswith("Transfers!"))
    assert found == {
        "Settings!B2": ("title", "Ties", "Ties, second round"),
        "Directions!D2": ("Region A · Minimum staff", "blank", "12"),
        "Pools!E3": ("Pool B · Release per month", "5", "4"),
        "Workload!C2": ("Desk · Feb 2012", "1", "2"),
        "Decisions!A2": ("Pool C · at most · 25 · HR · wish", "", "row added"),
        fixed: ("Pool A · Region A · At least", "blank", "1"),
    }
    assert plan.version is not None
    assert plan.version.edited.startswith("6 inputs (Settings!B2, ")


@pytest.mark.parametrize(
    ("language", "goal", "said", "time"),
    [
        ("en", "wellbeing · Weight", "Pool C · Feb 2012 · at most · 25", "(1 Jan 2012, 00:00 UTC, "),
        ("fr", "bien-être · Poids", "Pool C · févr. 2012 · au plus · 25", "(1 janv. 2012, 00:00 UTC, "),
    ],
)
def test_edits_and_times_are_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, goal: str, said: str, time: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1325376000")

    def edit(book: Any) -> None:
        book.create_sheet("Goals").append(["Goal", "Weight"])
        book["Goals"].append(["wellbeing", 3])
        book["Decisions"].append(["Pool C", None, "2012-02", "at most", 25, None, None])

    first, _ = solve_to(write_workbook(tmp_path / "case.xlsx", ties()), tmp_path / "v1.xlsx")
    plan = planner.solve(planner.read(edit_to(first, tmp_path / "edited.xlsx", edit), language))
    assert plan.changes is not None
    what = {edit.title: edit.what for edit in plan.changes.edits}
    assert (what["Goals"].casefold(), what["Decisions"]) == (goal.casefold(), said)
    assert time in sentences(plan, plan.changes, language)[0]
    assert "T00:00" not in " ".join(change_lines(plan, language, 200))


def test_rows_that_only_move_are_no_edit(tmp_path: Path) -> None:
    def shuffle(book: Any) -> None:
        sheet = book["Pools"]
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", shuffle)))
    assert plan.changes is not None
    assert plan.changes.edits == ()
    assert plan.changes.moves == ()
    assert [f.code for f in plan.findings] == ["history.no_input_changed"]


def test_each_changed_move_has_its_cause(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        decide("Pool A", fixed=10, comment="Direction asked")(book)
        book["Pools"]["E3"].value = 4.5

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", edit)))
    assert plan.changes is not None
    causes: dict[str, set[Cause]] = {}
    for move in plan.changes.moves:
        causes.setdefault(move.pool, set()).add(move.cause)
    assert causes["Pool A"] == {Cause.DECISION}
    assert causes.get("Pool B", {Cause.EDIT}) == {Cause.EDIT}
    assert causes["Pool C"] == {Cause.KNOCK_ON}
    reasons = {move.pool: move.reason for move in plan.changes.moves}
    assert reasons["Pool A"].startswith("decided: Transfers!")
    assert reasons["Pool A"].endswith("(Direction asked)")
    assert "Pools!E3" in reasons["Pool C"]


def test_a_move_that_a_source_activity_holds_back_names_its_cell(tmp_path: Path) -> None:
    """At first the cheapest pool gives most; then its activity keeps 35 of its 40: 35 × 110.5 contacts of an hour."""
    sheets = ties({"A": 99.0, "B": 100.0, "C": 100.0})
    sheets["Source activities"] = [
        ["Activity", "Type", "Contacts per month", "Handling time (min)"],
        ["1014", "Type A", 110.5, 60],
    ]

    def edit(book: Any) -> None:
        book["Source activities"]["C2"].value = 35 * 110.5

    plan = planner.solve(planner.read(edit_to(first_plan(tmp_path, sheets), tmp_path / "edited.xlsx", edit)))
    assert plan.changes is not None
    held = [move for move in plan.changes.moves if move.pool == "Pool A" and move.after < move.before]
    assert held
    assert {move.cause for move in held} == {Cause.EDIT}
    assert all("Source activities!C2" in move.reason for move in held)


def test_the_sheet_says_what_the_changes_say(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", fixed=10))
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert plan.changes is not None
    rows = list(openpyxl.load_workbook(second, data_only=True)["Changes"].iter_rows(values_only=True))
    texts = [str(row[0]) for row in rows]
    assert texts[0].startswith("Changes · Ties")
    assert any(f"against what was agreed: {plan.changes.told_again:g} FTE" in text for text in texts)
    start = next(i for i, row in enumerate(rows) if row[0] == "Pool" and row[6] == "Why") + 1
    table = rows[start : start + len(plan.changes.moves)]
    assert [(row[0], row[1], row[6]) for row in table] == [
        (m.pool, m.to, m.reason) for m in plan.changes.moves
    ]
    for row, move in zip(table, plan.changes.moves, strict=True):
        assert row[3:6] == pytest.approx((move.before, move.after, move.difference))
    formulas = openpyxl.load_workbook(second)["Changes"]
    assert str(formulas.cell(start + 1, 6).value).startswith("=")
    goals = {row[0]: row[3:6] for row in rows if row[0] in ("cost", "service")}
    assert goals["cost"][1] == pytest.approx(plan.goals["cost"])


def test_french_words_for_a_french_case(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", fixed=10))
    plan = planner.solve(planner.read(path, "fr"))
    assert plan.changes is not None
    assert plan.changes.moves[0].reason.startswith(("décidé\u00a0: Transfers!", "découle de Transfers!"))
    written = planner.write(replace(plan, case=replace(plan.case, language="fr")), tmp_path / "fr.xlsx")
    book = openpyxl.load_workbook(written)
    assert {"Écarts", "Versions", "Planificateur", "Transferts"} <= set(book.sheetnames)
    again = planner.read(written)
    assert again.previous is not None
    assert again.previous.identity.version == 2
    assert again.rows("transfers")[0].number_of("fixed") == 10


def test_a_comment_alone_is_no_edit(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", comment="seen"))
    plan = planner.solve(planner.read(path))
    assert plan.changes is not None
    assert plan.changes.edits == ()


def test_a_rule_sheet_that_the_solve_added_is_no_edit(tmp_path: Path) -> None:
    assert "Rules" not in ties()
    first = first_plan(tmp_path)
    assert "Rules" in openpyxl.load_workbook(first).sheetnames
    assert planner.read(first).fingerprint == planner.read(tmp_path / "case.xlsx").fingerprint
