"""Chances, averages and margins of data small enough for paper: nothing is solved, each plan is given.

The base (``tests.model.hand_cases``): Direction A, open, without staff; a pool of 10; training takes one month; three
months. Here half of those who are trained pass.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest

from planner.chances.chances import MonthChance, chances_of, promised_months, staff_of
from planner.chances.law import pass_law
from planner.chances.margins import find_margins, raise_minimums
from planner.chances.read import kept_transfers
from planner.dataset.types import AdvisorType, Dataset, Direction, Move
from planner.findings import BadInput
from planner.months import Month
from planner.plan.types import Quantities, Solution, SolverReport, Status
from planner.reading.types import Case
from tests.model.hand_cases import BASE, CENTRE, POOL, TYPE

HALF = replace(TYPE, pass_rate=0.5)
QUICK = AdvisorType("Quick", 0, 1.0, (1.0, 1.0, 1.0), 0.0, 1.0, 1.0)


def dataset(*directions: Direction, **changes: Any) -> Dataset:
    """The base with these Directions, two pools, of people who pass half of the time and of quick ones who all do."""
    pools = (POOL, replace(POOL, name="Q", type=1))
    return replace(BASE, directions=directions or (CENTRE,), types=(HALF, QUICK), pools=pools, **changes)


def sent(data: Dataset, *moves: tuple[int, int, int, float]) -> npt.NDArray[np.float64]:
    """Transfers (S, D, T) of (pool, Direction, month, FTE)."""
    transfers = np.zeros((len(data.pools), len(data.directions), data.months))
    for s, d, t, fte in moves:
        transfers[s, d, t] += fte
    return transfers


def test_the_average_staff_is_what_stays_and_what_passes() -> None:
    """10, of whom a tenth leaves each month; half of 4 who left in January are there in February.

    2 quick ones are there in March, when they leave.
    """
    data = dataset(replace(CENTRE, starting_staff=10.0, attrition=0.1))
    staff = staff_of(data, sent(data, (0, 0, 0, 4.0), (1, 0, 2, 2.0), (0, 0, 2, 5.0)))
    assert staff[0] == pytest.approx([9.0, 8.1 + 2.0, 0.9 * 10.1 + 2.0])


def test_who_left_before_the_horizon_arrives_in_it() -> None:
    """4 left a month before the first: half of them are there in it. Who left earlier was there before."""
    data = dataset(
        actuals=(Move(0, 0, -1, 4.0), Move(0, 0, -2, 7.0), Move(0, 0, 0, 9.0), Move(1, 0, -1, 3.0))
    )
    assert staff_of(data, sent(data))[0] == pytest.approx([2.0, 2.0, 2.0])


def test_a_training_longer_than_the_horizon_brings_nobody() -> None:
    slow = (replace(HALF, training_months=3), QUICK)
    data = replace(dataset(), types=slow, actuals=(Move(0, 0, -1, 4.0),))
    assert staff_of(data, sent(data, (0, 0, 0, 8.0)))[0] == pytest.approx([0.0, 0.0, 2.0])


@pytest.mark.parametrize(
    ("changes", "as_of", "months"),
    [
        ({"minimum_staff": None}, 0, []),
        ({"minimum_from": -3}, 0, [0, 1, 2]),
        ({"minimum_from": 1}, 0, [1, 2]),
        ({"minimum_from": 1}, 2, [2]),
        ({"minimum_from": 4}, 0, []),
    ],
)
def test_a_minimum_is_promised_from_its_month_on_and_not_for_the_past(
    changes: dict[str, Any], as_of: int, months: list[int]
) -> None:
    direction = replace(CENTRE, minimum_staff=2.0)
    direction = replace(direction, **changes)
    assert list(promised_months(dataset(direction, as_of=as_of), direction)) == months


def test_the_joint_chance_counts_those_months_only_that_are_promised() -> None:
    """Two start, each stays with 0.9 a month; 4 leave in January, of whom each is there in February with a half.

    The minimum of 2 holds from February on. By March N1 people of February are left, each with 0.9; both months
    together: Σ P(N1 = n) P(at least 2 of n stay), n ≥ 2. January, in which 2 are left with 0.81, is not asked.
    """
    data = dataset(replace(CENTRE, starting_staff=2.0, attrition=0.1, minimum_staff=2.0, minimum_from=1))
    transfers = sent(data, (0, 0, 0, 4.0))
    found = chances_of(data, transfers, staff_of(data, transfers))
    start = [0.19**2, 2 * 0.81 * 0.19, 0.81**2]  # of two, after two months
    passed = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]
    february = np.convolve(start, passed)
    enough = [1 - 0.1**n - n * 0.9 * 0.1 ** (n - 1) for n in range(2, 7)]
    assert [(one.direction, one.month, one.minimum) for one in found.months] == [(0, 1, 2.0), (0, 2, 2.0)]
    assert found.months[0].chance == pytest.approx(february[2:].sum())
    assert found.joint == {0: pytest.approx(float(february[2:] @ enough))}
    assert [one.staff for one in found.months] == pytest.approx([2 * 0.81 + 2, 0.9 * 3.62])


def test_a_month_below_the_minimum_is_not_made_good_by_the_next() -> None:
    """One starts and stays with a half in January; another is there in February for sure."""
    data = dataset(replace(CENTRE, starting_staff=1.0, attrition=0.5, minimum_staff=1.0), months=2)
    transfers = sent(data, (1, 0, 1, 1.0))
    found = chances_of(data, transfers, staff_of(data, transfers))
    assert [one.chance for one in found.months] == [0.5, 1.0]
    assert found.joint == {0: 0.5}


def test_centres_are_independent_and_one_without_a_minimum_is_not_told() -> None:
    """7.25 and 3.5 at the start, 8 and 4 asked: 0.25 and 0.5."""
    asked = [
        replace(CENTRE, starting_staff=n, minimum_staff=m) for n, m in ((7.25, 8.0), (5.0, None), (3.5, 4.0))
    ]
    data = dataset(*asked, months=1)
    found = chances_of(data, sent(data), staff_of(data, sent(data)))
    assert found.joint == {0: 0.25, 2: 0.5}
    assert found.all == 0.125
    assert chances_of(dataset(), sent(dataset()), staff_of(dataset(), sent(dataset()))).all == 1.0


def test_the_law_of_a_past_begins_with_its_last_staff_and_no_less_than_nobody() -> None:
    """2.5 were there in January: 3 in February with a half. A plan's rounding below nobody is nobody."""
    data = dataset(replace(CENTRE, starting_staff=9.0, minimum_staff=3.0), as_of=1)
    staff = np.array([[2.5, 2.5, 2.5]])
    assert [one.chance for one in chances_of(data, sent(data), staff).months] == [0.5, 0.5]
    assert [one.chance for one in chances_of(data, sent(data), staff - 2.5 - 1e-9).months] == [0.0, 0.0]


