"""Which repairs are offered, and with which numbers: by price, rounded, in whole people, and in time."""

from __future__ import annotations

import math
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.dataset.types import Goal
from planner.explain.conflict.elastic import Elastic
from planner.explain.conflict.find import find_clashes
from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.repair.find import find_repairs
from planner.explain.repair.levers import levers_of
from planner.explain.repair.program import RepairProgram
from planner.explain.repair.trial import attempt
from planner.model.build import Model
from planner.months import Month
from planner.plan.explanations import Edit, Repair
from planner.plan.types import Solution, SolverReport, Status
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.verify.accept import Refused
from tests.explain.cases import base, late_centre, read, rules
from tests.explain.every_rule import CASES
from tests.explain.test_repairs import no_way_in
from tests.support import Sheets

FAR = 1e12
"""A moment that never comes."""


def repairs_of(sheets: Sheets, folder: Path) -> tuple[Repair, ...]:
    return explain_infeasible(*read(sheets, folder)).repairs


def edits(repair: Repair) -> list[tuple[object, object, object]]:
    return [(edit.column, edit.old, edit.new) for edit in repair.edits]


def record_tries(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Edit, ...]]:
    """The edits of each repair that is tried from now on, in order."""
    tried: list[tuple[Edit, ...]] = []

    def record(words: Words, repair: Repair, options: SolveOptions) -> tuple[Repair | None, bool]:
        tried.append(repair.edits)
        return attempt(words, repair, options)

    monkeypatch.setattr("planner.explain.repair.find.attempt", record)
    return tried


def one_short() -> Sheets:
    """Sud must have 12 in May: 5 of a pool's total, 3 above another's floor and 1 a month of a third make 11.

    Its opening lets who leaves from February on come: three months until May. One advisor of Nord could come too.
    """
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-03", 12, "2012-05", None, None]
    sheets["Pools"] += [
        ["CCO Ouest", "CCO", "Sud", 100, 1, None, None, None],
        ["CCO Est", "CCO", "Sud", 100, None, None, None, 97],
    ]
    sheets["Pools"][1][3], sheets["Pools"][2][5] = 1, 5
    sheets["Routes"] = [["From", "To", "Allowed"], ["Nord", "Sud", "no"]]
    prices = {
        "minimum_staff": 10, "opening": 20, "release_total": 30, "release_rate": 40, "pool_floor": 50, "mobility": 60,
    }  # fmt: skip
    sheets["Rules"] = rules(*((rule, "hard", None, None, price) for rule, price in prices.items()))
    return sheets


def test_of_seven_repairs_the_six_cheapest_are_offered(tmp_path: Path) -> None:
    """Each moves one cell by one; a way from Nord would be the seventh."""
    repairs = repairs_of(one_short(), tmp_path)
    assert [round(repair.cost, 6) for repair in repairs] == [10, 10, 20, 30, 40, 50]
    assert [repair.number for repair in repairs] == [1, 2, 3, 4, 5, 6]
    assert {edit for repair in repairs for edit in edits(repair)} == {
        ("minimum_staff", 12, 11), ("minimum_from", Month(2012, 5), Month(2012, 6)),
        ("opens", Month(2012, 3), Month(2012, 2)), ("release_total", 5, 6), ("release_rate", 1, 2), ("floor", 97, 96),
    }  # fmt: skip


