"""What stays as agreed is kept exactly: which transfers are held, and when the agreed plan as a whole is.

The base (``tests.model.hand_cases``): one pool, one Direction, three months. What the solver ends with is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from planner.dataset.types import Dataset, Goal, Move
from planner.model.build import Model, build_model
from planner.model.program import Program
from planner.plan.types import Status
from planner.schema.rules import GOALS, Mode
from planner.solve.agreed_transfers import agreed_columns, keep_agreed
from planner.solve.engine import Engine, Outcome
from planner.solve.options import SolveOptions
from tests.model.hand_cases import BASE, with_mode

Values = npt.NDArray[np.float64]


def agreed(*moves: tuple[int, float], **changes: Any) -> Dataset:
    """The base with these (month, FTE) agreed; every goal has its usual priority."""
    goals = tuple(Goal(goal.id, goal.priority, 1.0, 0.0) for goal in GOALS)
    return replace(BASE, goals=goals, agreed=tuple(Move(0, 0, month, fte) for month, fte in moves), **changes)


class Given:
    """An engine that ends every run with the same values; ``held`` is the program that it was made with."""

    name, version, fault = "given", "", ""
    lacks: tuple[str, ...] = ()
    opens_with: int | None = 0
    goes_on = False

    def __init__(self, values: Values | None, status: Status = Status.OPTIMAL) -> None:
        self.values, self.status = values, status
        self.held: Program | None = None
        self.kept: list[tuple[str, float]] = []

    def make(self, program: Program, _options: SolveOptions) -> Engine:
        self.held = program
        return self

    def minimise(self, _coefficients: Values) -> Outcome:
        return Outcome(self.status, self.values)

    def cap(self, _coefficients: Values, limit: float) -> None:
        self.kept.append(("cap", limit))

    def stay_optimal(self, _coefficients: Values, limit: float) -> None:
        self.kept.append(("stay", limit))

    def bounds(self, columns: Values) -> list[tuple[float, float]]:
        assert self.held is not None
        return [(self.held.column_lower[c], self.held.column_upper[c]) for c in columns.astype(int).tolist()]


def plan(model: Model, *leaving: float, unmet: float = 0.0) -> Values:
    """Columns of a plan with so many leaving each month, and so much undone in the first."""
    values = np.zeros(len(model.program.column_names))
    values[model.variables.transfer[0, 0]] = leaving
    values[model.variables.unmet[0, 0]] = unmet
    return values


FREE = (0.0, float("inf"))


@pytest.mark.parametrize(
    ("leaving", "held"),
    [
        ((4.0000005, 0.0, 5e-7), [(4.0, 4.0), (0.0, 0.0), (0.0, 0.0)]),
        ((4.000002, 0.0, 0.0), [FREE, (0.0, 0.0), (0.0, 0.0)]),
        ((1.0, 2.0, 1.0), [FREE, FREE, FREE]),
    ],
)
def test_a_transfer_that_is_as_agreed_but_for_noise_is_held(
    leaving: tuple[float, ...], held: list[tuple[float, float]]
) -> None:
    model = build_model(agreed((0, 4.0)))
    found = Outcome(Status.OPTIMAL, plan(model, *leaving), 0.25, (0.25,))
    engine = Given(plan(model, 4.0, 0.0, 0.0))
    kept = keep_agreed(model, found, SolveOptions(), engine.make)
    assert engine.bounds(model.variables.transfer[0, 0]) == held
    assert kept.values is engine.values
    assert (kept.status, kept.gap, kept.gaps) == (Status.OPTIMAL, 0.25, (0.25,))
    assert model.program.column_upper[model.variables.transfer[0, 0, 0]] == float("inf")


def test_only_what_is_still_planned_can_be_as_agreed() -> None:
    """January is past; December lies before the horizon and April behind it; two moves of a month are added."""
    moves = ((-1, 9.0), (0, 1.0), (1, 2.0), (1, 0.5), (2, 3.0), (3, 9.0))
    data = replace(with_mode(agreed(*moves), "actual", Mode.HARD), as_of=1, actuals=(Move(0, 0, 0, 1.0),))
    model = build_model(data)
    columns, values = agreed_columns(model)
    assert columns.tolist() == model.variables.transfer[0, 0, 1:].tolist()
    assert values.tolist() == [2.5, 3.0]


@pytest.mark.parametrize("reason", ["no values", "nothing agreed", "stability is off"])
def test_nothing_is_solved_again_where_nothing_can_be_kept(reason: str) -> None:
    data = agreed((0, 4.0))
    if reason == "nothing agreed":
        data = replace(data, agreed=None)
    if reason == "stability is off":
        data = replace(
            data,
            goals=tuple(replace(one, priority=None) if one.id == "stability" else one for one in data.goals),
        )
    model = build_model(data)
    found = Outcome(Status.OPTIMAL, None if reason == "no values" else plan(model, 4.0, 0.0, 0.0))
    engine = Given(plan(model, 4.0, 0.0, 0.0))
    assert keep_agreed(model, found, SolveOptions(), engine.make) is found
    assert engine.held is None


@pytest.mark.parametrize(
    ("status", "unmet", "kept"),
    [
        (Status.OPTIMAL, 0.0, True),
        (Status.OPTIMAL, 1e-12, True),  # 100 an FTE: a billionth of 1 is room
        (Status.OPTIMAL, 1e-10, False),
        (Status.LIMIT, 0.0, False),
        (Status.INFEASIBLE, 0.0, False),
    ],
)
def test_what_is_found_stays_where_keeping_to_the_agreed_plan_is_worse_or_fails(
    status: Status, unmet: float, *, kept: bool
) -> None:
    model = build_model(agreed((0, 4.0)))
    found = Outcome(Status.OPTIMAL, plan(model, 4.0000005, 0.0, 0.0))
    engine = Given(plan(model, 4.0, 0.0, 0.0, unmet=unmet), status)
    end = keep_agreed(model, found, SolveOptions(), engine.make)
    assert (end.values is engine.values) is kept
    if not kept:
        assert end is found


def test_what_a_tolerance_granted_is_granted_once() -> None:
    """Cost of 10 was found within its tolerance; it may be 10 again where 8 is the least, and service stays optimal."""
    data = agreed((0, 4.0))
    goals = tuple(replace(one, tolerance=0.5) if one.id == "cost" else one for one in data.goals)
    model = build_model(replace(data, goals=goals))
    cost = model.goals["cost"]
    found = Outcome(Status.OPTIMAL, plan(model, 10.0, 0.0, 0.0))
    engine = Given(plan(model, 8.0, 0.0, 0.0))
    keep_agreed(model, found, SolveOptions(), engine.make)
    assert found.values is not None
    assert cost.value(found.values) == 10.0
    assert [what for what, _ in engine.kept[:2]] == ["stay", "cap"]
    assert engine.kept[1][1] == pytest.approx(10.0)


def in_people(*moves: tuple[int, float], **changes: Any) -> Model:
    return build_model(agreed(*moves, headcount_unit=1.0, **changes))


def kept_in_people(model: Model, found: Values, kept: Values, gaps: tuple[float, ...] = ()) -> bool:
    """Whether the agreed plan as a whole is kept, which ends with the values ``kept``."""
    engine = Given(kept)
    end = keep_agreed(model, Outcome(Status.OPTIMAL, found, 0.0, gaps), SolveOptions(), engine.make)
    if engine.held is not None:
        assert engine.held.integer == []
        assert engine.bounds(model.variables.transfer[0, 0]) == [(4.0, 4.0), (0.0, 0.0), (0.0, 0.0)]
    return end.values is kept


@pytest.mark.parametrize(
    ("unmet", "gaps", "kept"),
    [
        (4.0, (), True),
        (4.0003, (), True),  # 400.03 where 400 was found: less than a ten-thousandth more
        (4.0005, (), False),
        (4.0005, (1e-2,), True),  # the search had left more open
        (3.9, (), True),  # better in the first: what follows does not matter
    ],
)
def test_the_agreed_plan_is_kept_in_whole_people_where_it_is_as_good_within_the_gap(
    unmet: float, gaps: tuple[float, ...], *, kept: bool
) -> None:
    """5 leave in the plan found, 4 in the agreed one, which is cheaper; with 6 it would be dearer."""
    model = in_people((0, 4.0))
    found = plan(model, 3.0, 0.0, 1.0, unmet=4.0)
    assert kept_in_people(model, found, plan(model, 4.0, 0.0, 0.0, unmet=unmet), gaps) is kept


def test_a_later_priority_that_is_worse_counts_unless_an_earlier_one_is_better() -> None:
    model = in_people((0, 4.0))
    found, dearer = plan(model, 3.0, 0.0, 0.0, unmet=4.0), plan(model, 4.0, 0.0, 0.0, unmet=4.0)
    assert not kept_in_people(model, found, dearer)
    better = plan(model, 4.0, 0.0, 0.0, unmet=3.9)
    assert kept_in_people(model, found, better)


def test_an_earlier_one_that_is_better_decides_nothing_where_it_has_a_tolerance() -> None:
    """It was worse in the plan found for the sake of the cost, which the agreed plan would make dearer again."""
    model = in_people((0, 4.0))
    goals = tuple(replace(one, tolerance=0.5 * (one.id == "service")) for one in model.dataset.goals)
    tolerant = build_model(replace(model.dataset, goals=goals))
    found = plan(model, 3.0, 0.0, 0.0, unmet=4.0)
    assert not kept_in_people(tolerant, found, plan(model, 4.0, 0.0, 0.0, unmet=3.9))
    assert kept_in_people(
        tolerant, plan(model, 5.0, 0.0, 0.0, unmet=4.0), plan(model, 4.0, 0.0, 0.0, unmet=3.9)
    )


def test_a_plan_that_is_the_agreed_one_is_not_solved_again() -> None:
    model = in_people((0, 4.0))
    same = plan(model, 4.0, 5e-7, 0.0)
    assert not kept_in_people(model, same, plan(model, 4.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("fte", "smallest", "kept"),
    [(4.0, 0.0, True), (4.5, 0.0, False), (4.0000005, 0.0, True), (4.0, 4.0, True), (4.0, 5.0, False)],
)
def test_an_agreed_plan_that_is_not_in_whole_people_or_groups_is_not_kept(
    fte: float, smallest: float, *, kept: bool
) -> None:
    """4 are whole people, and a group of at least 4, but not of 5."""
    data = agreed((0, fte), headcount_unit=1.0)
    if smallest:
        data = with_mode(data, "training_group", Mode.HARD)
        data = replace(data, types=(replace(data.types[0], smallest_group=smallest),))
    model = build_model(data)
    engine = Given(plan(model, 4.0, 0.0, 0.0))
    found = Outcome(Status.OPTIMAL, plan(model, 3.0, 0.0, 1.0))
    end = keep_agreed(model, found, SolveOptions(), engine.make)
    assert (engine.held is not None) is kept
    assert (end is found) is (not kept)


def test_groups_in_fractions_have_no_unit() -> None:
    data = with_mode(agreed((0, 4.3)), "training_group", Mode.HARD)
    model = build_model(replace(data, types=(replace(data.types[0], smallest_group=4.0),)))
    engine = Given(plan(model, 4.3, 0.0, 0.0))
    keep_agreed(model, Outcome(Status.OPTIMAL, plan(model, 4.0, 0.0, 0.3)), SolveOptions(), engine.make)
    assert engine.held is not None
