"""Repairs: each makes a plan possible, by the least change, and leaves alone what is protected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import planner
from planner import api
from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.repair.edits import apply_edits
from planner.explain.repair.find import round_outward
from planner.explain.repair.trial import attempt
from planner.months import Month
from planner.plan.explanations import Edit, Repair
from planner.plan.types import Status
from planner.reading.types import Case
from planner.report.explanation import explanation_lines
from planner.solve.options import SolveOptions
from tests.explain.cases import base, contradictory_decisions, late_centre, read, rules
from tests.support import Sheets


def repairs_of(sheets: Sheets, folder: Path) -> tuple[Case, tuple[Repair, ...]]:
    case, dataset = read(sheets, folder)
    return case, explain_infeasible(case, dataset).repairs


def single(repairs: tuple[Repair, ...]) -> dict[str, tuple[object, object, float]]:
    """Column → old, new, exact amount of the repairs that change one cell."""
    return {
        str(repair.edits[0].column): (repair.edits[0].old, repair.edits[0].new, repair.changes[0].least)
        for repair in repairs
        if len(repair.edits) == 1
    }


def test_one_lever_of_each_kind(tmp_path: Path) -> None:
    _, repairs = repairs_of(late_centre(), tmp_path)
    found = single(repairs)
    assert {column: (old, new) for column, (old, new, _) in found.items()} == {
        "minimum_staff": (18, 15),
        "minimum_from": (Month(2012, 5), Month(2012, 6)),
        "opens": (Month(2012, 3), Month(2012, 2)),
        "training_seats": (5, 6),
    }
    assert {column: round(least, 6) for column, (_, _, least) in found.items()} == {
        "minimum_staff": 3, "minimum_from": 1, "opens": 1, "training_seats": 1,
    }  # fmt: skip
    assert len(repairs) == 4


def test_the_cheapest_comes_first_and_is_priced_by_the_rules_sheet(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, None, 1), ("training_seats", "hard", None, None, 50),
        ("opening", "hard", None, None, 7),
    )  # fmt: skip
    _, repairs = repairs_of(sheets, tmp_path)
    assert [repair.cost for repair in repairs] == sorted(repair.cost for repair in repairs)
    assert [(repair.number, round(repair.cost, 6), repair.edits[0].column) for repair in repairs] == [
        (1, 1, "minimum_from"),
        (2, 3, "minimum_staff"),
        (3, 7, "opens"),
        (4, 50, "training_seats"),
    ]


def test_the_cheapest_mix_where_no_single_lever_is_as_cheap(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Directions"][2][4] = 19  # 15 possible: 4 short; a sixth seat gives 3 more, a seventh 6
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, None, 10), ("training_seats", "hard", None, None, 24),
        ("opening", "hard", None, "no", None),
    )  # fmt: skip
    sheets["Directions"][0][5] = (
        "A column of the user's"  # no date to move: the minimum holds from the opening
    )
    sheets["Directions"][2][3] = "2012-05"
    case, repairs = repairs_of(sheets, tmp_path)
    # In May the first 5 are trained: 14 short. 14 fewer cost 140, 14 seats more 336; no mix is cheaper.
    assert repairs[0].cost == pytest.approx(140)
    assert all(planner.solve(apply_edits(case, r.edits)).status is Status.OPTIMAL for r in repairs)


def test_a_mix_of_levers_where_none_suffices_alone(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Decisions"] = contradictory_decisions()["Decisions"]
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, None, 1), ("decision", "hard", None, None, 2),
        ("opening", "hard", None, None, 30), ("training_seats", "hard", None, None, 40),
    )  # fmt: skip
    _, repairs = repairs_of(sheets, tmp_path)
    # One month later for the minimum, and 6 FTE of decisions.
    # Without moving the minimum, the opening comes a month earlier; a seat more would cost more.
    assert [round(repair.cost, 6) for repair in repairs] == [1 + 6 * 2, 30 + 6 * 2]
    assert [set(repair.rules) for repair in repairs] == [
        {"minimum_staff", "decision"},
        {"opening", "decision"},
    ]
    assert len({frozenset(repair.edits) for repair in repairs}) == len(repairs)


def test_an_opening_beyond_the_horizon_moves_into_it(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-08", 10, "2012-06", None, None]
    sheets["Rules"] = rules(("minimum_staff", "hard", None, "no", None))
    _, repairs = repairs_of(sheets, tmp_path)
    assert [(e.column, e.new) for repair in repairs for e in repair.edits] == [("opens", Month(2012, 6))]


def test_every_repair_gives_a_plan(tmp_path: Path) -> None:
    case, repairs = repairs_of(late_centre(), tmp_path)
    for repair in repairs:
        plan = planner.solve(apply_edits(case, repair.edits))
        assert plan.status is Status.OPTIMAL
        assert plan.largest_violation <= 1e-6
        assert plan.goals["cost"] == pytest.approx(repair.goals["cost"], rel=1e-6)


def test_what_is_protected_is_not_touched(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, "no", None), ("opening", "hard", None, "no", None)
    )
    case, dataset = read(sheets, tmp_path)
    found = explain_infeasible(case, dataset)
    assert set(found.untouchable) == {"minimum_staff", "opening"}
    assert [repair.rules for repair in found.repairs] == [("training_seats",)]


def test_nothing_is_offered_where_everything_is_protected(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Rules"] = rules(
        *((rule, "hard", None, "no", None) for rule in ("minimum_staff", "opening", "training_seats"))
    )
    case, dataset = read(sheets, tmp_path)
    found = explain_infeasible(case, dataset)
    assert found.conflicts
    assert found.repairs == ()


def test_either_of_two_contradictory_decisions(tmp_path: Path) -> None:
    _, repairs = repairs_of(contradictory_decisions(), tmp_path)
    changed = {(edit.row, edit.old, edit.new) for repair in repairs for edit in repair.edits}
    assert {(0, 10, 4), (1, 4, 10)} <= changed


def test_a_fixed_decision_moves_either_way(tmp_path: Path) -> None:
    sheets = base()
    sheets["Decisions"] = [["Pool", "To", "Kind", "FTE"], ["CCO Nord", "Nord", "fix", 30]]
    sheets["Envelopes"] = [["Envelope", "Minimum"], ["All", 42]]
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2013-01", None, None, None, None]
    _, repairs = repairs_of(sheets, tmp_path)
    assert ("decisions", 30, 42) in {(e.sheet, e.old, e.new) for repair in repairs for e in repair.edits}


def test_the_seats_of_a_month_are_changed_in_their_own_cell(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Directions"][2][6] = None
    sheets["Training seats"] = [["Direction", "2012-02", "2012-03", "2012-04"], ["Sud", 5, 5, 5]]
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, "no", None), ("opening", "hard", None, "no", None)
    )
    _, repairs = repairs_of(sheets, tmp_path)
    assert repairs
    assert all(edit.sheet == "seats" and edit.new == 8 for repair in repairs for edit in repair.edits)


@pytest.mark.parametrize(
    ("opened", "closed", "opens"),
    [
        (3, ["2012-02", "2012-03"], 5),
        (3, ["2012-02", "2012-03", "2012-04"], 6),
        (5, ["2012-04"], 6),  # to the last month, by one
    ],
)
def test_an_opening_that_the_minimum_follows_moves_later(
    tmp_path: Path, opened: int, closed: list[str], opens: int
) -> None:
    """Nobody may leave in the months that are closed: who leaves in the next is there a month later."""
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, f"2012-{opened:02d}", 4, None, 5, None]
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        *(["CCO Sud", "Sud", month, "fix", 0] for month in closed),
    ]
    sheets["Rules"] = rules(
        ("decision", "hard", None, "no", None), ("minimum_staff", "hard", None, "no", None)
    )
    _, repairs = repairs_of(sheets, tmp_path)
    assert {(e.column, e.old, e.new) for repair in repairs for e in repair.edits} == {
        ("opens", Month(2012, opened), Month(2012, opens))
    }


def no_way_in() -> Sheets:
    """Sud must have 15 advisors, its own pool has 10, and Nord's may not go there: 5 FTE short."""
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, None, 15, "2012-05", None, None]
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available"],
        ["CCO Nord", "CCO", "Nord", 10],
        ["CCO Sud", "CCO", "Sud", 10],
    ]
    sheets["Settings"].append(["move cost", 70])
    return sheets


