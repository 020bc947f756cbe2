"""Totals split over Directions and partners: nothing is lost, and aid between centres is the least there can be."""

from __future__ import annotations

import random
from dataclasses import replace
from importlib import import_module

import highspy
import numpy as np
import numpy.typing as npt
import pytest

from planner.dataset.routes import STAY, every_route
from planner.dataset.types import Activity, Dataset, Partner
from planner.model.build import build_model
from planner.plan.types import Quantities
from planner.schema.rules import Mode
from planner.solve.read import round_off
from planner.solve.run import solve_model
from planner.solve.split import Totals, split_work
from planner.solve.work_at_home import Month, keep_at_home
from planner.tolerances import ACCEPTED
from planner.verify.check import verify
from tests.model.hand_cases import BASE, CENTRE, ELSEWHERE, PARTNER, POOL, TYPE, with_mode

MONTHS = BASE.months


def drawn_month(seed: int) -> Month:
    """A month in which all that is done in-house is aid at first, and nobody is apart."""
    rng = np.random.default_rng(seed)
    centres, activities, partners = rng.integers(1, 6), rng.integers(1, 5), rng.integers(0, 4)
    work = np.round(rng.uniform(0, 10, (centres, activities)), 1) * (rng.random((centres, activities)) < 0.8)
    does = rng.random((partners, activities)) < 0.6
    parts = rng.random((partners + 2, activities)) * np.vstack([does, np.ones((2, activities))])
    parts *= work.sum(axis=0) / parts.sum(axis=0)
    outsourced, unmet, in_house = parts[:partners], parts[-2], parts[-1]
    part = outsourced.sum(axis=0)
    able = rng.random(centres) + 0.01
    return Month(
        able * in_house.sum() / able.sum() * rng.uniform(1, 2), work, np.zeros_like(work), in_house,
        outsourced, unmet, part * rng.random(activities), part * rng.uniform(1, 2, activities), does,
    )  # fmt: skip


def most_at_home(month: Month) -> float:
    """The same question to a solver: how much of the work can be done at home, whatever the mix of activities."""
    live = highspy.Highs()  # type: ignore[no-untyped-call]
    live.setOptionValue("output_flag", False)
    centres, activities = month.work.shape
    own = [[live.addVariable(0, float(month.work[d, a])) for a in range(activities)] for d in range(centres)]
    aid = [live.addVariable(0, highspy.kHighsInf) for _ in range(activities)]
    unmet = [live.addVariable(0, highspy.kHighsInf) for _ in range(activities)]
    done = [
        [live.addVariable(0, highspy.kHighsInf if does else 0.0) for does in row]
        for row in month.does.tolist()
    ]
    for d in range(centres):
        live.addConstr(sum(own[d]) <= float(month.able[d]))
    for p, amounts in enumerate(month.outsourced):
        live.addConstr(sum(done[p]) == float(amounts.sum()))
    live.addConstr(sum(unmet) == float(month.unmet.sum()))
    for a in range(activities):
        by_partners = [row[a] for row in done]
        everybody = [*(row[a] for row in own), aid[a], unmet[a], *by_partners]
        live.addConstr(sum(everybody) == float(month.work[:, a].sum()))
        if by_partners:
            live.addConstr(sum(by_partners) >= float(month.low[a]))
            live.addConstr(sum(by_partners) <= float(month.high[a]))
    live.maximize(sum(column for row in own for column in row))
    assert live.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(live.getInfo().objective_function_value)


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_as_much_is_done_at_home_as_any_exchange_allows(first: int) -> None:
    for seed in range(first, first + 50):
        month = drawn_month(seed)
        if not month.work.sum(axis=0).all():
            continue
        sums = (month.in_house.sum(), month.outsourced.sum(axis=1), month.unmet.sum())
        most = most_at_home(month)
        keep_at_home(month)
        assert month.own.sum() == pytest.approx(most, abs=1e-6), seed
        for before, after in zip(
            sums, (month.in_house.sum(), month.outsourced.sum(axis=1), month.unmet.sum()), strict=True
        ):
            assert after == pytest.approx(before, abs=1e-9), seed
        assert (month.own <= month.work + 1e-9).all()
        assert (month.own.sum(axis=1) <= month.able + 1e-9).all()
        assert (month.own.sum(axis=0) <= month.in_house + 1e-9).all()
        everybody = month.in_house + month.outsourced.sum(axis=0) + month.unmet
        assert everybody == pytest.approx(month.work.sum(axis=0), abs=1e-9)
        assert not month.outsourced[~month.does].any()


