"""A program made from another one's is the program that building it anew gives, number for number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.dataset.types import Dataset, Move
from planner.model.build import Model, build_model
from planner.reading.types import Case
from planner.scenarios.variant import Shape
from planner.scenarios.watched import value_at, watched
from tests.scenarios.conftest import dataset_of

Edit = Callable[[Dataset], Dataset]


def _each(field: str, **values: Any) -> Edit:
    """Every element of a set with other values; a function is applied to the old one."""

    def edit(dataset: Dataset) -> Dataset:
        def new(one: Any) -> Any:
            made = {
                key: value(getattr(one, key)) if callable(value) else value for key, value in values.items()
            }
            return replace(one, **made)

        edited: dict[str, Any] = {field: tuple(new(one) for one in getattr(dataset, field))}
        return replace(dataset, **edited)

    return edit


def _work(factor: float) -> Edit:
    def edit(dataset: Dataset) -> Dataset:
        work = tuple(tuple(tuple(w * factor for w in a) for a in d) for d in dataset.workload)
        return replace(dataset, workload=work)

    return edit


def _price(rule: str, price: float) -> Edit:
    return lambda dataset: replace(
        dataset, rules={**dataset.rules, rule: replace(dataset.rules[rule], price=price)}
    )


SAME_SHAPE: dict[str, Edit] = {
    "workload": _work(1.07),
    "internal cost": lambda dataset: replace(dataset, internal_cost=3000.0),
    "unmet cost": lambda dataset: replace(dataset, unmet_cost=1.0),
    "partner cost": _each("partners", cost=lambda cost: cost + 1),
    "capacity": _each("partners", capacity=10.0),
    "change of partners": _each("partners", change=5.0),
    "attrition": _each("directions", attrition=0.01),
    "starting staff": _each("directions", starting_staff=lambda fte: fte + 1),
    "minimum": _each("directions", minimum_staff=lambda fte: fte + 1),
    "available": _each("pools", available=lambda fte: fte * 1.1, release_rate=1.0, release_total=2.0),
    "ramp": _each("types", productivity=(0.5, 0.6, 1.0), training_cost=1.0, pay_in_training=0.5),
    "mobility share": lambda dataset: replace(dataset, mobility_share=0.0),
    "limit": lambda dataset: replace(dataset, outsourced_share=tuple(0.5 for _ in range(dataset.months))),
    "price": _price("outsourced_share", 1.0),
    "envelope": _each("envelopes", minimum=1.0, maximum=2.0),
    "activities": _each("activities", outsourced_max=0.5),
    "distance": lambda dataset: replace(
        dataset,
        routes=replace(
            dataset.routes,
            known=tuple(
                {d: replace(way, distance=way.distance + 1) for d, way in ways.items()}
                for ways in dataset.routes.known
            ),
        ),
    ),
}

OTHER_SHAPE: dict[str, Edit] = {
    "training": _each("types", training_months=lambda months: months + 1),
    "opening": _each("directions", opens=lambda month: month + 1),
    "no work": _work(0.0),
    "rule off": lambda dataset: replace(
        dataset, rules={**dataset.rules, "envelope": replace(dataset.rules["envelope"], mode="off")}
    ),
    "no mobility share": lambda dataset: replace(dataset, mobility_share=None),
    "fewer partners": lambda dataset: replace(dataset, partners=dataset.partners[:-1]),
    "new limit": _each("directions", accompaniment=30.0),
    "whole people": lambda dataset: replace(dataset, headcount_unit=1.0),
}


@pytest.fixture(scope="module")
def shape(open_2012: Case) -> Shape:
    return Shape(dataset_of(open_2012))


def _assert_same(made: Model, built: Model) -> None:
    for ours, theirs in zip(_arrays(made), _arrays(built), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert made.goals.keys() == built.goals.keys()
    for goal, expression in built.goals.items():
        np.testing.assert_array_equal(made.goals[goal].coefficients, expression.coefficients)
        assert made.goals[goal].constant == expression.constant
    assert made.shortfalls == built.shortfalls


def _arrays(model: Model) -> list[Any]:
    arrays = model.program.arrays()
    return [getattr(arrays, name) for name in arrays.__dataclass_fields__]


@pytest.mark.parametrize("name", SAME_SHAPE)
def test_what_changes_only_numbers_is_made_from_the_base(shape: Shape, name: str) -> None:
    dataset = SAME_SHAPE[name](shape.dataset)
    made = shape.model_of(dataset)
    assert made is not None
    _assert_same(made, build_model(dataset))


@pytest.mark.parametrize("name", OTHER_SHAPE)
def test_another_shape_is_seen(shape: Shape, name: str) -> None:
    assert shape.model_of(OTHER_SHAPE[name](shape.dataset)) is None


@pytest.mark.parametrize("name", ["training", "opening", "rule off"])
def test_the_leader_has_the_other_shape_and_the_base_s_numbers(shape: Shape, name: str) -> None:
    plain = OTHER_SHAPE[name](shape.dataset)
    moved = _work(1.1)(plain)
    leader = shape.leader(moved)
    assert leader == shape.leader(plain)
    made = Shape(leader).model_of(moved)
    assert made is not None
    _assert_same(made, build_model(moved))


@settings(max_examples=15, deadline=None)
@given(names=st.sets(st.sampled_from(sorted(SAME_SHAPE)), min_size=2, max_size=6))
def test_several_changes_at_once(shape: Shape, names: set[str]) -> None:
    dataset = shape.dataset
    for name in sorted(names):
        dataset = SAME_SHAPE[name](dataset)
    made = shape.model_of(dataset)
    assert made is not None
    _assert_same(made, build_model(dataset))


BOUNDS = ("workload", "capacity", "limit", "activities")
"""Edits that reach bounds only, where terms are not gathered again."""


@pytest.mark.parametrize("mode", ["hard", "soft"])
@pytest.mark.parametrize("name", BOUNDS)
def test_bounds_alone_are_renewed(shape: Shape, name: str, mode: str) -> None:
    rules = {rule: replace(setting, mode=mode) for rule, setting in shape.dataset.rules.items()}
    rules["opening"] = shape.dataset.rules["opening"]
    base = replace(shape.dataset, rules=rules)
    edited = SAME_SHAPE[name](base)
    made = Shape(base).model_of(edited)
    assert made is not None
    _assert_same(made, build_model(edited))


@pytest.mark.parametrize("name", BOUNDS)
def test_bounds_are_renewed_beside_a_past(shape: Shape, name: str) -> None:
    moves = (Move(0, 0, -1, 5.0), Move(0, 0, 1, 4.0), Move(1, 0, 2, 400.0))
    base = replace(shape.dataset, as_of=3, actuals=moves)
    edited = SAME_SHAPE[name](base)
    made = Shape(base).model_of(edited)
    assert made is not None
    _assert_same(made, build_model(edited))


def test_reading_a_field_is_noted(shape: Shape) -> None:
    seen: set[tuple[str, ...]] = set()
    spied = watched(shape.dataset, seen)
    assert spied.partners[0].cost == shape.dataset.partners[0].cost
    assert spied.mode("envelope") == "hard"
    assert spied.route(0, 1).distance > 0
    assert seen == {
        ("partners", "cost"),
        ("rules", "envelope", "mode"),
        ("pools", "direction"),
        ("routes",),
    }
    assert value_at(shape.dataset, ("partners", "cost")) == (3600.0, 3500.0, 3700.0)
