"""The Summary says what the plan says, and its checks notice when a figure no longer fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.dataset.types import Envelope
from planner.plan.types import Plan, RuleReport, SolverReport, Status
from planner.schema.rules import RULES, Mode
from planner.schema.status import RuleStatus
from planner.writing.sheets.rules import tightest_text
from tests.verify import small
from tests.writing import plans
from tests.writing.sheet_values import open_values, result_sheets, results, row_of_label


def _texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if isinstance(cell.value, str)]


def _checks(sheet: Any) -> dict[str, tuple[Any, Any]]:
    """Label → (value, verdict) of the list of checks."""
    first, master = row_of_label(sheet, "Check") + 1, row_of_label(sheet, "All checks")
    return {
        sheet.cell(r, 1).value: (sheet.cell(r, 3).value, sheet.cell(r, 6).value)
        for r in range(first, master + 1)
    }


def test_what_is_decided_is_told_in_sentences(large_plan: Plan) -> None:
    x = large_plan.quantities.transfers
    texts = _texts(results(large_plan)["Summary"])
    told = next(text for text in texts if text.startswith("• In 2012,"))
    assert f"{x[:, :, :12].sum():,.1f}".rstrip("0").rstrip(".") in told
    assert "AVSC" in told
    assert any(text.startswith("• Centres open: Région G (Mar 2012)") for text in texts)
    assert any("FTE-months of work are left undone" in text for text in texts)
    assert any(text.startswith("• Missed") for text in texts)


def test_key_figures_by_year(large_plan: Plan) -> None:
    q, sheet = large_plan.quantities, results(large_plan)["Summary"]
    header = sheet[row_of_label(sheet, "Advisors who leave a pool") - 1]
    columns = [cell.column for cell in header if cell.value in ("2012", "2013", "Total")]
    row = {
        label: [sheet.cell(row_of_label(sheet, label), column).value for column in columns]
        for label in ("Advisors who leave a pool", "Trained staff at the end", "Own staff's share at the end", "Cost")
    }  # fmt: skip
    x = q.transfers
    np.testing.assert_allclose(
        row["Advisors who leave a pool"], [x[..., :12].sum(), x[..., 12:].sum(), x.sum()]
    )
    np.testing.assert_allclose(row["Trained staff at the end"][:2], q.staff[:, [11, 23]].sum(axis=0))
    own = (q.own_work + q.aid_received).sum(axis=(0, 1)) / np.array(large_plan.dataset.workload).sum(
        axis=(0, 1)
    )
    np.testing.assert_allclose(row["Own staff's share at the end"][:2], own[[11, 23]])
    assert row["Cost"][2] == pytest.approx(large_plan.goals["cost"])


def test_of_many_years_the_first_and_the_last_are_shown(tmp_path: Path) -> None:
    data = plans.dataset(2, 60, seed=1)
    plan = plans.plan_of(data, plans.quantities(data, seed=2), plans.case(tmp_path / "case.xlsx"))
    sheet = results(plan)["Summary"]
    header = [cell.value for cell in sheet[row_of_label(sheet, "Advisors who leave a pool") - 1]]
    assert [value for value in header if value] == ["Unit", "2012", "2016", "Total"]


def test_every_promise_is_told_or_named_as_unused(large_plan: Plan) -> None:
    texts = _texts(results(large_plan)["Summary"])
    unused = next(text for text in texts if text.startswith("Not used, or off"))
    status = {report.rule: report.status for report in large_plan.rules}
    for family in RULES:
        if status[family.id] in ("unused", "off"):
            assert family.label.en in unused
        else:
            assert family.label.en in texts


def test_the_tightest_place_is_told_with_its_month(large_plan: Plan) -> None:
    report = next(report for report in large_plan.rules if report.rule == "outsourced_share")
    assert report.tightest is not None
    assert report.tightest.month is not None
    told = tightest_text(report, large_plan)
    assert told.endswith(large_plan.dataset.month(report.tightest.month).text("en"))
    assert tightest_text(RuleReport("envelope", Mode.HARD, RuleStatus.UNUSED, None, 0.0), large_plan) == ""


def test_all_checks_hold_for_a_sound_plan(large_plan: Plan) -> None:
    checks = _checks(results(large_plan)["Checks"])
    assert len(checks) >= 9
    assert {verdict for _, verdict in checks.values()} == {"OK"}
    assert results(large_plan)["Summary"]["N2"].value == "OK"


@pytest.mark.parametrize(
    ("array", "cell", "label"),
    [
        (
            "staff",
            (0, 3),
            "Staff that does not follow from last month's and the newly trained (Directions × months)",
        ),
        ("own_work", (1, 2, 4), "Work that is not own staff's, partners' and left undone (months)"),
        ("unmet", (1, 2, 4), "Work that is not own staff's, partners' and left undone (months)"),
    ],
)
def test_a_number_that_breaks_a_balance_is_caught(
    small_plan: Plan, array: str, cell: tuple[int, ...], label: str
) -> None:
    broken = small.change_quantity(small_plan.quantities, array, cell, by=1.0)
    book = results(replace(small_plan, solution=replace(small_plan.solution, quantities=broken)))
    assert _checks(book["Checks"])[label][1] == "KO"
    assert _checks(book["Checks"])["All checks"][1] == "KO"
    assert book["Summary"]["N2"].value == "KO"


def test_an_envelope_that_is_broken_is_caught(small_plan: Plan) -> None:
    total = float(small_plan.quantities.transfers.sum())
    window = Envelope("Tight", 0, 5, None, total - 1, None, None)
    kept = tuple(replace(r, status=RuleStatus.KEPT) if r.rule == "envelope" else r for r in small_plan.rules)
    data = replace(small_plan.dataset, envelopes=(window,))
    checks = _checks(results(replace(small_plan, dataset=data, rules=kept))["Checks"])
    assert checks["Tight: transfers from Jan 2012 to Jun 2012"] == (pytest.approx(total), "KO")


def test_an_envelope_counts_only_its_type_and_destination(small_plan: Plan) -> None:
    windows = (Envelope("CCO to B", 1, 4, 0.0, None, 1, 1), Envelope("All to A", 0, 5, 0.0, None, None, 0))
    data = replace(small_plan.dataset, envelopes=windows)
    checks = _checks(results(replace(small_plan, dataset=data))["Checks"])
    x = small_plan.quantities.transfers
    cco = [s for s, pool in enumerate(data.pools) if pool.type == 1]
    values = {label.split(":")[0]: value for label, (value, _) in checks.items()}
    assert values["CCO to B"] == pytest.approx(x[cco, 1, 1:5].sum())
    assert values["All to A"] == pytest.approx(x[:, 0, :].sum())


def test_what_only_the_past_broke_is_no_failed_check(small_plan: Plan) -> None:
    rules = tuple(
        replace(r, status=RuleStatus.PAST, broken_by_past=2) if r.rule == "minimum_staff" else r
        for r in small_plan.rules
    )
    checks = _checks(results(replace(small_plan, rules=rules))["Checks"])
    assert "Months in which a centre is below its minimum" not in checks


def test_facts_of_the_solve(small_plan: Plan) -> None:
    stopped = replace(
        small_plan.solution,
        status=Status.LIMIT,
        solver=SolverReport("CBC", "2.10", 60.0, gap=0.025, gaps=((("cost",), 0.025),)),
    )
    book = results(replace(small_plan, solution=stopped))
    sheet = book["Checks"]
    assert sheet.cell(row_of_label(sheet, "Solver"), 2).value == "CBC 2.10"
    assert sheet.cell(row_of_label(sheet, "Gap that remains"), 3).value == 0.025
    assert any("better by at most: cost 2.5 %" in text.lower() for text in _texts(book["Summary"]))


def test_a_case_without_a_rules_sheet_gets_one_that_can_be_read_again(small_plan: Plan) -> None:
    sheet = open_values(result_sheets(small_plan, with_rules=True))["Rules"]
    top = row_of_label(sheet, "Rule")
    headings = [cell.value for cell in sheet[top]]
    rows = {
        row[0].value: dict(zip(headings, (c.value for c in row), strict=True))
        for row in sheet.iter_rows(min_row=top + 1)
    }
    assert list(rows) == [family.label.en for family in RULES]
    assert rows["Outsourced share"]["Mode"] == "soft"
    assert rows["Outsourced share"]["Price"] == 5000
    assert rows["Outsourced share"]["Status"] == "missed"
    assert rows["Outsourced share"]["Slack"] < 0
    assert rows["Transfer envelope"]["May be relaxed"] == "yes"


def test_charts_are_native_and_about_the_right_cells(large_plan: Plan) -> None:
    book = open_values(result_sheets(large_plan, with_rules=False), values=False)
    assert len(book["Summary"]._charts) == 3
    assert len(book["Charts"]._charts) == 11
    first = book["Charts"]._charts[1]
    references = [series.val.numRef.f for series in first.series]
    staff = book["Staff"]
    row = row_of_label(staff, "Région B")
    assert references[0] == f"Staff!$G${row}:$AD${row}"
    assert len(references) == 2