def test_a_route_that_is_listed_as_not_allowed_is_permitted_in_its_cell(tmp_path: Path) -> None:
    sheets = no_way_in()
    sheets["Routes"] = [["From", "To", "Allowed"], ["Nord", "Sud", "no"]]
    _, repairs = repairs_of(sheets, tmp_path)
    (allow,) = [repair for repair in repairs if "mobility" in repair.rules]
    assert [(edit.cell, edit.old, edit.new) for edit in allow.edits] == [("C2", False, True)]


def test_a_way_that_routes_does_not_list_is_added_to_it(tmp_path: Path) -> None:
    sheets = no_way_in()
    sheets["Routes"] = [["To", "From", "Cost"], ["Nord", "Sud", 10], [], ["* all others stay closed"]]
    case, repairs = repairs_of(sheets, tmp_path)
    (allow,) = [repair for repair in repairs if "mobility" in repair.rules]
    assert allow.text == "Allow moves from Nord to Sud."
    assert (round(allow.changes[0].amount, 6), round(allow.cost, 6)) == (5, 50_000)
    # Below the note, in the order of the sheet's own columns.
    assert [(edit.cell, edit.column, edit.new) for edit in allow.edits] == [
        ("B5", "from", "Nord"), ("A5", "to", "Sud"), ("C5", "cost", 70),
    ]  # fmt: skip
    plan = planner.solve(apply_edits(case, allow.edits))
    assert plan.status is Status.OPTIMAL
    assert plan.quantities.transfers[0, 1].sum() >= 5 - 1e-6


