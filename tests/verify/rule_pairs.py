"""For each rule family a good plan, and a bad one with one decision changed."""

from __future__ import annotations

from dataclasses import replace

from planner.dataset.routes import Route, every_route
from planner.dataset.types import Dataset, Decision, Envelope, Move
from planner.schema.limits import DecisionKind
from tests.verify import small
from tests.verify.pairs import Pair, transfer_pair, work_pair
from tests.verify.small import AVSC_EST, CALLS, CCO_EST, CCO_SUD, EST, MAIL, MONTHS, NORTH, SUD, WEST


def rule_pairs() -> list[Pair]:
    """One decision of a plan changed and all that follows from it completed: only the rule is broken."""
    return [*_departure_pairs(), *_mobility_pairs(), *_staff_pairs(), *_work_pairs(), *_hand_made_pairs()]


def _departure_pairs() -> list[Pair]:
    data = small.dataset()
    window = Envelope("Winter", 1, 2, 2.0, 5.0, 1, EST)
    capped, floored = replace(window, minimum=None), replace(window, maximum=None)
    moves: small.Cells = {(CCO_EST, EST, 1): 4.0, (AVSC_EST, EST, 1): 9.0}
    by_month = (None, None, 3.0, None)
    return [
        transfer_pair(
            "envelope",
            replace(data, envelopes=(capped,)),
            moves,
            (CCO_EST, EST, 2),
            1.5,
            ("Winter",),
            None,
            0.5,
        ),
        transfer_pair(
            "envelope",
            replace(data, envelopes=(floored,)),
            moves,
            (CCO_EST, EST, 1),
            1.0,
            ("Winter",),
            None,
            1.0,
        ),
        transfer_pair(
            "pool_floor",
            small.pool(data, CCO_EST, floor=(4.0, 4.0, 3.0, None)),
            {(CCO_EST, EST, 1): 6.0},
            (CCO_EST, EST, 2),
            1.25,
            ("CCO Est",),
            2,
            0.25,
        ),
        transfer_pair(
            "release_rate",
            small.pool(data, CCO_EST, release_rate=3.0),
            {(CCO_EST, EST, 1): 3.0},
            (CCO_EST, EST, 1),
            3.5,
            ("CCO Est",),
            1,
            0.5,
        ),
        transfer_pair(
            "release_total",
            small.pool(data, CCO_EST, release_total=3.0),
            {(CCO_EST, EST, 1): 3.0},
            (CCO_EST, SUD, 3),
            2.0,
            ("CCO Est",),
            None,
            2.0,
        ),
        transfer_pair(
            "training_group",
            replace(data, types=(data.types[0], replace(data.types[1], smallest_group=4.0))),
            {(CCO_EST, EST, 1): 3.0, (CCO_SUD, EST, 1): 1.0},
            (CCO_EST, EST, 1),
            2.0,
            ("CCO", "Est"),
            1,
            1.0,
        ),
        transfer_pair(
            "training_seats",
            small.direction(data, EST, seats=by_month),
            {(AVSC_EST, EST, 1): 1.0, (AVSC_EST, EST, 2): 2.0},
            (AVSC_EST, EST, 1),
            2.0,
            ("Est",),
            2,
            1.0,
        ),
        transfer_pair(
            "accompaniment",
            small.direction(data, EST, accompaniment=5.0),
            {(CCO_EST, EST, 1): 3.0, (AVSC_EST, EST, 1): 2.0},
            (AVSC_EST, EST, 1),
            2.5,
            ("Est",),
            1,
            0.5,
        ),
        transfer_pair("opening", data, {(AVSC_EST, SUD, 0): 1.0}, (CCO_SUD, SUD, 1), 1.0, ("Sud",), 1, 1.0),
    ]


def _mobility_pairs() -> list[Pair]:
    data = small.dataset()
    stay, away = data.routes(0, 0), data.routes(0, 1)
    closed = replace(data, routes=every_route(((stay, replace(away, allowed=False)), (away, stay))))
    few = replace(data, routes=every_route(((stay, Route(True, 200.0, 7.0, 3.0)), (away, stay))))
    fifth = replace(data, mobility_share=0.2)
    both: small.Cells = {(CCO_EST, SUD, 2): 2.0, (AVSC_EST, SUD, 0): 1.0}
    year: small.Cells = {(CCO_EST, EST, 0): 8.0, (AVSC_EST, SUD, 1): 2.0, (CCO_EST, EST, 2): 2.0}
    return [
        transfer_pair("mobility", closed, {}, (CCO_EST, SUD, 2), 1.0, ("Est", "Sud"), None, 1.0),
        transfer_pair("mobility", few, both, (AVSC_EST, SUD, 0), 1.5, ("Est", "Sud"), None, 0.5),
        transfer_pair("mobility", fifth, year, (AVSC_EST, SUD, 1), 3.0, ("2012",), None, 0.8),
    ]


