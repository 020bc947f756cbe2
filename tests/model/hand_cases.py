"""A case that can be solved by hand for each rule family, small enough that its whole program can be read.

The base: Direction A, open, without staff; 10 advisors in a pool at home; training takes one month and costs 1;
work of 4 FTE in each of three months; work left undone costs 100 an FTE. Without rules four advisors leave at
once: the first month's 4 FTE stay undone (400) and training costs 4.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.dataset.routes import STAY, Route, every_route
from planner.dataset.types import (
    Activity,
    AdvisorType,
    Dataset,
    Decision,
    Direction,
    Envelope,
    Goal,
    Move,
    Partner,
    Pool,
    RuleSetting,
)
from planner.months import Month
from planner.schema.limits import DecisionKind
from planner.schema.rules import RULE_IDS, Mode

MONTHS = 3
TYPE = AdvisorType("Type", 1, 1.0, (1.0, 1.0, 1.0), 0.0, 1.0, 1.0)
POOL = Pool("S", 0, 0, 10.0, None, None, 0.0, (None,) * MONTHS)
CENTRE = Direction(
    "A", "", None, None, 0, 0.0, None, 0, None, 0.0, 1.0, (None,) * MONTHS, None, None
)  # fmt: skip
ELSEWHERE = replace(CENTRE, name="B")
PARTNER = Partner("P", "", None, 0.0, 2.0, None, (True,))
GOALS = (
    Goal("targets", 1.0, 1.0, 0.0),
    Goal("service", 1.0, 1.0, 0.0),
    Goal("cost", 2.0, 1.0, 0.0),
    Goal("stability", None, 1.0, 0.0),
    Goal("wellbeing", None, 1.0, 0.0),
)

BASE = Dataset(
    title="by hand",
    first_month=Month(2012, 1),
    months=MONTHS,
    currency="EUR",
    headcount_unit=0.0,
    internal_cost=0.0,
    unmet_cost=100.0,
    mobility_share=None,
    as_of=0,
    directions=(CENTRE,),
    types=(TYPE,),
    pools=(POOL,),
    routes=every_route(((STAY,),)),
    activities=(Activity("Front", "", None, None),),
    partners=(),
    workload=(((4.0,) * MONTHS,),),
    outsourced_share=(None,) * MONTHS,
    envelopes=(),
    rules={rule: RuleSetting(Mode.OFF, 1.0, True, 1.0) for rule in RULE_IDS},
    goals=GOALS,
    decisions=(),
    actuals=(),
)
BASE_SERVICE = 400.0
"""The first month's work, which nobody can do yet."""


@dataclass(frozen=True)
class HandCase:
    """A dataset with one family on, and its optimum worked out by hand (service and cost, EUR)."""

    dataset: Dataset
    service: float
    cost: float
    why: str
    restricts: bool = True  # whether the rule leaves more work undone than the base does


def with_mode(dataset: Dataset, rule: str, mode: Mode, price: float = 1.0) -> Dataset:
    """``dataset`` with one rule family in another mode."""
    return replace(dataset, rules={**dataset.rules, rule: RuleSetting(mode, price, True, price)})


def _centre(**changes: object) -> tuple[Direction, ...]:
    return (replace(CENTRE, **changes),)  # type: ignore[arg-type]


def _pool(**changes: object) -> tuple[Pool, ...]:
    return (replace(POOL, **changes),)  # type: ignore[arg-type]


def _partner(**changes: object) -> tuple[Partner, ...]:
    return (replace(PARTNER, **changes),)  # type: ignore[arg-type]


def _two_directions(way: Route) -> dict[str, object]:
    """A, whose work nobody else may do, and B, whose pool R has the 10 advisors."""
    return {
        "rules": with_mode(BASE, "mutual_aid", Mode.HARD).rules,
        "directions": (replace(CENTRE, served_elsewhere=0.0), replace(ELSEWHERE, customers_share=0.0)),
        "pools": (replace(POOL, name="R", direction=1),),
        "routes": every_route(((STAY, way), (way, STAY))),
        "workload": (((4.0,) * MONTHS,), ((0.0,) * MONTHS,)),
    }