def two_centres(**changes: object) -> Dataset:
    """A and B, open, with 2 and 3 advisors, 4 and 2 FTE of two activities each month, and a partner for both."""
    return replace(
        BASE,
        directions=(replace(CENTRE, starting_staff=2.0), replace(ELSEWHERE, starting_staff=3.0)),
        pools=(replace(POOL, available=0.0),),
        routes=every_route(((STAY, STAY),) * 2),
        activities=(Activity("Calls", "", None, None), Activity("Mail", "", None, None)),
        workload=(((3.0,) * MONTHS, (1.0,) * MONTHS), ((1.0,) * MONTHS, (1.0,) * MONTHS)),
        partners=(replace(PARTNER, does=(True, True)),),
        **changes,  # type: ignore[arg-type]
    )


def solved(dataset: Dataset) -> Quantities:
    quantities = solve_model(build_model(dataset)).quantities
    assert quantities is not None
    assert verify(dataset, quantities).largest_violation <= 1e-9
    return quantities


def test_staff_beyond_the_own_work_helps_elsewhere() -> None:
    """B has 3 advisors and 2 FTE of work: it does all of it and helps A with 1; partners are left with 1 of A's."""
    q = solved(two_centres(unmet_cost=100.0))
    assert q.own_work.sum(axis=1)[:, 0] == pytest.approx([2, 2])
    assert q.aid_received.sum(axis=1)[:, 0] == pytest.approx([1, 0])
    assert q.aid_given.sum(axis=1)[:, 0] == pytest.approx([0, 1])
    assert q.outsourced.sum(axis=(0, 2))[:, 0] == pytest.approx([1, 0])


def test_partners_take_as_even_a_part_of_each_activity_as_its_limits_allow() -> None:
    """Partners do 3 of 6 FTE, all at home else: 2 of the 4 of calls and 1 of the 2 of mail, or at least 1.6 of mail."""
    data = two_centres(unmet_cost=100.0)
    data = replace(data, directions=tuple(replace(d, starting_staff=1.5) for d in data.directions))
    assert solved(data).outsourced.sum(axis=(0, 1))[:, 0] == pytest.approx([2, 1])
    held = (Activity("Calls", "", None, None), Activity("Mail", "", 0.8, None))
    limited = with_mode(replace(data, activities=held), "activity_outsourcing", Mode.HARD)
    assert solved(limited).outsourced.sum(axis=(0, 1))[:, 0] == pytest.approx([1.4, 1.6])


def test_what_is_unmet_is_shared_in_proportion_to_what_is_left() -> None:
    data = two_centres(unmet_cost=1.0)
    data = replace(
        data, partners=(), directions=tuple(replace(d, starting_staff=0.0) for d in data.directions)
    )
    assert solved(data).unmet[:, :, 0].tolist() == [[3, 1], [1, 1]]
    some = replace(data, directions=(replace(data.directions[0], starting_staff=2.0), data.directions[1]))
    assert solved(some).unmet.sum(axis=1)[:, 0] == pytest.approx([2, 2])


