"""Chances and margins of cases small enough for paper; each derivation stands in its test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import planner
from planner.api import build, solve_after_repair
from planner.chances.chances import MonthChance, chances_of
from planner.chances.confident import hold_margins, make_sure
from planner.chances.margins import confidences, raise_minimums
from planner.dataset.types import Dataset
from planner.model.build import build_model
from planner.plan.types import Plan, Solution, Status
from planner.reading.previous.types import Confidence, Previous
from planner.reading.types import Case
from planner.solve.run import solve_model
from tests.support import Rows, Sheets, minimal_case, write_workbook


def case(
    path: Path, directions: Rows, *, months: int = 2, types: Rows = (("Type",), ("CCO",)), **sheets: Rows
) -> Path:
    """One Direction, one pool of 20, no cost but of unmet work; ``directions`` and ``types`` as on their sheets."""
    base: Sheets = minimal_case()
    base["Settings"] = [["Setting", "Value"], ["first month", "2012-01"], ["months", months]]
    base["Workload"] = [
        ["Activity", *(f"2012-{t + 1:02}" for t in range(months))],
        ["Front desk", *(0.0 for _ in range(months))],
    ]
    base["Advisor types"] = [list(row) for row in types]
    base["Directions"] = [list(row) for row in directions]
    return write_workbook(path, base | {name: [list(row) for row in rows] for name, rows in sheets.items()})


def solved(path: Path, confidence: float | None = None) -> Plan:
    return planner.solve(planner.read(path), confidence=confidence)


def told(plan: Plan) -> tuple[list[float], float]:
    """The chance of each month, and of all of them."""
    found = chances_of(plan.dataset, plan.quantities.transfers, plan.quantities.staff)
    return [one.chance for one in found.months], found.all


def test_attrition_alone(tmp_path: Path) -> None:
    """Ten advisors, each leaves with 0.1 a month; nobody comes; the minimum of 8 is soft, so nothing is planned for it.

    Of ten, those there after two months stayed twice: 0.81 each. P(N1 ≥ 8) = Σ_{k≥8} C(10,k) 0.9^k 0.1^(10−k)
    = 0.9298091736, P(N2 ≥ 8) = 0.81^10 + 10 · 0.81^9 · 0.19 + 45 · 0.81^8 · 0.19². Once below 8 nobody comes back, so
    the joint chance is that of the last month.
    """
    path = case(
        tmp_path / "case.xlsx",
        [
            ["Direction", "Starting staff", "Share of customers", "Minimum staff", "Attrition"],
            ["Est", 10, 1, 8, 0.1],
        ],
        Rules=[["Rule", "Mode", "Price"], ["minimum_staff", "soft", 0]],
        Pools=[["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 0]],
    )
    months, joint = told(solved(path))
    last = 0.81**10 + 10 * 0.81**9 * 0.19 + 45 * 0.81**8 * 0.19**2
    assert months == pytest.approx([0.9298091736, last], abs=1e-10)
    assert joint == pytest.approx(last, abs=1e-12)


@pytest.mark.parametrize(("minimum", "chance"), [(7.5, 0.25), (7, 1.0), (0, 1.0), (8.5, 0.0)])
def test_a_minimum_takes_whole_people(tmp_path: Path, minimum: float, chance: float) -> None:
    """7.25 at the start are 7 or, with 0.25, 8: a minimum of 7.5 takes 8 people."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["Est", 7.25, 1, minimum]],
        months=1,
        Rules=[["Rule", "Mode", "Price"], ["minimum_staff", "off", 0]],
    )
    assert told(solved(path)) == ([chance], chance)


MONTH_OF_TRAINING: Rows = [["Type", "Pass rate", "Training months"], ["CCO", 0.5, 1]]
MOVES_COST: Rows = [["Type", "Pass rate", "Training cost"], ["CCO", 0.5, 100]]


def test_the_least_margin(tmp_path: Path) -> None:
    """Nobody at the start, half of those who come pass at once, minimum 2, training is paid.

    The plan sends 4: P(B(4, ½) ≥ 2) = 11/16. With a margin of 1 it sends 6: P(B(6, ½) ≥ 2) = 57/64 ≥ 0.8; so 1 is the
    least margin for 80 %, and 2 (8 sent: 247/256) for 95 %. Each FTE sent costs 100, so 80 % costs 200 and 95 % 400.
    """
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff"], ["Est", 1, 2]],
        months=1,
        types=MOVES_COST,
    )
    assert told(solved(path))[0] == pytest.approx([11 / 16])
    for confidence, margin, chance in ((0.8, 1, 57 / 64), (0.95, 2, 247 / 256)):
        plan = solved(path, confidence)
        assert plan.confidence is not None
        assert plan.confidence.margins == {"Est": margin}
        assert plan.confidence.price["cost"] == pytest.approx(200 * margin)
        assert told(plan)[0] == pytest.approx([chance])


