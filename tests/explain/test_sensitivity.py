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
