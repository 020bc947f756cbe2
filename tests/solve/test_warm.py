"""A program solved from the basis of one that is like it reaches what a solve from nothing reaches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.reading.workbook import read_case
from planner.schema.rules import Mode
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.solve.warm import Start, find_start, solve_from

INPUTS = Path(__file__).parents[2] / "inputs"
Edit = Callable[[Dataset], Dataset]


def _each(field: str, **values: Callable[[Any], Any]) -> Edit:
    """Every element of a set with other values, made of the old ones."""

    def edit(dataset: Dataset) -> Dataset:
        elements = tuple(
            replace(one, **{key: value(getattr(one, key)) for key, value in values.items()})
            for one in getattr(dataset, field)
        )
        return replace(dataset, **{field: elements})  # type: ignore[arg-type]

    return edit


def _mode(rule: str, mode: Mode) -> Edit:
    return lambda dataset: replace(
        dataset, rules={**dataset.rules, rule: replace(dataset.rules[rule], mode=mode)}
    )


def _work(factor: float) -> Edit:
    def edit(dataset: Dataset) -> Dataset:
        work = tuple(tuple(tuple(w * factor for w in a) for a in d) for d in dataset.workload)
        return replace(dataset, workload=work)

    return edit


SAME_NAMES: dict[str, Edit] = {
    "work": _work(1.07),
    "cost": _each("partners", cost=lambda cost: cost + 50),
    "ramp": _each("types", productivity=lambda _: (0.5, 0.6, 1.0)),
    "attrition": _each("directions", attrition=lambda _: 0.01),
}
OTHER_NAMES: dict[str, Edit] = {
    "training": _each("types", training_months=lambda months: months + 1),
    "opening": _each("directions", opens=lambda month: month + 1),
    "rule off": _mode("training_seats", Mode.OFF),
    "rule soft": _mode("minimum_staff", Mode.SOFT),
    "no work": _work(0.0),
    "fewer partners": lambda dataset: replace(dataset, partners=dataset.partners[:-1]),
    "new limit": _each("directions", accompaniment=lambda _: 30.0),
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    built, _ = build_dataset(read_case(INPUTS / "open-2012.xlsx", "en"))
    assert built is not None
    return built


@pytest.fixture(scope="module")
def start(dataset: Dataset) -> Start:
    found = find_start(build_model(dataset))
    assert found is not None
    return found


@pytest.mark.parametrize("name", [*SAME_NAMES, *OTHER_NAMES])
def test_the_start_does_not_change_the_goals(dataset: Dataset, start: Start, name: str) -> None:
    model = build_model({**SAME_NAMES, **OTHER_NAMES}[name](dataset))
    assert start.is_alike(model.program) is (name in SAME_NAMES)
    values, cold = solve_from(model, start), solve_model(model, SolveOptions(time_limit=1e6)).goals
    assert values is not None
    assert cold is not None
    reached = {goal: expression.value(values) for goal, expression in model.goals.items()}
    expected = {goal: cold[goal] for goal in reached}
    assert _first(reached) == pytest.approx(_first(expected), rel=1e-9, abs=1e-6)
    assert reached == pytest.approx(expected, rel=1e-6, abs=1e-3)


def _first(goals: Mapping[str, float]) -> float:
    """What the first priority of open-2012 comes to, EUR."""
    return goals["targets"] + goals["service"]


def test_a_program_like_it_has_the_very_basis(dataset: Dataset, start: Start) -> None:
    model = build_model(SAME_NAMES["work"](dataset))
    assert start.basis_for(model.program) is start.basis
    near = find_start(model, start)
    assert near is not None
    assert near.columns is start.columns
    assert near.rows is start.rows


def test_what_both_programs_have_stands_where_it_stood(dataset: Dataset, start: Start) -> None:
    model = build_model(OTHER_NAMES["new limit"](dataset))
    before = dict(zip((row.name for row in start.rows.with_names()), start.basis.row_status, strict=True))
    after = dict(zip(model.program.row_names, start.basis_for(model.program).row_status, strict=True))
    assert {name: after[name] for name in before} == before
    assert len(after) > len(before)


def test_no_plan_gives_no_values_and_no_start(dataset: Dataset, start: Start) -> None:
    impossible = build_model(_each("directions", minimum_staff=lambda _: 1e6)(dataset))
    assert solve_from(impossible, start) is None
    assert find_start(impossible, start) is None


def test_equal_programs_give_equal_values_whatever_was_solved_before(dataset: Dataset, start: Start) -> None:
    model = build_model(SAME_NAMES["work"](dataset))
    first = _values(model, start)
    for edit in OTHER_NAMES.values():
        solve_from(build_model(edit(dataset)), start)
    np.testing.assert_array_equal(_values(model, start), first)


def _values(model: Model, start: Start) -> Any:
    values = solve_from(model, start)
    assert values is not None
    return values