def _staff_pairs() -> list[Pair]:
    data = small.dataset()
    # Est without attrition: 50, and what arrives.
    steady = small.direction(data, EST, attrition=0.0)
    low = small.direction(steady, EST, minimum_staff=52.0, minimum_from=2)
    high = small.direction(steady, EST, maximum_staff=52.0)
    arrive: small.Cells = {(CCO_EST, EST, 2): 2.0}
    return [
        transfer_pair("minimum_staff", low, arrive, (CCO_EST, EST, 2), 1.5, ("Est",), 2, 0.5),
        transfer_pair("maximum_staff", high, arrive, (CCO_EST, EST, 3), 0.5, ("Est",), 3, 0.5),
    ]


def _work_pairs() -> list[Pair]:
    data = small.dataset()
    share = replace(data, outsourced_share=(None, 0.25, None, None))  # of 80 FTE
    least = small.activity(data, MAIL, outsourced_min=0.5)  # of 20 FTE in each month
    most = small.activity(data, CALLS, outsourced_max=0.5)  # of 60 FTE
    mail: small.Cells = {(NORTH, EST, MAIL, t): 10.0 for t in range(MONTHS)}
    calls: small.Cells = {(NORTH, EST, CALLS, 1): 12.0, (WEST, SUD, CALLS, 1): 8.0}
    committed = small.partner(data, NORTH, commitment=4.0)
    aided = small.direction(data, SUD, served_elsewhere=0.1)  # of 30 FTE
    return [
        work_pair("outsourced_share", share, calls, (WEST, SUD, CALLS, 1), 8.5, (), 1, 0.5),
        work_pair("activity_outsourcing", least, mail, (NORTH, EST, MAIL, 3), 9.0, ("Mail",), 3, 1.0),
        work_pair("activity_outsourcing", most, calls, (NORTH, EST, CALLS, 1), 23.0, ("Calls",), 1, 1.0),
        work_pair(
            "partner_capacity",
            small.partner(data, NORTH, capacity=12.0),
            calls,
            (NORTH, EST, MAIL, 1),
            0.5,
            ("North",),
            1,
            0.5,
        ),
        work_pair(
            "partner_change",
            small.partner(data, NORTH, change=10.0),
            mail,
            (NORTH, EST, CALLS, 0),
            10.5,
            ("North",),
            1,
            0.5,
        ),
        Pair(
            "partner_commitment",
            committed,
            small.plan(committed),
            small.change_quantity(small.plan(committed), "paid", (NORTH, 2), -1.0),
            ("North",),
            2,
            1.0,
        ),
        Pair(
            "mutual_aid",
            aided,
            small.plan(aided, aid=({(EST, CALLS, 1): 3.0}, {(SUD, CALLS, 1): 3.0})),
            small.plan(aided, aid=({(EST, CALLS, 1): 3.5}, {(SUD, CALLS, 1): 3.5})),
            ("Sud",),
            1,
            0.5,
        ),
        Pair(
            "opening",
            data,
            small.plan(data),
            small.plan(data, {(AVSC_EST, SUD, 0): 0.0}, own_work={(SUD, CALLS, 1): 0.25}),
            ("Sud",),
            1,
            0.25,
            frozenset({"effective_staff"}),
        ),
    ]


def _hand_made_pairs() -> list[Pair]:
    data = small.dataset()
    moves: small.Cells = {(CCO_EST, EST, 1): 3.0, (CCO_SUD, EST, 1): 2.0}

    def with_decision(
        kind: DecisionKind, fte: float, pool: int | None = CCO_EST, to: int | None = EST
    ) -> Dataset:
        return replace(data, decisions=(Decision(pool, to, 1, kind, fte),))

    anywhere = replace(data, decisions=(Decision(None, EST, None, DecisionKind.AT_MOST, 5.0),))
    happened = small.dataset(as_of=2, actuals=(Move(CCO_EST, EST, 1, 3.0),))
    done: small.Cells = {(CCO_EST, EST, 1): 3.0}
    return [
        transfer_pair(
            "decision",
            with_decision(DecisionKind.FIX, 3.0),
            moves,
            (CCO_EST, EST, 1),
            2.5,
            ("CCO Est", "Est"),
            1,
            0.5,
        ),
        transfer_pair(
            "decision",
            with_decision(DecisionKind.FIX, 3.0),
            moves,
            (CCO_EST, EST, 1),
            3.5,
            ("CCO Est", "Est"),
            1,
            0.5,
        ),
        transfer_pair(
            "decision",
            with_decision(DecisionKind.AT_LEAST, 3.0),
            moves,
            (CCO_EST, EST, 1),
            1.0,
            ("CCO Est", "Est"),
            1,
            2.0,
        ),
        transfer_pair(
            "decision",
            with_decision(DecisionKind.AT_MOST, 5.0, pool=None),
            moves,
            (CCO_SUD, EST, 1),
            3.0,
            ("Est",),
            1,
            1.0,
        ),
        transfer_pair("decision", anywhere, moves, (AVSC_EST, EST, 3), 1.0, ("Est",), None, 1.0),
        transfer_pair("actual", happened, done, (CCO_EST, EST, 1), 2.0, ("CCO Est", "Est"), 1, 1.0),
        transfer_pair("actual", happened, done, (AVSC_EST, EST, 0), 1.0, ("AVSC Est", "Est"), 0, 1.0),
    ]
