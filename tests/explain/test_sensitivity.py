"""What a unit of a limit is worth agrees with solving the changed case from the start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import planner
from planner.api import build
from planner.dataset.types import Dataset
from planner.explain.phrases import Words
from planner.explain.sensitivity.worth import sensitivity
from planner.model.build import build_model
from planner.plan.explanations import Sensitivity, Worth
from planner.reading.types import Case
from planner.report.explanation import sensitivity_lines
from planner.solve.run import solve_model
from tests.explain.cases import base, read, rules
from tests.support import Sheets

INPUTS = Path(__file__).parents[2] / "inputs"


def limited() -> Sheets:
    """Only Nord is open, with three seats and a pool that gives 12; partners are dear, and miss their share."""
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, 3, None]
    sheets["Directions"][2][3] = "2013-01"
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Rules"] = rules(("outsourced_share", "soft", 2000, None, None))
    sheets["Outsourcing"] = [["Line", "2012-06"], ["max share", 0.3]]
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, None, 12, None, None]
    return sheets


def asked(sheets: Sheets, folder: Path) -> tuple[Case, Dataset, Sensitivity]:
    case, dataset = read(sheets, folder)
    return case, dataset, sensitivity(Words(case, dataset), build_model(dataset))


def priorities(dataset: Dataset) -> tuple[float, float]:
    """Targets and service, then cost, from a solve of its own."""
    goals = solve_model(build_model(dataset)).goals
    assert goals is not None
    return goals["targets"] + goals["service"], goals["cost"]


def moved(dataset: Dataset, worth: Worth, units: float) -> Dataset:
    """The dataset with the limit looser by so many units, changed as a planner would change the input."""
    if worth.rule == "outsourced_share":
        assert worth.months is not None
        shares = tuple(
            s + 0.01 * units if s is not None and t == worth.months[0] else s
            for t, s in enumerate(dataset.outsourced_share)
        )
        return replace(dataset, outsourced_share=shares)
    if worth.rule == "envelope":
        first, *others = dataset.envelopes
        return replace(dataset, envelopes=(replace(first, maximum=(first.maximum or 0) + units), *others))
    if worth.rule in ("release_total", "release_rate"):
        pools = tuple(
            replace(pool, **{worth.rule: getattr(pool, worth.rule) + units}) if pool.name == worth.place[0] else pool
            for pool in dataset.pools
        )  # fmt: skip
        return replace(dataset, pools=pools)
    change = {"training_seats": units, "minimum_staff": -units}[worth.rule]
    directions = []
    for one in dataset.directions:
        if one.name == worth.place[0] and worth.rule == "training_seats":
            one = replace(one, seats=tuple(s if s is None else s + change for s in one.seats))
        elif one.name == worth.place[0]:
            one = replace(one, minimum_staff=(one.minimum_staff or 0) + change)
        directions.append(one)
    return replace(dataset, directions=tuple(directions))


def agrees(dataset: Dataset, worth: Worth, before: tuple[float, float]) -> None:
    for units, told in ((1.0, worth.loosened), (-1.0, worth.tightened)):
        assert told is not None
        after = priorities(moved(dataset, worth, units))
        for old, new, gain in zip(before, after, told, strict=True):
            expected = (old - new) * units
            assert gain == pytest.approx(expected, rel=1e-3, abs=1e-7 * max(1.0, abs(old))), worth.text


def test_every_figure_agrees_with_a_solve_of_the_changed_case(tmp_path: Path) -> None:
    _, dataset, found = asked(limited(), tmp_path)
    assert {worth.rule for worth in found.limits} == {"training_seats", "outsourced_share", "release_total"}
    before = priorities(dataset)
    for worth in found.limits:
        agrees(dataset, worth, before)


def test_what_helps_most_comes_first(tmp_path: Path) -> None:
    _, _, found = asked(limited(), tmp_path)
    assert [w.loosened for w in found.limits] == sorted((w.loosened for w in found.limits), reverse=True)
    assert found.priorities == (("targets", "service"), ("cost",))
    assert found.units == ("EUR", "EUR")


def test_a_limit_with_room_is_worth_nothing(tmp_path: Path) -> None:
    sheets = limited()
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 500]]
    _, _, found = asked(sheets, tmp_path)
    assert "envelope" not in {worth.rule for worth in found.limits}


def test_a_single_value_and_a_kink_are_told_apart(tmp_path: Path) -> None:
    sheets = base()  # 20 own staff; 60 FTE of work; every advisor trained in time saves a partner
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 10]]
    _, _, found = asked(sheets, tmp_path)
    (worth,) = found.limits
    # Nobody is needed longer than the others: each leaves in January and saves five months of a partner.
    assert worth.even
    assert worth.loosened == pytest.approx((0, 5 * 5000 - 6 * 100))
    assert worth.until == 20  # 40 FTE of work are left: 30 more would be worth as much, 50 not
    sheets["Envelopes"][1] = ["All", 39.5]  # half an advisor more is of use, a whole one less is missed
    _, _, found = asked(sheets, tmp_path)
    (worth,) = found.limits
    assert not worth.even
    assert worth.tightened is not None
    assert 0 < worth.loosened[1] < worth.tightened[1]


def test_one_tighter_may_leave_no_plan(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 30, "2012-03", None, None]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 10]]
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    _, _, found = asked(sheets, tmp_path)
    assert {worth.rule: worth.tightened for worth in found.limits}["envelope"] is None


def test_whole_people_are_marked(tmp_path: Path) -> None:
    sheets = limited()
    sheets["Settings"].append(["headcount unit", 1])
    _, _, found = asked(sheets, tmp_path)
    assert found.fractions


def test_the_reference_case_agrees_where_it_matters() -> None:
    case = planner.read(INPUTS / "open-2012.xlsx")
    dataset, _ = build(case)
    found = sensitivity(Words(case, dataset), build_model(dataset), told=6)
    before = priorities(dataset)
    for rule in ("envelope", "outsourced_share"):
        worth = next(worth for worth in found.limits if worth.rule == rule)
        agrees(dataset, worth, before)
    assert found.left_out > 0


def typed(sheets: Sheets, sheet: str, cell: str, value: float, folder: Path) -> tuple[float, float]:
    """The priorities with another number typed into a cell of the workbook."""
    from openpyxl.utils.cell import column_index_from_string as number_of
    from openpyxl.utils.cell import coordinate_from_string

    letters, row = coordinate_from_string(cell)
    changed = {title: [list(line) for line in lines] for title, lines in sheets.items()}
    changed[sheet][row - 1][number_of(letters) - 1] = value
    return priorities(read(changed, folder)[1])


def cell_of(sheets: Sheets, worth: Worth) -> float:
    """The number that stands in the cell of a limit."""
    return float(sheets[worth.sheet][int(worth.cell[1:]) - 1]["ABCDEFGH".index(worth.cell[0])])  # type: ignore[arg-type]


def agrees_with_typing(sheets: Sheets, worth: Worth, folder: Path) -> None:
    """Typing one unit more and one less gives what the line says; a minimum is loosened by lowering it."""
    unit = 0.01 if worth.unit == "points" else 1.0
    up = -unit if worth.rule in ("minimum_staff", "pool_floor") else unit
    before, old = priorities(read(sheets, folder)[1]), cell_of(sheets, worth)
    for sign, told in ((1, worth.loosened), (-1, worth.tightened)):
        if told is not None:
            after = typed(sheets, worth.sheet, worth.cell, old + sign * up, folder)
            gains = [sign * (one - other) for one, other in zip(before, after, strict=True)]
            assert told == pytest.approx(gains, rel=1e-4, abs=1e-3), worth


def change_of_three() -> Sheets:
    """A cheap partner whose work may change by 3 a month, and work that rises and falls by 8."""
    return {
        "Settings": [["Setting", "Value"], ["first month", "2012-01"], ["months", 6], ["unmet cost", 20000]],
        "Directions": [["Direction", "Starting staff", "Share of customers"], ["Nord", 0, 1]],
        "Advisor types": [["Type", "Training months"], ["A", 0]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["A Nord", "A", "Nord", 0]],
        "Workload": [
            ["Activity", *(f"2012-0{month}" for month in range(1, 7))],
            ["Work", 4, 12, 20, 20, 12, 4],
        ],
        "Partners": [
            ["Partner", "Cost", "Change per month"], ["P", 3000, 3], ["Q", 4000, None],
        ],
    }  # fmt: skip


def test_a_limit_for_both_ways_is_one_line(tmp_path: Path) -> None:
    """partner-change: one cell was told twice at 3,000 each; typing 4 for 3 saves 6,000."""
    sheets = change_of_three()
    _, _, found = asked(sheets, tmp_path)
    (worth,) = found.limits
    assert (worth.sheet, worth.cell) == ("Partners", "C2")
    assert worth.loosened == pytest.approx((0, 6000))
    assert "may change by at most 3 FTE a month" in worth.text
    agrees_with_typing(sheets, worth, tmp_path)


def test_a_constant_counts_for_the_months_that_it_gives(tmp_path: Path) -> None:
    sheets = limited()
    sheets["Training seats"] = [["Direction", "2012-02", "2012-03"], ["Nord", 2, 1]]
    _, _, found = asked(sheets, tmp_path)
    seats = {worth.sheet: worth for worth in found.limits if worth.rule == "training_seats"}
    assert set(seats) == {"Directions", "Training seats"}
    for worth in found.limits:
        agrees_with_typing(sheets, worth, tmp_path)
    assert len({(worth.sheet, worth.cell) for worth in found.limits}) == len(found.limits)


def test_the_share_of_moves_is_typed_in_points(tmp_path: Path) -> None:
    """45 are at Nord, whose centre takes 20; Sud has work to do: half of those who leave may go there."""
    sheets = base()
    sheets["Settings"] = [
        ["Setting", "Value"], ["first month", "2012-01"], ["months", 6], ["maximum move distance", 5000],
        ["mobility share", 0.5], ["move cost", 10],
    ]  # fmt: skip
    for row, latitude in ((1, 50.0), (2, 43.0)):
        sheets["Directions"][row] += [latitude, 3.0, 0]
    sheets["Directions"][0] += ["Latitude", "Longitude", "Served elsewhere"]
    sheets["Directions"][1][1] = 0
    sheets["Directions"][2][3] = None
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["CCO Nord", "CCO", "Nord", 45]]
    sheets["Directions"][1][7] = 20
    sheets["Partners"][1] = ["Arvato", 0, 500]
    _, _, found = asked(sheets, tmp_path)
    (share,) = [worth for worth in found.limits if worth.rule == "mobility"]
    assert (share.sheet, share.unit) == ("Settings", "points")
    assert share.loosened[0] > 0
    agrees_with_typing(sheets, share, tmp_path)


@pytest.mark.parametrize("limit", [0, 0.5])
def test_no_number_below_nothing_is_priced(limit: float, tmp_path: Path) -> None:
    sheets = limited()
    sheets["Pools"][1][5] = limit
    _, _, found = asked(sheets, tmp_path)
    (release,) = [worth for worth in found.limits if worth.rule == "release_total"]
    assert release.tightened is None
    assert not release.typable
    agrees_with_typing(sheets, release, tmp_path)


def test_a_floor_of_nothing_is_no_limit_to_lower(tmp_path: Path) -> None:
    sheets = limited()
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 10, None, None, None, 0]
    _, _, found = asked(sheets, tmp_path)
    assert "pool_floor" not in {worth.rule for worth in found.limits}


def test_a_limit_that_the_past_exceeds_is_worth_what_typing_gives(tmp_path: Path) -> None:
    """12 left in January where 10 may in all: one more is still too little, and worth nothing."""
    sheets = limited()
    sheets["Settings"].append(["as of", "2012-02"])
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Nord", "Nord", "2012-01", 3]]
    sheets["Pools"][1][5] = 2
    _, _, found = asked(sheets, tmp_path)
    assert "release_total" not in {worth.rule for worth in found.limits}
    sheets["Pools"][1][5] = 9
    _, _, found = asked(sheets, tmp_path)
    for worth in found.limits:
        agrees_with_typing(sheets, worth, tmp_path)


@pytest.mark.parametrize("weight", [1, 2.5])
def test_figures_are_in_the_unit_of_the_goal_whatever_its_weight(weight: float, tmp_path: Path) -> None:
    sheets = limited()
    sheets["Goals"] = [["Goal", "Priority", "Weight"], ["cost", 2, weight]]
    _, dataset, found = asked(sheets, tmp_path)
    before = priorities(dataset)
    for worth in found.limits[:2]:
        after = priorities(moved(dataset, worth, 1.0))
        assert worth.loosened == pytest.approx([b - a for b, a in zip(before, after, strict=True)], abs=0.01)
    assert found.weights == ((), ())


def test_weights_that_differ_are_named(tmp_path: Path) -> None:
    sheets = limited()
    sheets["Goals"] = [["Goal", "Priority", "Weight", "Tolerance"], ["targets", 1, 2.6, 0.1]]
    case, _ = read(sheets, tmp_path)
    plan = planner.api.with_sensitivity(planner.solve(case))
    assert plan.sensitivity is not None
    assert plan.sensitivity.weights == ((2.6, 1.0), ())
    assert plan.sensitivity.tolerant
    told = " ".join(sensitivity_lines(plan, "en", 1000))
    assert "2.6 × " in told
    assert "before a later goal takes of the tolerance" in told