def in_groups_of(unit: float, minimum: float) -> Sheets:
    """Nord has 20 advisors and must have more; 4 may come, and who comes does so in multiples of ``unit``."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", unit])
    sheets["Directions"][1][4:6] = [minimum, "2012-05"]
    sheets["Pools"][2][3] = 0
    sheets["Rules"] = rules(("minimum_staff", "hard", None, "no", None))
    return sheets


@pytest.mark.parametrize("limit", ["release_total", "fte"])
def test_a_number_that_is_rounded_and_does_not_suffice_is_one_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """4.5 more are needed, in twos: 5 let no more than 4 come, 6 do. These two are tried."""
    tried = record_tries(monkeypatch)
    sheets = in_groups_of(2, 24.5)
    if limit == "release_total":
        sheets["Pools"][1][5] = 4
    else:
        sheets["Decisions"] = [["Pool", "To", "Kind", "FTE"], ["CCO Nord", "Nord", "at most", 4]]
    (repair,) = repairs_of(sheets, tmp_path)
    assert edits(repair) == [(limit, 4, 6)]
    assert [edit.new for one in tried for edit in one] == [5, 6]
    assert repair.changes[0].amount == 2
    assert repair.cost == pytest.approx(2 * 10_000)


def test_a_decision_moves_to_the_multiples_next_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """7 in fives: 2 fewer are 5, 3 more are 10, and nothing else is tried."""
    tried = record_tries(monkeypatch)
    sheets = base()
    sheets["Settings"].append(["headcount unit", 5])
    sheets["Decisions"] = [["Pool", "Month", "Kind", "FTE"], ["CCO Nord", "2012-02", "fix", 7]]
    repairs = repairs_of(sheets, tmp_path)
    assert [edits(repair) for repair in repairs] == [[("fte", 7, 5)], [("fte", 7, 10)]]
    assert [repair.changes[0].amount for repair in repairs] == [2, 3]
    assert [repair.changes[0].least for repair in repairs] == pytest.approx([2, 3])
    assert [edit.new for one in tried for edit in one] == [5, 10]


@pytest.mark.parametrize("kind", ["at least", "at most"])
def test_a_decision_that_may_move_one_way_only_does(tmp_path: Path, kind: str) -> None:
    """At least 7 in fives, of a pool of 7, is 5 at least; at most 7 where 8 must leave is 10."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", 5])
    sheets["Pools"][2][3] = 0
    sheets["Decisions"] = [["Pool", "Month", "Kind", "FTE"], ["CCO Nord", "2012-02", kind, 7]]
    if kind == "at least":
        sheets["Pools"][1][3] = 7
    else:
        sheets["Decisions"] += [["CCO Nord", f"2012-0{t}", "fix", 0] for t in (1, 3, 4, 5, 6)]
        sheets["Envelopes"] = [["Envelope", "Minimum"], ["All", 8]]
        sheets["Rules"] = rules(("envelope", "hard", None, "no", None))
    first = repairs_of(sheets, tmp_path)[0]
    assert edits(first) == [("fte", 7, 5 if kind == "at least" else 10)]


