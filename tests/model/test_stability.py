"""How far a plan is from the one agreed before, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dataset.types import Decision, Move
from planner.model.build import build_model
from planner.model.rows import Row, Rows
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.solve.run import solve_model
from tests.model.hand_cases import BASE, with_mode


def _away_from(agreed: tuple[Move, ...]) -> float:
    """FTE that change where 3 must leave in the first month, 1 in the second and nobody in the third."""
    fixed = (
        Decision(0, 0, 0, DecisionKind.FIX, 3.0),
        Decision(0, 0, 1, DecisionKind.FIX, 1.0),
        Decision(0, 0, 2, DecisionKind.FIX, 0.0),
    )
    goals = tuple(replace(g, priority=3.0) if g.id == "stability" else g for g in BASE.goals)
    data = replace(with_mode(BASE, "decision", Mode.HARD), decisions=fixed, goals=goals, agreed=agreed)
    solution = solve_model(build_model(data))
    assert solution.goals is not None
    return solution.goals["stability"]


@pytest.mark.parametrize(
    ("agreed", "changed"),
    [
        ((), 3 + 1),
        ((Move(0, 0, 0, 3.0), Move(0, 0, 1, 1.0)), 0),
        ((Move(0, 0, 0, 5.0),), 2 + 1),
        ((Move(0, 0, 0, 1.0), Move(0, 0, 1, 1.0)), 2),
        ((Move(0, 0, 2, 4.0),), 3 + 1 + 4),
        ((Move(0, 0, 0, 1.0), Move(0, 0, 0, 2.0)), 1),  # two rows for one month add up
        ((Move(0, 0, 0, 0.0),), 3 + 1),  # agreed on nobody
        ((Move(0, 0, 0, 3.0), Move(0, 0, 3, 9.0), Move(0, 0, -1, 9.0)), 1),  # months that are not planned
    ],
)
def test_what_changes_from_the_agreed_plan(agreed: tuple[Move, ...], changed: float) -> None:
    assert _away_from(agreed) == pytest.approx(changed)


def test_a_transfer_that_is_no_longer_possible_counts_in_full() -> None:
    goals = tuple(replace(g, priority=3.0) if g.id == "stability" else g for g in BASE.goals)
    closed = replace(BASE.directions[0], opens=9)
    data = replace(BASE, goals=goals, directions=(closed,), agreed=(Move(0, 0, 0, 2.0),))
    solution = solve_model(build_model(data))
    assert solution.goals is not None
    assert solution.goals["stability"] == pytest.approx(2)


def test_rows_of_one_name_are_numbered_from_the_second_on() -> None:
    rows = Rows()
    assert [rows.distinct(name) for name in ("a", "a", "b", "a")] == ["a", "a_2", "b", "a_3"]


def test_rows_are_alike_where_they_stand_for_the_same_in_the_same_months() -> None:
    def rows(month: str, *rules: str) -> Rows:
        made = Rows((month,))
        made.extend([Row("", rule) for rule in rules])
        return made

    one = rows("2012_01", "a", "b")
    assert one.alike(rows("2012_01", "a", "b"))
    for other in (rows("2012_02", "a", "b"), rows("2012_01", "b", "a"), rows("2012_01", "a")):
        assert not one.alike(other)
