"""The rule families and the goals of the model, with their names and defaults (see models/transfers.md)."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from planner.schema.limits import (
    FIXED,
    LEAST,
    MOST,
    Counts,
    Limit,
    Moved,
    Over,
    Side,
    on_direction,
    on_partner,
    on_pool,
)
from planner.schema.types import Choice, Label
from planner.schema.units import DEFAULT_CURRENCY


class Mode(enum.StrEnum):
    """How a rule is applied: always kept, missed at a price, or not at all."""

    HARD = "hard"
    SOFT = "soft"
    OFF = "off"


MODES = (
    Choice(Mode.HARD, Label("hard", "ferme", ("dure", "dur", "stricte"))),
    Choice(Mode.SOFT, Label("soft", "souple", ())),
    Choice(Mode.OFF, Label("off", "inactive", ("inactif", "non", "désactivée", "desactive"))),
)

DEFAULT_PRICE = 10_000.0
"""EUR per unit of shortfall of a soft rule whose Price cell is blank."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule family: ``id`` names its rows in the LP and its line on the Rules sheet.

    ``limits`` are what its rows come from; ``actual``, which is no limit, has none. ``rank``: a conflict is told with
    the smaller first, and of two rules either of which would do the larger is left out. ``on_work``: it is on who does
    the work, and never bears on the staffing alone. ``paired``: its rows come in pairs, so that the side belongs to
    their names. One that has no shortfall to price is never soft: that is refused, or where ``soft_means_hard``
    applied as hard with a warning. ``either_or``: its rows are a choice between none and so much at least, so that it
    has neither room nor price. ``asked_as`` is the option of ``planner why`` that takes its limit as a target.
    """

    id: str
    label: Label
    meaning: Label
    limits: tuple[Limit, ...]
    rank: int
    on_work: bool = False
    paired: bool = False
    unit: str = "FTE"
    may_be_soft: bool = True
    soft_means_hard: bool = False
    either_or: bool = False
    asked_as: str = ""


RULES: tuple[Rule, ...] = (
    Rule(
        "envelope",
        Label("Transfer envelope", "Enveloppe de transferts", ("enveloppe", "enveloppes", "envelopes")),
        Label(
            "Transfers leaving inside a window lie between its minimum and maximum.",
            "Les départs dans une fenêtre restent entre son minimum et son maximum.",
        ),
        (
            Limit(LEAST, Over.ENVELOPE, "envelopes", "minimum", Counts.LEAVING, asks=True, text="_min"),
            Limit(MOST, Over.ENVELOPE, "envelopes", "maximum", Counts.LEAVING, text="_max"),
        ),
        rank=2,
        paired=True,
    ),
    Rule(
        "minimum_staff",
        Label("Minimum staff", "Effectif minimum"),
        Label(
            "From its date on, a centre has at least its minimum of trained advisors.",
            "À partir de sa date, un centre a au moins son minimum de conseillers formés.",
        ),
        (on_direction(LEAST, "minimum_staff", Counts.TRAINED, since="minimum_from", asks=True),),
        rank=0,
    ),
    Rule(
        "maximum_staff",
        Label("Maximum staff", "Effectif maximum"),
        Label(
            "A centre never has more trained advisors than its maximum.",
            "Un centre n'a jamais plus de conseillers formés que son maximum.",
        ),
        (on_direction(MOST, "maximum_staff", Counts.TRAINED),),
        rank=10,
    ),
    Rule(
        "opening",
        Label("Opening date", "Date d'ouverture", ("ouverture",)),
        Label(
            "Nobody finishes training for a centre, and no work is done there, before it opens.",
            "Personne n'achève sa formation pour un centre, et rien ne s'y traite, avant son ouverture.",
        ),
        (on_direction((Side.NONE,), "opens", Counts.EARLY, moved=Moved.DATE),),
        rank=3,
        may_be_soft=False,
    ),
    Rule(
        "training_seats",
        Label("Training seats", "Places de formation"),
        Label(
            "Everyone in training for a centre in a month has a seat.",
            "Toute personne en formation pour un centre dans le mois a une place.",
        ),
        (on_direction(MOST, "training_seats", Counts.IN_TRAINING, months="seats", field="seats"),),
        rank=4,
    ),
    Rule(
        "pool_floor",
        Label("Pool floor", "Plancher du vivier", ("plancher", "planchers")),
        Label(
            "A pool keeps what its own activity still needs.",
            "Un vivier garde ce dont sa propre activité a encore besoin.",
        ),
        (on_pool(LEAST, "floor", Counts.GONE, months="floors", derived="sources", asks=True),),
        rank=7,
    ),
    Rule(
        "release_rate",
        Label("Monthly release", "Départs par mois"),
        Label(
            "A pool releases at most so many advisors in a month.",
            "Un vivier libère au plus tant de conseillers par mois.",
        ),
        (on_pool(MOST, "release_rate", Counts.LEAVING, summed=True),),
        rank=9,
    ),
    Rule(
        "release_total",
        Label("Total release", "Départs au total"),
        Label(
            "A pool releases at most so many advisors over the horizon.",
            "Un vivier libère au plus tant de conseillers sur l'horizon.",
        ),
        (on_pool(MOST, "release_total", Counts.LEAVING, summed=True),),
        rank=6,
    ),
    Rule(
        "mobility",
        Label("Mobility between Directions", "Mobilité entre Directions", ("mobilité",)),
        Label(
            "Moves between Directions use allowed routes, within each route's maximum and the yearly share.",
            "Les mobilités entre Directions suivent les trajets permis, dans leur maximum et la part annuelle.",
        ),
        (
            Limit(MOST, Over.ROUTE, "routes", "maximum", Counts.LEAVING, text="_max"),
            Limit(
                (Side.YEAR,),
                Over.YEAR,
                "settings",
                "mobility_share",
                Counts.LEAVING,
                moved=Moved.MOVED_SHARE,
                text="_year",
            ),
            Limit(
                (Side.ROUTES,),
                Over.DIRECTION,
                "settings",
                "maximum_move_distance",
                Counts.LEAVING,
                moved=Moved.PERMISSION,
                text="_routes",
            ),
        ),
        rank=8,
    ),
    Rule(
        "outsourced_share",
        Label("Outsourced share", "Part sous-traitée"),
        Label(
            "Partners do at most the month's share of all work.",
            "Les prestataires font au plus la part du mois dans l'ensemble du travail.",
        ),
        (
            Limit(
                MOST,
                Over.EVERYTHING,
                "outsourcing",
                "",
                Counts.WORK,
                months="outsourcing",
                field="outsourced_share",
                share_of=Over.EVERYTHING,
            ),
        ),
        rank=11,
        on_work=True,
        asked_as="share",
    ),
    Rule(
        "activity_outsourcing",
        Label("Outsourcing by activity", "Sous-traitance par activité"),
        Label(
            "The outsourced share of each activity lies between its minimum and maximum.",
            "La part sous-traitée de chaque activité reste entre son minimum et son maximum.",
        ),
        (
            Limit(
                LEAST,
                Over.ACTIVITY,
                "activities",
                "outsourced_min",
                Counts.WORK,
                share_of=Over.ACTIVITY,
                asks=True,
                text="_min",
            ),
            Limit(
                MOST,
                Over.ACTIVITY,
                "activities",
                "outsourced_max",
                Counts.WORK,
                share_of=Over.ACTIVITY,
                text="_max",
            ),
        ),
        rank=12,
        on_work=True,
        paired=True,
    ),
    Rule(
        "partner_capacity",
        Label("Partner capacity", "Capacité des prestataires"),
        Label(
            "A partner does at most its capacity in a month.",
            "Un prestataire fait au plus sa capacité dans le mois.",
        ),
        (on_partner(MOST, "capacity"),),
        rank=12,
        on_work=True,
    ),
    Rule(
        "partner_commitment",
        Label("Partner commitment", "Engagement envers les prestataires"),
        Label(
            "A partner is paid at least its commitment, used or not.",
            "Un prestataire est payé au moins son engagement, utilisé ou non.",
        ),
        (on_partner(LEAST, "commitment", asks=True, moved=Moved.NEVER),),
        rank=12,
        on_work=True,
    ),
    Rule(
        "partner_change",
        Label("Partner change per month", "Variation mensuelle des prestataires"),
        Label(
            "A partner's work changes by at most its limit from one month to the next.",
            "Le travail d'un prestataire varie au plus de sa limite d'un mois à l'autre.",
        ),
        (on_partner((Side.UP,), "change", text="_up"), on_partner((Side.DOWN,), "change", text="_down")),
        rank=12,
        on_work=True,
        paired=True,
    ),
    Rule(
        "mutual_aid",
        Label("Mutual aid", "Entraide"),
        Label(
            "At most a share of a Direction's work is served by other Directions.",
            "Une part au plus du travail d'une Direction est servie par d'autres Directions.",
        ),
        (on_direction(MOST, "served_elsewhere", Counts.WORK, share_of=Over.DIRECTION),),
        rank=12,
        on_work=True,
    ),
    Rule(
        "accompaniment",
        Label("Accompaniment", "Accompagnement"),
        Label(
            "Departures for a centre in a month stay within what health and social staff can accompany.",
            "Les départs vers un centre dans le mois restent dans ce que le réseau santé et social accompagne.",
        ),
        (on_direction(MOST, "accompaniment", Counts.LEAVING),),
        rank=5,
    ),
    Rule(
        "decision",
        Label("Decisions", "Décisions", ("decision", "décision")),
        Label(
            "What was decided by hand is kept: fixed, at least, or at most.",
            "Ce qui a été décidé à la main est respecté : fixé, au moins ou au plus.",
        ),
        tuple(
            Limit(sides, Over.DECISION, "decisions", "fte", Counts.LEAVING, asks=True, text=f"_{sides[0]}")
            for sides in (FIXED, LEAST, MOST)
        ),
        rank=1,
        paired=True,
    ),
    Rule(
        "training_group",
        Label("Training groups", "Groupes de formation", ("training group", "groupe de formation")),
        Label(
            "Advisors of a type leave for a Direction in groups of at least the type's smallest, or not at all.",
            "Les conseillers d'un type partent vers une Direction par groupes d'au moins le minimum du type, ou pas du tout.",
        ),
        (Limit(LEAST, Over.TYPE, "types", "smallest_group", Counts.LEAVING),),
        rank=3,
        may_be_soft=False,
        either_or=True,
    ),
    Rule(
        "actual",
        Label("Actual moves", "Réalisé", ("actuals", "réalisés")),
        Label(
            "Months before the as-of month are what happened.",
            "Les mois avant la date d'arrêté sont ce qui s'est passé.",
        ),
        (),
        rank=12,
        may_be_soft=False,
        soft_means_hard=True,
    ),
)

RULE_IDS: tuple[str, ...] = tuple(rule.id for rule in RULES)


def rule(rule_id: str) -> Rule:
    """The rule family called ``rule_id``; KeyError where there is none."""
    return _BY_ID[rule_id]


_BY_ID = {family.id: family for family in RULES}

SHARE_ASKED = next(family.id for family in RULES if family.asked_as == "share")
"""The family whose limit ``planner why --share`` takes as a target."""

_LIMITS = {(family.id, side): limit for family in RULES for limit in family.limits for side in limit.sides}


def limit_of(rule_id: str, side: Side) -> Limit:
    """What a row of a family on that side comes from; KeyError where the family declares no such side."""
    return _LIMITS[rule_id, side]


@dataclass(frozen=True, slots=True)
class GoalType:
    """A goal, with the priority it has when the Goals sheet does not list it (lower is met first)."""

    id: str
    label: Label
    meaning: Label
    unit: str
    priority: float

    @property
    def in_money(self) -> bool:
        """Whether its value is an amount of the case's currency."""
        return self.unit == DEFAULT_CURRENCY