def test_a_repaired_workbook_holds_the_way_that_was_added(tmp_path: Path) -> None:
    sheets = no_way_in()
    sheets["Routes"] = [["From", "To"]]
    case, repairs = repairs_of(sheets, tmp_path)
    number = next(repair.number for repair in repairs if "mobility" in repair.rules)
    plan = api.solve_after_repair(case, number)
    planner.write(plan, tmp_path / "plan.xlsx")
    again = planner.read(tmp_path / "plan.xlsx")
    assert [(row.text("from"), row.text("to")) for row in again.rows("routes")] == [("Nord", "Sud")]
    assert planner.solve(again).goals == pytest.approx(plan.goals)


def test_several_ways_that_are_added_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    sheets = no_way_in()
    sheets["Directions"].append(["Est", 0, 0, None, None, None, None, None])
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 2]
    sheets["Pools"].append(["CCO Est", "CCO", "Est", 3])
    sheets["Routes"] = [["From", "To"]]
    case, repairs = repairs_of(sheets, tmp_path)
    (allow,) = [repair for repair in repairs if repair.rules == ("mobility",)]
    assert sorted(edit.cell for edit in allow.edits) == ["A2", "A3", "B2", "B3"]
    assert planner.solve(apply_edits(case, allow.edits)).status is Status.OPTIMAL


@pytest.mark.parametrize(
    ("unit", "decided", "offered"), [(1, [2.5], [{2.0}, {3.0}]), (2, [3, 5], [{2.0, 4.0}, {4.0, 6.0}])]
)
def test_a_decision_that_is_no_multiple_of_the_headcount_unit(
    tmp_path: Path, unit: float, decided: list[float], offered: list[set[float]]
) -> None:
    sheets = base()
    sheets["Settings"].append(["headcount unit", unit])
    months = ["2012-02", "2012-03"]
    sheets["Decisions"] = [
        ["Pool", "Month", "Kind", "FTE"],
        *(["CCO Nord", month, "fix", fte] for month, fte in zip(months, decided, strict=False)),
    ]
    case, repairs = repairs_of(sheets, tmp_path)
    found: list[set[object]] = [{edit.new for edit in repair.edits} for repair in repairs]
    assert sorted(found, key=str) == offered
    for repair in repairs:
        assert planner.solve(apply_edits(case, repair.edits)).status in (Status.OPTIMAL, Status.LIMIT)


