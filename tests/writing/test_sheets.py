"""Every figure on the result sheets is the plan's, in both languages, and every total is a formula."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.dataset.types import Decision, Move
from planner.messages import catalogue
from planner.plan.types import Plan
from planner.schema.limits import DecisionKind
from planner.schema.results import MARK, RESULTS
from planner.writing.sheets import transfers
from planner.writing.sheets.figures import figures, tidy
from planner.writing.sheets.registry import WRITERS, is_present
from tests.verify import small
from tests.writing import plans
from tests.writing.sheet_values import (
    block,
    month_columns,
    months,
    open_values,
    result_sheets,
    results,
    row_of_label,
    section,
)

ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "Err:")


def test_there_is_a_sheet_for_each_writer_in_the_order_of_the_schema(small_plan: Plan) -> None:
    titles = [RESULTS[key].en for key in RESULTS if key in WRITERS and is_present(key, small_plan)]
    assert results(small_plan).sheetnames == titles
    assert {"summary", "transfers", "staff", "training", "outsourcing_plan", "findings"} <= WRITERS.keys()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_sheet_says_what_it_is_in_the_language_of_the_case(small_plan: Plan, language: str) -> None:
    plan = replace(small_plan, case=replace(small_plan.case, language=language))
    book = results(plan)
    for sheet in book:
        assert sheet["A1"].value == f"{sheet.title}{MARK}{plan.dataset.title}"
        assert sheet["A2"].value
    other = "en" if language == "fr" else "fr"
    assert not {label.text(other) for label in RESULTS.values()} & (
        set(book.sheetnames) - {label.text(language) for label in RESULTS.values()}
    )


def test_french_sheets_hold_no_english_sentence(small_plan: Plan) -> None:
    plan = replace(small_plan, case=replace(small_plan.case, language="fr"))
    english = {
        words[0] for code, words in catalogue().items() if code.startswith("plan_") and words[0] != words[1]
    }
    french = {words[1] for code, words in catalogue().items() if code.startswith("plan_")}
    shown = {cell.value for sheet in results(plan) for row in sheet for cell in row}
    assert not shown & (english - french)


def test_transfers_are_the_plans(large_plan: Plan) -> None:
    data, x = large_plan.dataset, large_plan.quantities.transfers
    sheet = results(large_plan)["Transfers"]
    names = {pool.name: s for s, pool in enumerate(data.pools)}
    places = {direction.name: d for d, direction in enumerate(data.directions)}
    seen = np.zeros_like(x)
    row = section(sheet, "")
    while sheet.cell(row, 1).value in names:
        s, d = names[sheet.cell(row, 1).value], places[sheet.cell(row, 4).value]
        assert sheet.cell(row, 2).value == data.pool_type(s).name
        assert sheet.cell(row, 3).value == data.directions[data.pools[s].direction].name
        seen[s, d] = months(sheet, row)
        row += 1
    np.testing.assert_allclose(seen, x, atol=1e-6)


def test_months_are_dates_in_the_cases_own_language(small_plan: Plan) -> None:
    french = replace(small_plan, case=replace(small_plan.case, language="fr"))
    for plan, locale, title in ((small_plan, "[$-409]", "Staff"), (french, "[$-40C]", "Effectifs")):
        sheet = results(plan)[title]
        heads = [sheet.cell(4, column) for column in month_columns(sheet)]
        assert [head.value for head in heads] == [datetime.datetime(2012, m, 1) for m in range(1, 7)]
        assert {head.number_format for head in heads} == {f"{locale}mmm yy"}


def test_totals_of_transfers_are_formulas_with_the_right_values(large_plan: Plan) -> None:
    x = large_plan.quantities.transfers
    values, formulas = results(large_plan), results(large_plan, values=False)
    sheet, written = values["Transfers"], formulas["Transfers"]
    last = month_columns(sheet)[-1]
    assert [sheet.cell(4, last + i).value for i in (1, 2, 3)] == ["2012", "2013", "Total"]
    total = row_of_label(sheet, "Total")
    np.testing.assert_allclose(months(sheet, total), x.sum(axis=(0, 1)), atol=1e-6)
    sums = [sheet.cell(total, last + i).value for i in (1, 2, 3)]
    np.testing.assert_allclose(sums, [x[:, :, :12].sum(), x[:, :, 12:].sum(), x.sum()], atol=1e-6)
    for row in range(5, total + 1):
        for column in (last + 1, last + 2, last + 3):
            assert str(written.cell(row, column).value).startswith("=SUM(")
    assert all(str(written.cell(total, column).value).startswith("=SUM(") for column in month_columns(sheet))
    by_type = np.array([months(sheet, total + 1 + e) for e in range(3)])
    expected = [
        x[[s for s, p in enumerate(large_plan.dataset.pools) if p.type == e]].sum(axis=(0, 1))
        for e in range(3)
    ]
    np.testing.assert_allclose(by_type, expected, atol=1e-6)
    np.testing.assert_allclose(months(sheet, total + 5), np.cumsum(x.sum(axis=(0, 1))), atol=1e-6)


def test_staff_its_minimum_and_the_room_above_it(large_plan: Plan) -> None:
    data, staff = large_plan.dataset, large_plan.quantities.staff
    sheet = results(large_plan)["Staff"]
    np.testing.assert_allclose(block(sheet, "Trained staff", 9), staff, atol=1e-6)
    held = [d for d, centre in enumerate(data.directions) if centre.minimum_staff is not None]
    limits = np.array(block(sheet, "Minimum where it holds", len(held)))
    assert (limits[:, :12] == 0).all()
    assert (limits[:, 12:] == 100).all()
    room = np.array(block(sheet, "Above or below the minimum", len(held)))
    np.testing.assert_allclose(room[:, 12:], staff[held][:, 12:] - 100, atol=1e-6)


def test_work_is_own_staffs_partners_or_nobodys(large_plan: Plan) -> None:
    q, sheet = large_plan.quantities, results(large_plan)["Staff"]
    own, partners, unmet, work, difference, share = block(sheet, "Who does the work", 6)
    np.testing.assert_allclose(own, (q.own_work + q.aid_received).sum(axis=(0, 1)), atol=1e-6)
    np.testing.assert_allclose(partners, q.outsourced.sum(axis=(0, 1, 2)), atol=1e-6)
    np.testing.assert_allclose(unmet, q.unmet.sum(axis=(0, 1)), atol=1e-6)
    np.testing.assert_allclose(work, np.array(large_plan.dataset.workload).sum(axis=(0, 1)), atol=1e-6)
    np.testing.assert_allclose(difference, 0, atol=1e-6)
    np.testing.assert_allclose(share, np.divide(own, work), atol=1e-6)


def test_people_in_training_against_seats(large_plan: Plan) -> None:
    data, x = large_plan.dataset, large_plan.quantities.transfers
    expected = np.zeros((9, 24))
    for s, pool in enumerate(data.pools):
        length = data.types[pool.type].training_months
        for t in range(24):
            expected[:, t] += x[s][:, max(0, t - length + 1) : t + 1].sum(axis=1) if length else 0
    sheet = results(large_plan)["Training"]
    np.testing.assert_allclose(block(sheet, "In training", 9), expected, atol=1e-6)
    assert (np.array(block(sheet, "Seats", 9)) == 45).all()
    np.testing.assert_allclose(block(sheet, "Seats still free", 9), 45 - expected, atol=1e-6)
    trainers = block(sheet, "Trainers", 9)
    np.testing.assert_allclose(trainers, large_plan.quantities.trainers, atol=1e-6)


def test_partners_shares_and_unmet_work(large_plan: Plan) -> None:
    q, sheet = large_plan.quantities, results(large_plan)["Outsourcing plan"]
    by_partner = q.outsourced.sum(axis=(1, 2))
    np.testing.assert_allclose(block(sheet, "Work done by partners", 3), by_partner, atol=1e-6)
    changes = np.array(block(sheet, "Change from the month before", 3))
    np.testing.assert_allclose(changes[:, 1:], np.diff(by_partner), atol=1e-6)
    np.testing.assert_allclose(block(sheet, "Paid beyond the work done", 3), q.paid - by_partner, atol=1e-6)
    work = np.array(large_plan.dataset.workload).sum(axis=0)
    shares = q.outsourced.sum(axis=(0, 1)) / work
    np.testing.assert_allclose(block(sheet, "Outsourced share", 7), shares, atol=1e-6)
    np.testing.assert_allclose(block(sheet, "Work left undone", 7), q.unmet.sum(axis=0), atol=1e-6)


def test_pools_keep_what_does_not_leave(large_plan: Plan) -> None:
    sheet = results(large_plan)["Pool stock"]
    np.testing.assert_allclose(block(sheet, "", 27), large_plan.quantities.pool_stock, atol=1e-6)
    last = month_columns(sheet)[-1]
    given = [sheet.cell(row, last + 1).value for row in range(5, 32)]
    np.testing.assert_allclose(given, large_plan.quantities.transfers.sum(axis=(1, 2)), atol=1e-6)


def test_formulas_that_would_compare_too_many_names_are_numbers_that_say_so(
    large_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = results(large_plan)
    monkeypatch.setattr(transfers, "MOST_COMPARISONS", 0)
    data = result_sheets(large_plan, with_rules=False)
    shown, written = open_values(data), open_values(data, values=False)
    for title, name, rows in (
        ("Transfers", "By Direction and type", 9),
        ("Pool stock", "Who leave in the month", 27),
    ):
        assert block(shown[title], name, rows) == block(values[title], name, rows)
        cells = [cell for line in block(written[title], name, rows) for cell in line]
        assert not any(isinstance(cell, str) for cell in cells)
        note = catalogue()["plan_numbers_note"][0]
        assert any(note == cell.value for row in written[title].iter_rows() for cell in row)
        assert not any(note == cell.value for row in values[title].iter_rows() for cell in row)


def test_costs_add_up_to_the_goal(large_plan: Plan) -> None:
    sheet = results(large_plan)["Costs"]
    total = row_of_label(sheet, "Total cost")
    assert sum(months(sheet, total)) == pytest.approx(large_plan.goals["cost"], rel=1e-9)


def test_the_goal_counts_people_who_left_before_the_plan(tmp_path: Path) -> None:
    data = replace(
        plans.dataset(2, 6, seed=1), actuals=(Move(0, 1, -1, 4.0), Move(1, 1, -3, 2.5), Move(2, 0, -1, 3.0))
    )
    plan = plans.plan_of(data, plans.quantities(data, seed=2), plans.case(tmp_path / "case.xlsx"))
    book = results(plan)
    assert block(book["Training"], "In training, having left before the plan", 2)[1][:3] == [4.0, 4.0, 0.0]
    assert book["Summary"]["N2"].value == "OK"
    assert sum(months(book["Costs"], row_of_label(book["Costs"], "Total cost"))) == pytest.approx(
        plan.goals["cost"]
    )


def test_findings_are_listed_the_gravest_first_and_as_text(small_plan: Plan) -> None:
    sheet = results(replace(small_plan, findings=small_plan.findings[::-1]), values=False)["Findings"]
    assert [sheet.cell(5, column).value for column in range(1, 6)] == [
        "Warning", "Directions", "C3", "120", "at most 100",
    ]  # fmt: skip
    assert sheet["F6"].value == "=SUM(not a formula)"
    assert sheet["F6"].data_type == "s"


def test_no_findings_are_told(small_plan: Plan) -> None:
    assert results(replace(small_plan, findings=()))["Findings"]["A5"].value.startswith("Nothing was found")


@pytest.mark.parametrize("which", ["small_plan", "large_plan"])
def test_no_cell_holds_an_error_and_every_formula_has_a_value(
    which: str, request: pytest.FixtureRequest
) -> None:
    plan: Plan = request.getfixturevalue(which)
    values, formulas = results(plan), results(plan, values=False)
    count = 0
    for sheet in formulas:
        for row in sheet:
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                cached = values[sheet.title][cell.coordinate].value
                # A banner shows nothing until a transfer is typed over.
                assert cached is not None or '=0,"",' in str(cell.value), (sheet.title, cell.coordinate)
                assert not str(cached).startswith(ERRORS)
    assert count > 300


def test_a_plan_in_which_nobody_moves(tmp_path: Path) -> None:
    data = plans.dataset(2, 6, seed=1)
    plan = plans.plan_of(data, small.plan(data), plans.case(tmp_path / "case.xlsx"))
    book = results(plan)
    assert book["Transfers"]["A5"].value == "Nobody leaves a pool in this plan."
    assert months(book["Transfers"], row_of_label(book["Transfers"], "Total")) == [0.0] * 6
    assert "nobody leaves" in str(book["Summary"]["A7"].value)
    assert book["Summary"]["N2"].value == "OK"


def test_a_decision_on_a_move_that_does_not_happen_has_its_row(small_plan: Plan) -> None:
    data = replace(small_plan.dataset, decisions=(Decision(5, 0, 2, DecisionKind.AT_MOST, 0.0),))
    routes = figures(replace(small_plan, dataset=data)).routes
    assert (5, 0) in routes
    assert len(routes) == len(figures(small_plan).routes) + 1


def test_a_case_without_partners_or_limits(tmp_path: Path) -> None:
    data = replace(small.dataset(), partners=())
    numbers = replace(small.plan(data), paid=np.zeros((0, data.months)))
    plan = plans.plan_of(data, numbers, plans.case(tmp_path / "case.xlsx"))
    book = results(plan)
    assert book["Summary"]["N2"].value == "OK"
    headings = {row[0].value for row in book["Outsourcing plan"]}
    assert "Work by activity" in headings
    assert "Work done by partners" not in headings


def test_noise_is_no_movement() -> None:
    assert tidy([1e-9, -1e-12, 5e-7, 0.1234567891234]).tolist() == [0.0, 0.0, 0.0, 0.123456789]
    assert not np.signbit(tidy([-1e-15])).any()


def test_equal_plans_give_equal_cells(small_plan: Plan) -> None:
    first, second = (open_values(result_sheets(small_plan, with_rules=False), values=False) for _ in range(2))
    for one, two in zip(first, second, strict=True):
        assert [[c.value for c in row] for row in one] == [[c.value for c in row] for row in two]


def test_a_sheet_that_refers_to_another_comes_after_it() -> None:
    assert list(WRITERS)[-3:] == ["summary", "charts", "identity"]
    assert WRITERS.keys() <= RESULTS.keys()


def test_a_value_that_no_cell_can_hold_is_refused(small_plan: Plan) -> None:
    broken = small.change_quantity(small_plan.quantities, "staff", (0, 0), float("inf"))
    plan = replace(small_plan, solution=replace(small_plan.solution, quantities=broken))
    with pytest.raises((ValueError, TypeError)):
        result_sheets(plan, with_rules=False)


def test_transfers_are_shown_without_noise_and_without_minus_zero(small_plan: Plan) -> None:
    """Where there is none of both, the plan's own numbers are taken: those of a large case are half a gigabyte."""
    quantities = small_plan.quantities
    clean = replace(quantities, transfers=tidy(quantities.transfers))
    plan = replace(small_plan, solution=replace(small_plan.solution, quantities=clean))
    assert figures(plan).transfers is clean.transfers
    for odd in (-0.0, 1e-12, 1.2345678901234567):
        transfers = clean.transfers.copy()
        transfers[0, 0, 0] = odd
        noisy = replace(clean, transfers=transfers)
        shown = figures(
            replace(small_plan, solution=replace(small_plan.solution, quantities=noisy))
        ).transfers
        assert shown.tobytes() == tidy(transfers).tobytes() != transfers.tobytes()