def test_the_price_names_goals_that_are_not_pursued_too(tmp_path: Path) -> None:
    """As ``test_the_least_margin``, but nobody minds the cost: only well-being keeps people at home."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff"], ["Est", 1, 2]],
        months=1,
        types=MOVES_COST,
        Goals=[["Goal", "Priority"], ["cost", "off"]],
    )
    plan = solved(path, 0.8)
    assert plan.confidence is not None
    price = plan.goals["cost"] - solved(path).goals["cost"]
    assert price == pytest.approx(200)
    assert plan.confidence.price["cost"] == pytest.approx(price)
    assert plan.confidence.price["wellbeing"] == pytest.approx(
        plan.goals["wellbeing"] - solved(path).goals["wellbeing"]
    )


def test_a_confidence_out_of_reach(tmp_path: Path) -> None:
    """Five in the pool: at most 2.5 pass on average, so a minimum of 3 has no plan; with 4 sent 11/16 is the best."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, 2, 0.8]],
        months=1,
        Pools=[["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 5]],
        types=MOVES_COST,
    )
    plan = solved(path)
    assert plan.status is Status.INFEASIBLE
    refusal = next(one for one in plan.findings if one.code == "chances.unreachable")
    assert (refusal.sheet, refusal.cell) == ("Directions", "D2")
    assert "Est" in refusal.message
    assert "minimum of Est with a probability of 80 %" in refusal.message
    assert "68.8 % in Jan 2012, with 2 advisors instead of 2" in refusal.message
    assert plan.infeasibility is not None
    assert "minimum_staff" in plan.infeasibility.rules


def test_a_confidence_out_of_reach_is_told_with_the_largest_margin(tmp_path: Path) -> None:
    """Seven in the pool: six are sent for a margin of 1, and 57/64 is the best."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, 2, 0.95]],
        months=1,
        Pools=[["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 7]],
        types=MOVES_COST,
    )
    (refusal,) = [one for one in solved(path).findings if one.code == "chances.unreachable"]
    assert "89.1 % in Jan 2012, with 3 advisors instead of 2" in refusal.message


def test_repairs_are_sought_without_the_confidence_and_that_is_said(tmp_path: Path) -> None:
    """Five in the pool and a minimum of 6: lowering it to 5 gives a plan, but five that move seldom all pass."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, 6, 0.8]],
        months=1,
        Pools=[["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", 5]],
        types=MOVES_COST,
    )
    plan = solved(path)
    assert plan.infeasibility is not None
    assert plan.infeasibility.repairs
    assert "chances.repaired" in {one.code for one in plan.findings}
    repaired = solve_after_repair(planner.read(path), plan.infeasibility.repairs[0].number)
    assert "chances.unreachable" in {one.code for one in repaired.findings}