def test_a_repair_of_many_changes_is_summed_up(tmp_path: Path) -> None:
    """Six months of a seat each must take 12: six cells, told by their number, and one by one on the sheet."""
    sheets = base()
    sheets["Directions"][1] = ["Nord", 0, 0.5, None, 12, "2012-06", None, None]
    sheets["Directions"][2][3] = "2013-01"
    months = [f"2012-0{month}" for month in range(1, 7)]
    sheets["Training seats"] = [["Direction", *months], ["Nord", *[1] * 6]]
    sheets["Pools"][1][4] = 2.4
    sheets["Pools"][2][3] = 0
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, "no", None), ("release_rate", "hard", None, "no", None)
    )
    case, dataset = read(sheets, tmp_path)
    repair = explain_infeasible(case, dataset).repairs[0]
    assert len(repair.changes) == 5
    assert repair.summary == "Change 5 cells: Training seats (5). Each is on the sheet Repairs."
    assert repair.text.count("training seats") == 5
    plan = planner.solve(case)
    assert any(repair.summary in line for line in explanation_lines(plan, "en", 400))
    path = planner.api.write_explanation(plan, tmp_path / "why.xlsx")
    rows = list(openpyxl.load_workbook(path)["Repairs"].iter_rows(values_only=True))
    told = [row for row in rows if row[4] in {edit.cell for edit in repair.edits}]
    assert len(told) == 5
    assert any(str(row[1]).startswith(repair.summary) for row in rows)


def two_steps_or_six() -> Sheets:
    """Sud opens in April and must have 21 in June: 15 can be trained, and 5 more for each month it opens earlier.

    Two months earlier cost 20, and 6 fewer asked for cost 24. One month earlier, then one fewer: 10 + 4.
    """
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-04", 21, "2012-06", 5, None]
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, None, 4), ("opening", "hard", None, None, 10),
        ("training_seats", "hard", None, "no", None),
    )  # fmt: skip
    return sheets