GOALS: tuple[GoalType, ...] = (
    GoalType(
        "targets",
        Label("targets", "cibles", ("objectifs", "cible", "target")),
        Label("Shortfalls of soft rules × their prices.", "Manques aux règles souples × leurs prix."),
        "EUR",
        1.0,
    ),
    GoalType(
        "service",
        Label("service", "service", ("services",)),
        Label("Work nobody does × its price.", "Travail que personne ne fait × son prix."),
        "EUR",
        1.0,
    ),
    GoalType(
        "cost",
        Label("cost", "coût", ("coûts", "costs")),
        Label(
            "Training, moves, partners and own staff.",
            "Formation, mobilité, prestataires et personnel interne.",
        ),
        "EUR",
        2.0,
    ),
    GoalType(
        "stability",
        Label("stability", "stabilité", ()),
        Label(
            "Difference from the agreed plan, where there is one.",
            "Écart au plan convenu, lorsqu'il y en a un.",
        ),
        "FTE",
        2.5,
    ),
    GoalType(
        "wellbeing",
        Label("wellbeing", "bien-être", ("well-being", "well being")),
        Label(
            "Distance moved per 100 km, and 100 × the largest share that any pool gives up.",
            "Distance parcourue par 100 km, et 100 × la plus grande part cédée par un vivier.",
        ),
        "points",
        3.0,
    ),
)

GOAL_IDS: tuple[str, ...] = tuple(goal.id for goal in GOALS)