def test_past_months_are_certain(tmp_path: Path) -> None:
    """Two of four left in January and pass with ½ in February, the first planned month; two are there already.

    January's staff is as it was: 2. In February P(2 + B(2, ½) ≥ 3) = 3/4; January itself is told no more.
    """
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["Est", 2, 1, 3]],
        Settings=[["Setting", "Value"], ["first month", "2012-01"], ["months", 2], ["as of", "2012-02"]],
        Actuals=[["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 2]],
        Rules=[["Rule", "Mode"], ["minimum_staff", "off"]],
        types=MONTH_OF_TRAINING,
    )
    plan = solved(path)
    found = chances_of(plan.dataset, plan.quantities.transfers, plan.quantities.staff)
    assert [one.month for one in found.months] == [1]
    assert [one.chance for one in found.months] == pytest.approx([0.75])


def test_margins_are_least_on_the_reference_case() -> None:
    """One less at any centre, the others as they are, is short there."""
    case = planner.read(Path(__file__).parents[2] / "inputs" / "open-2012.xlsx")
    plan = planner.solve(case, confidence=0.9)
    assert plan.confidence is not None
    assert {margin for margin in plan.confidence.margins.values() if margin} == {3}
    assert plan.confidence.price["targets"] == pytest.approx(383_471, abs=1)
    wanted = confidences(plan.dataset)
    margins = {d: plan.dataset.directions[d].margin for d in wanted}
    for d in (d for d, margin in margins.items() if margin):
        less = raise_minimums(plan.dataset, margins | {d: margins[d] - 1})
        numbers = solve_model(build_model(less)).quantities
        assert numbers is not None
        found = chances_of(less, numbers.transfers, numbers.staff)
        assert min(one.chance for one in found.months if one.direction == d) < 0.9


def test_what_is_not_asked_changes_no_plan(tmp_path: Path) -> None:
    path = case(tmp_path / "case.xlsx", [["Direction", "Share of customers", "Minimum staff"], ["Est", 1, 2]])
    plan = solved(path)

    def never(_: Dataset) -> Solution:
        raise AssertionError("solved again")

    assert make_sure(plan, never) is plan
    asked = replace(plan.dataset.directions[0], confidence=0.8)
    without = replace(plan, dataset=replace(plan.dataset, directions=(asked,)))
    without = replace(without, solution=replace(plan.solution, quantities=None))
    assert make_sure(without, never) is without


def confident(folder: Path, pool: float) -> tuple[Case, Dataset]:
    """80 % of a minimum of 2, of so many who pass with a half: a margin of 1 where there are 6."""
    path = case(
        folder / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, 2, 0.8]],
        months=1,
        Pools=[["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", pool]],
        types=MOVES_COST,
    )
    read = planner.read(path)
    return read, build(read)[0]


@pytest.mark.parametrize(("share", "margin", "solves"), [(0.8, 5, 0), (0.9, 1, 3)])
def test_margins_that_a_plan_was_made_with_hold_where_it_asked_for_the_same(
    tmp_path: Path, share: float, margin: int, solves: int
) -> None:
    """A plan with a margin of 5 for 80 % is taken at its word; one for 90 % is not: the least is sought."""
    read, dataset = confident(tmp_path, 20)
    kept = SimpleNamespace(confidence=Confidence({"EST": share}, {"EST": 5}))
    asked: list[Dataset] = []

    def solve(data: Dataset) -> Solution:
        asked.append(data)
        return solve_model(build_model(data))

    held, (remark,) = hold_margins(replace(read, previous=cast(Previous, kept)), dataset, solve)
    assert (dict(held.margins), len(asked)) == ({"Est": margin}, solves)
    assert f"Est +{margin}." in remark.message


def test_a_confidence_out_of_reach_is_not_held(tmp_path: Path) -> None:
    """Five in the pool are too few for a margin; three for the minimum itself."""
    for pool in (5, 3):
        read, dataset = confident(tmp_path, pool)
        held, (warning,) = hold_margins(read, dataset, lambda data: solve_model(build_model(data)))
        assert held is read
        assert warning.code == "chances.not_held"


def test_what_is_not_needed_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search whose steps are five too large still ends at the least margin."""
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, 2, 0.8]],
        months=1,
        types=MOVES_COST,
    )
    lacking = MonthChance.lacking
    monkeypatch.setattr(MonthChance, "lacking", lambda self, share: lacking(self, share) + 5)
    plan = solved(path)
    assert plan.confidence is not None
    assert plan.confidence.margins == {"Est": 1}
    assert plan.confidence.solves > 5


@pytest.mark.parametrize(
    ("confidence", "minimum", "mode", "code"),
    [
        (0, 2, "hard", "confidence_range"),
        (1, 2, "hard", "confidence_range"),
        (0.9, None, "hard", "confidence_without_minimum"),
        (0.9, 2, "soft", "confidence_not_hard"),
        (0.9, 2, "off", "confidence_not_hard"),
    ],
)
def test_what_a_confidence_needs(
    tmp_path: Path, confidence: float, minimum: float | None, mode: str, code: str
) -> None:
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff", "Confidence"], ["Est", 1, minimum, confidence]],
        Rules=[["Rule", "Mode"], ["minimum_staff", mode]],
    )
    with pytest.raises(planner.BadInput) as refused:
        solved(path)
    assert [(one.code, one.cell) for one in refused.value.findings if one.level == "error"] == [(code, "D2")]


def test_the_option_asks_for_every_minimum_and_needs_it_hard(tmp_path: Path) -> None:
    path = case(
        tmp_path / "case.xlsx",
        [["Direction", "Share of customers", "Minimum staff"], ["Est", 1, 2]],
        Rules=[["Rule", "Mode"], ["minimum_staff", "soft"]],
    )
    with pytest.raises(planner.BadInput, match="hard"):
        solved(path, 0.9)
