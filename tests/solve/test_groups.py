"""Training groups: nobody leaves, or a group. Small cases worked out on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner import api
from planner.plan.types import Plan, Status
from planner.report.terminal import summary
from planner.solve.engine import Engine, Outcome
from planner.solve.priorities import Priority
from tests.support import Rows, Sheets, minimal_case, write_workbook

whole = import_module("planner.solve.whole")


def case(smallest: float, **sheets: Rows) -> Sheets:
    """30 trained, 20 in the pool, no training months; 31 and 33 FTE of work; training costs 10 an FTE."""
    base = minimal_case()
    base["Workload"] = [["Activity", "2012-01", "2012-02"], ["Front desk", 31, 33]]
    base["Advisor types"] = [["Type", "Smallest group", "Training cost"], ["CCO", smallest, 10]]
    return base | {name: [list(row) for row in rows] for name, rows in sheets.items()}


def solved(tmp_path: Path, sheets: Sheets) -> Plan:
    return planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", sheets)))


def leaving(plan: Plan) -> list[float]:
    return [round(fte, 9) for fte in plan.quantities.transfers.sum(axis=(0, 1)).tolist()]


@pytest.mark.parametrize(("smallest", "cost"), [(0, 30), (2, 30), (2.5, 30), (4, 40)])
def test_groups_cost_what_is_too_many(tmp_path: Path, smallest: float, cost: float) -> None:
    """Three are needed in the end: a group of 4 is one too many, smaller ones can be 3."""
    plan = solved(tmp_path, case(smallest))
    assert plan.status is Status.OPTIMAL
    assert plan.goals["service"] == pytest.approx(0)
    assert plan.goals["cost"] == pytest.approx(cost)
    assert all(fte == 0 or fte >= smallest for fte in leaving(plan))


@pytest.mark.parametrize(("smallest", "expected"), [(2.5, [3, 0]), (4, [4, 0])])
def test_a_group_leaves_at_once_where_two_would_be_too_many(
    tmp_path: Path, smallest: float, expected: list[float]
) -> None:
    assert leaving(solved(tmp_path, case(smallest))) == expected


def test_the_price_of_groups_is_told_against_the_program_without(tmp_path: Path) -> None:
    plan = solved(tmp_path, case(4))
    price = plan.solution.solver.rounding_price
    assert price is not None
    assert price["cost"] == pytest.approx(10)


def test_the_price_of_groups_that_cannot_be_is_that_of_nobody_leaving(tmp_path: Path) -> None:
    """1 and 3 FTE stay undone at 20,000, and three trainings at 10 are saved, against the program without groups."""
    price = solved(tmp_path, case(400)).solution.solver.rounding_price
    assert price is not None
    assert price["service"] == pytest.approx(80_000)
    assert price["cost"] == pytest.approx(-30)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (0, "What training groups cost, compared with departures in any number"),
        (1, "What whole people and training groups cost, compared with fractions of people in any number"),
    ],
)
def test_the_price_is_said_to_be_that_of_groups(tmp_path: Path, unit: int, said: str) -> None:
    """One too many, at 10 EUR."""
    sheets = case(4)
    sheets["Settings"].append(["headcount unit", unit])
    plan = solved(tmp_path, sheets)
    told = " ".join(" ".join(summary(plan, None, 1.0, "en")).split())
    money = "penalties for missed targets 0 EUR, for work left undone 0 EUR; cost +10 EUR"
    assert f"{said}: {money}; well-being +5 points." in told
    assert f"• {said}: {money}; well-being +5 points." in texts_of_summary(plan, tmp_path)


def test_without_groups_and_whole_people_no_price_is_said(tmp_path: Path) -> None:
    assert not [
        text for text in texts_of_summary(solved(tmp_path, case(0)), tmp_path) if "cost, compared" in text
    ]


def texts_of_summary(plan: Plan, folder: Path) -> list[str]:
    planner.write(plan, folder / "plan.xlsx")
    with_formulas = openpyxl.load_workbook(folder / "plan.xlsx")
    cells = (cell for row in with_formulas["Summary"].iter_rows() for cell in row)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def test_whole_people_come_in_groups_too(tmp_path: Path) -> None:
    """With a unit of 2 a group of 3 is one of 4."""
    sheets = case(3)
    sheets["Settings"].append(["headcount unit", 2])
    assert sum(leaving(solved(tmp_path, sheets))) == 4


def test_types_do_not_complete_each_other(tmp_path: Path) -> None:
    """Two of each type are no group of 3 of either: 2 FTE stay undone in each month, for nobody can leave."""
    sheets = case(3)
    sheets["Advisor types"].append(["AVSC", 3, 10])
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available"],
        ["CCO Est", "CCO", "Est", 2],
        ["AVSC Est", "AVSC", "Est", 2],
    ]
    plan = solved(tmp_path, sheets)
    assert leaving(plan) == [0, 0]
    assert [one.code for one in plan.findings if one.level == "warning"].count("group_above_pools") == 2


def test_pools_of_a_type_complete_each_other(tmp_path: Path) -> None:
    sheets = case(3)
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available"],
        ["CCO Est", "CCO", "Est", 2],
        ["CCO more", "CCO", "Est", 1],
    ]
    assert leaving(solved(tmp_path, sheets)) == [3, 0]


def test_no_room_and_no_price_is_told_of_groups(tmp_path: Path) -> None:
    plan = api.with_sensitivity(solved(tmp_path, case(4)))
    report = next(one for one in plan.rules if one.rule == "training_group")
    assert (report.status, report.slack) == ("kept", None)
    assert plan.sensitivity is not None
    assert "training_group" not in {limit.rule for limit in plan.sensitivity.limits}


def test_soft_groups_are_refused_at_their_cell(tmp_path: Path) -> None:
    with pytest.raises(planner.BadInput) as refused:
        solved(tmp_path, case(4, Rules=[["Rule", "Mode"], ["training_group", "soft"]]))
    assert [(one.sheet, one.cell) for one in refused.value.findings if one.level == "error"] == [
        ("Rules", "B2")
    ]


def test_groups_that_are_off_hold_nobody(tmp_path: Path) -> None:
    plan = solved(tmp_path, case(4, Rules=[["Rule", "Mode"], ["training_group", "off"]]))
    assert plan.goals["cost"] == pytest.approx(30)


def test_a_conflict_names_type_direction_and_month_and_its_repairs_hold(tmp_path: Path) -> None:
    """At least 2 must leave in February, at most 3 may, and a group is 4."""
    window: Rows = [["Envelope", "From", "To", "Minimum", "Maximum"], ["feb", "2012-02", "2012-02", 2, 3]]
    path = write_workbook(tmp_path / "case.xlsx", case(4, Envelopes=window))
    plan = planner.solve(planner.read(path))
    assert plan.status is Status.INFEASIBLE
    assert plan.infeasibility is not None
    (conflict,) = plan.infeasibility.conflicts
    group = next(one for one in conflict.members if one.rule == "training_group")
    assert (group.place, group.months, group.sheet, group.cell) == (
        ("CCO", "Est"),
        (1, 1),
        "Advisor types",
        "B2",
    )
    assert "CCO" in conflict.text
    assert "Feb 2012" in conflict.text
    smaller = next(one for one in plan.infeasibility.repairs if "training_group" in one.rules)
    assert [(edit.old, edit.new) for edit in smaller.edits] == [(4.0, 3.0)]
    assert api.solve_after_repair(planner.read(path), smaller.number).status is Status.OPTIMAL


def test_past_months_need_no_groups(tmp_path: Path) -> None:
    sheets = case(4, Actuals=[["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 1]])
    sheets["Settings"].append(["as of", "2012-02"])
    plan = solved(tmp_path, sheets)
    assert plan.status is Status.OPTIMAL
    assert leaving(plan) == [1, 4]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("unit", [0, 1])
def test_a_plan_in_groups_stays_as_agreed(tmp_path: Path, unit: int) -> None:
    """Solved again as it was written: in fractions there is no unit that agreed transfers could be multiples of."""
    sheets = case(2.5)
    sheets["Settings"].append(["headcount unit", unit])
    first = solved(tmp_path, sheets)
    again = planner.solve(planner.read(planner.write(first, tmp_path / "plan.xlsx")))
    assert leaving(again) == leaving(first)
    assert again.goals["stability"] == 0


@pytest.mark.parametrize("unit", [0, 1])
def test_an_agreed_plan_without_groups_is_not_kept_where_they_are_asked_for(
    tmp_path: Path, unit: int
) -> None:
    """One and two leave, each as late as the work allows; then groups of 2 are typed: three leave at once."""
    sheets = case(0)
    sheets["Settings"] += [["headcount unit", unit], ["internal cost", 1]]
    path = planner.write(solved(tmp_path, sheets), tmp_path / "plan.xlsx")
    assert leaving(planner.solve(planner.read(path))) == [1, 2]
    book = openpyxl.load_workbook(path)
    types = book["Advisor types"]
    heading = next(one for row in types.iter_rows() for one in row if str(one.value).startswith("Smallest"))
    types.cell(heading.row + 1, heading.column).value = 2
    book.save(path)
    again = planner.solve(planner.read(path))
    assert again.status is Status.OPTIMAL
    assert leaving(again) == [3, 0]


def test_what_the_search_has_taken_back_is_not_taken_back_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its groups held, the plan is at its best within limits without room: a run against them may find none."""
    granted: list[list[float]] = []
    solve: Callable[..., Outcome] = whole.solve_in_order

    def count(engine: Engine, levels: Sequence[Priority], *others: Any) -> Outcome:
        granted.append([level.tolerance for level in levels])
        return solve(engine, levels, *others)

    monkeypatch.setattr(whole, "solve_in_order", count)
    goals: Rows = [["Goal", "Tolerance"], ["targets", 0.001], ["cost", 1]]
    plan = solved(tmp_path, case(2.5, Goals=goals))
    assert plan.status is Status.OPTIMAL
    assert granted == [[0.001, 1, 0], [0.001, 1, 0], [0, 0, 0]]