def test_trainers_are_staff_that_has_no_work_of_its_own_left() -> None:
    """4 learn for A, whose 2 advisors have work: B's third advisor trains them, a quarter for each."""
    learner = replace(TYPE, trainer_load=0.25)
    data = two_centres(unmet_cost=100.0, types=(learner,))
    data = replace(data, pools=(replace(POOL, available=4.0),), partners=())
    q = solved(data)
    assert q.transfers[0, :, 0].sum() == pytest.approx(1.0)
    assert q.trainers[:, 0] == pytest.approx([0, 0.25])


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    rng = random.Random(seed)
    directions = [
        replace(CENTRE, name=name, starting_staff=float(rng.randint(0, 9)), served_elsewhere=limit)
        for name, limit in zip("ABCD", rng.choices((None, 0.1, 0.5), k=4), strict=True)
    ]
    workload = [[[float(rng.randint(0, 6))] * MONTHS for _ in range(2)] for _ in directions]
    partners = [
        Partner(name, "", 5.0, 0.0, 2.0, None, (True, name == "P" or rng.random() < 0.5)) for name in "PQR"
    ]
    activities = [Activity("Calls", "", None, 0.6), Activity("Mail", "", 0.1, None)]
    base = with_mode(with_mode(two_centres(), "mutual_aid", Mode.HARD), "activity_outsourcing", Mode.HARD)
    base = with_mode(replace(base, unmet_cost=50.0), "partner_capacity", Mode.HARD)

    def arranged(d: list[int], a: list[int], p: list[int]) -> Quantities:
        return solved(
            replace(
                base,
                directions=tuple(directions[i] for i in d),
                routes=every_route(((STAY,) * 4,) * 4),
                activities=tuple(activities[i] for i in a),
                workload=tuple(tuple(tuple(workload[i][j]) for j in a) for i in d),
                partners=tuple(replace(partners[i], does=tuple(partners[i].does[j] for j in a)) for i in p),
            )
        )

    plain = arranged([0, 1, 2, 3], [0, 1], [0, 1, 2])
    d, a, p = [2, 0, 3, 1], [1, 0], [2, 0, 1]
    mixed = arranged(d, a, p)
    cells = np.ix_(d, a)
    for name in ("own_work", "aid_given", "aid_received", "unmet"):
        assert getattr(mixed, name) == pytest.approx(getattr(plain, name)[cells], abs=1e-8), name
    assert mixed.outsourced == pytest.approx(plain.outsourced[np.ix_(p, d, a)], abs=1e-8)


