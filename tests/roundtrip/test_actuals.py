"""Past months are what happened; the plan says how that deviates from what was agreed, and plans the rest anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner.history.past import compare_past
from planner.months import Month
from planner.plan.changes import Cause
from tests.roundtrip.rounds import ENVELOPE, Moves, decide, edit_to, first_plan, moves, solve_to

LATE = 2.0  # FTE who did not leave in January


def _what_happened(agreed: Moves, months: int, *, late: str = "Pool A") -> list[list[object]]:
    """Actuals of the first months: as agreed, but one pool sent fewer in the first month."""
    rows: list[list[object]] = []
    first = True
    for (pool, to, month), fte in sorted(agreed.items(), key=lambda item: item[0][2]):
        if month.since(Month(2012, 1)) < months:
            if pool == late and first:
                fte, first = fte - LATE, False
            rows.append([pool, to, str(month), fte])
    return rows


def _with_actuals(book: Any, rows: list[list[object]], as_of: str) -> None:
    book["Settings"].append(["as of", as_of])
    for row in rows:
        book["Actuals"].append(row)


def _second(tmp_path: Path) -> tuple[Path, Moves]:
    first = first_plan(tmp_path)
    agreed = moves(planner.read(first))
    happened = _what_happened(agreed, 2)
    return (
        edit_to(first, tmp_path / "edited.xlsx", lambda book: _with_actuals(book, happened, "2012-03")),
        agreed,
    )


def test_the_past_is_frozen_and_the_rest_makes_up_for_it(tmp_path: Path) -> None:
    path, agreed = _second(tmp_path)
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    found = moves(planner.read(second))
    assert sum(found.values()) == pytest.approx(ENVELOPE)
    assert plan.changes is not None
    past = [move for move in plan.changes.moves if move.month < Month(2012, 3)]
    assert [(m.pool, m.cause) for m in past] == [("Pool A", Cause.ACTUAL)]
    assert past[0].difference == pytest.approx(-LATE)
    later = [move for move in plan.changes.moves if move.month >= Month(2012, 3)]
    assert sum(move.difference for move in later) == pytest.approx(LATE)
    assert plan.changes.told_again == pytest.approx(LATE)
    assert plan.goals["stability"] == pytest.approx(2 * LATE)
    assert sum(agreed.values()) == pytest.approx(ENVELOPE)


def test_the_sheet_compares_plan_and_actual_by_direction_and_month(tmp_path: Path) -> None:
    path, agreed = _second(tmp_path)
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    found = compare_past(plan)
    assert found is not None
    assert found.months == (Month(2012, 1), Month(2012, 2))
    january = sum(f for (_, to, m), f in agreed.items() if to == "Region A" and m.month == 1)
    assert found.planned[0, 0] == pytest.approx(january)
    deviation = found.actual - found.planned
    assert deviation.sum() == pytest.approx(-LATE)
    assert found.later.sum() == pytest.approx(LATE)
    rows = list(
        openpyxl.load_workbook(second, data_only=True)["Plan and actuals"].iter_rows(values_only=True)
    )
    lines = [row for row in rows if row[1] == "Deviation"]
    assert lines[-1][4] == pytest.approx(-LATE)
    assert lines[-1][5] == pytest.approx(LATE)
    formulas = openpyxl.load_workbook(second)["Plan and actuals"]
    assert str(formulas.cell(7, 3).value).startswith("=")


def test_what_was_planned_before_it_happened_is_remembered(tmp_path: Path) -> None:
    """The third version still compares January with what the first one had planned for it."""
    path, agreed = _second(tmp_path)
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    before = moves(planner.read(second))
    march = [[pool, to, str(m), fte] for (pool, to, m), fte in before.items() if m == Month(2012, 3)]

    def next_month(book: Any) -> None:
        settings = book["Settings"]
        row = next(r for r in range(1, 20) if settings.cell(r, 1).value == "as of")
        settings.cell(row, 2).value = "2012-04"
        for row_values in march:
            book["Actuals"].append(row_values)

    _, plan = solve_to(edit_to(second, tmp_path / "edited-3.xlsx", next_month), tmp_path / "v3.xlsx")
    found = compare_past(plan)
    assert found is not None
    assert len(found.months) == 3
    assert found.planned[:, 0].sum() == pytest.approx(sum(f for (*_, m), f in agreed.items() if m.month == 1))
    assert found.planned[:, 2].sum() == pytest.approx(sum(float(str(row[3])) for row in march))
    assert (found.actual - found.planned).sum() == pytest.approx(-LATE)
    assert plan.changes is not None
    assert plan.changes.moves == ()


def test_without_past_months_there_is_no_such_sheet(tmp_path: Path) -> None:
    second, plan = solve_to(first_plan(tmp_path), tmp_path / "v2.xlsx")
    assert compare_past(plan) is None
    assert "Plan and actuals" not in openpyxl.load_workbook(second).sheetnames


def test_the_start_may_roll_forward(tmp_path: Path) -> None:
    """Two months on: the agreed plan is matched by calendar month, new months are planned for the first time."""
    first = first_plan(tmp_path)
    agreed = moves(planner.read(first))
    happened = _what_happened(agreed, 2, late="nobody")
    gone = sum(fte for (*_, m), fte in agreed.items() if m < Month(2012, 3))

    def roll(book: Any) -> None:
        settings = book["Settings"]
        settings["B3"].value = "2012-03"
        _with_actuals(book, happened, "2012-03")
        envelopes = book["Envelopes"]
        envelopes["B2"].value = envelopes["C2"].value = ENVELOPE - gone
        work = book["Workload"]
        for at, month in enumerate(("2012-07", "2012-08"), work.max_column + 1):
            work.cell(1, at).value = month
            work.cell(2, at).value = 1

    path = edit_to(first, tmp_path / "edited.xlsx", roll)
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    found = moves(planner.read(second))
    kept = {key: fte for key, fte in agreed.items() if key[2] >= Month(2012, 3)}
    assert found == kept
    assert plan.changes is not None
    assert plan.changes.moves == ()
    assert plan.changes.new_months == 0
    compared = compare_past(plan)
    assert compared is not None
    assert compared.months == (Month(2012, 1), Month(2012, 2))
    assert compared.actual.sum() == pytest.approx(compared.planned.sum())


def test_a_decision_on_a_total_that_has_lost_months_is_said(tmp_path: Path) -> None:
    def roll(book: Any) -> None:
        decide("Pool A", at_most=15)(book)
        book["Settings"]["B3"].value = "2012-02"
        book["Envelopes"]["B2"].value = 30

    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", roll)
    plan = planner.solve(planner.read(path))
    (said,) = [finding for finding in plan.findings if finding.code == "history.total_moved"]
    assert said.level == "warning"
    assert "Feb 2012" in said.message
    assert "Jan 2012" in said.message
