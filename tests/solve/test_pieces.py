"""The pieces of a solve on numbers that fit on paper: limits of a priority, wider programs, what is held at a bound."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from planner.dataset.types import Goal
from planner.model.build import build_model
from planner.model.program import Arrays, Program
from planner.model.rows import Row
from planner.plan.types import Status
from planner.solve.bounds import bounds_of
from planner.solve.engine import Outcome, outcome_of
from planner.solve.live import Live
from planner.solve.optimal_face import descend, hold, relax, settle, zero_below
from planner.solve.options import Progress, SolveOptions
from planner.solve.priorities import Priority, blend, priorities, solve_in_order, tie_break
from planner.solve.read import round_off
from planner.solve.stopping import Stopped, stop_asked, stop_if_asked, stoppable
from planner.solve.widening import widen, with_column, with_columns, with_limits, with_rows
from tests.model.hand_cases import BASE

INF = float("inf")


def level(*coefficients: float, constant: float = 0.0, tolerance: float = 0.0) -> Priority:
    return Priority(("cost",), np.array(coefficients), constant, tolerance)


def two_rows() -> Arrays:
    """x + 2 y ≥ 3 and 5 y + z ≤ 7; x a whole number."""
    built = Program("test")
    built.add_columns(["x", "y", "z"])
    built.add_row(Row("first", "rule"), [0, 1], [1.0, 2.0], 3.0, INF)
    built.add_row(Row("second", "rule"), [1, 2], [5.0, 1.0], -INF, 7.0)
    built.integer.append(0)
    return built.arrays()


def rows_of(arrays: Arrays) -> list[tuple[dict[int, float], float, float]]:
    """Column → coefficient, and the bounds, of each row."""
    spans = [slice(*pair) for pair in zip(arrays.starts[:-1], arrays.starts[1:], strict=True)]
    return [
        (
            dict(zip(arrays.columns[at].tolist(), arrays.coefficients[at].tolist(), strict=True)),
            float(low),
            float(high),
        )
        for at, low, high in zip(spans, arrays.row_lower, arrays.row_upper, strict=True)
    ]


FIRST, SECOND = ({0: 1.0, 1: 2.0}, 3.0, INF), ({1: 5.0, 2: 1.0}, -INF, 7.0)


def test_a_priority_may_worsen_by_its_tolerance_and_a_little() -> None:
    """2 · 30 + 40 = 100: a tenth more is 110, and 1e-10 of 100; of less than 1 it is 1e-10."""
    one = level(2.0, 0.0, constant=40.0, tolerance=0.1)
    at = np.array([30.0, 7.0])
    assert one.value(at) == 100.0
    assert one.strict_limit(at) - 100.0 == pytest.approx(1e-8, rel=1e-3)
    assert one.limit(at) - 110.0 == pytest.approx(1e-8, rel=1e-3)
    below = np.array([-70.0, 0.0])  # −100: a tenth of its size
    assert one.limit(below) == pytest.approx(-90.0)
    assert one.strict_limit(below) + 100.0 == pytest.approx(1e-8, rel=1e-3)
    small = level(1.0)
    assert small.strict_limit(np.array([0.25])) - 0.25 == pytest.approx(1e-10, rel=1e-3)
    assert small.limit(np.array([0.25])) - 0.25 == pytest.approx(1e-10, rel=1e-3)


def test_goals_of_one_priority_are_added_with_their_weights_and_have_the_largest_tolerance() -> None:
    goals = (
        Goal("targets", 1.0, 1.0, 0.1), Goal("service", 1.0, 3.0, 0.2), Goal("cost", 2.0, 2.0, 0.3),
        Goal("wellbeing", None, 1.0, 0.0),
    )  # fmt: skip
    model = build_model(replace(BASE, goals=goals))
    first, last = priorities(model)
    assert (first.goals, first.tolerance) == (("targets", "service"), 0.2)
    assert (last.goals, last.tolerance) == (("cost",), 0.0)
    expected = model.goals["targets"].coefficients + 3 * model.goals["service"].coefficients
    np.testing.assert_array_equal(first.coefficients, expected)
    np.testing.assert_array_equal(last.coefficients, 2 * model.goals["cost"].coefficients)
    assert last.constant == 2 * model.goals["cost"].constant


def test_a_blend_leans_to_the_first_a_thousandfold_whatever_their_sizes() -> None:
    """Costs of 4 and 200 are made equal first; the whole is as large as the largest of them."""
    found = blend([level(4.0, 0.0), level(0.0, 200.0)])
    np.testing.assert_allclose(found, [200.0, 0.2])
    np.testing.assert_allclose(blend([level(4.0, 0.0)], np.array([0.0, 2.0])), [4.0, 0.004])
    np.testing.assert_allclose(blend([level(4.0, 0.0), level(0.0, 0.0), level(0.0, -1.0)]), [4.0, -4e-6])
    np.testing.assert_allclose(blend([level(4.0, 0.0), level(0.0, 2.0)], lean=0.5), [4.0, 2.0])


def test_ties_weigh_each_name_by_itself_work_less_and_work_elsewhere_more() -> None:
    """A transfer between 1 and 2, work between 1 and 1.01, work done elsewhere between 4 and 4.01; no two alike."""
    model = build_model(BASE)
    weights, v = tie_break(model), model.variables
    transfers = weights[v.transfer[v.transfer >= 0]]
    assert ((transfers >= 1) & (transfers < 2)).all()
    assert transfers.max() > 1.01
    own = weights[v.own_work[v.own_work >= 0]]
    assert ((own >= 1) & (own < 1.01)).all()
    away = weights[v.away[v.away >= 0]]
    assert ((away >= 4) & (away < 4.01)).all()
    assert len(set(weights.tolist())) == len(weights)


def test_what_is_rounded_has_nine_digits_and_no_negative_zero() -> None:
    found = round_off(np.array([1.00000000049, 2.0000000006, -1e-12]))
    assert found.tolist() == [1.0, 2.000000001, 0.0]
    assert not np.signbit(found).any()


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_limit": 0.0}, {"time_limit": float("nan")}, {"gap": -1e-9}, {"gap": INF}, {"gap": float("nan")},
        {"threads": 0}, {"threads": 257},
    ],
)  # fmt: skip
def test_what_no_solver_can_take_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"limits of a solve|threads"):
        SolveOptions(**wrong)  # type: ignore[arg-type]


def test_what_a_solver_can_take_is_taken() -> None:
    for limits in ({"time_limit": 1e-9}, {"gap": 0.0}, {"gap": 2.0}, {"threads": 1}, {"threads": 256}):
        SolveOptions(**limits)
    told: list[Progress] = []
    SolveOptions(on_progress=told.append).tell(2, 5, "cost")
    assert told == [Progress(2, 5, "cost")]
    assert SolveOptions(gap=0.5).gap_of(0) == SolveOptions(gap=0.5).gap_of(3) == 0.5
    assert [SolveOptions().gap_of(rank) for rank in (0, 1, 2)] == [1e-4, 1e-3, 1e-3]


def test_limits_are_added_behind_the_rows() -> None:
    found = with_limits(two_rows(), [([2], [4.0], 9.0), ([0, 1], [1.0, -1.0], 0.5)])
    assert rows_of(found) == [FIRST, SECOND, ({2: 4.0}, -INF, 9.0), ({0: 1.0, 1: -1.0}, -INF, 0.5)]
    same = two_rows()
    assert with_limits(same, []) is same


def test_rows_are_added_with_what_is_not_zero() -> None:
    rows = [np.array([0.0, 3.0, 0.0]), np.array([1.0, 0.0, -2.0])]
    assert rows_of(with_rows(two_rows(), rows, 6.0)) == [
        FIRST, SECOND, ({1: 3.0}, -INF, 6.0), ({0: 1.0, 2: -2.0}, -INF, 6.0),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [{0: 8.0}, {1: -1.0}, {1: 2.0, 0: 4.0}])
def test_a_column_is_added_last_to_the_rows_that_it_stands_in(rows: dict[int, float]) -> None:
    found = with_column(two_rows(), rows, -1.0, 6.0)
    assert (found.column_lower.tolist(), found.column_upper.tolist()) == ([0, 0, 0, -1], [INF, INF, INF, 6])
    expected = [
        ({**terms, **({3: rows[i]} if i in rows else {})}, *bounds)
        for i, (terms, *bounds) in enumerate((FIRST, SECOND))
    ]
    assert rows_of(found) == expected


def test_columns_are_added_that_stand_in_no_row() -> None:
    found = with_columns(two_rows(), 2, upper=1.0, integer=True)
    assert (found.column_lower.tolist(), found.column_upper.tolist()) == ([0] * 5, [INF, INF, INF, 1, 1])
    assert found.integer.tolist() == [0, 3, 4]
    assert with_columns(two_rows(), 2).integer.tolist() == [0]
    assert rows_of(found) == [FIRST, SECOND]
    assert widen(np.array([1.0, 2.0]), 4).tolist() == [1.0, 2.0, 0.0, 0.0]


def test_bounds_are_narrowed_without_touching_those_they_come_from() -> None:
    arrays = two_rows()
    bounds = bounds_of(arrays)
    copy = bounds.copy()
    copy.low[0], copy.high[0], copy.row_low[0], copy.row_high[1] = 1.0, 2.0, 4.0, 5.0
    assert (arrays.column_lower[0], arrays.column_upper[0]) == (0, INF)
    assert (arrays.row_lower[0], arrays.row_upper[1]) == (3, 7)
    more = bounds.with_row(-1.0, 8.0)
    assert (more.row_low.tolist(), more.row_high.tolist()) == ([3, -INF, -1], [INF, 7, 8])
    assert relax(arrays).integer.tolist() == []


def test_what_has_a_reduced_cost_is_held_where_it_stands() -> None:
    """Above zero at the lower bound, below at the upper one; where there is no such bound, at its value."""
    low, high = np.array([0.0, 0.0, 0.0, -INF, 1.0]), np.array([9.0, 9.0, 9.0, 9.0, INF])
    values = np.array([1e-9, 9.0, 4.0, 3.0, 5.0])
    hold(values, np.array([2.0, -2.0, 1e-8, 2.0, -2.0]), low, high, 1e-7)
    assert low.tolist() == [0.0, 9.0, 0.0, -INF, 5.0]
    assert high.tolist() == [0.0, 9.0, 9.0, 3.0, INF]


def test_a_reduced_cost_counts_as_nothing_by_the_size_of_the_costs() -> None:
    assert zero_below(np.array([1.0, -3.0])) == 1e-7
    assert zero_below(np.array([1.0, -5e4])) == pytest.approx(5e-6)
    assert zero_below(np.zeros(0)) == 1e-7


def triangle() -> Arrays:
    """x + y ≤ 4, x and y up to 3."""
    built = Program("test")
    built.add_columns(["x", "y"], 3.0)
    built.add_row(Row("sum", "rule"), [0, 1], [1.0, 1.0], -INF, 4.0)
    return built.arrays()


def test_each_cost_is_met_among_the_best_of_those_before_it() -> None:
    """The most of x + y is 4; of those plans the most of y is 3, so x is 1, whatever would be best for x."""
    arrays = triangle()
    live = Live(arrays, np.array([-1.0, -1.0]))
    assert live.run() is Status.OPTIMAL
    costs = [np.array([-1.0, -1.0]), np.array([0.0, -1.0]), np.array([-1.0, 0.0])]
    found = descend(live, bounds_of(arrays), costs)
    assert found is not None
    assert found.tolist() == pytest.approx([1.0, 3.0])
    assert live.minimise(np.array([-1.0, 0.0]), 4) is Status.OPTIMAL  # the bounds are as they were
    assert live.values()[0] == pytest.approx(3.0)


def test_what_is_whole_is_held_and_the_rest_is_put_at_its_best() -> None:
    """x stays 2, as found; y may then be 2, not the 0.5 that a search left it at."""
    arrays = replace(triangle(), integer=np.array([0], dtype=np.int32))
    found = settle(arrays, bounds_of(arrays), np.array([2.0, 0.5]), [np.array([0.0, -1.0])])
    assert found.tolist() == pytest.approx([2.0, 2.0])


def test_an_end_with_values_that_are_no_numbers_has_failed() -> None:
    good = outcome_of(Status.OPTIMAL, np.array([1.0]), 0.5)
    assert (good.status, good.gap) == (Status.OPTIMAL, 0.5)
    for bad in (float("nan"), INF):
        found = outcome_of(Status.OPTIMAL, np.array([1.0, bad]), 0.5, "why")
        assert (found.status, found.values, found.fault) == (Status.FAILED, None, "why")
    assert outcome_of(Status.LIMIT, None).status is Status.LIMIT


class Recited:
    """An engine whose runs end as they are told to, one after the other."""

    name, version, fault = "recited", "", ""
    lacks: tuple[str, ...] = ()

    def __init__(self, *ends: Outcome, opens_with: int | None = 0, goes_on: bool = False) -> None:
        self.ends, self.opens_with, self.goes_on = list(ends), opens_with, goes_on
        self.done: list[tuple[str, list[float], float]] = []

    def minimise(self, coefficients: np.ndarray) -> Outcome:
        self.done.append(("minimise", coefficients.tolist(), 0.0))
        return self.ends.pop(0)

    def cap(self, coefficients: np.ndarray, limit: float) -> None:
        self.done.append(("cap", coefficients.tolist(), limit))

    def stay_optimal(self, coefficients: np.ndarray, limit: float) -> None:
        self.done.append(("stay", coefficients.tolist(), limit))


def ended(value: float, status: Status = Status.OPTIMAL, gap: float = 0.0) -> Outcome:
    return Outcome(status, np.array([value]), gap)


def test_each_priority_is_held_before_the_next_and_ties_come_last() -> None:
    """The second has a tolerance and is capped; in the end it is held at its best without."""
    engine = Recited(ended(10.0), ended(20.0), ended(30.0), ended(20.0), ended(7.0))
    steps: list[tuple[int, int, str]] = []
    options = SolveOptions(on_progress=lambda one: steps.append((one.step, one.steps, one.name)))
    levels = [level(1.0, constant=5.0), level(2.0, tolerance=0.1), level(3.0)]
    end = solve_in_order(engine, levels, np.array([4.0]), options)
    assert [(what, costs[0], round(limit, 6)) for what, costs, limit in engine.done] == [
        ("minimise", 1, 0), ("stay", 1, 10), ("minimise", 2, 0), ("cap", 2, 44), ("minimise", 3, 0), ("stay", 3, 90),
        ("minimise", 2, 0), ("stay", 2, 40), ("minimise", 4, 0),
    ]  # fmt: skip
    assert (end.status, end.values, end.gap, end.gaps) == (
        Status.OPTIMAL,
        np.array([7.0]),
        0.0,
        (0.0, 0.0, 0.0),
    )
    assert steps == [(1, 5, "start"), (2, 5, "cost"), (3, 5, "cost"), (4, 5, "cost"), (5, 5, "ties")]


def test_an_opening_that_is_not_optimal_ends_all() -> None:
    engine = Recited(Outcome(Status.INFEASIBLE), opens_with=None)
    assert solve_in_order(engine, [level(1.0)], None, SolveOptions()).status is Status.INFEASIBLE
    assert len(engine.done) == 1


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_run_that_stops_at_a_limit_ends_all_unless_the_engine_goes_on(*, goes_on: bool) -> None:
    engine = Recited(ended(10.0, Status.LIMIT, 0.25), ended(20.0, gap=0.125), goes_on=goes_on)
    end = solve_in_order(engine, [level(1.0), level(2.0)], None, SolveOptions())
    assert end.status is Status.LIMIT
    assert end.values is not None
    assert end.values.tolist() == [20.0 if goes_on else 10.0]
    assert (end.gap, end.gaps) == (0.25, (0.25, 0.125) if goes_on else (0.25,))
    caps = [what for what, *_ in engine.done if what != "minimise"]
    assert caps == (["cap", "stay"] if goes_on else [])  # what is not proven is capped


def test_what_was_reached_stands_where_a_later_run_has_no_values() -> None:
    engine = Recited(ended(10.0), Outcome(Status.FAILED, fault="why"))
    end = solve_in_order(engine, [level(1.0), level(2.0)], None, SolveOptions())
    assert end.values is not None
    assert (end.status, end.values.tolist(), end.gaps, end.fault) == (Status.LIMIT, [10.0], (0.0,), "why")
    nothing = Recited(Outcome(Status.FAILED, fault="why"))
    assert solve_in_order(nothing, [level(1.0)], None, SolveOptions()).status is Status.FAILED
    ties = Recited(ended(10.0), Outcome(Status.LIMIT))
    end = solve_in_order(ties, [level(1.0)], np.array([4.0]), SolveOptions())
    assert (end.status, end.gaps) == (Status.LIMIT, (0.0,))


def test_limits_that_are_settled_are_kept_to_or_what_was_reached() -> None:
    """30 may be reached where 20 was; where 20 is asked and 40 was reached, 40 is held."""
    engine = Recited(ended(20.0), ended(40.0))
    solve_in_order(engine, [level(1.0, constant=5.0), level(1.0)], None, SolveOptions(), [35.0, 20.0])
    held = [(what, round(limit, 6)) for what, _, limit in engine.done if what != "minimise"]
    assert held == [("cap", 30), ("stay", 40)]


def test_a_solve_is_stopped_in_the_thread_that_asked() -> None:
    stop_if_asked()
    assert stop_asked() is None
    stop = Event()
    with stoppable(stop):
        assert stop_asked() is stop
        stop_if_asked()
        stop.set()
        with pytest.raises(Stopped):
            stop_if_asked()
    stop_if_asked()
