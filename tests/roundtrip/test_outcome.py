"""What a solve found is kept in the plan workbook: who does the work, costs, rules, what it is compared with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import planner
from planner.plan.outcome import outcome_of
from planner.reading.previous.types import Outcome
from tests.roundtrip.rounds import codes, edit_to, first_plan
from tests.support import half_a_person_more, minimal_case, write_workbook


def _kept(path: Path) -> Outcome | None:
    previous = planner.read(path).previous
    assert previous is not None
    return previous.outcome


@pytest.fixture
def plan(tmp_path: Path) -> planner.Plan:
    """30 trained, 40 and 45 FTE of work, a partner who does at most 3."""
    partners: list[list[object]] = [["Partner", "Capacity", "Cost"], ["Alpha", 3, 100]]
    sheets = minimal_case() | {"Partners": partners}
    return planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets)))


def test_the_outcome_is_read_back_as_it_was(tmp_path: Path, plan: planner.Plan) -> None:
    kept = _kept(planner.write(plan, tmp_path / "plan.xlsx"))
    assert kept == outcome_of(plan)
    assert kept is not None
    work = [
        sum(month)
        for month in zip(*(kept.series[key] for key in kept.series if key[0] != "cost"), strict=True)
    ]
    assert work == pytest.approx([40, 45])
    assert kept.baseline is not None
    # 30 FTE work in-house and partners do 3: nobody moves, and partners are paid 100 for each.
    assert kept.baseline.costs["partners"] == pytest.approx(600)
    assert kept.baseline.costs["training"] == kept.baseline.costs["moves"] == 0
    costs = sum(sum(kept.series["cost", kind]) for kind in ("training", "moves", "partners", "own_staff"))
    assert costs == pytest.approx(plan.goals["cost"], abs=1e-5)
    assert {rule.rule for rule in kept.rules} == {report.rule for report in plan.rules}


def test_the_price_of_whole_people_is_read_back(tmp_path: Path) -> None:
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", half_a_person_more())))
    price = plan.solution.solver.rounding_price
    assert price is not None
    assert price["cost"] == pytest.approx(50)
    kept = _kept(planner.write(plan, tmp_path / "plan.xlsx"))
    assert kept is not None
    assert kept.rounding_price == pytest.approx(dict(price), abs=1e-6)


def test_equal_plans_keep_equal_outcomes(tmp_path: Path, plan: planner.Plan) -> None:
    again = planner.solve(planner.read(tmp_path / "case.xlsx"))
    assert outcome_of(again) == outcome_of(plan)


def _with_content(name: str, content: object) -> Any:
    """Replaces the content of the first record of the figures called ``name``."""

    def edit(book: Any) -> None:
        lines = book["Planner"].iter_rows(min_row=4)
        line = next(row for row in lines if row[0].value == "figures" and row[1].value == name)
        line[5].value = content

    return edit


@pytest.mark.parametrize("name", ["own", "rule", "status"])
@pytest.mark.parametrize(
    "content", ["²", "[" * 32_000, "null", "[1, true]", "[NaN]", '["a"]', "[1e999]", '{"status": {}', None]
)
def test_a_damaged_line_is_left_out_and_said(tmp_path: Path, name: str, content: object) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "damaged.xlsx", _with_content(name, content))
    case = planner.read(path)
    assert codes(case) == ["history.record_damaged"]
    assert case.previous is not None
    kept = case.previous.outcome
    assert (kept is None) == (name == "status")
    if kept is not None:
        names = [key for key in kept.series if key[0] == "own"]
        assert len(names) == (2 if name == "own" else 3)


def test_a_series_of_another_length_is_left_out(tmp_path: Path) -> None:
    kept = _kept(edit_to(first_plan(tmp_path), tmp_path / "short.xlsx", _with_content("own", "[1, 2]")))
    assert kept is not None
    assert len([key for key in kept.series if key[0] == "own"]) == 2


def test_a_plan_of_an_older_version_keeps_none(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Planner"]
        for row in range(sheet.max_row, 3, -1):
            if sheet.cell(row, 1).value == "figures":
                sheet.delete_rows(row)

    assert _kept(edit_to(first_plan(tmp_path), tmp_path / "older.xlsx", edit)) is None