def test_what_no_multiple_reaches_is_moved_to_the_next_one(tmp_path: Path) -> None:
    """Nord has 20, must have 24.5 and may have 25.5; in twos 24 or 26 can be, and no limit on who leaves shows it."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", 2])
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 24.5, "2012-05", None, 25.5]
    sheets["Pools"][2][3] = 0
    assert {edit for repair in repairs_of(sheets, tmp_path) for edit in edits(repair)} == {
        ("minimum_staff", 24.5, 24), ("maximum_staff", 25.5, 26),
    }  # fmt: skip


def test_groups_of_which_a_part_would_do_are_made_smaller_or_their_limit_larger(tmp_path: Path) -> None:
    """Two more must come, five may, ten at least go together: a fifth of a group would break no rule."""
    sheets = base()
    sheets["Directions"][1][4:6] = [22, "2012-05"]
    sheets["Pools"][2][3] = 0
    sheets["Advisor types"] = [["Type", "Training months", "Smallest group"], ["CCO", 1, 10]]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 5]]
    assert {edit for repair in repairs_of(sheets, tmp_path) for edit in edits(repair)} == {
        ("minimum_staff", 22, 20), ("smallest_group", 10, 5), ("maximum", 5, 10),
    }  # fmt: skip


def test_the_cheapest_is_sought_by_what_each_change_costs(tmp_path: Path) -> None:
    """5 fewer cost 10 each, 5 who may come from Nord 15 each."""
    sheets = no_way_in()
    sheets["Routes"] = [["From", "To", "Allowed"], ["Nord", "Sud", "no"]]
    sheets["Rules"] = rules(("minimum_staff", "hard", None, None, 10), ("mobility", "hard", None, None, 15))
    case, dataset = read(sheets, tmp_path)
    elastic = Elastic(dataset, deadline=FAR)
    program = RepairProgram(elastic, levers_of(Words(case, dataset), elastic))
    for without, kind, amount in (("", "minimum_staff.lower", 5), ("minimum_staff", "mobility.allow", 1)):
        found = program.cheapest(lambda lever, without=without: lever.rule != without)  # type: ignore[misc]
        assert found is not None
        assert [(pull.lever.kind, round(pull.amount, 6)) for pull in found.pulled] == [(kind, amount)]


TOLD = {
    ("minimum_staff", "min"): {
        "Let the minimum of Sud hold from Jun 2012 instead of May 2012.",
        "Give Sud 6 training seats instead of 5.",
        "Open Sud in Feb 2012 instead of Mar 2012.",
        "Lower the minimum of Sud from 18 to 15 advisors.",
    },
    ("mobility", "year"): {
        "Let 40 % of a year's transfers change Direction instead of 10 %.",
        "Decide 2 FTE instead of 8 (Decisions E2).",
        "Decide 80 FTE instead of 20 (Decisions E3).",
    },
    ("activity_outsourcing", "max"): {
        "Lower the least outsourced share of Calls from 80 % to 15 %.",
        "Raise the largest outsourced share of Mail from 10 % to 75 %.",
        "Let the work of Arvato change by 42 FTE a month instead of 3.",
    },
}
"""In each case of a rule: every repair, with advisors as advisors, shares in per cent and months by name."""


@pytest.mark.parametrize("key", TOLD, ids="-".join)
def test_each_repair_is_told_with_the_old_and_the_new_number(tmp_path: Path, key: tuple[str, str]) -> None:
    repairs = repairs_of(CASES[key].make(), tmp_path)
    assert {repair.text for repair in repairs} == TOLD[key]
    assert all(repair.summary == repair.text for repair in repairs)


def test_a_share_of_moves_costs_what_moves_by_it(tmp_path: Path) -> None:
    """40 % instead of 10 % of 20 moves are 6 FTE, at 10,000 each; it is told as 30 points."""
    repairs = repairs_of(CASES["mobility", "year"].make(), tmp_path)
    (share,) = [change for repair in repairs for change in repair.changes if change.rule == "mobility"]
    assert share.unit == "share"
    assert (share.amount, share.cost) == pytest.approx((0.3, 60_000))


def test_a_share_of_few_moves_is_what_they_need(tmp_path: Path) -> None:
    """0.4 of at most 1 in all are to change Direction: 40 %, where 10 % may."""
    sheets = CASES["mobility", "year"].make()
    for row, fte in zip(sheets["Decisions"][1:], (0.4, 1), strict=True):
        row[4] = fte
    assert ("mobility_share", 0.1, 0.4) in [
        edit for one in repairs_of(sheets, tmp_path) for edit in edits(one)
    ]


def test_a_step_is_not_taken_back_where_that_costs_as_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sud opens in April and must have 21 in June: 15 can be trained, 5 more for each month earlier.

    Two months earlier cost 20, one month and one fewer asked for 10 + 10 as well: no second repair at that price.
    """
    monkeypatch.setattr("planner.explain.repair.program.LARGE", 0)
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-04", 21, "2012-06", 5, None]
    sheets["Rules"] = rules(
        ("minimum_staff", "hard", None, None, 10), ("opening", "hard", None, None, 10),
        ("training_seats", "hard", None, "no", None),
    )  # fmt: skip
    found = [(round(repair.cost, 6), edits(repair)) for repair in repairs_of(sheets, tmp_path)]
    assert found == [
        (20, [("opens", Month(2012, 4), Month(2012, 2))]),
        (60, [("minimum_staff", 21, 15)]),
    ]