def test_a_minimum_raised_by_a_margin_is_told_as_typed() -> None:
    data = raise_minimums(dataset(replace(CENTRE, starting_staff=3.0, minimum_staff=2.0)), {0: 2})
    (direction,) = data.directions
    assert (direction.minimum_staff, direction.margin, direction.typed_minimum) == (4.0, 2, 2.0)
    (first, *_) = chances_of(data, sent(data), staff_of(data, sent(data))).months
    assert (first.minimum, first.chance) == (2.0, 1.0)


@pytest.mark.parametrize(("confidence", "people"), [(0.3, 0), (0.5, 1), (0.9, 2), (0.99, 3), (1.5, 3)])
def test_the_people_that_are_lacking(confidence: float, people: int) -> None:
    """Of 4 who pass with a half at least 3 do with 5/16; 2: 11/16, 1: 15/16, 0: 1. A minimum of 2.5 takes 3."""
    law = pass_law(4.0, 0.5)
    assert MonthChance(0, 0, 2.5, 2.0, 5 / 16, law).lacking(confidence) == people


def plan_of(
    transfers: npt.NDArray[np.float64] | None, staff: npt.NDArray[np.float64] | None = None
) -> Solution:
    """A solution with these numbers only; with none where ``transfers`` is None."""
    numbers = (
        None if transfers is None else cast(Quantities, SimpleNamespace(transfers=transfers, staff=staff))
    )
    status = Status.INFEASIBLE if transfers is None else Status.OPTIMAL
    return Solution(status, SolverReport("", "", 0.0), None, numbers)


