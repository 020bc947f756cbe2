"""For each rule family, on each of its sides, a case that it makes impossible: small enough to be worked out by hand.

A family with rows that lacks a case, or an answer stated for it, fails ``tests/explain/test_every_rule.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.explain.cases import MONTHS, base, late_centre
from tests.support import Sheets

Move = tuple[str, str, str, float]
"""Pool, destination, month, FTE."""


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A case without a plan, and what is to be said of the rule in it.

    ``cell`` is where the rule stands, ``limit`` what the cell states, ``repaired`` what a repair writes there.
    ``moves`` break the rule by hand, and are the figures to blame. None, with the reason in ``lacking``, where
    there is no such answer: ``conflict``, ``repair``, ``sensitivity``, ``blame`` or ``why``.
    """

    make: Callable[[], Sheets]
    cell: str
    limit: float | None
    repaired: object = None
    moves: tuple[Move, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()

    def lacks(self, answer: str) -> bool:
        """Whether the case states that there is no such answer."""
        return answer in dict(self.lacking)


FEBRUARY = "2012-02"

WORK = (("blame", "the rule is on work"), ("why", "the rule is on work"))
DEMAND = (("blame", "the rule asks for more people than move"),)


def _decision_rows(*decisions: tuple[object, object, object, str, float]) -> list[list[object]]:
    return [["Pool", "To", "Month", "Kind", "FTE"], *(list(one) for one in decisions)]


def _at_least(fte: float, to: str = "Nord", month: str = "2012-02") -> list[list[object]]:
    return _decision_rows(("CCO Nord", to, month, "at least", fte))


def _envelope(minimum: float | None, maximum: float | None, fte: float = 0) -> Sheets:
    sheets = base()
    sheets["Envelopes"] = [["Envelope", "Minimum", "Maximum"], ["All", minimum, maximum]]
    if fte:
        sheets["Decisions"] = _at_least(fte)
    return sheets


def _on_nord(column: str, value: float, fte: float) -> Sheets:
    """A limit of the Direction Nord against a decision to send people there."""
    sheets = base()
    if column not in sheets["Directions"][0]:
        for row in sheets["Directions"]:
            row.append(None)
        sheets["Directions"][0][-1] = column
    sheets["Directions"][1][sheets["Directions"][0].index(column)] = value
    sheets["Decisions"] = _at_least(fte)
    return sheets


def _on_pool(column: str, value: float, fte: float) -> Sheets:
    sheets = base()
    sheets["Pools"][1][sheets["Pools"][0].index(column)] = value
    sheets["Decisions"] = _at_least(fte)
    return sheets


def _route(allowed: str, maximum: float | None, *others: list[object]) -> Sheets:
    """8 are to leave Nord for Sud in March."""
    sheets = base()
    sheets["Routes"] = [["From", "To", "Allowed", "Maximum"], ["Nord", "Sud", allowed, maximum]]
    sheets["Decisions"] = [*_at_least(8, to="Sud", month="2012-03"), *others]
    return sheets


def _yearly_share() -> Sheets:
    """8 of at most 20 are to change Direction: 40 % of the year's transfers, where 10 % may."""
    sheets = _route("yes", None, [None, None, None, "at most", 20])
    sheets["Settings"].append(["mobility share", 0.1])
    return sheets


def _activities(*rows: list[object]) -> list[list[object]]:
    return [["Activity", "Outsourced min", "Outsourced max"], *rows]


def _shares() -> Sheets:
    """At least half of the calls for partners, in June at most a tenth of all work: 30 against 6 FTE."""
    sheets = base()
    sheets["Activities"] = _activities(["Calls", 0.5, None])
    sheets["Outsourcing"] = [["Line", "2012-06"], ["max share", 0.1]]
    return sheets


def _falling() -> Sheets:
    """Of 60 FTE partners do at least 48 in January and then at most 6 of another activity: 42 less, where 3 may be."""
    sheets = base()
    sheets["Activities"] = _activities(["Calls", 0.8, None], ["Mail", None, 0.1])
    sheets["Workload"] = [
        ["Activity", *MONTHS],
        ["Calls", 60, 0, 0, 0, 0, 0],
        ["Mail", 0, 60, 60, 60, 60, 60],
    ]
    sheets["Partners"] = [["Partner", "Capacity", "Cost", "Change per month"], ["Arvato", 1000, 500, 3]]
    return sheets


def _rising() -> Sheets:
    """Partners do exactly half: 5 FTE in January and 30 from February on: 25 more, where 3 may be."""
    sheets = base()
    sheets["Activities"] = _activities(["Calls", 0.5, 0.5])
    sheets["Workload"] = [["Activity", *MONTHS], ["Calls", 10, 60, 60, 60, 60, 60]]
    sheets["Partners"] = [["Partner", "Capacity", "Cost", "Change per month"], ["Arvato", 1000, 500, 3]]
    return sheets


def _capacity() -> Sheets:
    sheets = base()
    sheets["Activities"] = _activities(["Calls", 0.5, None])
    sheets["Partners"][1] = ["Arvato", 10, 500]
    return sheets


def _commitment() -> Sheets:
    sheets = base()
    sheets["Partners"] = [["Partner", "Capacity", "Commitment", "Cost"], ["Arvato", 1000, 70, 500]]
    return sheets


def _aid() -> Sheets:
    """Nobody is in Sud before March; a quarter of its 30 FTE may be done elsewhere, and nobody else does any."""
    sheets = base()
    for row, value in zip(sheets["Directions"], ("Served elsewhere", 0.25, 0.25), strict=True):
        row.append(value)
    sheets["Directions"][1][1] = 100
    del sheets["Partners"]
    return sheets


def _fix() -> Sheets:
    """30 leave because it is decided, where 42 must leave in all and nobody else can."""
    sheets = base()
    sheets["Directions"][2][3] = "2013-01"
    sheets["Decisions"] = _decision_rows(("CCO Nord", "Nord", None, "fix", 30))
    sheets["Envelopes"] = [["Envelope", "Minimum"], ["All", 42]]
    return sheets


def _group() -> Sheets:
    """Groups of at least 12, and at most 5 may leave Nord's pool in the month in which some must."""
    sheets = base()
    sheets["Advisor types"] = [["Type", "Training months", "Smallest group"], ["CCO", 1, 12]]
    sheets["Decisions"] = [*_at_least(3), [None, "Nord", FEBRUARY, "at most", 5]]
    return sheets


def _two_decisions() -> Sheets:
    sheets = base()
    sheets["Decisions"] = [*_at_least(10), ["CCO Nord", None, "2012-02", "at most", 4]]
    return sheets


CASES: dict[tuple[str, str], RuleCase] = {
    ("envelope", "min"): RuleCase(lambda: _envelope(250, None), "Envelopes!B2", 250, 200, lacking=DEMAND),
    ("envelope", "max"): RuleCase(
        lambda: _envelope(None, 10, 12), "Envelopes!C2", 10, 12, (("CCO Nord", "Nord", FEBRUARY, 12),)
    ),
    ("minimum_staff", "min"): RuleCase(
        late_centre, "Directions!E3", 18, 15,
        lacking=(*DEMAND, ("why", "what it asks for is on staff, not on transfers")),
    ),
    ("maximum_staff", "max"): RuleCase(
        lambda: _on_nord("Maximum staff", 25, 30), "Directions!H2", 25, 50, (("CCO Nord", "Nord", FEBRUARY, 30),),
        lacking=(("why", "it is on staff, not on transfers"),),
    ),
    ("opening", ""): RuleCase(
        late_centre, "Directions!D3", 2, "2012-02", (("CCO Sud", "Sud", "2012-01", 3),),
        lacking=(("sensitivity", "a date has no unit"), ("why", "it forbids transfers, and has no row")),
    ),
    ("training_seats", "max"): RuleCase(
        late_centre, "Directions!G3", 5, 6, (("CCO Sud", "Sud", FEBRUARY, 9),)
    ),
    ("pool_floor", "min"): RuleCase(
        lambda: _on_pool("Floor", 90, 15), "Pools!H2", 90, 85, (("CCO Nord", "Nord", FEBRUARY, 15),),
        lacking=(("why", "it is on what the pool holds, not on transfers"),),
    ),
    ("release_rate", "max"): RuleCase(
        lambda: _on_pool("Release per month", 5, 8), "Pools!E2", 5, 8, (("CCO Nord", "Nord", FEBRUARY, 8),)
    ),
    ("release_total", "max"): RuleCase(
        lambda: _on_pool("Release total", 5, 8), "Pools!F2", 5, 8, (("CCO Nord", "Nord", FEBRUARY, 8),)
    ),
    ("mobility", "max"): RuleCase(
        lambda: _route("yes", 5), "Routes!D2", 5, 8, (("CCO Nord", "Sud", "2012-03", 8),)
    ),
    ("mobility", "year"): RuleCase(
        _yearly_share, "Settings!B6", 0.1, 0.4, (("CCO Nord", "Sud", "2012-03", 8),)
    ),
    ("mobility", "routes"): RuleCase(
        lambda: _route("no", None), "Settings!B5", None, True, (("CCO Nord", "Sud", "2012-03", 8),),
        lacking=(("sensitivity", "a permission has no unit"),),
    ),
    ("outsourced_share", "max"): RuleCase(_shares, "Outsourcing!B2", 0.1, 0.5, lacking=WORK),
    ("activity_outsourcing", "min"): RuleCase(_shares, "Activities!B2", 0.5, 0.1, lacking=WORK),
    ("activity_outsourcing", "max"): RuleCase(_falling, "Activities!C3", 0.1, 0.75, lacking=WORK),
    ("partner_capacity", "max"): RuleCase(_capacity, "Partners!B2", 10, 30, lacking=WORK),
    ("partner_commitment", "min"): RuleCase(
        _commitment, "Partners!C2", 70,
        lacking=(*WORK, ("conflict", "paying more is always possible"), ("repair", "only the partner can lower it"),
                 ("sensitivity", "only the partner can lower it")),
    ),
    ("partner_change", "up"): RuleCase(_rising, "Partners!D2", 3, 25, lacking=WORK),
    ("partner_change", "down"): RuleCase(_falling, "Partners!D2", 3, 42, lacking=WORK),
    ("mutual_aid", "max"): RuleCase(
        _aid, "Directions!I3", 0.25, 1.0,
        lacking=(*WORK, ("conflict", "work may stay undone"), ("repair", "work may stay undone")),
    ),
    ("accompaniment", "max"): RuleCase(
        lambda: _on_nord("Accompaniment", 5, 8), "Directions!I2", 5, 8, (("CCO Nord", "Nord", FEBRUARY, 8),)
    ),
    ("training_group", "min"): RuleCase(
        _group, "Advisor types!C2", 12, 5, (("CCO Nord", "Nord", FEBRUARY, 5),),
        lacking=(("sensitivity", "none or a group: a unit has no price"), ("why", "it is none or a group")),
    ),
    ("decision", "fix"): RuleCase(_fix, "Decisions!E2", 30, 42, (("CCO Nord", "Nord", FEBRUARY, 42),)),
    ("decision", "min"): RuleCase(_two_decisions, "Decisions!E2", 10, 4, (("CCO Nord", "Nord", FEBRUARY, 4),)),
    ("decision", "max"): RuleCase(_two_decisions, "Decisions!E3", 4, 10, (("CCO Nord", "Nord", FEBRUARY, 10),)),
}  # fmt: skip