HAND_CASES: dict[str, Callable[[], HandCase]] = {
    "envelope": lambda: HandCase(
        replace(BASE, envelopes=(Envelope("W", 0, 2, 1.0, 3.0, None, None),)),
        600, 3, "at most 3 leave: 4 undone at first, then 1 and 1; training 3",
    ),
    "minimum_staff": lambda: HandCase(
        replace(BASE, directions=_centre(minimum_staff=5.0, minimum_from=1)),
        400, 5, "5 leave at once though 4 would do", restricts=False,
    ),
    "maximum_staff": lambda: HandCase(
        replace(BASE, directions=_centre(maximum_staff=3.0)),
        600, 3, "3 in the centre: 4, 1 and 1 undone",
    ),
    "opening": lambda: HandCase(
        replace(BASE, directions=_centre(opens=2)),
        800, 4, "the centre works in the third month only: 4 and 4 undone",
    ),
    "training_seats": lambda: HandCase(
        replace(BASE, directions=_centre(seats=(2.0,) * MONTHS)),
        600, 4, "2 a month: 0, 2 and 4 trained; 4, 2 and 0 undone",
    ),
    "pool_floor": lambda: HandCase(
        replace(BASE, pools=_pool(floor=(7.0,) * MONTHS)),
        600, 3, "7 of 10 stay: 3 leave; 4, 1 and 1 undone",
    ),
    "release_rate": lambda: HandCase(
        replace(BASE, pools=_pool(release_rate=2.0)),
        600, 4, "2 a month: 0, 2 and 4 trained; 4, 2 and 0 undone",
    ),
    "release_total": lambda: HandCase(
        replace(BASE, pools=_pool(release_total=3.0)),
        600, 3, "3 leave; 4, 1 and 1 undone",
    ),
    "mobility": lambda: HandCase(
        replace(BASE, mobility_share=0.5, **_two_directions(Route(True, 100.0, 8.0, 3.0))),  # type: ignore[arg-type]
        600, 30, "3 move to A (the route's maximum), so 3 must leave for B itself (half of the year's moves): "
        "4, 1 and 1 undone; training 6, moves 24",
    ),
    "outsourced_share": lambda: HandCase(
        replace(BASE, partners=_partner(), outsourced_share=(0.5,) * MONTHS),
        200, 8, "partners may do 2 of the first 4 (cost 4); training 4 serves the rest",
    ),
    "activity_outsourcing": lambda: HandCase(
        replace(BASE, partners=_partner(), activities=(Activity("Front", "", 0.25, 0.5),)),
        200, 11, "partners do 2, then at least 1 and 1 (cost 8); training 3",
    ),
    "partner_capacity": lambda: HandCase(
        replace(BASE, partners=_partner(capacity=3.0)),
        100, 10, "partners do 3 of the first 4 (cost 6); training 4",
    ),
    "partner_commitment": lambda: HandCase(
        replace(BASE, partners=_partner(commitment=1.0)),
        0, 15, "partners are paid 4, 1 and 1 (cost 12), so 1 a month is theirs; training 3", restricts=False,
    ),
    "partner_change": lambda: HandCase(
        replace(BASE, partners=_partner(change=3.0)),
        0, 14, "partners do 4, 1 and 0 (cost 10); training 3 and then 1", restricts=False,
    ),
    "mutual_aid": lambda: HandCase(
        replace(
            BASE,
            directions=(replace(CENTRE, served_elsewhere=0.25), replace(ELSEWHERE, starting_staff=10.0)),
            pools=_pool(available=0.0),
            routes=every_route(((STAY, STAY), (STAY, STAY))),
            workload=(((4.0,) * MONTHS,), ((0.0,) * MONTHS,)),
        ),
        900, 0, "B has 10 to help with, but may do a quarter of A's 4: 3 undone a month",
    ),
    "accompaniment": lambda: HandCase(
        replace(BASE, directions=_centre(accompaniment=2.0)),
        600, 4, "2 a month: 0, 2 and 4 trained; 4, 2 and 0 undone",
    ),
    "decision": lambda: HandCase(
        replace(BASE, decisions=(
            Decision(0, 0, 0, DecisionKind.FIX, 5.0), Decision(None, None, None, DecisionKind.AT_MOST, 8.0),
        )),
        400, 5, "5 leave at once because it was decided", restricts=False,
    ),
    "training_group": lambda: HandCase(
        replace(BASE, types=(replace(TYPE, smallest_group=6.0),)),
        400, 6, "a group of 6 leaves at once though 4 would do", restricts=False,
    ),
    "actual": lambda: HandCase(
        replace(BASE, as_of=1, actuals=(Move(0, 0, 0, 2.0),)),
        600, 4, "2 left in the first month, 2 more leave in the second: 4, 2 and 0 undone",
    ),
}  # fmt: skip
"""Rule family → its case, in the order of the schema."""


def hand_case(rule: str) -> HandCase:
    """The case of a rule family with that family hard and every other off."""
    case = HAND_CASES[rule]()
    return replace(case, dataset=with_mode(case.dataset, rule, Mode.HARD))


def definitions_case() -> Dataset:
    """Every definition at work: attrition, ramp, trainers, pass rate, aid, a partner, and the goal wellbeing."""
    learner = AdvisorType("Type", 1, 1.0, (0.5, 0.75, 1.0), 0.25, 0.9, 1.0)
    goals = tuple(replace(goal, priority=3.0) if goal.id == "wellbeing" else goal for goal in GOALS)
    return replace(
        BASE,
        internal_cost=2.0,
        directions=(
            replace(CENTRE, attrition=0.1, customers_share=0.5),
            replace(ELSEWHERE, starting_staff=2.0, customers_share=0.5),
        ),
        types=(learner,),
        pools=(replace(POOL, attrition=0.1),),
        routes=every_route(((STAY, Route(True, 100.0, 8.0, None)), (Route(True, 100.0, 8.0, None), STAY))),
        partners=(PARTNER,),
        workload=(((4.0,) * MONTHS,), ((2.0,) * MONTHS,)),
        goals=goals,
    )