class Plans:
    """Plans that send, in the first month, twice what each Direction lacks of its minimum; ``most`` FTE in all."""

    def __init__(self, most: float = 1000.0) -> None:
        self.most = most
        self.asked: list[list[float | None]] = []

    def __call__(self, data: Dataset) -> Solution:
        minimums = [one.minimum_staff for one in data.directions]
        self.asked.append(minimums)
        moves = [(0, d, 0, 2 * (minimum or 0.0)) for d, minimum in enumerate(minimums)]
        if sum(fte for *_, fte in moves) > self.most:
            return plan_of(None)
        transfers = sent(data, *moves)
        return plan_of(transfers, staff_of(data, transfers))


def sure(minimum: float, confidence: float | None) -> Direction:
    """A Direction that must have so many from February on, as surely as that."""
    return replace(CENTRE, minimum_staff=minimum, minimum_from=1, confidence=confidence)


def test_margins_are_raised_together_and_what_is_not_needed_is_taken_back() -> None:
    """Half of 2 m who are sent pass: P(at least 2 of 4) = 11/16, 2 of 6: 57/64, 1 of 2: 3/4, 1 of 4: 15/16.

    80 % of 2 takes one more, 90 % of 1 too; nothing is asked of the third.
    """
    solve = Plans()
    found = find_margins(dataset(sure(2, 0.8), sure(1, 0.9), sure(2, None)), solve)
    assert found.margins == {0: 1, 1: 1}
    assert found.unreachable is None
    assert [one.minimum_staff for one in found.dataset.directions] == [3, 2, 2]
    assert solve.asked[:2] == [[2, 1, 2], [3, 2, 2]]
    assert found.solves == len(solve.asked) == 4  # and each with one less, which is not enough
    assert found.without.quantities is not None
    assert found.without.quantities.transfers[0, 0, 0] == 4.0
    assert found.solution.quantities is not None
    assert found.solution.quantities.transfers[0, 0, 0] == 6.0


def test_a_centre_that_is_sure_enough_is_not_raised() -> None:
    plans = Plans()
    found = find_margins(dataset(sure(2, 0.8), sure(2, 0.5)), plans)
    assert found.margins == {0: 1, 1: 0}
    assert plans.asked == [[2, 2], [3, 2], [2, 2]]


def test_the_plan_without_margins_is_not_solved_again() -> None:
    data, solve = dataset(sure(2, 0.6)), Plans()
    known = solve(data)
    found = find_margins(data, solve, without=known)
    assert (found.margins, found.solves, len(solve.asked)) == ({0: 0}, 0, 1)
    assert found.solution is known


@pytest.mark.parametrize(
    ("confidence", "asked"),
    [
        (11 / 16, [[2.0]]),  # as sure as that already
        (15 / 16, [[2.0], [3.0], [4.0], [3.0]]),  # one lacks, and then one more: 57/64 and 247/256
    ],
)
def test_a_confidence_that_is_just_reached_is_reached(
    confidence: float, asked: list[list[float | None]]
) -> None:
    """At least 2 of 4 are there with 11/16, at least 1 with 15/16."""
    plans = Plans()
    found = find_margins(dataset(sure(2, confidence)), plans)
    assert plans.asked == asked
    assert found.solves == len(asked)


@pytest.mark.parametrize("known", [False, True])
def test_without_a_plan_there_is_nothing_to_raise(*, known: bool) -> None:
    data = dataset(sure(2, 0.8))
    found = find_margins(data, Plans(most=1.0), without=plan_of(None) if known else None)
    assert (found.margins, found.solves) == ({0: 0}, 0 if known else 1)
    assert found.solution.quantities is None
    assert found.solution is found.without


