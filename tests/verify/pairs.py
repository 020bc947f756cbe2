"""For each balance and each rule family a good plan, and a bad one with one number changed."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dataset.types import Dataset
from planner.plan.types import Quantities
from tests.verify import small
from tests.verify.small import AVSC_EST, CALLS, CCO_EST, CCO_SUD, EST, MAIL, NORTH, SUD, WEST


@dataclass(frozen=True)
class Pair:
    """``bad`` breaks ``rule``, and nothing else, at ``place`` in ``month`` by ``size`` FTE; ``good`` keeps it."""

    rule: str
    data: Dataset
    good: Quantities
    bad: Quantities
    place: tuple[str, ...]
    month: int | None
    size: float
    also: frozenset[str] = frozenset()  # what cannot but break with it


def transfer_pair(
    rule: str,
    data: Dataset,
    good: small.Cells,
    cell: tuple[int, int, int],
    fte: float,
    place: tuple[str, ...],
    month: int | None,
    size: float,
) -> Pair:
    """A pair of plans that differ in the transfers of one cell, every balance kept in both."""
    return Pair(rule, data, small.plan(data, good), small.plan(data, {**good, cell: fte}), place, month, size)


def work_pair(
    rule: str,
    data: Dataset,
    good: small.Cells,
    cell: tuple[int, int, int, int],
    fte: float,
    place: tuple[str, ...],
    month: int | None,
    size: float,
) -> Pair:
    """A pair of plans that differ in what partners do of one cell, every balance kept in both."""
    return Pair(
        rule,
        data,
        small.plan(data, outsourced=good),
        small.plan(data, outsourced={**good, cell: fte}),
        place,
        month,
        size,
    )


BUSY = {(AVSC_EST, EST, 0): 4.0, (CCO_EST, EST, 1): 3.0, (CCO_SUD, SUD, 2): 2.0}


def _busy(data: Dataset) -> Quantities:
    return small.plan(
        data,
        BUSY,
        outsourced={(NORTH, EST, MAIL, 0): 5.0, (WEST, SUD, CALLS, 1): 6.0},
        own_work={(EST, CALLS, 0): 30.0, (SUD, CALLS, 2): 1.0},
        aid=({(EST, MAIL, 1): 2.0}, {(SUD, MAIL, 1): 2.0}),
    )


def _change(
    rule: str,
    array: str,
    cell: tuple[int, ...],
    by: float,
    place: tuple[str, ...],
    *,
    size: float | None = None,
    also: tuple[str, ...] = (),
    data: Dataset | None = None,
) -> Pair:
    """A plan with a bit of everything, and the same with one number changed and nothing completed."""
    data = data or small.dataset()
    good = _busy(data)
    bad = small.change_quantity(good, array, cell, by)
    return Pair(rule, data, good, bad, place, cell[-1], abs(by) if size is None else size, frozenset(also))


def balance_pairs() -> list[Pair]:
    """One number of a plan changed by itself: the balance that it belongs to says so."""
    not_mail = small.partner(small.dataset(), WEST, does=(True, False))
    aid_unmatched = small.plan(small.dataset(), aid=({(EST, MAIL, 1): 2.5}, {(SUD, MAIL, 1): 2.0}))
    aid_matched = small.plan(small.dataset(), aid=({(EST, MAIL, 1): 2.0}, {(SUD, MAIL, 1): 2.0}))
    full = {(EST, CALLS, 0): 40.0, (EST, MAIL, 0): 5.0}
    return [
        _change("staff_balance", "staff", (SUD, 3), 0.5, ("Sud",)),
        _change("pool_balance", "pool_stock", (CCO_SUD, 3), -0.5, ("CCO Sud",)),
        _change("workload", "unmet", (SUD, MAIL, 2), 0.25, ("Sud", "Mail")),
        Pair("aid_balance", small.dataset(), aid_matched, aid_unmatched, ("Mail",), 1, 0.5),
        Pair(
            "effective_staff",
            small.dataset(),
            small.plan(small.dataset(), own_work=full),
            small.plan(small.dataset(), own_work={**full, (EST, MAIL, 0): 6.0}),
            ("Est",),
            0,
            1.0,
        ),
        _change("trainer_balance", "trainers", (EST, 0), -0.1, ()),
        _change("paid", "paid", (NORTH, 0), -0.75, ("North",)),
        Pair(
            "partner_activities",
            not_mail,
            small.plan(not_mail),
            small.plan(not_mail, outsourced={(WEST, EST, MAIL, 2): 1.5}),
            ("West", "Mail"),
            2,
            1.5,
        ),
        _change(
            "nonnegative", "own_work", (EST, MAIL, 3), -0.5, ("own_work", "Est", "Mail"), also=("workload",)
        ),
        transfer_pair(
            "headcount_unit",
            small.dataset(headcount_unit=0.5),
            {(CCO_EST, EST, 1): 2.5, (CCO_EST, EST, 2): 3.0},
            (CCO_EST, EST, 2),
            3.2,
            ("CCO Est", "Est"),
            2,
            0.2,
        ),
    ]