@pytest.mark.parametrize(("centres", "kinds"), [(5000, 1), (500, 10)])
def test_the_roundings_of_many_directions_do_not_add_up(
    centres: int, kinds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5,000 times work that ends in the same six tenths of the last digit: alone, each is rounded up."""
    totals, apart = shared_out(centres, kinds)
    capacity = float(totals.outsourced[:, :, 0].sum())
    found = split_work(many(centres, kinds), totals, apart)
    assert abs(float(round_off(found.outsourced)[:, :, :, 0].sum()) - capacity) < 1e-8
    monkeypatch.setattr(import_module("planner.solve.split"), "ROUNDED_ALONE", 5000)
    alone = split_work(many(centres, kinds), totals, apart)
    assert abs(float(round_off(alone.outsourced)[:, :, :, 0].sum()) - capacity) > ACCEPTED
    np.testing.assert_allclose(found.outsourced, alone.outsourced, atol=1.1e-9)
    assert found.outsourced.min() >= 0.0


def many(count: int, kinds: int) -> Dataset:
    """So many Directions, each with the same work of each kind in each month, all of which a partner may do."""
    centres = tuple(replace(CENTRE, name=f"D{d:04}") for d in range(count))
    return replace(
        BASE,
        directions=centres,
        activities=tuple(Activity(f"A{a}", "", None, None) for a in range(kinds)),
        partners=(replace(PARTNER, does=(True,) * kinds),),
        workload=(((1.0 + 6e-10,) * MONTHS,) * kinds,) * count,
    )


def shared_out(count: int, kinds: int) -> tuple[Totals, npt.NDArray[np.bool_]]:
    """All work of those Directions done by the partner."""
    none, work = np.zeros((kinds, MONTHS)), np.full((1, kinds, MONTHS), count * (1.0 + 6e-10))
    staff, served = np.zeros((count, MONTHS)), np.zeros((count, kinds, MONTHS))
    totals = Totals(staff, staff, np.zeros(MONTHS), served, none, work, none)
    return totals, np.zeros(count, dtype=bool)


@pytest.mark.parametrize("least", [None, 1.0])
def test_partners_change_activities_so_that_centres_do_their_own_work(least: float | None) -> None:
    """A has 2 FTE of calls and B 2 of mail, an advisor each; a partner does all calls, and A's advisor B's mail.

    The partner gives up one of calls for one of mail, and nobody helps, unless it must do all calls.
    """
    data = replace(
        two_centres(),
        activities=(Activity("Calls", "", least, None), Activity("Mail", "", None, None)),
        workload=(((2.0,) * MONTHS, (0.0,) * MONTHS), ((0.0,) * MONTHS, (2.0,) * MONTHS)),
    )
    data = with_mode(data, "activity_outsourcing", Mode.HARD)
    month = np.ones(MONTHS)
    totals = Totals(
        able=np.array([month, month]),
        own_work=np.array([0 * month, month]),
        trainers=0 * month,
        served=np.zeros((2, 2, MONTHS)),
        in_house=np.array([0 * month, 2 * month]),
        outsourced=np.array([[2 * month, 0 * month]]),
        unmet=np.zeros((2, MONTHS)),
    )
    found = split_work(data, totals, np.zeros(2, dtype=bool))
    helped = 0.0 if least is None else 1.0
    assert found.aid_received.sum(axis=(0, 1)).tolist() == pytest.approx([helped] * MONTHS)
    assert found.outsourced.sum(axis=(0, 1))[:, 0].tolist() == pytest.approx([1 + helped, 1 - helped])


@pytest.mark.parametrize(("gone", "calls", "even"), [(8.0, 2.0, [2.0, 4.0]), (4.0, 6.0, [3.0, 3.0])])
@pytest.mark.parametrize("apart", [True, False], ids=["served", "unmet"])
def test_partners_share_activities_evenly_but_for_what_others_do_not_leave(
    gone: float, calls: float, even: list[float], apart: bool
) -> None:
    """A's calls are done by its own staff, or by nobody; of 10 FTE of each, partners do 6."""
    data = replace(
        two_centres(),
        workload=(((gone,) * MONTHS, (0.0,) * MONTHS), ((10.0 - gone,) * MONTHS, (10.0,) * MONTHS)),
    )
    none, month = np.zeros(MONTHS), np.ones(MONTHS)
    own, done_here = gone * apart * month, np.array([(10.0 - gone - calls) * month, (4.0 + calls) * month])
    served = np.zeros((2, 2, MONTHS))
    served[0, 0] = own
    totals = Totals(
        able=np.array([own, done_here.sum(axis=0)]),
        own_work=np.array([own, done_here.sum(axis=0)]),
        trainers=none,
        served=served,
        in_house=done_here,
        outsourced=np.array([[calls * month, (6.0 - calls) * month]]),
        unmet=np.array([gone * (not apart) * month, none]),
    )
    found = split_work(data, totals, np.array([apart, False]))
    assert found.outsourced.sum(axis=(0, 1))[:, 0].tolist() == pytest.approx(even)
    done = found.own_work + found.aid_received + found.outsourced.sum(axis=0) + found.unmet
    assert done == pytest.approx(data.work, abs=1e-9)


def test_staff_of_a_centre_that_is_not_open_trains_nobody() -> None:
    """B opens in the third month and has five who wait: A's own two give half of one to train the four who learn."""
    learner = replace(TYPE, trainer_load=0.25)
    data = replace(
        with_mode(BASE, "opening", Mode.HARD),
        directions=(replace(CENTRE, starting_staff=2.0), replace(ELSEWHERE, starting_staff=5.0, opens=2)),
        types=(learner,),
        routes=every_route(((STAY, STAY),) * 2),
        workload=(((4.0,) * MONTHS,), ((1.0,) * MONTHS,)),
    )
    q = solved(data)
    assert q.trainers.sum(axis=0)[0] > 0
    assert q.trainers[1, :2].tolist() == [0.0, 0.0]
    assert q.aid_given[1, :, :2].sum() == 0.0