def test_where_all_raises_leave_no_plan_centres_are_raised_one_by_one() -> None:
    """10 may be sent: 4 and 2 without margins, 6 and 4 with one each. The step of the first looks like two.

    With 95 % of 2, one lacks two people (at least 0 of 4): 8 and 4 are too many. One by one: 6 and 2, then 8 and 2,
    which is sure enough (at least 2 of 8: 247/256); the second cannot have more, and is the one that is named.
    """
    plans = Plans(most=10.0)
    found = find_margins(dataset(sure(2, 0.95), sure(1, 0.9)), plans)
    assert plans.asked == [[2, 1], [4, 2], [3, 1], [4, 1], [4, 2]]
    at = found.unreachable
    assert at is not None
    assert (at.direction, at.month, at.margin) == (1, 1, 0)
    assert at.chance == pytest.approx(3 / 4)
    assert [one.minimum_staff for one in at.dataset.directions] == [4, 2]
    assert found.margins == {0: 2, 1: 0}
    assert [one.minimum_staff for one in found.dataset.directions] == [4, 1]
    assert found.without.quantities is not None
    assert found.without.quantities.transfers[0, 0, 0] == 4.0


def test_where_one_raise_suffices_the_search_goes_on() -> None:
    """10 may be sent; together the first wants two more and the second one: with 80 % and 90 % one each is possible."""
    plans = Plans(most=10.0)
    found = find_margins(dataset(sure(2, 0.8), sure(1, 0.9)), plans)
    assert found.margins == {0: 1, 1: 1}
    assert found.unreachable is None


def test_months_that_nobody_planned_can_reach_are_not_asked_for() -> None:
    """Nobody is there in January whoever is sent: the minimum of 2 from January on is asked for from February on."""
    data = replace(
        dataset(replace(sure(2, 0.8), minimum_from=0)), types=(HALF, replace(QUICK, training_months=1))
    )
    found = find_margins(data, Plans())
    assert (found.margins, found.unreachable) == ({0: 1}, None)
    refused = find_margins(data, Plans(most=5.0)).unreachable
    assert refused is not None
    assert (refused.month, refused.margin) == (1, 0)


def test_the_least_sure_month_decides() -> None:
    """A tenth leaves each month: of 2, of whom 4 were sent, fewer are there in March than in February."""
    data = dataset(replace(sure(2, 0.8), attrition=0.1))
    refused = find_margins(data, Plans(most=5.0)).unreachable
    assert refused is not None
    assert refused.month == 2
    found = find_margins(data, Plans())
    numbers = found.solution.quantities
    assert numbers is not None
    chances = chances_of(found.dataset, numbers.transfers, numbers.staff)
    assert min(one.chance for one in chances.months) >= 0.8


def test_the_transfers_that_a_workbook_kept_are_those_of_names_and_months_that_are_still_there() -> None:
    """January and March are the first and the last month; names are read whatever their case."""
    moves = [
        ("s", "a", Month(2012, 1), 1.0), ("S", "A", Month(2012, 3), 2.0), ("S", "A", Month(2012, 3), 0.5),
        ("S", "A", Month(2011, 12), 4.0), ("S", "A", Month(2012, 4), 8.0), ("Z", "A", Month(2012, 2), 16.0),
        ("S", "Z", Month(2012, 2), 32.0),
    ]  # fmt: skip
    previous = SimpleNamespace(
        moves=[SimpleNamespace(pool=pool, to=to, month=month, fte=fte) for pool, to, month, fte in moves]
    )
    case = SimpleNamespace(previous=previous, language="en", path=SimpleNamespace(name="case.xlsx"))
    assert kept_transfers(cast(Case, case), dataset()).tolist() == [[[1.0, 0.0, 2.5]], [[0.0, 0.0, 0.0]]]
    case.previous = None
    with pytest.raises(BadInput, match=r"planner solve case\.xlsx"):
        kept_transfers(cast(Case, case), dataset())