@pytest.mark.parametrize("large", [4000, 0], ids=["searched", "downhill"])
def test_steps_are_taken_back_as_far_as_that_is_cheaper(
    tmp_path: Path, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large case too, where the mix is found from the cheapest repair of one kind, one step at a time."""
    monkeypatch.setattr("planner.explain.repair.program.LARGE", large)
    _, repairs = repairs_of(two_steps_or_six(), tmp_path)
    assert [
        (round(repair.cost, 6), {edit.column: edit.new for edit in repair.edits}) for repair in repairs
    ] == [
        (14, {"opens": Month(2012, 3), "minimum_staff": 20}),
        (20, {"opens": Month(2012, 2)}),
        (24, {"minimum_staff": 15}),
    ]


def test_all_may_come_in_the_month_that_an_opening_gains(tmp_path: Path) -> None:
    """Sud opens in April and must have 150 in March: all leave in February, of the 200 that there are."""
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-04", 150, "2012-03", None, None]
    sheets["Pools"][1][3], sheets["Pools"][2][3] = 40, 160
    sheets["Rules"] = rules(("minimum_staff", "hard", None, "no", None))
    _, repairs = repairs_of(sheets, tmp_path)
    assert [(e.column, e.new) for repair in repairs for e in repair.edits] == [("opens", Month(2012, 3))]


def test_a_route_that_is_added_costs_nothing_where_routes_that_are_not_listed_cost_nothing(
    tmp_path: Path,
) -> None:
    sheets = no_way_in()
    sheets["Settings"].remove(["move cost", 70])
    sheets["Routes"] = [["From", "To", "Cost"]]
    _, repairs = repairs_of(sheets, tmp_path)
    (allow,) = [repair for repair in repairs if "mobility" in repair.rules]
    assert [(edit.cell, edit.new) for edit in allow.edits] == [("A2", "Nord"), ("B2", "Sud")]


def test_a_change_that_leaves_no_case_or_no_plan_is_no_repair(tmp_path: Path) -> None:
    """A maximum of 3 below a minimum of 18 is a fault; 5 seats are no change; 6 seats are a repair."""
    case, dataset = read(late_centre(), tmp_path)
    (seats,) = [one for one in explain_infeasible(case, dataset).repairs if one.rules == ("training_seats",)]
    words = Words(case, dataset)

    def with_edit(edit: Edit) -> Repair:
        return replace(seats, changes=(replace(seats.changes[0], edits=(edit,)),))

    fault = Edit("directions", 1, "maximum_staff", "H3", None, 3.0)
    assert attempt(words, with_edit(fault), SolveOptions()) == (None, True)
    same = replace(seats.edits[0], new=5.0)
    assert attempt(words, with_edit(same), SolveOptions()) == (None, True)
    repair, known = attempt(words, with_edit(replace(seats.edits[0], new=6.0)), SolveOptions())
    assert known
    assert repair is not None
    assert repair.goals == pytest.approx(seats.goals)
    assert repair.largest_violation <= 1e-6


@pytest.mark.parametrize(
    "goals",
    [
        [["cost", "off", None, None]],
        [["wellbeing", 1, 5, None]],
        [["cost", 2, 1, 0.2]],
        [["cost", 2, 1, 0.2], ["wellbeing", 2.5, 1, None]],
    ],
)
def test_the_goals_of_a_repair_are_those_of_its_plan(goals: list[list[object]], tmp_path: Path) -> None:
    """Also where comfort comes first, where a tolerance lets the cost worsen for it, and where a goal is off."""
    sheets = late_centre()
    sheets["Goals"] = [["Goal", "Priority", "Weight", "Tolerance"], *goals]
    case, repairs = repairs_of(sheets, tmp_path)
    for repair in repairs[:2]:
        plan = planner.solve(apply_edits(case, repair.edits))
        for goal in ("targets", "service", "cost"):
            assert repair.goals[goal] == pytest.approx(plan.goals[goal], rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("exact", "sign", "grain", "margin", "entered"),
    [
        (4.2, 1.0, 1.0, 0, 5.0),
        (4.2, -1.0, 1.0, 0, 4.0),
        (4.2, 1.0, 1.0, 1, 6.0),
        (4.2, -1.0, 1.0, 1, 3.0),
        (5.0 + 1e-9, 1.0, 1.0, 0, 5.0),  # what a solver rounds is no more people
        (5.0 - 1e-9, -1.0, 1.0, 0, 5.0),
        (0.1234, 1.0, 0.001, 0, 0.124),
        (0.1234, -1.0, 0.001, 1, 0.122),
        (0.5, -1.0, 1.0, 1, 0.0),  # nothing is below none
    ],
)
def test_a_number_is_entered_no_tighter_than_it_must_be(
    exact: float, sign: float, grain: float, margin: int, entered: float
) -> None:
    assert round_outward(exact, sign, grain, margin) == entered


def test_a_decision_that_must_meet_others_is_not_rounded(tmp_path: Path) -> None:
    """2.15 and 3 are fixed, nobody else may leave, and 4 in all are: these must be 5.15, no more and no less."""
    sheets = base()
    months = {"2012-02": 2.15, "2012-03": 3.0}
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        *(["CCO Nord", "Nord", f"2012-{t:02d}", "fix", months.get(f"2012-{t:02d}", 0)] for t in range(1, 7)),
        ["CCO Nord", "Nord", None, "fix", 4],
    ]
    _, repairs = repairs_of(sheets, tmp_path)
    assert 5.15 in [edit.new for repair in repairs for edit in repair.edits if edit.old == 4]
    assert all(edit.new == 5.15 for repair in repairs for edit in repair.edits if edit.old == 4)