def test_a_repair_that_finds_no_plan_in_time_is_not_known_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, dataset = read(late_centre(), tmp_path)
    words = Words(case, dataset)
    clashes, _ = find_clashes(dataset, FAR)
    assert len(find_repairs(words, clashes, FAR, SolveOptions())[0]) == 4
    assert find_repairs(words, clashes, FAR, SolveOptions())[1]
    for status, known in ((Status.LIMIT, False), (Status.INFEASIBLE, True)):
        solution = Solution(status, SolverReport("", "", 0.0))
        monkeypatch.setattr("planner.explain.repair.trial.solve_model", lambda *_, end=solution: end)
        assert find_repairs(words, clashes, FAR, SolveOptions()) == ((), known)


def test_a_plan_that_the_check_refuses_is_no_repair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, dataset = read(late_centre(), tmp_path)
    (repair, *_) = explain_infeasible(case, dataset).repairs

    def refuse(*_: object) -> None:
        raise Refused(1.0)

    monkeypatch.setattr("planner.explain.repair.trial.accept", refuse)
    assert attempt(Words(case, dataset), repair, SolveOptions()) == (None, True)


def test_no_time_left_for_the_search_is_told(tmp_path: Path) -> None:
    case, dataset = read(late_centre(), tmp_path)
    clashes, _ = find_clashes(dataset, FAR)
    assert find_repairs(Words(case, dataset), clashes, time.monotonic() - 1, SolveOptions()) == ((), False)


def test_no_time_left_for_a_repair_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search ends in time, and the clock then: nothing was tried, and that is no answer."""
    case, dataset = read(late_centre(), tmp_path)
    clashes, _ = find_clashes(dataset, FAR)
    monkeypatch.setattr("planner.explain.repair.find.time", SimpleNamespace(monotonic=lambda: math.inf))
    assert find_repairs(Words(case, dataset), clashes, FAR, SolveOptions()) == ((), False)


def test_each_repair_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the search comes upon it; what changes nothing is not tried."""
    tried = record_tries(monkeypatch)
    repairs = repairs_of(one_short(), tmp_path)
    assert len(tried) == len(set(tried)) == 7
    assert {repair.edits for repair in repairs} < set(tried)


def test_without_a_conflict_nothing_is_sought(tmp_path: Path) -> None:
    case, dataset = read(base(), tmp_path)
    assert find_repairs(Words(case, dataset), [], time.monotonic() - 1, SolveOptions()) == ((), True)


@pytest.mark.parametrize(
    ("goals", "pursued"),
    [
        ([], {"targets", "service", "cost"}),
        ([["wellbeing", 2, 1, None]], {"targets", "service", "cost", "wellbeing", "stability"}),
        ([["cost", 2, 1, 0.1]], {"targets", "service", "cost", "wellbeing", "stability"}),
        ([["cost", "off", None, None]], {"targets", "service", "wellbeing", "stability"}),
        ([["wellbeing", 2, 1, 0.1]], {"targets", "service", "cost", "wellbeing", "stability"}),
        ([["wellbeing", 2.1, 1, 0.1]], {"targets", "service", "cost"}),
    ],
)
def test_a_repair_is_tried_without_comfort_where_that_changes_no_other_goal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, goals: list[list[object]], pursued: set[str]
) -> None:
    """Where comfort comes last, after goals without a tolerance: half of the time."""
    sheets = late_centre()
    if goals:
        sheets["Goals"] = [["Goal", "Priority", "Weight", "Tolerance"], *goals]
    case, dataset = read(sheets, tmp_path)
    (repair, *_) = explain_infeasible(case, dataset).repairs
    tried: list[tuple[Goal, ...]] = []

    def solve(model: Model, options: SolveOptions) -> Solution:
        tried.append(model.dataset.goals)
        return solve_model(model, options)

    monkeypatch.setattr("planner.explain.repair.trial.solve_model", solve)
    attempt(Words(case, dataset), repair, SolveOptions())
    assert {goal.id for goal in tried[0] if goal.priority is not None} == pursued
